"""How a series is stroked: where a line runs, where it breaks, and what is missing in between."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

import pandas as pd

from dashboard.series.flows import FIRMEST_FIRST
from dashboard.series.periods import position, year_of
from dashboard.text.numbers import MISSING, through
from dashboard.vocabulary import Step

STROKE = ["pair", "position", "value", "status"]
"""All that a stroke is drawn from."""
SPAN = ["pair", "start", "end", "first", "last", "what"]
ABSENT, DERIVED, OLDER = "absent", "derived", "older"
"""The kinds of spans: without a figure, not reported by that side, reported by a predecessor."""


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
    """Where a pair has no value while the chart goes on, with the columns of SPAN.

    start and end are positions, first and last periods; `what` says what that means. `besides`
    are rows (pair, period) that are missing for another reason.
    """
    frames = (values,) if besides is None or besides.empty else (values, besides)
    known = {row for frame in frames for row in zip(frame["pair"], frame["period"], strict=True)}
    periods = _all_periods(values, step)
    return _spans(
        periods,
        step,
        ABSENT,
        (
            (pair, what, {one for one in periods if (pair, one) not in known})
            for pair in values["pair"].unique()
        ),
    )


def periods_spans(
    values: pd.DataFrame, rows: pd.DataFrame, step: Step, what: str, kind: str
) -> pd.DataFrame:
    """Where rows (pair, period) lie within the years drawn: the same columns, under a name."""
    groups = rows.groupby("pair", sort=False)["period"] if len(rows) else ()
    wanted = ((pair, what, set(periods)) for pair, periods in groups)
    return _spans(_all_periods(values, step), step, kind, wanted)


def predecessor_spans(values: pd.DataFrame, step: Step) -> pd.DataFrame:
    """Where a pair's values are a predecessor's: the same columns, `what` its name."""
    older = values[values["predecessor"] != ""].groupby(["pair", "predecessor"], sort=False)
    wanted = ((pair, name, set(periods)) for (pair, name), periods in older["period"])
    return _spans(_all_periods(values, step), step, OLDER, wanted)


def spans_in_words(parts: Sequence[pd.DataFrame], labels: Mapping[str, str]) -> pd.DataFrame:
    """Spans of several kinds together, with `text` in words; `labels` name the pairs."""
    spans = pd.concat([part for part in parts if not part.empty] or parts[:1], ignore_index=True)
    rows = spans.to_dict("records")
    texts = [f"{labels[r['pair']]}: {r['what']}, {through(r['first'], r['last'])}" for r in rows]
    return spans.assign(text=texts)


def _all_periods(values: pd.DataFrame, step: Step) -> list[str]:
    """Every period from the first to the last that is drawn."""
    if values.empty:
        return []
    first, last = values["period"].min(), values["period"].max()
    years = range(year_of(first), year_of(last) + 1)
    if step is Step.ANNUAL:
        return [f"{year:04}" for year in years]
    months = [f"{year:04}-{month:02}" for year in years for month in range(1, 13)]
    return [month for month in months if first <= month <= last]


def _spans(
    periods: list[str], step: Step, kind: str, wanted: Iterable[tuple[object, object, set[str]]]
) -> pd.DataFrame:
    """Unbroken stretches of the periods wanted (of a pair, under a name, which), whole."""
    half = 0.5 if step is Step.ANNUAL else 0.5 / 12
    stretches = [
        (pair, what, list(group))
        for pair, what, own in wanted
        for is_wanted, group in groupby(periods, own.__contains__)
        if is_wanted
    ]
    rows = [
        (pair, position(own[0], step) - half, position(own[-1], step) + half, own[0], own[-1], what)
        for pair, what, own in stretches
    ]
    return pd.DataFrame(rows, columns=SPAN).assign(kind=kind)
