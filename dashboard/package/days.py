"""Years and months that a spreadsheet made days of, brought back into years and months.

A spreadsheet writes 2016-01 as the first of January 2016, and some programs write the year 2016 so
as well. Which it was, the other periods of the series say; where they do not, it is in doubt. So
are “Jan-19” (a month, or the 19th of January) and the first days of quarters.
"""

import re
from collections import defaultdict
from collections.abc import Hashable, Sequence
from datetime import date

from dashboard.package.figures import Restored, restored_whole

CLOCK = r"(?:[ T]0{1,2}:00(?::00(?:\.0+)?)?)?"
YEAR_FIRST = re.compile(rf"([0-9]{{4}})([-/.])([0-9]{{1,2}})\2([0-9]{{1,2}}){CLOCK}")
YEAR_LAST = re.compile(rf"([0-9]{{1,2}})([-/.])([0-9]{{1,2}})\2([0-9]{{4}}){CLOCK}")
TWO_FACED = re.compile(r"(?:[0-9]{1,2}[-./ ])?[^\W\d_]{3,}\.?[-./ ][0-9]{2}")
ISO = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
YEAR = re.compile("[0-9]{4}")
MONTH = re.compile("([0-9]{4})-([0-9]{2})")
QUARTERS = {1, 4, 7, 10}
FIRST_YEAR, LAST_YEAR = 1500, 2199
Month = tuple[int, int]
YEAR_OR_MONTH = "this first of January can be the year or the month, and no other period tells."
NO_FIRST = "allowed is a year or a month; of days, a spreadsheet's first of the month."
QUARTERLY = "the first days of quarters do not say whether quarters or months are meant."
EITHER_DAY = "the day can stand before the month or after it."
DAY_OR_MONTH = "this can be the day or the whole month."
FACES = "this can be a month of a year or a day of a month."
FACES_ADVICE = "Write the year in full, such as 2019-01, in a column of text."


def is_real(period: str) -> bool:
    """Whether every date in a period is one, and its ends are in order."""
    try:
        days = [date.fromisoformat((day + "-01-01")[:10]) for day in period.split("/")]
    except ValueError:
        return False
    near = all(FIRST_YEAR <= day.year <= LAST_YEAR for day in days)
    return near and days == sorted(days)


def restored_periods(cells: Sequence[str], series: Sequence[Hashable] | None) -> Restored:
    """Periods of a column; `series` names for each cell the series that it belongs to, if any."""
    found = restored_whole(cells)
    found.doubts.update(_two_faced(cells))
    days = {i: reading for i, cell in enumerate(found.cells) if (reading := _readings(cell))}
    firsts = _firsts(days)
    for place in days.keys() - firsts.keys():
        found.doubts[place] = (NO_FIRST, _write("2016", "2016-01"))
    annual = series is not None and _is_annual(found.cells, firsts, len(days))
    of: dict[Hashable, list[int]] = defaultdict(list)
    for place, one in enumerate(series or range(len(cells))):
        of[one].append(place)
    for places in of.values():
        own = {place: firsts[place] for place in places if place in firsts}
        if own:
            _settle(found, own, [found.cells[i] for i in places if i not in days], annual)
    return found


def restored_days(cells: Sequence[str], is_workbook: bool = False) -> Restored:
    """Days of a column whose cells may be days, months or years.

    The first of a month is a day where somebody wrote it as we do, not where a workbook holds it.
    """
    found = restored_whole(cells)
    found.doubts.update(_two_faced(cells))
    theirs = [i for i, cell in enumerate(cells) if is_workbook or not ISO.fullmatch(cell)]
    days = {i: reading for i in theirs if (reading := _readings(cells[i]))}
    orders = [k for k in (0, 1) if all(len(each) > k and each[k] for each in days.values())]
    for place, readings in days.items():
        real = list(dict.fromkeys(readings[k] for k in orders if readings[k]))
        if len(real) != 1:
            found.doubts[place] = (EITHER_DAY, _write("2015-11-24"))
        elif real[0] is not None and real[0].day == 1:
            found.doubts[place] = (DAY_OR_MONTH, _write("2020-09", "2020-09-01"))
        else:
            found.cells[place] = str(real[0])
    return found


def _write(*words: str) -> str:
    return f"Write it as {' or '.join(words)}."


def _two_faced(cells: Sequence[str]) -> dict[int, tuple[str, str]]:
    return {i: (FACES, FACES_ADVICE) for i, cell in enumerate(cells) if TWO_FACED.fullmatch(cell)}


def _readings(cell: str) -> tuple[date | None, ...]:
    """The days that a cell may mean: with the day before the month, and with the month first."""
    if found := YEAR_FIRST.fullmatch(cell):
        day = _day(found[1], found[3], found[4])
        return day, day
    if found := YEAR_LAST.fullmatch(cell):
        first = _day(found[4], found[3], found[1])
        return first, (first if found[2] == "." else _day(found[4], found[1], found[3]))
    return ()


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _firsts(days: dict[int, tuple[date | None, ...]]) -> dict[int, Month]:
    """The cells that are firsts of months, read in the one order in which all of them are."""
    orders = [[each[k] for each in days.values()] for k in (0, 1)]
    chosen = next((each for each in orders if all(d and d.day == 1 for d in each)), orders[0])
    by_place = zip(days, chosen, strict=True)
    return {place: (day.year, day.month) for place, day in by_place if day and day.day == 1}


def _is_annual(cells: Sequence[str], firsts: dict[int, Month], days: int) -> bool:
    """Whether all periods of a file are years or firsts of January, and of several years."""
    years = {cell for i, cell in enumerate(cells) if i not in firsts and cell}
    januaries = {str(year) for year, month in firsts.values() if month == 1}
    only = len(firsts) == days and all(month == 1 for _, month in firsts.values())
    return only and all(map(YEAR.fullmatch, years)) and len(years | januaries) > 1


def _settle(found: Restored, firsts: dict[int, Month], beside: list[str], annual: bool) -> None:
    """What the firsts of months of one series are: years, months, or in doubt."""
    plain = {(int(m[1]), int(m[2])) for cell in beside if (m := MONTH.fullmatch(cell))}
    held = plain | set(firsts.values())
    months = {month for _, month in held}
    several = len({year for year, _ in firsts.values()}) > 1
    is_annual = annual or several or any(map(YEAR.fullmatch, beside))
    for place, (year, month) in firsts.items():
        written = f"{year:04d}-{month:02d}"
        if months == {1} and not plain and is_annual:
            found.cells[place] = f"{year:04d}"
        elif len(months) > 1 and months <= QUARTERS:
            found.doubts[place] = (QUARTERLY, _write(written))
        elif month == 1 and (plain or not {(year - 1, 12), (year, 2)} & held):
            found.doubts[place] = (YEAR_OR_MONTH, _write(f"{year:04d}", written))
        else:
            found.cells[place] = written
