"""A text as words, numbers and signs with their places, and as sentences.

Every pattern here runs through a text once, whatever stands in it.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from dashboard.articles.letters import NO_LETTER, plain

TOKEN = re.compile(
    r"\d{1,3}(?: \d{3}){1,4}(?!\d)|\d[\d.,]*\d|\d"
    r"|(?<=\w)'[^\W\d_]+|[^\W\d_]+|([^\s\w])\1{3,}|[^\s\w]|_"
)
ENDS = frozenset(".!?؟…")
CLOSING = frozenset("\"')]")
LONGEST = 250
"""Words and signs in a sentence: a longer one is read in pieces of so many."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a sign: its plain letters, its place, and how it was printed."""

    text: str
    start: int
    end: int
    printed: str
    spaced: bool
    """Whether blanks stand before it."""

    @property
    def is_number(self) -> bool:
        """Whether it is written in digits."""
        return self.text[0].isdigit()

    @property
    def is_word(self) -> bool:
        """Whether it is written in letters."""
        return self.text[0].isalpha() or (len(self.text) > 1 and self.text[0] == "'")


def tokens_of(text: str) -> list[Token]:
    """The words, numbers and signs of a text."""
    folded = plain(text)
    return [
        Token(
            found.group().replace(NO_LETTER, "") or NO_LETTER,
            *found.span(),
            text[found.start() : found.end()],
            found.start() > 0 and folded[found.start() - 1] == " ",
        )
        for found in TOKEN.finditer(folded)
    ]


def sentences_of(tokens: list[Token], short: Collection[str]) -> Iterator[list[Token]]:
    """Sentences; `short` are abbreviations, whose point ends none."""
    first = 0
    for at in range(len(tokens)):
        if at + 1 == len(tokens) or at - first >= LONGEST or _ends(tokens, at, short):
            yield tokens[first : at + 1]
            first = at + 1


def _ends(tokens: list[Token], at: int, short: Collection[str]) -> bool:
    """Whether a sentence ends with a token: a point or its like, then a blank and a beginning."""
    behind = tokens[at + 1]
    if not behind.spaced or behind.printed[0].islower():
        return False
    if tokens[at].text in CLOSING and at:
        return tokens[at - 1].text in ENDS and behind.text not in ENDS
    if tokens[at].text not in ENDS:
        return False
    word = tokens[at - 1].text if at else ""
    return tokens[at].text != "." or not (word in short or (len(word) == 1 and word.isalpha()))
