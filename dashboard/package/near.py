"""Held figures that lie near a figure: of its own series, of other sources, of the other side.

Pure. Nearness is a matter of time: years within a few years, months within two years; where no
month is held, a twelfth of the years stands in. Only sizes above nil count.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from dashboard.vocabulary import Flow

YEAR, MONTH = 4, 7
"""How long a period is written."""
REACH = {YEAR: 60, MONTH: 24}
"""Months within which held figures are near a year and a month."""
SAME = {YEAR: 6, MONTH: 0}
"""The very period, or for a month the year it is in."""
FAR = 30
"""A publisher revises by percents and trade moves by some times; over this is asked about."""
SMALL = 1e6
"""Flows under a million dollars jump, and are revised by any factor; they are no yardstick."""
JUMP = 300
"""One figure may jump by some tens: so many times off, it is in another unit."""
TURNED = {Flow.EXPORT: Flow.IMPORT, Flow.IMPORT: Flow.EXPORT}
DATED = ["length", "at", "size"]


def dated(frame: pd.DataFrame, key: Sequence[str], value: str) -> pd.DataFrame:
    """The key, the length, the place in time and the size of every year or month above nil."""
    rows = frame.loc[frame["period"].str.len().isin(list(REACH)) & (frame[value] > 0)]
    year, month = rows["period"].str[:YEAR], rows["period"].str[YEAR + 1 :].replace("", "6")
    length = rows["period"].str.len()
    at = year.astype(int) * 12 + month.astype(int)
    return rows[list(key)].assign(length=length, at=at, size=rows[value].astype(float))


def is_held(rows: pd.DataFrame, held: pd.DataFrame, key: Sequence[str]) -> np.ndarray:
    """Whether a table holds the key of each row."""
    names = list(key)
    return pd.MultiIndex.from_frame(rows[names]).isin(pd.MultiIndex.from_frame(held[names]))


def mirrored(trade: pd.DataFrame) -> pd.DataFrame:
    """The same goods as the other side would name them: who exports and who imports exchanged."""
    names: Mapping[str, str] = {"reporter": "partner", "partner": "reporter"}
    return trade.rename(columns=names).assign(flow=trade["flow"].map(TURNED))


def near(
    rows: pd.DataFrame,
    held: pd.DataFrame,
    key: Sequence[str],
    reach: Mapping[int, int] = REACH,
    adds_up: bool = True,
) -> pd.DataFrame:
    """The lowest, middle and highest of the held sizes near each dated row, by its label.

    Rows without any are not in the result. Where months do not add up to a year, as prices do
    not, no twelfth of a year stands in for them.
    """
    found = _within(rows, held, key, reach)
    years = held[held["length"] == YEAR]
    if not adds_up:
        return found
    parts = years.assign(length=MONTH, size=years["size"] / 12)
    others = rows[~rows.index.isin(found.index)]
    stand_in = _within(others, parts, key, dict.fromkeys(reach, reach[YEAR]))
    return pd.concat([found, stand_in]) if len(stand_in) else found


def _within(
    rows: pd.DataFrame, held: pd.DataFrame, key: Sequence[str], reach: Mapping[int, int]
) -> pd.DataFrame:
    names = [*key, "length"]
    both = rows.rename_axis("row").reset_index().merge(held, on=names, suffixes=("", "_held"))
    close = (both["at"] - both["at_held"]).abs() <= both["length"].map(reach)
    sizes = both[close].groupby("row")["size_held"]
    return pd.DataFrame({"low": sizes.min(), "middle": sizes.median(), "high": sizes.max()})
