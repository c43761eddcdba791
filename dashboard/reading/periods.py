"""Periods as publishers write them, turned into ours: 2021, 2021-03; others are told apart.

A column is judged as a whole: “2010-11” beside “2011-12” is a financial year, beside “2010-12” a
month; a day that is always the first of a quarter stands for the quarter.
"""

import datetime
from collections.abc import Iterable
from itertools import pairwise
from math import gcd

import pandas as pd

from dashboard.errors import Problem
from dashboard.reading.one_period import Kind, Period, period_in
from dashboard.reading.table import brief

QUARTERLY = "quarters (years and months are kept)"
LEFT_OUT = {
    Kind.QUARTER: QUARTERLY,
    Kind.HALF: "half-years (years and months are kept)",
    Kind.WEEK: "weeks (years and months are kept)",
    Kind.PART: "parts of a year (whole years and months are kept)",
    Kind.SPAN: "spans of several years (single years and months are kept)",
}
"""The kinds of periods that are left out, by the letter that stands for them in a column."""
ALLOWED = "allowed is a year, such as 2021, or a month, such as 2021-03."
FINANCIAL = "this is, or may be, a financial year, which is a part of two calendar years"
WORDS = {
    Kind.DAY: "a day does not say whether the year or the month is meant",
    Kind.TWO_YEARS: FINANCIAL,
    Kind.MONTH_OR_TWO_YEARS: FINANCIAL,
    Kind.OTHER_CALENDAR: "this looks like a year of another calendar (Iranian, Islamic, Buddhist)",
    Kind.FLAGGED: "the mark behind the year may say that the figure is provisional or estimated",
    Kind.SHORT: "a spreadsheet may have changed this; day, month and year cannot be told apart",
}
FREQUENCIES = {"quarters": Kind.QUARTER, "half-years": Kind.HALF, "weeks": Kind.WEEK}


def period_of(cell: str) -> str:
    """A year or month as we write it, a letter of LEFT_OUT, or nothing for what is neither."""
    return _ours(period_in(cell), sure=True)


def year_of(cell: str) -> str:
    """A year in the digits of any script, or nothing where the cell is no plain year."""
    found = period_in(cell)
    return found.text if found.kind == Kind.YEAR else ""


def periods(
    file: str,
    cells: "pd.Series[str]",
    column: str,
    *,
    sure: bool = False,
    series: "pd.Series[str] | None" = None,
) -> tuple["pd.Series[str]", list[Problem]]:
    """The periods of a column (letters of LEFT_OUT for other kinds), and the cells that are none.

    It is `sure` where the publisher's documentation says that 2010-11 is a month. With `series`,
    which says to which series a row belongs, days are read by the rhythm of their series.
    """
    known = {cell: period_in(cell) for cell in cells.unique()}
    kinds = [each.kind for each in known.values()]
    months = sure or (Kind.MONTH in kinds and Kind.TWO_YEARS not in kinds)
    ours = {cell: _ours(each, sure=months) for cell, each in known.items()}
    found = cells.map(ours).astype("str")
    if Kind.DAY in kinds:
        days = cells.map({cell: _day(each) for cell, each in known.items()}).astype("str")
        found = _by_rhythm(found, days, series)
    return found, [
        Problem(
            file, f"found “{brief(cell)}”; {_why(known[cell].kind)}", int(str(line)), column or None
        )
        for line, cell in cells[(found == "").to_numpy()].items()
    ]


def frequency_of(days: Iterable[str]) -> str:
    """The rhythm of days: years, half-years, quarters, months, weeks, days, or unclear.

    Days that all begin or all end a month stand for the time between them: a year from a first of
    January to the next, a quarter where they are three, six or nine months apart. A first or
    last day alone is unclear: it may be a year, a quarter or a month. Other cells are passed over.
    """
    texts = {_day(period_in(day)) for day in days} - {""}
    known = sorted(map(datetime.date.fromisoformat, texts))
    next_days = [day + datetime.timedelta(1) for day in known]
    begins, ends = ({day.day for day in each} == {1} for each in (known, next_days))
    if len(known) < 2 and (begins or ends or not known):
        return "unclear"
    if not begins and not ends:
        apart = {(after - before).days for before, after in pairwise(known)}
        return "weeks" if apart and all(each % 7 == 0 for each in apart) else "days"
    firsts = known if begins else next_days
    months = [day.year * 12 + day.month for day in firsts]
    step = gcd(12, *(month - months[0] for month in months))
    if step == 12:
        return "years" if firsts[0].month == 1 else "unclear"
    return {6: "half-years", 3: "quarters"}.get(step, "months")


def _ours(period: Period, *, sure: bool) -> str:
    """What stands in a column for a period; nothing where it is none of ours and not left out."""
    if period.kind in LEFT_OUT:
        return period.kind.value
    doubt = period.kind == Kind.MONTH_OR_TWO_YEARS and not sure
    return "" if doubt or period.kind == Kind.DAY else period.text


def _day(period: Period) -> str:
    return period.text if period.kind == Kind.DAY else ""


def _by_rhythm(
    found: "pd.Series[str]", days: "pd.Series[str]", series: "pd.Series[str] | None"
) -> "pd.Series[str]":
    """The column with its days as the years or months, or the letters, that they stand for.

    Without series only years are certain: months and quarters of several may stand mixed. A year
    beside series of months may be a month of which the others are missing.
    """
    whole = pd.Series("", index=days.index, dtype="str") if series is None else series
    theirs = days.ne("").to_numpy()
    rhythms = {
        str(name): frequency_of(part)
        for name, part in days[theirs].groupby(whole[theirs].to_numpy())
    }
    clear = set(rhythms.values()) - {"unclear"}
    rhythms = {
        name: next(iter(clear)) if rhythm == "unclear" and len(clear) == 1 else rhythm
        for name, rhythm in rhythms.items()
    }
    if series is None or "months" in clear:
        rhythms = {
            name: _if_certain(rhythm, series is not None) for name, rhythm in rhythms.items()
        }
    read = [
        _stands_for(day, rhythms.get(str(name), "")) if day else period
        for period, day, name in zip(found, days, whole, strict=True)
    ]
    return pd.Series(read, index=found.index, dtype="str")


def _if_certain(rhythm: str, by_series: bool) -> str:
    """A rhythm where it is certain: years without series, anything but years beside months."""
    return rhythm if (rhythm != "years" if by_series else rhythm == "years") else "unclear"


def _stands_for(day: str, rhythm: str) -> str:
    """A day as the year or month that it stands for, or the letter of another rhythm."""
    if rhythm in {"years", "months"}:
        return day[:4] if rhythm == "years" else day[:7]
    return FREQUENCIES[rhythm].value if rhythm in FREQUENCIES else ""


def why_no_period(cell: str) -> str:
    """Why a cell is no year or month of ours, and what is."""
    return _why(period_in(cell).kind)


def _why(kind: Kind) -> str:
    return f"{WORDS[kind]}; {ALLOWED}" if kind in WORDS else ALLOWED
