"""Where the data lie when nobody names a folder.

In a checkout that is its own data/. An installed wheel holds the data too, but readers change
their data: they work on a copy of their own, made at the first need.
"""

import hashlib
import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path

import filelock
import platformdirs

from dashboard.errors import CannotWrite

HERE = Path(__file__).resolve().parent
PACKED = HERE / "shipped"
SHIPPED = (PACKED if PACKED.is_dir() else HERE.parent) / "data"
"""The data as they were shipped, with seeds/ beside them."""
NAME = "two-ledgers"


def usual_folder() -> Path:
    """The checkout's data, or the reader's own copy; says when it makes one."""
    if not PACKED.is_dir():
        return SHIPPED
    own = Path(platformdirs.user_data_dir(NAME, appauthor=False)) / "data"
    try:
        _copy_once(own) if not own.is_dir() else _compare(own)
    except OSError as found:
        raise CannotWrite(
            f"The shipped data cannot be copied to {own} ({found.strerror or found}). "
            "Name another folder with --data."
        ) from None
    return own


def _copy_once(own: Path) -> None:
    """The data come last: while they are not there, nothing is."""
    own.parent.mkdir(parents=True, exist_ok=True)
    with filelock.FileLock(own.parent / ".lock"):
        if own.is_dir():
            return
        _copy(PACKED / "seeds", own.parent / "seeds")
        _write(_mark(own), _digest().encode())
        _copy(PACKED / "data", own)
    _say(f"The shipped data were copied to {own}; that copy is yours to change.")


def _copy(source: Path, target: Path) -> None:
    """All of a folder or nothing: a copy beside it takes its name when it is on the disk."""
    if target.exists():
        return
    arriving = target.with_name(f".{target.name}")
    shutil.rmtree(arriving, ignore_errors=True)
    for path in filter(Path.is_file, source.rglob("*")):
        _write(arriving / path.relative_to(source), path.read_bytes())
    arriving.rename(target)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _compare(own: Path) -> None:
    """Tells, once, that a newer wheel ships other data than the copy was last compared with."""
    mark, shipped = _mark(own), _digest()
    if mark.is_file() and mark.read_text() == shipped:
        return
    _say(
        f"This version comes with other data; yours in {own} stay as they are. "
        "Move that folder away to begin again with the shipped ones."
    )
    with suppress(OSError):  # where nothing may be written, it is told every time
        mark.write_text(shipped)


def _mark(own: Path) -> Path:
    """Holds the digest of the shipped data that a copy began as, or was last compared with."""
    return own.with_name("shipped.sha256")


def _digest() -> str:
    """Of every shipped file's path and content."""
    whole = hashlib.sha256()
    for path in sorted(filter(Path.is_file, (PACKED / "data").rglob("*"))):
        whole.update(path.relative_to(PACKED).as_posix().encode() + path.read_bytes())
    return whole.hexdigest()


def _say(sentence: str) -> None:
    """Beside the figures, which go to standard output."""
    print(sentence, file=sys.stderr)
