"""Where words go so that none stands on another. Ink only: no figure is changed, only its label."""

import math

import pandas as pd

STEP = 0.052
"""The height of a line of text as a part of the chart's height."""


def apart(ends: pd.DataFrame, logarithmic: bool, largest: float) -> pd.DataFrame:
    """Labels at line ends, moved up just as far as needed to stand clear of the one below."""
    ordered = ends.sort_values("value", ignore_index=True)
    if logarithmic:
        span = math.log10(largest) - math.log10(max(float(ordered["value"].min()) / 10, 1e-9))
        heights = [math.log10(max(value, 1e-9)) for value in ordered["value"]]
    else:
        span = largest - min(0.0, float(ordered["value"].min()))
        heights = list(ordered["value"])
    lifted: list[float] = []
    for height in heights:
        lifted.append(max(height, lifted[-1] + STEP * span) if lifted else height)
    return ordered.assign(value=[10**height if logarithmic else height for height in lifted])


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
