"""What the books hold of a pair's trade in one period: a level, exact or bounded.

A level comes whole from the first source that holds all its parts, or from two that carry one
economy's own report and both stand before it; else it is bounded, since a turnover is at least each
of its flows and a stretch of months at least each of its months.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product

from dashboard.claims.figure import (
    NOTHING,
    Figure,
    Lack,
    Why,
    difference,
    exact,
    parts_of,
    sum_of,
    weakest_of,
)
from dashboard.series.books import Books
from dashboard.series.flows import FIRMEST_FIRST, Pair, flows_of, keeper
from dashboard.series.periods import is_of, months_around, months_of, months_within
from dashboard.series.witnesses import is_own
from dashboard.vocabulary import Ledger, Measure, Step

Held = Mapping[str, Mapping[str, Figure]]
"""One flow of a pair in one ledger: the figure of a source (first key) for a period (second)."""
Parts = Sequence[Mapping[str, Sequence[Figure | None]]]
"""For each flow what every source holds of the parts of a period, None where it lacks one."""


def level(books: Books, pair: Pair, measure: Measure, ledger: Ledger, period: str) -> Figure:
    """A measure of a pair in one ledger and period, by the stated order of sources."""
    return books.once(
        ("level", pair, measure, ledger, period),
        lambda: _level(books, pair, measure, ledger, period),
    )


def _level(books: Books, pair: Pair, measure: Measure, ledger: Ledger, period: str) -> Figure:
    first = next(ways(books, pair, measure, ledger, period), None)
    if first is not None:
        return first
    if not parts_of_period(period):
        return _around(books, pair, measure, ledger, period)
    # A balance may be anything while one of its flows is not known.
    if measure is Measure.BALANCE:
        return NOTHING
    return _bounded(books, pair, flows_of(measure, ledger), ledger, period)


def ways(
    books: Books, pair: Pair, measure: Measure, ledger: Ledger, period: str
) -> Iterator[Figure]:
    """Every way to the whole of a level that rests on one source or one report, the first first."""
    needed, flows = parts_of_period(period), flows_of(measure, ledger)
    if not needed:
        return
    order = books.sources_for(keeper(pair, ledger))
    by_flow = [held(books, pair, ledger, flow, step_of(period)) for flow in flows]
    parts = [
        {source: [flow[source].get(part) for part in needed] for source in order if source in flow}
        for flow in by_flow
    ]
    for way in _wholes(parts, order):
        yield put_together(way, measure)


def put_together(flows: Sequence[Figure], measure: Measure) -> Figure:
    """Flows as a measure adds them up, or takes the second from the first for a balance."""
    if measure is Measure.BALANCE:
        return difference(*flows)._replace(parts=())
    return sum_of(flows)


def in_one_report(one: Figure, other: Figure) -> bool:
    """Whether two figures rest on one source, or on one economy's own report."""
    sources = {*parts_of(one.source), *parts_of(other.source)}
    return len(sources) == 1 or (one.report == other.report and is_own(one.report))


@lru_cache(4096)
def parts_of_period(period: str) -> Sequence[str]:
    """The calendar years that a period is made of, or else the months; none if it is neither."""
    if is_of(period, Step.ANNUAL):
        return (period,)
    months = months_of(period)
    whole_years = months and months[0].endswith("-01") and len(months) % 12 == 0
    return tuple(month[:4] for month in months[::12]) if whole_years else tuple(months)


@lru_cache(4096)
def step_of(period: str) -> Step:
    """Whether a period is looked up by years or by months."""
    first = (parts_of_period(period) or [period])[0]
    return Step.ANNUAL if is_of(first, Step.ANNUAL) else Step.MONTHLY


def held(books: Books, pair: Pair, ledger: Ledger, flow: str, step: Step) -> Held:
    """What the books hold of one flow in years or months; it must not be changed."""

    def make() -> Held:
        rows = books.flows(pair, ledger, step).dropna(subset=f"{flow}_usd")
        found: dict[str, dict[str, Figure]] = {}
        parts = (f"{flow}_usd", f"{flow}_status", f"{flow}_report")
        columns = (rows[name] for name in ("source", "period", *parts))
        for source, own, value, status, report in zip(*columns, strict=True):
            found.setdefault(source, {})[own] = exact(float(value), status, source, report)
        return found

    return books.once(("held", pair.first, pair.second, ledger, flow, step), make)


def _wholes(parts: Parts, order: Sequence[str]) -> Iterator[Sequence[Figure]]:
    """All flows, of one source or of several that carry the same economy's own report."""
    full = [
        {source: sum_of([part for part in own if part]) for source, own in flow.items() if all(own)}
        for flow in parts
    ]
    flows = [[flow[source] for source in order if source in flow] for flow in full]
    rank = {source: place for place, source in enumerate(order)}
    together = sorted(product(*flows), key=lambda way: _rank(way, rank))
    return (way for way in together if _is_one_report(way))


def _rank(
    way: Sequence[Figure], rank: Mapping[str, int]
) -> tuple[bool, int, int, int, bool, list[int]]:
    """Where sources stand together, as `preferred` of the flows has it."""
    ranks = [rank[figure.source] for figure in way]
    weakness = FIRMEST_FIRST.index(weakest_of(figure.status for figure in way))
    return weakness > 0, max(ranks), weakness, sum(ranks), len(set(ranks)) > 1, ranks


def _is_one_report(way: Sequence[Figure]) -> bool:
    sources, reports = ({getattr(one, name) for one in way} for name in ("source", "report"))
    return len(sources) == 1 or (len(reports) == 1 and is_own(*reports))


def _bounded(books: Books, pair: Pair, flows: Sequence[str], ledger: Ledger, period: str) -> Figure:
    """The most that one source alone knows of the whole: the whole is at least that."""
    known = [
        [
            part
            for flow in flows
            for each in parts_of_period(period)
            for part in _known(books, pair, ledger, flow, source, each)
        ]
        for source in books.sources_for(keeper(pair, ledger))
    ]
    bounds = [sum_of(own, [Lack(Why.APART)]) for own in known if own]
    return max(bounds, key=lambda figure: figure.least, default=NOTHING)


def _known(
    books: Books, pair: Pair, ledger: Ledger, flow: str, source: str, period: str
) -> list[Figure]:
    """What a source holds of a flow in a year or a month: of a year else the months it has."""
    own = held(books, pair, ledger, flow, step_of(period)).get(source, {})
    if period in own:
        return [own[period]]
    months = held(books, pair, ledger, flow, Step.MONTHLY).get(source)
    return [months[month] for month in months_of(period) if month in months] if months else []


def _around(books: Books, pair: Pair, measure: Measure, ledger: Ledger, period: str) -> Figure:
    """A period that begins or ends within a month: between its whole months and all it touches."""
    inner, outer = months_within(period), months_around(period)
    if not inner or measure is Measure.BALANCE:
        return NOTHING
    whole = next(ways(books, pair, measure, ledger, f"{outer[0]}/{outer[-1]}"), NOTHING)
    bounds = f"{inner[0]}/{inner[-1]}"
    within = ways(books, pair, measure, ledger, bounds)
    inside = next((one for one in within if in_one_report(one, whole)), NOTHING)
    if not (whole.is_exact and inside.is_exact):
        return NOTHING
    return whole._replace(least=inside.least, lacks=(Lack(Why.WITHIN_MONTHS),))
