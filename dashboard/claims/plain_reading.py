"""The plain reading of a claim: what each ledger says of it in the stated order of sources.

A figure comes whole from the first source that holds all its parts, or from two that carry one
economy's own report and both stand before it; else it is bounded, since a turnover is at least each
of its flows and a stretch of months at least each of its months.
"""

from collections.abc import Mapping, Sequence
from functools import reduce
from itertools import product
from math import isnan

import pandas as pd

from dashboard.claims.claim import PLAIN, Claim, Judgement, Terms
from dashboard.claims.closeness import closeness
from dashboard.claims.figure import (
    NOTHING,
    Figure,
    Lack,
    Why,
    exact,
    parts_of,
    ratio,
    sum_of,
    weakest_of,
)
from dashboard.claims.verdict import compared
from dashboard.series.books import Books
from dashboard.series.flows import BOTH_FLOWS, FIRMEST_FIRST, Pair, flows_of, keeper, sides
from dashboard.series.periods import is_of, months_of
from dashboard.series.witnesses import is_own
from dashboard.vocabulary import Ledger, Status, Step

BOTH = (Ledger.FIRST, Ledger.SECOND)
"""The ledgers of the plain reading: each side's own."""
REPORTS = (Status.REPORTED,)
"""The statuses that a plain reading rests on: an estimate never decides."""
Held = Mapping[str, Mapping[str, Figure]]
"""One flow of a pair in one ledger: the figure of a source (first key) for a period (second)."""
Parts = Sequence[Mapping[str, Sequence[Figure | None]]]
"""For each flow what every source holds of the parts of a period, None where it lacks one."""


def plain_reading(books: Books, claim: Claim, ledger: Ledger, terms: Terms = PLAIN) -> Judgement:
    """The plain reading of a claim in one ledger: current dollars, in its judged period."""
    period = claim.judged_period
    found = figure_of(books.only(REPORTS), claim, ledger, period)
    beside = NOTHING if found.is_exact else figure_of(books, claim, ledger, period)
    if not found.is_exact and Lack(Why.NIL) not in found.lacks:
        found = found._replace(lacks=tuple(_lacks(books, claim, ledger, period)))
    near = closeness(books, claim, ledger)
    verdict, margin, percent = compared(found, claim, terms.about, near.percent)
    return Judgement(
        ledger, period, verdict, found, _or_none(margin), _or_none(percent), near,
        beside if beside.is_exact else NOTHING,
    )  # fmt: skip


def _or_none(value: float) -> float | None:
    return None if isnan(value) else value


def deciding_flows(claim: Claim, ledger: Ledger) -> tuple[str, ...]:
    """The flows of each pair that a claim adds up, as a ledger keeps them."""
    return flows_of(claim.measure, ledger)


def deciding_rows(trade: pd.DataFrame, claim: Claim, judgement: Judgement) -> pd.DataFrame:
    """The rows of the trade table that a judgement was made from; none where nothing is known.

    Of a flow that two sources of one figure hold, the first one's rows.
    """
    wanted = [
        (reporter, partner, str(way))
        for pair in claim.pairs
        for flow, (reporter, partner, way) in zip(
            BOTH_FLOWS, sides(pair, judgement.ledger), strict=True
        )
        if flow in deciding_flows(claim, judgement.ledger)
    ]
    sources = parts_of(judgement.figure.source)
    held = trade[trade["source"].isin(sources)]
    rows = held.merge(pd.DataFrame(wanted, columns=["reporter", "partner", "flow"]))
    part = {each: each for each in _parts(judgement.period)}
    part = {month: year for year in part for month in months_of(year)} | part
    chosen = rows[rows["period"].isin(part)]
    ranked = chosen.assign(
        part=chosen["period"].map(part),
        rank=chosen["source"].map(sources.index).astype(int),
        is_month=chosen["period"].str.len() > 4,
    ).sort_values(["rank", "is_month"], kind="stable")
    flow = ["reporter", "partner", "flow", "part"]
    firsts = ranked.drop_duplicates(flow)[[*flow, "source", "is_month"]]
    return ranked.merge(firsts)[trade.columns].reset_index(drop=True)


def figure_of(books: Books, claim: Claim, ledger: Ledger, period: str) -> Figure:
    """What is claimed, in one ledger and period: exact, or bounded by the parts that are held."""
    return reduce(ratio, (_of_pair(books, pair, claim, ledger, period) for pair in claim.pairs))


def _of_pair(books: Books, pair: Pair, claim: Claim, ledger: Ledger, period: str) -> Figure:
    """The sum of the flows needed, over the months where the period is no year."""
    order, needed = books.sources_for(keeper(pair, ledger)), _parts(period)
    if not needed:
        return NOTHING
    flows = [
        held(books, pair, ledger, flow, _step(period)) for flow in deciding_flows(claim, ledger)
    ]
    parts = [
        {source: [flow[source].get(part) for part in needed] for source in order if source in flow}
        for flow in flows
    ]
    whole = _whole(parts, order)
    return _bounded(books, pair, claim, ledger, period) if whole is None else whole


def _whole(parts: Parts, order: Sequence[str]) -> Figure | None:
    """All flows, of one source or of several that carry the same economy's own report."""
    full = [
        {source: sum_of([part for part in own if part]) for source, own in flow.items() if all(own)}
        for flow in parts
    ]
    ways = [[flow[source] for source in order if source in flow] for flow in full]
    rank = {source: place for place, source in enumerate(order)}
    together = sorted(product(*ways), key=lambda way: _rank(way, rank))
    return next((sum_of(way) for way in together if _is_one_report(way)), None)


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


def _bounded(books: Books, pair: Pair, claim: Claim, ledger: Ledger, period: str) -> Figure:
    """The most that one source alone knows of the whole: the whole is at least that."""
    flows = deciding_flows(claim, ledger)
    known = [
        [
            part
            for flow in flows
            for each in _parts(period)
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
    own = held(books, pair, ledger, flow, _step(period)).get(source, {})
    if period in own:
        return [own[period]]
    months = held(books, pair, ledger, flow, Step.MONTHLY).get(source, {})
    return [months[month] for month in months_of(period) if month in months]


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


def _step(period: str) -> Step:
    """Whether a period is looked up by years or by months."""
    return Step.ANNUAL if is_of((_parts(period) or [period])[0], Step.ANNUAL) else Step.MONTHLY


def _parts(period: str) -> list[str]:
    """The calendar years that a period is made of, or else the months; none if it is neither."""
    if is_of(period, Step.ANNUAL):
        return [period]
    months = months_of(period)
    whole_years = months and months[0].endswith("-01") and len(months) % 12 == 0
    return [month[:4] for month in months[::12]] if whole_years else months


def sources_of(cells: pd.DataFrame) -> list[str]:
    """The sources of the cells of a grid, each once."""
    return list(dict.fromkeys(part for cell in cells["source"] for part in parts_of(cell)))


def _lacks(books: Books, claim: Claim, ledger: Ledger, period: str) -> list[Lack]:
    """Why the stated order of sources gives no figure: the flows that are missing, and how."""
    if not _parts(period):
        return [Lack(Why.NO_SUCH_PERIOD)]
    found = [
        _lack(books, pair, ledger, flow, period)
        for pair in claim.pairs
        for flow in deciding_flows(claim, ledger)
    ]
    return [lack for lack in found if lack is not None] or [Lack(Why.APART)]


def _lack(books: Books, pair: Pair, ledger: Ledger, flow: str, period: str) -> Lack | None:
    """Why one flow is missing: not in the data since when, or there as something weaker only."""
    by_source, wanted = held(books, pair, ledger, flow, _step(period)), _parts(period)
    order = books.sources_for(keeper(pair, ledger))
    own = [by_source.get(source, {}) for source in order]
    found = {one[each].status for one in own for each in wanted if each in one}
    if not {each for one in own for each in one}.issuperset(wanted):
        why = Why.NOT_HELD if _step(period) is Step.ANNUAL else Why.NO_MONTHS
        elsewhere = tuple(
            source
            for source, periods in by_source.items()
            if source not in order and periods.keys() >= set(wanted)
        )
        return Lack(why, pair, flow, *_around(own, wanted), elsewhere=elsewhere)
    if found & set(REPORTS):
        return None
    return Lack(Why.WEAKER, pair, flow, statuses=tuple(sorted(found)))


def _around(own: Sequence[Mapping[str, Figure]], wanted: Sequence[str]) -> tuple[str, str]:
    """The last period reported before those wanted, and the first one after; empty without any."""
    reported = {each for one in own for each, figure in one.items() if figure.status in REPORTS}
    since = max((each for each in reported if each < wanted[0]), default="")
    return since, min((each for each in reported if each > wanted[-1]), default="")
