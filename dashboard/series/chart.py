"""Lines of pairs over time, named at their ends, with what was stated and what happened.

Everything is worked out before it comes here: `value` is in the unit printed above the axis,
`position` is a number of years, `text` is the value in words.
"""

import altair as alt
import pandas as pd

from dashboard.drawing import axes
from dashboard.drawing.axes import IN_SIGHT, Drawing, Rows, colour, on, rows, shade, x
from dashboard.drawing.labels import apart
from dashboard.series import chart_annotations as annotations

CROWD = 400
"""From so many points on, dots are small."""


def lines(drawing: Drawing) -> alt.LayerChart:
    """The chart: strokes by status, a point a value, names at the right, annotations around."""
    picked = alt.selection_point(name="picked", fields=["pair"], on="click", clear="dblclick")
    value = axes.y(drawing, annotations.top_lanes(drawing))
    layers = [
        _extent(),
        *annotations.event_marks(drawing),
        *annotations.date_mark(drawing),
        *annotations.level_rules(drawing, value),
        *annotations.mean_rules(drawing, value),
        *annotations.span_lanes(drawing),
        _strokes(drawing, value, picked).add_params(axes.zoom()),
        *annotations.statement_marks(drawing, value, picked),
        _points(drawing, value, picked),
        _names(drawing, value, picked).add_params(picked),
    ]
    return axes.layered(layers, axes.HEIGHT, data(drawing), strokeDash="shared")


def shape(drawing: Drawing) -> str:
    """Names all that the specification depends on besides its rows: alike drawings share one."""
    layers = ("statements", "references", "events", "means")
    return " ".join(
        map(
            str,
            (
                *("lines", drawing.unit, drawing.logarithmic, drawing.colours),
                *(getattr(drawing, layer).empty for layer in layers),
                *(drawing.mark is None, len(drawing.points) < CROWD),
                *(annotations.top_lanes(drawing), annotations.event_lanes(drawing)),
            ),
        )
    )


def data(drawing: Drawing) -> dict[str, Rows]:
    """The rows of every layer, by the name under which the specification refers to them."""
    point = ("position", "value", "pair", "period", "label", "text", "status", "source", "note")
    return {
        "extent": [{"position": position} for position in drawing.domain],
        "strokes": rows(drawing.strokes, "position", "value", "pair", "status", "run"),
        "points": rows(drawing.points, *point),
        "names": rows(_labels(drawing), "position", "value", "pair", "label", "is_line"),
        **annotations.data(drawing),
    }


def _extent() -> alt.Chart:
    """Nothing to see: the ends of the time axis, so that they are data and not specification."""
    layer: alt.Chart = on("extent").mark_tick(opacity=0, aria=False).encode(x())
    return layer


def _strokes(drawing: Drawing, value: alt.Y, picked: alt.Parameter) -> alt.Chart:
    line = on("strokes").mark_line(strokeWidth=2.2, clip=True, aria=False, strokeJoin="round")
    layer: alt.Chart = line.encode(
        x(), value, colour(drawing), axes.dash(), opacity=shade(picked), detail="run:N"
    )
    return layer


def _points(drawing: Drawing, value: alt.Y, picked: alt.Parameter) -> alt.Chart:
    """A dot a value; the one nearest to the pointer is larger and tells all about itself."""
    hover = axes.hover("pair", "period")
    small = 22 if len(drawing.points) < CROWD else 6
    tooltip = axes.tips(
        label="Pair", period="Period", text="Value", status="Status", source="Source", note="Note"
    )
    layer: alt.Chart = (
        on("points")
        .mark_circle(clip=True, aria=False)
        .encode(
            x(),
            value,
            colour(drawing),
            opacity=shade(picked),
            size=alt.when(hover).then(alt.value(80)).otherwise(alt.value(small)),
            tooltip=tooltip,
        )
        .add_params(hover)
    )
    return layer


def _names(drawing: Drawing, value: alt.Y, picked: alt.Parameter) -> alt.Chart:
    """The name of each line and level, right of the plot at the height of its end.

    A line's name is hidden while the reader has zoomed its end away.
    """
    layer: alt.Chart = (
        on("names")
        .mark_text(
            x=alt.expr("width"),
            align="left",
            dx=9,
            fontWeight=alt.expr("datum.is_line ? 600 : 400"),
            fontStyle=alt.expr("datum.is_line ? 'normal' : 'italic'"),
            aria=False,
            clip=False,
        )
        .encode(value, colour(drawing), opacity=shade(picked), text="label:N")
        .transform_filter(f"!datum.is_line || {IN_SIGHT}")
    )
    return layer


def _labels(drawing: Drawing) -> pd.DataFrame:
    """Names of lines and of references, moved apart: position, value, pair, label, is_line."""
    ends = drawing.points.sort_values("position").groupby("pair", sort=False).tail(1)
    named = ends[["position", "value", "pair", "label"]].assign(is_line=True)
    if drawing.references.empty:
        return apart(named, drawing.logarithmic, drawing.points["value"])
    levels = drawing.references[["value", "pair", "text"]].rename(columns={"text": "label"})
    both = pd.concat([named, levels.assign(is_line=False, position=drawing.domain[1])])
    return apart(both, drawing.logarithmic, drawing.points["value"])
