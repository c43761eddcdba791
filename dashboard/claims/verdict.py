"""The verdict that a figure gives of a claim: the only place where one is passed.

A claim binds by its relation. Rounding is to the step that the claim was printed with, halves away
from zero, in decimal arithmetic, so that 4.5 never becomes 4 by an accident of binary fractions.
"""

from decimal import ROUND_HALF_UP, Decimal

import pandas as pd

from dashboard.claims.claim import Claim
from dashboard.vocabulary import ABOUT, Relation, Verdict

KEEPING = (Verdict.HOLDS, Verdict.ROUNDED)
"""The verdicts under which a figure keeps a claim."""


def verdict_of(value: float | None, claim: Claim, about: float = ABOUT) -> Verdict:
    """The verdict that a figure gives of a claim, or silence; `about` as in Terms."""
    if value is None or pd.isna(value):
        return Verdict.SILENT
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
    return Verdict.HOLDS if kept else Verdict.ROUNDED if kept_rounded else Verdict.FAILS


def compared(value: float, claim: Claim, about: float) -> tuple[Verdict, float, float]:
    """The verdict, and how far a figure is from a claim: in the claim's unit, and in percent."""
    margin = value - claim.value
    percent = 100 * margin / claim.value if claim.value else float("nan")
    return verdict_of(value, claim, about), margin, percent


def rounded(value: Decimal, step: float) -> Decimal:
    """A figure at the nearest multiple of a step, halves away from zero."""
    unit = Decimal(repr(float(step)))
    return (value / unit).quantize(Decimal(1), ROUND_HALF_UP) * unit
