"""A file handed in, and a table inside it: its first rows, and every row with its first line."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from dashboard.errors import Cancelled
from dashboard.reading.evidence import NONE, Answers
from dashboard.reading.letters import folded

SMALL = 8 << 20
SHOWN = 80
TOLD_EVERY = 2000

Tick = Callable[[float], bool]


@dataclass(frozen=True)
class Handed:
    """A file handed in: its name as shown (never used as a path) and where its bytes lie.

    `path` may be a folder of yearly files. `beside` are files that belong to it, such as the list
    of country codes of a yearly file of CEPII BACI, or further years. `answers` are what its
    reader says of it.
    """

    name: str
    path: Path
    beside: tuple["Handed", ...] = ()
    answers: Answers = NONE


@dataclass(frozen=True)
class Table:
    """One table inside a file handed in, before anyone knows whose it is.

    `head` are its first rows, `lines` where they begin. Either `path` holds text in `encoding`
    with cells split at `delimiter`, or `grid` holds the cells. `beside` are the other tables that
    came with it. `odd` are the errors and formulas without a value of a sheet, by line and
    position; `formats` what their number formats say of the unit, `comments` what people wrote at
    them; `sheet` is its name. A table `of_page` stood in a saved web page.
    Where there are `row_numbers`, the first cell of a row only counts; the head is without it.
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
    row_numbers: bool = False
    odd: Mapping[tuple[int, int], str] = field(default_factory=dict)
    formats: Mapping[tuple[int, int], str] = field(default_factory=dict)
    comments: Mapping[tuple[int, int], str] = field(default_factory=dict)
    sheet: str = ""
    of_page: bool = False
    tick: Tick | None = None
    small: int = SMALL
    answers: Answers = NONE

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
        """Every row with the line where it begins. Raises csv.Error where a cell cannot be read.

        Where rows are numbered, one without a number is given as it is.
        """
        for line, row in self._rows():
            numbered = self.row_numbers and row[:1] and row[0].strip().isdecimal()
            yield line, row[1:] if numbered else row

    def _rows(self) -> Iterator[tuple[int, list[str]]]:
        if self.path is None:
            yield from ((i + 1, list(row)) for i, row in enumerate(self.grid))
            return
        with self.path.open(encoding=self.encoding, errors="replace", newline="") as file:
            reader = csv.reader(file, delimiter=self.delimiter, strict=True)
            begin = 1
            for row in reader:
                yield begin, row
                begin = reader.line_num + 1
                if reader.line_num % TOLD_EVERY == 0:
                    self.report(begin / max(self.line_count, 1))

    def report(self, share: float) -> None:
        """Tell how far the reading is. Raises Cancelled where the reader has stopped it."""
        if self.tick is not None and not self.tick(min(share, 1.0)):
            raise Cancelled("The reading was stopped; nothing was changed.")


@dataclass(frozen=True)
class Said:
    """Words of a file that are no figures: a title, the head of a column, a note, a sheet's name.

    The name of the file itself (`is_name`) was given by whoever saved it: it proves nothing, but
    it can say otherwise.
    """

    words: str
    line: int | None = None
    is_name: bool = False

    @property
    def plain(self) -> str:
        """The words for comparing."""
        return folded(self.words)


def clean(row: Sequence[str]) -> list[str]:
    """Names without blanks or the remains of a byte order mark; no empty names at the end."""
    names = [name.removeprefix("ï»¿").strip("\ufeff \t\r\n\u00a0") for name in row]
    while names and not names[-1]:
        names.pop()
    return names


def brief(cell: str) -> str:
    """A cell in a message: on one line, without control characters, not endless."""
    plain = re.sub(r"[\x00-\x1f\x7f-\x9f]", "�", cell)
    return plain if len(plain) <= SHOWN else f"{plain[:SHOWN]}…"


def quoted(words: Sequence[str]) -> str:
    """Words in quotation marks."""
    return ", ".join(f"“{brief(word)}”" for word in words)


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


NAMELESS = ("", "Unnamed: 0", "...1")
"""What programs call a first column that only counts the rows."""
NUMBERED = re.compile(r"id|no\.?|nr\.?|n|#|index|row|rank", re.IGNORECASE)
SAID_NUMBERS = "The first column, which only numbers the rows, was passed over."


def without_row_numbers(table: Table) -> Table:
    """A table without the numbers of rows that Python and R put before each row.

    Their column has no name of its own; R leaves it out of the header, whose names would then
    stand over the wrong cells.
    """
    if len(table.head) < 2:
        return table
    names = clean(table.head[0])
    below = [row for row in table.head[1:] if any(cell.strip() for cell in row)]
    firsts = [row[0].strip() for row in below]
    short = all(len(row) == len(names) + 1 for row in below) and any(row[-1] for row in below)
    short = short and bool(names) and not NUMBERED.fullmatch(names[0])
    unnamed = len(names) > 2 and names[0] in NAMELESS
    if not (short or unnamed) or not _only_count(firsts):
        return table
    header = tuple(names) if short else tuple(names[1:])
    head = (header, *(row[1:] for row in table.head[1:]))
    return replace(table, head=head, row_numbers=True, notices=(*table.notices, SAID_NUMBERS))


def _only_count(cells: Sequence[str]) -> bool:
    """Whether cells are whole numbers, none of them twice, and not all of them years."""
    if not all(cell.isdecimal() for cell in cells) or len(set(cells)) < len(cells):
        return False
    return any(not 1500 <= int(cell) <= 2100 for cell in cells)


def named(header: Sequence[str]) -> list[str]:
    """The names of columns, without a first one that has none or only numbers the rows."""
    return list(header[1:] if header[:1] and header[0] in NAMELESS else header)
