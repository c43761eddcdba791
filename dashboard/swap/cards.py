"""The card index after a swap: the card of the file that is replaced or added, and the order.

Pure: descriptor in, new descriptor out. A card never says more than is known: what a file covers
is read off its rows, and a file that holds rows of several releases names them all.
"""

import json
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.errors import UnknownChoice
from dashboard.swap.groups import GROUPS, Group, group_words, is_within
from dashboard.text.numbers import listed

Card = dict[str, Any]
NOT_STATED = "not stated in the file"
NO_CAUTION = "The file says nothing of its limits; read the publisher's page before you rely on it."
NO_LICENCE = "Terms not stated in the file; check the publisher's page before redistribution"
NAMED = 4
"""So many economies are listed by their codes; of more, the number is given."""


@dataclass(frozen=True)
class Place:
    """Where a new source stands in the order of a ledger: beside another source.

    `ledger` is an economy's code, or * for all without an order of their own.
    """

    ledger: str
    beside: str
    first: bool = False


@dataclass(frozen=True)
class Facts:
    """What a card says of a file that is handed in."""

    kind: str
    source: str
    publisher: str
    title: str
    vintage: str
    retrieved: str
    page: str
    licence: str
    caution: str
    definition: str


EARLIER = "released_by"
"""The day by which the release before was public: it says nothing of the one handed in."""


def replaced(card: Card, facts: Facts, frame: pd.DataFrame) -> Card:
    """The card of a file whose every row comes from the release handed in."""
    new_card = {
        name: value for name, value in deepcopy(card).items() if name not in ("parts", EARLIER)
    }
    new_card |= {
        "version": facts.vintage or _unstated(card["version"]),
        "retrieved": facts.retrieved,
        "read_from": "",
    }
    return _described(_cautioned(new_card, facts.caution), frame)


def partly_replaced(card: Card, facts: Facts, frame: pd.DataFrame, groups: Sequence[Group]) -> Card:
    """The card of a file of which some groups come from the release handed in."""
    base = {name: card[name] for name in ("version", "retrieved", "read_from")}
    earlier = card.get("parts", [{**base, "groups": []}])
    taken = set(groups)
    kept = [_without(part, taken) for part in earlier[1:]]
    mine = {
        "version": facts.vintage or NOT_STATED,
        "retrieved": facts.retrieved,
        "read_from": "",
        "groups": [list(group) for group in groups],
    }
    parts = [earlier[0], *(part for part in kept if part["groups"]), mine]
    told = {"version": _vintages(parts), "retrieved": facts.retrieved, "read_from": ""}
    new_card = {**deepcopy(card), **told, "parts": parts}
    new_card.pop(EARLIER, None)
    return _described(_cautioned(new_card, facts.caution), frame)


def added(facts: Facts, frame: pd.DataFrame) -> Card:
    """The full card of a source that the package did not hold."""
    page = {"path": facts.page} if facts.page else {}
    card = {
        "name": f"{facts.kind}-{facts.source}",
        "title": f"{facts.publisher}: {facts.title}",
        "description": facts.definition or facts.title,
        "path": "",
        "schema": f"schemas/{facts.kind}.json",
        "kind": facts.kind,
        "source": facts.source,
        "version": facts.vintage or NOT_STATED,
        "retrieved": facts.retrieved,
        "definition": facts.definition or facts.title,
        "coverage": "",
        "read_from": "",
        "caution": facts.caution or NO_CAUTION,
        "sources": [{"title": f"{facts.publisher}, {facts.title}", **page}],
        "publisher": facts.publisher,
        "licenses": [{"name": "other", "title": facts.licence or NO_LICENCE, **page}],
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"csv": {"delimiter": ","}},
    }
    return _described(card, frame)


def with_card(descriptor: Mapping[str, Any], card: Card) -> dict[str, Any]:
    """The descriptor with a card in its place, or after the last one of its kind."""
    index = deepcopy(dict(descriptor))
    names = [resource["name"] for resource in index["resources"]]
    if card["name"] in names:
        index["resources"][names.index(card["name"])] = card
    else:
        kinds = [resource["kind"] for resource in index["resources"]]
        last = len(kinds) - kinds[::-1].index(card["kind"]) if card["kind"] in kinds else len(kinds)
        index["resources"].insert(last, card)
    return index


def with_place(descriptor: Mapping[str, Any], source: str, place: Place) -> dict[str, Any]:
    """The descriptor with a new source in the order of a ledger. Raises UnknownChoice."""
    index = deepcopy(dict(descriptor))
    orders = index["ledger_order"]
    if place.ledger not in orders:
        raise UnknownChoice(
            f"There is no order for the ledger “{place.ledger}”; allowed are {', '.join(orders)}."
        )
    order = orders[place.ledger]
    if place.beside not in order:
        raise UnknownChoice(
            f"“{place.beside}” does not stand in the order of the ledger {place.ledger}; allowed "
            f"are {', '.join(order)}."
        )
    order.insert(order.index(place.beside) + (0 if place.first else 1), source)
    return index


def content(descriptor: Mapping[str, Any]) -> bytes:
    """The bytes of a descriptor, as the shipped one is written."""
    return (json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n").encode()


def coverage(kind: str, frame: pd.DataFrame) -> str:
    """What a file covers, read off its rows: from when to when, and whose figures."""
    if kind not in GROUPS or frame.empty:
        return ""
    whose = {"reporter": "reporters", "partner": "partners"}
    if kind == "indicators":
        whose = {"economy": "economies", "partner": "partners"}
    sides = [_codes(frame[column], many) for column, many in whose.items()]
    return ", ".join([part for part in (_span(frame["period"]), *sides) if part])


def _span(periods: pd.Series) -> str:
    """First to last of the years, then of the months; gaps are not told."""
    starts = periods[periods != ""].str.split("/").str[0]
    spans = []
    for length in sorted(starts.str.len().unique()):
        some = starts[starts.str.len() == length]
        first, last = some.min(), some.max()
        joint = "-" if length == 4 else " to "
        spans.append(first if first == last else f"{first}{joint}{last}")
    return " and ".join(spans)


def _codes(column: pd.Series, many: str) -> str:
    codes = sorted(set(column) - {""})
    if not codes:
        return ""
    one = column.name if len(codes) == 1 else many
    return f"{one} {listed(codes)}" if len(codes) <= NAMED else f"{len(codes)} {many}"


def _described(card: Card, frame: pd.DataFrame) -> Card:
    """A card whose coverage, and the sentence on it, is that of the rows."""
    if card["kind"] not in GROUPS:
        return card
    covers = coverage(card["kind"], frame)
    said = f"{card.get('definition') or card['title']}".rstrip(".")
    rest = card.get("parts", [{}])[0].get("read_from", "")
    more = f" Rows not replaced since were read from {rest}." if rest else ""
    return {**card, "coverage": covers, "description": f"{said}. Coverage: {covers}.{more}"}


def _cautioned(card: Card, caution: str) -> Card:
    """A card that warns of what it warned of before, and of what the file handed in adds."""
    if not caution or caution in card["caution"]:
        return card
    return {**card, "caution": f"{card['caution'].rstrip()} {caution}"}


def _unstated(before: str) -> str:
    """A release that the file does not state, with the last one that was stated."""
    stated = before.removeprefix(f"{NOT_STATED}; before: ")
    return NOT_STATED if stated in ("", NOT_STATED) else f"{NOT_STATED}; before: {stated}"


def _without(part: Card, taken: set[Group]) -> Card:
    return {
        **part,
        "groups": [group for group in part["groups"] if not is_within(tuple(group), taken)],
    }


def _vintages(parts: Sequence[Card]) -> str:
    """All releases in a file; of the later ones, whose rows they hold."""
    base = parts[0]["version"] + (", read in a public copy" if parts[0]["read_from"] else "")
    later = [f"{part['version']} for {_whose(part['groups'])}" for part in parts[1:]]
    return "; ".join([base, *later])


def _whose(groups: Sequence[Sequence[str]]) -> str:
    shown = [group_words(tuple(group)) for group in groups[:NAMED]]
    more = [f"{len(groups) - NAMED} more"] if len(groups) > NAMED else []
    return listed([*shown, *more])
