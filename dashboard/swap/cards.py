"""The card index after a swap: the card of the file that is replaced or added, and the order.

Pure: descriptor in, new descriptor out. A card never says more than is known: what a file covers
is read off its rows, and a file that holds rows of several releases names them all.
"""

import json
import re
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import count
from typing import Any

import pandas as pd

from dashboard.credit import Credit
from dashboard.errors import UnknownChoice
from dashboard.package.descriptor import SHORT
from dashboard.package.kinds import SHAPES, Kind
from dashboard.swap.groups import Group, group_words, is_within
from dashboard.swap.record import NOT_STATED
from dashboard.text.numbers import listed

Card = dict[str, Any]
UNSTATED = re.compile(rf"{NOT_STATED}(?:; before: | \(after )(.*?)\)?")
RELEASE_CAUTION = "release_caution"
"""The end of the caution that belongs to the release in the file, not to the source."""
SENTENCE = re.compile(r"(?<=[.!?]) +")
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


SAID_SHORT = ("short_name", "witness", "trade_system")
"""What the card of a new source takes over from the layout of its file."""
OTHERS = "*"
"""The order of every ledger without one of its own."""
EARLIER = "released_by"
"""The day by which the release before was public: it says nothing of the one handed in."""


def card_of(
    before: Card | None,
    kind: str,
    credit: Credit,
    retrieved: str,
    frame: pd.DataFrame,
    groups: Sequence[Group] = (),
) -> Card:
    """The card of a file: a new one, or that of before for a release handed in.

    `groups` are those that come from the release handed in; without any, all rows do.
    """
    if before is None:
        return _described(_added(kind, credit, retrieved), frame)
    release = {"version": credit.vintage, "retrieved": retrieved, "read_from": ""}
    if groups:
        release |= {"version": credit.vintage or NOT_STATED}
        return _described(
            _cautioned(_in_part(before, release, groups), credit.caution, whole=False), frame
        )
    unstated = _unstated(before) if kind in SHAPES else retrieved
    release |= {"version": credit.vintage or unstated}
    card = {name: word for name, word in before.items() if name not in ("parts", EARLIER)}
    return _described(_cautioned({**card, **release}, credit.caution, whole=True), frame)


def _in_part(before: Card, release: Card, groups: Sequence[Group]) -> Card:
    """The card of a file of which some groups come from another release."""
    base = {name: before[name] for name in release}
    earlier = before.get("parts", [{**base, "groups": []}])
    others = [_without(part, set(groups)) for part in earlier[1:]]
    mine = {**release, "groups": [list(group) for group in groups]}
    parts = [earlier[0], *(part for part in others if part["groups"]), mine]
    card = {name: word for name, word in before.items() if name != EARLIER}
    return {**card, **release, "version": _vintages(parts), "parts": parts}


def _added(kind: str, credit: Credit, retrieved: str) -> Card:
    """The full card of a source that the package did not hold."""
    page = {"path": credit.page} if credit.page else {}
    return {
        "name": f"{kind}-{credit.source}",
        "title": f"{credit.publisher}: {credit.title}",
        "description": "",
        "path": f"{kind}/{credit.source}.csv",
        "schema": f"schemas/{kind}.json",
        "kind": kind,
        "source": credit.source,
        "version": credit.vintage or NOT_STATED,
        "retrieved": retrieved,
        "definition": credit.definition or credit.title,
        "coverage": "",
        "read_from": "",
        "caution": credit.caution or NO_CAUTION,
        "sources": [{"title": f"{credit.publisher}, {credit.title}", **page}],
        "publisher": credit.publisher,
        "licenses": [{"name": "other", "title": credit.licence or NO_LICENCE, **page}],
        **{name: word for name in SAID_SHORT if (word := getattr(credit, name))},
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"csv": {"delimiter": ","}},
    }


def with_card(descriptor: Mapping[str, Any], card: Card) -> dict[str, Any]:
    """The descriptor with a card in its place, or after the last one of its kind."""
    index = deepcopy(dict(descriptor))
    names = [resource["name"] for resource in index["resources"]]
    if card["name"] in names:
        index["resources"][names.index(card["name"])] = card
    else:
        kinds = [resource["kind"] for resource in index["resources"]]
        last = len(kinds) - kinds[::-1].index(card["kind"]) if card["kind"] in kinds else len(kinds)
        index["resources"].insert(last, _told_apart(card, index["resources"]))
    return index


def _told_apart(card: Card, others: Sequence[Card]) -> Card:
    """A new card whose short name no other of its kind has: the second of a name is numbered."""
    taken = {one.get("short_name") for one in others if one["kind"] == card["kind"]}
    name = card.get("short_name")
    if name is None or name not in taken:
        return card
    numbered = (f"{name[: SHORT - 5]} ({number})" for number in count(2))
    return {**card, "short_name": next(one for one in numbered if one not in taken)}


def index_with(descriptor: Mapping[str, Any], card: Card, places: Sequence[Place]) -> bytes:
    """The bytes of a descriptor with a card, and a source of trade at its places."""
    index = with_card(descriptor, card)
    for place in places if card["kind"] == Kind.TRADE else ():
        _put(card["source"], place, index["ledger_order"])
    return index_bytes(index)


def _put(source: str, place: Place, orders: dict[str, list[str]]) -> None:
    """A source at its place in the order of a ledger, which gets one of its own where it has none.

    One that stands there already stays. Raises UnknownChoice.
    """
    order = orders.get(place.ledger, list(orders[OTHERS]))
    if source in order:
        return
    if place.beside not in order:
        raise UnknownChoice(
            f"“{place.beside}” does not stand in the order of the ledger {place.ledger}; allowed "
            f"are {', '.join(order)}."
        )
    orders[place.ledger] = order
    order.insert(order.index(place.beside) + (0 if place.first else 1), source)


def index_bytes(descriptor: Mapping[str, Any]) -> bytes:
    """The bytes of a descriptor, as the shipped one is written."""
    return (json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n").encode()


def coverage(kind: str, frame: pd.DataFrame) -> str:
    """What a file covers, read off its rows: from when to when, and whose figures."""
    if kind not in SHAPES or frame.empty:
        return ""
    whose = {"reporter": "reporters", "partner": "partners"}
    if kind == Kind.INDICATORS:
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
    if card["kind"] not in SHAPES:
        return card
    covers = coverage(card["kind"], frame)
    said = f"{card.get('definition') or card['title']}".rstrip(".")
    rest = card.get("parts", [{}])[0].get("read_from", "")
    more = f" Rows not replaced since were read from {rest}." if rest else ""
    return {**card, "coverage": covers, "description": f"{said}. Coverage: {covers}.{more}"}


def _cautioned(card: Card, caution: str, whole: bool) -> Card:
    """A card that warns of what the source itself calls for, and of what its release adds.

    What a release before added goes with it where all its rows go. Nothing is said twice.
    """
    added = card.get(RELEASE_CAUTION, "")
    own = card["caution"].removesuffix(added).rstrip()
    kept = "" if whole else added
    more = [one for one in SENTENCE.split(caution.strip()) if one and one not in f"{own} {kept}"]
    release = " ".join([*filter(None, [kept]), *more])
    rest = {name: word for name, word in card.items() if name != RELEASE_CAUTION}
    said = {
        "caution": f"{own} {release}".strip(),
        **({RELEASE_CAUTION: release} if release else {}),
    }
    return {**rest, **said}


def _unstated(before: Card) -> str:
    """A release that the file does not state, with those stated last: never one within another."""
    parts = before.get("parts", [{**before, "read_from": "", "groups": []}])
    stated = [{**part, "version": _stated(part["version"])} for part in parts]
    stated = [part for part in stated if part["version"]]
    return f"{NOT_STATED} (after {_vintages(stated)})" if stated else NOT_STATED


def _stated(version: str) -> str:
    """The release that was stated last: this one, or the one named after it; perhaps none."""
    match = UNSTATED.fullmatch(version)
    return match[1] if match else "" if version == NOT_STATED else version


def _without(part: Card, taken: set[Group]) -> Card:
    return {
        **part,
        "groups": [group for group in part["groups"] if not is_within(tuple(group), taken)],
    }


def _vintages(parts: Sequence[Card]) -> str:
    """All releases in a file; of the later ones, whose rows they hold."""
    copy = ", read in a public copy"
    said = [
        f"{part['version']} for {_whose(part['groups'])}"
        if part["groups"]
        else part["version"] + (copy if part["read_from"] else "")
        for part in parts
    ]
    return "; ".join(said)


def _whose(groups: Sequence[Sequence[str]]) -> str:
    shown = [group_words(tuple(group)) for group in groups[:NAMED]]
    more = [f"{len(groups) - NAMED} more"] if len(groups) > NAMED else []
    return listed([*shown, *more])
