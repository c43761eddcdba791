"""Groups of rows that are replaced together: one line of one ledger, one indicator of one side.

Pure. A group never mixes years with months: a file of years leaves the months where they are.
"""

from collections.abc import Mapping, Sequence

import pandas as pd

Group = tuple[str, ...]
GROUPS: Mapping[str, Sequence[str]] = {
    "trade": ("reporter", "partner", "flow"),
    "products": ("reporter", "partner", "flow", "classification"),
    "indicators": ("indicator", "economy", "partner"),
}
"""What tells groups apart, by kind of file; records and reference tables have none."""
STEPS = {4: "years", 7: "months", 0: ""}


def labels(frame: pd.DataFrame, kind: str) -> pd.Series:
    """The group of every row: the columns that tell it apart, then years, months or days."""
    steps = frame["period"].str.len().map(lambda length: STEPS.get(length, "days"))
    columns = [frame[name] for name in GROUPS[kind]]
    groups = list(zip(*columns, steps, strict=True))
    return pd.Series(groups, index=frame.index, dtype=object)


def rest(before: pd.DataFrame, frame: pd.DataFrame, kind: str) -> pd.DataFrame:
    """The rows before whose groups the new frame does not hold."""
    return before[~labels(before, kind).isin(set(labels(frame, kind)))]


def group_words(group: Group) -> str:
    """A group as a sentence names it: RUS IRN export, years."""
    *names, step = group
    return " ".join(name for name in names if name) + (f" ({step})" if step else "")
