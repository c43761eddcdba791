"""What a zip may hold: no locks, no paths outside, no sizes that explode; counted as it grows."""

import shutil
import zipfile
import zlib
from pathlib import Path, PurePosixPath, PureWindowsPath

from dashboard.errors import CannotRead, TooLarge
from dashboard.reading import workbooks
from dashboard.reading.handed_file import Handed

MOST_UNPACKED = 8 << 30
MOST_RATIO = 250
MOST_MEMBERS = 2000
SMALL = 1 << 20
BROKEN_ZIP = (
    *(zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError),
    *(OSError, ValueError, RuntimeError),
)


def check_entries(handed: Handed, entries: list[zipfile.ZipInfo]) -> None:
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


def refuse_macros(name: str, names: set[str]) -> None:
    """Refuse a workbook that holds programs."""
    if any(entry.lower().endswith("vbaproject.bin") for entry in names):
        what = "the workbook holds macros (small programs), which are never opened here."
        raise CannotRead(f"{name}: {what} {workbooks.SAVE_AS}")


def unpack(
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
