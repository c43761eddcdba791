"""A text that a reader hands in: the figures of trade found in it, as entries of the form.

The text is only looked at: it is kept in no file and in no address.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from dashboard.articles.proposal import Proposal
from dashboard.articles.reader import read
from dashboard.check.entry import Entry
from dashboard.vocabulary import (
    CURRENCIES,
    MONEY,
    PERCENT,
    PLACE,
    RATIO,
    Form,
    Measure,
    Relation,
)

MOST = 50
"""Figures of a text that are shown at a time."""
SIZES = ((1, ""), (10**6, "million"), (10**9, "billion"), (10**12, "trillion"))
SHORT = 5_000
"""Letters of a text that is tried with one side after the other."""
AIMED = "target"
UNIT_OF_KIND = {"change": PERCENT, "share": PERCENT, "ratio": RATIO, "rank": PLACE}
NO_MONEY = {PERCENT: "percent", RATIO: "times", PLACE: "place", "": ""}
"""How figures that are no money are printed, by their unit."""
Couple = frozenset[str]
UNIT_OF = {"USD": MONEY, **{code: unit for unit, code in CURRENCIES.items()}}


@dataclass(frozen=True)
class Spot:
    """A figure found in a text: where its words stand, and what it says as an entry."""

    paragraph: int
    start: int
    end: int
    entry: Entry


def spots_in(paragraphs: Sequence[str], dated: str = "", home: str = "") -> tuple[Spot, ...]:
    """The figures of trade in a text, in its order; `dated` is its day, where it is known.

    `home` names the side whose trade it is where the text names the other one only: the text is
    then read as if that name stood before it. Raises TooLarge where it is too long.
    """
    before = [f"{home}."] if home else []
    found = [one for one in read([*before, *paragraphs], dated) if one.paragraph > len(before)]
    return tuple(
        Spot(place, one.start, one.end, _at(place if len(paragraphs) > 1 else 0, one))
        for one in found
        for place in (one.paragraph - len(before),)
    )


def homes(
    paragraphs: Sequence[str], dated: str, names: Mapping[str, str], pairs: Collection[Couple]
) -> list[str]:
    """Whose trade a short text may be of that names the other side only, by code.

    `names` are the economies that are tried, `pairs` those of which the data hold anything.
    """
    if sum(map(len, paragraphs)) > SHORT:
        return []
    return [
        code
        for code, name in names.items()
        if any(
            code in (found := {spot.entry.reporter, spot.entry.partner}) and found in pairs
            for spot in spots_in(paragraphs, dated, name)
        )
    ]


def _at(paragraph: int, found: Proposal) -> Entry:
    """An entry with its paragraph; a single one needs no number."""
    return replace(entry_of(found), paragraph=str(paragraph or ""))


def entry_of(found: Proposal) -> Entry:
    """What was found in a text, in the fields of the form."""
    form = Form(_kind(found))
    if form is Form.RANK and (found.since or "record" in found.fragment.casefold()):
        form = Form.RECORD
    other = found.other or ("", "")
    return Entry(
        **_sides(found),
        relation=_binding(found),
        value=_printed(_signed(found), found),
        upper="" if found.upper is None else _printed(found.upper, found),
        form=str(form),
        period=found.period,
        since=found.since,
        other_reporter=other[0],
        other_partner=other[1],
        kind="forecast" if found.kind == AIMED else "stated",
        quoted=found.fragment,
    )


def _sides(found: Proposal) -> dict[str, str]:
    """The two sides and the measure as the reporter sees it: what one exports the other imports."""
    measure, turned = found.measure, found.flow_of == found.partner != ""
    if turned and measure in (Measure.EXPORTS, Measure.IMPORTS):
        measure = str(Measure.IMPORTS if measure == Measure.EXPORTS else Measure.EXPORTS)
    return {"reporter": found.reporter, "partner": found.partner, "measure": measure}


def _kind(found: Proposal) -> str:
    """The kind of figure; what is aimed at or supposed is an amount, or a growth without money."""
    if found.kind != AIMED:
        return found.kind
    return str(Form.LEVEL if found.currency else Form.CHANGE)


def _is_difference(found: Proposal) -> bool:
    """Whether a comparison says by how much: the relation then says which way."""
    return found.kind == Form.COMPARISON and found.value is not None


def _binding(found: Proposal) -> str:
    """The relation; by how much one lies above or below another is a plain figure."""
    return str(Relation.EQUALS) if _is_difference(found) else found.relation


def _signed(found: Proposal) -> float | None:
    """A balance in favour of the partner, and what lies below another, has a minus sign."""
    is_deficit = found.measure == Measure.BALANCE and found.flow_of == found.partner
    is_below = _is_difference(found) and found.relation == Relation.AT_MOST
    return -found.value if found.value and (is_deficit or is_below) else found.value


def _printed(value: float | None, found: Proposal) -> str:
    unit = UNIT_OF.get(found.currency, found.currency) or UNIT_OF_KIND.get(_kind(found), "")
    # A part said in words, such as a third, has no printed step: it is taken as 33 percent.
    return printed(value, found.precision or (1 if unit == PERCENT else None), unit)


def printed(value: float | None, step: float | None, unit: str) -> str:
    """A figure as it would be printed with its step: “66.6 billion US dollars”."""
    if value is None:
        return ""
    exact = _on_step(value, step)
    if unit in NO_MONEY:
        return f"{_digits(exact, step)} {NO_MONEY[unit]}".strip()
    size, sized = _size(max(abs(exact), Decimal(1)), step or 1)
    return " ".join(filter(None, (_digits(exact / size, step and step / size), sized, unit)))


def _size(value: Decimal, step: float) -> tuple[int, str]:
    """The word for the size of an amount: never smaller than the step, which would be lost."""
    fits = [each for each in SIZES[:3] if each[0] <= value]
    coarse = [each for each in SIZES if each[0] >= step]
    return max(fits[-1], coarse[0] if coarse else SIZES[-1])


def _on_step(value: float, step: float | None) -> Decimal:
    """A value without the tail of binary fractions."""
    exact = Decimal(repr(value))
    if not step:
        return exact
    unit = Decimal(repr(step))
    return (exact / unit).quantize(Decimal(1), ROUND_HALF_UP) * unit


def _digits(value: Decimal, step: float | None) -> str:
    """The digits of a value to its step; all it has where none is known."""
    if not step:
        return f"{value.normalize():f}"
    _, _, exponent = Decimal(repr(step)).normalize().as_tuple()
    return f"{value:.{max(0, -int(exponent))}f}"
