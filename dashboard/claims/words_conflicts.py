"""Statements of the same trade that cannot all be right."""

from collections.abc import Sequence

from dashboard.claims.judge import Claim
from dashboard.claims.words import period_words
from dashboard.text.numbers import BILLION, listed, on_one_line, percentage
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
    return sorted(found, key=_spread, reverse=True)


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


def _spread(group: Sequence[Claim]) -> float:
    values = [claim.value for claim in group]
    return 100 * (max(values) / min(values) - 1)


def conflict_words(group: Sequence[Claim]) -> str:
    """“Russia–Turkey turnover, 2022: 62 (one), 65 (another) billion dollars, 4.8 percent apart”."""
    ordered = sorted(group, key=lambda claim: claim.value)
    divisor, word = (BILLION, "billion") if ordered[-1].value >= BILLION else (1e6, "million")
    figures = listed(
        [f"{claim.value / divisor:,.12g} ({on_one_line(claim.said)})" for claim in ordered]
    )
    about = f"{group[0].about}, {period_words(group[0].period)}"
    return f"{about}: {figures} {word} dollars, {percentage(_spread(group))} apart"
