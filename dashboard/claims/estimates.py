"""How far a publisher's estimates lie from what officials stated of the same trade.

An estimate never decides a claim. It is told beside it, with what is known of such estimates.
"""

from collections.abc import Sequence

from dashboard.claims.claim import Claim
from dashboard.claims.figure import UsualMiss
from dashboard.claims.plain_reading import plain_reading
from dashboard.series.books import Books
from dashboard.vocabulary import Ledger, Measure, Relation, Status


def usual_miss(books: Books, statements: Sequence[Claim], claim: Claim) -> UsualMiss | None:
    """How far estimates of a claim's trade lie from stated figures; None where none is stated.

    Compared are plain figures of the same two economies' turnover, in calendar years.
    """

    def make() -> UsualMiss | None:
        sides = {claim.pairs[0].first, claim.pairs[0].second}
        misses = [
            miss
            for one in statements
            if {one.pairs[0].first, one.pairs[0].second} == sides
            for miss in _misses(books, one)
        ]
        return UsualMiss(min(misses), max(misses), len(misses)) if misses else None

    return books.once(("usual miss", *sorted(claim.pairs[0][1:3])), make)


def _misses(books: Books, claim: Claim) -> list[float]:
    plain_figure = claim.relation in (Relation.EQUALS, Relation.ABOUT) and claim.is_judged
    if not (plain_figure and claim.is_of_a_year and claim.measure is Measure.TURNOVER):
        return []
    beside = plain_reading(books, claim, Ledger.FIRST).beside
    is_estimate = beside.is_exact and beside.status == Status.ESTIMATE
    return [100 * (beside.least / claim.value - 1)] if is_estimate else []
