"""Numbers and series in words: the same rounding in a sentence, a tooltip, a table and an alt text.

Pure: values in, text out. Whatever is said of a figure says its period and, unless it is
reported, its status.
"""

import calendar
import math
import re
from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import category

import pandas as pd

from dashboard.vocabulary import CURRENCIES, INDEX, MONEY, PERCENT, PLACE, RATIO, Relation, Status

TRILLION, BILLION, MILLION = 1e12, 1e9, 1e6
LONG, BRIEF = ("billion", "million"), ("bn", "m")
"""How the sizes of money are written, and how where there is little room."""
AFTER = {PERCENT: " percent", RATIO: " times", INDEX: ""}
"""What is said after a figure of these units."""
PERSONS, COUNT = "persons", "count"
MONEY_TOTAL = re.compile(f"{MONEY}( of [0-9]{{4}})?")
MISSING = "not reported"
NO_FIGURE = "no full figure"
RELATION_WORDS = {
    Relation.AT_MOST: "at most",
    Relation.ABOUT: "about",
    Relation.AT_LEAST: "at least",
    Relation.EQUALS: "",
    Relation.BETWEEN: "between",
    Relation.DESCRIBED: "",
}
RELATION_SIGNS = {
    Relation.AT_MOST: "≤",
    Relation.ABOUT: "≈",
    Relation.AT_LEAST: "≥",
    Relation.EQUALS: "=",
    Relation.BETWEEN: "between",
    Relation.DESCRIBED: "",
}
STATUS_ADDED = {
    Status.REPORTED: "",
    Status.RECONCILED: " (reconciled)",
    Status.ESTIMATE: " (estimate)",
    Status.DOUBTFUL: " (doubtful)",
}


RELEASE = re.compile(r":| by | monthly| [0-9]")
"""Where, in what readers call a source, its publisher ends and its release or kind begins."""


def made_by(status: str, source: str = "") -> str:
    """How a figure came to be, and by whom: “reported, IMF 2026”, “IMF estimate”.

    `source` is what readers call it; an estimate is its publisher's in whatever release.
    """
    publisher = RELEASE.split(source)[0]
    if status == Status.ESTIMATE:
        return f"{publisher} estimate".strip()
    if status == Status.RECONCILED and publisher:
        return f"reconciled by {publisher}"
    return ", ".join(filter(None, (status, source)))


class Scale(NamedTuple):
    """What to divide by before drawing, and the unit to print above the axis."""

    divisor: float
    unit: str


def is_money(unit: str) -> bool:
    """Whether a unit is dollars: current ones, or those of a named year; not dollars a barrel."""
    return bool(MONEY_TOTAL.fullmatch(unit))


def plain(value: float) -> str:
    """A number as people read it: four or more figures, none for show: 2,467, 70.86, 0.529."""
    size = abs(value)
    if size == 0 or math.isnan(size):
        return "0" if size == 0 else NO_FIGURE
    below_one = 2 - math.floor(math.log10(size))
    decimals = 0 if size >= 1000 else 1 if size >= 100 else 2 if size >= 1 else below_one
    text = f"{size:,.{decimals}f}"
    return ("−" if value < 0 else "") + (text.rstrip("0").rstrip(".") if decimals else text)


def digits(value: float, unit: str) -> str:
    """The one rule for the digits of a figure, in a sentence, a title, a tooltip and a table.

    Dollars have four figures, whatever they are counted in (4.046, 33.03, 306.4), a percentage two
    places, a ratio or an index one (or two figures below one), other units as `plain` has them.
    """
    sign, size = "−" if value < 0 else "", abs(value)
    if unit == PERCENT:
        return f"{sign}{size:,.2f}"
    if unit in (RATIO, INDEX):
        return f"{sign}{size:,.1f}" if size >= 1 or size == 0 else f"{sign}{size:.2g}"
    return f"{sign}{_four_figures(size)}" if is_money(unit) else plain(value)


def _four_figures(size: float) -> str:
    rounded = float(f"{size:.3e}")
    if rounded < 0.01:
        return plain(size)
    decimals = max(0, 3 - math.floor(math.log10(rounded)))
    return f"{size:,.{decimals}f}"


def scale(unit: str, largest: float, base: int | None = None) -> Scale:
    """Billions or millions for money and people, by the largest value; others as they are."""
    if is_money(unit):
        divisor, word = _size_of_money(largest)
        return Scale(divisor, f"{word} {unit}")
    if unit == PERSONS and largest >= MILLION:
        return Scale(MILLION, f"million {unit}")
    return Scale(1, {RATIO: "times", INDEX: f"index, {base} = 100"}.get(unit, unit))


def amount(value: float | None, unit: str) -> str:
    """A value with its unit, as a sentence says it: “4.046 billion dollars”, “8.2 times”."""
    if value is None or pd.isna(value):
        return NO_FIGURE
    return "".join(amount_parts(value, unit))


def amount_parts(value: float, unit: str) -> tuple[str, str]:
    """The same in its digits, and what stands after them; a unit of its own is with the digits."""
    if is_money(unit):
        divisor, word = _size_of_money(abs(value))
        return digits(value / divisor, unit), f" {word} {unit.removeprefix('US ')}"
    if unit in CURRENCIES:
        divisor, word = _size_of_currency(abs(value))
        return digits(value / divisor, MONEY), f" {word}{unit}"
    if unit == PLACE:
        return f"place {value:.0f}", ""
    if unit in AFTER:
        return digits(value, unit), AFTER[unit]
    return f"{'−' if value < 0 else ''}{_of_its_unit(abs(value), unit)}", ""


def precisely(value: float, unit: str) -> str:
    """A value to the digits that a verdict may hang on: “4.046 billion dollars”, “8.16 times”."""
    if is_money(unit) or unit in CURRENCIES or unit == PLACE:
        return amount(value, unit)
    return f"{'−' if value < 0 else ''}{abs(value):,.2f}{AFTER.get(unit, '')}"


def percentage(value: float) -> str:
    """A percentage without its sign, with as many digits as it takes not to read as nothing."""
    size = abs(value)
    for digits in (1, 2, 3):
        if round(size, digits) > 0:
            return f"{size:,.{digits}f} percent"
    return "less than 0.001 percent"


def _of_its_unit(size: float, unit: str) -> str:
    """A size in a unit that is printed as it is; a unit that needs explaining stands on the axis.

    Such a unit holds a comma: “share of votes, 0 to 1”.
    """
    if unit == PERSONS and size >= MILLION:
        return f"{size / MILLION:,.2f} million {unit}"
    named = "" if unit == COUNT or "," in unit else f" {unit.removeprefix('US ')}"
    return f"{plain(size)}{named}"


def short_amount(value: float | None, unit: str, sizes: tuple[str, str] = LONG) -> str:
    """The same for a headline figure: “$4.046 billion”, “8.2×”."""
    if value is None or pd.isna(value):
        return NO_FIGURE
    if not unit.startswith(MONEY):
        return f"{digits(value, unit)}×" if unit == RATIO else amount(value, unit)
    sign, size, of = "−" if value < 0 else "", abs(value), unit.removeprefix(MONEY)
    if not is_money(unit):
        return f"{sign}${plain(size)}{of}"
    divisor, word = _size_of_money(size, sizes)
    return f"{sign}${digits(size / divisor, unit)} {word}{of}"


def brief_amount(value: float, unit: str) -> str:
    """An amount of money where there is little room: “$4.046 bn”."""
    return short_amount(value, unit, BRIEF)


def printed(value: float, unit: str, sizes: tuple[str, str] = LONG) -> str:
    """A stated value at the precision it was stated with: 4 billion, never 4.00."""
    if is_money(unit) and abs(value) < MILLION:
        return f"${value:,.12g}"
    if is_money(unit):
        divisor, word = _size_of_money(abs(value), sizes)
        return f"${value / divisor:,.12g} {word}"
    if unit in CURRENCIES:
        divisor, word = _size_of_currency(abs(value))
        return f"{value / divisor:,.12g} {word}{unit}"
    if unit == PLACE:
        return f"place {value:,.12g}"
    return f"{value:,.4g}×" if unit == RATIO else f"{value:,.4g} {unit}"


def briefly(value: float, unit: str) -> str:
    """A stated value where there is little room: “$4 bn”."""
    return printed(value, unit, BRIEF)


def _size_of_money(size: float, words: tuple[str, str] = LONG) -> tuple[float, str]:
    """What an amount of money is divided by to be read, and the word for it."""
    return (BILLION, words[0]) if size >= BILLION else (MILLION, words[1])


def _size_of_currency(size: float) -> tuple[float, str]:
    """The same of other money, which may run into trillions."""
    if size >= TRILLION:
        return TRILLION, "trillion "
    divisor, word = _size_of_money(size) if size >= MILLION else (1.0, "")
    return divisor, f"{word} " if word else ""


def qualified(value: float | None, unit: str, status: str) -> str:
    """An amount followed by its status where it is not reported."""
    return amount(value, unit) + (STATUS_ADDED[Status(status)] if status else "")


def day(text: str) -> str:
    """A date as people write it: “2015”, “September 2015”, “24 November 2015”."""
    year, *rest = text.split("-")
    named = [calendar.month_name[int(rest[0])]] if rest else []
    number = [str(int(rest[1]))] if len(rest) > 1 else []
    return " ".join([*number, *named, year])


def through(first: str, last: str) -> str:
    """From when to when: “2021”, or “2021 to 2024”."""
    return first if first == last else f"{first} to {last}"


def years_in_words(years: Sequence[str]) -> str:
    """Years in order: three or more in a row by their ends, others one by one."""
    is_run = len(years) > 2 and int(years[-1]) - int(years[0]) == len(years) - 1
    return through(years[0], years[-1]) if is_run else listed(list(years))


def listed(words: list[str], last: str = "and") -> str:
    """Words joined as a sentence joins them: “a, b and c”."""
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else "".join(words)


def rows(count: int) -> str:
    """A number of rows: “1 row”, “2 rows”."""
    return f"{count:,} row{'' if count == 1 else 's'}"


def capital(text: str) -> str:
    """Words at the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def on_one_line(text: str) -> str:
    """Text from a file where a line break would pass for a line of ours."""
    return " ".join(text.split())


def possessive(name: str) -> str:
    """Whose it is: Russia's, United States'."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


PUNCTUATION = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_{}[]()<>#+-.!|$:~/@\"'&=^"})


UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")


def printable(text: str) -> str:
    """Text from a file for a terminal or a record: a control character is shown as a mark."""
    return "".join("\ufffd" if category(sign) in UNSEEN else sign for sign in text)


def inert(text: str) -> str:
    """Text from a file for a place that reads Markdown: shown as it is, never as formatting."""
    return " ".join(text.split()).translate(PUNCTUATION)
