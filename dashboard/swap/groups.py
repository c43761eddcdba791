"""Groups of rows that are replaced together: one line of one ledger, one indicator of one side.

Pure. A group never mixes years with months: a file of years leaves the months where they are.
"""

from enum import StrEnum

import pandas as pd

from dashboard.errors import UnknownChoice
from dashboard.package.kinds import SHAPES

Group = tuple[str, ...]
APART = ": "
NAMED = 4
"""So many periods are listed; of more, the number, the first and the last."""
STEPS = {4: "years", 7: "months", 0: ""}


class Mode(StrEnum):
    """What a file replaces: the whole source, its groups of rows, or only their periods."""

    WHOLE = "whole"
    PART = "part"
    PERIODS = "periods"


def suggested_mode(before: pd.DataFrame, frame: pd.DataFrame, kind: str) -> Mode:
    """The way that removes no row of a group or period that the file does not hold."""
    if kind not in SHAPES or other_periods(before, frame, kind).empty:
        return Mode.WHOLE
    lost = len(other_periods(before, frame, kind)) - len(other_groups(before, frame, kind))
    return Mode.PERIODS if lost else Mode.PART


def staying(
    before: pd.DataFrame, frame: pd.DataFrame, kind: str, mode: Mode
) -> tuple[pd.DataFrame, list[Group]]:
    """The rows before that a new frame leaves where they are, and beside such the groups it brings.

    Raises UnknownChoice for a part of a table that has no groups.
    """
    if mode is Mode.WHOLE:
        return before[:0], []
    if kind not in SHAPES:
        raise UnknownChoice(f"“{kind}” has no parts; it can only be replaced as a whole.")
    rest = other_groups if mode is Mode.PART else other_periods
    stay = rest(before, frame, kind)
    if stay.empty:
        return stay, []
    if mode is Mode.PERIODS:
        return stay, with_periods(frame, kind)
    return stay, sorted(set(labels(frame, kind)))


def labels(frame: pd.DataFrame, kind: str) -> pd.Series:
    """The group of every row: the columns that tell it apart, then years, months or days."""
    steps = frame["period"].str.len().map(lambda length: STEPS.get(length, "days"))
    columns = [frame[name] for name in SHAPES[kind].group]
    groups = list(zip(*columns, steps, strict=True))
    return pd.Series(groups, index=frame.index, dtype=object)


def other_groups(before: pd.DataFrame, frame: pd.DataFrame, kind: str) -> pd.DataFrame:
    """The rows before whose groups the new frame does not hold."""
    return before[~labels(before, kind).isin(set(labels(frame, kind)))]


def other_periods(before: pd.DataFrame, frame: pd.DataFrame, kind: str) -> pd.DataFrame:
    """The rows before whose groups, or whose periods of them, the new frame does not hold."""
    held = set(zip(labels(frame, kind), frame["period"], strict=True))
    pairs = zip(labels(before, kind), before["period"], strict=True)
    return before[[pair not in held for pair in pairs]]


def with_periods(frame: pd.DataFrame, kind: str) -> list[Group]:
    """The groups of a frame, each naming the periods that it holds of it."""
    found = frame["period"].groupby(labels(frame, kind)).agg(lambda some: _spelled(set(some)))
    return [
        (*group[:-1], f"{group[-1]}{APART}{said}")
        for group, said in zip(list[Group](found.index), found, strict=True)
    ]


def is_within(group: Group, taken: set[Group]) -> bool:
    """Whether a group, or the periods named of it, are all among those taken."""
    return group in taken or (*group[:-1], group[-1].split(APART)[0]) in taken


def _spelled(periods: set[str]) -> str:
    some = sorted(periods)
    return ", ".join(some) if len(some) <= NAMED else f"{len(some)} from {some[0]} to {some[-1]}"


def group_words(group: Group) -> str:
    """A group as a sentence names it: RUS IRN export, years."""
    *names, step = group
    return " ".join(name for name in names if name) + (f" ({step})" if step else "")
