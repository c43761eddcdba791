"""Statements of the same trade that cannot all be right."""

from collections.abc import Sequence

from dashboard.claims.claim import Claim
from dashboard.vocabulary import ABOUT, Relation


def conflicts(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Statements about the same flow and period that cannot all be right, widest apart first.

    Each figure stands for all that it may have been rounded from (see `may_be`); statements whose
    ranges share a value do not contradict each other.
    """
    groups: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in claims:
        groups.setdefault((claim.pairs[0].id, str(claim.measure), claim.period), []).append(claim)
    found = [group for group in groups.values() if _contradict(group)]
    return sorted(found, key=spread, reverse=True)


def may_be(claim: Claim) -> tuple[float, float]:
    """The least and the largest value that a figure may stand for, as it was printed."""
    half = claim.precision / 2
    around = max(half, claim.value * (claim.within(ABOUT) or 0) / 100)
    least = 0.0 if claim.relation is Relation.AT_MOST else claim.value - around
    most = float("inf") if claim.relation is Relation.AT_LEAST else claim.value + around
    return least, most


def _contradict(group: Sequence[Claim]) -> bool:
    ranges = [may_be(claim) for claim in group]
    return max(least for least, _ in ranges) > min(most for _, most in ranges)


def spread(group: Sequence[Claim]) -> float:
    """How far the largest figure is above the least, in percent."""
    values = [claim.value for claim in group]
    return 100 * (max(values) / min(values) - 1)
