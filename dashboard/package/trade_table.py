"""The trade of a package: rows at hand, and rows in columnar copies, read when asked for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.package.columnar import Copy, Couple


@dataclass(frozen=True)
class Far:
    """Rows of one source that lie in a columnar copy."""

    source: str
    copy: Copy

    @property
    def digest(self) -> str:
        """That of the file which it is a copy of."""
        return self.copy.digest

    def between(self, couples: Iterable[Couple]) -> pd.DataFrame:
        """The rows of reporters with their partners."""
        return self.copy.between(couples).assign(source=self.source)

    def whole(self) -> pd.DataFrame:
        """Every row."""
        return self.copy.whole().assign(source=self.source)

    def first(self, most: int) -> pd.DataFrame:
        """So many of the rows, by reporter and partner."""
        return self.copy.first(most).assign(source=self.source)

    def lines(self) -> pd.DataFrame:
        """A row for each reporter, partner, flow and status, of the last year that it has."""
        lines = self.copy.lines.rename(columns={"last": "period"})
        return lines.assign(source=self.source, value_usd=0.0, note="", valuation="")


@dataclass(frozen=True)
class TradeTable:
    """All trade of a package, with a column `source`: `near` at hand, `far` read when asked for.

    `order` are the sources as the package lists them.
    """

    near: pd.DataFrame
    far: tuple[Far, ...] = ()
    order: tuple[str, ...] = ()

    def whole(self) -> pd.DataFrame:
        """Every row: for what looks at all data, never for a page."""
        return together(self.near, [each.whole() for each in self.far], self.order)

    def between(self, couples: Sequence[Couple]) -> pd.DataFrame:
        """The rows of reporters with their partners, in the order of the table."""
        wanted = pd.MultiIndex.from_tuples(couples, names=["reporter", "partner"])
        held = pd.MultiIndex.from_frame(self.near[["reporter", "partner"]]).isin(wanted)
        far = [each.between(couples) for each in self.far]
        return together(self.near[held], far, self.order)

    def of(self, source: str, most: int | None = None) -> pd.DataFrame:
        """The rows of one source; of a copy only the first, where `most` says how many."""
        for each in self.far:
            if each.source == source:
                return each.whole() if most is None else each.first(most)
        return self.near[self.near["source"] == source]

    def years(self) -> tuple[int, int]:
        """The first and last year of all rows."""
        near = self.near["period"].str[:4]
        firsts = [near.min(), *(min(each.copy.words("first") or [""]) for each in self.far)]
        lasts = [near.max(), *(max(each.copy.words("last") or [""]) for each in self.far)]
        return (
            min(int(year) for year in firsts if isinstance(year, str) and year),
            max(int(year) for year in lasts if isinstance(year, str) and year),
        )


def together(near: pd.DataFrame, far: Sequence[pd.DataFrame], order: Sequence[str]) -> pd.DataFrame:
    """Rows at hand with rows read, source by source in an order."""
    parts = [part for part in far if len(part)]
    if not parts:
        return near
    rows = pd.concat([near, *parts], ignore_index=True)[[*near.columns]]
    rank = rows["source"].map({source: place for place, source in enumerate(order)})
    return rows.iloc[rank.argsort(kind="stable")].reset_index(drop=True)
