"""A frame as the bytes of one of our CSVs: read back, they are the frame.

Pure. Numbers are written with as many digits as it takes to read the same number again, without
exponents; files of figures are put in the order of their key.
"""

import csv
import io
from collections.abc import Hashable

import numpy as np
import pandas as pd

from dashboard.package.figures import beyond_doubt, is_money


def written(frame: pd.DataFrame) -> tuple[bytes, dict[int, Hashable]]:
    """The CSV of a frame, in UTF-8 with a line feed after each row; which row begins in which line.

    A character that UTF-8 does not have is written all the same, so that the reader finds it.
    """
    held = io.StringIO(newline="")
    writer = csv.writer(held, lineterminator="\n")
    writer.writerow(frame.columns)
    rows: dict[int, Hashable] = {}
    line = 2
    cells = zip(*(_texts(frame[name]) for name in frame.columns), strict=True)
    for label, row in zip(frame.index, cells, strict=True):
        writer.writerow(row)
        rows[line] = label
        line += 1 + sum(cell.count("\n") for cell in row)
    return held.getvalue().encode("utf-8", "surrogatepass"), rows


def _texts(column: pd.Series) -> list[str]:
    if pd.api.types.is_float_dtype(column.dtype):
        cells = [number(value) for value in column]
        return [beyond_doubt(cell) for cell in cells] if is_money(str(column.name)) else cells
    return ["" if pd.isna(cell) else str(cell) for cell in column]


def number(value: float) -> str:
    """A number in plain digits that reads back as the same number; nothing where it is missing."""
    if pd.isna(value):
        return ""
    return str(np.format_float_positional(value, trim="-")) if value else "0"
