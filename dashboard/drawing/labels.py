"""Where words go so that none stands on another. Ink only: no figure is changed, only its label."""

import pandas as pd

LINE = 15
"""The height of a line of text in pixels."""


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
