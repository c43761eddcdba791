"""How large figures are as printed, where a file does not say whether they are millions."""

import pandas as pd

from dashboard.publishers.sdmx_terms import power_of
from dashboard.reading import steps
from dashboard.reading.evidence import Fact
from dashboard.reading.table import Table
from dashboard.reading.tidy import Draft

MISSING = frozenset({"", "NaN"})
MOST_MILLIONS = 1e8
"""A figure above is no trade in millions: it would be over 100 trillion dollars."""
SCALES = (0, 3, 6, 9)
BY_ROW = "US dollars, by the scale of each row"
UNITS = {"dollars": 0, "thousands": 3, "millions": 6}
ASK_UNIT = "Are figures plain US dollars, thousands or millions?"


def sizes_of(table: Table, frame: pd.DataFrame, column: str) -> "pd.Series[float]":
    """The figures of a column as printed, to see how large and how fine they are."""
    probe = Draft(frame.copy())
    steps.put_values(probe, table, column, missing=MISSING, power=6)
    return probe.frame["value_usd"] / 10**6


def scale_of(cell: str) -> int | None:
    """The power of ten of dollars that a cell states; None where it is none of theirs."""
    power = power_of(cell)
    return power if power in SCALES else None


def prove_scale(draft: Draft, frame: pd.DataFrame, cells: str, column: str) -> None:
    """Each scale that rows state, with the first line of it; `cells` holds them, `column` names."""
    for cell in frame[cells].unique():
        line = int(frame.index[(frame[cells] == cell).to_numpy()][0])
        draft.prove(Fact.UNIT, BY_ROW, line=line, column=column, words=str(cell))


def ask_unit(
    draft: Draft, table: Table, what: str, line: int | None = None, column: str = ""
) -> int:
    """The power of ten that the reader says; none until then, and the file stays out."""
    allowed = tuple(UNITS)
    what = f"{what} {ASK_UNIT}"
    return UNITS.get(
        steps.answer(draft, table, "unit", Fact.UNIT, what, allowed, line=line, column=column), 0
    )
