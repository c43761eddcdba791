"""One file that the descriptor names: its rows or the copy that holds them, or what is wrong."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from dashboard.errors import Problem
from dashboard.package import columnar
from dashboard.package.columnar import Copy, Csv
from dashboard.package.descriptor import DESCRIPTOR, Descriptor
from dashboard.package.kinds import IF_LACKING, RECORDS, SHAPES, Kind
from dashboard.package.schema import read_schema
from dashboard.package.source import Source, source_of
from dashboard.package.tables import read_good_rows

ROW_BY_ROW = ("claims", "statements")
"""Files whose rows each stand for themselves: one that cannot be used is set aside and told."""


@dataclass(frozen=True)
class Read:
    """A file as it was read. Without a source it cannot be used, and the problems say why.

    The rows are in the frame; of a large file of trade they lie in a columnar copy, and the frame
    has none.
    """

    source: Source | None = None
    frame: pd.DataFrame | None = None
    schema: Descriptor | None = None
    problems: tuple[Problem, ...] = ()
    notices: tuple[str, ...] = ()
    copy: Copy | None = None

    @property
    def whole(self) -> pd.DataFrame:
        """Every row under its line, wherever it lies; no rows where the file cannot be used."""
        if self.copy is not None:
            return self.copy.whole()
        return pd.DataFrame() if self.frame is None else self.frame

    def holds_only(self, column: str, allowed: set[str]) -> bool:
        """Whether it is known without a look at every row that a column holds nothing else."""
        words = None if self.copy is None else self.copy.words(column)
        return words is not None and words <= allowed


def read_resource(folder: Path, resource: Descriptor, instead: Mapping[str, bytes]) -> Read:
    """A file by its card; `instead` holds bytes of files that are read in the folder's place."""
    path = str(resource["path"])
    held = _held(folder, resource["schema"], instead)
    if isinstance(held, Problem):
        return Read(problems=(held,))
    schema, wrong = read_schema(resource["schema"], held, _promised(resource))
    if schema is None:
        return Read(problems=tuple(wrong))
    may_have_copy = resource["kind"] in SHAPES and path not in instead
    if may_have_copy and isinstance(_place(folder, path), Path):
        copy = columnar.copy_of(Csv(folder, path, held))
        if copy is not None:
            return _from_copy(folder, resource, schema, copy)
    return _from_bytes(folder, resource, instead, (schema, held))


def _from_copy(folder: Path, resource: Descriptor, schema: Descriptor, copy: Copy) -> Read:
    """Rows of trade stay where they are until they are asked for."""
    is_trade = resource["kind"] == Kind.TRADE
    return Read(
        source=source_of(resource, copy.digest, copy.rows),
        frame=copy.none if is_trade else copy.whole(),
        schema=schema,
        notices=(*copy.notices, *_beside(folder, resource["path"])),
        copy=copy if is_trade else None,
    )


def _from_bytes(
    folder: Path,
    resource: Descriptor,
    instead: Mapping[str, bytes],
    schema: tuple[Descriptor, bytes],
) -> Read:
    path = str(resource["path"])
    content = _held(folder, path, instead)
    if isinstance(content, Problem):
        return Read(problems=(content,))
    has_copy = len(content) >= columnar.SMALL_FILE and resource["kind"] in SHAPES
    # What is remembered of a reading would hold a large file in memory beside its copy.
    ask = read_good_rows.__wrapped__ if has_copy and path not in instead else read_good_rows
    read = ask(path, content, schema[1])
    frame = read.frame if resource["name"] in ROW_BY_ROW else read.strictly[0]
    if frame is None:
        return Read(problems=read.problems)
    notices = read.notices(path)
    if has_copy and path not in instead:
        copy = columnar.made(Csv(folder, path, schema[1]), content, frame, notices)
        if copy is not None:
            return _from_copy(folder, resource, schema[0], copy)
    source = source_of(resource, hashlib.sha256(content).hexdigest(), len(frame))
    notices = (*notices, *_beside(folder, path))
    return Read(source, frame, schema[0], tuple(read.problems), notices)


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
    shape, name = SHAPES.get(resource["kind"]), resource["name"]
    if shape:
        return shape.columns
    later = IF_LACKING.get(name, {})
    return {one: kind for one, kind in RECORDS.get(name, {}).items() if one not in later}


def _place(folder: Path, path: str) -> Path | Problem:
    """Where a file named by the descriptor lies; one that leads out of the folder is refused."""
    try:
        place = (folder / path).resolve()
    except (OSError, ValueError) as cause:
        return _unreadable(folder, path, cause)
    if not place.is_relative_to(folder.resolve()):
        return Problem(DESCRIPTOR, f"found “{path}”; it leads out of the data folder.")
    return place


def _held(folder: Path, path: str, instead: Mapping[str, bytes]) -> bytes | Problem:
    """The bytes of a file."""
    if path in instead:
        return instead[path]
    place = _place(folder, path)
    try:
        return place if isinstance(place, Problem) else place.read_bytes()
    except (OSError, ValueError) as cause:
        return _unreadable(folder, path, cause)


def _unreadable(folder: Path, path: str, cause: Exception) -> Problem:
    reason = getattr(cause, "strerror", None) or cause
    advice = " ".join([f"{DESCRIPTOR} names it.", *_beside(folder, path)])
    return Problem(path, f"cannot be read ({reason}).", advice=advice)
