"""Opens the data package: frames together with their descriptors, or everything wrong with it.

The only reader of our own files. Nothing is repaired and nothing is guessed: either every file
keeps what its schema promises, or `BadData` says where it does not.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.errors import BadData, NoPackage, Problem
from dashboard.package import crosschecks
from dashboard.package.claim_rows import row_problems
from dashboard.package.columnar import forget_others
from dashboard.package.descriptor import DESCRIPTOR, Descriptor, read_descriptor
from dashboard.package.kinds import IF_LACKING, RECORDS, SHAPES, Kind
from dashboard.package.resource import ROW_BY_ROW, Read, read_resource
from dashboard.package.source import Source
from dashboard.package.trade_table import Far, TradeTable
from dashboard.shipped import SHIPPED


@dataclass(frozen=True)
class Package:
    """A whole, valid data package. `digest` changes when any byte of it does.

    `trade_table`, `products` and `indicators` hold all files of their kind, with a column `source`.
    `ledger_order` is the stated order of preference of sources for a reporter's ledger, and
    `ledger_order_reasons` say why it is so.
    `set_aside` says which claims and statements are malformed, and how; the others are in use.
    `notices` name files that are not in our own form, but could be read all the same.
    """

    folder: Path
    title: str
    digest: str
    sources: tuple[Source, ...]
    ledger_order: dict[str, list[str]]
    trade_table: TradeTable
    products: pd.DataFrame
    indicators: pd.DataFrame
    statements: pd.DataFrame
    claims: pd.DataFrame
    documents: pd.DataFrame
    events: pd.DataFrame
    economies: pd.DataFrame
    pairs: pd.DataFrame
    set_aside: tuple[Problem, ...] = ()
    notices: tuple[str, ...] = ()
    ledger_order_reasons: Mapping[str, str] = field(default_factory=dict)

    @property
    def trade(self) -> pd.DataFrame:
        """Every row of trade; of large files they are read anew: a page asks `trade_table`."""
        return self.trade_table.whole()

    @property
    def names(self) -> dict[str, str]:
        """Economy codes to names."""
        return dict(zip(self.economies["code"], self.economies["name"], strict=True))

    @property
    def colours(self) -> list[str]:
        """Every colour that a chart may draw a pair or an economy in."""
        return [*self.pairs["colour"], *self.economies["colour"]]

    def source(self, id_: str, kind: str = Kind.TRADE) -> Source:
        """The source of that id; a kind tells apart files of one publisher's data set."""
        return next(s for s in self.sources if s.id == id_ and s.kind == kind)

    def rows_of(self, source: Source, most: int | None = None) -> pd.DataFrame:
        """The rows of one file, without their source's name; of a large one `most` of them."""
        if source.kind not in SHAPES:
            frame: pd.DataFrame = getattr(self, source.name)
            return frame
        if source.kind == Kind.TRADE:
            return self.trade_table.of(source.id, most).drop(columns="source")
        stacked: pd.DataFrame = getattr(self, source.kind)
        return stacked[stacked["source"] == source.id].drop(columns="source")

    def like(self, kind: str) -> list[Source]:
        """The sources that a table of that kind could replace; a record replaces itself."""
        return [source for source in self.sources if kind in (source.kind, source.name)]

    def of_kind(self, kind: str) -> list[Source]:
        """The sources of one kind, in the package's order."""
        return [source for source in self.sources if source.kind == kind]


NOTHING: Mapping[str, bytes] = {}
TRIES = 5
"""How often a package is read again because its descriptor was replaced meanwhile."""


def open_package(folder: Path = SHIPPED, instead: Mapping[str, bytes] = NOTHING) -> Package:
    """The package in a folder. Raises NoPackage or BadData; never returns a part.

    `instead` holds the bytes of files, by their paths in the package, that are read in place of
    those in the folder: the package as it would be with them.
    """
    package, problems = _read(folder, instead)
    if package is None:
        raise BadData(problems)
    return package


def check_package(folder: Path = SHIPPED, instead: Mapping[str, bytes] = NOTHING) -> list[Problem]:
    """Everything wrong with the package in a folder; an empty list means it is valid."""
    package, problems = _read(folder, instead)
    return [*problems, *(package.set_aside if package else ())]


def _read(folder: Path, instead: Mapping[str, bytes]) -> tuple[Package | None, list[Problem]]:
    """A package whose files and card index belong together, even if they are swapped meanwhile."""
    for _ in range(TRIES):
        content = _descriptor(folder, instead)
        found = _read_once(folder, content, instead)
        if _descriptor(folder, instead) == content:
            break
    return found


def _read_once(
    folder: Path, content: bytes, instead: Mapping[str, bytes]
) -> tuple[Package | None, list[Problem]]:
    descriptor, problems = read_descriptor(content)
    if descriptor is None:
        return None, problems
    found = {one["name"]: read_resource(folder, one, instead) for one in descriptor["resources"]}
    read = {name: one for name, one in found.items() if one.source is not None}
    problems = [each for name, one in found.items() if name not in read for each in one.problems]
    aside = [each for one in read.values() for each in one.problems]
    if not problems:
        crossed = _cross_problems(descriptor, read)
        problems = [each for each in crossed if not _is_of_a_row(each, descriptor)]
        aside += [each for each in crossed if _is_of_a_row(each, descriptor)]
    if problems:
        return None, problems
    for name in ROW_BY_ROW:
        lines = {each.line for each in aside if each.file in _files(descriptor, name)}
        frame = read[name].whole
        good = frame.drop(index=list(lines & set(frame.index)))
        read[name] = replace(read[name], frame=good)
    package = _assemble(folder, descriptor, read, content, aside)
    if not instead:
        forget_others(folder, (one.digest for one in package.sources))
    return package, []


def _files(descriptor: Descriptor, name: str) -> set[str]:
    """The names under which problems speak of a file: its usual one, and where it lies now."""
    paths = {str(r["path"]) for r in descriptor["resources"] if r["name"] == name}
    return {*paths, f"{name}.csv"}


def _is_of_a_row(problem: Problem, descriptor: Descriptor) -> bool:
    files = {file for name in ROW_BY_ROW for file in _files(descriptor, name)}
    return problem.line is not None and problem.file in files


def _descriptor(folder: Path, instead: Mapping[str, bytes]) -> bytes:
    path = folder / DESCRIPTOR
    try:
        return instead[DESCRIPTOR] if DESCRIPTOR in instead else path.read_bytes()
    except FileNotFoundError:
        raise NoPackage(
            f"There is no data package in {folder}: the file {DESCRIPTOR} is missing. "
            "Name a folder that holds one with --data."
        ) from None
    except OSError as cause:
        raise NoPackage(f"{path} cannot be read ({cause.strerror}).") from None


def _record(frames: Mapping[str, pd.DataFrame], name: str) -> pd.DataFrame:
    """A record as it is read; one that a package may be without is then empty."""
    missing = pd.DataFrame(columns=list(RECORDS[name]), dtype="str")
    return completed(frames.get(name, missing), name)


def completed(frame: pd.DataFrame, name: str) -> pd.DataFrame:
    """A record with what its lacking columns, or their empty cells, mean."""
    every = IF_LACKING.get(name, {}).items()
    empty = pd.Series("", index=frame.index, dtype="str")
    later = {
        one: frame.get(one, empty).replace("", word) if isinstance(word, str) else frame.get(one)
        for one, word in every
    }
    return frame.assign(**later)


def _cross_problems(descriptor: Descriptor, read: Mapping[str, Read]) -> list[Problem]:
    """What only two files together can show: codes that name nothing, pairs that do not fit."""
    frames = {name: one.frame for name, one in read.items() if one.frame is not None}
    unnamed = (_unnamed(resource, read, frames) for resource in descriptor["resources"])
    return [
        *chain.from_iterable(unnamed),
        *crosschecks.pair_problems(frames["pairs"]),
        *crosschecks.statement_problems(frames["statements"]),
        *row_problems(completed(frames["claims"], "claims"), set(frames["economies"]["code"])),
        *crosschecks.economy_problems(frames["economies"]),
        *crosschecks.event_problems(frames["events"]),
        *crosschecks.document_problems(_record(frames, "documents")),
    ]


def _unnamed(
    resource: Descriptor, read: Mapping[str, Read], frames: Mapping[str, pd.DataFrame]
) -> Iterator[Problem]:
    """Codes of a file that name nothing in the table that they refer to."""
    one, path = read[resource["name"]], resource["path"]
    for column, target, key in crosschecks.references(one.schema or {}, frames):
        allowed, where = set(frames[target][key]), f"{target}.csv"
        if not one.holds_only(column, allowed):
            yield from crosschecks.reference_problems(path, one.whole, column, allowed, where)


def _assemble(
    folder: Path,
    descriptor: Descriptor,
    read: Mapping[str, Read],
    content: bytes,
    aside: list[Problem],
) -> Package:
    frames = {name: one.frame for name, one in read.items() if one.frame is not None}
    sources = [one.source for one in read.values() if one.source is not None]
    kinds: dict[str, Any] = {str(kind): _stack(kind, frames, sources) for kind in Kind}
    records: dict[str, Any] = {name: _record(frames, name) for name in RECORDS}
    records["pairs"] = records["pairs"].sort_values("order", ignore_index=True)
    digest = hashlib.sha256(content)
    for source in sources:
        digest.update(source.digest.encode())
    return Package(
        folder=folder,
        title=descriptor["title"],
        digest=digest.hexdigest(),
        sources=tuple(sources),
        ledger_order=descriptor["ledger_order"],
        ledger_order_reasons=descriptor.get("ledger_order_reasons", {}),
        set_aside=tuple(sorted(aside, key=lambda problem: (problem.file, problem.line or 0))),
        notices=tuple(said for one in read.values() for said in one.notices),
        trade_table=_table(kinds.pop(Kind.TRADE), read),
        **kinds,
        **records,
    )


def _table(near: pd.DataFrame, read: Mapping[str, Read]) -> TradeTable:
    """The rows of trade at hand, and beside them the copies that hold the others."""
    sources = [one for one in read.values() if one.source and one.source.kind == Kind.TRADE]
    far = [Far(one.source.id, one.copy) for one in sources if one.source and one.copy]
    return TradeTable(near, tuple(far), tuple(one.source.id for one in sources if one.source))


def _stack(kind: str, frames: Mapping[str, pd.DataFrame], sources: list[Source]) -> pd.DataFrame:
    parts = [frames[s.name].assign(source=s.id) for s in sources if s.kind == kind]
    filled = [part for part in parts if len(part)]
    return pd.concat(filled or parts, ignore_index=True)
