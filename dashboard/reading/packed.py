"""What is packed: zips and their entries, and single files packed as gzip, bzip2, xz or LZMA.

They are unpacked into a folder of our own under names of our own, counted while they grow; paths
inside them are never used.
"""

import bz2
import gzip
import lzma
import shutil
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path, PurePosixPath, PureWindowsPath

from dashboard.errors import CannotRead, TooLarge

AGAIN = "Download it again."
CHUNK = 1 << 20
MOST_UNPACKED = 8 << 30
MOST_RATIO = 250
MOST_MEMBERS = 2000
SMALL = 1 << 20
BROKEN = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError),
    *(OSError, ValueError, RuntimeError),
)
Opener = Callable[[Path], gzip.GzipFile | bz2.BZ2File | lzma.LZMAFile]
PACKERS: dict[bytes, tuple[str, Opener]] = {
    b"\x1f\x8b": ("gzip", gzip.GzipFile),
    b"BZh": ("bzip2", bz2.BZ2File),
    b"\xfd7zXZ\0": ("xz", lzma.LZMAFile),
    b"\x5d\0\0": ("LZMA", lzma.LZMAFile),
}


def packer(first: bytes) -> str:
    """The program by which a single file that begins like this is packed; nothing for others."""
    return next((kind for mark, (kind, _) in PACKERS.items() if first.startswith(mark)), "")


def room(folder: Path) -> Path:
    """A file of our own that is not there yet."""
    return folder / f"{len(list(folder.iterdir()))}.part"


def unpacked(name: str, path: Path, folder: Path, most: int | None) -> Path:
    """The one file in a packed one, or its first bytes; never beyond measure."""
    with path.open("rb") as file:
        first = file.read(8)
    kind, opener = next(one for mark, one in PACKERS.items() if first.startswith(mark))
    target, allowed = room(folder), max(path.stat().st_size * MOST_RATIO, SMALL)
    try:
        with opener(path) as source, target.open("wb") as file:
            while chunk := source.read(CHUNK if most is None else most):
                file.write(chunk)
                if file.tell() > min(allowed, MOST_UNPACKED):
                    what = f"it is packed as {kind} and would be far larger; it was not opened."
                    raise TooLarge(f"{name}: {what}")
                if most is not None:
                    break
    except BROKEN as cause:
        what = f"it is packed as {kind}, but broken or not downloaded to its end ({cause})."
        raise CannotRead(f"{name}: {what} {AGAIN}") from None
    return target


def check_entries(name: str, packed: int, entries: list[zipfile.ZipInfo]) -> None:
    """Refuse a zip that is empty, locked, leads outside or would grow beyond measure.

    `packed` is its size in bytes.
    """
    if not entries:
        raise CannotRead(f"{name}: the zip is empty.")
    if len(entries) > MOST_MEMBERS:
        raise CannotRead(f"{name}: the zip holds {len(entries):,} files, far too many.")
    for entry in entries:
        if _leads_outside(entry.filename):
            what = "the zip names a file outside its own folder. Nothing of it was opened."
            raise CannotRead(f"{name}: {what}")
        if entry.flag_bits & 1:
            what = "the zip is locked with a password. Unpack it, and hand in the file inside."
            raise CannotRead(f"{name}: {what}")
    size = sum(entry.file_size for entry in entries)
    if size > MOST_UNPACKED or (size > SMALL and size / max(packed, 1) > MOST_RATIO):
        times = f"{size / max(packed, 1):,.0f} times as large"
        raise TooLarge(f"{name}: unpacked, the zip would be {times}; it was not opened.")


def _leads_outside(name: str) -> bool:
    posix, windows = PurePosixPath(name), PureWindowsPath(name)
    absolute = posix.is_absolute() or bool(windows.drive) or bool(windows.root)
    return absolute or ".." in posix.parts or ".." in windows.parts


def unpacked_entry(
    name: str, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, folder: Path, most: int | None
) -> Path:
    """One entry under a name of our own, or its first bytes; never more than it promised."""
    path = room(folder)
    with archive.open(entry) as source, path.open("wb") as file:
        if most is not None:
            file.write(source.read(most))
            return path
        shutil.copyfileobj(source, file, CHUNK)
    if path.stat().st_size > entry.file_size:
        raise TooLarge(f"{name}: the zip holds more than it promises; it was not read.")
    return path
