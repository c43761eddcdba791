"""Rows that a reader writes, beside those that the data hold: checked, named, and put together.

Each is judged as the package judges its own rows, so that nothing is kept that would be set aside.
"""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.errors import BadData, Problem
from dashboard.package import crosschecks
from dashboard.package.claim_rows import row_problems
from dashboard.package.documents import recorded_rows
from dashboard.package.grid import Grid, brief
from dashboard.package.kinds import IF_LACKING, RECORDS
from dashboard.package.later import schema_of
from dashboard.package.package import Package, completed
from dashboard.package.schema import Descriptor
from dashboard.package.tables import Reading, read_by_cells, read_grid
from dashboard.reading.tidy import fields
from dashboard.swap.csv_bytes import number
from dashboard.swap.row_ids import MADE_BY, unique

ORDER = ("documents", "events", "claims")
"""What may be kept; claims last, since they name documents."""
Row = Mapping[str, object]
Cells = dict[str, str]
BESIDE = "#"
"""A claim names a document handed in with it by this sign and its place, the first being #0."""
NOT_TELLING = ["id", "note"]
"""The columns by which two rows are not told apart."""


@dataclass(frozen=True)
class Table:
    """A table of the package with rows handed in.

    `ids` are those that the rows handed in get, `said` those that they came with. `held` are the
    places of rows that the data hold already, `whole` is the table as it would be. `is_fresh`
    where anything of it would change.
    """

    ids: tuple[str, ...]
    said: tuple[str, ...]
    held: tuple[int, ...]
    problems: tuple[Problem, ...]
    whole: pd.DataFrame
    is_fresh: bool


def read_rows(
    name: str, rows: Sequence[Row], package: Package, beside: Mapping[str, Table]
) -> Table:
    """Rows of one table handed in, those of the tables `beside` with them.

    Raises BadData where the file holds rows that cannot be read: writing it anew would lose them.
    """
    schema_text = schema_of(package.folder, name)
    schema: Descriptor = json.loads(schema_text)
    before = _before(name, package, schema_text)
    held = {row["id"]: row for row in _cells(before)}
    asked = [_asked(row, fields(schema_text), held) for row in rows]
    if name == "claims":
        is_named = any(row["document"].startswith(BESIDE) for row in asked)
        asked = [_in_document(row, beside, is_named=is_named) for row in asked]
    reading = _read(name, _with_ids(name, asked, held), schema)
    put = _put(name, reading, before, held)
    fresh = {row["id"]: row for row in put if held.get(row["id"]) != row}
    whole = _read(name, list({**held, **fresh}.values()), schema)
    problems = [
        *_unknown(name, rows, fields(schema_text)),
        *reading.problems,
        *_wrong(name, reading, schema, package, beside),
    ]
    return Table(
        ids=tuple(row["id"] for row in put),
        said=tuple(_text(row.get("id")) for row in rows),
        held=tuple(place for place, row in enumerate(put) if row["id"] not in fresh),
        problems=tuple(sorted(problems, key=lambda one: one.line or 0)),
        whole=pd.DataFrame() if whole.frame is None else whole.frame,
        is_fresh=bool(fresh),
    )


def _before(name: str, package: Package, schema_text: bytes) -> Reading:
    held = next((one.path for one in package.sources if one.name == name), "")
    folder = package.folder
    content = (folder / held).read_bytes() if held else recorded_rows(folder)
    reading = read_by_cells(held or f"{name}.csv", content, schema_text)
    if reading.problems:
        raise BadData(list(reading.problems))
    return reading


def _cells(reading: Reading) -> list[Cells]:
    grid = reading.cells
    return [] if grid is None else [dict(zip(grid.header, row, strict=True)) for row in grid.rows]


def _read(name: str, rows: Sequence[Cells], schema: Descriptor) -> Reading:
    """Rows as a table of ours; the first stands in line 1."""
    header = [field["name"] for field in schema["fields"]]
    cells = [[row[column] for column in header] for row in rows]
    return read_grid(f"{name}.csv", Grid(header, cells, list(range(1, len(cells) + 1))), schema)


def _text(cell: object) -> str:
    """A cell as it is written."""
    if cell is None or isinstance(cell, float | int):
        return "" if cell is None else number(float(cell))
    return str(cell).strip()


def _asked(row: Row, columns: Collection[str], held: Mapping[str, Cells]) -> Cells:
    """The cells of a row; what it leaves out is empty, or as in the row that it amends."""
    blank = dict.fromkeys(columns, "")
    given = {column: _text(row[column]) for column in columns if column in row}
    return held.get(given.get("id", ""), blank) | given


def _in_document(row: Cells, beside: Mapping[str, Table], *, is_named: bool) -> Cells:
    """A claim with its document handed in, under the id that this gets or has already.

    Where no claim `is_named` one, the only one is that of all.
    """
    documents = beside.get("documents")
    if documents is None:
        return row
    called = {one: id_ for one, id_ in zip(documents.said, documents.ids, strict=True) if one}
    called |= {f"{BESIDE}{place}": id_ for place, id_ in enumerate(documents.ids)}
    alone = documents.ids[0] if len(documents.ids) == 1 and not is_named else ""
    return {**row, "document": called.get(row["document"], row["document"]) or alone}


def _with_ids(name: str, rows: Sequence[Cells], held: Collection[str]) -> list[Cells]:
    """Every row with an id: its own, or one made of it that nothing else has."""
    taken = {*held, *(row["id"] for row in rows)}
    named = []
    for row in rows:
        id_ = row["id"] or unique(MADE_BY[name](row), taken)
        taken.add(id_)
        named.append({**row, "id": id_})
    return named


def _put(name: str, reading: Reading, before: Reading, held: Mapping[str, Cells]) -> list[Cells]:
    """The rows as they go in: one that is there already, but for its note, is that one."""
    found = {key: id_ for id_, key in _keys(name, before).items()}
    keys = _keys(name, reading)
    put: list[Cells] = []
    for row in _cells(reading):
        key = keys.get(row["id"])
        same = found.setdefault(key, row["id"]) if key is not None else row["id"]
        if same != row["id"] and row["id"] not in held:
            earlier = {**held, **{one["id"]: one for one in put}}[same]
            row = {**earlier, **({"note": row["note"]} if row.get("note") else {})}
        put.append(row)
    return put


def _keys(name: str, reading: Reading) -> dict[str, tuple[Any, ...]]:
    """What tells rows apart, by their ids; of those only that can be used."""
    if reading.frame is None:
        return {}
    frame = completed(reading.frame, name)
    telling = frame.drop(columns=NOT_TELLING, errors="ignore").astype(object)
    rows = telling.where(telling.notna(), None).itertuples(index=False, name=None)
    return dict(zip(frame["id"], rows, strict=True))


def _unknown(name: str, rows: Sequence[Row], columns: Collection[str]) -> Iterator[Problem]:
    """Cells that the table has no column for, as one from before some kinds of claim."""
    for place, row in enumerate(rows):
        for column in row:
            usual = ("", IF_LACKING.get(name, {}).get(column, ""))
            if column not in columns and (cell := _text(row[column])) not in usual:
                what = f"found “{brief(cell)}”; {name}.csv in this data folder has no such column."
                yield Problem(f"{name}.csv", what, place + 1, column)


def _wrong(
    name: str,
    reading: Reading,
    schema: Descriptor,
    package: Package,
    beside: Mapping[str, Table],
) -> Iterator[Problem]:
    """What the package finds wrong with rows beside others and other tables."""
    if reading.frame is None:
        return
    frame, file = completed(reading.frame, name), f"{name}.csv"
    for column, target, key in crosschecks.references(schema, RECORDS):
        known = {*getattr(package, target)[key], *(beside[target].ids if target in beside else ())}
        yield from crosschecks.reference_problems(file, frame, column, known, f"{target}.csv")
    match name:
        case "claims":
            yield from row_problems(frame, set(package.economies["code"]))
        case "events":
            yield from crosschecks.event_problems(frame)
        case _:
            yield from crosschecks.document_problems(frame)
            yield from _of_one_address(frame, package.documents)


def _of_one_address(frame: pd.DataFrame, held: pd.DataFrame) -> Iterator[Problem]:
    """Another document at the address of one that the data hold."""
    at = {row["address"]: row["id"] for row in held.to_dict("records") if row["address"]}
    for line, row in frame.iterrows():
        there = at.get(row["address"], row["id"])
        same = held[held["id"] == there].drop(columns="id").to_dict("records")
        if there != row["id"] and same != [{k: v for k, v in row.items() if k != "id"}]:
            what = f"found the address of “{there}”, which the data hold with other words."
            advice = "Choose that document, or say of this one what the data say of it."
            yield Problem("documents.csv", what, int(str(line)), "address", advice)
