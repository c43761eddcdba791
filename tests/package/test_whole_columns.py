"""Whole columns accept what Frictionless accepts cell by cell, with the same frame and words."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.package import tables
from dashboard.package.found_by_frictionless import is_schema
from dashboard.package.own_form import columns_of
from dashboard.package.schema import is_known
from dashboard.package.tables import Reading, read_by_cells, read_good_rows
from dashboard.package.whole_columns import frame_of, suspects
from dashboard.shipped import SHIPPED

Rows = list[list[str]]
ODD = (
    """
 | |NaN|nan|inf|-inf|Infinity|1e5|1E-7|1,234|1 234|1.234|28.959|1,234.5|1.234,5|0123|007|-0|+1|1.|.5
0|1|2016.0|100000000000000|100000000000000.001|100000000000001|-100000000000000.0000001|-1|-0.0000001
0.01|0.009999999999999999999|0.00999999999999999999999999999999|0.000000001|9999999999999999999|100
100.00000000000000000001|123456789012345678|1234567890123456.7|1234567890123456|900719925474.0993
2016|2016-13|2016-02-30|2016-1|201|1499|2200|2016-01-01/2015-01-01|2016-01-01/2016-12-31|Jan-19
01.01.2016|2016-01-01|2016-01|2015|0000|rus|RUS |RUS\t|RUS\r|SUN|IRN|export|Export|fob|é
\u202e|\x85|\x07|\x00|\u2066|\u2028|a"b|"|""|a,b|'|https://x|https://x\u3000y|https://x y|HS2|HS4
SITC1|01|011|٣|−5|\ufeff|=1+1|yes|no|#aabbcc|#GG0000|TUR-IRN|two groups|level|stated
estimate|a-b|A-b
""".strip("\n")
    .replace("\n", "|")
    .split("|")
)
"""Cells that somebody, a spreadsheet or a program may have written."""


def kinds() -> list[str]:
    return sorted(path.stem for path in (SHIPPED / "schemas").glob("*.json"))


def schema_of(kind: str) -> bytes:
    return (SHIPPED / "schemas" / f"{kind}.json").read_bytes()


def shipped(kind: str) -> Rows:
    """Header and rows of every shipped table of a schema, no more than a few of each."""
    cards = json.loads((SHIPPED / "datapackage.json").read_bytes())["resources"]
    found: Rows = []
    for card in cards:
        if Path(card["schema"]).stem == kind:
            text = (SHIPPED / card["path"]).read_text("utf-8")
            header, *rows = csv.reader(io.StringIO(text))
            found = [header, *found[1:], *rows[:12]]
    return found


def written(rows: Rows, **way: Any) -> bytes:
    held = io.StringIO(newline="")
    csv.writer(held, **{"lineterminator": "\n"} | way).writerows(rows)
    return held.getvalue().encode()


def cell_by_cell(content: bytes, schema: bytes) -> Reading:
    """The reading where Frictionless looks at every cell."""
    with patch.object(tables, "_suspected", lambda grid, _: grid):
        return read_by_cells("x.csv", content, schema)


def clean_frame(content: bytes, schema_text: bytes) -> pd.DataFrame | None:
    """The frame of a table in which whole columns show nothing to ask Frictionless about."""
    columns = columns_of(content, schema := json.loads(schema_text))
    if columns is None or (odd := suspects(columns, schema)).any():
        return None
    return frame_of(columns, schema, ~odd)


def same(one: Reading, other: Reading) -> None:
    """The same frame to the last bit, the same problems letter for letter."""
    assert [*map(str, one.problems)] == [*map(str, other.problems)]
    assert one.problems == other.problems
    assert (one.frame is None) == (other.frame is None)
    if one.frame is not None and other.frame is not None:
        pd.testing.assert_frame_equal(one.frame, other.frame, check_exact=True)


@st.composite
def changed_rows(draw: st.DrawFn, kind: str) -> Rows:
    """A few shipped rows of a kind, some twice, with some cells changed."""
    header, *rows = shipped(kind)
    few = draw(st.lists(st.sampled_from(rows), min_size=1, max_size=8))
    found = [header, *([*row] for row in few)]
    for _ in range(draw(st.integers(0, 3))):
        row, column = draw(st.integers(1, len(few))), draw(st.integers(0, len(header) - 1))
        others = [one[column] for one in rows]
        found[row][column] = draw(st.sampled_from(ODD) | st.sampled_from(others) | st.text())
    return found


FORMS: dict[str, dict[str, Any]] = {
    "ours": {},
    "of Windows": {"lineterminator": "\r\n"},
    "with semicolons": {"delimiter": ";"},
    "quoted": {"quoting": csv.QUOTE_ALL},
}


def _moved(rows: Rows) -> list[Rows]:
    """The rows as spreadsheets and people leave them."""
    blank = [""] * len(rows[0])
    return [
        [row[::-1] for row in rows],
        [[*row, ""] for row in rows],
        [*rows[:2], blank, *rows[2:], blank],
        [*rows, []],
        [row[:-1] for row in rows],
    ]


@st.composite
def files(draw: st.DrawFn, kind: str) -> bytes:
    """Such rows as a file, in one of several forms, with a few bytes taken out or put in."""
    rows = draw(changed_rows(kind))
    rows = draw(st.sampled_from([rows, rows, *_moved(rows)]))
    content = draw(st.sampled_from([b"", b"", b"\xef\xbb\xbf"])) + written(
        rows, **draw(st.sampled_from([*FORMS.values()]))
    )
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, len(content)))
        put = draw(st.sampled_from([b'"', b'""', b",", b"\n", b"\r", b" ", b"\x00", b"\xff", b""]))
        content = content[:at] + put + content[at + draw(st.integers(0, 1)) :]
    return content


@pytest.mark.parametrize("kind", kinds())
@settings(deadline=None, max_examples=40)
@given(data=st.data())
def test_a_table_in_our_own_form_is_clean_exactly_where_frictionless_finds_nothing(
    kind: str, data: st.DataObject
) -> None:
    rows, schema = data.draw(changed_rows(kind)), schema_of(kind)
    content = written(rows)
    frame, slow = clean_frame(content, schema), cell_by_cell(content, schema)
    is_plain = not any(sign in cell for row in rows for cell in row for sign in "\n\r\t")
    if slow.cells is not None and not slow.problems and not slow.cells.ways and is_plain:
        assert frame is not None
    if frame is not None:
        same(Reading(frame, ()), slow)


@pytest.mark.parametrize("kind", kinds())
@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_any_file_is_read_as_if_frictionless_looked_at_each_cell(
    kind: str, data: st.DataObject
) -> None:
    content, schema = data.draw(files(kind)), schema_of(kind)
    slow, found = cell_by_cell(content, schema), read_by_cells("x.csv", content, schema)
    assert replace(found, frame=None) == replace(slow, frame=None)
    same(found, slow)
    same(read_good_rows.__wrapped__("x.csv", content, schema), slow)


@pytest.mark.parametrize("kind", kinds())
def test_every_shipped_table_is_read_by_whole_columns(kind: str) -> None:
    cards = json.loads((SHIPPED / "datapackage.json").read_bytes())["resources"]
    schema = schema_of(kind)
    for card in cards:
        if card["schema"] == f"schemas/{kind}.json":
            content = (SHIPPED / card["path"]).read_bytes()
            frame = clean_frame(content, schema)
            assert frame is not None, card["path"]
            same(Reading(frame, ()), cell_by_cell(content, schema))


def test_more_faults_than_frictionless_tells_are_told_as_it_tells_them() -> None:
    header, *rows = shipped("trade")
    many = [[*rows[0][:3], str(1600 + i % 500), *rows[0][4:]] for i in range(2400)]
    content = written([header, *many])
    same(
        read_by_cells("x.csv", content, schema_of("trade")),
        cell_by_cell(content, schema_of("trade")),
    )


ODD_SCHEMAS: dict[str, dict[str, Any]] = {
    "words for nothing": {"missingValues": ["-"]},
    "no key": {"primaryKey": []},
    "a key of numbers": {"primaryKey": ["value_usd"]},
    "a key that may be empty": {"primaryKey": ["note"]},
}
ODD_FIELDS: dict[str, dict[str, Any]] = {
    "a longest text": {"constraints": {"maxLength": 2}},
    "a format": {"format": "email"},
    "another type": {"type": "date"},
    "a name with a blank": {"name": "the note"},
}


@pytest.mark.parametrize("change", [*ODD_SCHEMAS.values(), *ODD_FIELDS.values()])
def test_a_schema_that_says_anything_else_is_left_to_frictionless(change: dict[str, Any]) -> None:
    schema: dict[str, Any] = json.loads(schema_of("trade"))
    if change in ODD_SCHEMAS.values():
        schema |= change
    else:
        schema["fields"][-1] |= change
    assert is_known(json.loads(schema_of("trade")))
    assert not is_known(schema)


@pytest.mark.parametrize("kind", kinds())
def test_a_schema_that_is_known_is_one_by_the_standard(kind: str) -> None:
    schema = json.loads(schema_of(kind))
    assert is_known(schema)
    assert is_schema(schema)


@pytest.mark.parametrize(
    "change",
    [
        {"title": 1},
        {"type": "text"},
        {"example": 5},
        {"constraints": []},
        {"constraints": {"x": 1}},
        {"constraints": {"enum": "a"}},
        {"constraints": {"required": "yes"}},
    ],
)
def test_what_is_no_schema_by_the_standard_is_not_known(change: dict[str, Any]) -> None:
    schema = json.loads(schema_of("trade"))
    schema["fields"][-1] |= change
    assert not is_schema(schema)
    assert not is_known(schema)
