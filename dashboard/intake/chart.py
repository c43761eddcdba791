"""One series in two releases: the one in the data, broad and pale, and the new one over it."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dashboard.drawing.axes import PADDING, Rows, fit, on, rows, tips, x
from dashboard.drawing.ink import CONFIG, DASHES, INK, SOFT
from dashboard.drawing.late import alt

HEIGHT = 190
NOW, NEXT = "in the data now", "with this file"
AFTER_COLOUR = "#0072B2"


@dataclass(frozen=True)
class Change:
    """What to draw. strokes: position, value, which, run. points: those that changed, with words.

    points: position, value, which, period, text, status. `unit` is what the axis counts.
    """

    strokes: pd.DataFrame
    points: pd.DataFrame
    unit: str


def change(drawing: Change) -> alt.LayerChart:
    """Both lines; a dot where a value is other than it was, comes or goes."""
    value = alt.Y(
        "value:Q",
        axis=alt.Axis(
            title=None, domain=False, ticks=False, tickCount=4, labelPadding=6, format=",~f"
        ),
        scale=alt.Scale(zero=True),
    )
    scale = alt.Scale(domain=[NOW, NEXT], range=[SOFT, AFTER_COLOUR])
    legend = alt.Legend(
        orient="top", title=None, labelColor=INK, labelFontSize=13, symbolType="stroke"
    )
    colour = alt.Color("which:N", scale=scale, legend=legend)
    is_now = alt.datum.which == NOW
    line = on("strokes").mark_line(aria=False, strokeJoin="round")
    dashes = alt.Scale(domain=list(DASHES), range=list(DASHES.values()))
    strokes = line.encode(
        x(),
        value,
        colour,
        strokeDash=alt.StrokeDash("status:N", scale=dashes, legend=None),
        detail="run:N",
        opacity=alt.when(is_now).then(alt.value(0.55)).otherwise(alt.value(1)),
        strokeWidth=alt.when(is_now).then(alt.value(6)).otherwise(alt.value(2)),
    )
    dots = on("points").mark_circle(aria=False, size=56)
    points = dots.encode(
        x(),
        value,
        colour,
        tooltip=tips(which="Release", period="Period", text="Value", status="Status"),
    )
    chart: alt.LayerChart = (
        alt.layer(strokes, points, height=HEIGHT, autosize=fit(), padding=PADDING)
        .configure(**CONFIG)
        .properties(datasets=data(drawing))
    )
    return chart


def shape(drawing: Change) -> str:
    """Names all that the specification depends on besides its rows."""
    return f"change {drawing.unit}"


def data(drawing: Change) -> dict[str, Rows]:
    """The rows of every layer, by the name under which the specification refers to them."""
    return {
        "strokes": rows(drawing.strokes, "position", "value", "which", "run", "status"),
        "points": rows(drawing.points, "position", "value", "which", "period", "text", "status"),
    }
