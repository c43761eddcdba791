"""Workbooks: the cells of every sheet as text, dates as ISO days and whole numbers without a point.

Only values are read, never formulas or macros. Comtrade's portal writes an empty second sheet
(2025); the old binary format is read by the same library.
"""

import datetime
import io
import zipfile
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from dashboard.errors import CannotRead
from dashboard.reading.kinds import ole_document
from dashboard.reading.sheet_formats import comments_of, formats_of, spoken_formats
from dashboard.reading.sheet_xml import (
    Place,
    Seen,
    cell_name,
    look,
    parts_of,
    refuse_far_ods,
    rewritten,
    without,
)
from dashboard.reading.table import brief, quoted

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED = "EncryptedPackage".encode("utf-16-le")
MACROS = "_VBA_PROJECT".encode("utf-16-le")
SHOWN = 4
SAVE_AS = "Open it, and save the sheet as “CSV UTF-8, comma separated”."

Cell = int | float | str | bool | datetime.time | datetime.date | datetime.timedelta


@dataclass
class Grid:
    """The cells of a sheet, its errors and formulas without a value, and what is to be said.

    Beside them the words of number formats and comments, by cell.
    """

    rows: list[list[str]]
    odd: dict[Place, str]
    notices: list[str]
    formats: dict[Place, str]
    comments: dict[Place, str]


def sheets_of(name: str, path: Path) -> dict[str, Grid]:
    """The visible sheets that hold anything, by name; hidden ones are told, never read.

    Raises CannotRead for locked or broken ones, and where all that holds anything is hidden.
    """
    content = path.read_bytes()
    if content.startswith(OLE):
        _refuse_locked(name, content)
    try:
        content, seen = _looked_over(name, content)
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = [sheet for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
        hidden = [one.name for one in sheets if one.visible != SheetVisibleEnum.Visible]
        shown = [one.name for one in sheets if one.name not in hidden]
        found = {sheet: _grid(book, sheet, seen.get(sheet, Seen())) for sheet in shown}
    except PasswordError:
        raise CannotRead(_locked(name)) from None
    except (CalamineError, ET.ParseError, OSError, ValueError, KeyError) as problem:
        raise CannotRead(f"{name}: the workbook cannot be opened ({problem}).") from None
    found = {sheet: grid for sheet, grid in found.items() if grid.rows}
    return _with_hidden(name, found, hidden)


def _with_hidden(name: str, found: dict[str, Grid], hidden: list[str]) -> dict[str, Grid]:
    """The sheets found, each saying which hidden ones stand beside it."""
    if hidden and not found:
        what = f"only hidden sheets hold anything: {quoted(hidden)}."
        raise CannotRead(f"{name}: {what} Show the one that counts, and save the workbook.")
    for grid in found.values():
        grid.notices += [f"Hidden sheets were not read: {quoted(hidden)}."] if hidden else []
    return found


def _looked_over(name: str, content: bytes) -> tuple[bytes, dict[str, Seen]]:
    """A workbook without cells far from all others, and what its sheets show besides values."""
    if not content.startswith(b"PK"):
        return content, {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if "content.xml" in archive.namelist():
            refuse_far_ods(name, archive.read("content.xml"))
        seen, changed, spoken = {}, {}, spoken_formats(archive)
        for sheet, part in parts_of(archive).items():
            xml = archive.read(part)
            seen[sheet] = look(f"{name} → {sheet}", xml)
            seen[sheet].formats = formats_of(xml, spoken)
            seen[sheet].comments = comments_of(archive, part)
            if seen[sheet].far:
                changed[part] = without(xml, seen[sheet].far)
        return rewritten(archive, changed) if changed else content, seen


def _refuse_locked(name: str, content: bytes) -> None:
    if LOCKED in content:
        raise CannotRead(_locked(name))
    if MACROS in content:
        what = "the workbook holds macros (small programs), which are never opened here."
        raise CannotRead(f"{name}: {what} {SAVE_AS}")
    if said := ole_document(content):
        raise CannotRead(f"{name}: {said}")


def _locked(name: str) -> str:
    return f"{name}: the workbook is locked with a password. Open it, remove the password, save it."


def _grid(book: CalamineWorkbook, sheet: str, seen: Seen) -> Grid:
    """The cells of a sheet as text; errors and formulas stand where a spreadsheet shows them."""
    found = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    rows = [[_text(cell) for cell in row] for row in found]
    for (line, place), text in seen.odd.items():
        rows += [[] for _ in range(line - len(rows))]
        row = rows[line - 1]
        row += [""] * (place + 1 - len(row))
        row[place] = text
    said = [f"Hidden {part} of the sheet were read like the others." for part in seen.hidden]
    if seen.far:
        said.append(f"Cells far from the table were passed over: {', '.join(seen.far)}.")
    if seen.comments:
        each = [f"{cell_name(at)} (“{brief(words)}”)" for at, words in seen.comments.items()]
        more = f" and {len(each) - SHOWN} more" if len(each) > SHOWN else ""
        said.append(f"Comments stand at cells: {', '.join(each[:SHOWN])}{more}.")
    return Grid(rows, seen.odd, said, seen.formats, seen.comments)


def _text(cell: Cell) -> str:
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat()
    return str(cell)
