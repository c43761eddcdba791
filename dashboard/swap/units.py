"""One indicator has one unit: a file that would leave it in two is refused, a change is asked.

So is one whose label says another measure than its unit.
"""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from dashboard.errors import Problem
from dashboard.package.measures import NAMED, mislabelled
from dashboard.package.units import one_unit_words, two_units, units_words
from dashboard.swap.question import Question


def unit_problems(file: str, before: pd.DataFrame, after: pd.DataFrame) -> Iterator[Problem]:
    """The indicators that the table would hold in two units, and held in one before."""
    held = two_units(before)
    for indicator, units in two_units(after).items():
        if indicator not in held:
            what = f"{indicator} would stand in two units, {units_words(units)}. "
            advice = (
                "Hand the file in as another source (--as), give the indicator a name of its own, "
                "or bring its values to the unit held."
            )
            yield Problem(
                file, what + one_unit_words(units[0], units[1]), column="unit", advice=advice
            )


def label_problems(file: str, before: pd.DataFrame, after: pd.DataFrame) -> Iterator[Problem]:
    """The labels that are not held, each with its first line, that would say another measure."""
    named, held = (pd.MultiIndex.from_frame(table[NAMED]) for table in (after, before))
    return mislabelled(file, after[~named.isin(held)].drop_duplicates(NAMED), after)


def unit_questions(before: pd.DataFrame, frame: pd.DataFrame) -> tuple[Question, ...]:
    """Indicators whose unit would be another than it is now."""
    was, now = (rows.drop_duplicates("indicator").set_index("indicator")["unit"]
                for rows in (before, frame))  # fmt: skip
    found = [name for name in now.index.intersection(was.index) if was[name] != now[name]]
    if not found:
        return ()
    moves = [f"{name} is in “{was[name]}” and would be in “{now[name]}”" for name in found[:5]]
    says = f"The unit of an indicator would change: {'; '.join(moves)}. Is it the same one?"
    rows = np.flatnonzero(frame["indicator"].isin(found))
    return (Question(says, tuple(map(int, rows))),)
