"""The plain reading of a claim: what each ledger says of it in the stated order of sources."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isnan

import pandas as pd

from dashboard.claims.claim import PLAIN, Claim, Judgement, Terms
from dashboard.claims.closeness import closeness
from dashboard.claims.composed import composed, needed
from dashboard.claims.figure import NOTHING, Figure, Lack, Why, parts_of
from dashboard.claims.levels import (
    held,
    in_one_report,
    level,
    parts_of_period,
    step_of,
    ways,
)
from dashboard.claims.totals import rate_of, world_total
from dashboard.claims.verdict import compared
from dashboard.package.claim_rows import PLACES
from dashboard.series.books import Books
from dashboard.series.flows import BOTH_FLOWS, Pair, flows_of, keeper, sides
from dashboard.series.periods import months_around, months_of, year_of
from dashboard.vocabulary import Form, Ledger, Measure, Status, Step

BOTH = (Ledger.FIRST, Ledger.SECOND)
"""The ledgers of the plain reading: each side's own."""
REPORTS = (Status.REPORTED,)
"""The statuses that a plain reading rests on: an estimate never decides."""
WORLD = "WLD"
LATELY = 10
"""An economy without a figure in so many years before a period is no partner any more."""


@dataclass(frozen=True)
class Plainly:
    """What books know of a measure in one ledger, by the stated order of sources."""

    books: Books
    measure: Measure
    ledger: Ledger

    def level(self, pair: Pair, period: str) -> Figure:
        """The measure of a pair in a period."""
        return level(self.books, pair, self.measure, self.ledger, period)

    def whole(self, pair: Pair, period: str) -> Figure:
        """The same only where it is known exactly."""
        return next(ways(self.books, pair, self.measure, self.ledger, period), NOTHING)

    def together(self, pair: Pair, periods: tuple[str, str]) -> tuple[Figure, Figure]:
        """The same in two periods, of the first source or report that has both."""
        then, now = (
            [*ways(self.books, pair, self.measure, self.ledger, period)] for period in periods
        )
        both = ((i + j, i, one, other) for i, one in enumerate(then) for j, other in enumerate(now)
                if in_one_report(one, other))  # fmt: skip
        first = min(both, key=lambda way: way[:2], default=None)
        return (first[2], first[3]) if first else (NOTHING, NOTHING)

    def total(self, economy: str, period: str) -> Figure:
        """The measure of an economy's goods trade with the whole world."""
        return self._firm(world_total(self.books, economy, self.measure, period))

    def rate(self, currency: str, period: str) -> Figure:
        """How many units of a currency a dollar cost on average."""
        return self._firm(rate_of(self.books, currency, period))

    def rivals(self, pair: Pair, period: str) -> Sequence[Pair]:
        """The first side's pairs with its other partners in the data."""
        return rivals(self.books, pair, year_of(period))

    def first_year(self, pair: Pair) -> int | None:
        """The first year in which the measure is known."""
        years = {
            int(period)
            for flow in flows_of(self.measure, self.ledger)
            for own in held(self.books, pair, self.ledger, flow, Step.ANNUAL).values()
            for period in own
        }
        exact = (year for year in sorted(years) if self.whole(pair, f"{year:04}").is_exact)
        return next(exact, None)

    def _firm(self, figure: Figure) -> Figure:
        """An indicator where it may stand beside the reports of these books."""
        return figure if figure.status in REPORTS else NOTHING


def plain_reading(books: Books, claim: Claim, ledger: Ledger, terms: Terms = PLAIN) -> Judgement:
    """The plain reading of a claim in one ledger: current dollars, in its judged period."""
    period = claim.judged_period
    found = figure_of(books.only(REPORTS), claim, ledger, period)
    beside = NOTHING if found.is_exact else figure_of(books, claim, ledger, period)
    if not found.is_exact and Lack(Why.NIL) not in found.lacks:
        found = found._replace(lacks=_lacks(books, claim, ledger, period, found))
    near = closeness(books, claim, ledger)
    verdict, margin, percent = compared(found, claim, terms.about, near.percent)
    return Judgement(
        ledger, period, verdict, found, _or_none(margin), _or_none(percent), near,
        beside if beside.is_exact else NOTHING,
    )  # fmt: skip


def figure_of(books: Books, claim: Claim, ledger: Ledger, period: str) -> Figure:
    """What is claimed, in one ledger and period: exact, or bounded by the parts that are held."""
    return composed(Plainly(books, claim.measure, ledger), claim, period)


def rivals(books: Books, pair: Pair, year: int) -> list[Pair]:
    """The pairs of a first side with its other partners, as far as the books hold any of late."""
    last = books.once(("partners", pair.first), lambda: _last_years(books.lines(), pair.first))
    return [
        Pair(f"{pair.first}-{code}", pair.first, code, f"{pair.first}–{code}", "")
        for code in sorted(last)
        if code not in (WORLD, pair.second)
        and last[code] >= year - LATELY
        and books.ended.get(code, year) >= year
    ]


def _last_years(trade: pd.DataFrame, economy: str) -> dict[str, int]:
    """The economies that one trades with, and the last year in which either side says so."""
    found: dict[str, int] = {}
    for own, other in (("reporter", "partner"), ("partner", "reporter")):
        rows = trade[trade[own] == economy]
        years = rows["period"].str[:4].astype(int).groupby(rows[other]).max()
        for code, year in years.items():
            found[str(code)] = max(int(year), found.get(str(code), 0))
    return found


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
    periods = {period for _, period in needed(claim, judgement.period)}
    part = {
        each: each
        for period in sorted(periods)
        for each in parts_of_period(period) or months_around(period)
    }
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


def _lacks(
    books: Books, claim: Claim, ledger: Ledger, period: str, found: Figure
) -> tuple[Lack, ...]:
    """Why the stated order of sources gives no exact figure: what is missing, and how."""
    if found.is_known and not parts_of_period(period):
        return found.lacks
    wanted = [(pair, _whole_months(each)) for pair, each in needed(claim, period)]
    own = _whole_months(period)
    lacking = (
        lack if each == own or lack is None else lack._replace(period=each)
        for pair, each in wanted
        if parts_of_period(each)
        for flow in deciding_flows(claim, ledger)
        for lack in [_lack(books, pair, ledger, flow, each)]
    )
    missing = tuple(lack for lack in lacking if lack)
    return missing or found.lacks or (_beyond(claim, found, period),)


def _whole_months(period: str) -> str:
    """A period, or all the months that one reaches into which begins or ends within one."""
    months = months_around(period)
    return period if parts_of_period(period) else f"{months[0]}/{months[-1]}"


def _beyond(claim: Claim, found: Figure, period: str) -> Lack:
    """What lacks where every level that is needed is held."""
    if claim.form is Form.SHARE and not found.is_known:
        return Lack(Why.NO_TOTAL)
    if claim.form in PLACES:
        return Lack(Why.NO_OTHERS)
    return Lack(Why.APART if parts_of_period(period) else Why.WITHIN_MONTHS)


def _lack(books: Books, pair: Pair, ledger: Ledger, flow: str, period: str) -> Lack | None:
    """Why one flow is missing: not in the data since when, or there as something weaker only."""
    by_source, wanted = held(books, pair, ledger, flow, step_of(period)), parts_of_period(period)
    order = books.sources_for(keeper(pair, ledger))
    own = [by_source.get(source, {}) for source in order]
    found = {one[each].status for one in own for each in wanted if each in one}
    if not {each for one in own for each in one}.issuperset(wanted):
        why = Why.NOT_HELD if step_of(period) is Step.ANNUAL else Why.NO_MONTHS
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
    """The last period reported before the first that lacks, and the first one after the last of
    these; empty without any."""
    reported = {each for one in own for each, figure in one.items() if figure.status in REPORTS}
    missing = [each for each in wanted if each not in reported] or wanted
    since = max((each for each in reported if each < missing[0]), default="")
    return since, min((each for each in reported if each > missing[-1]), default="")
