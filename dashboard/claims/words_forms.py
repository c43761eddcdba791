"""How a claim of each form is stated, and how a figure found for it is told."""

from collections.abc import Callable
from functools import partial
from math import isinf

from dashboard.claims.claim import Claim
from dashboard.claims.composed import is_directed
from dashboard.claims.figure import Figure
from dashboard.text import numbers
from dashboard.vocabulary import CURRENCIES, MONEY, RATIO, Form, Measure, Relation

Say = Callable[[float], str]
HIGHEST = "the highest"
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")


def stated_figure(claim: Claim) -> str:
    """The figure of a claim with its relation: “at most $4 billion”, “down at least 50 percent”."""
    if claim.form is Form.COMPARISON and claim.unit == RATIO:
        return f"{'more' if claim.relation is Relation.AT_LEAST else 'less'} than {claim.than}"
    if claim.form is Form.RECORD and claim.value == 1:
        return HIGHEST
    value = f"{numbers.RELATION_WORDS[claim.relation]} {_ends(claim)}".strip()
    match claim.form:
        case Form.CHANGE:
            since = f" since {claim.since}" if claim.since else ""
            return f"{_way(claim.value)} {value}{since}"
        case Form.COMPARISON:
            return f"{value} {'less' if claim.value < 0 else 'more'} than {claim.than}"
    return f"{_side(claim.value)} of {value}" if claim.measure is Measure.BALANCE else value


def names_itself(claim: Claim) -> bool:
    """Whether what a claim is about and what it states need a colon between them."""
    return claim.measure is Measure.BALANCE or claim.form in (Form.RANK, Form.RECORD)


def figure_words(figure: Figure, claim: Claim, within: Callable[[Figure, Say], str]) -> str:
    """A figure to the digits that a verdict may hang on, with the levels that it is made of."""
    is_bounded = not figure.is_exact and is_directed(claim)
    value = _bounds(figure, claim) if is_bounded else within(figure, partial(found, claim=claim))
    if claim.form is Form.RANK and isinf(figure.most):
        value = f"at best {ordinal(figure.least)}"
    made = _made_of(figure, claim)
    return f"{value} ({made})" if made else value


def _bounds(figure: Figure, claim: Claim) -> str:
    """What such a figure lies between, with its sign: a bound of “less” would mislead."""
    if not figure.is_known:
        return numbers.NO_FIGURE
    ends = [
        "" if isinf(end) else numbers.precisely(end, claim.unit)
        for end in (figure.least, figure.most)
    ]
    if all(ends):
        return f"{ends[0]} to {ends[1]}"
    return f"at least {ends[0]}" if ends[0] else f"at most {ends[1]}"


def apart_words(size: float, claim: Claim) -> str:
    """How far a figure is from a claim, in the claim's unit: “3.2 points”, “2 places”."""
    if claim.form is Form.CHANGE:
        return f"{numbers.plain(size)} points"
    if claim.form in (Form.RANK, Form.RECORD):
        return f"{size:.0f} place{'' if size == 1 else 's'}"
    return (
        f"{numbers.plain(size)} points"
        if claim.form is Form.SHARE
        else numbers.precisely(size, claim.unit)
    )


def ordinal(place: float) -> str:
    """A place as people say it: “second”, “12th”."""
    return ORDINALS[int(place) - 1] if place <= len(ORDINALS) else f"{place:.0f}th"


def found(value: float, claim: Claim, size: str = "") -> str:
    """One end of a figure: a change, a balance and a difference say their direction.

    `size` is how large it is, where that is told in other digits than usual.
    """
    size = size or numbers.precisely(abs(value), claim.unit)
    match claim.form:
        case Form.CHANGE:
            return f"{_way(value)} {size}"
        case Form.RANK | Form.RECORD:
            return ordinal(value)
        case Form.COMPARISON if claim.unit != RATIO:
            return f"{size} {'less' if value < 0 else 'more'}"
    return f"{_side(value)} of {size}" if claim.measure is Measure.BALANCE else size


def _ends(claim: Claim) -> str:
    """The value as printed, by its size since a word says the direction; both ends of a range."""
    if claim.form in (Form.RANK, Form.RECORD):
        return ordinal(claim.value)
    values = [claim.value, *([] if claim.upper is None else [claim.upper])]
    return numbers.listed([numbers.printed(abs(value), claim.unit) for value in values])


def _way(value: float) -> str:
    return "down" if value < 0 else "up"


def _side(value: float) -> str:
    return "a deficit" if value < 0 else "a surplus"


def _made_of(figure: Figure, claim: Claim) -> str:
    """The levels behind a figure: “from 33.03 to 68.19 billion dollars”; nothing where unknown."""
    if figure.among:
        what = "partners in the data" if claim.form is Form.RANK else "years"
        return f"of {figure.among} {what}"
    if len(figure.parts) != 2 or not all(part.is_exact for part in figure.parts):
        return ""
    one, other = (part.value for part in figure.parts)
    if claim.unit in CURRENCIES:
        rate = numbers.plain(other)
        return f"{_dollars(one)} at {rate} {claim.unit} a dollar, the year's average"
    between = {Form.CHANGE: "to", Form.SHARE: "of"}.get(claim.form, "against")
    opening = "from " if claim.form is Form.CHANGE else ""
    return f"{opening}{_dollars(one)} {between} {_dollars(other)}"


def _dollars(value: float) -> str:
    return numbers.precisely(value, MONEY)
