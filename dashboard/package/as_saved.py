"""A table of ours as a spreadsheet saved it, brought back into the form in which we write it.

Only what can be read in one way is: what is in doubt is a problem at its cell, and every other
cell is left to the strict reading. Nothing is done to a column that is in our own form.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from dashboard.errors import Problem
from dashboard.package.days import restored_days, restored_periods
from dashboard.package.figures import (
    Restored,
    in_doubt,
    is_money,
    restored_numbers,
    restored_whole,
)
from dashboard.package.grid import Grid, brief

NUMBERS = {
    "number": re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,30})?"),
    "integer": re.compile(r"-?[0-9]{1,15}"),
}
LETTER, DIGIT = re.compile("[A-Za-z]"), re.compile("[0-9]")
DAY = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
MONTH_OR_SPAN = "[0-9]{4}(-[0-9]{2})?|[0-9]{4}-[0-9]{2}-[0-9]{2}/[0-9]{4}-[0-9]{2}-[0-9]{2}"
PERIOD, DAYS = "period", ("start", "end", "stated_on", "published")
DATES = {PERIOD, "since", *DAYS}
OWN = {PERIOD: re.compile(MONTH_OR_SPAN), **dict.fromkeys(DAYS, re.compile(DAY))}


def is_settled(grid: Grid, schema: dict[str, Any]) -> bool:
    """Whether nothing in a few rows of a table could be read otherwise than it is written."""
    columns = zip(schema["fields"], zip(*grid.rows, strict=True), strict=False)
    cells = ((field, cell) for field, column in columns for cell in column if cell)
    return all(map(any, grid.rows)) and all(_is_settled(*each) for each in cells)


def _is_settled(field: dict[str, Any], cell: str) -> bool:
    """A number with a letter, or without a digit, is one in no way of writing numbers."""
    own = OWN.get(field["name"]) or NUMBERS.get(field["type"])
    if own is None or own.fullmatch(cell):
        return True
    is_none = bool(LETTER.search(cell)) or not DIGIT.search(cell)
    return field["name"] not in OWN and cell.isascii() and is_none


def restored(file: str, grid: Grid, schema: dict[str, Any]) -> tuple[Grid, list[Problem]]:
    """The same table in our own form as far as it is certain, and the cells in doubt."""
    columns = [list(column) for column in zip(*grid.rows, strict=True)]
    ways, problems = [*grid.ways], []
    for place, name, read in _to_restore(grid, columns, schema):
        found = read(columns[place])
        ways += _ways(grid, name, columns[place], found)
        problems += _problems(file, grid, name, columns[place], found)
        columns[place] = found.cells
    if ways == [*grid.ways] and not problems:
        return grid, []
    rows = [list(row) for row in zip(*columns, strict=True)]
    return replace(grid, rows=rows, ways=tuple(ways)), problems


def _problems(file: str, grid: Grid, name: str, cells: list[str], found: Restored) -> list[Problem]:
    return [
        Problem(file, f"found “{brief(cells[i])}”; {what}", grid.lines[i], name, advice)
        for i, (what, advice) in found.doubts.items()
    ]


Reads = Callable[[Sequence[str]], Restored]


def _to_restore(
    grid: Grid, columns: list[list[str]], schema: dict[str, Any]
) -> list[tuple[int, str, Reads]]:
    """The columns that are not in our own form, and how each is read."""
    found: list[tuple[int, str, Reads]] = []
    for place, field in enumerate(schema["fields"] if columns else []):
        name, kind = field["name"], field["type"]
        is_ours, cells = OWN.get(name) or NUMBERS.get(kind), set(columns[place]) - {""}
        if is_ours is None or (_is_plain(grid, name, kind, cells, is_ours)):
            continue
        if kind in NUMBERS:
            numbers = partial(restored_numbers, has_points=grid.has_points, is_money=is_money(name))
            found.append((place, name, numbers if kind == "number" else restored_whole))
        elif name == PERIOD:
            series = _series(grid, columns, schema)
            found.append((place, name, partial(restored_periods, series=series)))
        else:
            days = partial(restored_days, is_workbook=grid.is_workbook)
            found.append((place, name, days))
    return found


def _is_plain(grid: Grid, name: str, kind: str, cells: set[str], is_ours: re.Pattern[str]) -> bool:
    if not all(map(is_ours.fullmatch, cells)) or (name in DAYS and grid.is_workbook):
        return False
    if kind != "number":
        return True
    return grid.has_points and not (is_money(name) and in_doubt(cells))


def _series(
    grid: Grid, columns: list[list[str]], schema: dict[str, Any]
) -> list[tuple[str, ...]] | None:
    """For each row the series that it belongs to, where the rows of a table make series."""
    key = schema.get("primaryKey", [])
    if PERIOD not in key:
        return None
    return list(zip(*(columns[grid.header.index(n)] for n in key if n != PERIOD), strict=True))


def _ways(grid: Grid, name: str, cells: list[str], found: Restored) -> list[str]:
    """What was read in another way than it is written, each with its first cell."""
    first: dict[str, str] = {}
    for line, before, after in zip(grid.lines, cells, found.cells, strict=True):
        if before != after:
            said = f"(line {line}, column {name}: “{brief(before)}” is {after})"
            first.setdefault(_kind(name, before, after), said)
    return [f"{kind} {said}" for kind, said in first.items()]


def _kind(name: str, before: str, after: str) -> str:
    if name in OWN:
        is_day = len(re.findall("[0-9]+", before)) > 2
        return "days for years and months" if is_day else "years written otherwise"
    if not before.isascii():
        return "digits or blanks of another script"
    has_comma = "." in after and before.rfind(",") > before.rfind(".")
    return "decimal commas" if has_comma else "thousands parted"
