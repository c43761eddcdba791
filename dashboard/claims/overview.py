"""The article's figures beside the same measure in one ledger, in the last full year before it."""

from collections.abc import Sequence
from typing import NamedTuple

from dashboard.claims.claim import Claim, Judgement
from dashboard.claims.court import Court, plain_claims
from dashboard.series.flows import Pair
from dashboard.vocabulary import Ledger, Measure


class Beside(NamedTuple):
    """A claim, and what a ledger says of it."""

    claim: Claim
    found: Judgement


def beside(court: Court, ledger: Ledger) -> tuple[Beside, ...]:
    """What one document claims of a year's turnover or of a ratio of turnovers, each beside it.

    The document is that of the first claim; other claims stand on a page of their own.
    """
    return tuple(
        Beside(one.claim, one.by(ledger))
        for one in plain_claims(court)
        if one.claim.document == court.claims[0].document
        and one.claim.is_of_a_year
        and one.claim.measure is Measure.TURNOVER
    )


def claimed_pairs(found: Sequence[Beside]) -> tuple[Pair, ...]:
    """The pairs that the figures are about, each once."""
    return tuple(dict.fromkeys(pair for one in found for pair in one.claim.pairs))
