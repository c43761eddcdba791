"""How a series is stroked: where a line runs, where it breaks, and what is missing in between."""

from collections.abc import Hashable, Mapping
from itertools import groupby
from typing import Any

import pandas as pd

from dashboard.series.flows import FIRMEST_FIRST
from dashboard.series.periods import position, year_of
from dashboard.text.numbers import MISSING
from dashboard.vocabulary import Step

STROKE = ["pair", "position", "value", "status"]
"""All that a stroke is drawn from."""
SPAN = ["pair", "start", "end", "first", "last", "what"]


def runs(values: pd.DataFrame, step: Step) -> pd.DataFrame:
    """The strokes of a line chart: one row a point of a stroke, column `run` its name.

    A stroke joins neighbouring periods only, so that a line breaks where a period is missing, and
    has the weaker status of the two ends of each piece, so that the way into an estimate is
    already drawn as one.
    """
    if values.empty:
        return values.assign(run=[])
    reach = 1.5 if step is Step.ANNUAL else 1.5 / 12
    ordered = values.sort_values(["pair", "position"]).to_dict("records")
    strokes: list[dict[Hashable, Any]] = []
    for before, here, there in zip([None, *ordered], ordered, ordered[1:], strict=False):
        if not _linked(here, there, reach):
            continue
        status = max(here["status"], there["status"], key=FIRMEST_FIRST.index)
        goes_on = before is not None and _linked(before, here, reach)
        if not (goes_on and strokes[-1]["status"] == status):
            name = f"{here['pair']} {len(strokes)}"
            strokes.append({**here, "status": status, "run": name})
        strokes.append({**there, "status": status, "run": strokes[-1]["run"]})
    return pd.DataFrame(strokes, columns=[*values.columns, "run"])


def _linked(one: Mapping[Hashable, Any], other: Mapping[Hashable, Any], reach: float) -> bool:
    return bool(one["pair"] == other["pair"] and other["position"] - one["position"] < reach)


def drawable(values: pd.DataFrame, logarithmic: bool) -> pd.DataFrame:
    """The values that a scale has room for: all of them, or those above zero."""
    return values[values["value"] > 0] if logarithmic else values


def missing_spans(
    values: pd.DataFrame, step: Step, besides: pd.DataFrame | None = None, what: str = MISSING
) -> pd.DataFrame:
    """Where a pair has no value while the chart goes on: pair, start, end, first, last, what.

    start and end are positions, first and last periods; `what` says what that means. `besides`
    are rows (pair, period) that are missing for another reason.
    """
    if values.empty:
        return pd.DataFrame(columns=SPAN)
    periods = _all_periods(values["period"].min(), values["period"].max(), step)
    frames = (values,) if besides is None or besides.empty else (values, besides)
    known = {row for frame in frames for row in zip(frame["pair"], frame["period"], strict=True)}
    rows = [
        {"pair": pair, "what": what, **span}
        for pair in values["pair"].unique()
        for span in _spans(periods, {one for one in periods if (pair, one) not in known}, step)
    ]
    return pd.DataFrame(rows, columns=SPAN)


def periods_spans(values: pd.DataFrame, rows: pd.DataFrame, step: Step, what: str) -> pd.DataFrame:
    """Where rows (pair, period) lie within the years drawn: the same columns, under a name."""
    if values.empty or rows.empty:
        return pd.DataFrame(columns=SPAN)
    periods = _all_periods(values["period"].min(), values["period"].max(), step)
    spans = [
        {"pair": pair, "what": what, **span}
        for pair, own in rows.groupby("pair", sort=False)
        for span in _spans(periods, set(own["period"]), step)
    ]
    return pd.DataFrame(spans, columns=SPAN)


def predecessor_spans(values: pd.DataFrame, step: Step) -> pd.DataFrame:
    """Where a pair's values are a predecessor's: the same columns, `what` its name."""
    if values.empty:
        return pd.DataFrame(columns=SPAN)
    periods = _all_periods(values["period"].min(), values["period"].max(), step)
    older = values[values["predecessor"] != ""]
    rows = [
        {"pair": pair, "what": name, **span}
        for (pair, name), own in older.groupby(["pair", "predecessor"], sort=False)
        for span in _spans(periods, set(own["period"]), step)
    ]
    return pd.DataFrame(rows, columns=SPAN)


def _all_periods(first: str, last: str, step: Step) -> list[str]:
    years = range(year_of(first), year_of(last) + 1)
    if step is Step.ANNUAL:
        return [f"{year:04}" for year in years]
    months = [f"{year:04}-{month:02}" for year in years for month in range(1, 13)]
    return [month for month in months if first <= month <= last]


def _spans(periods: list[str], wanted: set[str], step: Step) -> list[dict[str, object]]:
    """Unbroken stretches of the periods wanted, from the start of the first to the last's end."""
    half = 0.5 if step is Step.ANNUAL else 0.5 / 12
    stretches = [
        list(group) for is_wanted, group in groupby(periods, wanted.__contains__) if is_wanted
    ]
    return [
        {
            "start": position(stretch[0], step) - half,
            "end": position(stretch[-1], step) + half,
            "first": stretch[0],
            "last": stretch[-1],
        }
        for stretch in stretches
    ]
