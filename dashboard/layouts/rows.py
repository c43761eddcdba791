"""A table inside a file handed in: its first rows, and its rows sifted down to those wanted.

Small files are split by the csv module, which knows the line of every row even where a cell holds
line breaks. Large ones go through Arrow in batches, so that memory stays small: the same sieves,
the same counts, the same line numbers; where Arrow's rows do not add up to the lines of the file,
the csv module reads it instead.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv

from dashboard.errors import Cancelled, Problem
from dashboard.layouts.characters import repaired

SMALL = 8 << 20
BATCH = 4 << 20
MOST = 1000
LINE = "__line"
SHOWN = 80
CUT_OFF = "The file seems cut off here. Download it again."
COUNT_CELLS = "Look for a separator too many or a missing quotation mark."

Tick = Callable[[float], bool]
Until = Callable[[Sequence[str]], bool]


@dataclass(frozen=True)
class Sieve:
    """Keep the rows whose cell is one of `keep`; count the others under `reason`.

    `also` are patterns with reasons of their own, tried first. Without a reason the others are
    problems: the cell must be one of them. With a column `beside`, couples of cells are kept, a
    blank between them.
    """

    column: str
    keep: frozenset[str]
    reason: str = ""
    also: tuple[tuple[str, str], ...] = ()
    beside: str = ""


@dataclass
class Sifted:
    """Rows of text kept by the sieves; the index is the line of the file."""

    frame: pd.DataFrame
    rows_read: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    notices: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True)
class Table:
    """One table inside a file handed in, before anyone knows whose it is.

    `head` are its first rows, `lines` where they begin. Either `path` holds text in `encoding`
    with cells split at `delimiter`, or `grid` holds the cells. `beside` are the other tables that
    came with it.
    """

    name: str
    head: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    path: Path | None = None
    encoding: str = "utf-8"
    delimiter: str = ","
    line_count: int = 0
    size: int = 0
    grid: tuple[tuple[str, ...], ...] = ()
    notices: tuple[str, ...] = ()
    beside: tuple["Table", ...] = ()
    tick: Tick | None = None
    small: int = SMALL

    def header(self, row: int = 0) -> list[str]:
        """The names in a row of the head, without blanks around them."""
        return clean(self.head[row]) if row < len(self.head) else []

    def find(self, test: Callable[[list[str]], bool]) -> int | None:
        """The first row of the head that passes a test, if any does."""
        return next((i for i, row in enumerate(self.head) if test(clean(row))), None)

    def holds(self, *names: str, row: int = 0) -> bool:
        """Whether all these names stand in a row of the head."""
        return set(names) <= set(self.header(row))

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Every row with the line where it begins. Raises csv.Error where a cell cannot be read."""
        if self.path is None:
            yield from ((i + 1, list(row)) for i, row in enumerate(self.grid))
            return
        with self.path.open(encoding=self.encoding, errors="replace", newline="") as file:
            reader = csv.reader(file, delimiter=self.delimiter, strict=True)
            begin = 1
            for row in reader:
                yield begin, row
                begin = reader.line_num + 1
                self.told(begin / max(self.line_count, 1))

    def told(self, share: float) -> None:
        """Tell how far the reading is. Raises Cancelled where the reader has stopped it."""
        if self.tick is not None and not self.tick(min(share, 1.0)):
            raise Cancelled("The reading was stopped; nothing was changed.")

    def sift(
        self,
        columns: Sequence[str],
        sieves: Sequence[Sieve] = (),
        *,
        header_row: int = 0,
        optional: Sequence[str] = (),
        until: Until | None = None,
    ) -> Sifted:
        """The rows that pass the sieves, with the columns named; optional ones may be missing."""
        names = self.header(header_row)
        missing = _header_problems(self, names, columns, optional, self.lines[header_row])
        if missing:
            return Sifted(_no_rows([*columns, *optional]), problems=missing)
        needed = [name for name in [*columns, *optional] if name in names]
        large = self.path is not None and self.size > self.small and until is None
        sifted = _by_batches(self, names, needed, sieves, header_row) if large else None
        sifted = sifted or _by_lines(self, names, needed, sieves, header_row, until)
        for name in optional:
            if name not in sifted.frame:
                sifted.frame[name] = pd.Series("", index=sifted.frame.index, dtype="str")
        return _mended(sifted)


def clean(row: Sequence[str]) -> list[str]:
    """Names without blanks or the remains of a byte order mark; no empty names at the end."""
    names = [name.removeprefix("ï»¿").strip("\ufeff \t\r\n\u00a0") for name in row]
    while names and not names[-1]:
        names.pop()
    return names


def shown(cell: str) -> str:
    """A cell in a message: on one line, without control characters, not endless."""
    plain = re.sub(r"[\x00-\x1f\x7f-\x9f]", "�", cell)
    return plain if len(plain) <= SHOWN else f"{plain[:SHOWN]}…"


def listed(words: Sequence[str]) -> str:
    """Words in quotation marks."""
    return ", ".join(f"“{shown(word)}”" for word in words)


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


def _no_rows(columns: Sequence[str]) -> pd.DataFrame:
    return pd.DataFrame({name: pd.Series(dtype="str") for name in columns})


def _mended(sifted: Sifted) -> Sifted:
    """Text that was encoded twice, put right, and a notice that says so."""
    example = ""
    for name in sifted.frame.columns:
        column = sifted.frame[name]
        changed = {cell: repaired(cell) for cell in column.unique()}
        changed = {cell: right for cell, right in changed.items() if cell != right}
        if changed:
            sifted.frame[name] = column.replace(changed)
            example = next(f"“{shown(cell)}” → “{right}”" for cell, right in changed.items())
    if example:
        sifted.notices.append(f"Letters that were encoded twice were put right: {example}.")
    return sifted


def _by_lines(
    table: Table,
    names: list[str],
    needed: list[str],
    sieves: Sequence[Sieve],
    header_row: int,
    until: Until | None,
) -> Sifted:
    sifted = Sifted(_no_rows(needed))
    first = table.lines[header_row]
    positions = [names.index(name) for name in needed]
    cells: list[list[str]] = []
    lines: list[int] = []
    try:
        for line, row in table.rows():
            if line <= first or not any(cell.strip() for cell in row):
                continue
            if until is not None and until(row):
                break
            if problem := _length_problem(table, names, row, line):
                sifted.problems.append(problem)
                continue
            cells.append([row[position].strip() for position in positions])
            lines.append(line)
    except csv.Error as found:
        sifted.problems.append(_quotation_problem(table, lines, first, found))
    batch = pa.table(
        [*([row[i] for row in cells] for i in range(len(needed))), lines],
        schema=pa.schema([*((name, pa.string()) for name in needed), (LINE, pa.int64())]),
    )
    return _joined(sifted, [_sieved(table, batch, sieves, sifted)], needed)


def _length_problem(
    table: Table, names: list[str], row: list[str], line: int
) -> Problem | None:
    while len(row) > len(names) and not row[-1].strip():
        row.pop()
    if len(row) == len(names):
        return None
    last = line >= table.line_count > 0 and len(row) < len(names)
    what = f"found {len(row)} cells; the header promises {len(names)}."
    return Problem(table.name, what, line=line, advice=CUT_OFF if last else COUNT_CELLS)


def _quotation_problem(table: Table, lines: list[int], first: int, found: csv.Error) -> Problem:
    line = (lines[-1] if lines else first) + 1
    what = f"from here on the quotation marks or a cell cannot be read ({found})."
    return Problem(table.name, what, line=line, advice=CUT_OFF if line >= table.line_count else "")


def _by_batches(
    table: Table, names: list[str], needed: list[str], sieves: Sequence[Sieve], header_row: int
) -> Sifted | None:
    """The same through Arrow; None where its rows do not add up to the lines of the file."""
    sifted = Sifted(_no_rows(needed))
    odd: dict[int, str] = {}
    parts, next_line = [], table.lines[header_row] + 1
    with pa.OSFile(str(table.path)) as file:
        for batch in _batches(file, table, names, needed, header_row, odd):
            lines, next_line = _lines(next_line, batch.num_rows, odd)
            if batch.num_columns > len(needed) and _says_something(batch.column(len(needed))):
                return None
            kept = _plain(batch, needed, lines, table.encoding)
            parts.append(_sieved(table, kept, sieves, sifted))
            table.told(file.tell() / max(table.size, 1))
    _, end = _lines(next_line, 0, odd)
    if end != table.line_count + 1 or any(_is_whole(row, table, names) for row in odd.values()):
        return None
    for line, row in odd.items():
        cells = next(csv.reader([row], delimiter=table.delimiter))
        problem = _length_problem(table, names, cells, line)
        sifted.problems += [problem] if problem else []
    return _joined(sifted, parts, needed)


def _batches(
    file: pa.OSFile,
    table: Table,
    names: list[str],
    needed: list[str],
    header_row: int,
    odd: dict[int, str],
) -> Iterator[pa.RecordBatch]:
    """Batches of bytes of the columns needed, named by their position; odd rows set aside."""
    at_end = _has_separator_at_end(table, names, header_row)
    count = len(names) + at_end
    positions = [str(names.index(name)) for name in needed] + [str(len(names))] * at_end

    def set_aside(row: pacsv.InvalidRow) -> str:
        odd[int(row.number or 0)] = row.text
        return "skip"

    try:
        yield from pacsv.open_csv(
            file,
            read_options=pacsv.ReadOptions(
                column_names=[str(i) for i in range(count)],
                skip_rows=table.lines[header_row],
                block_size=BATCH,
                use_threads=False,
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


def _is_whole(row: str, table: Table, names: list[str]) -> bool:
    """Whether a row set aside is good after all: empty, or only its empty end differs."""
    try:
        cells = next(csv.reader([row], delimiter=table.delimiter, strict=True), [])
    except csv.Error:
        return True
    return not any(cells) or _length_problem(table, names, cells, 0) is None


def _lines(first: int, count: int, odd: dict[int, str]) -> tuple[pa.Array, int]:
    """The lines of the next rows, leaving out those set aside, and the line after them."""
    lines: list[int] = []
    if not odd or max(odd) < first:
        return pa.array(range(first, first + count), pa.int64()), first + count
    line = first
    while len(lines) < count or line in odd:
        if line not in odd:
            lines.append(line)
        line += 1
    return pa.array(lines, pa.int64()), line


def _says_something(column: pa.Array) -> bool:
    """Whether a column that should be the empty end of each row holds anything."""
    return bool(pc.max(pc.binary_length(column)).as_py())


def _plain(batch: pa.RecordBatch, needed: list[str], lines: pa.Array, encoding: str) -> pa.Table:
    """The columns needed, as text without blanks around it."""
    arrays = [_text(batch.column(i), encoding) for i in range(len(needed))]
    return pa.table([*arrays, lines], names=[*needed, LINE])


def _text(column: pa.Array, encoding: str) -> pa.Array:
    try:
        return pc.utf8_trim_whitespace(column.cast(pa.string()))
    except pa.ArrowInvalid:
        cells = [cell.decode(encoding, "replace").strip() for cell in column.to_pylist()]
        return pa.array(cells, pa.string())


def _sieved(table: Table, rows: pa.Table, sieves: Sequence[Sieve], sifted: Sifted) -> pa.Table:
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


def _joined(sifted: Sifted, parts: Sequence[pa.Table], needed: list[str]) -> Sifted:
    whole = pa.concat_tables(parts) if parts else None
    if whole is not None:
        lines = whole[LINE].to_pylist()
        cells = {name: whole[name].to_pylist() for name in needed}
        index = pd.Index(lines, dtype="int64")
        frame = pd.DataFrame(cells, index=index, dtype="str")
        sifted = replace(sifted, frame=frame if needed else sifted.frame)
    sifted.left_out = +sifted.left_out
    return sifted


def head_of(text: str, delimiter: str, most: int) -> tuple[list[list[str]], list[int]]:
    """The first rows of a text and the lines where they begin; rows that break off are left."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows: list[list[str]] = []
    lines: list[int] = []
    begin = 1
    try:
        for row in reader:
            rows.append(row)
            lines.append(begin)
            begin = reader.line_num + 1
            if len(rows) == most:
                break
    except csv.Error:
        pass
    return rows, lines
