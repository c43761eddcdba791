"""The article's figures beside the same measure in one ledger, in the last full year before it."""

from collections.abc import Sequence
from typing import NamedTuple

from dashboard.claims.claim import Claim, Judgement, Terms
from dashboard.claims.court import Court, plain_claims
from dashboard.series.flows import Pair
from dashboard.vocabulary import Ledger, Measure, Status, Verdict

EVERY = Terms(statuses=tuple(Status))


class Beside(NamedTuple):
    """A claim, the figure beside it whatever its status, and the verdict of the plain reading."""

    claim: Claim
    found: Judgement
    verdict: Verdict


def beside(court: Court, ledger: Ledger) -> tuple[Beside, ...]:
    """What one document claims of a year's turnover or of a ratio of turnovers, each beside it.

    The document is that of the first claim; other claims stand on a page of their own.
    """
    plain = {one.claim.id: one.by(ledger).verdict for one in plain_claims(court)}
    return tuple(
        Beside(one.claim, one.by(ledger), plain[one.claim.id])
        for one in plain_claims(court, EVERY)
        if one.claim.document == court.claims[0].document
        and one.claim.is_of_a_year
        and one.claim.measure is Measure.TURNOVER
    )


def claimed_pairs(found: Sequence[Beside]) -> tuple[Pair, ...]:
    """The pairs that the figures are about, each once."""
    return tuple(dict.fromkeys(pair for one in found for pair in one.claim.pairs))
