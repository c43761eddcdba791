"""Opens the data package: frames together with their descriptors, or everything wrong with it.

The only reader of our own files. Nothing is repaired and nothing is guessed: either every file
keeps what its schema promises, or `BadData` says where it does not.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import pandas as pd

from dashboard.errors import BadData, NoPackage, Problem
from dashboard.tables import Descriptor, read_table, reference_problems

DESCRIPTOR = "datapackage.json"
SHIPPED = Path(__file__).resolve().parent.parent / "data"
KINDS = ("trade", "products", "indicators")
RECORDS = ("statements", "claims", "events", "economies", "pairs")


@dataclass(frozen=True)
class Source:
    """One file of the package and what must travel with its figures."""

    name: str
    id: str
    kind: str
    publisher: str
    title: str
    description: str
    page: str
    licence: str
    vintage: str
    retrieved: str
    coverage: str
    caution: str
    read_from: str
    path: str
    rows: int
    digest: str


@dataclass(frozen=True)
class Package:
    """A whole, valid data package. `digest` changes when any byte of it does.

    `trade`, `products` and `indicators` hold all files of their kind, with a column `source`.
    `ledger_order` is the stated order of preference of sources for a reporter's ledger.
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
    events: pd.DataFrame
    economies: pd.DataFrame
    pairs: pd.DataFrame

    def source(self, id_: str, kind: str = "trade") -> Source:
        """The source of that id; a kind tells apart files of one publisher's data set."""
        return next(s for s in self.sources if s.id == id_ and s.kind == kind)

    def of_kind(self, kind: str) -> list[Source]:
        """The sources of one kind, in the package's order."""
        return [source for source in self.sources if source.kind == kind]


def open_package(folder: Path = SHIPPED) -> Package:
    """The package in a folder. Raises NoPackage or BadData; never returns a part."""
    package, problems = _read(folder)
    if package is None:
        raise BadData(problems)
    return package


def check_package(folder: Path = SHIPPED) -> list[Problem]:
    """Everything wrong with the package in a folder; an empty list means it is valid."""
    return _read(folder)[1]


def _read(folder: Path) -> tuple[Package | None, list[Problem]]:
    descriptor, problems = _descriptor(folder)
    if descriptor is None:
        return None, problems
    frames: dict[str, pd.DataFrame] = {}
    schemas: dict[str, Descriptor] = {}
    sources: list[Source] = []
    digest = hashlib.sha256((folder / DESCRIPTOR).read_bytes())
    for resource in descriptor["resources"]:
        frame, source, found = _resource(folder, resource, schemas)
        problems += found
        if frame is not None and source is not None:
            frames[source.name] = frame
            sources.append(source)
            digest.update(source.digest.encode())
    problems = problems or _cross_problems(descriptor, frames, schemas)
    if problems:
        return None, problems
    return _assemble(folder, descriptor, frames, sources, digest.hexdigest()), []


def _descriptor(folder: Path) -> tuple[Descriptor | None, list[Problem]]:
    path = folder / DESCRIPTOR
    if not path.is_file():
        raise NoPackage(
            f"There is no data package in {folder}: the file {DESCRIPTOR} is missing. "
            "Name a folder that holds one with --data."
        )
    try:
        descriptor = json.loads(path.read_bytes())
        names = {resource["name"] for resource in descriptor["resources"]}
    except (ValueError, TypeError, KeyError) as problem:
        line = getattr(problem, "lineno", None)
        what = f"this is not a data package descriptor ({problem})."
        return None, [Problem(DESCRIPTOR, what, line=line, advice="Put the last copy back.")]
    missing = [name for name in RECORDS if name not in names]
    if missing:
        what = f"no resource is named {', '.join(missing)}; the dashboard needs it."
        return None, [Problem(DESCRIPTOR, what)]
    return descriptor, []


def _resource(
    folder: Path, resource: Descriptor, schemas: dict[str, Descriptor]
) -> tuple[pd.DataFrame | None, Source | None, list[Problem]]:
    try:
        content = _inside(folder, resource["path"]).read_bytes()
        schema = _inside(folder, resource["schema"]).read_bytes()
        source = _source(resource, content)
        frame, problems = read_table(resource["path"], content, schema)
    except KeyError as problem:
        what = f"the resource “{resource.get('name', '?')}” has no {problem}."
        return None, None, [Problem(DESCRIPTOR, what, advice="Every file needs its source card.")]
    except OSError as problem:
        file = str(resource.get("path"))
        return None, None, [Problem(file, f"cannot be read ({problem.strerror}).")]
    except ValueError as problem:
        return None, None, [Problem(str(resource.get("schema")), f"cannot be read ({problem}).")]
    if frame is None:
        return None, None, list(problems)
    schemas[source.name] = json.loads(schema)
    return frame, _with_rows(source, len(frame)), []


def _inside(folder: Path, path: str) -> Path:
    """A file named by the descriptor; one that leads out of the folder is refused."""
    parts = PurePosixPath(path).parts
    if PurePosixPath(path).is_absolute() or ".." in parts:
        raise ValueError(f"“{path}” leads out of the data folder")
    return folder.joinpath(*parts)


def _source(resource: Descriptor, content: bytes) -> Source:
    return Source(
        name=resource["name"],
        id=resource["source"],
        kind=resource["kind"],
        publisher=resource["publisher"],
        title=resource["title"],
        description=resource["description"],
        page=resource["sources"][0].get("path", ""),
        licence=resource["licenses"][0]["title"],
        vintage=resource["version"],
        retrieved=resource["retrieved"],
        coverage=resource["coverage"],
        caution=resource["caution"],
        read_from=resource["read_from"],
        path=resource["path"],
        rows=0,
        digest=hashlib.sha256(content).hexdigest(),
    )


def _with_rows(source: Source, rows: int) -> Source:
    return Source(**{**source.__dict__, "rows": rows})


def _cross_problems(
    descriptor: Descriptor, frames: dict[str, pd.DataFrame], schemas: dict[str, Descriptor]
) -> list[Problem]:
    """What only two files together can show: codes that name nothing, pairs that do not fit."""
    problems: list[Problem] = []
    for resource in descriptor["resources"]:
        name = resource["name"]
        for key in schemas[name].get("foreignKeys", []):
            target = key["reference"]["resource"]
            allowed = set(frames[target][key["reference"]["fields"][0]])
            problems += reference_problems(
                resource["path"], frames[name], key["fields"][0], allowed, f"{target}.csv"
            )
    return problems + _pair_problems(frames["pairs"])


def _pair_problems(pairs: pd.DataFrame) -> list[Problem]:
    wrong = pairs[(pairs["id"] != pairs["first"] + "-" + pairs["second"])]
    return [
        Problem(
            "pairs.csv",
            f"found “{row['id']}”; the id of this pair is “{row['first']}-{row['second']}”.",
            line=int(str(line)),
            column="id",
        )
        for line, row in wrong.iterrows()
    ]


def _assemble(
    folder: Path,
    descriptor: Descriptor,
    frames: dict[str, pd.DataFrame],
    sources: list[Source],
    digest: str,
) -> Package:
    kinds: dict[str, Any] = {kind: _stack(kind, frames, sources) for kind in KINDS}
    records: dict[str, Any] = {name: frames[name] for name in RECORDS}
    records["pairs"] = records["pairs"].sort_values("order", ignore_index=True)
    return Package(
        folder=folder,
        title=descriptor["title"],
        digest=digest,
        sources=tuple(sources),
        ledger_order=descriptor["ledger_order"],
        **kinds,
        **records,
    )


def _stack(kind: str, frames: dict[str, pd.DataFrame], sources: list[Source]) -> pd.DataFrame:
    parts = [frames[s.name].assign(source=s.id) for s in sources if s.kind == kind]
    return pd.concat(parts, ignore_index=True)
