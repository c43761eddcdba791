"""The rows of a table that are wanted, as text, each with the line of its file.

Small files are split by the csv module, which knows the line of every row even where a cell holds
line breaks; large ones go through Arrow in batches.
"""

import csv
import re
from collections.abc import Callable, Sequence

import pandas as pd
import pyarrow as pa

from dashboard.errors import Problem
from dashboard.package.kinds import Kind
from dashboard.reading import filters
from dashboard.reading.encoding import repaired
from dashboard.reading.table import Table, brief
from dashboard.reading.tidy import Draft, Keep

Until = Callable[[Sequence[str]], bool]
FIGURE = re.compile(r"-?[0-9][0-9.,\s]*")
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
    kind: str = Kind.TRADE,
) -> Draft:
    """A draft of the rows kept, with the columns named; optional ones may be missing."""
    names = table.header(header_row)
    missing = _header_problems(table, names, columns, optional, table.lines[header_row])
    if missing:
        rows = filters.no_rows([*columns, *optional])
        return Draft(rows, kind, notices=[*table.notices], problems=missing)
    needed = [name for name in [*columns, *optional] if name in names]
    large = table.path is not None and table.size > table.small and until is None
    asked = filters.Asked(table, names, needed, rules, header_row)
    draft = (filters.by_batches(asked) if large else None) or _by_lines(asked, until)
    for name in optional:
        if name not in draft.frame:
            draft.frame[name] = pd.Series("", index=draft.frame.index, dtype="str")
    draft.kind, draft.notices = kind, [*table.notices, *draft.notices]
    return _mended(draft)


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
    table, names, needed, rules, header_row = asked
    draft = Draft(filters.no_rows(needed))
    first = table.lines[header_row]
    positions = [names.index(name) for name in needed]
    cells: list[list[str]] = []
    lines: list[int] = []
    wrong = 0
    ended = False
    below: list[int] = []
    try:
        for line, row in table.rows():
            if line <= first or not any(cell.strip() for cell in row):
                continue
            ended = ended or (until is not None and until(row))
            if ended:
                below += [line] if until is not None and _is_data(row, until) else []
                continue
            if problem := filters.length_problem(table, names, row, line):
                wrong += 1
                draft.problems += [problem] if wrong <= filters.MOST else []
                continue
            cells.append([row[position].strip() for position in positions])
            lines.append(line)
    except csv.Error as cause:
        draft.problems.append(_quotation_problem(table, lines, first, cause))
    draft.problems += _below_problems(table, below)
    if wrong > filters.MOST:
        what = f"{wrong - filters.MOST:,} more rows have another number of cells than the header."
        draft.problems.append(Problem(table.name, what))
    batch = pa.table(
        [*([row[i] for row in cells] for i in range(len(needed))), lines],
        schema=pa.schema([*((name, pa.string()) for name in needed), (filters.LINE, pa.int64())]),
    )
    return filters.with_rows(draft, [filters.passing(table, batch, rules, draft)], needed)


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


def _quotation_problem(table: Table, lines: list[int], first: int, found: csv.Error) -> Problem:
    line = (lines[-1] if lines else first) + 1
    what = f"from here on the quotation marks or a cell cannot be read ({found})."
    return Problem(
        table.name, what, line=line, advice=filters.CUT_OFF if line >= table.line_count else ""
    )
