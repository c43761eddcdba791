"""The verdict that a figure gives of a claim: the only place where one is passed.

A claim binds by its relation. Rounding is to the step that the claim was printed with, halves away
from zero, in decimal arithmetic, so that 4.5 never becomes 4 by an accident of binary fractions.
A figure that is only bounded decides where all that it may be would give the same answer.
"""

from decimal import ROUND_HALF_UP, Decimal
from math import inf, isinf, nan

from dashboard.claims.claim import Claim
from dashboard.claims.composed import is_directed, upright
from dashboard.claims.figure import Figure
from dashboard.vocabulary import ABOUT, Form, Relation, Verdict

KEEPING = (Verdict.HOLDS, Verdict.ROUNDED)
"""The verdicts under which a figure keeps a claim."""
NONE = (Verdict.NO_ANSWER, Verdict.UNJUDGED)
"""What stands where nothing is decided."""


def verdict_of(figure: Figure, claim: Claim, about: float = ABOUT, close: float = 0) -> Verdict:
    """The verdict that a figure gives of a claim; `about` as in Terms, `close` as in Closeness."""
    if not claim.is_judged:
        return Verdict.UNJUDGED
    if not figure.is_known:
        return Verdict.NO_ANSWER
    figure, claim = _upright(figure, claim)
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
    unit, and in percent of it; missing where nothing is decided. A fall or a deficit is measured
    by its size, a range from its nearer end."""
    verdict = verdict_of(figure, claim, about, close)
    if verdict in NONE:
        return verdict, nan, nan
    figure, claim = _upright(figure, claim)
    found = figure.nearest(claim.value)
    margin = found - _end_near(found, claim)
    return verdict, margin, 100 * margin / claim.value if claim.value else nan


def keeping_range(claim: Claim, about: float, *, rounded: bool = True) -> tuple[float, float]:
    """The least and the largest figure that keeps a claim, if need be once it is rounded."""
    own = upright(claim)
    half = own.precision / 2 if rounded else 0.0
    around = max(half, own.value * (own.within(about) or 0) / 100)
    lowest = 0.0 if is_directed(own) else -inf
    least = lowest if own.relation is Relation.AT_MOST else own.value - around
    most = inf if own.relation is Relation.AT_LEAST else (own.upper or own.value) + around
    return (least, most) if own is claim else (-most, -least)


def _upright(figure: Figure, claim: Claim) -> tuple[Figure, Claim]:
    """A fall or a deficit by its size, so that “more than” means a larger one."""
    own = upright(claim)
    return (figure, claim) if own is claim else (figure.times(-1), own)


def _end_near(value: float, claim: Claim) -> float:
    """What a figure is measured from: the claim, or the nearer end of a range, nothing inside."""
    if claim.upper is None:
        return claim.value
    return min(max(value, claim.value), claim.upper)


def _is_one_way(figure: Figure, claim: Claim) -> bool:
    """Whether all that a figure may be lies on one side of the claim."""
    return figure.least > (claim.upper or claim.value) or figure.most < claim.value


def _verdict_at(value: float, claim: Claim, about: float, close: float) -> Verdict:
    if claim.relation is Relation.AT_MOST and value < 0 and is_directed(claim):
        return Verdict.FAILS  # A rise is no fall of at most so much, nor a surplus a deficit.
    if isinf(value):
        is_kept = Relation.AT_LEAST if value > 0 else Relation.AT_MOST
        return Verdict.HOLDS if claim.relation is is_kept else Verdict.FAILS
    found, stated = Decimal(repr(float(value))), Decimal(repr(float(claim.value)))
    near = rounded(found, claim.precision) if claim.precision else found
    upper = Decimal(repr(float(claim.upper or claim.value)))
    match claim.relation:
        case Relation.AT_MOST:
            kept, kept_rounded = found <= stated, near <= stated
        case Relation.AT_LEAST:
            kept, kept_rounded = found >= stated, near >= stated
        case Relation.ABOUT:
            percent = Decimal(repr(float(claim.within(about) or 0)))
            kept, kept_rounded = abs(found - stated) * 100 <= percent * stated, near == stated
        case _:
            kept, kept_rounded = stated <= found <= upper, stated <= near <= upper
    if kept or kept_rounded:
        return Verdict.HOLDS if kept else Verdict.ROUNDED
    misses_by = abs(found - Decimal(repr(_end_near(value, claim)))) * 100
    # Of a change percents are points; of everything else they are percents of the claim.
    whole = 100 if claim.form is Form.CHANGE else stated
    return Verdict.CLOSE if misses_by <= Decimal(repr(close)) * whole else Verdict.FAILS


def rounded(value: Decimal, step: float) -> Decimal:
    """A figure at the nearest multiple of a step, halves away from zero."""
    unit = Decimal(repr(float(step)))
    return (value / unit).quantize(Decimal(1), ROUND_HALF_UP) * unit
