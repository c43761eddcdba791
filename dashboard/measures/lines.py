"""How a series is stroked: where a line runs, where it breaks, and what is missing in between."""

import pandas as pd

from dashboard.measures.flows import weakest
from dashboard.measures.periods import position, year_of
from dashboard.vocabulary import Status, Step


def runs(values: pd.DataFrame, step: Step) -> pd.DataFrame:
    """The strokes of a line chart: one row a point of a stroke, column `run` its name.

    A stroke joins neighbouring periods only, so that a line breaks where a period is missing, and
    has the weaker status of the two ends of each piece, so that the way into an estimate is
    already drawn as one.
    """
    if values.empty:
        return values.assign(run=[])
    ordered = values.sort_values(["pair", "position"], ignore_index=True)
    following = ordered.shift(-1)
    reach = 1.5 if step is Step.ANNUAL else 1.5 / 12
    linked = (ordered["pair"] == following["pair"]) & (
        following["position"] - ordered["position"] < reach
    )
    status = weakest(ordered["status"], following["status"].fillna(Status.REPORTED))
    goes_on = linked.shift(fill_value=False) & (status == status.shift())
    names = ordered["pair"] + " " + (~goes_on).cumsum().astype(str)
    pieces = [
        rows.assign(status=status, run=names)[linked]
        for rows in (ordered, following.astype(ordered.dtypes.to_dict(), errors="ignore"))
    ]
    strokes = pd.concat(pieces).drop_duplicates(["run", "position"])
    return strokes.sort_values(["run", "position"], ignore_index=True)


def missing_spans(values: pd.DataFrame, step: Step) -> pd.DataFrame:
    """Where a pair that has values has none: pair, start, end (positions), first, last (periods).

    Looked for between a pair's first value and the last value of any pair shown.
    """
    rows: list[dict[str, object]] = []
    if values.empty:
        return pd.DataFrame(columns=["pair", "start", "end", "first", "last"])
    periods = _all_periods(values["period"].min(), values["period"].max(), step)
    for pair, own in values.groupby("pair", sort=False):
        present = set(own["period"])
        wanted = [period for period in periods if period >= min(present)]
        rows += [{"pair": pair, **span} for span in _spans(wanted, present, step)]
    return pd.DataFrame(rows, columns=["pair", "start", "end", "first", "last"])


def _all_periods(first: str, last: str, step: Step) -> list[str]:
    years = range(year_of(first), year_of(last) + 1)
    if step is Step.ANNUAL:
        return [f"{year:04}" for year in years]
    months = [f"{year:04}-{month:02}" for year in years for month in range(1, 13)]
    return [month for month in months if first <= month <= last]


def _spans(periods: list[str], present: set[str], step: Step) -> list[dict[str, object]]:
    half = 0.5 if step is Step.ANNUAL else 0.5 / 12
    spans: list[list[str]] = []
    for before, period in zip([None, *periods], periods, strict=False):
        if period in present:
            continue
        if spans and spans[-1][-1] == before:
            spans[-1].append(period)
        else:
            spans.append([period])
    return [
        {
            "start": position(span[0], step) - half,
            "end": position(span[-1], step) + half,
            "first": span[0],
            "last": span[-1],
        }
        for span in spans
    ]
