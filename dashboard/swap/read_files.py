"""From files handed in to tables that can be proposed: by a layout, or by a mapping remembered.

Mappings that readers made for tables of their own are kept beside the data, one file a source.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from dashboard.errors import BadMapping, Cancelled, CannotRead, NotRecognised, Problem
from dashboard.publishers import LAYOUTS
from dashboard.publishers.unread import what_it_is
from dashboard.reading.mapped import fits_mapping, read_mapped
from dashboard.reading.mapping import Mapping, read_mapping, write_mapping
from dashboard.reading.open_file import LIMIT
from dashboard.reading.recognise import read, together
from dashboard.reading.table import Handed
from dashboard.reading.tidy import Tidy, Wanted
from dashboard.swap.disk import alone, put
from dashboard.text.numbers import printable

Progress = Callable[[float], bool]
FOLDER = "mappings"
UNFORESEEN = "it could not be read for a reason that nobody foresaw"


@dataclass(frozen=True)
class Unreadable:
    """A file that cannot be read, and why.

    `is_unknown` where it is a table of no layout that we know, so that a mapping may help.
    """

    file: str
    reason: str
    is_unknown: bool = False


def read_files(
    files: Sequence[Handed],
    wanted: Wanted,
    mappings: Sequence[Mapping] = (),
    progress: Progress | None = None,
    limit: int = LIMIT,
) -> list[tuple[Handed, Tidy | Unreadable]]:
    """Every file with what was read of it, those that belong together as one. Raises Cancelled."""
    whole = together(files, LAYOUTS, limit=limit)
    return [
        (handed, _read(handed, wanted, mappings, _share(progress, number, len(whole)), limit))
        for number, handed in enumerate(whole)
    ]


def _read(
    handed: Handed,
    wanted: Wanted,
    mappings: Sequence[Mapping],
    progress: Progress | None,
    limit: int,
) -> Tidy | Unreadable:
    mapping = _fitting(handed, mappings, limit)
    try:
        tidy = read(handed, wanted, LAYOUTS, progress, limit=limit)
        if mapping is None or not tidy.problems:
            return tidy
    except NotRecognised as refusal:
        if mapping is None:
            known = what_it_is(refusal.heads)
            said = f"{handed.name}: {known}" if known else str(refusal)
            return Unreadable(handed.name, said, is_unknown=not known)
    except CannotRead as refusal:
        return Unreadable(handed.name, str(refusal))
    except Cancelled:
        raise
    except Exception as problem:
        return Unreadable(handed.name, f"{handed.name}: {UNFORESEEN} ({problem!r}).")
    tidy = read_mapped(handed, mapping, wanted, progress, is_remembered=True, limit=limit)
    said = f"Read by the mapping remembered for “{mapping.source}”."
    return replace(tidy, notices=(said, *tidy.notices))


def _fitting(handed: Handed, mappings: Sequence[Mapping], limit: int) -> Mapping | None:
    """The mapping made for just these columns; none where two were, for nothing is guessed."""
    try:
        fitting = [one for one in mappings if fits_mapping(handed, one, limit=limit)]
    except CannotRead:
        return None
    return fitting[0] if len(fitting) == 1 else None


def _share(progress: Progress | None, number: int, count: int) -> Progress | None:
    """The progress of one file among several."""
    if progress is None:
        return None
    return lambda share: progress((number + share) / count)


@contextmanager
def laid_down(uploads: Sequence[tuple[str, IO[bytes]]]) -> Iterator[list[Handed]]:
    """Uploads as files under names of our own, gone when the block ends."""
    with tempfile.TemporaryDirectory(prefix="two-ledgers-") as folder:
        handed = []
        for number, (name, content) in enumerate(uploads):
            path = Path(folder) / f"{number}.upload"
            content.seek(0)
            with path.open("wb") as file:
                shutil.copyfileobj(content, file, 1 << 20)
            handed.append(Handed(printable(name), path))
        yield handed


def remembered(folder: Path) -> tuple[list[Mapping], list[Problem]]:
    """The mappings of a data folder, and what is wrong with those that cannot be used."""
    mappings: list[Mapping] = []
    problems: list[Problem] = []
    for path in sorted((folder / FOLDER).glob("*.json")):
        name = f"{FOLDER}/{path.name}"
        try:
            mappings.append(read_mapping(name, path.read_bytes()))
        except BadMapping as refusal:
            problems += refusal.problems
        except OSError as cause:
            problems.append(Problem(name, f"cannot be read ({cause.strerror})."))
    return mappings, problems


def remember(folder: Path, mapping: Mapping) -> None:
    """Keeps a mapping for next month's file, in place of an earlier one of its source.

    The name of its source is small letters, digits and hyphens: the mapping's own schema says so.
    Raises Busy or CannotWrite.
    """
    content = write_mapping(mapping)
    read_mapping(f"{mapping.source}.json", content)
    with alone(folder):
        put(folder, f"{FOLDER}/{mapping.source}.json", content)
