"""Which rows of a table are kept, why the others are left out, and how they are counted."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.errors import Problem
from dashboard.reading.layout import Draft
from dashboard.reading.table import Table, brief, quoted

MOST = 1000
LINE = "__line"
CUT_OFF = "The file seems cut off here. Download it again."
COUNT_CELLS = "Look for a separator too many or a missing quotation mark."


@dataclass(frozen=True)
class Keep:
    """The rows whose cell is one of `cells` are kept; the others are counted under `reason`.

    `also` are patterns with reasons of their own, tried first. Without a reason the others are
    problems: the cell must be one of them. With a column `beside`, couples of cells are kept, a
    blank between them. Cells that fit the pattern `like` are kept too.
    """

    column: str
    cells: frozenset[str]
    reason: str = ""
    also: tuple[tuple[str, str], ...] = ()
    beside: str = ""
    like: str = ""


def no_rows(columns: Sequence[str]) -> pd.DataFrame:
    """An empty frame of text with these columns."""
    return pd.DataFrame({name: pd.Series(dtype="str") for name in columns})


def length_problem(table: Table, names: list[str], row: list[str], line: int) -> Problem | None:
    """What is wrong with the number of cells in a row; empty ones at its end do not count."""
    while len(row) > len(names) and not row[-1].strip():
        row.pop()
    if len(row) == len(names):
        return None
    last = line >= table.line_count > 0 and len(row) < len(names)
    what = f"found {len(row)} cells; the header promises {len(names)}."
    return Problem(table.name, what, line=line, advice=CUT_OFF if last else COUNT_CELLS)


def passing(table: Table, rows: pa.Table, rules: Sequence[Keep], draft: Draft) -> pa.Table:
    """The rows that every rule keeps; the others are counted in the draft or become problems."""
    blank = [pc.equal(rows[name], "") for name in rows.column_names if name != LINE]
    empty = blank[0]
    for column in blank[1:]:
        empty = pc.and_(empty, column)
    if pc.any(empty).as_py():
        rows = rows.filter(pc.invert(empty))
    draft.rows_read += rows.num_rows
    for rule in rules:
        cells = rows[rule.column]
        if rule.beside:
            cells = pc.binary_join_element_wise(cells, rows[rule.beside], " ")
        keep = pc.is_in(cells, pa.array(sorted(rule.cells), pa.string()))
        if rule.like:
            keep = pc.or_(keep, pc.match_substring_regex(cells, rule.like))
        if pc.all(keep).as_py() is not False:
            continue
        _count(table, rows.filter(pc.invert(keep)), rule, draft)
        rows = rows.filter(keep)
    return rows


def _count(table: Table, others: pa.Table, rule: Keep, draft: Draft) -> None:
    for pattern, reason in rule.also:
        fits = pc.match_substring_regex(others[rule.column], pattern)
        draft.left_out[reason] += pc.sum(fits).as_py() or 0
        others = others.filter(pc.invert(fits))
    if rule.reason:
        draft.left_out[rule.reason] += others.num_rows
        return
    room = max(MOST - len(draft.problems), 0)
    allowed = quoted(sorted(rule.cells))
    for row in others.slice(0, room).to_pylist():
        what = f"found “{brief(row[rule.column])}”; allowed are {allowed}."
        draft.problems.append(Problem(table.name, what, row[LINE], rule.column))


def with_rows(draft: Draft, parts: Sequence[pa.Table], needed: list[str]) -> Draft:
    """The draft with the rows kept, as a frame of text whose index is the line of the file."""
    if parts and needed:
        whole = pa.concat_tables(parts)
        cells = {name: whole[name].to_pylist() for name in needed}
        index = pd.Index(whole[LINE].to_pylist(), dtype="int64")
        draft.frame = pd.DataFrame(cells, index=index, dtype="str")
    draft.left_out = +draft.left_out
    return draft
