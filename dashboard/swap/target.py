"""The place in the package that a tidy table is for, or all that keeps it from being tried out."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.errors import BadData, DataChanged, Problem
from dashboard.package.descriptor import DESCRIPTOR
from dashboard.package.documents import recorded_rows
from dashboard.package.kinds import MAY_BE_MISSING, SHAPES
from dashboard.package.later import schema_of, shipped_card
from dashboard.package.package import Package
from dashboard.package.tables import read_table
from dashboard.publishers.our_own import LAYOUT as OWN
from dashboard.reading.tidy import Tidy, fields
from dashboard.shipped import SHIPPED
from dashboard.swap.cards import Card
from dashboard.swap.disk import digest
from dashboard.swap.proposal import CHANGED

SOURCE_ID = re.compile(r"[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?")
TAKEN_BY_SYSTEMS = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
ADDRESS = re.compile(r"https?://[^\s]+")


@dataclass(frozen=True)
class Target:
    """A file of the package as it is now; `adds` where there is none yet.

    Without a card its card is made of what the table says of itself; `lays` are files that the
    package needs with it.
    """

    index: bytes
    descriptor: dict[str, Any]
    card: Card | None
    path: str
    schema: bytes
    before: pd.DataFrame
    adds: bool = False
    lays: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def key(self) -> list[str]:
        """The columns that tell its rows apart."""
        return list(json.loads(self.schema)["primaryKey"])


def target_of(
    tidy: Tidy, package: Package, laid: Mapping[str, bytes]
) -> tuple[Target | None, list[Problem]]:
    """Where the table belongs, and everything that keeps it from being tried out.

    `laid` are files in place of the folder's, since they go in with it. Raises DataChanged where
    the folder no longer holds that package.
    """
    index, descriptor = _now(package.folder, laid)
    alike = [one for one in descriptor["resources"] if tidy.kind in (one["kind"], one["name"])]
    if tidy.kind in MAY_BE_MISSING and not alike:
        return _first(tidy, package.folder, index, descriptor)
    card = next((one for one in alike if one["source"] == tidy.credit.source), None)
    problems = list(tidy.problems) or ([] if card else _unnamed(tidy, package.folder, alike))
    if problems:
        return None, problems
    path = card["path"] if card else f"{tidy.kind}/{tidy.credit.source}.csv"
    schema = (package.folder / (card or alike[0])["schema"]).read_bytes()
    before = _before(package, card, path, schema, laid)
    target = Target(index, descriptor, card, path, schema, before, adds=card is None)
    return target, _unfit(tidy, list(fields(schema)))


def _first(
    tidy: Tidy, folder: Path, index: bytes, descriptor: dict[str, Any]
) -> tuple[Target | None, list[Problem]]:
    """The place of documents in a package made before there was the table: as in the shipped one.

    The rows before are what is recorded of documents beside the package.
    """
    card, schema = shipped_card(tidy.kind), schema_of(SHIPPED, tidy.kind)
    before, wrong = read_table(card["path"], recorded_rows(folder), schema)
    problems = [*tidy.problems, *wrong, *_unfit(tidy, list(fields(schema)))]
    if before is None or problems:
        return None, problems
    lays = {card["schema"]: schema}
    return Target(index, descriptor, card, card["path"], schema, before, True, lays), []


def _now(folder: Path, laid: Mapping[str, bytes]) -> tuple[bytes, dict[str, Any]]:
    try:
        index = laid.get(DESCRIPTOR) or (folder / DESCRIPTOR).read_bytes()
        descriptor: dict[str, Any] = json.loads(index.decode("utf-8-sig"))
    except (OSError, ValueError):
        raise DataChanged(CHANGED) from None
    return index, descriptor


def _unnamed(tidy: Tidy, folder: Path, alike: list[Card]) -> list[Problem]:
    """What a table that adds a source must say of itself."""
    credit, file = tidy.credit, tidy.file
    if tidy.kind not in SHAPES or not alike:
        names = ", ".join(one["source"] for one in alike)
        return [Problem(file, f"“{credit.source}” names no table; allowed are {names}.")]
    problems = []
    path = f"{tidy.kind}/{credit.source}.csv"
    if not SOURCE_ID.fullmatch(credit.source) or TAKEN_BY_SYSTEMS.fullmatch(credit.source):
        what = f"found the name “{credit.source[:60]}” for a new source."
        advice = "Allowed are up to 60 small letters, digits and hyphens."
        problems.append(Problem(file, what, advice=advice))
    elif (folder / path).exists():
        what = "this file lies in the data folder, but the package does not name it."
        advice = "Move it away, or choose another name for the new source."
        problems.append(Problem(path, what, advice=advice))
    # A table of our own layout does not say whose figures it holds, nor what they are called.
    title = credit.title if credit.title != OWN.credit.title else ""
    for words, name in ((credit.publisher, "publisher"), (title, "title")):
        if not words.strip():
            what = f"no {name} is named; a figure travels with its source."
            problems.append(Problem(file, what, advice=f"Name the {name}."))
    if credit.page and not ADDRESS.fullmatch(credit.page):
        what = f"found “{credit.page[:80]}” as the publisher's page."
        advice = "Allowed is an address that begins with https:// or http://."
        problems.append(Problem(file, what, advice=advice))
    return problems


def _before(
    package: Package, card: Card | None, path: str, schema: bytes, laid: Mapping[str, bytes]
) -> pd.DataFrame:
    """The rows that the package holds now. Raises DataChanged where the folder holds others."""
    if path in laid:
        content = laid[path]
    elif card is None:
        content = ",".join(fields(schema)).encode()
    else:
        content = (package.folder / path).read_bytes()
        known = next((one for one in package.sources if one.name == card["name"]), None)
        if known is None or known.digest != digest(content):
            raise DataChanged(CHANGED)
    frame, problems = read_table(path, content, schema)
    if frame is None:
        raise BadData(list(problems))
    return frame


def _unfit(tidy: Tidy, promised: list[str]) -> list[Problem]:
    names = [str(name) for name in tidy.frame.columns]
    if names != promised:
        what = f"found the columns {', '.join(names)}; promised are {', '.join(promised)}."
        return [Problem(tidy.file, what, line=1)]
    if tidy.frame.empty:
        what = "no row of it is about the economies in the data; there is nothing to take over."
        return [Problem(tidy.file, what)]
    return []
