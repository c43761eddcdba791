"""Our own tidy files: any table of a data package, read as strictly as the package itself.

They come as we write them, as a spreadsheet saves them, or as a sheet of a workbook. The file does
not say which source it is: its name is proposed where it is a possible id.
"""

import json
import re
from datetime import date
from pathlib import PurePath

import numpy as np
import pandas as pd

from dashboard.credit import Credit
from dashboard.errors import Problem
from dashboard.package.crosschecks import reference_problems
from dashboard.package.grid import Grid
from dashboard.package.kinds import RECORDS, SHAPES
from dashboard.package.misreported import misreported
from dashboard.package.tables import Reading, read_good_rows, read_grid
from dashboard.reading.evidence import Fact, by_column, documented
from dashboard.reading.number_formats import format_problems
from dashboard.reading.table import Table, brief, clean
from dashboard.reading.tidy import Draft, Layout, Wanted

HEADERS = {
    "trade": ("reporter", "partner", "flow", "period", "valuation", "value_usd", "status"),
    "products": ("reporter", "partner", "flow", "period", "classification", "code", "label"),
    "indicators": ("indicator", "label", "unit", "economy", "partner", "period", "value"),
    "statements": ("id", "speaker", "reporter", "measure", "printed", "url"),
    "claims": ("id", "document", "stated_on", "relation", "fragment", "kind"),
    "documents": ("id", "title", "author", "publisher", "published", "address"),
    "events": ("id", "start", "end", "in_article", "date_basis", "url"),
    "economies": ("code", "name", "predecessor_of", "succession", "last_year", "colour"),
    "pairs": ("id", "first", "second", "label", "colour", "order"),
}
ABOVE = " above the header."
NO_TITLES = "Delete what stands above the header; what it says of figures belongs into their rows."
ECONOMIES_IN = ("reporter", "partner", "economy")
TINY = re.compile(r"-?[0-9](\.[0-9]+)?e-[0-9]{2,3}")
"""How a small number of a workbook, with all its digits, looks as text."""
NAMED_BY_A_PROGRAM = re.compile(r"[^\W\d_]+ ?[0-9]+")
"""Sheets that nobody gave a name: Sheet1, Tabelle1, Sayfa1, Лист1."""


def _kind(table: Table) -> str:
    """Which of our tables a header is of, at least nearly; the strict reading says what is off."""
    start = _start(table)
    return _kind_of(table.header(start)) if start is not None else ""


def _kind_of(row: list[str]) -> str:
    found = {name.lower() for name in row}
    near = {kind: len(found & set(names)) for kind, names in HEADERS.items()}
    best = max(near, key=lambda kind: near[kind])
    return best if near[best] >= len(HEADERS[best]) - 1 else ""


def _start(table: Table) -> int | None:
    """The row of the header, which may have titles above it."""
    return table.find(lambda row: bool(_kind_of(row)))


def _above(table: Table) -> list[Problem]:
    """A problem where a title stands above the header: it may say another unit or period."""
    for line, row in zip(table.lines, map(clean, table.head[: _start(table)]), strict=False):
        if _is_header(row):
            what = f"found “{brief(' '.join(filter(None, row)))}”{ABOVE}"
            return [Problem(table.name, what, line, advice=NO_TITLES)]
    return []


def _is_header(row: list[str]) -> bool:
    """A row that holds anything; some spreadsheets say above the header what parts the cells."""
    return any(row) and not row[0].lower().startswith("sep=")


def _fits(table: Table) -> bool:
    return bool(_kind(table))


def _read(table: Table, wanted: Wanted) -> Draft:
    kind = _kind(table)
    if above := _above(table):
        bare = pd.DataFrame(columns=wanted.columns(kind))
        return Draft(bare, kind, source=_source(table), problems=above)
    reading = _reading(table, wanted.schemas[kind])
    frame, problems = reading.strictly
    notices = [*table.notices, *reading.notices(table.name)] if frame is not None else []
    source = kind if kind in RECORDS else _source(table)  # a record replaces the one there is
    if frame is None:
        frame = pd.DataFrame(columns=wanted.columns(kind))
    of_rows = _of_rows(table.name, frame, wanted) if kind in SHAPES else []
    if kind in SHAPES and table.formats:
        money = SHAPES[kind].value
        at = ((int(str(line)), money) for line in frame.index)
        of_rows += format_problems(table, at, 0, is_money=bool(SHAPES[kind].unit))
    every = [*problems, *of_rows]
    notes = [(line, words) for (line, _), words in table.comments.items()]
    rows = frame.copy()
    return Draft(rows, kind, len(rows), source, notices=notices, problems=every, notes=notes)


def _reading(table: Table, schema: bytes) -> Reading:
    if table.path is not None:
        return read_good_rows(table.name, table.path.read_bytes(), schema)
    start = next(i for i, row in enumerate(table.grid) if _is_header(clean(row)))
    rows = [[_plain(cell) for cell in row] for row in table.grid[start + 1 :]]
    lines = list(range(start + 2, start + 2 + len(rows)))
    grid = Grid([*table.grid[start]], rows, lines, is_workbook=True)
    return read_grid(table.name, grid, json.loads(schema))


def _plain(cell: str) -> str:
    """A cell of a workbook, small numbers without a power of ten."""
    if TINY.fullmatch(cell):
        return str(np.format_float_positional(float(cell), trim="-"))
    return cell


def _source(table: Table) -> str:
    """The id that a file's name proposes, or a sheet's that somebody named after a source."""
    file, *inside = table.name.split(" → ")
    sheet = inside[-1].lower() if inside else ""
    is_named = table.path is not None or not NAMED_BY_A_PROGRAM.fullmatch(sheet)
    named = sheet if sheet and is_named and sheet not in HEADERS else file
    stem = PurePath(named).stem.lower()
    return stem if re.fullmatch("[a-z0-9-]+", stem) else ""


def _of_rows(file: str, frame: pd.DataFrame, wanted: Wanted) -> list[Problem]:
    """Economies that the package does not hold, and figures that nobody can have reported."""
    known = set(wanted.economies)
    return [*misreported(file, frame, date.today())] + [
        problem
        for name in ECONOMIES_IN
        if name in frame
        for problem in reference_problems(file, frame, name, known, "economies.csv")
    ]


FACTS = (
    by_column(Fact.FLOW, "by code", "reporter and flow, or economy"),
    by_column(Fact.PARTNER, "by code", "partner"),
    by_column(Fact.PERIOD, "years or months", "period"),
    documented(Fact.UNIT, "US dollars, or as each row says", "the table schema of the package"),
    by_column(Fact.STATUS, "as each row says", "status"),
    documented(Fact.WHOLE, "one figure a key", "the table schema of the package"),
)
LAYOUT = Layout(
    "two-ledgers-tidy", Credit(title="A tidy table of Two Ledgers"), _fits, _read, facts=FACTS
)
