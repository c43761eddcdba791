"""One cell of a period column: which kind of period it writes, in which of many ways.

Only years and months are ours. Everything else is told for what it is: a quarter, a week, a day,
a financial year, a year of another calendar, a year with a flag.
"""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from dashboard.reading.letters import folded
from dashboard.reading.months import MONTHS, ONE_OF_THEM


class Kind(StrEnum):
    """What a cell of a period column is."""

    YEAR = "year"
    MONTH = "month"
    QUARTER = "Q"
    HALF = "H"
    WEEK = "W"
    PART = "P"
    SPAN = "S"
    DAY = "day"
    TWO_YEARS = "two years"
    MONTH_OR_TWO_YEARS = "month or two years"
    OTHER_CALENDAR = "other calendar"
    FLAGGED = "flagged"
    SHORT = "short"
    NONE = ""


@dataclass(frozen=True)
class Period:
    """A kind of period, and the year, month or day as we write it."""

    kind: Kind
    text: str = ""


NO_PERIOD = Period(Kind.NONE)
Y = "((?:1[5-9]|20)[0-9]{2})"
M = "(0?[1-9]|1[0-2])"
MM = "(0[1-9]|1[0-2])"
NAME = rf"({ONE_OF_THEM})\.?"
NTH = "(?:[1-4]|iv|i{1,3})"
QUARTERS = r"(?:q|qtr|quarter|quartal|trimestre|ceyrek|кв|квартал|kv)"
SUFFIX = re.compile(r"(?<=[0-9])\s*(г|год|года|yili?|年)\.?$")
MIDNIGHT = "(?:t00:00:00)?"
TIME = re.compile(r"[t ]00:00(:00)?(\.0+)?z?$")


def _year(found: Any) -> Period:  # noqa: ANN401  (a match)
    return Period(Kind.YEAR, found[1])


def _month(found: Any) -> Period:  # noqa: ANN401
    return Period(Kind.MONTH, f"{found[1]}-{int(found[2]):02d}")


def _turned(found: Any) -> Period:  # noqa: ANN401
    return Period(Kind.MONTH, f"{found[2]}-{int(found[1]):02d}")


def _named(year: int, name: int) -> Callable[[Any], Period]:
    return lambda found: Period(Kind.MONTH, f"{found[year]}-{MONTHS[found[name]]:02d}")


def _two(found: Any) -> Period:  # noqa: ANN401
    """2010-11: a month, or two years that follow each other; 2012-13 can be no month."""
    second, month = int(found[2]), 1 <= int(found[2]) <= 12
    follows = second == (int(found[1]) + 1) % 100
    if not month:
        return Period(Kind.TWO_YEARS if follows else Kind.NONE)
    kind = Kind.MONTH_OR_TWO_YEARS if follows else Kind.MONTH
    return Period(kind, f"{found[1]}-{found[2]}")


def _years(found: Any) -> Period:  # noqa: ANN401
    return Period(Kind.TWO_YEARS if int(found[2]) == int(found[1]) + 1 else Kind.SPAN)


def _range(year: int, first: int, last: int) -> Callable[[Any], Period]:
    """From one month to another, by name or number: a year, a quarter, a half or another part."""

    def period(found: Any) -> Period:  # noqa: ANN401
        one, other = (MONTHS.get(found[i]) or int(found[i]) for i in (first, last))
        if (one, other) == (1, 12):
            return Period(Kind.YEAR, found[year])
        quarter = other - one == 2 and one % 3 == 1
        half = other - one == 5 and one % 6 == 1
        return Period(Kind.QUARTER if quarter else Kind.HALF if half else Kind.PART)

    return period


def _day(year: int, month: int, day: int) -> Callable[[Any], Period]:
    def period(found: Any) -> Period:  # noqa: ANN401
        try:
            date = datetime.date(int(found[year]), int(found[month]), int(found[day]))
        except ValueError:
            return NO_PERIOD
        return Period(Kind.DAY, date.isoformat())

    return period


def _slashed(found: Any) -> Period:  # noqa: ANN401
    """1/2/2021 is a day in February or in January: only 1/1/2021 and 31/1/2021 are certain."""
    one, other = int(found[1]), int(found[2])
    if one != other and one <= 12 and other <= 12:
        return Period(Kind.SHORT)
    return _day(3, 1 if other > 12 else 2, 2 if other > 12 else 1)(found)


def _kind(kind: Kind) -> Callable[[Any], Period]:
    return lambda _: Period(kind)


WAYS: tuple[tuple[str, Callable[[Any], Period]], ...] = (
    (rf"{Y}(?:\.0|-a1)?", _year),
    (rf"{Y}{MM}(?:\.0)?", _month),
    (rf"{Y}[-/]([0-9]{{2}})", _two),
    (rf"{Y}(?:-|[- ]?m){M}", _month),
    (rf"{Y}\.{MM}", _month),
    (rf"{M}[./-]{Y}", _turned),
    (rf"{NAME}[- ,./]*{Y}", _named(2, 1)),
    (rf"{Y}[- ,./]*{NAME}", _named(1, 2)),
    (rf"{Y}[-/]{Y}", _years),
    (rf"(?:[0-9]{{6}}-)?{NAME} ?- ?{NAME},? ?{Y}", _range(3, 1, 2)),
    (rf"{Y},? ?\(?{NAME} ?- ?{NAME}\)?", _range(1, 2, 3)),
    (rf"{M}-{M}[./]{Y}", _range(3, 1, 2)),
    (rf"{Y}-{MM}/(?:\1-)?{MM}", _range(1, 2, 3)),
    (rf"{Y}[ /-]?(?:{QUARTERS}[1-4]|[1-4]q)|{Y}[ .-]*{NTH}\.?[ -]?{QUARTERS}", _kind(Kind.QUARTER)),
    (rf"(?:{QUARTERS} ?[1-4]|{NTH}[. -]*{QUARTERS})[. ,/-]*{Y}", _kind(Kind.QUARTER)),
    (rf"{Y}[ -]?[hsb][12]|[hs][12][ -]?{Y}|[12]h[ -]?{Y}", _kind(Kind.HALF)),
    (rf"{Y}-?w[0-9]{{1,2}}|w[0-9]{{1,2}}[ -]{Y}", _kind(Kind.WEEK)),
    (rf"{Y}-01-01{MIDNIGHT}/p1y", _year),
    (rf"{Y}-{MM}-01{MIDNIGHT}/p1m", _month),
    (rf"{Y}-{MM}-01/p3m", _kind(Kind.QUARTER)),
    (rf"{Y}([-/.])([0-9]{{1,2}})\2([0-9]{{1,2}})", _day(1, 3, 4)),
    (rf"{Y}([0-9]{{2}})([0-9]{{2}})", _day(1, 2, 3)),
    (rf"([0-9]{{1,2}})\.([0-9]{{1,2}})\.{Y}", _day(3, 2, 1)),
    (rf"([0-9]{{1,2}})[/-]([0-9]{{1,2}})[/-]{Y}", _slashed),
    (rf"(?:fy|f\.y\.|financial year|fiscal year) ?-?{Y}?.*", _kind(Kind.TWO_YEARS)),
    (r"1(?:3[0-9]{2}|4[0-5][0-9])([-/.]?[0-9]{1,2}){0,2}", _kind(Kind.OTHER_CALENDAR)),
    (r"2(?:4[4-9]|5[0-9])[0-9]", _kind(Kind.OTHER_CALENDAR)),
    (rf"{Y} ?(?:\*+|[(\[]?[a-zа-я]{{1,4}}\.?[)\]]?|\([0-9]\))", _kind(Kind.FLAGGED)),
    (
        rf"{NAME}[- ./]'?[0-9]{{1,2}}|[0-9]{{1,2}}[- ./]{NAME}(?:[- ./][0-9]{{2}})?",
        _kind(Kind.SHORT),
    ),
)
"""The ways in which a period is written, the first that fits, and what it is then."""
PATTERNS = tuple((re.compile(pattern), made) for pattern, made in WAYS)
RAISED = re.compile(r".*[0-9][¹²³⁰-⁹ᵃ-ᶻ]+\s*")


@lru_cache(maxsize=1 << 16)
def period_in(cell: str) -> Period:
    """The period that a cell writes, whatever the other cells of its column are."""
    if RAISED.fullmatch(cell):
        return Period(Kind.FLAGGED)
    plain = TIME.sub("", SUFFIX.sub("", folded(cell)))
    for pattern, made in PATTERNS:
        if found := pattern.fullmatch(plain):
            return made(found)
    return NO_PERIOD
