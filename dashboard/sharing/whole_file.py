"""A file written whole or not at all: beside its place first, and put there by one rename."""

import errno
import os
from contextlib import suppress
from pathlib import Path

from dashboard.errors import CannotWrite

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def write_whole(path: Path, content: bytes, *, force: bool = False) -> None:
    """A file with this content at a path that is free, or, by force, that holds another file.

    Raises CannotWrite, in a sentence; then nothing has changed, and nothing is left beside.
    """
    refuse_taken(path, force=force)
    try:
        _put(path, content)
    except OSError as cause:
        raise CannotWrite(_why_not(path, cause)) from None


def refuse_taken(path: Path, *, force: bool = False) -> None:
    """Raises CannotWrite where a file cannot stand, or must not without force."""
    if path.is_dir():
        raise CannotWrite(f"{path} is a folder: name a file in it. Nothing was written.")
    if not path.parent.is_dir():
        raise CannotWrite(f"There is no folder {path.parent} for it. Nothing was written.")
    if path.exists() and not force:
        raise CannotWrite(
            f"{path} is there already: name another file, or replace it with --force. Nothing was "
            "written."
        )


def _put(path: Path, content: bytes) -> None:
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise


def _why_not(path: Path, cause: OSError) -> str:
    if cause.errno in FULL:
        return f"The disk is full, so {path} was not written. Make room, and try again."
    why = cause.strerror or str(cause)
    return f"{path} could not be written ({why}). Nothing was written."
