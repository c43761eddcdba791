"""One CSV of our own: its bytes and its schema in, a typed frame or located problems out.

Pure: nothing here opens a file. The bytes that are checked are the bytes that are converted, so
an editor that saves in between cannot slip an unchecked value through. Frictionless judges the
cells; this module says where they stand and what it found in plain words.
"""

import csv
import io
import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import compress
from typing import Any

import pandas as pd
from frictionless import Error, FrictionlessException, Resource, Schema

from dashboard.errors import Problem
from dashboard.package.as_saved import DAYS, NUMBERS, PERIOD, restored
from dashboard.package.columns import arranged
from dashboard.package.grid import BACK, CONTROL_OR_LINE, TURNING, Grid, brief, grid_of, quoted

Descriptor = dict[str, Any]
CONTROL = re.compile(rf"[\x00-\x08\x0b-\x1f\x7f-\x9f{TURNING}]")
DATES = {PERIOD, "since", *DAYS}
FIRST_YEAR, LAST_YEAR = 1500, 2199
YEAR = re.compile("[0-9]{4}")
HARMONISED = re.compile("HS[2468]")
DAY = "a real day, month or year; of two days the earlier one first"
COMMON = f"a year of the common calendar, from {FIRST_YEAR} to {LAST_YEAR}"
TYPES = {
    "number": "a number written with digits and a point, without thousands separators or exponents",
    "integer": "a whole number",
    "string": "text",
}


@dataclass(frozen=True)
class Reading:
    """What a table was read as: its good rows, what is wrong, and its cells in our own form.

    The frame is None only where the file as a whole cannot be read.
    """

    frame: pd.DataFrame | None
    problems: tuple[Problem, ...]
    cells: Grid | None = None

    @property
    def strictly(self) -> tuple[pd.DataFrame | None, tuple[Problem, ...]]:
        """The frame, or None and every problem: a table that is used whole or not at all."""
        return (None if self.problems else self.frame), self.problems

    def notices(self, file: str) -> tuple[str, ...]:
        """One sentence on a table that is not in our own form, and is read all the same."""
        if self.cells is None or not self.cells.ways:
            return ()
        return (f"{file}: read as a spreadsheet saves it: {'; '.join(self.cells.ways)}.",)


def read_table(
    file: str, content: bytes, schema_text: bytes
) -> tuple[pd.DataFrame | None, tuple[Problem, ...]]:
    """The typed frame of a CSV, or None and every problem found in it.

    Columns of type number become float64, integer Int64, string str with "" where empty. The
    index is the line of the file where the row begins, for messages found later. The frame is
    shared and must not be changed. Raises ValueError where the schema is not JSON.
    """
    return read_good_rows(file, content, schema_text).strictly


@lru_cache(maxsize=128)
def read_good_rows(file: str, content: bytes, schema_text: bytes) -> Reading:
    """The same of a table whose rows each stand for themselves: a bad row is set aside and told.

    The result is remembered, so that of a package only the file that changed is read again.
    """
    schema: Descriptor = json.loads(schema_text)
    grid, problems = grid_of(file, content, [field["name"] for field in schema["fields"]])
    return Reading(None, tuple(problems)) if grid is None else read_grid(file, grid, schema)


def read_grid(file: str, cells: Grid, schema: Descriptor) -> Reading:
    """The same of cells that are there already, such as those of a workbook's sheet."""
    grid, problems = arranged(file, cells, schema)
    if grid is None:
        return Reading(None, tuple(problems))
    grid, doubts = restored(file, grid, schema)
    strict = [*doubts, *_plain_problems(file, grid, schema), *_code_problems(file, grid)]
    strict += _cell_problems(file, grid, schema)
    problems = [*problems, *_once_per_cell(strict)]
    good = _without_lines(grid, {problem.line for problem in problems})
    in_order = sorted(problems, key=lambda problem: problem.line or 0)
    return Reading(_frame(good, schema), tuple(in_order), grid)


def as_we_write(file: str, content: bytes, schema_text: bytes) -> bytes:
    """A table of ours in our own form: the bytes as they are where they are so already."""
    cells = read_good_rows(file, content, schema_text).cells
    if cells is None or not cells.ways:
        return content
    held = io.StringIO(newline="")
    csv.writer(held, lineterminator="\n").writerows([cells.header, *cells.rows])
    return held.getvalue().encode()


def _without_lines(grid: Grid, lines: Collection[int | None]) -> Grid:
    good = [line not in lines for line in grid.lines]
    return Grid(grid.header, list(compress(grid.rows, good)), list(compress(grid.lines, good)))


def read_schema(
    file: str, content: bytes, promised: Mapping[str, str]
) -> tuple[Descriptor | None, list[Problem]]:
    """A table schema that holds the columns promised, or None and what is wrong with it."""
    schema, wrong = _table_schema(content)
    types = {field["name"]: field["type"] for field in schema["fields"]} if not wrong else {}
    lacking = [name for name, kind in promised.items() if types.get(name) != kind]
    if lacking and not wrong:
        wrong = f"the dashboard needs the columns {quoted(lacking)} with their usual types."
    return (None, [Problem(file, wrong, advice=BACK)]) if wrong else (schema, [])


@lru_cache(maxsize=64)
def _table_schema(content: bytes) -> tuple[Descriptor, str]:
    """A schema, and what is wrong with it; remembered, since each opening asks for all of them."""
    try:
        schema: Descriptor = json.loads(content)
        names = {field["name"] for field in schema["fields"] if field["type"]}
        described = all(isinstance(field["description"], str) for field in schema["fields"])
        Schema.from_descriptor(_without_keys(schema))
        keys = schema.get("primaryKey", []), schema.get("foreignKeys", [])
        usable = all(isinstance(key, list) for key in keys) and set(keys[0]) <= names
    except (ValueError, TypeError, KeyError, RecursionError, FrictionlessException, re.error):
        return {}, "this is not a table schema."
    if described and usable:
        return schema, ""
    return schema, "a column has no description, or a key names no column."


def _without_keys(schema: Descriptor) -> Descriptor:
    return {key: value for key, value in schema.items() if key != "foreignKeys"}


def _cell_problems(file: str, grid: Grid, schema: Descriptor) -> Iterator[Problem]:
    """What Frictionless finds."""
    promise = Schema.from_descriptor(_without_keys(schema))
    resource = Resource(name="table", data=[grid.header, *grid.rows], schema=promise)
    fields = {field["name"]: field for field in schema["fields"]}
    for error in (error for task in resource.validate().tasks for error in task.errors):
        position = getattr(error, "row_number", 2) - 2
        yield _in_words(file, grid, schema, fields, error, grid.lines[position])


def _in_words(
    file: str, grid: Grid, schema: Descriptor, fields: dict[str, Any], error: Error, line: int
) -> Problem:
    name = getattr(error, "field_name", None) or None
    if error.type == "primary-key":
        return Problem(file, _key_words(grid, schema, error.note), line=line)
    if name not in fields:
        return Problem(file, f"{error.note}.", line=line)
    cell = getattr(error, "cell", None)
    found = f"found “{brief(str(cell))}”" if cell else "found an empty cell"
    return Problem(file, f"{found}; {_allowed(error, fields[name])}.", line=line, column=name)


def _key_words(grid: Grid, schema: Descriptor, note: str) -> str:
    key = ", ".join(schema["primaryKey"])
    earlier = note.rsplit(" ", 1)[-1]
    if not earlier.isdigit():
        return f"found an empty key; {key} must hold a value."
    return f"found the same {key} as in line {grid.lines[int(earlier) - 2]}; each may stand once."


def _allowed(error: Error, field: Descriptor) -> str:
    constraints = field.get("constraints", {})
    if '"unique"' in error.note or error.type == "unique-error":
        return "each may stand once"
    if error.type == "type-error":
        return f"allowed is {TYPES[field['type']]}"
    if '"enum"' in error.note:
        return f"allowed are {quoted(constraints['enum'], 'and')}"
    if '"required"' in error.note:
        return "a value is required"
    if '"pattern"' in error.note:
        example = f", such as “{field['example']}”" if "example" in field else ""
        return f"allowed is what the column promises{example}: {field['description'].rstrip('.')}"
    words = (("minimum", "at least"), ("maximum", "at most"))
    bounds = [f"{word} {constraints[key]}" for key, word in words if key in constraints]
    return f"allowed is {' and '.join(bounds)}"


def _plain_problems(file: str, grid: Grid, schema: Descriptor) -> Iterator[Problem]:
    """Cells that a computer could read in more than one way, and days that no calendar has."""
    columns = zip(schema["fields"], zip(*grid.rows, strict=True), strict=False)
    for field, cells in columns:
        wrong = {cell: allowed for cell in set(cells) if cell and (allowed := _plain(cell, field))}
        for line, cell in zip(grid.lines, cells, strict=True) if wrong else ():
            if cell in wrong:
                what = f"found “{brief(cell)}”; allowed is {wrong[cell]}."
                yield Problem(file, what, line=line, column=field["name"])


def _code_problems(file: str, grid: Grid) -> Iterator[Problem]:
    """Product codes that lost the zero they began with: chapters have two digits, not one."""
    if not {"classification", "code"} <= set(grid.header):
        return
    named, code = grid.header.index("classification"), grid.header.index("code")
    for line, row in zip(grid.lines, grid.rows, strict=True):
        cell = row[code]
        if HARMONISED.fullmatch(row[named]) and cell.isdecimal() and len(cell) % 2:
            what = f"found “{cell}”; a code of {row[named]} has an even number of digits."
            advice = f"If a spreadsheet took its zero away, write 0{cell}, as text."
            yield Problem(file, what, line, "code", advice)


def _plain(cell: str, field: Descriptor) -> str:
    """What is allowed instead of a cell; nothing where it is plain."""
    if field["type"] in NUMBERS:
        return "" if NUMBERS[field["type"]].fullmatch(cell) else TYPES[field["type"]]
    if field["name"] in DATES and not _is_real(cell):
        return COMMON if YEAR.fullmatch(cell) else DAY
    free = "pattern" not in field.get("constraints", {})
    if (CONTROL if free else CONTROL_OR_LINE).search(cell):
        return "text without control characters"
    return ""


def _is_real(period: str) -> bool:
    """Whether every date in a period is one, and its ends are in order."""
    try:
        days = [date.fromisoformat((day + "-01-01")[:10]) for day in period.split("/")]
    except ValueError:
        return False
    near = all(FIRST_YEAR <= day.year <= LAST_YEAR for day in days)
    return near and days == sorted(days)


def _once_per_cell(problems: list[Problem]) -> list[Problem]:
    """The first problem of each cell: the plainest words for it."""
    first: dict[tuple[int | None, str | None, str], Problem] = {}
    for problem in problems:
        key = (problem.line, problem.column, "" if problem.column else problem.what)
        first.setdefault(key, problem)
    return list(first.values())


def _frame(grid: Grid, schema: Descriptor) -> pd.DataFrame:
    frame = pd.DataFrame(grid.rows, columns=grid.header, index=grid.lines, dtype="str")
    for name, kind in ((field["name"], field["type"]) for field in schema["fields"]):
        if kind in NUMBERS:
            numbers = pd.to_numeric(frame[name].where(frame[name] != ""))
            frame[name] = numbers.astype("Int64") if kind == "integer" else numbers
    return frame
