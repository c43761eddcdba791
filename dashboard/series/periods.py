"""Periods as ISO 8601 text, and where they stand on an axis of years.

On an axis of whole years the number 2021 stands for the year 2021, so for its middle; a date is
therefore moved half a year to the left there. On an axis of months nothing is moved.
"""

import calendar
import re
from datetime import date

from dashboard.vocabulary import Step

YEAR = re.compile(r"\d{4}")
MONTH = re.compile(r"\d{4}-\d{2}")
YEAR_IN_DAYS = (360, 371)


def is_of(period: str, step: Step) -> bool:
    """Whether a period is a calendar year (annual) or a calendar month (monthly)."""
    return bool((YEAR if step is Step.ANNUAL else MONTH).fullmatch(period))


def year_of(period: str) -> int:
    """The calendar year in which a period begins."""
    return int(period[:4])


def bounds(period: str) -> tuple[date, date]:
    """First and last day of a period, both counted. Also takes a single day, as events do."""
    start, _, end = period.partition("/")
    return _first_day(start), _last_day(end or start)


def plain_year(stated_on: str) -> str:
    """The last full calendar year before a statement."""
    return f"{year_of(stated_on) - 1:04}"


def months_of(period: str) -> list[str]:
    """The calendar months that a period is made of; none where it is not made of whole months."""
    start, end = bounds(period)
    if start.day != 1 or end != _last_day(f"{end.year:04}-{end.month:02}"):
        return []
    return _months(_number(start), _number(end))


def months_within(period: str) -> list[str]:
    """The calendar months that lie wholly in a period, such as eleven of an Iranian year."""
    start, end = bounds(period)
    first = _number(start) + (start.day > 1)
    last = _number(end) - (end != _last_day(f"{end.year:04}-{end.month:02}"))
    return _months(first, last)


def months_around(period: str) -> list[str]:
    """The calendar months that a period reaches into: it lies wholly in them."""
    start, end = bounds(period)
    return _months(_number(start), _number(end))


def a_year_before(period: str) -> str:
    """The same year, month or interval one calendar year earlier; 29 February becomes the 28th."""
    return "/".join(
        f"{int(end[:4]) - 1:04}{'-02-28' if end[4:] == '-02-29' else end[4:]}"
        for end in period.split("/")
    )


def shortened(period: str) -> str:
    """The same period in its shortest form: the days of a whole year or month are that year."""
    months = months_of(period) if period else []
    if len(months) == 12 and months[0].endswith("-01"):
        return months[0][:4]
    return months[0] if len(months) == 1 else period


def is_a_year(period: str) -> bool:
    """Whether a period is a year long: a calendar year, an Iranian year, any twelve months."""
    start, end = bounds(period)
    return YEAR_IN_DAYS[0] <= (end - start).days + 1 <= YEAR_IN_DAYS[1]


def position(period: str, step: Step) -> float:
    """Where the middle of a period stands on an axis of years drawn in that step."""
    start, end = bounds(period)
    middle = (_decimal(start) + _decimal(end) + 1 / 365.25) / 2
    return round(middle - (0.5 if step is Step.ANNUAL else 0.0), 4)


def one_year_after(period: str) -> str:
    """The same year or month one calendar year later."""
    return f"{int(period[:4]) + 1:04}{period[4:]}"


def _number(day: date) -> int:
    """The place of a day's month among all months."""
    return day.year * 12 + day.month - 1


def _months(first: int, last: int) -> list[str]:
    return [f"{at // 12:04}-{at % 12 + 1:02}" for at in range(first, last + 1)]


def _decimal(day: date) -> float:
    days = 366 if calendar.isleap(day.year) else 365
    return day.year + (day.timetuple().tm_yday - 1) / days


def _first_day(text: str) -> date:
    parts = [int(part) for part in text.split("-")]
    year, month, day = (*parts, 1, 1)[:3]
    return date(year, month, day)


def _last_day(text: str) -> date:
    parts = [int(part) for part in text.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    return date(year, month, parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1])
