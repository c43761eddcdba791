"""The data behind the pages: the last good package, looked at again whenever a file changes.

A file that is broken, or only half written by an editor, never takes the pages down: the last
good data stay, and what stands in the way of the newer ones is told.
"""

import os
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dashboard.errors import BadData, NoPackage, Problem
from dashboard.launcher import FOLDER_VARIABLE
from dashboard.package.descriptor import DESCRIPTOR
from dashboard.package.package import Package, open_package
from dashboard.shipped import usual_folder

SETTLED = 0.1
"""Seconds that the files must stay as they are before they are read: editors write in two steps."""
WATCHED = {".json", ".csv"}

Stamp = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class Look:
    """What the pages may show now: a package, and the problems of newer files.

    `said` is why trade does not come from where it was to be read.
    """

    package: Package | None
    problems: tuple[Problem, ...] = ()
    said: str = ""

    @property
    def token(self) -> str:
        """Changes when anything that the pages show of the data does."""
        digest = self.package.digest if self.package else ""
        return f"{digest} {hash((self.problems, self.said))}"


class Shelf:
    """Keeps the last good package of a folder for every open page."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = threading.Lock()
        self._stamp: Stamp | None = None
        self._look = Look(None)

    def look(self) -> Look:
        """The newest valid data; reads the files only if one of them has changed."""
        with self._lock:
            stamp = self._present()
            if stamp != self._stamp:
                self._look, self._stamp = self._read(stamp)
            return self._look

    def _read(self, stamp: Stamp) -> tuple[Look, Stamp]:
        """Reads until the files are the same before and after, then keeps what was read."""
        while True:
            if self._stamp is not None:
                time.sleep(SETTLED)
            look, now = self._try(), self._present()
            if now == stamp:
                return look, now
            stamp = now

    def _try(self) -> Look:
        try:
            return Look(open_package(self.folder))
        except BadData as found:
            return Look(self._look.package, tuple(found.problems))
        except (NoPackage, OSError) as found:
            return Look(self._look.package, (Problem(DESCRIPTOR, str(found)),))
        except Exception as found:
            what = f"the data cannot be used for a reason that nobody foresaw ({found!r})."
            return Look(self._look.package, (Problem(DESCRIPTOR, what),))

    def _present(self) -> Stamp:
        """Name, time and size of every file that belongs to the package."""
        paths = [path for path in _files(self.folder) if path.suffix in WATCHED]
        return tuple(
            (str(path), seen.st_mtime_ns, seen.st_size) for path, seen in _seen(sorted(paths))
        )


def folder() -> Path:
    """The folder named by the launcher, or the usual one."""
    return Path(os.environ.get(FOLDER_VARIABLE) or usual_folder()).resolve()


def current() -> Look:
    """What may be shown now of the data in the usual folder, or in the one that was named."""
    return shelf(folder()).look()


@cache
def shelf(folder: Path) -> Shelf:
    """The one shelf of a folder, shared by every open page and every file made of one."""
    return Shelf(folder)


def _seen(paths: list[Path]) -> Iterator[tuple[Path, os.stat_result]]:
    for path in paths:
        with suppress(FileNotFoundError):
            yield path, path.stat()


def _files(folder: Path) -> Iterator[Path]:
    """The files of a folder that are not hidden; a long history is never walked through."""
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(place, name) for name in files if not name.startswith("."))
