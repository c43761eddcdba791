"""What would happen if a tidy table were let in: everything is tried out before a byte is written.

A proposal holds the files as they would be, what they change, and all that stands against them.
They are read by the reader of the package itself, in place of the files on the disk, so that what
is accepted is known to open. Nothing here writes.
"""

import hashlib
import json
import re
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.errors import BadData, DataChanged, Problem, UnknownChoice
from dashboard.package.descriptor import DESCRIPTOR
from dashboard.package.package import Package, open_package
from dashboard.package.tables import read_table
from dashboard.swap import cards, groups
from dashboard.swap.cards import Card, Facts, Place
from dashboard.swap.compare import Changes, compare
from dashboard.swap.csv_bytes import Written, written
from dashboard.swap.proposal import CHANGED, Mode, Proposal, Tidy
from dashboard.swap.unit_check import Answer, Question, questions, scaled

VALUES = {"trade": "value_usd", "products": "value_usd", "indicators": "value"}
SOURCE_ID = re.compile(r"[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?")
TAKEN_BY_SYSTEMS = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
ADDRESS = re.compile(r"https?://[^\s]+")


@dataclass(frozen=True)
class _Target:
    """The place in the package that a tidy table is for, as it is now."""

    index: bytes
    descriptor: dict[str, Any]
    card: Card | None
    path: str
    schema: bytes
    before: pd.DataFrame

    @property
    def fields(self) -> list[str]:
        return [field["name"] for field in json.loads(self.schema)["fields"]]

    @property
    def key(self) -> list[str]:
        return list(json.loads(self.schema)["primaryKey"])


def propose(
    tidy: Tidy,
    package: Package,
    mode: Mode | None = None,
    places: Sequence[Place] = (),
    answer: Answer | None = None,
    handed_in: str = "the file handed in",
    on: date | None = None,
) -> Proposal:
    """What a tidy table would make of a package; without a mode, the one that loses no group.

    `places` put a new source into the stated order of a ledger; without one it stays out of it.
    `handed_in` is what to call the file in messages; it never becomes a path. Raises DataChanged
    where the folder no longer holds that package, UnknownChoice where a place names nothing.
    """
    target, problems = _target(tidy, package, handed_in)
    if target is None or problems:
        return _refused(tidy, package, handed_in, problems)
    asked = _questions(tidy, package, target)
    frame = scaled(tidy.frame, VALUES[tidy.kind], asked) if answer is Answer.SCALE else tidy.frame
    chosen = _mode(tidy, target, frame, mode)
    table, origins = _table(tidy.kind, target, frame, chosen, handed_in)
    facts = _facts(tidy, on or date.today())
    card = _card(target, facts, table, frame, chosen)
    made = written(table)
    if not tidy.vintage and target.card and _is_same(target, made, tidy.kind):
        card = target.card
    index = _index(target, tidy, {**card, "digest": _digest(made.content)}, places)
    outcome, problems = _tried_out(package.folder, target.path, made, index, origins)
    changes = _changes(tidy.kind, target, made) if outcome else None
    return Proposal(
        folder=package.folder,
        made_from=package.digest,
        index_before=hashlib.sha256(target.index).hexdigest(),
        resource=card["name"],
        kind=tidy.kind,
        source=tidy.source,
        title=card["title"],
        handed_in=handed_in,
        mode=chosen,
        adds=target.card is None,
        path=target.path,
        content=made.content,
        index=index,
        vintage_before=target.card["version"] if target.card else "",
        vintage=card["version"],
        changes=changes,
        questions=asked,
        answer=answer,
        problems=tuple(problems),
        outcome=outcome,
    )


def suggested_mode(kind: str, before: pd.DataFrame, frame: pd.DataFrame) -> Mode:
    """The way that removes no row of a group or period that the file does not hold."""
    if kind not in groups.GROUPS or groups.other_periods(before, frame, kind).empty:
        return Mode.WHOLE
    lost = len(groups.other_periods(before, frame, kind)) - len(groups.rest(before, frame, kind))
    return Mode.PERIODS if lost else Mode.PART


KEPT = {Mode.PART: groups.rest, Mode.PERIODS: groups.other_periods}


def _mode(tidy: Tidy, target: _Target, frame: pd.DataFrame, mode: Mode | None) -> Mode:
    if mode in KEPT and tidy.kind not in groups.GROUPS:
        raise UnknownChoice(f"“{tidy.source}” has no parts; it can only be replaced as a whole.")
    return mode or suggested_mode(tidy.kind, target.before, frame)


def _is_same(target: _Target, made: Written, kind: str) -> bool:
    """Whether the rows to be are those of now; only records mean something by their order."""
    before = target.before
    if kind in groups.GROUPS:
        before = before.sort_values(target.key, kind="stable")
    return written(before).content == made.content


def _digest(content: bytes) -> str:
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def _refused(tidy: Tidy, package: Package, handed_in: str, problems: Sequence[Problem]) -> Proposal:
    return Proposal(
        **dict.fromkeys(("made_from", "index_before", "resource", "path"), ""),
        **dict.fromkeys(("vintage_before", "vintage"), ""),
        folder=package.folder,
        kind=tidy.kind,
        source=tidy.source,
        title=tidy.title,
        handed_in=handed_in,
        mode=Mode.WHOLE,
        adds=False,
        content=b"",
        index=b"",
        changes=None,
        questions=(),
        answer=None,
        problems=tuple(problems),
        outcome=None,
    )


def _target(tidy: Tidy, package: Package, handed_in: str) -> tuple[_Target | None, list[Problem]]:
    """Where the table belongs, or everything that keeps it from being tried out."""
    index, descriptor = _now(package.folder)
    alike = [one for one in descriptor["resources"] if tidy.kind in (one["kind"], one["name"])]
    card = next((one for one in alike if one["source"] == tidy.source), None)
    problems = list(tidy.problems) or _unnamed(tidy, package, card, alike, handed_in)
    if problems:
        return None, problems
    path = card["path"] if card else f"{tidy.kind}/{tidy.source}.csv"
    schema = (package.folder / (card or alike[0])["schema"]).read_bytes()
    before = _before(package, card, path, schema)
    target = _Target(index, descriptor, card, path, schema, before)
    return target, _unfit(tidy, target, handed_in)


def _now(folder: Path) -> tuple[bytes, dict[str, Any]]:
    try:
        index = (folder / DESCRIPTOR).read_bytes()
        descriptor: dict[str, Any] = json.loads(index.decode("utf-8-sig"))
    except (OSError, ValueError):
        raise DataChanged(CHANGED) from None
    return index, descriptor


def _unnamed(
    tidy: Tidy, package: Package, card: Card | None, alike: list[Card], handed_in: str
) -> list[Problem]:
    """What a table that adds a source must say of itself."""
    if card:
        return []
    if tidy.kind not in VALUES or not alike:
        names = ", ".join(one["source"] for one in alike)
        return [Problem(handed_in, f"“{tidy.source}” names no table; allowed are {names}.")]
    problems = []
    if not SOURCE_ID.fullmatch(tidy.source) or TAKEN_BY_SYSTEMS.fullmatch(tidy.source):
        what = f"found the name “{tidy.source[:60]}” for a new source."
        advice = "Allowed are up to 60 small letters, digits and hyphens."
        problems.append(Problem(handed_in, what, advice=advice))
    elif (package.folder / tidy.kind / f"{tidy.source}.csv").exists():
        what = "this file lies in the data folder, but the package does not name it."
        advice = "Move it away, or choose another name for the new source."
        problems.append(Problem(f"{tidy.kind}/{tidy.source}.csv", what, advice=advice))
    for words, name in ((tidy.publisher, "publisher"), (tidy.title, "title")):
        if not words.strip():
            what = f"no {name} is named; a figure travels with its source."
            problems.append(Problem(handed_in, what, advice=f"Name the {name}."))
    if tidy.page and not ADDRESS.fullmatch(tidy.page):
        what = f"found “{tidy.page[:80]}” as the publisher's page."
        advice = "Allowed is an address that begins with https:// or http://."
        problems.append(Problem(handed_in, what, advice=advice))
    return problems


def _before(package: Package, card: Card | None, path: str, schema: bytes) -> pd.DataFrame:
    """The rows that the package holds now. Raises DataChanged where the folder holds others."""
    fields = json.loads(schema)["fields"]
    if card is None:
        header = ",".join(field["name"] for field in fields).encode()
        content = header
    else:
        content = (package.folder / path).read_bytes()
        known = next((one for one in package.sources if one.name == card["name"]), None)
        if known is None or known.digest != hashlib.sha256(content).hexdigest():
            raise DataChanged(CHANGED)
    frame, problems = read_table(path, content, schema)
    if frame is None:
        raise BadData(list(problems))
    return frame


def _unfit(tidy: Tidy, target: _Target, handed_in: str) -> list[Problem]:
    found = [str(name) for name in tidy.frame.columns]
    if found != target.fields:
        what = f"found the columns {', '.join(found)}; promised are {', '.join(target.fields)}."
        return [Problem(handed_in, what, line=1)]
    if tidy.frame.empty:
        what = "no row of it is about the economies in the data; there is nothing to take over."
        return [Problem(handed_in, what)]
    return []


def _questions(tidy: Tidy, package: Package, target: _Target) -> tuple[Question, ...]:
    """Values in an unlikely unit, against the rows before; of new trade, against other sources."""
    if tidy.kind not in VALUES:
        return ()
    value, one_unit = VALUES[tidy.kind], tidy.kind != "indicators"
    by = groups.GROUPS[tidy.kind] if one_unit else ("indicator",)
    asked = questions(target.before, tidy.frame, target.key, value, by, one_unit=one_unit)
    if asked or tidy.kind != "trade":
        return asked
    for source, rows in package.trade.groupby("source", sort=False):
        if source != tidy.source:
            said = f"those of {source} for the same flows"
            asked = asked or questions(rows, tidy.frame, target.key, value, by, said)
    return asked


def _table(
    kind: str, target: _Target, frame: pd.DataFrame, mode: Mode, handed_in: str
) -> tuple[pd.DataFrame, dict[Hashable, tuple[str, int | None]]]:
    """The rows as they would stand in the file, and for each where it comes from."""
    parts = [(handed_in, frame)]
    if mode in KEPT and kind in groups.GROUPS:
        parts.insert(0, (target.path, KEPT[mode](target.before, frame, kind)))
    table = pd.concat([part for _, part in parts], ignore_index=True)
    lines = [(file, _line(label)) for file, part in parts for label in part.index]
    if kind in groups.GROUPS:
        table = table.sort_values(target.key, kind="stable")
    return table, dict(enumerate(lines))


def _line(label: Hashable) -> int | None:
    return int(str(label)) if str(label).isdigit() else None


def _facts(tidy: Tidy, on: date) -> Facts:
    fixed = tidy.vintage or (on.isoformat() if tidy.kind not in VALUES else "")
    return Facts(
        kind=tidy.kind,
        source=tidy.source,
        publisher=tidy.publisher,
        title=tidy.title,
        vintage=fixed,
        retrieved=on.isoformat(),
        page=tidy.page,
        licence=tidy.licence,
        caution=tidy.caution,
        definition=tidy.definition,
    )


def _card(
    target: _Target, facts: Facts, table: pd.DataFrame, frame: pd.DataFrame, mode: Mode
) -> Card:
    if target.card is None:
        return {**cards.added(facts, table), "path": target.path}
    if mode in KEPT and facts.kind in groups.GROUPS:
        mine = sorted(set(groups.labels(frame, facts.kind)))
        if mode is Mode.PERIODS:
            mine = groups.with_periods(frame, facts.kind)
        if not KEPT[mode](target.before, frame, facts.kind).empty:
            return cards.partly_replaced(target.card, facts, table, mine)
    return cards.replaced(target.card, facts, table)


def _index(target: _Target, tidy: Tidy, card: Card, places: Sequence[Place]) -> bytes:
    descriptor: Mapping[str, Any] = cards.with_card(target.descriptor, card)
    if places and (target.card or tidy.kind != "trade"):
        raise UnknownChoice(
            f"“{tidy.source}” gets no place in the order: only a new source of trade does."
        )
    for place in places:
        descriptor = cards.with_place(descriptor, tidy.source, place)
    return cards.content(descriptor)


def _tried_out(
    folder: Path,
    path: str,
    made: Written,
    index: bytes,
    origins: Mapping[Hashable, tuple[str, int | None]],
) -> tuple[Package | None, list[Problem]]:
    """The package as it would be, or what the reader finds wrong with it, told where it stands."""
    try:
        return open_package(folder, {path: made.content, DESCRIPTOR: index}), []
    except BadData as found:
        return None, [_located(problem, path, made, origins) for problem in found.problems]


def _located(
    problem: Problem,
    path: str,
    made: Written,
    origins: Mapping[Hashable, tuple[str, int | None]],
) -> Problem:
    """A problem of the file to be, told by the file and line that the row came from."""
    label = made.rows.get(problem.line or 0)
    if problem.file != path or label is None:
        return problem
    file, line = origins[label]
    return Problem(file, problem.what, line, problem.column, problem.advice)


def _changes(kind: str, target: _Target, made: Written) -> Changes | None:
    after, _ = read_table(target.path, made.content, target.schema)
    by = "percent" if kind == "indicators" else "difference"
    return None if after is None else compare(target.before, after, target.key, by)
