"""What is judged and what comes of it: a claim, the terms of its readings, and a judgement.

The rows of claims.csv and statements.csv become claims here, to be judged by the same rules.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.claims.figure import NOTHING, Closeness, Figure, UsualMiss
from dashboard.series.flows import Pair, flow_words
from dashboard.series.periods import is_of, shortened, year_meant
from dashboard.vocabulary import (
    ABOUT,
    MONEY,
    RATIO,
    RATIO_TO,
    Ledger,
    Measure,
    Relation,
    Status,
    Step,
    Verdict,
)

STATED = "stated"
AS_OF_A_CLAIM = {"value_usd": "value", "precision_usd": "precision", "printed": "fragment"}
"""The columns of statements.csv that have another name in claims.csv."""


@dataclass(frozen=True)
class Claim:
    """A stated figure and all that decides whether a statistic keeps it.

    `pairs` are one pair, or two where the figure is a ratio of theirs. `precision` is the smallest
    step as printed, in the claim's unit. `tolerance` is in percent, None where the row names none.
    `kind` is “stated”, “implied” by other figures, or a “forecast”. `speaks_for` is the economy
    whose own statistics are quoted, empty where it is not known.
    `period` is empty where none was named. `said` is who, `document` where, `quoted` the words,
    `about` what it is of.
    """

    id: str
    said: str
    stated_on: str
    pairs: tuple[Pair, ...]
    measure: Measure
    relation: Relation
    value: float
    unit: str
    precision: float
    tolerance: float | None
    period: str
    quoted: str
    kind: str
    about: str
    paragraph: int | None = None
    note: str = ""
    url: str = ""
    document: str = ""
    speaks_for: str = ""

    @property
    def is_judged(self) -> bool:
        """Whether somebody stated it as a fact: what is implied or foretold gets no verdict."""
        return self.kind == STATED

    @property
    def is_of_a_year(self) -> bool:
        """Whether it is judged in a calendar year, so that other years can stand beside it."""
        return is_of(self.judged_period, Step.ANNUAL)

    def within(self, about: float) -> float | None:
        """The percentage that “about” stands for; None where the claim binds otherwise."""
        if self.relation is not Relation.ABOUT:
            return None
        return about if self.tolerance is None else self.tolerance

    @property
    def judged_period(self) -> str:
        """The period named, or the last full calendar year before the statement."""
        return self.period or year_meant(self.period, self.stated_on)


@dataclass(frozen=True)
class Terms:
    """What all readings of a claim share.

    `constant` brings every year to the prices of the claim's year. `statuses` are those that the
    grid shows: the plain reading rests on reports alone. `about` is the percentage for claims of
    “about” whose row names none.
    """

    constant: bool = False
    statuses: tuple[Status, ...] = (Status.REPORTED,)
    about: float = ABOUT


def admitted(*, estimates: bool) -> tuple[Status, ...]:
    """The statuses of the figures in a grid: reported ones, or estimates too."""
    weaker = (Status.RECONCILED, Status.ESTIMATE) if estimates else ()
    return (Status.REPORTED, *weaker)


PLAIN = Terms()
"""The terms of the plain reading."""


@dataclass(frozen=True)
class Judgement:
    """What one ledger says of a claim.

    `margin` is the figure, or the least it can be, minus the claim, in the claim's unit; `percent`
    is it in percent of the claim. `closeness` is how far apart figures lie without contradicting
    each other. `beside` is a weaker figure, such as an estimate: it is told and decides nothing;
    `usual_miss` is how far such estimates lie from what was stated.
    """

    ledger: Ledger
    period: str
    verdict: Verdict
    figure: Figure = NOTHING
    margin: float | None = None
    percent: float | None = None
    closeness: Closeness | None = None
    beside: Figure = NOTHING
    usual_miss: UsualMiss | None = None

    @property
    def value(self) -> float | None:
        """The figure where it is exact."""
        return self.figure.least if self.figure.is_exact else None

    @property
    def best(self) -> Figure:
        """The exact figure, or else the weaker one beside it, or else what is known."""
        return self.beside if self.beside.is_exact and not self.figure.is_exact else self.figure


def claims_of(rows: pd.DataFrame, pairs: Iterable[Pair], names: Mapping[str, str]) -> list[Claim]:
    """The rows of claims.csv that state a figure; those without one are remarks."""
    by_id = {pair.id: pair for pair in pairs}
    stated = rows.dropna(subset="value").assign(url="")
    return [_claim(row, by_id, names) for row in stated.to_dict("records")]


def statements_as_claims(rows: pd.DataFrame, names: Mapping[str, str]) -> list[Claim]:
    """The rows of statements.csv, about pairs in either order; `names` are the economies'."""
    sides = rows[["reporter", "partner"]].drop_duplicates().itertuples(index=False, name=None)
    pairs = {
        f"{one}-{other}": Pair(
            f"{one}-{other}", one, other, f"{names.get(one, one)}–{names.get(other, other)}", ""
        )
        for one, other in sides
    }
    stated = rows.rename(columns=AS_OF_A_CLAIM).assign(
        stated_on="", document="", tolerance=None, paragraph=None
    )
    return [_claim(row, pairs, names) for row in stated.to_dict("records")]


def _claim(
    row: Mapping[Hashable, Any], by_id: Mapping[str, Pair], names: Mapping[str, str]
) -> Claim:
    match = RATIO_TO.fullmatch(row["measure"])
    own = by_id[f"{row['reporter']}-{row['partner']}"]
    measure = Measure.TURNOVER if match else Measure(row["measure"])
    pairs = (own, by_id[match[1]]) if match else (own,)
    return Claim(
        id=row["id"],
        said=row["speaker"],
        stated_on=row["stated_on"],
        pairs=pairs,
        measure=measure,
        relation=Relation(row["relation"]),
        value=float(row["value"]),
        unit=RATIO if match else MONEY,
        precision=float(row["precision"]),
        tolerance=None if pd.isna(row["tolerance"]) else float(row["tolerance"]),
        period=shortened(row["period"]),
        document=row["document"],
        quoted=row["fragment"],
        kind=row.get("kind") or STATED,
        about=_about(pairs, measure, names),
        paragraph=None if row["paragraph"] is None else int(row["paragraph"]),
        note=row["note"],
        url=row["url"],
        speaks_for=row.get("speaks_for") or "",
    )


def _about(pairs: Sequence[Pair], measure: Measure, names: Mapping[str, str]) -> str:
    """What a figure is of: “Russia–Iran turnover”, “Turkey's exports to Russia”."""
    if measure is Measure.TURNOVER:
        return f"{' over '.join(pair.label for pair in pairs)} turnover"
    return flow_words(pairs[0], Ledger.FIRST, str(measure), names)
