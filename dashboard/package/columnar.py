"""A columnar copy beside each large CSV, from which rows are read for the pairs asked for alone.

It lies in a hidden folder of the data folder, named by the digest of the CSV, sorted by the columns
that tell rows apart. It is made once, whole or not at all, and can be taken away at any time: the
CSV is what holds. Nothing that travels (zip, history, digest) knows of it. A copy is used only for
the very bytes and the very schema that it was made of, and its pages are checked as they are read.
"""

import hashlib
import json
import os
import time
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.errors import BadData, Problem
from dashboard.package.tables import read_good_rows

FOLDER = ".columns"
LARGE = 100_000
"""A table of so many rows has a columnar copy."""
SMALL_FILE = 3_000_000
"""No file of fewer bytes holds so many rows."""
FORM = "2"
"""Of a copy; another one wherever the reader of our CSVs makes something else of the same bytes."""
GROUP = 1 << 13
"""So many rows are read at once at least."""
LINE = "line"
SIDES = ["reporter", "partner"]
LINES = [*SIDES, "flow", "status"]
"""What a line of a book is told apart by in the list of lines beside a copy of trade."""
RECENT = 1024
"""So many couples are kept as they were read last."""
SETTLED_NS = 2_000_000_000
"""A file that was changed within so short a time may change again without a later time."""
Couple = tuple[str, str]


@dataclass(frozen=True)
class Csv:
    """A file of the data and the schema that it is read by."""

    folder: Path
    path: str
    schema: bytes

    def rows(self, digest: str) -> pd.DataFrame:
        """Its rows, if it still has that digest. Raises BadData where it has not."""
        content = (self.folder / self.path).read_bytes()
        read = read_good_rows.__wrapped__(self.path, content, self.schema)
        if _digest(content) != digest or read.frame is None:
            raise BadData([Problem(self.path, "was changed just now.", advice="Open it again.")])
        return read.frame


class Copy:
    """The columnar copy of one CSV. It stays open, so that taking the file away harms nobody.

    Where the copy cannot be read, it is taken away, and the CSV is read in its place.
    """

    def __init__(self, csv: Csv, digest: str) -> None:
        self.digest = digest
        self._csv = csv
        self._instead: pd.DataFrame | None = None
        place = _place(csv.folder, digest)
        self._file = pq.ParquetFile(pa.OSFile(str(place)), page_checksum_verification=True)
        told = {k.decode(): v.decode() for k, v in (self._file.metadata.metadata or {}).items()}
        self.made_of = (told["csv"], told["schema"], told["form"])
        self._group = int(told["group"])
        self.notices: tuple[str, ...] = tuple(json.loads(told["notices"]))
        self.rows: int = self._file.metadata.num_rows
        is_trade = {*LINES, "period"} <= {*self._file.schema_arrow.names}
        self._lines = _lines_at(_beside(place), told["lines"]) if is_trade else None
        self._recent: OrderedDict[Couple, pd.DataFrame] = OrderedDict()
        self._guard = Lock()

    @cached_property
    def lines(self) -> pd.DataFrame:
        """Each line of trade with its number of rows, and its first and last year as a period."""
        if self._lines is None:
            return pd.DataFrame()
        types = {one.name: one.type for one in self._lines.schema}
        plain = [(name, pa.string() if name in SIDES else own) for name, own in types.items()]
        frame: pd.DataFrame = self._lines.cast(pa.schema(plain)).to_pandas()
        return frame

    def words(self, column: str) -> set[str] | None:
        """All that stands in a column of trade; None where that is not known without a reading."""
        if self._lines is None or column not in self._lines.column_names:
            return None
        return set(self._lines[column].unique().to_pylist())

    @property
    def none(self) -> pd.DataFrame:
        """No rows, with the columns of the table."""
        return _framed(self._file.schema_arrow.empty_table())

    def whole(self) -> pd.DataFrame:
        """Every row under its line in the file, in that order."""
        with self._guard:
            return self._rows(0, self.rows).sort_index()

    def first(self, count: int) -> pd.DataFrame:
        """The first rows by the columns that tell them apart."""
        with self._guard:
            return self._rows(0, min(count, self.rows))

    def between(self, couples: Iterable[Couple]) -> pd.DataFrame:
        """The rows of reporters with their partners, in the order of the file."""
        with self._guard:
            parts = [self._of(couple) for couple in couples if couple in self._places]
        return pd.concat(parts).sort_index() if parts else self.none

    def _of(self, couple: Couple) -> pd.DataFrame:
        """The rows of a reporter with a partner, read once as long as they are asked for."""
        if couple not in self._recent:
            self._recent[couple] = self._rows(*self._places[couple]).sort_index()
        self._recent.move_to_end(couple)
        while len(self._recent) > RECENT:
            self._recent.popitem(last=False)
        return self._recent[couple]

    def _rows(self, start: int, stop: int) -> pd.DataFrame:
        """Rows by their places in the copy."""
        if self._instead is None:
            try:
                groups = range(start // self._group, (stop - 1) // self._group + 1)
                read = self._file.read_row_groups([*groups])
                return _framed(read.slice(start % self._group, stop - start))
            except (OSError, pa.ArrowException):
                _place(self._csv.folder, self.digest).unlink(missing_ok=True)
                self._instead = _ordered(self._csv.rows(self.digest))
        return self._instead.iloc[start:stop]

    @cached_property
    def _places(self) -> dict[Couple, tuple[int, int]]:
        """Where the rows of each reporter with each partner begin and end."""
        if self._lines is None:
            return {}
        (ones, one), (others, other) = (_coded(self._lines[side]) for side in SIDES)
        firsts = np.flatnonzero(np.diff(one.astype("int64") * len(others) + other, prepend=-1))
        ends = np.cumsum(self._lines["rows"].to_numpy())
        starts = np.concatenate([[0], ends])[firsts].tolist()
        couples = zip(ones[one[firsts]].tolist(), others[other[firsts]].tolist(), strict=True)
        return dict(zip(couples, zip(starts, [*starts[1:], self.rows], strict=True), strict=True))


def _lines_at(place: Path, digest: str) -> pa.Table:
    """The list of lines beside a copy. Raises ValueError where it is not the one made with it."""
    content = place.read_bytes()
    if _digest(content) != digest:
        raise ValueError(place.name)
    return pq.read_table(pa.BufferReader(content), read_dictionary=SIDES)


def _coded(column: pa.ChunkedArray) -> tuple[Any, Any]:
    """The words of a column, each once, and for each row the place of its own."""
    whole = column.combine_chunks()
    return np.array(whole.dictionary.to_pylist()), whole.indices.to_numpy()


def _framed(table: pa.Table) -> pd.DataFrame:
    frame: pd.DataFrame = table.to_pandas().set_index(LINE)
    frame.index.name = None
    return frame


def copy_of(csv: Csv) -> Copy | None:
    """The copy of a CSV as it is now, made by the same schema; None where there is none to use."""
    try:
        is_small = (csv.folder / csv.path).stat().st_size < SMALL_FILE
        if is_small or not (csv.folder / FOLDER).is_dir():
            return None
        digest = _digest_now(csv.folder, csv.path)
        copy = Copy(csv, digest)
    except (OSError, ValueError, KeyError, pa.ArrowException):
        return None
    return copy if copy.made_of == (digest, _digest(csv.schema), FORM) else None


def made(csv: Csv, content: bytes, frame: pd.DataFrame, says: Iterable[str] = ()) -> Copy | None:
    """The copy of a CSV just read, if it is large; None where it is not or cannot be written."""
    if len(frame) < LARGE:
        return None
    digest, schema = _digest(content), _digest(csv.schema)
    told = {"csv": digest, "schema": schema, "form": FORM, "group": str(GROUP)}
    try:
        (csv.folder / FOLDER).mkdir(exist_ok=True)
        place = _place(csv.folder, digest)
        _write_copy(place, _ordered(frame), {**told, "notices": json.dumps([*says])})
        return Copy(csv, digest)
    except (OSError, pa.ArrowException):
        return None


def _ordered(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows of trade by reporter and partner, others as they stand in the file."""
    key = [*LINES[:3], "period"]
    return frame.sort_values(key, kind="stable") if set(key) <= set(frame) else frame


def _write_copy(place: Path, ordered: pd.DataFrame, told: dict[str, str]) -> None:
    """The rows in their order, after the list of lines where they are of trade."""
    if {*LINES, "period"} <= set(ordered):
        _written(pa.Table.from_pandas(lines_of(ordered), preserve_index=False), _beside(place))
        told = {**told, "lines": _digest(_beside(place).read_bytes())}
    table = pa.Table.from_pandas(ordered.rename_axis(LINE).reset_index(), preserve_index=False)
    _written(table.replace_schema_metadata(told), place)


def lines_of(rows: pd.DataFrame) -> pd.DataFrame:
    """Each line of trade with its number of rows, and its first and last year as a period."""
    years = rows.assign(first=rows["period"].str[:4], last=rows["period"].str[:4])
    told = {"rows": ("period", "size"), "first": ("first", "min"), "last": ("last", "max")}
    return years.groupby(LINES, sort=True).agg(**told).reset_index()


def forget_others(folder: Path, digests: Iterable[str]) -> None:
    """Takes the copies away of files that are no longer in the data."""
    kept = set(digests)
    for path in _files(folder):
        if path.name.split(".")[0] not in kept:
            with suppress(OSError):
                path.unlink()


def _files(folder: Path) -> Iterator[Path]:
    with suppress(OSError):
        yield from (folder / FOLDER).iterdir()


def _written(table: pa.Table, place: Path) -> None:
    """A Parquet file: before one rename it is not there, after it whole."""
    waiting = place.with_name(f"{place.stem}.{os.getpid()}.part")
    try:
        pq.write_table(
            *(table, waiting),
            row_group_size=GROUP,
            compression="zstd",
            write_page_checksum=True,
        )
        waiting.replace(place)
    finally:
        waiting.unlink(missing_ok=True)


def _place(folder: Path, digest: str) -> Path:
    return folder / FOLDER / f"{digest}.parquet"


def _beside(place: Path) -> Path:
    return place.with_name(f"{place.stem}.lines.parquet")


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _stamp(folder: Path, path: str) -> list[Any]:
    """What the disk says of a file: while all of it stays, nobody has written to it."""
    seen = (folder / path).stat()
    return [path, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino]


def _digest_now(folder: Path, path: str) -> str:
    """The digest of a file as it is, which is known already where nobody has written to it."""
    stamp = _stamp(folder, path)
    for each in (folder / FOLDER).glob("*.seen"):
        if json.loads(each.read_text("utf-8")) == stamp:
            return each.stem
    with (folder / path).open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if _place(folder, digest).exists():
        with suppress(OSError):
            _remember(folder, path, digest, stamp)
    return digest


def _remember(folder: Path, path: str, digest: str, stamp: list[Any]) -> None:
    """Keeps what the disk says of a file beside its digest, if nobody wrote to it meanwhile."""
    if stamp == _stamp(folder, path) and time.time_ns() - max(stamp[2:4]) > SETTLED_NS:
        waiting = folder / FOLDER / f"{digest}.{os.getpid()}.part"
        waiting.write_text(json.dumps(stamp), "utf-8")
        waiting.replace(folder / FOLDER / f"{digest}.seen")
