"""Workbooks: the cells of every sheet as text, dates as ISO days and whole numbers without a point.

Only values are read, never formulas or macros. Comtrade's portal writes an empty second sheet
(2025); the old binary format is read by the same library.
"""

import datetime
import io
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from dashboard.errors import CannotRead
from dashboard.reading.kinds import ole_document

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED = "EncryptedPackage".encode("utf-16-le")
MACROS = "_VBA_PROJECT".encode("utf-16-le")
SAVE_AS = "Open it, and save the sheet as “CSV UTF-8, comma separated”."

Cell = int | float | str | bool | datetime.time | datetime.date | datetime.timedelta


def sheets_of(name: str, path: Path) -> dict[str, list[list[str]]]:
    """The sheets that hold anything, by name. Raises CannotRead for locked or broken ones."""
    content = path.read_bytes()
    if content.startswith(OLE):
        _refuse_locked(name, content)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        found = {sheet: _rows(book, sheet) for sheet in book.sheet_names}
    except PasswordError:
        raise CannotRead(_locked(name)) from None
    except (CalamineError, OSError, ValueError, KeyError) as problem:
        raise CannotRead(f"{name}: the workbook cannot be opened ({problem}).") from None
    return {sheet: rows for sheet, rows in found.items() if rows}


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


def _rows(book: CalamineWorkbook, sheet: str) -> list[list[str]]:
    rows = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    return [[_text(cell) for cell in row] for row in rows]


def _text(cell: Cell) -> str:
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat()
    return str(cell)
