"""Where words go so that none stands on another. Ink only: no figure is changed, only its label."""

import math

import pandas as pd

STEP = 0.052
"""The height of a line of text as a part of the chart's height."""


def apart(
    labels: pd.DataFrame, logarithmic: bool, drawn: pd.Series, step: float = STEP
) -> pd.DataFrame:
    """Labels with a column `value`, moved up just as far as needed to clear the one below.

    `drawn` are all values in the plot, from which its height in data is known; `step` is a line of
    text as a part of that height.
    """
    ordered = labels.sort_values("value", ignore_index=True)
    floor = float(drawn[drawn > 0].min()) if logarithmic else min(0.0, float(drawn.min()))

    def height(value: float) -> float:
        return math.log10(max(value, floor)) if logarithmic else value

    gap = step * (height(max(float(drawn.max()), floor)) - height(floor))
    lifted: list[float] = []
    for level in map(height, ordered["value"]):
        lifted.append(max(level, lifted[-1] + gap) if lifted else level)
    return ordered.assign(value=[10**level if logarithmic else level for level in lifted])


def in_lanes(events: pd.DataFrame, reach: float) -> pd.DataFrame:
    """Events with a column `lane`: the lowest in which nothing stands nearer than `reach`."""
    last: list[float] = []
    lanes: list[int] = []
    if events.empty:
        return events
    ordered = events.sort_values("position", ignore_index=True)
    for position in ordered["position"]:
        free = next((i for i, end in enumerate(last) if position - end >= reach), len(last))
        last[free : free + 1] = [position]
        lanes.append(free)
    return ordered.assign(lane=lanes)
