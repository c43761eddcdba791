"""Which rows of a table are kept, why the others are left out, and how they are counted.

Large files go through Arrow in batches: little memory, the same rules, the same lines. Columns are
read as bytes, so that no letter is converted that is not needed. Where Arrow's rows do not add up
to the lines of the file (a cell holds a line break, a row ends otherwise), the caller reads it line
by line instead.
"""

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv

from dashboard.errors import Problem
from dashboard.reading.notes import is_sentence, refuse_second_header
from dashboard.reading.table import Table, brief, quoted
from dashboard.reading.tidy import Draft, Keep

BATCH = 4 << 20
MOST = 1000
LINE = "__line"
CUT_OFF = "The file seems cut off here. Download it again."
NOTE_OR_END = "If this line is a note, delete it; if it is a row, the file breaks off in it."
COUNT_CELLS = "Look for a separator too many or a missing quotation mark."


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
    end = NOTE_OR_END if is_sentence(row) else CUT_OFF
    return Problem(table.name, what, line=line, advice=end if last else COUNT_CELLS)


def passing(table: Table, rows: pa.Table, rules: Sequence[Keep], draft: Draft) -> pa.Table:
    """The rows that every rule keeps; the others are counted in the draft or become problems."""
    blank = [pc.equal(rows[name], "") for name in rows.column_names if name != LINE]
    empty = blank[0]
    for column in blank[1:]:
        empty = pc.and_(empty, column)
    if pc.any(empty).as_py():
        rows = rows.filter(pc.invert(empty))
    refuse_second_header(table, rows, rules, LINE)
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


class Asked(NamedTuple):
    """What is asked of a table: of the names in its header those needed, and rules for its rows."""

    table: Table
    names: list[str]
    needed: list[str]
    rules: Sequence[Keep]
    header_row: int


def by_batches(asked: Asked) -> Draft | None:
    """The rows that every rule keeps, through Arrow; None where they do not add up.

    First with all processors, which cannot tell the line of a row of another length; if there is
    one, once more with one processor, which can.
    """
    table, names = asked.table, asked.names
    for threads in (True, False):
        odd: dict[int, str] = {}
        draft = _whole(asked, odd, threads)
        if not odd:
            break
    if draft is None or any(_is_good(row, table, names) for row in odd.values()):
        return None
    for line, row in odd.items():
        cells = next(csv.reader([row], delimiter=table.delimiter))
        problem = length_problem(table, names, cells, line)
        draft.problems += [problem] if problem else []
    return draft


def _whole(asked: Asked, odd: dict[int, str], threads: bool) -> Draft | None:
    """All batches joined; None where their lines are not the lines of the file."""
    table, needed = asked.table, asked.needed
    draft = Draft(no_rows(needed))
    parts, next_line = [], table.lines[asked.header_row] + 1
    with pa.OSFile(str(table.path)) as file:
        for batch in _batches(file, asked, odd, threads):
            if threads and odd:
                return None
            lines, next_line = _lines(next_line, batch.num_rows, odd)
            ends = batch.columns[len(needed) :]  # the empty end of each row, where there is one
            if any(pc.max(pc.binary_length(column)).as_py() for column in ends):
                return None
            cells = [_text(column, table.encoding) for column in batch.columns[: len(needed)]]
            rows = pa.table([*cells, lines], names=[*needed, LINE])
            parts.append(passing(table, rows, asked.rules, draft))
            table.report(file.tell() / max(table.size, 1))
    _, end = _lines(next_line, 0, odd)
    return with_rows(draft, parts, needed) if end == table.line_count + 1 else None


def _batches(
    file: pa.OSFile, asked: Asked, odd: dict[int, str], threads: bool
) -> Iterator[pa.RecordBatch]:
    """Batches of bytes of the columns needed, named by their position; odd rows set aside."""
    table, names, needed, _, header_row = asked
    at_end = _has_separator_at_end(table, names, header_row)
    count = len(names) + at_end
    positions = [str(names.index(name)) for name in needed] + [str(len(names))] * at_end

    def set_aside(row: pacsv.InvalidRow) -> str:
        odd[row.number or 0] = row.text
        return "skip" if len(odd) < MOST else "error"

    try:
        yield from pacsv.open_csv(
            file,
            read_options=pacsv.ReadOptions(
                column_names=[str(i) for i in range(count)],
                skip_rows=table.lines[header_row],
                block_size=BATCH,
                use_threads=threads,
            ),
            parse_options=pacsv.ParseOptions(
                delimiter=table.delimiter, ignore_empty_lines=False, invalid_row_handler=set_aside
            ),
            convert_options=pacsv.ConvertOptions(
                include_columns=positions,
                column_types={str(i): pa.binary() for i in range(count)},
                strings_can_be_null=False,
            ),
        )
    except pa.ArrowInvalid:
        return


def _has_separator_at_end(table: Table, names: list[str], header_row: int) -> bool:
    """Whether rows have one empty cell more than the header has names."""
    lengths = [len(row) for row in table.head[header_row + 1 :] if any(row)]
    return bool(lengths) and Counter(lengths).most_common(1)[0][0] == len(names) + 1


def _is_good(row: str, table: Table, names: list[str]) -> bool:
    """Whether a row set aside is good after all: empty, or only its empty end differs."""
    try:
        cells = next(csv.reader([row], delimiter=table.delimiter, strict=True), [])
    except csv.Error:
        return True
    return not any(cells) or length_problem(table, names, cells, 0) is None


def _lines(first: int, count: int, odd: dict[int, str]) -> tuple[pa.Array, int]:
    """The lines of the next rows, leaving out those set aside, and the line after them."""
    lines: list[int] = []
    if not odd or max(odd) < first:
        return pa.array(pd.RangeIndex(first, first + count).to_numpy()), first + count
    line = first
    while len(lines) < count or line in odd:
        if line not in odd:
            lines.append(line)
        line += 1
    return pa.array(lines, pa.int64()), line


def _text(column: pa.Array, encoding: str) -> pa.Array:
    try:
        return pc.utf8_trim_whitespace(column.cast(pa.string()))
    except pa.ArrowInvalid:
        cells = [cell.decode(encoding, "replace").strip() for cell in column.to_pylist()]
        return pa.array(cells, pa.string())
