"""Values under another period than a second source holds them under: exchanged, or moved along.

Pure. Two sources of the same flow often hold the very same figure; one such figure at another
period is chance, two that changed places and a series that is moved as a whole are not.
"""

import pandas as pd

from dashboard.package.exchanged import VALUE
from dashboard.package.kinds import FLOW
from dashboard.package.near import dated

ALIKE = 0.001
"""The share by which two sources may round the very same figure apart."""
MOVED = 3
"""So many figures of a series, all the same time away from where they are held, are no chance."""


def misplaced(rows: pd.DataFrame, others: pd.DataFrame) -> pd.DataFrame:
    """The rows, by their labels, whose value others hold under another period: which, and who.

    A value that anybody holds under its own period is in its place.
    """
    own = dated(rows, FLOW, VALUE).rename_axis("row").reset_index()
    named = others[["source", "period"]].rename(columns={"period": "there"})
    both = own.merge(dated(others, FLOW, VALUE).join(named), on=[*FLOW, "length"])
    both = both[(both["size_x"] / both["size_y"] - 1).abs() <= ALIKE]
    both = both.assign(step=both["at_y"] - both["at_x"])
    away = both[~both["row"].isin(both.loc[both["step"] == 0, "row"])]
    series = [*FLOW, "length", "source"]
    is_moved = away.groupby([*series, "step"])["row"].transform("nunique") >= MOVED
    from_there = pd.MultiIndex.from_frame(away[[*series, "at_y", "at_x"]])
    is_exchanged = from_there.isin(pd.MultiIndex.from_frame(away[[*series, "at_x", "at_y"]]))
    found = away[is_moved | is_exchanged].drop_duplicates("row").set_index("row")
    return found[["there", "source"]]
