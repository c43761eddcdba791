"""The verdict that a figure gives of a claim: the only place where one is passed.

A claim binds by its relation. Rounding is to the step that the claim was printed with, halves away
from zero, in decimal arithmetic, so that 4.5 never becomes 4 by an accident of binary fractions.
A figure that is only bounded decides where all that it may be would give the same answer.
"""

from decimal import ROUND_HALF_UP, Decimal
from math import inf, isinf, nan

from dashboard.claims.claim import Claim
from dashboard.claims.figure import Figure
from dashboard.vocabulary import ABOUT, Relation, Verdict

KEEPING = (Verdict.HOLDS, Verdict.ROUNDED)
"""The verdicts under which a figure keeps a claim."""
NONE = (Verdict.NO_ANSWER, Verdict.UNJUDGED)
"""What stands where nothing is decided."""


def verdict_of(figure: Figure, claim: Claim, about: float = ABOUT, close: float = 0) -> Verdict:
    """The verdict that a figure gives of a claim; `about` as in Terms, `close` in percent."""
    if not claim.is_judged:
        return Verdict.UNJUDGED
    if not figure.is_known:
        return Verdict.NO_ANSWER
    ends = [_verdict_at(value, claim, about, close) for value in (figure.least, figure.most)]
    if ends[0] is ends[1] and (ends[0] is not Verdict.FAILS or _is_one_way(figure, claim)):
        return ends[0]
    if all(end in KEEPING for end in ends):
        return Verdict.ROUNDED
    return Verdict.NO_ANSWER


def compared(
    figure: Figure, claim: Claim, about: float, close: float = 0
) -> tuple[Verdict, float, float]:
    """The verdict, and how far a figure (or all that it may be) is from a claim: in the claim's
    unit, and in percent of it; missing where nothing is decided."""
    verdict = verdict_of(figure, claim, about, close)
    if verdict in NONE:
        return verdict, nan, nan
    margin = figure.nearest(claim.value) - claim.value
    return verdict, margin, 100 * margin / claim.value if claim.value else nan


def keeping_range(claim: Claim, about: float, *, rounded: bool = True) -> tuple[float, float]:
    """The least and the largest figure that keeps a claim, if need be once it is rounded."""
    half = claim.precision / 2 if rounded else 0.0
    around = max(half, abs(claim.value) * (claim.within(about) or 0) / 100)
    least = -inf if claim.relation is Relation.AT_MOST else claim.value - around
    most = inf if claim.relation is Relation.AT_LEAST else claim.value + around
    return least, most


def _is_one_way(figure: Figure, claim: Claim) -> bool:
    """Whether all that a figure may be lies on one side of the claim."""
    return figure.least > claim.value or figure.most < claim.value


def _verdict_at(value: float, claim: Claim, about: float, close: float) -> Verdict:
    if isinf(value):
        return Verdict.HOLDS if claim.relation is Relation.AT_LEAST else Verdict.FAILS
    found, stated = Decimal(repr(float(value))), Decimal(repr(float(claim.value)))
    near = rounded(found, claim.precision)
    match claim.relation:
        case Relation.AT_MOST:
            kept, kept_rounded = found <= stated, near <= stated
        case Relation.AT_LEAST:
            kept, kept_rounded = found >= stated, near >= stated
        case Relation.ABOUT:
            percent = Decimal(repr(float(claim.within(about) or 0)))
            kept, kept_rounded = abs(found - stated) * 100 <= percent * abs(stated), near == stated
        case _:
            kept, kept_rounded = found == stated, near == stated
    if kept or kept_rounded:
        return Verdict.HOLDS if kept else Verdict.ROUNDED
    misses_by = abs(found - stated) * 100
    return Verdict.CLOSE if misses_by <= Decimal(repr(close)) * abs(stated) else Verdict.FAILS


def rounded(value: Decimal, step: float) -> Decimal:
    """A figure at the nearest multiple of a step, halves away from zero."""
    unit = Decimal(repr(float(step)))
    return (value / unit).quantize(Decimal(1), ROUND_HALF_UP) * unit
