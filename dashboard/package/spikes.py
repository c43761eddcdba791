"""Single months of trade far above those around them, as a slipped digit or a sum makes them.

Pure. Trade moves by the season: over all monthly files that are shipped, no month is more than
2.4 times the middle of the six nearest. A small flow jumps with a single ship, so only large
months count.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from dashboard.package.exchanged import VALUE
from dashboard.package.near import MONTH, dated

TIMES = 4
"""So many times the middle of the months around it is no season."""
LARGE, USUAL = 1e8, 2e7
"""The dollars from which a month is looked at, and from which those around it are a yardstick."""
AROUND, ENOUGH, YEAR = 6, 4, 12
"""Months around one that are taken, that there must be, and how far away they may be."""


def spikes(rows: pd.DataFrame, key: Sequence[str]) -> "pd.Series[float]":
    """The middle of the months around each row that is far above them, by the row's label.

    The key, without the period, tells series apart.
    """
    months = dated(rows, key, VALUE).sort_values([*key, "at"])
    months = months[months["length"] == MONTH]
    series = months.groupby(list(key))[["at", "size"]]
    shifted = [series.shift(step) for step in range(-AROUND, AROUND + 1) if step]
    away = np.column_stack([(one["at"] - months["at"]).abs().fillna(np.inf) for one in shifted])
    sizes = np.where(away <= YEAR, np.column_stack([one["size"] for one in shifted]), np.nan)
    nearest = np.argsort(away, axis=1, kind="stable")[:, :AROUND]
    around = np.take_along_axis(sizes, nearest, axis=1)
    is_enough = np.isfinite(around).sum(axis=1) >= ENOUGH
    usual = pd.Series(np.nanmedian(around[is_enough], axis=1), index=months.index[is_enough])
    size = months["size"].reindex(usual.index)
    return usual[(size > LARGE) & (usual > USUAL) & (size > TIMES * usual)]
