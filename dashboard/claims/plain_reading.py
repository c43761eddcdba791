"""The plain reading of a claim: what each ledger says of it in the stated order of sources."""

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from itertools import product
from typing import NamedTuple

import pandas as pd

from dashboard.claims.claim import PLAIN, Claim, Judgement, Lack, Terms, Why
from dashboard.claims.verdict import compared
from dashboard.series.books import Books
from dashboard.series.flows import Pair, as_kept, keeper, sides
from dashboard.series.periods import is_of, months_of
from dashboard.vocabulary import Ledger, Measure, Status, Step, Verdict

FLOWS = {
    Measure.TURNOVER: ("exports", "imports"),
    Measure.EXPORTS: ("exports",),
    Measure.IMPORTS: ("imports",),
}
"""The flows that a definition of trade adds up."""
BOTH_FLOWS = FLOWS[Measure.TURNOVER]
BOTH = (Ledger.FIRST, Ledger.SECOND)
"""The ledgers of the plain reading: each side's own."""
JOINED = " + "
"""Stands between the two sources of a ratio."""
FIRMEST_FIRST = [str(status) for status in Status]


class Figure(NamedTuple):
    """A value with its status and source, or why there is none; with neither, nothing is held."""

    value: float = float("nan")
    status: str = ""
    source: str = ""
    lacks: tuple[Lack, ...] = ()

    @property
    def is_there(self) -> bool:
        """Whether there is a value."""
        return self.value == self.value


NOTHING = Figure()
Held = Mapping[str, Mapping[str, Figure]]
"""One flow of a pair in one ledger: the figure of a source (first key) for a period (second)."""


def plain_reading(books: Books, claim: Claim, ledger: Ledger, terms: Terms = PLAIN) -> Judgement:
    """The plain reading of a claim in one ledger: current dollars, in its judged period."""
    period = claim.judged_period
    found = figure_of(books.only(terms.statuses), claim, ledger, period)
    if not found.is_there:
        lacks = tuple(_lacks(books, claim, ledger, period, terms.statuses))
        return Judgement(ledger, period, Verdict.SILENT, lacks=lacks)
    verdict, margin, percent = compared(found.value, claim, terms.about)
    return Judgement(ledger, period, verdict, *found[:3], margin, percent if claim.value else None)


def deciding_flows(claim: Claim, ledger: Ledger) -> tuple[str, ...]:
    """The flows of each pair that a claim adds up, as a ledger keeps them."""
    return FLOWS[Measure(as_kept(str(claim.measure), ledger))]


def deciding_rows(trade: pd.DataFrame, claim: Claim, judgement: Judgement) -> pd.DataFrame:
    """The rows of the trade table that a judgement was made from; none where it is silent."""
    wanted = [
        (reporter, partner, str(way))
        for pair in claim.pairs
        for flow, (reporter, partner, way) in zip(
            BOTH_FLOWS, sides(pair, judgement.ledger), strict=True
        )
        if flow in deciding_flows(claim, judgement.ledger)
    ]
    held = trade[trade["source"].isin(parts_of(judgement.source))]
    rows = held.merge(pd.DataFrame(wanted, columns=["reporter", "partner", "flow"]))
    whole = rows[rows["period"] == judgement.period]
    by_month = rows[rows["period"].isin(months_of(judgement.period))]
    return (whole if len(whole) else by_month).reset_index(drop=True)


def figure_of(books: Books, claim: Claim, ledger: Ledger, period: str) -> Figure:
    """What is claimed, in one ledger and period; no figure where a part of it is missing."""
    return reduce(ratio, (_of_pair(books, pair, claim, ledger, period) for pair in claim.pairs))


def ratio(one: Figure, other: Figure) -> Figure:
    """One figure over another, as weak as the weaker of the two; lacking what either lacks."""
    if not (one.is_there and other.is_there) or other.value == 0:
        return Figure(lacks=(*one.lacks, *other.lacks))
    sources = JOINED.join(dict.fromkeys((one.source, other.source)))
    return Figure(one.value / other.value, weakest_of((one.status, other.status)), sources)


def _of_pair(books: Books, pair: Pair, claim: Claim, ledger: Ledger, period: str) -> Figure:
    """The sum of the flows needed, over the months where the period is no year, in one source."""
    flows = [
        held(books, pair, ledger, flow, _step(period)) for flow in deciding_flows(claim, ledger)
    ]
    parts = _parts(period)
    for source in books.sources_for(keeper(pair, ledger)):
        cells = [flow.get(source, {}).get(part) for part, flow in product(parts, flows)]
        there = [cell for cell in cells if cell is not None]
        if there and len(there) == len(cells):
            return sum_of(there)
    return NOTHING


def sum_of(figures: Sequence[Figure]) -> Figure:
    """Figures of one source together, as weak as the weakest of them."""
    status = weakest_of(figure.status for figure in figures)
    return Figure(float(sum(figure.value for figure in figures)), status, figures[0].source)


def held(books: Books, pair: Pair, ledger: Ledger, flow: str, step: Step) -> Held:
    """What the books hold of one flow in years or months; it must not be changed."""

    def make() -> Held:
        rows = books.flows(pair, ledger, step).dropna(subset=f"{flow}_usd")
        found: dict[str, dict[str, Figure]] = {}
        columns = (rows[name] for name in ("source", "period", f"{flow}_usd", f"{flow}_status"))
        for source, own, value, status in zip(*columns, strict=True):
            found.setdefault(source, {})[own] = Figure(float(value), status, source)
        return found

    return books.once(("held", pair.first, pair.second, ledger, flow, step), make)


def _step(period: str) -> Step:
    return Step.ANNUAL if is_of(period, Step.ANNUAL) else Step.MONTHLY


def _parts(period: str) -> list[str]:
    """The year, or the months of which a period is made; none where it is neither."""
    return [period] if is_of(period, Step.ANNUAL) else months_of(period)


def parts_of(source: str) -> list[str]:
    """The sources that a figure is made of: two for a ratio out of two, none for no figure."""
    return [part for part in source.split(JOINED) if part]


def sources_of(cells: pd.DataFrame) -> list[str]:
    """The sources of the cells of a grid, each once."""
    return list(dict.fromkeys(part for cell in cells["source"] for part in parts_of(cell)))


def weakest_of(statuses: Iterable[str]) -> str:
    """The weakest of several statuses: a sum is no firmer than its weakest part."""
    return max(statuses, key=FIRMEST_FIRST.index)


def _lacks(
    books: Books, claim: Claim, ledger: Ledger, period: str, statuses: Sequence[Status]
) -> list[Lack]:
    """Why the stated order of sources gives no figure: the flows that are missing, and how."""
    if not _parts(period):
        return [Lack(Why.NO_SUCH_PERIOD)]
    found = [
        _lack(books, pair, ledger, flow, period, statuses)
        for pair in claim.pairs
        for flow in deciding_flows(claim, ledger)
    ]
    return [lack for lack in found if lack is not None] or [Lack(Why.APART)]


def _lack(
    books: Books,
    pair: Pair,
    ledger: Ledger,
    flow: str,
    period: str,
    statuses: Sequence[Status],
) -> Lack | None:
    """Why one flow is missing: not in the data since when, or there as something weaker only."""
    by_source, wanted = held(books, pair, ledger, flow, _step(period)), _parts(period)
    order = books.sources_for(keeper(pair, ledger))
    own = [by_source.get(source, {}) for source in order]
    periods = {each for one in own for each in one}
    if not periods.issuperset(wanted):
        why = Why.NOT_HELD if is_of(period, Step.ANNUAL) else Why.NO_MONTHS
        since = max((each for each in periods if each < wanted[0]), default="")
        until = min((each for each in periods if each > wanted[-1]), default="")
        elsewhere = tuple(
            source
            for source, own_periods in by_source.items()
            if source not in order and own_periods.keys() >= set(wanted)
        )
        return Lack(why, pair, flow, since, until, elsewhere=elsewhere)
    found = {one[each].status for one in own for each in wanted if each in one}
    if found & {str(status) for status in statuses}:
        return None
    return Lack(Why.WEAKER, pair, flow, statuses=tuple(sorted(found)))
