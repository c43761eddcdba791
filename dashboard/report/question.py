"""What a worksheet asks, as values: the claim it is about, and the figures that answer it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.claims.claim import Claim, Judgement
from dashboard.claims.court import Court, court_of
from dashboard.package.package import Package
from dashboard.series.flows import Pair
from dashboard.series.plot import Plot
from dashboard.series.prices import price_index
from dashboard.vocabulary import Ledger, Verdict

Row = Mapping[Any, Any]


@dataclass(frozen=True, eq=False)
class Scene:
    """What questions are made from: the claims, their pairs, and the series that is drawn."""

    package: Package
    claims: tuple[Claim, ...]
    pairs: tuple[Pair, ...]
    plot: Plot | None

    @property
    def court(self) -> Court:
        """Where the claims are judged."""
        return court_of(self.package)

    @property
    def prices(self) -> Mapping[str, float]:
        """The price index of the data, by year."""
        return price_index(self.package.indicators)

    @property
    def judged(self) -> list[Claim]:
        """The claims that somebody stated as a fact."""
        return [claim for claim in self.claims if claim.is_judged]


@dataclass(frozen=True, eq=False, kw_only=True)
class Question:
    """A question. `claim` is the one it is about, if any; `worth` is higher where it tells more."""

    claim: Claim | None = None
    worth: int = 0


@dataclass(frozen=True, eq=False, kw_only=True)
class WhichYear(Question):
    """In which of some years one side's ledger keeps the claim; each with its plain reading."""

    claim: Claim
    ledger: Ledger
    years: tuple[Judgement, ...]


@dataclass(frozen=True, eq=False, kw_only=True)
class WhoseLedger(Question):
    """What each side's ledger says in the period that the claim is judged in."""

    claim: Claim
    judgements: tuple[Judgement, ...]


@dataclass(frozen=True, eq=False, kw_only=True)
class Prices:
    """What the price index was in two years, how that is known, and whose it is."""

    years: tuple[str, str]
    values: tuple[float, float]
    status: str
    source: str


@dataclass(frozen=True, eq=False, kw_only=True)
class InDollars(Question):
    """A year's amount in its own dollars and in those of the claim's year, each with a verdict."""

    claim: Claim
    own: Judgement
    value: float
    verdict: Verdict
    prices: Prices


@dataclass(frozen=True, eq=False, kw_only=True)
class Growth(Question):
    """A pair's amount in two years, in current dollars; rows of the series that is drawn."""

    rows: tuple[Row, Row]
    prices: Prices


@dataclass(frozen=True, eq=False, kw_only=True)
class BothBooks(Question):
    """One year's goods as the seller and as the buyer recorded them; a row of `ledgers/gaps.py`."""

    row: Row


@dataclass(frozen=True, eq=False, kw_only=True)
class HowMade(Question):
    """How each line's figures came to be, and where there are none."""

    values: pd.DataFrame
    spans: pd.DataFrame


@dataclass(frozen=True, eq=False, kw_only=True)
class LeftOpen(Question):
    """What a claim names and what it leaves open."""

    claim: Claim


@dataclass(frozen=True, eq=False, kw_only=True)
class Ends(Question):
    """Between which figures a claim holds: as they are, and once rounded as it was printed."""

    claim: Claim
    plain: tuple[float, float]
    rounded: tuple[float, float]


@dataclass(frozen=True, eq=False, kw_only=True)
class Highest(Question):
    """The largest and the smallest figure of each line; rows of the series that is drawn."""

    rows: tuple[tuple[Row, Row], ...]


@dataclass(frozen=True, eq=False, kw_only=True)
class Releases(Question):
    """Whose figures are drawn, and how they came to be: each status with its sources."""

    made: tuple[tuple[str, str], ...]
