"""What a claim of each form is made of: levels of trade, put together as the form asks.

The same for the plain reading and for every cell of the grid: only what is known of a level
differs, in `Known`.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import reduce
from math import inf
from typing import Protocol

from dashboard.claims.claim import Claim
from dashboard.claims.figure import (
    NOTHING,
    Figure,
    Lack,
    Why,
    difference,
    made_of,
    ratio,
)
from dashboard.claims.levels import in_one_report
from dashboard.series.flows import Pair
from dashboard.series.periods import a_year_before, year_of
from dashboard.vocabulary import CURRENCIES, RATIO, Form, Measure


class Known(Protocol):
    """What some books know of the measure that a claim is about, in one ledger."""

    def level(self, pair: Pair, period: str) -> Figure:
        """The measure of a pair in a period."""

    def whole(self, pair: Pair, period: str) -> Figure:
        """The same only where it is known exactly."""

    def together(self, pair: Pair, periods: tuple[str, str]) -> tuple[Figure, Figure]:
        """The same in two periods, on one report, so that what changed is the trade."""

    def total(self, economy: str, period: str) -> Figure:
        """The measure of an economy's goods trade with the whole world."""

    def rate(self, currency: str, period: str) -> Figure:
        """How many units of a currency a dollar cost on average."""

    def rivals(self, pair: Pair, period: str) -> Sequence[Pair]:
        """The first side's pairs with its other partners in the data."""

    def first_year(self, pair: Pair) -> int | None:
        """The first year in which the measure is known."""


def composed(known: Known, claim: Claim, period: str) -> Figure:
    """The figure that a claim is about, exact or bounded by what is known of its levels.

    In the claim's unit: money, percent, times, or a place.
    """
    own = claim.pairs[0]
    match claim.form:
        case Form.CHANGE:
            since = since_of(claim, period)
            return _change(*known.together(own, (since, period))) if since < period else NOTHING
        case Form.RATIO:
            return _over(known, claim, period)
        case Form.SHARE:
            total = known.total(own.first, period)
            return _times(ratio(known.level(own, period), total), 100)
        case Form.COMPARISON if claim.unit == RATIO:
            return _over(known, claim, period)
        case Form.COMPARISON:
            less = difference(*(known.level(pair, period) for pair in claim.pairs))
            return _in_currency(known, claim, period, less)
        case Form.RANK:
            return _rank(known, claim, period)
        case Form.RECORD:
            return _record(known, claim, period)
        case _:
            return _in_currency(known, claim, period, known.level(own, period))


def since_of(claim: Claim, period: str) -> str:
    """The period that a change is measured from: the one named, or the same a year before."""
    return claim.since or a_year_before(period)


def needed(claim: Claim, period: str) -> list[tuple[Pair, str]]:
    """The levels without which there is no figure at all."""
    before = [since_of(claim, period)] if claim.form is Form.CHANGE else []
    return [(pair, each) for pair in claim.pairs for each in (*before, period)]


def place(own: Figure, others: Sequence[Figure], lacks: Sequence[Lack]) -> Figure:
    """The place of a figure among others, 1 for the largest; unknown ones may lie above it.

    `lacks` say of each other what is missing where it is not known. Alone nothing has a place.
    """
    if not own.is_known or not others:
        return Figure(lacks=own.lacks)
    above = sum(other.least > own.most for other in others)
    not_below = sum(not other.most <= own.least for other in others)
    known = [own, *(other for other in others if other.is_known)]
    missing = [lack for other, lack in zip(others, lacks, strict=True) if not other.is_known]
    found = made_of(known, 1.0 + above, 1.0 + not_below)
    return found._replace(parts=(own,), among=1 + len(others), lacks=tuple(missing))


def _over(known: Known, claim: Claim, period: str) -> Figure:
    return reduce(ratio, (known.level(pair, period) for pair in claim.pairs))


def _times(figure: Figure, factor: float) -> Figure:
    """A figure in another unit; the levels that it is made of stay as they are."""
    return figure.times(factor)._replace(parts=figure.parts)


def _change(then: Figure, now: Figure) -> Figure:
    """By how many percent a level changed: 100 (now / then - 1)."""
    grown = ratio(now, then)
    if not grown.is_known:
        return grown
    least, most = (100 * end - 100 for end in (grown.least, grown.most))
    return grown._replace(least=least, most=most, parts=(then, now))


def _in_currency(known: Known, claim: Claim, period: str, dollars: Figure) -> Figure:
    """Dollars in the currency of the claim, at the average rate of the year."""
    if claim.unit not in CURRENCIES or not dollars.is_known:
        return dollars
    rate = known.rate(CURRENCIES[claim.unit], period)
    if not rate.is_exact:
        return Figure(lacks=(Lack(Why.NO_RATE),))
    ends = (dollars.least * rate.value, dollars.most * rate.value)
    return made_of((dollars, rate), *ends)


def _rank(known: Known, claim: Claim, period: str) -> Figure:
    """The partner's place among the first side's partners in the data.

    Partners that the data do not hold may stand above it, so the place is known at best: the data
    can refute one, and never confirm it.
    """
    own, rivals = claim.pairs[0], known.rivals(claim.pairs[0], period)
    others = [known.whole(pair, period) for pair in rivals]
    found = place(known.level(own, period), others, [Lack(Why.NO_PARTNER, pair) for pair in rivals])
    if not found.is_known:
        return found
    return found._replace(most=inf, lacks=(*found.lacks, Lack(Why.OTHER_PARTNERS)))


def _record(known: Known, claim: Claim, period: str) -> Figure:
    """The place of a period among the same ones of the years before, back to `since`."""
    own = claim.pairs[0]
    first = int(claim.since[:4]) if claim.since else known.first_year(own)
    here = known.level(own, period)
    if first is None:
        return here
    before, earlier = period, []
    while year_of(before) > first:
        before = a_year_before(before)
        earlier.append(before)
    others = [_if_alike(known.whole(own, each), here) for each in earlier]
    return place(here, others, [Lack(Why.NO_PARTNER, period=each) for each in earlier])


def _if_alike(figure: Figure, beside: Figure) -> Figure:
    """A figure that may be ranked beside another: of the same report."""
    return figure if figure.is_known and in_one_report(figure, beside) else NOTHING


def upright(claim: Claim) -> Claim:
    """A claim of a fall or a deficit as one of its size, which is what its relation is about."""
    if claim.value >= 0:
        return claim
    return replace(claim, value=-claim.value, upper=None if claim.upper is None else -claim.upper)


def is_directed(claim: Claim) -> bool:
    """Whether a figure of the claim has a direction, so that it may lie below nil."""
    is_difference = claim.form is Form.COMPARISON and claim.unit != RATIO
    return claim.form is Form.CHANGE or claim.measure is Measure.BALANCE or is_difference
