"""Reads paragraphs: figures of trade between two named economies, as proposals.

The way of a sentence: words and marks, figures, groups, heads, sides, kinds, periods.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dashboard.articles.aims import is_aim
from dashboard.articles.amounts import amounts
from dashboard.articles.changes import Change, change_of, is_amount_of_change
from dashboard.articles.context import Context
from dashboard.articles.dates import Dates
from dashboard.articles.figure import Figure
from dashboard.articles.groups import Group, groups
from dashboard.articles.language import language_of
from dashboard.articles.letters import Visible, visible
from dashboard.articles.lexicon import Lexicon, lexicon
from dashboard.articles.mentions import Mention, mentions
from dashboard.articles.pairing import Pairing, Told
from dashboard.articles.periods import Times, period_of, times_of
from dashboard.articles.proposal import Proposal
from dashboard.articles.quantities import quantities
from dashboard.articles.relations import Bound, bound
from dashboard.articles.sentence import Sentence
from dashboard.articles.shares import share_of
from dashboard.articles.tokens import sentences_of, tokens_of
from dashboard.errors import TooLarge

MOST_LETTERS = 400_000
"""Letters of a text that are read: some 60,000 words, more than any article has."""
DATELINE = 3
"""Paragraphs at the top of a text in which its date is looked for."""


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
        for one in reading.paragraph(number, visible(paragraph))
    )


def dateline(paragraphs: Sequence[str]) -> str:
    """The day that stands at the top of a text; nothing where none does."""
    return _dateline(paragraphs, lexicon(language_of(paragraphs)))


def _dateline(paragraphs: Sequence[str], words: Lexicon) -> str:
    """The day that stands at the top of a text: “ANKARA, 14 February 2023 (Agency) - …”."""
    for paragraph in paragraphs[:DATELINE]:
        sentence = Sentence(tokens_of(visible(paragraph[:300]).text)[:30], words)
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
        made = _Claims(sentence, found, self.context, self.dated).made()
        self.context.heard(found, told=bool(made))
        return made


def _placed(one: Proposal, number: int, shown: Visible) -> Proposal:
    """A proposal with its paragraph, its words, and their place in the text as handed in."""
    words = shown.text[one.start : one.end]
    start, end = shown.place(one.start), shown.place(one.end - 1) + 1
    return replace(one, paragraph=number, fragment=words, start=start, end=end)


@dataclass
class _Claims:
    """The proposals of one sentence, one figure after the other."""

    sentence: Sentence
    found: list[Mention]
    context: Context
    dated: str

    def made(self) -> list[Proposal]:
        figures = figures_of(self.sentence)
        if not figures:
            return []
        times = times_of(self.sentence, self.dated)
        pairing = Pairing(self.sentence, self.found, self.context)
        return [
            one
            for group in groups(self.sentence, figures)
            for figure in group.figures
            if (one := self._one(pairing, times, group, figure))
        ]

    def _one(self, pairing: Pairing, times: Times, group: Group, figure: Figure) -> Proposal | None:
        if figure.is_money:
            if is_amount_of_change(self.sentence, figure):
                return None
            told = pairing.told(group, figure)
            return self._claim("level", told, times, group, figure) if told else None
        change = change_of(self.sentence, figure)
        if change:
            told = pairing.told(group, figure)
            return self._claim("change", told, times, group, figure, change) if told else None
        share = share_of(self.sentence, group, figure, self.found, self.context)
        return self._claim("share", Told(*share), times, group, figure) if share else None

    def _claim(
        self,
        kind: str,
        told: Told,
        times: Times,
        group: Group,
        figure: Figure,
        change: Change | None = None,
    ) -> Proposal:
        period, since = period_of(self.sentence, group, figure, times, self.context.period)
        aim = is_aim(self.sentence, group, figure)
        binding = bound(self.sentence, figure)
        self.context.told(told.head, told.sides, period)
        tokens = self.sentence.tokens
        start, end = _fragment(binding, change)
        return Proposal(
            paragraph=0,
            measure=told.head.measure,
            kind="target" if aim else kind,
            reporter=told.sides.own,
            partner=told.sides.other,
            flow_of=_flow_of(told),
            relation=binding.relation,
            value=change.percent if change else figure.value,
            upper=change.upper if change else figure.upper,
            currency=figure.currency,
            precision=change.step if change else figure.step,
            period=period,
            since=since,
            other=None,
            fragment="",
            start=tokens[start].start,
            end=tokens[end - 1].end,
        )


def _fragment(binding: Bound, change: Change | None) -> tuple[int, int]:
    if change is None:
        return binding.i, binding.j
    return min(binding.i, change.i), max(binding.j, change.j)


def _flow_of(told: Told) -> str:
    """Whose flow it is; of a balance, the side with the surplus."""
    if told.head.measure == "turnover":
        return ""
    return told.sides.other if told.head.key in ("deficit", "balance") else told.sides.own


def figures_of(sentence: Sentence) -> list[Figure]:
    """All figures of a sentence in order; a conversion into another currency is no second one."""
    found = sorted([*amounts(sentence), *quantities(sentence)], key=lambda one: (one.i, -one.j))
    kept: list[Figure] = []
    for one in found:
        overlaps = kept and one.i < kept[-1].j
        if not overlaps and not (kept and _is_conversion(sentence, kept[-1], one)):
            kept.append(one)
    return kept


def _is_conversion(sentence: Sentence, one: Figure, two: Figure) -> bool:
    """“2.1 trillion roubles ($24.6 billion)”: the same amount in another currency."""
    if not (one.is_money and two.is_money and one.currency != two.currency):
        return False
    between = range(one.j, two.i)
    opened = [at for at in between if sentence.text(at) in {"(", "[", ","}]
    known = ("filler", "relation", "equal", "boundary", "prep")
    return bool(opened) and all(
        at in opened or any(sentence.covered(kind, at) for kind in known) for at in between
    )
