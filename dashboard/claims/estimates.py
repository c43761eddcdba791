"""How far a publisher's estimates lie from what officials stated of the same trade.

An estimate never decides a claim. It is told beside it, with what is known of such estimates.
"""

from collections.abc import Sequence

from dashboard.claims.claim import Claim
from dashboard.claims.figure import UsualMiss
from dashboard.claims.plain_reading import plain_reading
from dashboard.series.books import Books
from dashboard.series.flows import keeper
from dashboard.vocabulary import Form, Ledger, Measure, Relation, Status


def usual_miss(
    books: Books, statements: Sequence[Claim], claim: Claim, ledger: Ledger
) -> UsualMiss | None:
    """How far estimates in a ledger lie from stated figures of a claim's turnover.

    Compared are plain figures of the same two economies' turnover, in calendar years, with the
    estimates in the same side's ledger. None where none is stated, and for single flows.
    """
    if claim.measure is not Measure.TURNOVER or claim.form is not Form.LEVEL:
        return None
    pair = claim.pairs[0]
    own, sides = keeper(pair, ledger), {pair.first, pair.second}

    def make() -> UsualMiss | None:
        misses = [
            miss
            for one in statements
            if {one.pairs[0].first, one.pairs[0].second} == sides
            for miss in _misses(books, one, own)
        ]
        return UsualMiss(min(misses), max(misses), len(misses)) if misses else None

    return books.once(("usual miss", own, *sorted(sides)), make)


def _misses(books: Books, claim: Claim, own: str) -> list[float]:
    """How far the estimate in the ledger of one side is from a plain figure of turnover."""
    plain_figure = claim.relation in (Relation.EQUALS, Relation.ABOUT) and claim.is_judged
    if not (plain_figure and claim.is_of_a_year and claim.measure is Measure.TURNOVER):
        return []
    ledger = Ledger.FIRST if claim.pairs[0].first == own else Ledger.SECOND
    beside = plain_reading(books, claim, ledger).beside
    is_estimate = beside.is_exact and beside.status == Status.ESTIMATE
    return [100 * (beside.least / claim.value - 1)] if is_estimate else []
