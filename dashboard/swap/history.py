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
from dashboard.swap.record import Action, Entry


def history(folder: Path) -> list[Entry]:
    """Every change of the data of a folder, the latest first."""
    every = record.entries(folder)
    return [entry for entry in every if record.is_settled(folder, entry)][::-1]


def taken_back_with(every: Sequence[Entry], entry: Entry) -> list[Entry]:
    """The later changes of the same file, which go too where a change is taken back."""
    later = (one for one in every if one.number > entry.number)
    return [one for one in later if one.resource == entry.resource]


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
    if not entry.path or digest(bytes_of(folder, entry.path)) in (entry.digest, ""):
        return ()
    later = [one for one in history(folder) if one.resource == entry.resource]
    if later and digest(bytes_of(folder, entry.path)) == later[0].digest:
        return ()
    return (
        f"{entry.path} was edited by hand since; those rows are kept in the history and come "
        "back when this is undone.",
    )


def _chosen(folder: Path, number: int | None) -> Entry:
    every = history(folder)
    if not every:
        raise NothingToUndo(NOTHING)
    chosen = next((entry for entry in every if number in (None, entry.number)), None)
    if chosen is None:
        held = ", ".join(str(entry.number) for entry in every)
        raise NothingToUndo(f"No change has the number {number}; there are {held}.")
    return chosen


def _before(folder: Path, entry: Entry) -> tuple[Entry, bytes | None, bytes]:
    """The set before a change. Raises NothingToUndo where it is not whole or would not open."""
    rows, index = _version_before(folder, entry)
    path = entry.path_before
    try:
        instead = {DESCRIPTOR: index, **({path: rows} if path and rows is not None else {})}
        open_package(folder, instead)
    except (BadData, NoPackage) as refusal:
        raise NothingToUndo(f"The version before would not open any more:\n{refusal}") from None
    if index == bytes_of(folder, DESCRIPTOR) and rows == bytes_of(folder, path):
        raise NothingToUndo("The data are already what they were before this change.")
    added, removed, revised = _counts(folder, entry, rows)
    back = Entry(
        action=Action.UNDO,
        undoes=entry.number,
        resource=entry.resource,
        kind=entry.kind,
        source=entry.source,
        title=entry.title,
        added=added,
        removed=removed,
        revised=revised,
        vintage_before=entry.vintage,
        vintage=entry.vintage_before,
        path=path,
    )
    return back, rows, index


def _version_before(folder: Path, entry: Entry) -> tuple[bytes | None, bytes]:
    rows = record.kept_file(folder, entry, record.ROWS_BEFORE)
    index = record.kept_file(folder, entry, record.INDEX_BEFORE)
    whole = digest(rows) == entry.digest_before and digest(index) == entry.index_before
    if index is None or not whole or bool(entry.path_before) != (rows is not None):
        raise NothingToUndo(f"The version before change {entry.number} is not whole any more.")
    live = bytes_of(folder, DESCRIPTOR)
    if digest(live) == entry.index or live is None:
        return rows, index
    return rows, _index_with_card_before(live, index, entry)


def _index_with_card_before(live: bytes, before: bytes, entry: Entry) -> bytes:
    """The index of today, edited since, with only the one card as it was before."""
    try:
        today = json.loads(live.decode("utf-8-sig"))
        card = _card(json.loads(before.decode("utf-8-sig")), entry.resource)
        if card is not None:
            return index_bytes(with_card(today, card))
        return index_bytes(_without(today, entry))
    except (ValueError, KeyError, TypeError):
        raise NothingToUndo(f"{DESCRIPTOR} cannot be read; put its last copy back.") from None


def _without(descriptor: dict[str, Any], entry: Entry) -> dict[str, Any]:
    """The index without a source that had been added, and without its place in the order."""
    cards = [card for card in descriptor["resources"] if card["name"] != entry.resource]
    orders = descriptor["ledger_order"]
    if entry.kind == Kind.TRADE:
        orders = {
            ledger: [source for source in order if source != entry.source]
            for ledger, order in orders.items()
        }
    return {**descriptor, "ledger_order": orders, "resources": cards}


def _card(descriptor: dict[str, Any], resource: str) -> Card | None:
    return next((card for card in descriptor["resources"] if card["name"] == resource), None)


def _counts(folder: Path, entry: Entry, rows: bytes | None) -> tuple[int, int, int]:
    """Rows added, removed and revised by the way back; nil where today's rows cannot be read."""
    card = _card(json.loads(bytes_of(folder, DESCRIPTOR) or b"{}"), entry.resource)
    schema = bytes_of(folder, card["schema"] if card else f"schemas/{entry.kind}.json")
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
