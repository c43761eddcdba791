"""Where words go so that none stands on another. Ink only: no figure is changed, only its label."""

import math

import pandas as pd

LINE = 15
"""The height of a line of text in pixels."""
STEP = 0.052
"""The height of a line of text as a part of the chart's height."""


def apart(
    labels: pd.DataFrame, logarithmic: bool, drawn: pd.Series, step: float = STEP
) -> pd.DataFrame:
    """Labels with a column `value`, moved up just as far as needed to clear the one below.

    `drawn` are all values in the plot, from which its height in data is known; `step` is the
    height of a label as a part of the chart's.
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


def with_room(points: pd.DataFrame, width: float, height: float, letter: float = 7.5) -> list[bool]:
    """Which of several points may carry their `label` in a plot of that many pixels.

    Columns x and y are parts of the plot, from 0 to 1. The first row has the first choice; a label
    stands to the right of its point and may touch no label and no other point.
    """
    at = [(x * width, y * height) for x, y in zip(points["x"], points["y"], strict=True)]
    taken: list[tuple[float, float, float]] = []
    shown = []
    for (x, y), label in zip(at, points["label"], strict=True):
        end = x + 8 + letter * len(label)
        free = all(end < a or b < x or abs(y - other) > LINE for a, b, other in taken)
        clear = not any(
            (a, b) != (x, y) and x - 4 < a < end and abs(y - b) < LINE / 2 for a, b in at
        )
        shown.append(free and clear)
        taken += [(x, end, y)] if free and clear else []
    return shown
