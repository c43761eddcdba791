"""Product lines added up to totals, for files that hold all lines of a flow."""

import pandas as pd

from dashboard.reading.draft_to_tidy import KEYS
from dashboard.reading.layout import Draft
from dashboard.reading.tidy import VALUES

BEWARE = "If the file holds only some of them, the totals are too low."


def added_up(draft: Draft, what: str) -> None:
    """One row per key of the draft, at the line of its first part, and a notice that says so."""
    frame, key, value = draft.frame, KEYS[draft.kind], VALUES[draft.kind]
    first = frame[~frame.duplicated(key)].copy()
    if len(first) == len(frame):
        return
    sums = frame.groupby(key, sort=False)[value].sum()
    first[value] = sums.loc[pd.MultiIndex.from_frame(first[key])].to_numpy()
    draft.notices.append(f"{len(frame):,} {what} were added up to {len(first):,} totals. {BEWARE}")
    draft.frame = first
