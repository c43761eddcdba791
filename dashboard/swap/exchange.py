"""The moment in which data/ changes: one rename of the card index, before which all is as before.

A change is of one file or of several; then all of them change in that moment.

The rows are first laid beside those in use, under a name of their own content; the card index
that names them is then put in place, and that is the change. After it, the rows also get their
usual name and the index names that, so that people find the file where it always was. Whatever
cuts this off, the index names a whole file of one release: the set before or the set after.
"""

import getpass
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from dashboard.errors import Busy, CannotWrite, NotAccepted
from dashboard.package.descriptor import DESCRIPTOR
from dashboard.swap import disk, record
from dashboard.swap.cards import index_bytes
from dashboard.swap.disk import HISTORY, STAGING, At, Step, bytes_of, digest, quietly
from dashboard.swap.record import Entry, Part

P = TypeVar("P", bound=Part)
Contents = Sequence[bytes | None]
"""The rows of each part of a change; None where a file goes."""
SHORT = 8
"""Digits of a digest in the name of waiting rows; more where that name is taken."""


def exchange(
    folder: Path, wanted: Entry, contents: Contents, index: bytes, at: At = quietly
) -> Entry:
    """Changes the data to the set wanted: files with their rows, and the index that names them.

    `contents` are those of the parts of the entry, None where the file goes. The caller holds the
    lock. Raises NotAccepted where a file of somebody else lies in the way, and CannotWrite where
    the disk refuses; the data are then as they were.
    """
    entry, index_waiting, files = _prepared(folder, wanted, contents, index)
    try:
        record.keep(folder, entry, files, at)
        for part, content in zip(entry.parts, contents, strict=True):
            if content is not None and (part.waiting or part.path != part.path_before):
                disk.put(folder, part.waiting or part.path, content, at)
        disk.put(folder, DESCRIPTOR, index_waiting, at)
    except OSError as refusal:
        if not happened(folder, entry):
            _withdraw(folder, entry)
            raise disk.cannot_write(folder, refusal) from None
    return replace(entry, notices=tuple(_finish(folder, entry, at)))


def recover(folder: Path) -> list[str]:
    """Mends what a change left behind that was cut off, and says in sentences what it found.

    To be called at every start; without anything to mend it only looks. Where another program is
    changing the data, that one is left alone; a folder that may not be written stays as it is.
    """
    unsettled = (not record.is_settled(folder, entry) for entry in record.entries(folder))
    if not ((folder / HISTORY / STAGING).exists() or any(unsettled)):
        return [_unreadable(name) for name in record.unreadable(folder)]
    try:
        with disk.alone(folder):
            return tidied(folder)
    except Busy:
        return []
    except CannotWrite as refusal:
        return [f"What a change left behind when it was cut off could not be removed. {refusal}"]


def tidied(folder: Path) -> list[str]:
    """The same; the caller holds the lock."""
    said = []
    for entry in list(record.entries(folder)):
        if not record.is_settled(folder, entry):
            said += _mended(folder, entry)
    disk.clear_staging(folder)
    return said + [_unreadable(name) for name in record.unreadable(folder)]


def happened(folder: Path, entry: Entry) -> bool | None:
    """Whether a change took place; None where the index was edited since and tells neither."""
    live = bytes_of(folder, DESCRIPTOR)
    if digest(live) == entry.index_before:
        return False
    if digest(live) in (entry.index, entry.index_waiting):
        return True
    cards = _cards(live, entry)
    for name, answer in ((record.INDEX_BEFORE, False), (record.INDEX_AFTER, True)):
        if cards == _cards(record.kept_file(folder, entry, name), entry):
            return answer
    return None


def _prepared(
    folder: Path, wanted: Entry, contents: Contents, index: bytes
) -> tuple[Entry, bytes, dict[str, bytes | None]]:
    """The record of the change to be, the index of its moment, and what the history keeps."""
    live = bytes_of(folder, DESCRIPTOR)
    first = _placed(folder, wanted, contents[0], live)
    also = [
        _placed(folder, part, content, live)
        for part, content in zip(wanted.also, contents[1:], strict=True)
    ]
    index_waiting = index
    for part in (first, *also):
        if part.waiting:
            index_waiting = _with_path(index_waiting, part.resource, part.waiting)
    entry = replace(
        first,
        number=record.next_number(folder),
        when=record.utc_now(),
        who=_who(),
        index_before=digest(live),
        index_waiting=digest(index_waiting),
        index=digest(index),
        also=tuple(also),
    )
    paths = enumerate(part.path_before for part in entry.parts)
    before = {record.rows_before(place): bytes_of(folder, path) for place, path in paths}
    return entry, index_waiting, {**before, record.INDEX_BEFORE: live, record.INDEX_AFTER: index}


def _placed(folder: Path, part: P, content: bytes | None, live: bytes | None) -> P:
    """A part of a change with where its rows were, where they wait, and the digests of both."""
    path_before = (_card(live, part.resource) or {}).get("path", "")
    rows = bytes_of(folder, path_before)
    return replace(
        part,
        path_before=path_before,
        waiting=_waiting(folder, part.path, content, path_before, rows, live),
        digest_before=digest(rows),
        digest=digest(content),
    )


def _waiting(
    folder: Path,
    path: str,
    content: bytes | None,
    path_before: str,
    rows: bytes | None,
    live: bytes | None,
) -> str:
    """The name under which the rows wait; nothing where their usual name is free at once."""
    if not path or content is None or content == rows:
        return ""
    if path != path_before:
        if bytes_of(folder, path) not in (None, content):
            raise NotAccepted(
                f"A file {path} lies in the data folder, but the package does not name it. "
                "Move it away and try again. Nothing was replaced."
            )
        return ""
    usual, sum_ = PurePosixPath(path), digest(content)
    for length in range(SHORT, len(sum_) + 1):
        name = str(usual.with_name(f"{usual.stem}.{sum_[:length]}{usual.suffix}"))
        if name not in _named(live) and bytes_of(folder, name) in (None, content):
            return name
    raise NotAccepted(f"Files lie in the way of {path}; move those with digits away.")


def _finish(folder: Path, entry: Entry, at: At = quietly) -> Iterator[str]:
    """After the moment: the usual name, nothing left over, the mark. A refusal is only told."""
    try:
        yield from _renamed(folder, entry, at)
        _clear(folder, entry, at)
        disk.clear_staging(folder)
        record.settle(folder, entry, at)
    except OSError as cause:
        yield (
            f"The data are changed and whole, but tidying up afterwards was refused "
            f"({cause.strerror or cause}); the next start does it."
        )


def _renamed(folder: Path, entry: Entry, at: At) -> Iterator[str]:
    """The waiting rows under their usual names, unless somebody has edited either file since."""
    waiting = [part for part in entry.parts if part.waiting]
    after = record.kept_file(folder, entry, record.INDEX_AFTER)
    waits = digest(bytes_of(folder, DESCRIPTOR)) == entry.index_waiting
    if not waiting or not waits or after is None:
        return
    for part in waiting:
        rows = bytes_of(folder, part.waiting)
        if rows is None:
            return
        if digest(bytes_of(folder, part.path)) not in (part.digest_before, part.digest, ""):
            yield f"{part.path} was edited meanwhile and is kept; the data are in {part.waiting}."
            after = _with_path(after, part.resource, part.waiting)
        else:
            disk.put(folder, part.path, rows, at)
    disk.put(folder, DESCRIPTOR, after, at)


def _clear(folder: Path, entry: Entry, at: At = quietly) -> None:
    """Removes the files of the change that the index does not name, if nobody has edited them."""
    named = _named(bytes_of(folder, DESCRIPTOR))
    ours = [
        (path, sum_)
        for part in entry.parts
        for path, sum_ in (
            (part.waiting, part.digest),
            (part.path, part.digest),
            (part.path_before, part.digest_before),
        )
    ]
    for path, sum_ in ours:
        if named and path and path not in named and digest(bytes_of(folder, path)) == sum_:
            at(Step.CLEAR)
            (folder / path).unlink(missing_ok=True)
            disk.flush_folder((folder / path).parent)


def _withdraw(folder: Path, entry: Entry) -> None:
    """Takes back what was laid beside for a change that did not happen, as far as the disk lets."""
    try:
        _clear(folder, entry)
        if record.place_of(folder, entry).exists():
            record.drop(folder, entry)
    except OSError:
        return
    finally:
        disk.clear_staging(folder)


def _mended(folder: Path, entry: Entry) -> list[str]:
    """What is done about a change that was cut off."""
    took_place = happened(folder, entry)
    what = f"A change of “{entry.title}” was cut off"
    if took_place is False:
        _withdraw(folder, entry)
        return [f"{what} before it took place: the data before it are in place."]
    if took_place is None:
        record.settle(folder, entry)
        return [f"{what}, and {DESCRIPTOR} was edited since: nothing was touched."]
    return [f"{what} after it took place: the data after it are in place.", *_finish(folder, entry)]


def _unreadable(name: str) -> str:
    return f"{HISTORY}/{name} cannot be read; the version it kept cannot be brought back."


def _resources(index: bytes | None) -> list[dict[str, Any]]:
    """The cards of an index; none where it cannot be read."""
    try:
        cards: list[dict[str, Any]] = json.loads((index or b"").decode("utf-8-sig"))["resources"]
        return [card for card in cards if isinstance(card, dict)]
    except (ValueError, KeyError, TypeError):
        return []


def _card(index: bytes | None, resource: str) -> dict[str, Any] | None:
    return next((card for card in _resources(index) if card.get("name") == resource), None)


def _cards(index: bytes | None, entry: Entry) -> list[dict[str, Any] | None]:
    """The cards of an index that a change is about."""
    return [_card(index, part.resource) for part in entry.parts]


def _named(index: bytes | None) -> set[str]:
    return {
        str(card[key]) for card in _resources(index) for key in ("path", "schema") if key in card
    }


def _with_path(index: bytes, resource: str, path: str) -> bytes:
    """An index whose card of one resource names another path."""
    descriptor = json.loads(index.decode("utf-8-sig"))
    for card in descriptor["resources"]:
        if card["name"] == resource:
            card["path"] = path
    return index_bytes(descriptor)


def _who() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
