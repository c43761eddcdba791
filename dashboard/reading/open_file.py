"""From a file handed in to the tables inside it, or a plain sentence why there is none.

Zips are unpacked into a folder of our own under names of our own, counted while they grow; paths
inside them are never used. What is no table (a web page, an error page, a locked workbook) is
refused in words before anything is made of it.
"""

import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath, PureWindowsPath

from dashboard.errors import CannotRead, TooLarge
from dashboard.reading import workbooks
from dashboard.reading.open_text import AGAIN, HEAD, Sheet, of_grid, text_sheet
from dashboard.reading.table import Handed, Tick

LIMIT = 200 << 20
MOST_UNPACKED = 8 << 30
MOST_RATIO = 250
MOST_MEMBERS = 2000
SMALL = 1 << 20
BROKEN_ZIP = (
    *(zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError),
    *(OSError, ValueError, RuntimeError),
)
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
            for sheet in _sheets(part, Path(folder), limit, tick, whole)
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


def _sheets(
    handed: Handed, folder: Path, limit: int, tick: Tick | None, whole: bool
) -> list[Sheet]:
    try:
        size = handed.path.stat().st_size
        with handed.path.open("rb") as file:
            first = file.read(8)
    except OSError as cause:
        raise CannotRead(f"{handed.name}: it cannot be opened ({cause.strerror}).") from None
    if size > limit:
        what = f"it has {size / 1e6:,.0f} million bytes; allowed are {limit / 1e6:,.0f} million."
        raise TooLarge(f"{handed.name}: {what} Download fewer years or countries, or raise it.")
    for signature, what in SIGNATURES.items():
        if first.startswith(signature):
            raise CannotRead(f"{handed.name}: {what}")
    if first.startswith(b"PK"):
        return _from_zip(handed, folder, tick, whole)
    if first.startswith(workbooks.OLE):
        return _from_workbook(handed.name, handed.path)
    return [text_sheet(handed.name, handed.path, folder, tick, whole)]


def _from_zip(handed: Handed, folder: Path, tick: Tick | None, whole: bool) -> list[Sheet]:
    try:
        with zipfile.ZipFile(handed.path) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _check_entries(handed, entries)
            names = {entry.filename for entry in entries}
            if {"xl/workbook.xml", "xl/workbook.bin", "content.xml"} & names:
                _refuse_macros(handed.name, names)
                return _from_workbook(handed.name, handed.path)
            return _unpacked(handed, archive, entries, folder, tick, whole)
    except BROKEN_ZIP as cause:
        what = f"the zip is broken or was not downloaded to its end ({cause})."
        raise CannotRead(f"{handed.name}: {what} {AGAIN}") from None


def _check_entries(handed: Handed, entries: list[zipfile.ZipInfo]) -> None:
    """Refuse a zip that is empty, locked, leads outside or would grow beyond measure."""
    if not entries:
        raise CannotRead(f"{handed.name}: the zip is empty.")
    if len(entries) > MOST_MEMBERS:
        raise CannotRead(f"{handed.name}: the zip holds {len(entries):,} files, far too many.")
    for entry in entries:
        if _leads_outside(entry.filename):
            what = "the zip names a file outside its own folder. Nothing of it was opened."
            raise CannotRead(f"{handed.name}: {what}")
        if entry.flag_bits & 1:
            what = "the zip is locked with a password. Unpack it, and hand in the file inside."
            raise CannotRead(f"{handed.name}: {what}")
    size = sum(entry.file_size for entry in entries)
    packed = max(handed.path.stat().st_size, 1)
    if size > MOST_UNPACKED or (size > SMALL and size / packed > MOST_RATIO):
        what = f"unpacked, the zip would be {size / packed:,.0f} times as large; it was not opened."
        raise TooLarge(f"{handed.name}: {what}")


def _leads_outside(name: str) -> bool:
    posix, windows = PurePosixPath(name), PureWindowsPath(name)
    absolute = posix.is_absolute() or bool(windows.drive) or bool(windows.root)
    return absolute or ".." in posix.parts or ".." in windows.parts


def _refuse_macros(name: str, names: set[str]) -> None:
    """Refuse a workbook that holds programs."""
    if any(entry.lower().endswith("vbaproject.bin") for entry in names):
        what = "the workbook holds macros (small programs), which are never opened here."
        raise CannotRead(f"{name}: {what} {workbooks.SAVE_AS}")


def _unpack(
    name: str, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, folder: Path, most: int | None
) -> Path:
    """Write one entry under a name of our own, never more than it promised."""
    path = folder / f"{len(list(folder.iterdir()))}.part"
    with archive.open(entry) as packed, path.open("wb") as file:
        if most is not None:
            file.write(packed.read(most))
            return path
        shutil.copyfileobj(packed, file, 1 << 20)
    if path.stat().st_size > entry.file_size:
        raise TooLarge(f"{name}: the zip holds more than it promises; it was not read.")
    return path


def _unpacked(
    handed: Handed,
    archive: zipfile.ZipFile,
    entries: list[zipfile.ZipInfo],
    folder: Path,
    tick: Tick | None,
    whole: bool,
) -> list[Sheet]:
    sheets: list[Sheet] = []
    for entry in entries:
        inner = PurePosixPath(entry.filename).name
        if entry.filename.startswith("__MACOSX/") or inner.startswith((".", "Metadata_")):
            continue
        title = f"{handed.name} → {inner}"
        path = _unpack(title, archive, entry, folder, None if whole else HEAD)
        sheets += _inside(title, path, folder, tick, whole)
    if not any(tables for _, tables in sheets):
        raise CannotRead(f"{handed.name}: the zip holds no table.")
    return sheets


def _inside(name: str, path: Path, folder: Path, tick: Tick | None, whole: bool) -> list[Sheet]:
    """The table in a file of a zip; files of other kinds hold none, but keep their name."""
    with path.open("rb") as file:
        first = file.read(8)
    if first.startswith((b"PK", *SIGNATURES)) or not first:
        return [(name, ())]
    if first.startswith(workbooks.OLE):
        return _from_workbook(name, path) if whole else [(name, ())]
    return [text_sheet(name, path, folder, tick, whole)]


def _from_workbook(name: str, path: Path) -> list[Sheet]:
    sheets = workbooks.sheets_of(name, path)
    if not sheets:
        raise CannotRead(f"{name}: the workbook is empty.")
    titles = [f"{name} → {sheet}" if len(sheets) > 1 else name for sheet in sheets]
    grids = zip(titles, sheets.values(), strict=True)
    return [(title, (of_grid(title, rows),)) for title, rows in grids]
