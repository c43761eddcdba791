"""What the history keeps of one change: the version before, and the record that tells of it.

An entry is a folder of data/.history: record.json, the descriptor before and after, each CSV
before (where there was one), and an empty file `settled` once the change is whole.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path, PurePosixPath

from dashboard.swap.disk import HISTORY, STAGING, At, Step, bytes_of, flush_folder, quietly, write
from dashboard.text.numbers import rows

FOLDER = re.compile(r"([0-9]{4,})-[0-9]{8}T[0-9]{6}Z")
RECORD, INDEX_BEFORE, INDEX_AFTER = "record.json", "before.json", "after.json"
SETTLED = "settled"
NOT_STATED = "not stated in the file"
"""How a card names the release of a file that does not state one."""
UNSTATED_RELEASE = "a release that the file does not state"


class Action(StrEnum):
    """What changed the data."""

    ACCEPT = "accept"
    UNDO = "undo"


@dataclass(frozen=True, kw_only=True)
class Part:
    """What a change does to one file of the package.

    Paths are relative to the data folder and empty where there is no file; digests are SHA-256 in
    hex, of nothing empty. `waiting` is the name under which the rows lie until they can take
    their usual one.
    """

    resource: str
    kind: str
    source: str
    title: str
    added: int
    removed: int
    revised: int
    vintage_before: str
    vintage: str
    path_before: str = ""
    path: str
    waiting: str = ""
    digest_before: str = ""
    digest: str = ""

    @property
    def counts(self) -> str:
        """How many rows came, went and changed."""
        return f"{rows(self.added)} added, {self.removed:,} removed, {self.revised:,} revised"


@dataclass(frozen=True, kw_only=True)
class Entry(Part):
    """One change of the package: when, what, by whom, and every digest.

    Whoever wants a change names what it is; the moment, the author, the paths before and the
    digests are filled in when it takes place. `also` are the other files changed in the same
    moment, before it or not at all. `undoes` is the number of the change that was taken back, or 0.
    """

    number: int = 0
    when: str = ""
    who: str = ""
    action: Action
    undoes: int = 0
    handed_in: str = ""
    index_before: str = ""
    index_waiting: str = ""
    index: str = ""
    notices: tuple[str, ...] = ()
    also: tuple[Part, ...] = ()

    @property
    def parts(self) -> tuple[Part, ...]:
        """What it does, file by file."""
        return (self, *self.also)

    def of(self, resource: str) -> Part | None:
        """What it does to one file, if anything."""
        return next((part for part in self.parts if part.resource == resource), None)

    @property
    def name(self) -> str:
        """The folder of the entry, within the history."""
        moment = datetime.fromisoformat(self.when)
        return f"{self.number:04d}-{moment:%Y%m%dT%H%M%SZ}"

    def __str__(self) -> str:
        moment = datetime.fromisoformat(self.when)
        done = f"change {self.undoes} taken back" if self.undoes else ""
        said = [f"{one.title}: {done or _done(one)}; {one.counts}." for one in self.parts]
        return f"{self.number}. {moment.astimezone():%Y-%m-%d %H:%M}: {' '.join(said)}"


def _done(part: Part) -> str:
    """Which release of a file came in the place of which."""
    before = f" for {_release(part.vintage_before)}" if part.vintage_before else ""
    named = _release(part.vintage)
    vintage = named if named == UNSTATED_RELEASE else f"vintage {named}"
    return f"{'' if before else 'added, '}{vintage}{before}"


def _release(vintage: str) -> str:
    """A release as a sentence names it; of rows of several releases, in quotes."""
    if vintage.startswith(NOT_STATED):
        return UNSTATED_RELEASE
    return f"“{vintage}”" if "; " in vintage else vintage


def utc_now() -> str:
    """This second, as an entry writes it."""
    return datetime.now(UTC).replace(microsecond=0).isoformat()


def place_of(folder: Path, entry: Entry) -> Path:
    """Where an entry lies."""
    return folder / HISTORY / entry.name


def entries(folder: Path) -> Iterator[Entry]:
    """Every entry that can be read, the earliest first, whole or not."""
    for place in _places(folder):
        try:
            yield _read(place / RECORD)
        except (OSError, ValueError, TypeError, KeyError):
            continue


def unreadable(folder: Path) -> list[str]:
    """The folders of the history whose record cannot be read."""
    readable = {entry.name for entry in entries(folder)}
    return [place.name for place in _places(folder) if place.name not in readable]


def next_number(folder: Path) -> int:
    """One more than any entry has, readable or not."""
    taken = [FOLDER.fullmatch(place.name) for place in _places(folder)]
    return max((int(match[1]) for match in taken if match), default=0) + 1


def keep(folder: Path, entry: Entry, files: dict[str, bytes | None], at: At = quietly) -> None:
    """Puts an entry with its files into the history, by one rename."""
    beside = folder / HISTORY / STAGING / entry.name
    for name, content in files.items():
        if content is not None:
            write(beside / name, content, at)
    text = json.dumps(asdict(entry), ensure_ascii=False, indent=2) + "\n"
    write(beside / RECORD, text.encode(), at)
    flush_folder(beside)
    at(Step.RECORD)
    beside.replace(place_of(folder, entry))
    flush_folder(folder / HISTORY)


def rows_before(place: int) -> str:
    """The name under which an entry keeps the CSV before of its part of that place."""
    return f"before-{place + 1}.csv" if place else "before.csv"


def kept_file(folder: Path, entry: Entry, name: str) -> bytes | None:
    """A file of an entry."""
    return bytes_of(place_of(folder, entry), name)


def is_settled(folder: Path, entry: Entry) -> bool:
    """Whether the change is whole and nothing is left to be done."""
    return (place_of(folder, entry) / SETTLED).exists()


def settle(folder: Path, entry: Entry, at: At = quietly) -> None:
    """Marks a change as whole."""
    at(Step.SETTLE)
    (place_of(folder, entry) / SETTLED).touch()
    flush_folder(place_of(folder, entry))


def drop(folder: Path, entry: Entry) -> None:
    """Takes out an entry of a change that did not happen."""
    beside = folder / HISTORY / STAGING / f"dropped-{entry.name}"
    beside.parent.mkdir(exist_ok=True)
    place_of(folder, entry).replace(beside)


def _places(folder: Path) -> list[Path]:
    places = (folder / HISTORY).glob("*-*")
    return sorted(place for place in places if FOLDER.fullmatch(place.name))


def _read(path: Path) -> Entry:
    """An entry from its record. Raises where the record is not one of ours."""
    record = json.loads(path.read_bytes())
    later = ("notices", "also")
    known = {field.name: record[field.name] for field in fields(Entry) if field.name not in later}
    known["action"] = Action(known["action"])
    known["notices"] = tuple(record.get("notices", ()))
    known["also"] = tuple(Part(**part) for part in record.get("also", ()))
    entry = Entry(**known)
    if entry.name != path.parent.name:
        raise ValueError("a record belongs to its own folder")
    paths = [path for one in entry.parts for path in (one.path, one.path_before, one.waiting)]
    if not all(map(_is_inside, paths)):
        raise ValueError("a record names files of the data folder only")
    return entry


def _is_inside(path: str) -> bool:
    return not PurePosixPath(path).is_absolute() and not set(path) & set("\\:") and ".." not in path
