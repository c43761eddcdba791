"""From a file handed in to the tables inside it, or a plain sentence why there is none.

Zips are unpacked into a folder of our own under names of our own, counted while they grow; paths
inside them are never used. What is no table (a web page, an error page, a locked workbook) is
refused in words before anything is made of it.
"""

import io
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from dashboard.errors import CannotRead, Problem, TooLarge
from dashboard.reading import encoding as characters
from dashboard.reading import html as markup
from dashboard.reading import workbooks, zips
from dashboard.reading.handed_file import Handed
from dashboard.reading.table import Table, Tick, head_of

LIMIT = 200 << 20
HEAD = 1 << 16
HEAD_ROWS = 60
DELIMITERS = (",", ";", "\t", "|")
AGAIN = "Download it again."
SIGNATURES = {
    b"%PDF": "it is a PDF. Look for the publisher's table as CSV or a workbook.",
    b"7z\xbc\xaf": "it is packed as 7z. Unpack it, and hand in the file inside.",
    b"\x1f\x8b": "it is packed as gzip. Unpack it, and hand in the file inside.",
    b"Rar!": "it is packed as RAR. Unpack it, and hand in the file inside.",
    b"PAR1": "it is a Parquet file. Export it as CSV.",
    b"\x89PNG": "it is a picture.",
    b"\xff\xd8\xff": "it is a picture.",
    b"GIF8": "it is a picture.",
}
WORDS_FOR = {"\t": "tab", ";": "semicolon", "|": "upright bar"}


@dataclass(frozen=True)
class Member:
    """One file inside what was handed in, with every way to split it, or every sheet of it.

    A file that is no table has none.
    """

    name: str
    tables: tuple[Table, ...]

    def sheets(self) -> list[tuple[str, tuple[Table, ...]]]:
        """Each sheet of a workbook by its name; a text is one, split in several ways."""
        if any(table.path is not None for table in self.tables) or not self.tables:
            return [(self.name, self.tables)]
        return [(table.name, (table,)) for table in self.tables]


@contextmanager
def opened(
    handed: Handed, *, limit: int = LIMIT, tick: Tick | None = None, whole: bool = True
) -> Iterator[list[Member]]:
    """The members of a file handed in; of the first lines only where not `whole`.

    Raises CannotRead or TooLarge, with a sentence for the reader, and Cancelled.
    """
    with tempfile.TemporaryDirectory(prefix="two-ledgers-") as folder:
        members: list[Member] = []
        tick = _rising(tick) if tick is not None else None
        for part in _parts(handed):
            members += _members(part, Path(folder), limit, tick, whole)
        yield members


def _rising(tick: Tick) -> Tick:
    """A share that never falls, where several tables are looked over one after another."""
    highest = 0.0

    def told(share: float) -> bool:
        nonlocal highest
        highest = max(highest, share)
        return tick(highest)

    return told


def _parts(handed: Handed) -> list[Handed]:
    """The file itself, or the files of a folder, and those beside it."""
    inside = [handed]
    if handed.path.is_dir():
        files = sorted(path for path in handed.path.iterdir() if path.is_file())
        inside = [Handed(path.name, path) for path in files if not path.name.startswith(".")]
        if not inside:
            raise CannotRead(f"{handed.name}: the folder holds no file.")
    return inside + [part for beside in handed.beside for part in _parts(beside)]


def _members(
    handed: Handed, folder: Path, limit: int, tick: Tick | None, whole: bool
) -> list[Member]:
    try:
        size = handed.path.stat().st_size
        with handed.path.open("rb") as file:
            first = file.read(8)
    except OSError as found:
        raise CannotRead(f"{handed.name}: it cannot be opened ({found.strerror}).") from None
    if size > limit:
        what = f"it has {size / 1e6:,.0f} million bytes; allowed are {limit / 1e6:,.0f} million."
        raise TooLarge(f"{handed.name}: {what} Download fewer years or countries, or raise it.")
    for signature, what in SIGNATURES.items():
        if first.startswith(signature):
            raise CannotRead(f"{handed.name}: {what}")
    if first.startswith(b"PK"):
        return _from_zip(handed, folder, tick, whole)
    if first.startswith(workbooks.OLE):
        return [_from_workbook(handed.name, handed.path)]
    return [_from_text(handed.name, handed.path, folder, tick, whole)]


def _from_zip(handed: Handed, folder: Path, tick: Tick | None, whole: bool) -> list[Member]:
    try:
        with zipfile.ZipFile(handed.path) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            zips.check_entries(handed, entries)
            names = {entry.filename for entry in entries}
            if {"xl/workbook.xml", "xl/workbook.bin", "content.xml"} & names:
                zips.refuse_macros(handed.name, names)
                return [_from_workbook(handed.name, handed.path)]
            return _unpacked(handed, archive, entries, folder, tick, whole)
    except zips.BROKEN_ZIP as found:
        what = f"the zip is broken or was not downloaded to its end ({found})."
        raise CannotRead(f"{handed.name}: {what} {AGAIN}") from None


def _unpacked(
    handed: Handed,
    archive: zipfile.ZipFile,
    entries: list[zipfile.ZipInfo],
    folder: Path,
    tick: Tick | None,
    whole: bool,
) -> list[Member]:
    members = []
    for entry in entries:
        inner = PurePosixPath(entry.filename).name
        if entry.filename.startswith("__MACOSX/") or inner.startswith((".", "Metadata_")):
            continue
        shown = f"{handed.name} → {inner}"
        path = zips.unpack(shown, archive, entry, folder, None if whole else HEAD)
        members += _inside(shown, path, folder, tick, whole)
    if not any(member.tables for member in members):
        raise CannotRead(f"{handed.name}: the zip holds no table.")
    return members


def _inside(name: str, path: Path, folder: Path, tick: Tick | None, whole: bool) -> list[Member]:
    """The table in a file of a zip; files of other kinds hold none, but keep their name."""
    with path.open("rb") as file:
        first = file.read(8)
    if first.startswith((b"PK", *SIGNATURES)) or not first:
        return [Member(name, ())]
    if first.startswith(workbooks.OLE):
        return [_from_workbook(name, path) if whole else Member(name, ())]
    return [_from_text(name, path, folder, tick, whole)]


def _from_workbook(name: str, path: Path) -> Member:
    sheets = workbooks.sheets_of(name, path)
    if not sheets:
        raise CannotRead(f"{name}: the workbook is empty.")
    several = len(sheets) > 1
    tables = [
        _of_grid(f"{name} → {sheet}" if several else name, rows) for sheet, rows in sheets.items()
    ]
    return Member(name, tuple(tables))


def _of_grid(name: str, rows: list[list[str]], notices: tuple[str, ...] = ()) -> Table:
    grid = tuple(tuple(row) for row in rows)
    head = grid[:HEAD_ROWS]
    return Table(
        name, head, tuple(range(1, len(head) + 1)), grid=grid, line_count=len(grid), notices=notices
    )


def _from_text(name: str, path: Path, folder: Path, tick: Tick | None, whole: bool) -> Member:
    notices: list[str] = []
    encoding = characters.mark(path)
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
    if markup.is_markup(text):
        return _from_markup(name, path.read_bytes().decode(encoding, "replace"), notices)
    if whole and not seen.ends_with_newline:
        notices.append(
            "The last line has no line end. If the download broke off, its last figure is short."
        )
    tables = [
        _of_text(name, path, encoding, delimiter, seen, text, tuple(notices), tick)
        for delimiter in DELIMITERS
    ]
    return Member(name, tuple(tables))


def _look(path: Path, first: bytes, tick: Tick | None, whole: bool) -> characters.Scan:
    """The whole file scanned, or of its first lines what they show."""
    if whole:
        with path.open("rb") as file:
            told = (lambda share: tick(share * 0.2)) if tick is not None else None
            return characters.scan(file, path.stat().st_size, told)
    lines = first[: first.rfind(b"\n") + 1] or first
    return characters.scan(io.BytesIO(lines), len(lines))


def _refuse_bytes(name: str, seen: characters.Scan) -> None:
    if seen.nul_line is not None:
        what = "found a zero byte, which no text holds; the file is damaged or no text."
        raise CannotRead(str(Problem(name, what, line=seen.nul_line, advice=AGAIN)))
    if seen.long_line is not None:
        what = "found a line of more than a million characters; this is no table of figures."
        raise CannotRead(str(Problem(name, what, line=seen.long_line, advice=AGAIN)))


def _encoding(seen: characters.Scan) -> tuple[str, list[str]]:
    if seen.utf8:
        return "utf-8", []
    page = characters.code_page(bytes(seen.strange))
    return page, [_encoding_notice(page)]


def _encoding_notice(page: str) -> str:
    return f"The letters were read by {characters.NAMES[page]}; look whether names are right."


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


def _from_markup(name: str, text: str, notices: list[str]) -> Member:
    rows = markup.rows_of(text)
    if not rows:
        what = "this is a web page, not data: an error or a login page was saved instead."
        raise CannotRead(f"{name}: {what} {AGAIN}")
    said = (*notices, "The file is a table of a web page, under the ending of a spreadsheet.")
    return Member(name, (_of_grid(name, rows, said),))


def _of_text(
    name: str,
    path: Path,
    encoding: str,
    delimiter: str,
    seen: characters.Scan,
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
