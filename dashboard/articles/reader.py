"""Reads paragraphs: figures of trade between two named economies, as proposals.

The way of a sentence: words and marks, figures, groups, heads, sides, kinds, periods.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dashboard.articles.context import Context
from dashboard.articles.dates import Dates
from dashboard.articles.heads import heads
from dashboard.articles.language import language_of
from dashboard.articles.letters import Visible, visible
from dashboard.articles.lexicon import Lexicon, lexicon
from dashboard.articles.mentions import mentions
from dashboard.articles.proposal import Proposal
from dashboard.articles.sentence import Sentence
from dashboard.articles.sentence_reading import SentenceReading
from dashboard.articles.tokens import sentences_of, tokens_of
from dashboard.errors import TooLarge

MOST_LETTERS = 200_000
"""Letters of a text that are read: some 30,000 words, more than any article has."""
SHORTEST = 4
"""Letters of a paragraph that may say something."""
DATELINE, TOP = 3, 300
"""In so many paragraphs at the top of a text, and their first letters, its date is looked for."""


def read(paragraphs: Sequence[str], dated: str = "") -> tuple[Proposal, ...]:
    """The figures of trade in a text. `dated` is its day, where it is known (ISO 8601).

    Raises TooLarge where the text is longer than what is read.
    """
    letters = sum(map(len, paragraphs))
    if letters > MOST_LETTERS:
        raise TooLarge(
            f"The text has {letters:,} letters; at most {MOST_LETTERS:,} are read. "
            "Hand in the part that is to be checked."
        )
    words = lexicon(language_of(paragraphs))
    reading = _Reading(words, dated or _dateline(paragraphs, words))
    return tuple(
        one
        for number, paragraph in enumerate(paragraphs, start=1)
        if len(paragraph) >= SHORTEST
        for one in reading.paragraph(number, visible(paragraph))
    )


def dateline(paragraphs: Sequence[str]) -> str:
    """The day that stands at the top of a text; nothing where none does."""
    return _dateline(paragraphs, lexicon(language_of(paragraphs)))


def _dateline(paragraphs: Sequence[str], words: Lexicon) -> str:
    """The day that stands at the top of a text: “ANKARA, 14 February 2023 (Agency) - …”."""
    for paragraph in paragraphs[:DATELINE]:
        sentence = Sentence(tokens_of(visible(paragraph[:TOP]).text)[:30], words)
        for when in Dates(sentence, "").found():
            behind = sentence.tokens[when.j : when.j + 8]
            if when.day and when.i <= 8 and (not behind or any(t.text in "-–:" for t in behind)):
                return when.period
    return ""


class _Reading:
    """One text being read, with what its sentences have left standing."""

    def __init__(self, words: Lexicon, dated: str) -> None:
        self.words = words
        self.dated = dated
        self.context = Context()

    def paragraph(self, number: int, shown: Visible) -> Iterator[Proposal]:
        """The proposals of a paragraph."""
        for tokens in sentences_of(tokens_of(shown.text), self.words.short):
            for one in self._sentence(Sentence(tokens, self.words)):
                yield _placed(one, number, shown)

    def _sentence(self, sentence: Sentence) -> list[Proposal]:
        found = mentions(sentence)
        made = SentenceReading(sentence, found, self.context, self.dated).made()
        trade = [head for head in heads(sentence, 0, len(sentence)) if head.measure]
        self.context.heard(found, next(iter(trade), None), told=bool(made))
        self.context.of_two = bool(sentence.of("together"))
        return made


def _placed(one: Proposal, number: int, shown: Visible) -> Proposal:
    """A proposal with its paragraph, its words, and their place in the text as handed in."""
    words = shown.text[one.start : one.end]
    start, end = shown.place(one.start), shown.place(one.end - 1) + 1
    return replace(one, paragraph=number, fragment=words, start=start, end=end)
