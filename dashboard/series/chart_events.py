"""What happened, over the lines: events by number when asked for, else a few in words."""

from __future__ import annotations

import pandas as pd

from dashboard.drawing.axes import DIVIDE, IN_SIGHT, LANE, Drawing, Rows, on, rows, x
from dashboard.drawing.frame import frame
from dashboard.drawing.ink import GRID, INK, SOFT
from dashboard.drawing.labels import in_lanes
from dashboard.drawing.late import alt
from dashboard.drawing.places import LETTER

ROOM_RIGHT = 130
"""Pixels of a desk's picture that the names right of the plot take, or more."""
NARROW_DESK = 600
"""Pixels across a plot in which words above it are told apart, and so in every wider one."""
FITTING = f"datum.always || width >= {DIVIDE}"
"""What of the heads is said on this screen."""


def data(drawing: Drawing) -> dict[str, Rows]:
    """The rows of every layer here, by name."""
    return {
        "events": rows(numbered(drawing), "position", "end", "number", "text", "lane"),
        "heads": heads(drawing),
    }


def under(drawing: Drawing) -> list[alt.Chart]:
    """Below the lines: a thin rule at every event, a band for what lasted, a rule at every head."""
    layers: list[alt.Chart] = []
    if not drawing.events.empty:
        bands = on("events").mark_rect(opacity=0.35, color=GRID, clip=True, aria=False)
        rules = on("events").mark_rule(color=GRID, strokeWidth=1.2, clip=True, aria=False)
        layers += [bands.encode(x(), x2="end:Q"), rules.encode(x())]
    if heads(drawing):
        rule = on("heads").mark_rule(
            strokeWidth=1, opacity=alt.expr("datum.always ? 1 : 0.4"), clip=True, aria=False
        )
        layers.append(rule.encode(x(), color=_inked()).transform_filter(FITTING))
    return layers


def over(drawing: Drawing) -> list[alt.Chart]:
    """Above the plot: numbers of events in lanes, or the day of the claims and a few in words."""
    layers: list[alt.Chart] = []
    if not drawing.events.empty:
        numbers = on("events").mark_text(
            y=alt.expr(f"-8 - {LANE} * datum.lane"), fontSize=12, color=SOFT, aria=False, clip=False
        )
        layers.append(numbers.encode(x(), text="number:N", tooltip=["text:N"]))
    if heads(drawing):
        words = on("heads").mark_text(
            y=alt.expr(f"-8 - {LANE} * (width < {DIVIDE} ? 0 : datum.lane)"),
            align=alt.expr("datum.align"),
            dx=alt.expr("datum.dx"),
            aria=False,
            clip=False,
        )
        layers.append(words.encode(x(), color=_inked(), text="text:N").transform_filter(FITTING))
    return [layer.transform_filter(IN_SIGHT) for layer in layers]


def heads(drawing: Drawing) -> Rows:
    """What stands in words above the plot, each with its lane, the latest nearest to the plot."""
    said = [(at, text, SOFT, False) for at, text in _chosen(drawing)]
    said += [] if drawing.mark is None else [(*drawing.mark, INK, True)]
    first, last = drawing.domain
    a_pixel = (last - first) / min(frame().desk - ROOM_RIGHT, NARROW_DESK)
    ends: list[float] = []
    table: Rows = []
    for at, text, ink, always in sorted(said, reverse=True):
        is_late = at > (first + last) / 2
        width = (LETTER * len(text) + 12) * a_pixel
        left, right = (at - width, at) if is_late else (at, at + width)
        lane = next((i for i, end in enumerate(ends) if right <= end), len(ends))
        ends[lane : lane + 1] = [left]
        align = {"align": "right", "dx": 14} if always else {"align": "left", "dx": -2}
        if is_late and not always:
            align = {"align": "right", "dx": 2}
        table.append(
            {"position": at, "text": text, "ink": ink, "always": always, "lane": lane, **align}
        )
    return table


def numbered(drawing: Drawing) -> pd.DataFrame:
    """The events with the lane of each."""
    return in_lanes(drawing.events, 0.045 * (drawing.domain[1] - drawing.domain[0]))


def top_lanes(drawing: Drawing) -> tuple[int, int]:
    """Lanes above the plot on a phone and on a desk: numbers of events, or words."""
    if not drawing.events.empty:
        lanes = int(numbered(drawing)["lane"].max()) + 1
        return lanes, lanes
    desk = max((row["lane"] + 1 for row in heads(drawing)), default=0)
    return int(drawing.mark is not None), desk


def _chosen(drawing: Drawing) -> list[tuple[float, str]]:
    """A few events in words; none where all are numbered."""
    if drawing.chosen.empty or not drawing.events.empty:
        return []
    return list(zip(drawing.chosen["position"], drawing.chosen["in_chart"], strict=True))


def _inked() -> alt.Color:
    """The ink that its row names."""
    return alt.Color("ink:N", scale=None, legend=None)
