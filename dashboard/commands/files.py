"""The files named on the command line, read; and once more with what their reader answers."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from dashboard.commands.exits import tell
from dashboard.errors import Cancelled, CannotRead
from dashboard.package.package import Package
from dashboard.reading.evidence import Answers
from dashboard.reading.table import Handed
from dashboard.reading.tidy import Tidy, Wanted
from dashboard.swap.read_files import Unreadable, read_files, remembered
from dashboard.text.numbers import printable

MB = 1 << 20
NOTHING_REPLACED = "Nothing was replaced."


def handed_in(files: Sequence[Path], answers: Answers) -> list[Handed]:
    """Files as they are handed in, all with the same answers. Raises CannotRead."""
    for path in files:
        if not (path.is_file() or path.is_dir()):
            raise CannotRead(f"{path}: this is a pipe, a socket or a device, not a file.")
    return [Handed(printable(path.name or str(path)), path, answers=answers) for path in files]


def told(handed: Handed, answers: dict[str, str]) -> Handed:
    """A file, and those that came with it, with more answers than before, each by its name."""
    beside = tuple(told(one, answers) for one in handed.beside)
    return replace(handed, beside=beside, answers=replace(handed.answers, **answers))


def read_all(
    files: Sequence[Handed], package: Package, limit_mb: int, *, all_pairs: bool = False
) -> list[tuple[Handed, Tidy | Unreadable]]:
    """Every file with what was read of it; a terminal shows how far it is. Raises Cancelled."""
    mappings, problems = remembered(package.folder)
    tell(problems)
    wanted, is_terminal = Wanted.of(package, all_pairs=all_pairs), sys.stderr.isatty()
    progress = _tell_share if is_terminal else None
    try:
        return read_files(files, wanted, mappings, progress, limit=limit_mb * MB)
    except KeyboardInterrupt:
        raise Cancelled(f"The reading was stopped. {NOTHING_REPLACED}") from None
    finally:
        if is_terminal:
            print("\r\x1b[K", end="", file=sys.stderr)


def _tell_share(share: float) -> bool:
    """How far the reading is, on one line of a terminal; it goes on until Ctrl+C stops it."""
    print(f"\rReading: {share:.0%} (Ctrl+C stops it)", end="", file=sys.stderr, flush=True)
    return True
