"""Writing so that a power cut leaves the file before or the file after, and one writer at a time.

Every step is announced before it is taken, so that tests can cut the power at each of them.
"""

import errno
import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from pathlib import Path

import filelock

from dashboard.door import READ_ONLY, read_only
from dashboard.errors import Busy, CannotWrite, ReadOnly

HISTORY = ".history"
STAGING = "staging"
PATIENCE = 5.0
"""Seconds to wait for another tab or program that is changing the data."""
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
CLOSED = {errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY}


class Step(StrEnum):
    """What is about to be done."""

    LOCK = "take the lock"
    COMPARE = "look whether the data are still those compared"
    WRITE = "write a file beside"
    HALF = "write its second half"
    FLUSH = "flush it to the disk"
    PUT = "put it in its place"
    RECORD = "put the version before into the history"
    CLEAR = "remove what is not needed any more"
    SETTLE = "mark the change as whole"


At = Callable[[Step], None]


def quietly(_step: Step) -> None:
    """Nobody listens to the steps."""


@contextmanager
def alone(folder: Path, at: At = quietly) -> Iterator[None]:
    """Nobody else changes the data of a folder meanwhile. Raises ReadOnly, Busy or CannotWrite.

    A refusal of the disk that nobody inside has dealt with comes before anything is replaced.
    """
    if read_only():
        raise ReadOnly(READ_ONLY)
    lock = filelock.FileLock(folder / HISTORY / "lock", timeout=PATIENCE)
    try:
        at(Step.LOCK)
        (folder / HISTORY).mkdir(exist_ok=True)
        lock.acquire()
    except filelock.Timeout:
        raise Busy(
            "Another tab or program is changing the data at this moment. Nothing was replaced; "
            "try again when it is done."
        ) from None
    except OSError as cause:
        raise cannot_write(folder, cause) from None
    try:
        yield
    except OSError as cause:
        raise cannot_write(folder, cause) from None
    finally:
        lock.release()


def put(folder: Path, path: str, content: bytes, at: At = quietly) -> None:
    """A file of the folder with this content: before one rename it is not there, after it whole."""
    place, beside = folder / path, folder / HISTORY / STAGING / Path(path).name
    place.parent.mkdir(parents=True, exist_ok=True)
    write(beside, content, at)
    at(Step.PUT)
    beside.replace(place)
    flush_folder(place.parent)


def write(path: Path, content: bytes, at: At = quietly) -> None:
    """A file written and flushed to the disk, not yet where anybody looks for it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    middle = len(content) // 2
    at(Step.WRITE)
    with path.open("wb") as file:
        file.write(content[:middle])
        file.flush()
        at(Step.HALF)
        file.write(content[middle:])
        file.flush()
        at(Step.FLUSH)
        os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """The names in a folder flushed to the disk, on systems that can."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def clear_staging(folder: Path) -> None:
    """Files on their way in that nobody will come back for."""
    shutil.rmtree(folder / HISTORY / STAGING, ignore_errors=True)


def bytes_of(folder: Path, path: str | None) -> bytes | None:
    """A file of the folder, or None where there is none."""
    if not path:
        return None
    with suppress(FileNotFoundError):
        return (folder / path).read_bytes()
    return None


def digest(content: bytes | None) -> str:
    """The SHA-256 of a file, or nothing where there is none."""
    return "" if content is None else hashlib.sha256(content).hexdigest()


def cannot_write(folder: Path, found: OSError) -> CannotWrite:
    """What the disk said, in words."""
    if found.errno in FULL:
        why = "The disk is full. Make room, and try again."
    elif found.errno in CLOSED:
        why = f"{folder} may not be written: close its files in other programs, or ask its owner."
    else:
        why = f"{folder} could not be written ({found.strerror or found})."
    return CannotWrite(f"{why} Nothing was replaced; the data stay as they were.")
