"""From a text file to the table in it, or a plain sentence why there is none.

What is no table (a web page, an error page, text that breaks off) is refused in words before
anything is made of it.
"""

import io
import re
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from dashboard.errors import CannotRead, Problem
from dashboard.reading.encoding import Scan, encoding_of, mark, notice, scan
from dashboard.reading.kinds import foreign_text, is_binary
from dashboard.reading.packed import AGAIN, room
from dashboard.reading.table import Table, Tick, head_of, without_row_numbers
from dashboard.reading.web_page import is_page, stated, tables_of

HEAD = 1 << 16
HEAD_ROWS = 60
DELIMITERS = (",", ";", "\t", "|")
UNKNOWN_KIND = (
    "it is no text, no workbook and no other kind of file that is known here. Choose CSV (or "
    "Excel) on the publisher's page, or save it as CSV with the program that opens it."
)
APART = "Hand in each file alone."
WORDS_FOR = {"\t": "tab", ";": "semicolon", "|": "upright bar"}
SEPARATOR = re.compile(r'\ufeff?"?sep=([^"\r\n])"?[,;\t| ]*(?:\r?\n|\r)', re.IGNORECASE)
SAID_SEPARATOR = "Line 1, which tells a spreadsheet the separator (“sep={}”), was passed over."
Sheet = tuple[str, tuple[Table, ...]]
"""A text or one sheet of a workbook by its name, with every way to split it into cells; none where
it is no table."""


def text_sheets(name: str, path: Path, folder: Path, tick: Tick | None, whole: bool) -> list[Sheet]:
    """A text with every way to split it, or the tables of a web page.

    Raises CannotRead for what is no table, and Cancelled.
    """
    notices: list[str] = []
    encoding = mark(path)
    if encoding == "utf-16":
        path = _as_utf8(name, path, folder)
        notices.append(notice("utf-16"))
        encoding = "utf-8"
    with path.open("rb") as file:
        first = file.read(HEAD)
    if not first.strip(b"\xef\xbb\xbf \t\r\n"):
        raise CannotRead(f"{name}: the file is empty. {AGAIN}")
    if is_binary(first.rstrip(b"\0")):
        raise CannotRead(f"{name}: {UNKNOWN_KIND}")
    seen = _look(path, first, tick, whole)
    _refuse_bytes(name, seen)
    if not encoding:
        named = stated(first) if is_page(first.decode("latin-1")) else ""
        encoding, said = encoding_of(seen, named)
        notices += said
    text = first.decode(encoding, "replace")
    _refuse_pages(name, text)
    if is_page(text):
        return _from_page(name, path.read_bytes().decode(encoding, "replace"), notices)
    if whole and not seen.ends_with_newline:
        notices.append(
            "The last line has no line end. If the download broke off, its last figure is short."
        )
    line = SEPARATOR.match(text)
    notices += [SAID_SEPARATOR.format(line[1].replace("\t", "tab"))] if line else []
    delimiters = [line[1]] if line and line[1] in DELIMITERS else DELIMITERS
    tables = [
        _of_text(name, path, encoding, delimiter, seen, text, tuple(notices), tick)
        for delimiter in delimiters
    ]
    return [(name, tuple(tables))]


def _look(path: Path, first: bytes, tick: Tick | None, whole: bool) -> Scan:
    """The whole file scanned, or of its first lines what they show."""
    if whole:
        with path.open("rb") as file:
            tell = (lambda share: tick(share * 0.2)) if tick is not None else None
            return scan(file, path.stat().st_size, tell)
    lines = first[: first.rfind(b"\n") + 1] or first
    return scan(io.BytesIO(lines), len(lines))


def _refuse_bytes(name: str, seen: Scan) -> None:
    if seen.nul_line is not None and seen.nul_end:
        what = "from here to the end stand only zero bytes, so the download broke off."
        raise CannotRead(str(Problem(name, what, line=seen.nul_line, advice=AGAIN)))
    if seen.mark_line is not None:
        what = "found a mark that stands at the start of a file; two files were joined here."
        raise CannotRead(str(Problem(name, what, line=seen.mark_line, advice=APART)))
    if seen.nul_line is not None:
        what = "found a zero byte, which no text holds; the file is damaged or no text."
        raise CannotRead(str(Problem(name, what, line=seen.nul_line, advice=AGAIN)))
    if seen.long_line is not None:
        what = "found a line of more than a million characters; this is no table of figures."
        raise CannotRead(str(Problem(name, what, line=seen.long_line, advice=AGAIN)))


def _as_utf8(name: str, path: Path, folder: Path) -> Path:
    """The same text as UTF-8 in our own folder."""
    target = room(folder)
    try:
        with (
            path.open(encoding="utf-16", newline="") as source,
            target.open("w", encoding="utf-8", newline="") as file,
        ):
            shutil.copyfileobj(source, file, 1 << 20)
    except UnicodeError:
        what = "it says that it is UTF-16 text, but breaks off or is damaged."
        raise CannotRead(f"{name}: {what} {AGAIN}") from None
    return target


def _refuse_pages(name: str, text: str) -> None:
    """Answers of a machine that were saved instead of data."""
    first = text.lstrip("\ufeff \r\n")
    if first.startswith("Query complexity:") or "Resultset count:" in first[:1000]:
        said = " ".join(first.splitlines()[0].split())[:160]
        what = f"this is an error message of UN Comtrade saved as a file (“{said}”), not data."
        raise CannotRead(f"{name}: {what} Ask for fewer countries or years, and download again.")
    if said := foreign_text(text):
        raise CannotRead(f"{name}: {said}")


def _from_page(name: str, text: str, notices: list[str]) -> list[Sheet]:
    """The tables of a web page, each alone."""
    found = tables_of(text)
    if not found:
        what = "this is a web page, not data: an error or a login page was saved instead."
        raise CannotRead(f"{name}: {what} {AGAIN}")
    said = (*notices, "The file is a table of a web page, under the ending of a spreadsheet.")
    titles = [f"{name} → table {i}" if len(found) > 1 else name for i in range(1, len(found) + 1)]
    grids = zip(titles, found, strict=True)
    return [(title, (replace(of_grid(title, rows, said), of_page=True),)) for title, rows in grids]


def _of_text(
    name: str,
    path: Path,
    encoding: str,
    delimiter: str,
    seen: Scan,
    text: str,
    notices: tuple[str, ...],
    tick: Tick | None,
) -> Table:
    if seen.size > HEAD:
        text = text[: text.rfind("\n") + 1] or text
    rows, lines = head_of(text, delimiter, HEAD_ROWS)
    if SEPARATOR.match(text):
        rows, lines = rows[1:], lines[1:]
    if delimiter != ",":
        notices += (f"The cells are separated by the {WORDS_FOR[delimiter]} sign.",)
    table = Table(
        name,
        tuple(tuple(row) for row in rows),
        tuple(lines),
        path=path,
        encoding=encoding,
        delimiter=delimiter,
        line_count=seen.lines,
        size=seen.size,
        notices=notices,
        tick=(lambda share: tick(0.2 + share * 0.8)) if tick is not None else None,
    )
    return without_row_numbers(table)


def of_grid(
    name: str,
    rows: list[list[str]],
    notices: tuple[str, ...] = (),
    odd: Mapping[tuple[int, int], str] = MappingProxyType({}),
) -> Table:
    """A table of cells that are there already."""
    grid = tuple(tuple(row) for row in rows)
    head = grid[:HEAD_ROWS]
    lines = tuple(range(1, len(head) + 1))
    return without_row_numbers(
        Table(name, head, lines, grid=grid, line_count=len(grid), notices=notices, odd=odd)
    )
