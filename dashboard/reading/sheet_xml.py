"""What the library for workbooks does not tell, from the XML of their sheets.

It gives an error cell and a formula without a value as empty, which would pass for a missing
figure; it says nothing of hidden rows; and one stray cell far away makes it lay out every cell up
to there, which no memory holds. A look at the cells' own marks costs little and settles all three.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from itertools import pairwise
from xml.etree import ElementTree as ET

from dashboard.errors import CannotRead

ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
CELL = re.compile(
    rb"<(?:\w+:)?c(?=[\s/>])([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)",
    re.DOTALL,
)
COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]*)>")
PLACE = re.compile(rb'\br="([A-Z]{1,3})([0-9]{1,7})"')
NUMBER = re.compile(rb'\br="([0-9]+)"')
VALUE = re.compile(rb"<(?:\w+:)?v\b[^>]*>([^<]*)<")
FORMULA = re.compile(rb"<(?:\w+:)?f\b[^>]*?(?:/>|>([^<]*)<)")
ENDS = re.compile(rb'\b(min|max)="([0-9]+)"')
HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
FAR_OUT = re.compile(rb'\br="(?:[D-Z][A-Z]|[A-Z]{3})[0-9]')
GAP_ROWS, GAP_COLUMNS, MOST_FAR = 1000, 100, 20
ODS_ROWS = re.compile(rb'number-rows-repeated="[0-9]{4,}"(?=.*?office:value-type)', re.DOTALL)
ODS_COLUMNS = re.compile(rb'number-columns-repeated="[0-9]{3,}"/>\s*<table:table-cell[^>]*value-')
MEND = "Delete such cells, or move the tables together, and save it again."

Place = tuple[int, int]
"""A cell by its line, counting from 1, and its column, counting from 0."""


@dataclass
class Seen:
    """What a look at a sheet's XML shows: errors and formulas without a value, as a spreadsheet
    would show them; hidden rows and columns; cells far from all others; words of number formats
    and comments."""

    odd: dict[Place, str] = field(default_factory=dict)
    hidden: list[str] = field(default_factory=list)
    far: list[str] = field(default_factory=list)
    formats: dict[Place, str] = field(default_factory=dict)
    comments: dict[Place, str] = field(default_factory=dict)


def parts_of(archive: zipfile.ZipFile) -> dict[str, str]:
    """The path of each sheet's XML inside a workbook, by the sheet's name."""
    if "xl/workbook.xml" not in archive.namelist():
        return {}
    targets = {key: path for key, _, path in links_of(archive, "xl/workbook.xml")}
    found = {}
    for sheet in ET.fromstring(archive.read("xl/workbook.xml")).iter():  # noqa: S314
        key = next((value for name, value in sheet.items() if name.endswith("}id")), None)
        if sheet.tag.endswith("}sheet") and key in targets:
            found[str(sheet.get("name"))] = targets[key]
    return found


def links_of(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[str, str, str]]:
    """What a part of a workbook leads to: a key, a kind, and the path of another part."""
    folder, name = posixpath.split(part)
    links = f"{folder}/_rels/{name}.rels"
    for link in ET.fromstring(archive.read(links)) if links in archive.namelist() else ():  # noqa: S314
        path = posixpath.normpath(posixpath.join("/", folder, str(link.get("Target"))))
        yield str(link.get("Id")), str(link.get("Type")), path.lstrip("/")


def look(name: str, content: bytes) -> Seen:
    """A look at the XML of a sheet. Raises CannotRead where many cells stand far from others."""
    hidden = [*_hidden_rows(content), *_hidden_columns(content)]
    far, odd = _far(name, content), _odd(content)
    near = {place: text for place, text in odd.items() if cell_name(place) not in far}
    return Seen(near, hidden, far)


def cells_of(content: bytes) -> Iterator[tuple[Place, bytes, bytes]]:
    """Every cell that says its place, with its marks and what it holds."""
    for cell in CELL.finditer(content):
        place = PLACE.search(cell[1])
        if place and cell[2]:
            yield (int(place[2]), column_of(place[1])), cell[1], cell[2]


def column_of(letters: bytes) -> int:
    """The place of a column that a spreadsheet names by letters: 0 for A."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def letters(column: int) -> str:
    """A column as a spreadsheet names it: A for 0."""
    said = ""
    while column >= 0:
        said, column = chr(65 + column % 26) + said, column // 26 - 1
    return said


def cell_name(place: Place) -> str:
    """A cell as a spreadsheet names it: B2."""
    return f"{letters(place[1])}{place[0]}"


def _odd(content: bytes) -> dict[Place, str]:
    if b't="e"' not in content and not FORMULA.search(content):
        return {}
    found = {}
    for place, marks, held in cells_of(content):
        value, formula = VALUE.search(held), FORMULA.search(held)
        text = unescape(value[1].decode("utf-8", "replace")) if value else ""
        if b't="e"' in marks:
            found[place] = text or "#N/A"
        elif formula and not text and not (value and b't="str"' in marks):
            found[place] = "=" + unescape((formula[1] or b"").decode("utf-8", "replace"))
    return found


def _hidden_rows(content: bytes) -> list[str]:
    rows = [NUMBER.search(row[1]) for row in ROW.finditer(content) if HIDDEN.search(row[1])]
    said = [f"{first}" if first == last else f"{first} to {last}" for first, last in _runs(rows)]
    return [f"rows {', '.join(said[:5])}{' and more' if len(said) > 5 else ''}"] if said else []


def _runs(rows: Iterable[re.Match[bytes] | None]) -> list[Place]:
    """Numbers of rows as spans from the first to the last of each."""
    spans: list[Place] = []
    for number in (int(row[1]) for row in rows if row):
        follows = bool(spans) and spans[-1][1] == number - 1
        spans[-1:] = [(spans[-1][0], number)] if follows else [*spans[-1:], (number, number)]
    return spans


def _hidden_columns(content: bytes) -> list[str]:
    said = []
    for column in COLUMN.finditer(content[: max(content.find(b"sheetData"), 0)]):
        ends = dict(ENDS.findall(column[1]))
        if HIDDEN.search(column[1]) and len(ends) == 2:
            names = [letters(int(ends[end]) - 1) for end in (b"min", b"max")]
            said.append(" to ".join(dict.fromkeys(names)))
    return [f"columns {', '.join(said)}"] if said else []


def _far(name: str, content: bytes) -> list[str]:
    """Cells so far from the others that nobody put them there on purpose."""
    numbers = [int(row[1]) for row in map(NUMBER.search, _last_row(content)) if row]
    reaches_far = bool(numbers) and numbers[0] > len(ROW.findall(content)) + GAP_ROWS
    if not reaches_far and not FAR_OUT.search(content):
        return []
    places = [place for place, _, _ in cells_of(content)]
    last_row = _before_gap({row for row, _ in places}, GAP_ROWS)
    last_column = _before_gap({column for _, column in places}, GAP_COLUMNS)
    far = [cell_name(place) for place in places if place[0] > last_row or place[1] > last_column]
    if len(far) > MOST_FAR:
        what = f"{len(far):,} cells stand far from the others, the first at {far[0]}."
        raise CannotRead(f"{name}: {what} {MEND}")
    return far


def _last_row(content: bytes) -> list[bytes]:
    return [row[1] for row in ROW.finditer(content, max(content.rfind(b"row ") - 60, 0))][-1:]


def _before_gap(numbers: set[int], gap: int) -> int:
    """The last number before the first long gap."""
    ordered = sorted(numbers)
    for one, following in pairwise(ordered):
        if following - one > gap:
            return one
    return ordered[-1] if ordered else 0


def without(content: bytes, far: Iterable[str]) -> bytes:
    """The XML of a sheet without the cells at these places."""
    gone = {place.encode() for place in far}

    def kept(cell: re.Match[bytes]) -> bytes:
        place = PLACE.search(cell[1])
        return b"" if place and place[1] + place[2] in gone else cell[0]

    return CELL.sub(kept, content)


def rewritten(archive: zipfile.ZipFile, changed: Mapping[str, bytes]) -> bytes:
    """A workbook in memory with some of its parts changed."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
        for name in archive.namelist():
            target.writestr(name, changed.get(name) or archive.read(name))
    return held.getvalue()


def refuse_far_ods(name: str, content: bytes) -> None:
    """Refuse an OpenDocument sheet with a cell far from the others, which no memory holds."""
    for table in content.split(b"</table:table>"):
        if ODS_ROWS.search(table) or ODS_COLUMNS.search(table):
            raise CannotRead(f"{name}: a cell stands far from the others. {MEND}")
