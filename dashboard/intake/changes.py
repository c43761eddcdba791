"""What a new release does to the series in it: the same series before and after.

A series is all rows of a file that share every column of the key but the period. Columns of the
result: series, which (of the two releases), period, position, value, status, changed.
"""

from collections.abc import Sequence

import pandas as pd

from dashboard.series.lines import runs
from dashboard.series.periods import position
from dashboard.text.numbers import Scale, qualified, scale
from dashboard.vocabulary import MONEY, Status, Step

BEFORE, AFTER = "in the data now", "with this file"
STEPS = {4: Step.ANNUAL, 7: Step.MONTHLY}
COLUMNS = ["series", "which", "period", "position", "value", "status", "changed"]
JOINT = " | "


def most_changed(
    before: pd.DataFrame,
    after: pd.DataFrame,
    key: Sequence[str],
    value: str,
    most: int,
    relative: bool = False,
) -> list[tuple[str, Step]]:
    """The series that differ most, with the length of their periods.

    The size of a difference is the sum of the moves of its values, `relative` to what they were
    where series have units of their own. Series that only gain or lose periods come after those
    whose values move, by how many.
    """
    both = _both(before, after, key, value)
    was, now = both[f"{value}_before"].astype(float), both[f"{value}_after"].astype(float)
    moved = (now - was).abs() / (was.abs().where(was != 0) if relative else 1.0)
    alone = was.isna() ^ now.isna()
    sizes = both.assign(moved=moved.fillna(0.0), alone=alone.astype(int))
    totals = sizes.groupby(["series", "length"])[["moved", "alone"]].sum()
    differing = totals[(totals["moved"] > 0) | (totals["alone"] > 0)]
    ordered = differing.sort_values(["moved", "alone"], ascending=False, kind="stable")
    return [(str(series), STEPS[int(length)]) for series, length in ordered.index[:most]]


def before_and_after(
    before: pd.DataFrame,
    after: pd.DataFrame,
    key: Sequence[str],
    value: str,
    series: str,
    step: Step,
) -> pd.DataFrame:
    """One series in both releases, a row a value; missing values have no row."""
    parts = []
    for which, frame in ((BEFORE, before), (AFTER, after)):
        rows = _named(frame, key)
        own = rows[(rows["series"] == series) & (rows["length"].map(STEPS) == step)]
        own = own[own[value].notna()]
        status = own["status"] if "status" in own else str(Status.REPORTED)
        parts.append(own.assign(which=which, value=own[value].astype(float), status=status))
    both = pd.concat(parts, ignore_index=True)
    both["position"] = [position(period, step) for period in both["period"]]
    values = both.groupby("period")["value"].transform("nunique")
    sides = both.groupby("period")["which"].transform("nunique")
    both["changed"] = (values > 1) | (sides < 2)
    return both[COLUMNS].sort_values(["which", "position"], ignore_index=True)


def _both(
    before: pd.DataFrame, after: pd.DataFrame, key: Sequence[str], value: str
) -> pd.DataFrame:
    names = ["series", "length", "period"]
    sides = [_named(frame, key)[[*names, value]] for frame in (before, after)]
    both = sides[0].merge(sides[1], on=names, how="outer", suffixes=("_before", "_after"))
    return both[both["length"].isin(list(STEPS))]


def _named(frame: pd.DataFrame, key: Sequence[str]) -> pd.DataFrame:
    others = [name for name in key if name != "period"]
    cells = frame[others].astype("str").itertuples(index=False, name=None)
    series = pd.Series([JOINT.join(row) for row in cells], index=frame.index, dtype="str")
    return frame.assign(series=series, length=frame["period"].str.len())


def parts_of(series: str) -> list[str]:
    """The cells of the key that name a series, without the period."""
    return series.split(JOINT)


def strokes(values: pd.DataFrame, step: Step) -> pd.DataFrame:
    """The lines of both releases; each breaks where a period is missing."""
    return runs(values.assign(pair=values["which"]), step)


def marks(values: pd.DataFrame, unit: str) -> tuple[pd.DataFrame, Scale]:
    """The values in the unit above the axis, with the full ones in words in the column `text`."""
    largest = float(values["value"].abs().max())
    units = scale(unit, largest) if unit == MONEY else Scale(1, unit)
    words = [
        qualified(value, unit, status)
        for value, status in zip(values["value"], values["status"], strict=True)
    ]
    return values.assign(value=values["value"] / units.divisor, text=words), units


def in_words(points: pd.DataFrame) -> str:
    """The latest period that differs, in both releases, and how many differ."""
    changed = points[points["changed"]]
    last = changed["period"].max()
    own = changed[changed["period"] == last]
    said = dict(zip(own["which"], own["text"], strict=True))
    now, later = said.get(BEFORE, "no figure"), said.get(AFTER, "no figure")
    many = changed["period"].nunique()
    more = f" {many} periods differ; this is the latest." if many > 1 else ""
    return f"{last}: {now} {BEFORE}, {later} {AFTER}.{more}"
