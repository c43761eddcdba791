"""The figures of a table read by a mapping: decimals, unit, and the range that the unit states."""

import re

from dashboard.errors import Problem
from dashboard.package.figures import UNCLEAR
from dashboard.reading.evidence import Fact
from dashboard.reading.mapping_proof import Fixed
from dashboard.reading.numbers import as_downloaded, undecided
from dashboard.reading.steps import HEAD, answer, put_values
from dashboard.reading.table import brief

NUMBER = r"(?<![0-9.])([0-9]{1,3}(?:\.[0-9]+)?)"
RANGE = re.compile(rf"{NUMBER} ?(?:to|-|–|—) ?{NUMBER}(?![0-9])")


def put_figures(fixed: Fixed) -> None:
    """Fill the value column as the mapping, the cells and the reader say."""
    draft, table, mapping = fixed.draft, fixed.table, fixed.mapping
    put_values(
        *(draft, table, _column(fixed)),
        missing=frozenset(mapping.missing),
        power=fixed.power() if mapping.is_trade else fixed.unit_in_words(),
        style=mapping.decimal or _decimal(fixed),
        unit_sure=False,
    )
    if not mapping.is_trade:
        _refuse_out_of_range(fixed)


def _column(fixed: Fixed) -> str:
    return "__cell" if fixed.mapping.period.across else fixed.mapping.value


def _decimal(fixed: Fixed) -> str:
    """What parts the decimals where the cells leave it open; nothing where they decide."""
    draft, table = fixed.draft, fixed.table
    cells, marks = draft.frame[_column(fixed)].astype("str"), frozenset(fixed.mapping.missing)
    sure = not fixed.mapping.is_trade and as_downloaded(table)
    place = undecided(cells, marks, point_sure=sure)
    if place is None:
        return ""
    what = f"found “{brief(cells.iloc[place])}”; {UNCLEAR}"
    line = int(str(cells.index[place]))
    column = str(draft.frame[HEAD].iloc[place]) if HEAD in draft.frame else fixed.mapping.value
    allowed = ("point", "comma")
    said = answer(draft, table, "decimal", Fact.UNIT, what, allowed, line=line, column=column)
    return said or "point"


def _refuse_out_of_range(fixed: Fixed) -> None:
    """Problems of values outside the range that the words of the unit state."""
    found = RANGE.search(fixed.mapping.unit)
    if not found:
        return
    values = fixed.draft.frame["value"].astype("float64")
    off = values[(values < float(found[1])) | (values > float(found[2]))]
    for line, value in off.items():
        what = f"found {value:,.12g}; the unit of the mapping is “{fixed.mapping.unit}”."
        column = fixed.mapping.value or None
        fixed.draft.problems.append(Problem(fixed.table.name, what, int(str(line)), column))
