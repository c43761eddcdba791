"""Claims and statements judged: what a figure says of one, under one reading of it.

A claim binds by its relation. Rounding is to the step that the claim was printed with, halves away
from zero, in decimal arithmetic, so that 4.5 never becomes 4 by an accident of binary fractions.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pandas as pd

from dashboard.series.books import COLUMNS, Books, measured, money, ratio
from dashboard.series.flows import Pair, as_kept, flow_words, keeper
from dashboard.series.periods import is_of, months_of, shortened, year_meant
from dashboard.text.numbers import listed
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

FLOWS = {
    Measure.TURNOVER: ("exports", "imports"),
    Measure.EXPORTS: ("exports",),
    Measure.IMPORTS: ("imports",),
}
"""The flows that a definition of trade adds up."""
TWO = (Ledger.FIRST, Ledger.SECOND)


@dataclass(frozen=True)
class Claim:
    """A stated figure and all that decides whether a statistic keeps it.

    `pairs` are one pair, or two where the figure is a ratio of theirs. `precision` is the smallest
    step as printed, in the claim's unit. `tolerance` is in percent, None where the row names none.
    `period` is empty where none was named. `said` is who, `quoted` the
    words, `about` what it is of.
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
class Judgement:
    """What one ledger says of a claim. `value` None where it is silent, and `reason` says why.

    `margin` is the value minus the claim, in the claim's unit; `percent` is it in percent of the
    claim.
    """

    ledger: Ledger
    period: str
    verdict: Verdict
    value: float | None = None
    status: str = ""
    source: str = ""
    margin: float | None = None
    percent: float | None = None
    reason: str = ""


def judge(value: float | None, claim: Claim, about: float = ABOUT) -> Verdict:
    """The verdict that a figure gives of a claim; silence where there is no figure.

    `about` is the percentage for claims of “about” whose row names none.
    """
    if value is None or pd.isna(value):
        return Verdict.SILENT
    found, stated = Decimal(repr(float(value))), Decimal(repr(float(claim.value)))
    near = rounded(found, claim.precision)
    match claim.relation:
        case Relation.AT_MOST:
            kept, kept_rounded = found <= stated, near <= stated
        case Relation.AT_LEAST:
            kept, kept_rounded = found >= stated, near >= stated
        case Relation.ABOUT:
            percent = Decimal(repr(float(claim.within(about) or 0)))
            kept, kept_rounded = abs(found - stated) * 100 <= percent * abs(stated), near == stated
        case _:
            kept, kept_rounded = found == stated, near == stated
    return Verdict.HOLDS if kept else Verdict.ROUNDED if kept_rounded else Verdict.FAILS


def rounded(value: Decimal, step: float) -> Decimal:
    """A figure at the nearest multiple of a step, halves away from zero."""
    unit = Decimal(repr(float(step)))
    return (value / unit).quantize(Decimal(1), ROUND_HALF_UP) * unit


def claims_of(rows: pd.DataFrame, pairs: Iterable[Pair], names: Mapping[str, str]) -> list[Claim]:
    """The rows of claims.csv that state a figure; those without one are remarks."""
    by_id = {pair.id: pair for pair in pairs}
    return [_claim(row, by_id, names) for row in rows.dropna(subset="value").to_dict("records")]


def statements_as_claims(rows: pd.DataFrame, names: Mapping[str, str]) -> list[Claim]:
    """The rows of statements.csv, to be judged by the same rules.

    `names` are those of the economies: a statement may be about a pair in either order.
    """
    return [_statement(row, names) for row in rows.to_dict("records")]


def plain(
    books: Books,
    claim: Claim,
    ledger: Ledger,
    names: Mapping[str, str],
    statuses: Sequence[Status] = (Status.REPORTED,),
    about: float = ABOUT,
) -> Judgement:
    """The plain reading of a claim in one ledger: current dollars, in its judged period."""
    period = claim.judged_period
    found = _measured(books.only(statuses), claim, ledger, period)
    if found is None:
        reason = silence(books, claim, ledger, period, names, statuses)
        return Judgement(ledger, period, Verdict.SILENT, reason=reason)
    value, status, source = found
    return judged(claim, ledger, period, value, status, source, about)


def judged(
    claim: Claim,
    ledger: Ledger,
    period: str,
    value: float,
    status: str,
    source: str,
    about: float = ABOUT,
) -> Judgement:
    """The judgement that a figure gives, with its margin."""
    margin = value - claim.value
    return Judgement(
        ledger,
        period,
        judge(value, claim, about),
        value,
        status,
        source,
        margin,
        100 * margin / claim.value if claim.value else None,
    )


def silence(
    books: Books,
    claim: Claim,
    ledger: Ledger,
    period: str,
    names: Mapping[str, str],
    statuses: Sequence[Status],
) -> str:
    """Why the stated order of sources gives no figure: the flows that are missing, and how."""
    if not _has_figures(period):
        return "the data hold calendar years and months, and this period is neither"
    lacks: dict[str, list[str]] = {}
    for pair in claim.pairs:
        for flow in FLOWS[Measure(as_kept(str(claim.measure), ledger))]:
            if lack := _lack(books, pair, ledger, flow, period, statuses):
                lacks.setdefault(lack, []).append(flow_words(pair, ledger, flow, names))
    told = [f"{listed(list(dict.fromkeys(flows)))} {lack}" for lack, flows in lacks.items()]
    return "; ".join(told) or "no single source holds every flow needed"


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
        quoted=row["fragment"],
        kind=row["kind"],
        about=_about(pairs, measure, names),
        paragraph=int(row["paragraph"]),
        note=row["note"],
    )


def _statement(row: Mapping[Hashable, Any], names: Mapping[str, str]) -> Claim:
    first, second = row["reporter"], row["partner"]
    label = f"{names.get(first, first)}–{names.get(second, second)}"
    pair, measure = Pair(f"{first}-{second}", first, second, label, ""), Measure(row["measure"])
    return Claim(
        id=row["id"],
        said=row["speaker"],
        stated_on="",
        pairs=(pair,),
        measure=measure,
        relation=Relation(row["relation"]),
        value=float(row["value_usd"]),
        unit=MONEY,
        precision=float(row["precision_usd"]),
        tolerance=None,
        period=shortened(row["period"]),
        quoted=row["printed"],
        kind="stated",
        about=_about((pair,), measure, names),
        note=row["note"],
        url=row["url"],
    )


def _about(pairs: Sequence[Pair], measure: Measure, names: Mapping[str, str]) -> str:
    """What a figure is of: “Russia–Iran turnover”, “Turkey's exports to Russia”."""
    if measure is Measure.TURNOVER:
        return f"{' over '.join(pair.label for pair in pairs)} turnover"
    return flow_words(pairs[0], Ledger.FIRST, str(measure), names)


def _measured(
    books: Books, claim: Claim, ledger: Ledger, period: str
) -> tuple[float, str, str] | None:
    """Value, status and source of what is claimed, in one ledger and period; None if missing."""
    parts = [_series(books, pair, claim.measure, ledger, period) for pair in claim.pairs]
    series = ratio(parts[0], parts[1]) if len(parts) > 1 else parts[0]
    rows = series[series["period"] == period]
    if rows.empty:
        return None
    row = rows.iloc[0]
    return float(row["value"]), str(row["status"]), str(row["source"])


def _series(
    books: Books, pair: Pair, measure: Measure, ledger: Ledger, period: str
) -> pd.DataFrame:
    """The years or months of a measure; a stretch of months is their sum where all are there."""
    measure = Measure(as_kept(str(measure), ledger))
    if is_of(period, Step.ANNUAL):
        return money(books, pair, measure, ledger, None, Step.ANNUAL)
    wanted, order = months_of(period), books.sources_for(keeper(pair, ledger))
    flows = books.flows(pair, ledger, Step.MONTHLY)
    flows = flows[flows["period"].isin(wanted)]
    parts = [
        measured(flows, measure, [source]) for source in order if source in set(flows["source"])
    ]
    whole = [rows for rows in parts if len(rows) == len(wanted)]
    return _sum(whole[0], period) if whole else pd.DataFrame(columns=COLUMNS)


def _sum(months: pd.DataFrame, period: str) -> pd.DataFrame:
    """One period made of its months, as weak as the weakest of them."""
    status = max(months["status"], key=[str(status) for status in Status].index)
    total: pd.DataFrame = months.iloc[:1].assign(
        period=period, value=months["value"].sum(), status=status
    )
    return total


def _has_figures(period: str) -> bool:
    return is_of(period, Step.ANNUAL) or bool(months_of(period))


def _lack(
    books: Books,
    pair: Pair,
    ledger: Ledger,
    flow: str,
    period: str,
    statuses: Sequence[Status],
) -> str:
    """Why one flow is missing: not in the data since when, or there as something weaker only."""
    step = Step.ANNUAL if is_of(period, Step.ANNUAL) else Step.MONTHLY
    flows = books.flows(pair, ledger, step)
    flows = flows[flows["source"].isin(books.sources_for(keeper(pair, ledger)))]
    held = flows.dropna(subset=f"{flow}_usd")
    wanted = [period] if step is Step.ANNUAL else months_of(period)
    own = held[held["period"].isin(wanted)]
    if len(set(own["period"])) < len(wanted):
        earlier = held.loc[held["period"] < wanted[0], "period"]
        later = held.loc[held["period"] > wanted[-1], "period"]
        when = f" after {earlier.max()}" if len(earlier) else ""
        when += f" until {later.min()}" if len(later) else ""
        return f"not in the data{' by month' if step is Step.MONTHLY else ''}{when}"
    if own[f"{flow}_status"].isin({str(status) for status in statuses}).any():
        return ""
    return f"only as {' or '.join(sorted(set(own[f'{flow}_status'])))}"
