"""How large figures are as printed, where a file does not say whether they are millions."""

import pandas as pd

from dashboard.reading import steps
from dashboard.reading.evidence import Fact
from dashboard.reading.table import Table
from dashboard.reading.tidy import Draft

MISSING = frozenset({"", "NaN"})
MOST_MILLIONS = 1e8
"""A figure above is no trade in millions: it would be over 100 trillion dollars."""
UNITS = {"dollars": 0, "thousands": 3, "millions": 6}
ASK_UNIT = "Are figures plain US dollars, thousands or millions?"


def sizes_of(table: Table, frame: pd.DataFrame, column: str) -> "pd.Series[float]":
    """The figures of a column as printed, to see how large and how fine they are."""
    probe = Draft(frame.copy())
    steps.put_values(probe, table, column, missing=MISSING, power=6)
    return probe.frame["value_usd"] / 10**6


def ask_unit(
    draft: Draft, table: Table, what: str, line: int | None = None, column: str = ""
) -> int:
    """The power of ten that the reader says; none until then, and the file stays out."""
    allowed = tuple(UNITS)
    what = f"{what} {ASK_UNIT}"
    return UNITS.get(
        steps.answer(draft, table, "unit", Fact.UNIT, what, allowed, line=line, column=column), 0
    )
