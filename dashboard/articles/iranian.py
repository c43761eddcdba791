"""Iranian (solar) years as days of the calendar that the data are kept in.

A year begins at the March equinox; which years have a day more follows the cycle of 33 years,
which agrees with the official calendar from 1244 to 1472 (1865 to 2093).
"""

from datetime import date, timedelta
from itertools import combinations_with_replacement

FIRST, LAST = 1244, 1472
KNOWN_YEAR, KNOWN_DAY = 1403, date(2024, 3, 20)
DAYS = (31,) * 6 + (30,) * 5 + (29,)


def iranian_period(year: int, first: int = 1, last: int = 12) -> str:
    """The days of months of an Iranian year, both ends included, as an ISO 8601 interval."""
    days = [*DAYS[:-1], 29 + _is_leap(year)]
    begins = new_year(year) + timedelta(days=sum(days[: first - 1]))
    ends = new_year(year) + timedelta(days=sum(days[:last]) - 1)
    return f"{begins.isoformat()}/{ends.isoformat()}"


def years_later(period: str, years: int) -> str:
    """The same months of an Iranian year so many years later; nothing where the days are none."""
    starts = int(period[:4])
    for year in (starts - 621, starts - 622):
        for first, last in combinations_with_replacement(range(1, 13), 2):
            if iranian_period(year, first, last) == period:
                return iranian_period(year + years, first, last)
    return ""


def new_year(year: int) -> date:
    """The day on which an Iranian year begins."""
    between = range(min(year, KNOWN_YEAR), max(year, KNOWN_YEAR))
    days = sum(365 + _is_leap(one) for one in between)
    return KNOWN_DAY + timedelta(days=days if year > KNOWN_YEAR else -days)


def _is_leap(year: int) -> bool:
    return (year * 8 + 29) % 33 < 8
