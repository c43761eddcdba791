"""Whether single months of a file stand far above those around them. Pure."""

import pandas as pd

from dashboard.package.exchanged import KEY, VALUE
from dashboard.package.kinds import FLOW
from dashboard.package.spikes import TIMES, spikes
from dashboard.swap.question import Group, Question, named
from dashboard.text.numbers import plain


def single_month_questions(
    frame: pd.DataFrame, before: pd.DataFrame, taken: set[int]
) -> tuple[Question, ...]:
    """What must be asked of months, unless they are held so; `taken` are asked about already."""
    rows = frame.reset_index(drop=True)
    stay = before[~_are_in(before, rows, KEY)]
    usual = spikes(pd.concat([rows, stay.set_axis(range(-len(stay), 0))])[[*KEY, VALUE]], FLOW)
    mine = rows.loc[sorted({row for row in usual.index if row >= 0} - taken)]
    mine = mine[~_are_in(mine, before, [*KEY, VALUE])]
    if mine.empty:
        return ()
    groups: tuple[Group, ...] = tuple(
        dict.fromkeys(mine[list(FLOW)].itertuples(index=False, name=None))
    )
    first = mine.iloc[0]
    says = (
        f"Single months are over {TIMES} times those around them ({len(mine):,} of "
        f"{named(groups)}): {first['period']} is {plain(first[VALUE])}, those around it are about "
        f"{plain(usual[mine.index[0]])}. Is each the figure of its month alone, in the same unit?"
    )
    return (Question(says, tuple(map(int, mine.index)), groups),)


def _are_in(rows: pd.DataFrame, table: pd.DataFrame, columns: list[str]) -> "pd.Series[bool]":
    there = pd.MultiIndex.from_frame(table[columns])
    return pd.Series(pd.MultiIndex.from_frame(rows[columns]).isin(there), index=rows.index)
