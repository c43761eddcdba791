"""Rows of trade that are not at hand: read for the pairs asked for, and treated as the others."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product

import pandas as pd

from dashboard.package.trade_table import Far

Treatment = Callable[[pd.DataFrame], pd.DataFrame]
"""What makes rows of trade of rows of trade, each pair for itself."""
NOBODY: Mapping[str, Sequence[str]] = {}
SIDES = ["reporter", "partner"]


@dataclass(frozen=True)
class Beyond:
    """The copies that hold them, and what is done to what is read, in that order.

    `stands_for` gives the codes whose rows may become those of another by a treatment, besides its
    own.
    """

    far: tuple[Far, ...] = ()
    treatments: tuple[Treatment, ...] = ()
    stands_for: Mapping[str, Sequence[str]] = field(default_factory=lambda: NOBODY)

    def after(self, treatment: Treatment) -> "Beyond":
        """The same with one more treatment."""
        return replace(self, treatments=(*self.treatments, treatment))

    def between(self, couples: Sequence[tuple[str, str]]) -> list[pd.DataFrame]:
        """The rows of reporters with their partners, copy by copy."""
        if not self.far:
            return []
        asked = {one for a, b in couples for one in product(self._codes(a), self._codes(b))}
        wanted = pd.MultiIndex.from_tuples(couples, names=SIDES)
        read = [self._treated(each.between(sorted(asked))) for each in self.far]
        return [rows[pd.MultiIndex.from_frame(rows[SIDES]).isin(wanted)] for rows in read]

    def lines(self) -> list[pd.DataFrame]:
        """Copy by copy a row for each line of a book, of the last year that it has."""
        return [self._treated(each.lines()) for each in self.far]

    def whole(self, without: Iterable[str]) -> list[pd.DataFrame]:
        """Every row, copy by copy, without the copies of some digests."""
        passed = set(without)
        return [self._treated(one.whole()) for one in self.far if one.digest not in passed]

    @property
    def digests(self) -> set[str]:
        """Those of the files that the rows lie in."""
        return {each.digest for each in self.far}

    def _codes(self, code: str) -> tuple[str, ...]:
        return (code, *self.stands_for.get(code, ()))

    def _treated(self, rows: pd.DataFrame) -> pd.DataFrame:
        for treatment in self.treatments:
            rows = treatment(rows)
        return rows


NOTHING_BEYOND = Beyond()


def having(rows: pd.DataFrame, column: str, words: Sequence[str]) -> pd.DataFrame:
    """The rows with one of some words in a column."""
    return rows[rows[column].isin(words)]


def both_ways(one: str, other: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """Reporter and partner of the records of two economies."""
    return (one, other), (other, one)
