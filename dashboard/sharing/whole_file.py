"""A file written whole or not at all: beside its place first, and put there by one rename."""

import errno
import os
import stat
from pathlib import Path
from tempfile import TemporaryDirectory

from dashboard.errors import CannotWrite

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
NOTHING = "Nothing was written."


def write_whole(path: Path, content: bytes, *, force: bool = False) -> None:
    """A file with this content at a path that is free, or, by force, that holds another file.

    Through a link the file that it leads to is written. Raises CannotWrite, in a sentence; then
    nothing has changed, and nothing is left beside.
    """
    refuse_taken(path, force=force)
    try:
        _put(_target(path), content)
    except OSError as cause:
        raise CannotWrite(_why_not(path, cause)) from None


def refuse_taken(path: Path, *, force: bool = False) -> None:
    """Raises CannotWrite where a file cannot stand, or must not without force."""
    target = _target(path)
    mode = _mode(path, target)
    if stat.S_ISDIR(mode):
        raise CannotWrite(f"{path} is a folder: name a file in it. {NOTHING}")
    if not target.parent.is_dir():
        raise CannotWrite(f"There is no folder {target.parent} for it. {NOTHING}")
    if mode and not stat.S_ISREG(mode):
        raise CannotWrite(
            f"{path} is no plain file but a device, a pipe or the like: name another. {NOTHING}"
        )
    if (mode or path.is_symlink()) and not force:
        raise CannotWrite(
            f"{path} is there already: name another file, or replace it with --force. {NOTHING}"
        )


def _target(path: Path) -> Path:
    """Where a path leads to in the end."""
    return Path(os.path.realpath(path))


def _mode(path: Path, target: Path) -> int:
    """What kind of file is there, as the system says it; 0 for none."""
    try:
        return target.lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return 0
    except OSError as cause:
        raise CannotWrite(_why_not(path, cause)) from None


def _put(target: Path, content: bytes) -> None:
    # In a folder of its own: a name beside may be too long, and the file has its usual rights.
    with TemporaryDirectory(prefix=".two-ledgers-", dir=target.parent) as place:
        beside = Path(place, "file")
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)


def _why_not(path: Path, cause: OSError) -> str:
    if cause.errno in FULL:
        return f"The disk is full, so {path} was not written. Make room, and try again."
    if cause.errno == errno.ENAMETOOLONG:
        size = len(os.fsencode(path.name))
        return (
            f"The name {path.name[:40]}… is too long for this disk: it has {size} bytes, and 255 "
            f"are the usual limit. Choose a shorter one. {NOTHING}"
        )
    why = cause.strerror or str(cause)
    return f"{path} could not be written ({why}). {NOTHING}"
