"""The versions before, and the way back to them."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.errors import BadData, NoPackage, NothingToUndo
from dashboard.package.descriptor import DESCRIPTOR
from dashboard.package.kinds import Kind
from dashboard.package.package import Package, open_package
from dashboard.package.source import Source
from dashboard.package.tables import read_table
from dashboard.swap import record
from dashboard.swap.cards import Card, index_bytes, with_card
from dashboard.swap.compare import compare
from dashboard.swap.disk import HISTORY, At, Step, alone, bytes_of, digest, quietly
from dashboard.swap.exchange import exchange, tidied
from dashboard.swap.record import Action, Entry, Part


def history(folder: Path) -> list[Entry]:
    """Every change of the data of a folder, the latest first."""
    every = record.entries(folder)
    return [entry for entry in every if record.is_settled(folder, entry)][::-1]


def taken_back_with(every: Sequence[Entry], entry: Entry) -> list[Entry]:
    """The later changes of the same file, which go too where a change is taken back."""
    mine = {part.resource for part in entry.parts}
    later = (one for one in every if one.number > entry.number)
    return [one for one in later if not mine.isdisjoint(part.resource for part in one.parts)]


def edited_since(package: Package) -> list[Source]:
    """The sources whose file was edited by hand since it was accepted: a notice, no refusal."""
    cards = json.loads((package.folder / DESCRIPTOR).read_bytes().decode("utf-8-sig"))["resources"]
    accepted = {card["name"]: card.get("digest", "").removeprefix("sha256:") for card in cards}
    return [one for one in package.sources if accepted.get(one.name) not in ("", one.digest, None)]


def undo(folder: Path, number: int | None = None, at: At = quietly) -> Entry:
    """Brings back the version before the latest change, or before the change of that number.

    This is a change of its own: it is recorded, and undone like any other. Edits by hand since
    are kept in the history; those of other cards stay. Raises NothingToUndo, Busy, CannotWrite.
    """
    if not (folder / HISTORY).is_dir():
        raise NothingToUndo(NOTHING)
    latest = record.next_number(folder)
    with alone(folder, at):
        tidied(folder)
        at(Step.COMPARE)
        if number is None:
            _refuse_unsure(folder, latest)
        entry = _chosen(folder, number)
        edited = _edited(folder, entry)
        done = exchange(folder, *_before(folder, entry), at)
        return replace(done, notices=(*edited, *done.notices))


NOTHING = "No change is recorded in this data folder; there is nothing to undo."


def _refuse_unsure(folder: Path, latest: int) -> None:
    """Without a number, the latest change must be known, and be the one there was when asked."""
    if record.next_number(folder) > latest:
        raise NothingToUndo(
            "Another change was made meanwhile. Look at the history and try again, or name the "
            "number of a change. Nothing was taken back."
        )
    lost = record.unreadable(folder)
    readable = max((entry.number for entry in record.entries(folder)), default=0)
    if lost and readable < record.next_number(folder) - 1:
        raise NothingToUndo(
            f"The record of the latest change, {HISTORY}/{lost[-1]}, cannot be read. Name the "
            "number of the change that is to be taken back. Nothing was taken back."
        )


def _edited(folder: Path, entry: Entry) -> tuple[str, ...]:
    """Says so where the rows that go were edited by hand since the change."""
    return tuple(
        f"{part.path} was edited by hand since; those rows are kept in the history and come "
        "back when this is undone."
        for part in entry.parts
        if _is_edited(folder, part)
    )


def _is_edited(folder: Path, part: Part) -> bool:
    """Whether the rows of a file are neither those of a change nor of a later one."""
    now = digest(bytes_of(folder, part.path)) if part.path else ""
    if now in (part.digest, ""):
        return False
    later = next((one for each in history(folder) if (one := each.of(part.resource))), None)
    return later is None or now != later.digest


def _chosen(folder: Path, number: int | None) -> Entry:
    every = history(folder)
    if not every:
        raise NothingToUndo(NOTHING)
    chosen = next((entry for entry in every if number in (None, entry.number)), None)
    if chosen is None:
        held = ", ".join(str(entry.number) for entry in every)
        raise NothingToUndo(f"No change has the number {number}; there are {held}.")
    return chosen


def _before(folder: Path, entry: Entry) -> tuple[Entry, list[bytes | None], bytes]:
    """The set before a change. Raises NothingToUndo where it is not whole or would not open."""
    contents, index = _version_before(folder, entry)
    paths = [part.path_before for part in entry.parts]
    files = {path: rows for path, rows in zip(paths, contents, strict=True) if rows is not None}
    try:
        open_package(folder, {DESCRIPTOR: index, **files})
    except (BadData, NoPackage) as refusal:
        raise NothingToUndo(f"The version before would not open any more:\n{refusal}") from None
    same = [rows == bytes_of(folder, path) for path, rows in zip(paths, contents, strict=True)]
    if index == bytes_of(folder, DESCRIPTOR) and all(same):
        raise NothingToUndo("The data are already what they were before this change.")
    first, *also = (
        _way_back(folder, part, rows) for part, rows in zip(entry.parts, contents, strict=True)
    )
    back = Entry(action=Action.UNDO, undoes=entry.number, also=tuple(also), **vars(first))
    return back, contents, index


def _way_back(folder: Path, part: Part, rows: bytes | None) -> Part:
    """What bringing back the rows before does to one file."""
    added, removed, revised = _counts(folder, part, rows)
    return Part(
        resource=part.resource,
        kind=part.kind,
        source=part.source,
        title=part.title,
        added=added,
        removed=removed,
        revised=revised,
        vintage_before=part.vintage,
        vintage=part.vintage_before,
        path=part.path_before,
    )


def _version_before(folder: Path, entry: Entry) -> tuple[list[bytes | None], bytes]:
    places = range(len(entry.parts))
    rows = [record.kept_file(folder, entry, record.rows_before(place)) for place in places]
    index = record.kept_file(folder, entry, record.INDEX_BEFORE)
    whole = digest(index) == entry.index_before and all(
        digest(kept) == part.digest_before and bool(part.path_before) == (kept is not None)
        for part, kept in zip(entry.parts, rows, strict=True)
    )
    if index is None or not whole:
        raise NothingToUndo(f"The version before change {entry.number} is not whole any more.")
    live = bytes_of(folder, DESCRIPTOR)
    if digest(live) == entry.index or live is None:
        return rows, index
    return rows, _index_with_card_before(live, index, entry)


def _index_with_card_before(live: bytes, before: bytes, entry: Entry) -> bytes:
    """The index of today, edited since, with only the cards of a change as they were before."""
    try:
        today, then = (json.loads(each.decode("utf-8-sig")) for each in (live, before))
        for part in entry.parts:
            card = _card(then, part.resource)
            today = _without(today, part) if card is None else with_card(today, card)
        return index_bytes(today)
    except (ValueError, KeyError, TypeError):
        raise NothingToUndo(f"{DESCRIPTOR} cannot be read; put its last copy back.") from None


def _without(descriptor: dict[str, Any], part: Part) -> dict[str, Any]:
    """The index without a source that had been added, and without its place in the order."""
    cards = [card for card in descriptor["resources"] if card["name"] != part.resource]
    orders = descriptor["ledger_order"]
    if part.kind == Kind.TRADE:
        orders = {
            ledger: [source for source in order if source != part.source]
            for ledger, order in orders.items()
        }
    return {**descriptor, "ledger_order": orders, "resources": cards}


def _card(descriptor: dict[str, Any], resource: str) -> Card | None:
    return next((card for card in descriptor["resources"] if card["name"] == resource), None)


def _counts(folder: Path, part: Part, rows: bytes | None) -> tuple[int, int, int]:
    """Rows added, removed and revised by the way back; nil where today's rows cannot be read."""
    card = _card(json.loads(bytes_of(folder, DESCRIPTOR) or b"{}"), part.resource)
    schema = bytes_of(folder, card["schema"] if card else f"schemas/{part.kind}.json")
    today = bytes_of(folder, card["path"]) if card else None
    if schema is None:
        return 0, 0, 0
    now, then = (_frame(content, schema) for content in (today, rows))
    if now is None or then is None:
        return 0, 0, 0
    changes = compare(now, then, json.loads(schema)["primaryKey"])
    return len(changes.added), len(changes.removed), changes.rows_revised


def _frame(content: bytes | None, schema: bytes) -> pd.DataFrame | None:
    header = ",".join(field["name"] for field in json.loads(schema)["fields"])
    return read_table("", header.encode() if content is None else content, schema)[0]
