"""Product lines added up to totals, for files that hold all lines of a flow."""

import pandas as pd

from dashboard.package.kinds import SHAPES
from dashboard.reading.layout import Draft

BEWARE = "If the file holds only some of them, the totals are too low."


def added_up(draft: Draft, what: str) -> None:
    """One row per key of the draft, at the line of its first part, and a notice that says so."""
    frame, shape = draft.frame, SHAPES[draft.kind]
    key, value = list(shape.key), shape.value
    first = frame[~frame.duplicated(key)].copy()
    if len(first) == len(frame):
        return
    sums = frame.groupby(key, sort=False)[value].sum()
    first[value] = sums.loc[pd.MultiIndex.from_frame(first[key])].to_numpy()
    draft.notices.append(f"{len(frame):,} {what} were added up to {len(first):,} totals. {BEWARE}")
    draft.frame = first
