"""Choices are asked once, of whoever answers: a reader at the controls of a page, or an address.

A room's `choose.py` says what can be chosen, in which order and what is usual. On a page each
question is drawn as a control (`parts/controls.py`); for an address the same questions are answered
by its words (`views/addressed.py`). So an address means the same view to both.
"""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

ALL = "all"
"""How an address says that none in particular is chosen."""
Place = AbstractContextManager[Any]
"""A part of a page in which questions are asked; entering it again goes on in it."""


class Ask(Protocol):
    """Whoever answers. `key` names a choice in addresses; `words` are options, code to words.

    `more` is how a control looks or helps, of no use to an address.
    """

    def select(self, label: str, key: str, words: Mapping[Any, str], **more: object) -> str:
        """One of many; usually the first."""
        ...

    def switch(self, label: str, key: str, words: Mapping[str, str], **more: object) -> str:
        """One of a few; usually the first."""
        ...

    def one_or_all(self, label: str, key: str, every: str, words: Mapping[str, str]) -> str:
        """One of many, or all of them, which is usual: then the answer is empty."""
        chosen = self.select(label, key, {ALL: every, **words})
        return "" if chosen == ALL else chosen

    def several(
        self,
        label: str,
        key: str,
        words: Mapping[str, str],
        usual: Sequence[str],
        *,
        afresh: bool = False,
        **more: object,
    ) -> list[str]:
        """Any of many; `afresh` begins again with the usual ones once none chosen is offered."""
        ...

    def marks(
        self, label: str, key: str, words: Mapping[str, str], usual: Sequence[str]
    ) -> list[str]:
        """Any of a few."""
        ...

    def words(self, label: str, key: str, hint: str, **more: object) -> str:
        """Any words; usually none."""
        ...

    def span(
        self, label: str, key: str, first: int, last: int, usual: tuple[int, int]
    ) -> tuple[int, int]:
        """Two years, the earlier one first."""
        ...

    def columns(self, widths: int | Sequence[int]) -> Sequence[Place]:
        """Places side by side."""
        ...

    def row(self) -> Place:
        """A place in which questions stand side by side."""
        ...

    def place(self) -> Place:
        """A place that is filled later."""
        ...

    def folded(self, label: str) -> Place:
        """A place that is seen after a click."""
        ...

    def done(self) -> None:
        """Every question of the page has been asked."""
        ...
