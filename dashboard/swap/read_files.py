"""From files handed in to tables that can be proposed: by a layout, or by a mapping remembered."""

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any

from dashboard.errors import Cancelled, CannotRead, NotRecognised
from dashboard.publishers import LAYOUTS
from dashboard.reading.handed_file import Handed
from dashboard.reading.mapping import Mapping, fits_mapping, read_mapped
from dashboard.reading.open_file import LIMIT
from dashboard.reading.recognise import read, together
from dashboard.reading.tidy import Tidy, Wanted
from dashboard.text.numbers import printable

Progress = Callable[[float], bool]
UNFORESEEN = "it could not be read for a reason that nobody foresaw"


@dataclass(frozen=True)
class Taken:
    """What became of one file, or of files that belong together.

    `tidy` is None where it cannot be read, and `refusal` says why; `is_unknown` where it is a
    table of no layout that we know, so that a mapping may help. `mapping` is the one it was read
    with, if any.
    """

    handed: Handed
    tidy: Tidy | None = None
    refusal: str = ""
    is_unknown: bool = False
    mapping: Mapping | None = None


@dataclass(frozen=True)
class Named:
    """What somebody says of a file in words; nothing where the file's own word stands."""

    source: str = ""
    publisher: str = ""
    title: str = ""
    vintage: str = ""
    page: str = ""
    licence: str = ""
    caution: str = ""


def taken(
    files: Sequence[Handed],
    wanted: Wanted,
    mappings: Sequence[Mapping] = (),
    progress: Progress | None = None,
    limit: int = LIMIT,
) -> list[Taken]:
    """Every file read, those that belong together as one. Raises Cancelled."""
    whole = together(files, LAYOUTS, limit=limit)
    return [
        _taken(handed, wanted, mappings, _share(progress, number, len(whole)), limit)
        for number, handed in enumerate(whole)
    ]


def shown_name(name: str) -> str:
    """The name of a file as it is printed and recorded."""
    return printable(name)


def named(tidy: Tidy, said: Named) -> Tidy:
    """A table with what somebody said of it in place of its own words."""
    said_words: dict[str, Any] = {
        name: printable(word) for name, word in vars(said).items() if word
    }
    words: dict[str, Any] = {
        name: printable(getattr(tidy, name)) for name in ("title", "publisher", "vintage")
    }
    return replace(tidy, **{**words, **said_words})


def _taken(
    handed: Handed,
    wanted: Wanted,
    mappings: Sequence[Mapping],
    progress: Progress | None,
    limit: int,
) -> Taken:
    mapping = _fitting(handed, mappings, limit)
    try:
        tidy = read(handed, wanted, LAYOUTS, progress, limit=limit)
        if mapping is None or not tidy.problems:
            return Taken(handed, tidy)
    except NotRecognised as found:
        if mapping is None:
            return Taken(handed, refusal=str(found), is_unknown=True)
    except CannotRead as found:
        return Taken(handed, refusal=str(found))
    except Cancelled:
        raise
    except Exception as found:
        return Taken(handed, refusal=f"{handed.name}: {UNFORESEEN} ({found!r}).")
    tidy = read_mapped(handed, mapping, wanted, progress, limit=limit)
    said = f"Read by the mapping remembered for “{mapping.source}”."
    return Taken(handed, replace(tidy, notices=(said, *tidy.notices)), mapping=mapping)


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
