"""One CSV of our own: its bytes and its schema in, a typed frame or located problems out.

Pure: nothing here opens a file. The bytes that are checked are the bytes that are converted, so
an editor that saves in between cannot slip an unchecked value through. Whole columns are judged at
once; only what may be wrong is looked at cell by cell, for the place and the words.
"""

import csv
import io
import json
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress

import numpy as np
import pandas as pd
import pyarrow as pa

from dashboard.errors import Problem
from dashboard.package.as_saved import DATES, NUMBERS, is_settled, restored
from dashboard.package.columns import arranged
from dashboard.package.days import FIRST_YEAR, LAST_YEAR, is_real
from dashboard.package.grid import CONTROL_OR_LINE, HARMONISED, TURNING, Grid, brief, grid_of
from dashboard.package.own_form import TEXT, Columns, columns_of
from dashboard.package.schema import TYPES, Descriptor, is_known
from dashboard.package.whole_columns import Mask, frame_of, is_in_doubt, suspects

CONTROL = re.compile(rf"[\x00-\x08\x0b-\x1f\x7f-\x9f{TURNING}]")
YEAR = re.compile("[0-9]{4}")
DAY = "a real day, month or year; of two days the earlier one first"
COMMON = f"a year of the common calendar, from {FIRST_YEAR} to {LAST_YEAR}"


@dataclass(frozen=True)
class Reading:
    """What a table was read as: its good rows, what is wrong, and its cells in our own form.

    The frame is None only where the file as a whole cannot be read. Without cells, it is one in
    our own form without a fault.
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
    columns = columns_of(content, schema)
    read = None if columns is None else _by_columns(file, columns, schema)
    return read or read_by_cells(file, content, schema_text)


def _by_columns(file: str, columns: Columns, schema: Descriptor) -> Reading | None:
    """The same of whole columns; nothing where a spreadsheet may have changed one of them."""
    odd = suspects(columns, schema)
    grid = _rows(columns, odd)
    if not is_settled(grid, schema) or is_in_doubt(columns, schema, ~odd):
        return None
    problems = _in_order(_once_per_cell([*_strict(file, grid, schema)]))
    wrong = np.array([problem.line for problem in problems if problem.line], dtype="int64")
    good = np.ones(len(odd), dtype=bool)
    good[wrong - 2] = False
    return Reading(frame_of(columns, schema, good), tuple(problems)) if good.any() else None


def _rows(columns: Columns, which: Mask) -> Grid:
    """Some rows of whole columns as cells."""
    cells = [column.filter(pa.array(which)).to_pylist() for column in columns.cells.values()]
    lines = (np.flatnonzero(which) + 2).tolist()
    return Grid([*columns.cells], [list(row) for row in zip(*cells, strict=True)], lines)


def read_by_cells(file: str, content: bytes, schema_text: bytes) -> Reading:
    """The same with every cell as text, of a table of any form: a hundred times slower."""
    schema: Descriptor = json.loads(schema_text)
    grid, problems = grid_of(file, content, [field["name"] for field in schema["fields"]])
    return Reading(None, tuple(problems)) if grid is None else read_grid(file, grid, schema)


def read_grid(file: str, cells: Grid, schema: Descriptor) -> Reading:
    """The same of cells that are there already, such as those of a workbook's sheet."""
    grid, problems = arranged(file, cells, schema)
    if grid is None:
        return Reading(None, tuple(problems))
    grid, doubts = restored(file, grid, schema)
    problems = _in_order([*problems, *_once_per_cell([*doubts, *_strict(file, grid, schema)])])
    good = _without_lines(grid, {problem.line for problem in problems})
    return Reading(_frame(good, schema), tuple(problems), grid)


def _strict(file: str, grid: Grid, schema: Descriptor) -> Iterator[Problem]:
    yield from _plain_problems(file, grid, schema)
    yield from _code_problems(file, grid)
    yield from _cell_problems(file, grid, schema)


def _in_order(problems: Iterable[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda problem: problem.line or 0)


def as_we_write(file: str, content: bytes, schema_text: bytes) -> bytes:
    """A table of ours in our own form: the bytes as they are where they are so already."""
    cells = read_good_rows(file, content, schema_text).cells
    if cells is None or not cells.ways:
        return content
    held = io.StringIO(newline="")
    csv.writer(held, lineterminator="\n").writerows([cells.header, *cells.rows])
    return held.getvalue().encode()


def _without_lines(grid: Grid, lines: Collection[int | None]) -> Grid:
    return _picked(grid, [line not in lines for line in grid.lines])


def _picked(grid: Grid, good: Iterable[object]) -> Grid:
    good = list(good)
    return Grid(grid.header, list(compress(grid.rows, good)), list(compress(grid.lines, good)))


def _cell_problems(file: str, grid: Grid, schema: Descriptor) -> Iterable[Problem]:
    """What Frictionless finds, asked only of the rows that may be wrong: it looks at each cell."""
    asked = _suspected(grid, schema)
    if not asked.rows:
        return ()
    from dashboard.package.found_by_frictionless import cell_problems  # costs 0.1 s

    return cell_problems(file, asked, schema)


def _suspected(grid: Grid, schema: Descriptor) -> Grid:
    """The rows that may be wrong; all of them where whole columns cannot be judged."""
    if not (grid.rows and is_known(schema)):
        return grid
    columns = zip(grid.header, zip(*grid.rows, strict=True), strict=True)
    try:
        cells = {name: pa.chunked_array([column], TEXT) for name, column in columns}
    except (pa.ArrowException, UnicodeEncodeError):
        return grid
    return _picked(grid, suspects(Columns.of(cells, schema), schema))


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
    if field["name"] in DATES and not is_real(cell):
        return COMMON if YEAR.fullmatch(cell) else DAY
    free = "pattern" not in field.get("constraints", {})
    if (CONTROL if free else CONTROL_OR_LINE).search(cell):
        return "text without control characters"
    return ""


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
