"""Exports and imports changed round: each flow fits what is held of the other, and not its own.

Pure. The two flows of a pair are told apart by others' figures for the same goods, and where
there are none by the years on either side.
"""

import math
from collections.abc import Mapping

import pandas as pd

from dashboard.package.kinds import FLOW
from dashboard.package.near import TURNED, mirrored
from dashboard.vocabulary import Flow

KEY = [*FLOW, "period"]
PAIR = ["reporter", "partner"]
VALUE = "value_usd"
ALIKE = 0.25
"""Others' figures for the same goods lie so near, as a logarithm: freight alone is a tenth."""
APART = 0.4
"""The logarithm by which a figure is clearly not another: half as much again."""
STEADY = 1.3
"""From one year to the next both flows together move less than this, as a logarithm."""
FLOWS = tuple(Flow)
CLEARLY, ALONE = 2, 5
"""How many times better the other flow must fit than the own; with one year beside only."""


def judged(rows: pd.DataFrame, held: pd.DataFrame) -> pd.DataFrame:
    """Each row with others' figures for both flows at its period, and whether it is crossed.

    Only rows whose two flows differ clearly can be judged. `held` are the others' rows, of
    whatever side; a row's own is not among them.
    """
    both = pd.concat([held[[*KEY, VALUE]], mirrored(held)[[*KEY, VALUE]]], ignore_index=True)
    both = both[both[VALUE] > 0]
    own = _misfit(rows, both)
    other = _misfit(rows, both.assign(flow=both["flow"].map(TURNED)))
    found = pd.DataFrame({"own": own, "other": other}).dropna()
    found = found[(found["own"] - found["other"]).abs() > APART]
    crossed = (found["other"] < ALIKE) & (found["own"] > 2 * CLEARLY * found["other"])
    return rows.loc[found.index, KEY].assign(crossed=crossed)


def _misfit(rows: pd.DataFrame, held: pd.DataFrame) -> pd.Series:
    """How far each row is from the held figure of its key that it fits best, as a logarithm."""
    handed = rows[[*KEY, VALUE]].rename_axis("row").reset_index()
    both = handed[handed[VALUE] > 0].merge(held, on=KEY, suffixes=("", "_held"))
    logarithm = (both[VALUE] / both[f"{VALUE}_held"]).map(apart)
    nearest: pd.Series = logarithm.groupby(both["row"]).min()
    return nearest


def apart(ratio: float) -> float:
    """How far two sizes are apart, as a logarithm; of no ratio, none."""
    return abs(math.log(ratio)) if ratio > 0 else math.nan


def against_neighbours(rows: pd.DataFrame, held: pd.DataFrame) -> pd.DataFrame:
    """The pairs of rows, both flows of one year, that fit the other's neighbours; by their labels.

    A neighbour is the year before and the year after in `held`, where it holds either. Columns:
    export and import (labels of `rows`), reporter, partner, period.
    """
    wide = _both_flows(rows.rename_axis("row").reset_index(), [VALUE, "row"])
    straight, crossed, sides = _beside_misfits(wide, _both_flows(held, [VALUE]))
    clearly = (sides > 1).map({True: CLEARLY, False: ALONE})
    is_crossed = (crossed < STEADY) & (straight > STEADY) & (straight > clearly * crossed)
    found = wide[is_crossed & (sides > 1)]
    alone = wide[is_crossed & (sides == 1)]
    found = pd.concat([found, alone[~_stand_beside(alone, found)]]).reset_index()
    labels = {"export": found["row_export"], "import": found["row_import"]}
    return found[[*PAIR, "period"]].assign(**labels)


def _both_flows(frame: pd.DataFrame, values: list[str]) -> pd.DataFrame:
    """Years of pairs by their two flows, where both are held and above nil."""
    years = frame[(frame["period"].str.len() == 4) & (frame[VALUE] > 0)]
    years = years.drop_duplicates(KEY)
    wide = years.pivot(index=[*PAIR, "period"], columns="flow", values=values)
    wide.columns = pd.Index(["_".join(map(str, each)) for each in wide.columns.to_flat_index()])
    names = [f"{name}_{flow}" for name in values for flow in ("export", "import")]
    return wide.reindex(columns=names).dropna()


def steady(rows: pd.DataFrame) -> pd.MultiIndex:
    """The pairs and years whose two flows fit the years beside them better than exchanged."""
    wide = _both_flows(rows, [VALUE])
    straight, crossed, _ = _beside_misfits(wide, wide)
    return pd.MultiIndex.from_frame(wide.index[straight < crossed].to_frame(index=False))


def _beside_misfits(
    wide: pd.DataFrame, held: pd.DataFrame
) -> tuple[pd.Series, pd.Series, pd.Series]:
    """How far both flows are from the years beside, as they are and exchanged; of how many."""
    beside = [_beside(wide, held, step) for step in (-1, 1)]
    straight, crossed = (
        pd.concat([_misfits(wide, side, flows) for side in beside], axis=1)
        for flows in (dict(zip(FLOWS, FLOWS, strict=True)), TURNED)
    )
    return straight.min(axis=1), crossed.max(axis=1), straight.count(axis=1)


def _stand_beside(alone: pd.DataFrame, found: pd.DataFrame) -> pd.Series:
    """Whether the only year beside one is itself exchanged, which tells nothing of the one."""
    places = {(one, two, int(period)) for one, two, period in found.index.to_frame(index=False)
              .itertuples(index=False, name=None)}  # fmt: skip
    near = [
        any((one, two, int(period) + step) in places for step in (-1, 1))
        for one, two, period in alone.index.to_frame(index=False).itertuples(index=False, name=None)
    ]
    return pd.Series(near, index=alone.index, dtype=bool)


def _beside(wide: pd.DataFrame, held: pd.DataFrame, step: int) -> pd.DataFrame:
    """The two flows held a year before or after each, where they are."""
    names = wide.index.to_frame(index=False)
    years = (names["period"].astype(int) + step).astype(str)
    places = pd.MultiIndex.from_frame(names.assign(period=years))
    return held.reindex(places).set_index(wide.index)


def _misfits(wide: pd.DataFrame, beside: pd.DataFrame, as_flow: Mapping[Flow, Flow]) -> pd.Series:
    """How far the two flows are from those beside, each set against the flow named; together."""
    ratios = [
        wide[f"{VALUE}_{own}"].astype(float) / beside[f"{VALUE}_{other}"].astype(float)
        for own, other in as_flow.items()
    ]
    return ratios[0].map(apart) + ratios[1].map(apart)
