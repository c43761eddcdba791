"""Sieves: which rows of a table are kept, why the others are left out, and how they are counted."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.errors import Problem
from dashboard.reading.table import Table, listed, shown

MOST = 1000
LINE = "__line"
CUT_OFF = "The file seems cut off here. Download it again."
COUNT_CELLS = "Look for a separator too many or a missing quotation mark."


@dataclass(frozen=True)
class Sieve:
    """Keep the rows whose cell is one of `keep`; count the others under `reason`.

    `also` are patterns with reasons of their own, tried first. Without a reason the others are
    problems: the cell must be one of them. With a column `beside`, couples of cells are kept, a
    blank between them. Cells that fit the pattern `like` are kept too.
    """

    column: str
    keep: frozenset[str]
    reason: str = ""
    also: tuple[tuple[str, str], ...] = ()
    beside: str = ""
    like: str = ""


@dataclass
class Sifted:
    """Rows of text kept by the sieves; the index is the line of the file."""

    frame: pd.DataFrame
    rows_read: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    notices: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


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


def sieved(table: Table, rows: pa.Table, sieves: Sequence[Sieve], sifted: Sifted) -> pa.Table:
    """The rows that pass all sieves; the others are counted or become problems."""
    blank = [pc.equal(rows[name], "") for name in rows.column_names if name != LINE]
    empty = blank[0]
    for column in blank[1:]:
        empty = pc.and_(empty, column)
    if pc.any(empty).as_py():
        rows = rows.filter(pc.invert(empty))
    sifted.rows_read += rows.num_rows
    for sieve in sieves:
        cells = rows[sieve.column]
        if sieve.beside:
            cells = pc.binary_join_element_wise(cells, rows[sieve.beside], " ")
        keep = pc.is_in(cells, pa.array(sorted(sieve.keep), pa.string()))
        if sieve.like:
            keep = pc.or_(keep, pc.match_substring_regex(cells, sieve.like))
        if pc.all(keep).as_py() is not False:
            continue
        _count(table, rows.filter(pc.invert(keep)), sieve, sifted)
        rows = rows.filter(keep)
    return rows


def _count(table: Table, others: pa.Table, sieve: Sieve, sifted: Sifted) -> None:
    for pattern, reason in sieve.also:
        fits = pc.match_substring_regex(others[sieve.column], pattern)
        sifted.left_out[reason] += pc.sum(fits).as_py() or 0
        others = others.filter(pc.invert(fits))
    if sieve.reason:
        sifted.left_out[sieve.reason] += others.num_rows
        return
    room = max(MOST - len(sifted.problems), 0)
    allowed = listed(sorted(sieve.keep))
    for row in others.slice(0, room).to_pylist():
        what = f"found “{shown(row[sieve.column])}”; allowed are {allowed}."
        sifted.problems.append(Problem(table.name, what, row[LINE], sieve.column))


def joined(sifted: Sifted, parts: Sequence[pa.Table], needed: list[str]) -> Sifted:
    """The rows kept, as a frame of text whose index is the line of the file."""
    whole = pa.concat_tables(parts) if parts else None
    if whole is not None:
        lines = whole[LINE].to_pylist()
        cells = {name: whole[name].to_pylist() for name in needed}
        index = pd.Index(lines, dtype="int64")
        frame = pd.DataFrame(cells, index=index, dtype="str")
        sifted = replace(sifted, frame=frame if needed else sifted.frame)
    sifted.left_out = +sifted.left_out
    return sifted
