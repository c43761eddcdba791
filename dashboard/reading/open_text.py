"""From a text file to the table in it, or a plain sentence why there is none.

What is no table (a web page, an error page, text that breaks off) is refused in words before
anything is made of it.
"""

import io
import shutil
from html.parser import HTMLParser
from pathlib import Path

from dashboard.errors import CannotRead, Problem
from dashboard.reading.encoding import NAMES, Scan, code_page, mark, scan
from dashboard.reading.table import Table, Tick, head_of

MARKUP = ("<!doctype", "<html", "<table", "<?xml", "<head", "<body", "<meta")
HEAD = 1 << 16
HEAD_ROWS = 60
DELIMITERS = (",", ";", "\t", "|")
AGAIN = "Download it again."
WORDS_FOR = {"\t": "tab", ";": "semicolon", "|": "upright bar"}
Sheet = tuple[str, tuple[Table, ...]]
"""A text or one sheet of a workbook by its name, with every way to split it into cells; none where
it is no table."""


def text_sheet(name: str, path: Path, folder: Path, tick: Tick | None, whole: bool) -> Sheet:
    """A text with every way to split it. Raises CannotRead for what is no table, and Cancelled."""
    notices: list[str] = []
    encoding = mark(path)
    if encoding == "utf-16":
        path = _as_utf8(name, path, folder)
        notices.append(_encoding_notice("utf-16"))
        encoding = "utf-8"
    with path.open("rb") as file:
        first = file.read(HEAD)
    if not first.strip(b"\xef\xbb\xbf \t\r\n"):
        raise CannotRead(f"{name}: the file is empty. {AGAIN}")
    seen = _look(path, first, tick, whole)
    _refuse_bytes(name, seen)
    if not encoding:
        encoding, said = _encoding(seen)
        notices += said
    text = first.decode(encoding, "replace")
    _refuse_pages(name, text)
    if _is_markup(text):
        return _from_markup(name, path.read_bytes().decode(encoding, "replace"), notices)
    if whole and not seen.ends_with_newline:
        notices.append(
            "The last line has no line end. If the download broke off, its last figure is short."
        )
    tables = [
        _of_text(name, path, encoding, delimiter, seen, text, tuple(notices), tick)
        for delimiter in DELIMITERS
    ]
    return name, tuple(tables)


def _look(path: Path, first: bytes, tick: Tick | None, whole: bool) -> Scan:
    """The whole file scanned, or of its first lines what they show."""
    if whole:
        with path.open("rb") as file:
            tell = (lambda share: tick(share * 0.2)) if tick is not None else None
            return scan(file, path.stat().st_size, tell)
    lines = first[: first.rfind(b"\n") + 1] or first
    return scan(io.BytesIO(lines), len(lines))


def _refuse_bytes(name: str, seen: Scan) -> None:
    if seen.nul_line is not None:
        what = "found a zero byte, which no text holds; the file is damaged or no text."
        raise CannotRead(str(Problem(name, what, line=seen.nul_line, advice=AGAIN)))
    if seen.long_line is not None:
        what = "found a line of more than a million characters; this is no table of figures."
        raise CannotRead(str(Problem(name, what, line=seen.long_line, advice=AGAIN)))


def _encoding(seen: Scan) -> tuple[str, list[str]]:
    if seen.utf8:
        return "utf-8", []
    page = code_page(bytes(seen.strange))
    return page, [_encoding_notice(page)]


def _encoding_notice(page: str) -> str:
    return f"The letters were read by {NAMES[page]}; look whether names are right."


def _as_utf8(name: str, path: Path, folder: Path) -> Path:
    """The same text as UTF-8 in our own folder."""
    target = folder / f"{len(list(folder.iterdir()))}.part"
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
    if first[:1] in "{[":
        what = "it is JSON, not a table. Choose CSV on the publisher's page."
        raise CannotRead(f"{name}: {what}")


def _from_markup(name: str, text: str, notices: list[str]) -> Sheet:
    rows = _rows_of(text)
    if not rows:
        what = "this is a web page, not data: an error or a login page was saved instead."
        raise CannotRead(f"{name}: {what} {AGAIN}")
    said = (*notices, "The file is a table of a web page, under the ending of a spreadsheet.")
    return name, (of_grid(name, rows, said),)


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
    if delimiter != ",":
        notices += (f"The cells are separated by the {WORDS_FOR[delimiter]} sign.",)
    return Table(
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


def of_grid(name: str, rows: list[list[str]], notices: tuple[str, ...] = ()) -> Table:
    """A table of cells that are there already."""
    grid = tuple(tuple(row) for row in rows)
    head = grid[:HEAD_ROWS]
    return Table(
        name, head, tuple(range(1, len(head) + 1)), grid=grid, line_count=len(grid), notices=notices
    )


class _Cells(HTMLParser):
    """Collects the text of every cell of every row."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a row or a cell; a cell over several columns is followed by empty ones."""
        if tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"} and self.rows:
            wide = dict(attrs).get("colspan") or "1"
            span = int(wide) if wide.isdigit() else 1
            self.rows[-1] += [""] * min(max(span, 1), 100)
            self.place = len(self.rows[-1]) - min(max(span, 1), 100)
            self.inside = True

    def handle_endtag(self, tag: str) -> None:
        """Close a cell."""
        if tag in {"td", "th", "tr"}:
            self.inside = False

    def handle_data(self, data: str) -> None:
        """Add text to the open cell."""
        if self.inside:
            self.rows[-1][self.place] += data


def _is_markup(text: str) -> bool:
    """Whether a text begins as a web page does."""
    return text.lstrip("\ufeff \t\r\n").lower().startswith(MARKUP)


def _rows_of(text: str) -> list[list[str]]:
    """The rows of all tables of a page; blanks of every kind become one plain blank."""
    parser = _Cells()
    parser.feed(text)
    parser.close()
    return [[" ".join(cell.split()) for cell in row] for row in parser.rows if row]
