"""How many US dollars one unit is, as the name of a column or an indicator says, or as asked."""

import re

from dashboard.errors import Problem
from dashboard.reading import steps
from dashboard.reading.evidence import Fact
from dashboard.reading.table import Table, brief
from dashboard.reading.tidy import Draft
from dashboard.reading.units import derived, unit_of

ANSWERS = {"dollars": 0, "thousands": 3, "millions": 6}
IN_DOLLARS = "Choose US dollars on the publisher's page."
NO_VALUES = "these are no values of trade in the prices of their time."
CHOOSE_VALUES = "Choose trade values in current US dollars on the publisher's page."
SCALES = {0: "US dollars", 3: "thousand US dollars", 6: "million US dollars"}


def power_of(draft: Draft, table: Table, words: str, column: str, line: int) -> int:
    """The power of ten that words state of US dollars; where they do not, it is asked.

    “Mil” is a million, as WITS writes it. Another currency is a problem: nothing is converted. So
    is a name that says shares, changes, averages or the prices of another year.
    """
    if said := derived(words):
        what = f"found “{brief(words)}” (“{said}”): {NO_VALUES}"
        draft.problems.append(Problem(table.name, what, line, column, CHOOSE_VALUES))
        return 0
    unit = unit_of([re.sub(r"\bMil\b", "Million", words)])
    power = unit.power if unit.powers else 0
    if unit.currency == "USD" and power in SCALES:
        draft.prove(Fact.UNIT, SCALES[power], line=line, column=column, words=words)
        return power
    if others := {*unit.currencies} - {"USD"}:
        what = f"found “{brief(words)}”: {', '.join(sorted(others))}, not US dollars."
        draft.problems.append(Problem(table.name, what, line, column, IN_DOLLARS))
        return 0
    what = f"found “{brief(words)}”, which does not say how many US dollars one unit is."
    said = steps.answer(
        draft, table, "unit", Fact.UNIT, what, tuple(ANSWERS), line=line, column=column
    )
    return ANSWERS.get(said, 0)
