"""A sentence as its words and what the lexicon knows of them."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from dashboard.articles.lexicon import Lexicon, Mark
from dashboard.articles.tokens import Token

WHOLE = {"measureverb", "share"}
"""Classes of phrases that may end in a word of change which is none: “made up”."""
INSERTING = {",", "(", ")", "–"}
"""Signs that a remark begins and ends with."""


def _without_parts(marks: list[Mark]) -> list[Mark]:
    ends = {mark.j: mark.i for mark in marks if mark.kind in WHOLE}
    return [m for m in marks if m.kind != "change" or ends.get(m.j, m.i) >= m.i]


@dataclass
class Sentence:
    """Tokens and marks of one sentence, with the marks at hand by where they begin and end."""

    tokens: list[Token]
    lexicon: Lexicon
    marks: list[Mark] = field(default_factory=list)
    _first: dict[tuple[str, int], Mark] = field(default_factory=dict)
    _last: dict[tuple[str, int], Mark] = field(default_factory=dict)
    _kinds: dict[str, list[Mark]] = field(default_factory=dict)
    _signs: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Finds the phrases and shelves them."""
        self.marks = _without_parts(self.lexicon.marks(self.tokens))
        self._signs = [at for at, token in enumerate(self.tokens) if token.text in INSERTING]
        for mark in self.marks:
            self._first[mark.kind, mark.i] = mark
            self._last[mark.kind, mark.j] = mark
            self._kinds.setdefault(mark.kind, []).append(mark)

    def __len__(self) -> int:
        return len(self.tokens)

    def of(self, kind: str) -> list[Mark]:
        """All marks of a class, in the order of the sentence."""
        return self._kinds.get(kind, [])

    def within(self, kind: str, i: int, j: int) -> list[Mark]:
        """The marks of a class that stand wholly from token i up to j."""
        return [mark for mark in self.of(kind) if i <= mark.i and mark.j <= j]

    def starting(self, kind: str, at: int) -> Mark | None:
        """The mark of a class that begins at a token."""
        return self._first.get((kind, at))

    def ending(self, kind: str, at: int) -> Mark | None:
        """The mark of a class that ends right before a token."""
        return self._last.get((kind, at))

    def sign_before(self, at: int) -> int:
        """The last sign before a token that a remark may begin or end with; -1 where none is."""
        behind = bisect_left(self._signs, at)
        return self._signs[behind - 1] if behind else -1

    def covered(self, kind: str, at: int) -> bool:
        """Whether a token lies in a mark of a class."""
        return any(mark.i <= at < mark.j for mark in self.of(kind))

    def text(self, at: int) -> str:
        """The plain letters of a token; nothing outside the sentence."""
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""

    def any_ending(self, kinds: Iterable[str], at: int) -> Mark | None:
        """The longest mark of several classes that ends right before a token."""
        found = [mark for kind in kinds if (mark := self.ending(kind, at))]
        return min(found, key=lambda mark: mark.i, default=None)

    def any_starting(self, kinds: Iterable[str], at: int) -> Mark | None:
        """The longest mark of several classes that begins at a token."""
        found = [mark for kind in kinds if (mark := self.starting(kind, at))]
        return max(found, key=lambda mark: mark.j, default=None)
