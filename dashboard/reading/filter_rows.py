"""The rows of a table that are wanted, as text, each with the line of its file.

Small files are split by the csv module, which knows the line of every row even where a cell holds
line breaks; large ones go through Arrow in batches.
"""

import csv
from collections.abc import Callable, Sequence

import pandas as pd
import pyarrow as pa

from dashboard.errors import Problem
from dashboard.package.kinds import Kind
from dashboard.reading import filters
from dashboard.reading.encoding import repaired
from dashboard.reading.notes import (
    FIGURE,
    Rows,
    SecondTable,
    begins_note,
    goes_on,
    may_end_with_note,
    said_of,
)
from dashboard.reading.odd_cells import refuse_odd
from dashboard.reading.table import Table, brief
from dashboard.reading.tidy import Draft, Keep

Until = Callable[[Sequence[str]], bool]
AT_A_TIME = 50_000
BELOW = "found figures below the notes at the end of the table; they are not read."
MOVE_UP = "Put such rows above the notes, or hand in each table alone."


def drafted(
    table: Table,
    columns: Sequence[str],
    rules: Sequence[Keep] = (),
    *,
    header_row: int = 0,
    optional: Sequence[str] = (),
    until: Until | None = None,
    missing: frozenset[str] = frozenset(),
    kind: str = Kind.TRADE,
) -> Draft:
    """A draft of the rows kept, with the columns named; optional ones may be missing.

    `missing` are marks for no figure that a spreadsheet would take for errors, such as “#N/A”.
    """
    names = table.header(header_row)
    absent = _header_problems(table, names, columns, optional, table.lines[header_row])
    if absent:
        rows = filters.no_rows([*columns, *optional])
        return Draft(rows, kind, notices=[*table.notices], problems=absent)
    needed = [name for name in [*columns, *optional] if name in names]
    asked = filters.Asked(table, names, needed, rules, header_row)
    try:
        draft = (filters.by_batches(asked) if _is_large(table, until) else None) or _by_lines(
            asked, until
        )
    except SecondTable as second:
        draft = Draft(filters.no_rows(needed), problems=[second.problem])
    refuse_odd(draft, asked, missing)
    for name in optional:
        if name not in draft.frame:
            draft.frame[name] = pd.Series("", index=draft.frame.index, dtype="str")
    draft.kind, draft.notices = kind, [*table.notices, *draft.notices]
    draft.notes += [(line, words) for (line, _), words in table.comments.items()]
    return _mended(draft)


def _is_large(table: Table, until: Until | None) -> bool:
    """Whether a text is read in batches: only where every line is a row of its cells."""
    if table.path is None or table.size <= table.small or until is not None or table.row_numbers:
        return False
    return not may_end_with_note(table)


def _header_problems(
    table: Table, names: list[str], columns: Sequence[str], optional: Sequence[str], line: int
) -> list[Problem]:
    problems = [
        Problem(table.name, "the column is missing.", line=line, column=name)
        for name in columns
        if name not in names
    ]
    twice = [name for name in [*columns, *optional] if names.count(name) > 1]
    what = "stands twice in the header; it is not clear which one holds."
    return problems + [
        Problem(table.name, f"“{name}” {what}", line=line, column=name) for name in twice
    ]


def _mended(draft: Draft) -> Draft:
    """Text that was encoded twice, put right, and a notice that says so."""
    example = ""
    for name in draft.frame.columns:
        column = draft.frame[name]
        changed = {cell: repaired(cell) for cell in column.unique()}
        changed = {cell: right for cell, right in changed.items() if cell != right}
        if changed:
            draft.frame[name] = column.replace(changed)
            example = next(f"“{brief(cell)}” → “{right}”" for cell, right in changed.items())
    if example:
        draft.notices.append(f"Letters that were encoded twice were put right: {example}.")
    return draft


def _by_lines(asked: filters.Asked, until: Until | None) -> Draft:
    reading = _Reading(asked, until)
    try:
        for line, row in asked.table.rows():
            if line > reading.line:
                reading.look_at(line, row)
    except csv.Error as cause:
        reading.take_held()
        reading.draft.problems.append(_quotation_problem(asked.table, reading.line, cause))
    return reading.finished()


class _Reading:
    """The rows of a table one after another; those that may be notes are held until the end."""

    def __init__(self, asked: filters.Asked, until: Until | None) -> None:
        self.asked, self.until = asked, until
        self.draft = Draft(filters.no_rows(asked.needed))
        self.positions = [asked.names.index(name) for name in asked.needed]
        self.line = asked.table.lines[asked.header_row]
        self.cells: list[list[str]] = []
        self.lines: list[int] = []
        self.parts: list[pa.Table] = []
        self.held: Rows = []
        self.notes: Rows = []
        self.below: list[int] = []
        self.wrong = 0
        self.ended = self.after_blank = False

    def look_at(self, line: int, row: list[str]) -> None:
        """Take a row, hold it where it may be a note, or pass it below the end of the table."""
        if not any(cell.strip() for cell in row):
            self.after_blank = True
            return
        if self.until is not None and (self.ended or self.until(row)):
            self.ended = True
            data = _is_data(row, self.until)
            self.below += [line] if data else []
            self.notes += [] if data else [(line, row)]
            return
        if begins_note(row, self.after_blank) or (self.held and goes_on(row)):
            self.held.append((line, row))
        else:
            self.take_held()
            self._take(line, row)
        self.after_blank = False

    def take_held(self) -> None:
        """What looked like a note has rows below it, so it stands among the rows."""
        for line, row in self.held:
            self._take(line, row)
        self.held = []

    def _take(self, line: int, row: list[str]) -> None:
        problem = filters.length_problem(self.asked.table, self.asked.names, row, line)
        if problem:
            self.wrong += 1
            self.draft.problems += [problem] if self.wrong <= filters.MOST else []
            return
        self.cells.append([row[position].strip() for position in self.positions])
        self.lines.append(line)
        self.line = line
        if len(self.lines) == AT_A_TIME:
            self._pass()

    def _pass(self) -> None:
        """Keep of the rows taken those that the rules keep."""
        table, _, needed, rules, _ = self.asked
        columns = [[row[i] for row in self.cells] for i in range(len(needed))]
        fields = [*((name, pa.string()) for name in needed), (filters.LINE, pa.int64())]
        batch = pa.table([*columns, self.lines], schema=pa.schema(fields))
        self.parts.append(filters.passing(table, batch, rules, self.draft))
        self.cells, self.lines = [], []

    def finished(self) -> Draft:
        """The draft of all rows taken."""
        self._pass()
        notes = [*self.held, *self.notes]
        self.draft.notices += said_of(notes)
        self.draft.notes = [(line, " ".join(filter(None, row))) for line, row in notes]
        self.draft.problems += _below_problems(self.asked.table, self.below)
        if self.wrong > filters.MOST:
            more = f"{self.wrong - filters.MOST:,} more rows"
            what = f"{more} have another number of cells than the header."
            self.draft.problems.append(Problem(self.asked.table.name, what))
        return filters.with_rows(self.draft, self.parts, self.asked.needed)


def _is_data(row: Sequence[str], until: Until) -> bool:
    """Whether a row below the notes holds figures: several cells, one of them a number."""
    filled = [cell.strip() for cell in row if cell.strip()]
    return len(filled) > 1 and not until(row) and any(map(FIGURE.fullmatch, filled[1:]))


def _below_problems(table: Table, below: list[int]) -> list[Problem]:
    """One problem for all rows below the notes, at the first of them."""
    if not below:
        return []
    more = f" Rows below: {len(below):,}." if len(below) > 1 else ""
    return [Problem(table.name, f"{BELOW}{more}", line=below[0], advice=MOVE_UP)]


def _quotation_problem(table: Table, last: int, found: csv.Error) -> Problem:
    line = last + 1
    what = f"from here on the quotation marks or a cell cannot be read ({found})."
    return Problem(
        table.name, what, line=line, advice=filters.CUT_OFF if line >= table.line_count else ""
    )
