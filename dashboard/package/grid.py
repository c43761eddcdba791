"""A table of ours as cells, whatever a spreadsheet put between them.

We write commas and UTF-8. Semicolons, tabs, a line “sep=;” above the header and UTF-16 can be
read in one way only, so they are, and what was met is said. Letters of a code page cannot: which
one it is would be a guess.
"""

import codecs
import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.errors import Problem

BACK = "Put the last copy back."
SPREADSHEET_ADVICE = "Save it as “CSV UTF-8, comma separated”."
EMPTY = "the file is empty."
LONGEST = 80
# Marks that turn the direction of writing make a text read as what it is not.
TURNING = r"\u202a-\u202e\u2066-\u2069"
CONTROL_OR_LINE = re.compile(rf"[\x00-\x1f\x7f-\x9f{TURNING}]")
WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs"}
HARMONISED = re.compile("HS[2468]")
STATED = re.compile(r'"?sep=.?"?[,;\t]*')


@dataclass(frozen=True)
class Grid:
    """The cells of a table as text: `lines[i]` is the line of the file where `rows[i]` begins.

    `ways` say in words how the file differs from what we write. `has_points` where it promises
    decimal points, as our own form with commas between the cells does; `is_workbook` where every
    day may be one that a spreadsheet made of a month.
    """

    header: list[str]
    rows: list[list[str]]
    lines: list[int]
    ways: tuple[str, ...] = ()
    has_points: bool = True
    is_workbook: bool = False


Cells = tuple[Grid | None, list[Problem]]


def grid_of(file: str, content: bytes, promised: Sequence[str]) -> Cells:
    """The cells of a file whose columns are promised, or what keeps it from being split."""
    if content.startswith(WORKBOOKS):
        what = "this is a workbook under the name of a CSV."
        advice = f"{SPREADSHEET_ADVICE} Or hand it in with two-ledgers add."
        return None, [Problem(file, what, advice=advice)]
    if not content.removeprefix(codecs.BOM_UTF8).strip():
        return None, [Problem(file, EMPTY, advice=BACK)]
    wide = content.startswith(WIDE)
    try:
        text = content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as problem:
        return None, [_undecoded(file, content, problem, wide)]
    return _split(file, text, promised, ("letters in UTF-16",) if wide else ())


def _undecoded(file: str, content: bytes, cause: UnicodeDecodeError, wide: bool) -> Problem:
    if wide:
        what = "it says that it is UTF-16 text, but breaks off or is damaged."
        return Problem(file, what, advice=SPREADSHEET_ADVICE)
    line = content[: cause.start].count(b"\n") + 1
    what = f"found a byte that is not UTF-8 text (0x{content[cause.start]:02x})."
    return Problem(file, what, line=line, advice=SPREADSHEET_ADVICE)


def _split(file: str, text: str, promised: Sequence[str], ways: tuple[str, ...]) -> Cells:
    first, *more = text[: 1 << 16].splitlines()[:2] or [""]
    stated = bool(STATED.fullmatch(first)) and bool(more)
    mark = _separator(more[0] if stated else first, promised)
    rows, lines, problem = _rows(file, text, mark)
    if stated:
        rows, lines = rows[1:], lines[1:]
        ways = (*ways, f"a line “{brief(first)}” above the header")
    while rows and not any(rows[0]):
        rows, lines = rows[1:], lines[1:]
    if problem is not None or not rows:
        return None, [problem or Problem(file, EMPTY, advice=BACK)]
    if mark != ",":
        ways = (*ways, f"cells parted by {SEPARATORS[mark]}")
    return Grid(rows[0], rows[1:], lines[1:], ways, has_points=mark == ","), []


def _separator(header: str, promised: Sequence[str]) -> str:
    """The sign that parts a header into most of the names promised; the comma where all fail."""
    found = {
        mark: len({name.strip().lower() for name in next(csv.reader([header], delimiter=mark), [])}
                  & set(promised))
        for mark in SEPARATORS
    }  # fmt: skip
    return max(found, key=lambda mark: found[mark])


def _rows(file: str, text: str, mark: str) -> tuple[list[list[str]], list[int], Problem | None]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    rows: list[list[str]] = []
    lines: list[int] = []
    begin = 1
    try:
        for row in reader:
            if row:
                rows.append(row)
                lines.append(begin)
            begin = reader.line_num + 1
    except csv.Error as problem:
        what = f"the quotation marks or the cell cannot be read ({problem})."
        return rows, lines, Problem(file, what, line=begin, advice=SPREADSHEET_ADVICE)
    return rows, lines, None


def brief(cell: str) -> str:
    """A cell in a message: on one line, without control characters, not endless."""
    plain = CONTROL_OR_LINE.sub("�", cell)
    return plain if len(plain) <= LONGEST else f"{plain[:LONGEST]}…"


def quoted(words: Sequence[str], last: str = "") -> str:
    """Words in quotation marks, joined by commas; the last one by a word where one is given."""
    each = [f"“{word}”" for word in words]
    if last and len(each) > 1:
        return ", ".join(each[:-1]) + f" {last} {each[-1]}"
    return ", ".join(each)
