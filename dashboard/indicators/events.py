"""Before and after an event: how high a pair's trade stood in the years around it, and how it grew.

The years in which the event lies are left out, since they are partly before and partly after.
The mean level is the mean of the years that have a figure; no missing year is filled. The mean
yearly growth is the geometric mean of the changes between neighbouring years of one window, so
that a constant series grows by zero and a doubling followed by a halving too; without a gap it is
the rate that leads from the window's first value to its last. Nothing here shows a cause.
"""

import math
from collections.abc import Hashable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import pandas as pd

from dashboard.series.flows import FIRMEST_FIRST
from dashboard.series.periods import year_of
from dashboard.text.numbers import day, listed, through
from dashboard.vocabulary import Status

RESULT = [
    "pair", "side", "start", "end", "first", "last", "mean", "counted", "estimates", "doubtful",
    "missing", "growth", "changes", "status", "source", "unit",
]  # fmt: skip


class Event(NamedTuple):
    """An event, and the first and last calendar year in which it lies."""

    id: str
    text: str
    first: int
    last: int


def known_events(events: pd.DataFrame, labels: Mapping[str, str]) -> list[Event]:
    """Every event of the data, the newest first, with its date and pair in its words."""
    ordered = events.sort_values("start", ascending=False, kind="stable")
    return [_event(row, labels) for row in ordered.to_dict("records")]


def windows(event: Event, length: int) -> dict[str, tuple[int, int]]:
    """The years before and the years after, first and last."""
    return {
        "before": (event.first - length, event.first - 1),
        "after": (event.last + 1, event.last + length),
    }


def around(values: pd.DataFrame, event: Event, length: int, pairs: Sequence[str]) -> pd.DataFrame:
    """A row a pair and side, with the columns of RESULT; `values` is a series of years.

    `counted` years of the window have a figure, from `first` to `last`, `missing` lists the
    others; `mean` and `growth` (percent a year, over `changes` changes) are missing where nothing
    is behind them.
    """
    rows = [
        {"pair": pair, "side": side, **_window(values[values["pair"] == pair], *years)}
        for pair in pairs
        for side, years in windows(event, length).items()
    ]
    return pd.DataFrame(rows, columns=RESULT)


def usual_event(
    events: Sequence[Event], values: pd.DataFrame, length: int, pairs: Sequence[str]
) -> str:
    """The newest event whose years, before and after, all pairs have as reported; or the newest."""
    for event in events:
        result = around(values, event, length, pairs)
        full = (result["counted"] == length) & (result["status"] == Status.REPORTED)
        if len(result) and full.all():
            return event.id
    return events[0].id if events else ""


def extent(event: Event, length: int) -> tuple[float, float]:
    """Where an axis begins and ends: all years of both windows, whole."""
    before, after = windows(event, length).values()
    return before[0] - 0.5, after[1] + 0.5


def band(event: Event) -> pd.DataFrame:
    """The years of the event, shaded whole, and in the middle of them what they are."""
    ends = {"position": event.first - 0.5, "end": event.last + 0.5, "number": ""}
    middle = (event.first + event.last) / 2
    words = {"position": middle, "end": middle, "number": "left out"}
    return pd.DataFrame([{**row, "text": event.text} for row in (ends, words)])


def growth(values: Mapping[int, float]) -> tuple[float, int]:
    """Mean yearly growth in percent, and the number of changes behind it.

    Only changes between neighbouring years count, and only from and to values above zero.
    """
    changes = [
        math.log(values[later] / values[earlier])
        for earlier, later in pairwise(sorted(values))
        if later == earlier + 1 and values[earlier] > 0 and values[later] > 0
    ]
    if not changes:
        return float("nan"), 0
    return 100 * math.expm1(math.fsum(changes) / len(changes)), len(changes)


def _event(row: Mapping[Hashable, object], labels: Mapping[str, str]) -> Event:
    start, end = str(row["start"]), str(row["end"] or row["start"])
    pair = labels.get(str(row["pair"]), "")
    text = f"{through(day(start), day(end))}: {row['label']}"
    words = f"{text} ({pair})" if pair else text
    return Event(str(row["id"]), words, year_of(start), year_of(end))


def _window(own: pd.DataFrame, start: int, end: int) -> dict[str, object]:
    years = own["period"].map(year_of)
    rows = own[(years >= start) & (years <= end)]
    by_year = dict(zip(rows["period"].map(year_of), rows["value"].astype(float), strict=True))
    rate, changes = growth(by_year)
    return {
        "start": start,
        "end": end,
        "first": min(by_year, default=start),
        "last": max(by_year, default=end),
        "mean": rows["value"].astype(float).mean(),
        "counted": len(rows),
        "estimates": int((rows["status"] == Status.ESTIMATE).sum()),
        "doubtful": int((rows["status"] == Status.DOUBTFUL).sum()),
        "missing": _stretches([year for year in range(start, end + 1) if year not in by_year]),
        "growth": rate,
        "changes": changes,
        "status": max(rows["status"], key=FIRMEST_FIRST.index, default=""),
        "source": " + ".join(dict.fromkeys(" + ".join(rows["source"]).split(" + "))),
        "unit": own["unit"].iloc[0] if len(own) else "",
    }


def _stretches(years: list[int]) -> str:
    """Years as a sentence lists them: “2021 and 2023 to 2025”."""
    firsts = [year for year in years if year - 1 not in years]
    lasts = [year for year in years if year + 1 not in years]
    return listed([through(str(a), str(b)) for a, b in zip(firsts, lasts, strict=True)])
