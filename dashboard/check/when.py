"""A period in words, as ISO 8601: “2023”, “March 2023”, “first half of 2023”, “Iranian year 1402”.

A year of another calendar, a fiscal year or “last year” counts only where it is said which: nothing
is taken for a calendar year that may be another.
"""

import re
from collections.abc import Callable

from dashboard.articles.iranian import FIRST, LAST, iranian_period
from dashboard.reading.letters import folded
from dashboard.reading.months import MONTHS, ONE_OF_THEM
from dashboard.reading.one_period import Kind, period_in
from dashboard.series.periods import bounds, shortened

ALLOWED = (
    "write a year (2023), a month (March 2023), a quarter or half (Q1 2023, first half of 2023), "
    "months (January to August 2023), an Iranian year (Iranian year 1402) or days "
    "(2023-04-01/2024-03-31)."
)
LONGEST = 60
NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 0}
NTH |= {"i": 1, "ii": 2, "iii": 3, "iv": 4, "birinci": 1, "ikinci": 2, "первое": 1, "второе": 2}
COUNTS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"]
COUNT_OF = {word: number for number, word in enumerate(COUNTS, 2)}
Y, NAME = "([12][0-9]{3})", rf"({ONE_OF_THEM})\.?"
BETWEEN = r"\s?(?:-|to|till|until|through|по|до|ile|تا)\s?"
IRANIAN = r"iranian|persian|solar|solar hijri|sh|hijri shamsi|shamsi|иранск\w+|iran|سال|شمسی|ایرانی"


class NoPeriod(ValueError):  # noqa: N818  (it is shown beside a field, and goes no further)
    """Words that name no period, or more than one; the message says why."""


def period(words: str, stated_on: str = "") -> str:
    """A period in words as ISO 8601; nothing where nothing is written.

    “Last year” is that before the year in which it was stated. Raises NoPeriod, with the reason
    in words.
    """
    if len(words) > LONGEST:
        raise NoPeriod(f"found {len(words):,} letters; a period has {LONGEST} at most.")
    text = re.sub(r"\b(the|of|in|for|during|year(?=\s+[12][0-9]{3}\b))\s+|,", " ", folded(words))
    text = " ".join(text.split())
    if not text:
        return ""
    for pattern, made in WAYS:
        if found := pattern.fullmatch(text):
            return made(found)
    if text == "last year" and stated_on[:4].isdecimal():
        return f"{int(stated_on[:4]) - 1:04}"
    one = period_in(text)
    if one.kind in (Kind.YEAR, Kind.MONTH):
        return one.text
    if one.kind is Kind.OTHER_CALENDAR:
        raise NoPeriod("this looks like a year of another calendar; write “Iranian year 1402”.")
    if one.kind in (Kind.TWO_YEARS, Kind.MONTH_OR_TWO_YEARS):
        raise NoPeriod("a fiscal year begins in a month of its own; write 2023-04-01/2024-03-31.")
    raise NoPeriod(f"this is no period that is known here; {ALLOWED}")


def iranian_year(year: int) -> str:
    """An Iranian year (solar Hijri) as the days from its new year to its last day."""
    if not FIRST <= year <= LAST:
        raise NoPeriod(f"Iranian years are known here from {FIRST} to {LAST}.")
    return iranian_period(year)


def _months(year: str, first: int, last: int) -> str:
    if not 1 <= first <= last <= 12:
        raise NoPeriod("the first month must come before the last one, in one year.")
    start, end = bounds(f"{year}-{first:02}")[0], bounds(f"{year}-{last:02}")[1]
    return shortened(f"{start}/{end}")


def _part(length: int, which: int, year: str) -> str:
    """The first, second … quarter or half of a year; the last one for nought."""
    place = which or 12 // length
    if place * length > 12:
        raise NoPeriod("a year has two halves and four quarters.")
    return _months(year, length * (place - 1) + 1, length * place)


def _number(word: str) -> int:
    """A place in words or digits: “second”, “2nd”, “ii”."""
    return NTH[word] if word in NTH else int(re.sub("[^0-9]", "", word))


def _count(word: str) -> int:
    return COUNT_OF.get(word) or int(word)


def _days(start: str, end: str) -> str:
    try:
        first, last = bounds(start)[0], bounds(end)[1]
    except ValueError:
        raise NoPeriod("there is no such day.") from None
    if first > last:
        raise NoPeriod("its first day comes after its last.")
    return shortened(f"{first}/{last}")


def _two_months(found: "re.Match[str]") -> str:
    one, other = MONTHS[found[1]], MONTHS[found[3]]
    return _days(f"{found[2] or found[4]}-{one:02}", f"{found[4]}-{other:02}")


ORDINAL = f"({'|'.join(NTH)}|[1-4](?:st|nd|rd|th|-?[йея])?)"
HALF, QUARTER = (
    "(?:half|half-year|полугодие|yari|yariyil|نیمه)",
    "(?:quarter|квартал|ceyrek|سه ماهه)",
)
ISO = "[0-9]{4}(?:-[0-9]{2}){0,2}"
WAYS: tuple[tuple["re.Pattern[str]", Callable[["re.Match[str]"], str]], ...] = tuple(
    (re.compile(pattern), made)
    for pattern, made in (
        (rf"({ISO})/({ISO})", lambda m: _days(m[1], m[2])),
        (rf"(?:{IRANIAN})\s(?:year\s)?(1[34][0-9]{{2}})", lambda m: iranian_year(int(m[1]))),
        (rf"(1[34][0-9]{{2}})\s?\(?(?:{IRANIAN})\)?", lambda m: iranian_year(int(m[1]))),
        (rf"q([1-4])[ -]?{Y}", lambda m: _part(3, int(m[1]), m[2])),
        (rf"{Y}[ -]?q([1-4])", lambda m: _part(3, int(m[2]), m[1])),
        (rf"h([12])[ -]?{Y}", lambda m: _part(6, int(m[1]), m[2])),
        (rf"{Y}[ -]?h([12])", lambda m: _part(6, int(m[2]), m[1])),
        (rf"{ORDINAL}\.?\s{QUARTER}\s{Y}", lambda m: _part(3, _number(m[1]), m[2])),
        (rf"{ORDINAL}\.?\s{HALF}\s{Y}", lambda m: _part(6, _number(m[1]), m[2])),
        (
            rf"first\s({'|'.join(COUNT_OF)}|[0-9]{{1,2}})\smonths\s{Y}",
            lambda m: _months(m[2], 1, _count(m[1])),
        ),
        (rf"{NAME}\s?{Y}?{BETWEEN}{NAME}\s?{Y}", _two_months),
        (rf"{Y}{BETWEEN}{Y}", lambda m: _days(m[1], m[2])),
    )
)
"""The ways in which a period is said that no single cell of a file writes."""
