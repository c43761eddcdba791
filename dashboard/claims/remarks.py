"""Remarks without a figure: the series that bear on them, and no verdict.

claims.csv names for each what it is about, several things parted by a semicolon: turnover, arms
deliveries, or the share of a side's goods trade.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.package.claim_rows import is_remark
from dashboard.package.package import Package
from dashboard.series.books import Books, Request, series
from dashboard.series.flows import Pair
from dashboard.series.from_package import pairs_of
from dashboard.series.periods import bounds, position
from dashboard.vocabulary import UNITS, Ledger, Measure, Step

SHARE = re.compile(r"share of (.+)'s goods trade")
ARMS = "arms deliveries"
LAID_OUT = ["pair", "period", "value", "status", "source", "note", "predecessor", "position"]


@dataclass(frozen=True)
class Remark:
    """A row of claims.csv without a figure, with where it stands and what it is about.

    `pair` is None where no row of pairs.csv has its two sides.
    """

    id: str
    said: str
    stated_on: str
    paragraph: int | None
    quoted: str
    about: str
    period: str
    note: str
    pair: Pair | None

    @property
    def topics(self) -> list[str]:
        """What it is about, one by one."""
        parts = (topic.strip() for topic in self.about.split(";"))
        return list(dict.fromkeys(topic for topic in parts if topic))


@dataclass(frozen=True)
class Bearing:
    """One series beside a remark. `ledger` None where it is no trade; empty values: not held."""

    about: str
    values: pd.DataFrame
    unit: str
    ledger: Ledger | None = None


def remarks_of(package: Package) -> list[Remark]:
    """The rows of claims.csv that state no figure, in their order."""
    pairs = {pair.id: pair for pair in pairs_of(package)}
    rows = [row for row in package.claims.to_dict("records") if is_remark(row)]
    return [
        Remark(
            id=row["id"],
            said=row["speaker"],
            stated_on=row["stated_on"],
            paragraph=None if pd.isna(row["paragraph"]) else int(row["paragraph"]),
            quoted=row["fragment"],
            about=row["measure"],
            period=row["period"],
            note=row["note"],
            pair=pairs.get(f"{row['reporter']}-{row['partner']}"),
        )
        for row in rows
    ]


def bearing(
    books: Books, pair: Pair, topic: str, years: tuple[int, int], names: Mapping[str, str]
) -> Bearing:
    """The series that bears on a topic, as long as the data have it.

    Of the ledgers the one with most values in the years of the remark, the first of equals.
    """
    if topic == ARMS:
        return _arms(books.indicators, pair)
    measure = _measure(topic, pair, names)
    if measure is None:
        return Bearing(topic, pd.DataFrame(columns=LAID_OUT), "")
    found = [
        (ledger, series(books, Request((pair,), measure, ledger, source)))
        for ledger, source in ((Ledger.FIRST, None), (Ledger.SECOND, None), *_together(books))
    ]
    ledger, values = max(found, key=lambda each: _inside(each[1], years))
    return Bearing(topic, values, UNITS[measure], ledger)


def years_of(period: str, since: int, until: int) -> tuple[int, int]:
    """First and last year of the stretch a remark names, or else of the one given."""
    if not period:
        return since, until
    first, last = bounds(period)
    return first.year, last.year


def _together(books: Books) -> Sequence[tuple[Ledger, str]]:
    """Both importers' records, from each source that the stated order does not read."""
    ordered = {source for order in books.order.values() for source in order}
    return [(Ledger.IMPORTERS, one) for one in books.sources() if one not in ordered]


def _measure(topic: str, pair: Pair, names: Mapping[str, str]) -> Measure | None:
    if topic == "turnover":
        return Measure.TURNOVER
    match = SHARE.fullmatch(topic)
    sides = {names.get(pair.first): Measure.SHARE, names.get(pair.second): Measure.SHARE_OF_PARTNER}
    return sides.get(match[1]) if match else None


def _inside(values: pd.DataFrame, years: tuple[int, int]) -> int:
    at = values["period"].str[:4].astype(int)
    return int(((at >= years[0]) & (at <= years[1])).sum())


def _arms(indicators: pd.DataFrame, pair: Pair) -> Bearing:
    """SIPRI's trend-indicator values from the first side to the second; no year is filled."""
    chosen = (
        (indicators["indicator"] == "arms-deliveries")
        & (indicators["economy"] == pair.first)
        & (indicators["partner"] == pair.second)
    )
    rows = indicators[chosen]
    if rows.empty:
        return Bearing(ARMS, pd.DataFrame(columns=LAID_OUT), "")
    longest = rows["source"].value_counts().index[0]
    own = rows[rows["source"] == longest].sort_values("period")
    values = own.assign(
        pair=pair.id,
        predecessor="",
        position=[position(period, Step.ANNUAL) for period in own["period"]],
    )
    return Bearing(ARMS, values[LAID_OUT].reset_index(drop=True), str(own["unit"].iloc[0]))
