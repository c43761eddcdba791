"""Tables that leave the dashboard as CSV."""

import csv
import io
from collections.abc import Collection

import pandas as pd

COLUMNS = ["pair", "ledger", "measure", "period", "value", "unit", "status", "source"]
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv_of(frame: pd.DataFrame) -> bytes:
    """A frame as CSV in UTF-8 that a spreadsheet opens safely.

    A text cell that a spreadsheet would run as a formula gets a leading apostrophe; numbers,
    negative ones too, stay as they are. A byte order mark tells Excel that it is UTF-8.
    """
    return safe_text(frame, "\r\n").encode("utf-8-sig")


def safe_text(frame: pd.DataFrame, line_end: str = "\n") -> str:
    """The same as text, for a terminal or a pipe."""
    safe = frame.copy()
    for name in frame.columns:
        if not pd.api.types.is_numeric_dtype(frame[name]):
            cells = [harmless(cell) for cell in frame[name]]
            safe[name] = pd.Series(cells, index=frame.index, dtype=object)
    return str(safe.to_csv(index=False, lineterminator=line_end))


def safe_copy(content: bytes, numbers: Collection[str]) -> bytes:
    """A CSV of ours as it stands, but for text cells that a spreadsheet would run as a formula.

    `numbers` are the columns whose cells are numbers; they stay as they are, negative ones too.
    """
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    held = io.StringIO(newline="")
    writer = csv.writer(held, lineterminator="\r\n")
    plain = [name in numbers for name in rows[0]]
    for row in rows:
        is_number = zip(row, [*plain, *[False] * len(row)], strict=False)
        writer.writerow([cell if number else harmless(cell) for cell, number in is_number])
    return held.getvalue().encode("utf-8-sig")


def published(values: pd.DataFrame) -> pd.DataFrame:
    """A series with the columns of the command line, and what must be said of each value."""
    return rounded(values)[[*COLUMNS, "predecessor", "note"]]


def harmless(cell: object) -> object:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(DANGEROUS) else cell


def rounded(values: pd.DataFrame, *columns: str, places: int = 6) -> pd.DataFrame:
    """Values as people write them: whole numbers without a point, others to so many places.

    In the columns named, or in `value`; a missing value stays an empty cell.
    """
    written = {
        name: pd.Series(
            [_plain(value, places) for value in values[name]], index=values.index, dtype=object
        )
        for name in columns or ("value",)
    }
    return values.assign(**written)


def _plain(value: float, places: int) -> float | int | None:
    if pd.isna(value):
        return None
    return int(value) if value == int(value) else round(value, places)
