"""Periods as publishers write them, turned into ours: 2021, 2021-03; quarters are told apart."""

import re

import pandas as pd

from dashboard.errors import Problem
from dashboard.reading.table import brief

YEAR = re.compile(r"(1[5-9]|20)[0-9]{2}")
COMPACT = re.compile(r"((?:1[5-9]|20)[0-9]{2})(0[1-9]|1[0-2])")
SPLIT = re.compile(r"((?:1[5-9]|20)[0-9]{2})(?:-M?|M)(0?[1-9]|1[0-2])")
TURNED = re.compile(r"(0?[1-9]|1[0-2])[./-]((?:1[5-9]|20)[0-9]{2})")
QUARTER = re.compile(r"(1[5-9]|20)[0-9]{2}-?Q[1-4]")
DAY = re.compile(r"((?:1[5-9]|20)[0-9]{2})-(0[1-9]|1[0-2])-[0-3][0-9]")
QUARTERLY = "quarters (years and months are kept)"
ALLOWED = "allowed is a year, such as 2021, or a month, such as 2021-03."


def period_of(cell: str) -> str:
    """A year or month as we write it; “Q” for a quarter; nothing for what is neither."""
    if YEAR.fullmatch(cell):
        return cell
    for pattern in (COMPACT, SPLIT):
        if found := pattern.fullmatch(cell):
            return f"{found[1]}-{int(found[2]):02d}"
    if found := TURNED.fullmatch(cell):
        return f"{found[2]}-{int(found[1]):02d}"
    return "Q" if QUARTER.fullmatch(cell) else ""


def periods(
    file: str, cells: "pd.Series[str]", column: str
) -> tuple["pd.Series[str]", list[Problem]]:
    """The periods of a column (“Q” for quarters), and the cells that are none."""
    known = {cell: period_of(cell) for cell in cells.unique()}
    found = cells.map(known).astype("str")
    return found, [
        Problem(file, f"found “{brief(cell)}”; {_allowed(cell)}", int(str(line)), column)
        for line, cell in cells[found == ""].items()
    ]


def _allowed(cell: str) -> str:
    if DAY.fullmatch(cell):
        return f"a day does not say whether the year or the month is meant; {ALLOWED}"
    return ALLOWED
