"""Opens the data package: frames together with their descriptors, or everything wrong with it.

The only reader of our own files. Nothing is repaired and nothing is guessed: either every file
keeps what its schema promises, or `BadData` says where it does not.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.errors import BadData, NoPackage, Problem
from dashboard.package import crosschecks
from dashboard.package.claim_rows import row_problems
from dashboard.package.descriptor import DESCRIPTOR, Descriptor, read_descriptor
from dashboard.package.kinds import IF_LACKING, RECORDS, SHAPES, Kind
from dashboard.package.schema import read_schema
from dashboard.package.source import Source, source_of
from dashboard.package.tables import read_good_rows
from dashboard.shipped import SHIPPED

ROW_BY_ROW = ("claims", "statements")
"""Files whose rows each stand for themselves: one that cannot be used is set aside and told."""


@dataclass(frozen=True)
class Package:
    """A whole, valid data package. `digest` changes when any byte of it does.

    `trade`, `products` and `indicators` hold all files of their kind, with a column `source`.
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
    trade: pd.DataFrame
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

    def rows_of(self, source: Source) -> pd.DataFrame:
        """The rows of one file, without the name of their source."""
        if source.kind not in SHAPES:
            frame: pd.DataFrame = getattr(self, source.name)
            return frame
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
    frames: dict[str, pd.DataFrame] = {}
    schemas: dict[str, Descriptor] = {}
    sources: list[Source] = []
    aside: list[Problem] = []
    notices: list[str] = []
    digest = hashlib.sha256(content)
    for resource in descriptor["resources"]:
        frame, source, found, said = _resource(folder, resource, schemas, instead)
        notices += said
        (problems if frame is None else aside).extend(found)
        if frame is not None and source is not None:
            frames[source.name] = frame
            sources.append(source)
            digest.update(source.digest.encode())
    if not problems:
        crossed = _cross_problems(descriptor, frames, schemas)
        problems = [each for each in crossed if not _is_of_a_row(each, descriptor)]
        aside += [each for each in crossed if _is_of_a_row(each, descriptor)]
    if problems:
        return None, problems
    for name in ROW_BY_ROW:
        lines = {each.line for each in aside if each.file in _files(descriptor, name)}
        frames[name] = frames[name].drop(index=list(lines & set(frames[name].index)))
    package = _assemble(folder, descriptor, frames, sources, digest.hexdigest(), aside)
    return replace(package, notices=tuple(notices)), []


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


def _resource(
    folder: Path,
    resource: Descriptor,
    schemas: dict[str, Descriptor],
    instead: Mapping[str, bytes],
) -> tuple[pd.DataFrame | None, Source | None, list[Problem], tuple[str, ...]]:
    paths = (resource["path"], resource["schema"])
    parts = [instead[path] if path in instead else _bytes(folder, path) for path in paths]
    problems = [part for part in parts if isinstance(part, Problem)]
    if problems:
        return None, None, problems, ()
    content, schema_text = (part for part in parts if isinstance(part, bytes))
    schema, problems = read_schema(resource["schema"], schema_text, _promised(resource))
    if schema is None:
        return None, None, problems, ()
    read = read_good_rows(resource["path"], content, schema_text)
    frame = read.frame if resource["name"] in ROW_BY_ROW else read.strictly[0]
    if frame is None:
        return None, None, list(read.problems), ()
    schemas[resource["name"]] = schema
    notices = (*read.notices(resource["path"]), *_beside(folder, resource["path"]))
    return frame, source_of(resource, content, len(frame)), list(read.problems), notices


def _beside(folder: Path, path: str) -> list[str]:
    """Says so where a workbook of the same name lies beside a CSV: it is never read."""
    return [
        f"{Path(path).with_suffix(kind).as_posix()} lies beside {path} and is not read: the data "
        "are CSV files. Hand it in with two-ledgers add, then take it away."
        for kind in (".xlsx", ".xls", ".ods")
        if (folder / path).with_suffix(kind).exists()
    ]


def _promised(resource: Descriptor) -> Mapping[str, str]:
    """The columns, with their types, that the dashboard reads from a file of this kind."""
    name = resource["name"]
    if shape := SHAPES.get(resource["kind"]):
        return shape.columns
    later = IF_LACKING.get(name, {})
    return {one: kind for one, kind in RECORDS.get(name, {}).items() if one not in later}


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


def _bytes(folder: Path, path: str) -> bytes | Problem:
    """A file named by the descriptor; one that leads out of the folder is refused."""
    try:
        place = (folder / path).resolve()
        if not place.is_relative_to(folder.resolve()):
            return Problem(DESCRIPTOR, f"found “{path}”; it leads out of the data folder.")
        return place.read_bytes()
    except (OSError, ValueError) as cause:
        reason = getattr(cause, "strerror", None) or cause
        advice = " ".join([f"{DESCRIPTOR} names it.", *_beside(folder, path)])
        return Problem(path, f"cannot be read ({reason}).", advice=advice)


def _cross_problems(
    descriptor: Descriptor, frames: dict[str, pd.DataFrame], schemas: dict[str, Descriptor]
) -> list[Problem]:
    """What only two files together can show: codes that name nothing, pairs that do not fit."""
    problems: list[Problem] = []
    for resource in descriptor["resources"]:
        name, path = resource["name"], resource["path"]
        for column, target, key in crosschecks.references(schemas[name], frames):
            allowed, where = set(frames[target][key]), f"{target}.csv"
            problems += crosschecks.reference_problems(path, frames[name], column, allowed, where)
    return [
        *problems,
        *crosschecks.pair_problems(frames["pairs"]),
        *crosschecks.statement_problems(frames["statements"]),
        *row_problems(completed(frames["claims"], "claims"), set(frames["economies"]["code"])),
        *crosschecks.economy_problems(frames["economies"]),
        *crosschecks.event_problems(frames["events"]),
        *crosschecks.document_problems(_record(frames, "documents")),
    ]


def _assemble(
    folder: Path,
    descriptor: Descriptor,
    frames: dict[str, pd.DataFrame],
    sources: list[Source],
    digest: str,
    aside: list[Problem],
) -> Package:
    kinds: dict[str, Any] = {str(kind): _stack(kind, frames, sources) for kind in Kind}
    records: dict[str, Any] = {name: _record(frames, name) for name in RECORDS}
    records["pairs"] = records["pairs"].sort_values("order", ignore_index=True)
    return Package(
        folder=folder,
        title=descriptor["title"],
        digest=digest,
        sources=tuple(sources),
        ledger_order=descriptor["ledger_order"],
        ledger_order_reasons=descriptor.get("ledger_order_reasons", {}),
        set_aside=tuple(sorted(aside, key=lambda problem: (problem.file, problem.line or 0))),
        **kinds,
        **records,
    )


def _stack(kind: str, frames: dict[str, pd.DataFrame], sources: list[Source]) -> pd.DataFrame:
    parts = [frames[s.name].assign(source=s.id) for s in sources if s.kind == kind]
    return pd.concat(parts, ignore_index=True)
