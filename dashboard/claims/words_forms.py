"""How a claim of each form is stated, and how a figure found for it is told."""

from collections.abc import Callable
from functools import partial

from dashboard.claims.claim import Claim
from dashboard.claims.figure import Figure
from dashboard.text import numbers
from dashboard.vocabulary import CURRENCIES, MONEY, RATIO, Form, Measure, Relation

Say = Callable[[float], str]
HIGHEST = "the highest"
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")


def stated_figure(claim: Claim) -> str:
    """The figure of a claim with its relation: “at most $4 billion”, “a fall of about 33 percent”."""
    if claim.form is Form.COMPARISON and claim.unit == RATIO:
        return "more" if claim.relation is Relation.AT_LEAST else "less"
    if claim.form is Form.RECORD and claim.value == 1:
        return HIGHEST
    relation = numbers.RELATION_WORDS[claim.relation]
    value = f"{relation} {_ends(claim)}".strip()
    kind = _kind(claim)
    return f"{kind} of {value}" if kind else f"{value}{_added(claim)}"


def figure_words(figure: Figure, claim: Claim, within: Callable[[Figure, Say], str]) -> str:
    """A figure to the digits that a verdict may hang on, with the levels that it is made of."""
    say = partial(_found, claim=claim)
    value = within(figure, say)
    made = _made_of(figure, claim)
    return f"{value} ({made})" if made else value


def apart_words(size: float, claim: Claim) -> str:
    """How far a figure is from a claim, in the claim's unit: “3.2 points”, “2 places”."""
    if claim.form is Form.CHANGE:
        return f"{numbers.plain(size)} points"
    if claim.form in (Form.RANK, Form.RECORD):
        return f"{size:.0f} place{'' if size == 1 else 's'}"
    return numbers.precisely(size, claim.unit)


def ordinal(place: float) -> str:
    """A place as people say it: “second”, “12th”."""
    return ORDINALS[int(place) - 1] if place <= len(ORDINALS) else f"{place:.0f}th"


def _ends(claim: Claim) -> str:
    """The value as printed, by its size where a word says the direction; both ends of a range."""
    if claim.form in (Form.RANK, Form.RECORD):
        return ordinal(claim.value)
    values = [claim.value, *([claim.upper] if claim.upper is not None else [])]
    sizes = [abs(value) if _kind(claim) or _added(claim) else value for value in values]
    return numbers.listed([numbers.printed(size, claim.unit) for size in sizes])


def _kind(claim: Claim) -> str:
    if claim.form is Form.CHANGE:
        return "a fall" if claim.value < 0 else "a rise"
    if claim.measure is Measure.BALANCE:
        return "a deficit" if claim.value < 0 else "a surplus"
    return ""


def _added(claim: Claim) -> str:
    if claim.form is Form.COMPARISON:
        return " less" if claim.value < 0 else " more"
    return ""


def _found(value: float, claim: Claim) -> str:
    """One end of a figure: a change and a balance say their direction."""
    if claim.form is Form.CHANGE:
        way = "a fall" if value < 0 else "a rise"
        return f"{way} of {numbers.precisely(abs(value), claim.unit)}"
    if claim.measure is Measure.BALANCE:
        way = "a deficit" if value < 0 else "a surplus"
        return f"{way} of {numbers.precisely(abs(value), claim.unit)}"
    if claim.form in (Form.RANK, Form.RECORD):
        return ordinal(value)
    if claim.form is Form.COMPARISON and claim.unit != RATIO:
        return f"{numbers.precisely(abs(value), claim.unit)} {'less' if value < 0 else 'more'}"
    return numbers.precisely(value, claim.unit)


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
