"""Where the columns of a table stand that no layout knows, or that a mapping was made for."""

import re
from collections.abc import Sequence

from dashboard.errors import NotRecognised
from dashboard.reading.letters import plain_digits
from dashboard.reading.mapping import Mapping
from dashboard.reading.open_text import Sheet
from dashboard.reading.periods import period_of
from dashboard.reading.table import Handed, Table, clean, named

YEAR_IN = re.compile(r"(?<![0-9])(1[3-9]|20)[0-9]{2}(?![0-9])")


def fitting(sheets: Sequence[Sheet], mapping: Mapping) -> list[Table]:
    """The first split of each sheet that has the columns of a mapping."""
    found = [
        next((one for one in tables if row_of(one, mapping) is not None), None)
        for _, tables in sheets
    ]
    return [table for table in found if table is not None]


def row_of(table: Table, mapping: Mapping) -> int | None:
    """The row of the head that holds just the columns that a mapping was made for.

    Of periods across it holds any years or months: the next release has one more.
    """
    promised = _undated(mapping.header, mapping)
    if not promised:
        return None
    across = mapping.period.across

    def holds(row: list[str]) -> bool:
        dated = not across or len(_undated(row, mapping)) < len(named(row))
        return dated and _undated(row, mapping) == promised

    return table.find(holds)


def _undated(header: Sequence[str], mapping: Mapping) -> list[str]:
    """The names of columns, without those of periods across."""
    names = named(header)
    return [one for one in names if not is_dated(one, mapping)] if mapping.period.across else names


def is_dated(name: str, mapping: Mapping) -> bool:
    """Whether a column that the mapping does not name has a year in its head."""
    return name not in mapping.columns and bool(YEAR_IN.search(plain_digits(name)))


def periods_across(table: Table, row: int, mapping: Mapping) -> tuple[list[str], list[str]]:
    """The columns of periods across, by their heads, and those with a year that are none."""
    dated = [name for name in table.header(row) if is_dated(name, mapping)]
    plain = [name for name in dated if period_of(plain_digits(name))]
    return plain, [name for name in dated if name not in plain]


def widest(handed: Handed, sheets: Sequence[Sheet]) -> Table:
    """The split into the most columns that most rows agree on."""
    every = [table for _, tables in sheets for table in tables if table.head]
    best = max(every, key=_agreement, default=None)
    if best is None or len(best.header(header_row(best))) < 2:
        raise NotRecognised(f"{handed.name}: no columns were found; this is no table.")
    return best


def _agreement(table: Table) -> int:
    widths = [len(clean(row)) for row in table.head if any(row)]
    usual = max(set(widths), key=lambda width: (widths.count(width), width)) if widths else 0
    return widths.count(usual) * (usual - 1)


def header_row(table: Table, mapping: Mapping | None = None) -> int:
    """Where the names of the columns stand: those of the mapping, else the first row of words."""
    if mapping is not None and (known := row_of(table, mapping)) is not None:
        return known
    rows = [clean(row) for row in table.head]
    most = max((sum(map(bool, row)) for row in rows), default=0)
    wide = [i for i, row in enumerate(rows) if sum(map(bool, row)) >= max(most - 1, 1)]
    return max(wide, key=lambda i: (_names_in(rows[i]), -i), default=0)


def _names_in(row: Sequence[str]) -> int:
    """How many cells of a row may be names of columns: words, or years."""
    return sum(any(map(str.isalpha, cell)) or bool(period_of(cell)) for cell in row)
