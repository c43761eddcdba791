"""From a file handed in to the tables inside it, or a plain sentence why there is none.

What is no table (a web page, an error page, a locked workbook, a file of another program) is named
and refused in words before anything is made of it. Workbooks inside a zip are read like tables;
what is packed twice is not opened.
"""

import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from dashboard.errors import CannotRead, TooLarge
from dashboard.reading import workbooks
from dashboard.reading.kinds import SNIFF, UNPACK, document, foreign
from dashboard.reading.open_text import HEAD, Sheet, of_grid, text_sheets
from dashboard.reading.packed import (
    AGAIN,
    BROKEN,
    check_entries,
    packer,
    unpacked,
    unpacked_entry,
)
from dashboard.reading.table import Handed, Table, Tick

LIMIT = 200 << 20
WORKBOOK_PARTS = {"xl/workbook.xml", "xl/workbook.bin", "content.xml"}
TEXT_DOCUMENT = b"application/vnd.oasis.opendocument.text"
NESTED = f"it is a zip inside another zip. {UNPACK}"
NO_TABLE = "the zip holds no table. Look inside it, and hand in the CSV or workbook."


@contextmanager
def opened(
    handed: Handed, *, limit: int = LIMIT, tick: Tick | None = None, whole: bool = True
) -> Iterator[list[Sheet]]:
    """The sheets of a file handed in; of the first lines only where not `whole`.

    Raises CannotRead or TooLarge, with a sentence for the reader, and Cancelled.
    """
    with tempfile.TemporaryDirectory(prefix="two-ledgers-") as folder:
        tick = _rising(tick) if tick is not None else None
        yield [
            sheet
            for part in _parts(handed)
            for sheet in _sheets(part, _Desk(Path(folder), tick, whole), limit)
        ]


def _rising(tick: Tick) -> Tick:
    """A share that never falls, where several tables are looked over one after another."""
    highest = 0.0

    def rising(share: float) -> bool:
        nonlocal highest
        highest = max(highest, share)
        return tick(highest)

    return rising


def _parts(handed: Handed) -> list[Handed]:
    """The file itself, or the files of a folder, and those beside it."""
    inside = [handed]
    if handed.path.is_dir():
        files = sorted(path for path in handed.path.iterdir() if path.is_file())
        inside = [Handed(path.name, path) for path in files if not path.name.startswith(".")]
        if not inside:
            raise CannotRead(f"{handed.name}: the folder holds no file.")
    return inside + [part for beside in handed.beside for part in _parts(beside)]


@dataclass(frozen=True)
class _Desk:
    """Where and how files are opened: our own folder, who is told, and whether wholly."""

    folder: Path
    tick: Tick | None
    whole: bool

    @property
    def most(self) -> int | None:
        """How many bytes of a packed text are wanted; all where there is no number."""
        return None if self.whole else HEAD


def _sheets(handed: Handed, desk: _Desk, limit: int) -> list[Sheet]:
    try:
        size = handed.path.stat().st_size
        first = _first(handed.path)
    except OSError as cause:
        raise CannotRead(f"{handed.name}: it cannot be opened ({cause.strerror}).") from None
    if size > limit:
        what = f"it has {size / 1e6:,.0f} million bytes; allowed are {limit / 1e6:,.0f} million."
        raise TooLarge(f"{handed.name}: {what} Download fewer years or countries, or raise it.")
    path = _unwrapped(handed.name, handed.path, first, desk)
    if said := _refusal(path):
        raise CannotRead(f"{handed.name}: {said}")
    if _first(path).startswith(b"PK"):
        return _from_zip(handed.name, path, desk)
    return _plain(handed.name, path, desk)


def _first(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(SNIFF)


def _unwrapped(name: str, path: Path, first: bytes, desk: _Desk) -> Path:
    """The file itself, out of gzip and its kin; a workbook always wholly."""
    if not packer(first):
        return path
    inside = unpacked(name, path, desk.folder, desk.most)
    if not desk.whole and _first(inside).startswith((b"PK", workbooks.OLE)):
        inside = unpacked(name, path, desk.folder, None)
    return inside


def _refusal(path: Path) -> str:
    """Why a file is not read, by its first bytes; nothing where it may be."""
    first = _first(path)
    if kind := packer(first):
        return f"it is packed twice, at last as {kind}. {UNPACK}"
    return foreign(first)


def _plain(name: str, path: Path, desk: _Desk) -> list[Sheet]:
    """What is no zip: an old workbook, or text."""
    if _first(path).startswith(workbooks.OLE):
        return _from_workbook(name, path)
    return text_sheets(name, path, desk.folder, desk.tick, desk.whole)


def _from_zip(name: str, path: Path, desk: _Desk) -> list[Sheet]:
    try:
        with zipfile.ZipFile(path) as archive:
            entries = _entries(name, path, archive)
            if _is_workbook(name, archive):
                return _from_workbook(name, path)
            return _unpacked(name, archive, entries, desk)
    except BROKEN as cause:
        what = f"the zip is broken or was not downloaded to its end ({cause})."
        raise CannotRead(f"{name}: {what} {AGAIN}") from None


def _entries(name: str, path: Path, archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    check_entries(name, path.stat().st_size, entries)
    return entries


def _is_workbook(name: str, archive: zipfile.ZipFile) -> bool:
    """Whether a zip is a workbook. Refuses documents, and workbooks that hold programs."""
    names = set(archive.namelist())
    said = document(names)
    if "mimetype" in names and archive.read("mimetype").startswith(TEXT_DOCUMENT):
        said = "it is a text document (OpenDocument). Choose CSV on the publisher's page."
    if said:
        raise CannotRead(f"{name}: {said}")
    if not WORKBOOK_PARTS & names:
        return False
    if any(entry.lower().endswith("vbaproject.bin") for entry in names):
        what = "the workbook holds macros (small programs), which are never opened here."
        raise CannotRead(f"{name}: {what} {workbooks.SAVE_AS}")
    return True


def _unpacked(
    name: str, archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], desk: _Desk
) -> list[Sheet]:
    sheets: list[Sheet] = []
    refused: list[str] = []
    for entry in entries:
        inner = PurePosixPath(entry.filename).name
        if entry.filename.startswith("__MACOSX/") or inner.startswith((".", "Metadata_")):
            continue
        title = f"{name} → {inner}"
        path = _member(title, archive, entry, desk)
        said = _refusal(path) or _nested(title, path)
        refused += [f"{title}: {said}"] if said else []
        readable = not said and path.stat().st_size > 0
        sheets += _inside(title, path, desk) if readable else [(title, ())]
    if not any(tables for _, tables in sheets):
        raise CannotRead(refused[0] if refused else f"{name}: {NO_TABLE}")
    return sheets


def _member(title: str, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, desk: _Desk) -> Path:
    """One file of a zip, unpacked: its first lines, or all where it is a workbook or packed."""
    with archive.open(entry) as file:
        first = file.read(SNIFF)
    wholly = first.startswith((b"PK", workbooks.OLE)) or bool(packer(first))
    path = unpacked_entry(title, archive, entry, desk.folder, None if wholly else desk.most)
    return _unwrapped(title, path, first, desk)


def _nested(title: str, path: Path) -> str:
    """Why a zip inside a zip is not read: only workbooks are."""
    if not _first(path).startswith(b"PK"):
        return ""
    with zipfile.ZipFile(path) as archive:
        _entries(title, path, archive)
        return "" if _is_workbook(title, archive) else NESTED


def _inside(title: str, path: Path, desk: _Desk) -> list[Sheet]:
    """The tables in a file of a zip."""
    zipped = _first(path).startswith(b"PK")
    return _from_workbook(title, path) if zipped else _plain(title, path, desk)


def _from_workbook(name: str, path: Path) -> list[Sheet]:
    sheets = workbooks.sheets_of(name, path)
    if not sheets:
        raise CannotRead(f"{name}: the workbook is empty.")
    titles = [f"{name} → {sheet}" if len(sheets) > 1 else name for sheet in sheets]
    grids = zip(titles, sheets.items(), strict=True)
    return [(title, (_of_sheet(title, sheet, grid),)) for title, (sheet, grid) in grids]


def _of_sheet(title: str, sheet: str, grid: workbooks.Grid) -> Table:
    table = of_grid(title, grid.rows, tuple(grid.notices), grid.odd)
    return replace(table, sheet=sheet, formats=grid.formats, comments=grid.comments)
