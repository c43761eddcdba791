"""Lines of pairs over time, named at their ends, with what was stated and what happened.

Everything is worked out before it comes here: `value` is in the unit printed above the axis,
`position` is a number of years, `told` is the value in words.
"""

from __future__ import annotations

from typing import Any

from dashboard.drawing import axes
from dashboard.drawing.axes import IN_SIGHT, Drawing, Rows, colour, on, rows, shade, x
from dashboard.drawing.ink import SOFT
from dashboard.drawing.late import alt
from dashboard.drawing.places import placed, reach, words_at
from dashboard.drawing.pointer import pointer, pointer_rows, titles
from dashboard.series import chart_annotations as noted
from dashboard.series import chart_events as events
from dashboard.series.chart_words import heights_of, ink_of, names_of, origins, origins_of

CROWD = 400
"""From so many points on, dots are small."""
POINT = ("position", "value", "pair", "period", "label", "text", "status", "source", "note")


def lines(drawing: Drawing) -> alt.LayerChart:
    """The chart: strokes by status, a point a value, names at their ends, annotations around.

    Of what tells something to the pointer, the later layer is nearer to it.
    """
    # A click beside all marks, or on one that is of no pair, picks nothing out.
    on_a_pair = "click[datum && datum.pair]"
    picked = alt.selection_point(name="picked", fields=["pair"], on=on_a_pair, clear="dblclick")
    value = axes.y(drawing, events.top_lanes(drawing))
    rule, nearest = pointer(titles({"": drawing.points}))
    layers = [
        _extent(),
        *events.under(drawing),
        *noted.level_rules(drawing, value),
        *noted.mean_rules(drawing, value),
        _strokes(drawing, value, picked).add_params(axes.zoom()),
        _points(drawing, value, picked, nearest),
        rule,
        *noted.span_lanes(drawing),
        *events.over(drawing),
        *noted.claim_bars(drawing, value),
        *noted.statement_marks(drawing, value, picked),
        names_at("names", value, colour(drawing), opacity=shade(picked)).add_params(picked),
        origins_at("origins", value),
    ]
    return axes.layered(layers, axes.HEIGHT, data(drawing), strokeDash="shared")


def shape(drawing: Drawing) -> str:
    """Names all that the specification depends on besides its rows: alike drawings share one."""
    layers = ("statements", "events", "means")
    return " ".join(
        map(
            str,
            (
                *("lines", drawing.unit, drawing.logarithmic, drawing.colours),
                *(getattr(drawing, layer).empty for layer in layers),
                *(claims.empty for claims in noted.stated(drawing)),
                *(events.top_lanes(drawing), len(drawing.points) < CROWD),
                titles({"": drawing.points}),
            ),
        )
    )


def data(drawing: Drawing) -> dict[str, Rows]:
    """The rows of every layer, by the name under which the specification refers to them."""
    around = noted.data(drawing)
    where = placed(
        [*names_of(drawing), *origins_of(drawing)],
        ink_of(drawing),
        drawing.domain,
        reach(heights_of(drawing), logarithmic=drawing.logarithmic),
        axes.HEIGHT,
        logarithmic=drawing.logarithmic,
        beneath=noted.beneath(around),
    )
    return {
        "extent": [{"position": position} for position in drawing.domain],
        "strokes": rows(drawing.strokes, "position", "value", "pair", "status", "run"),
        "points": rows(drawing.points, *POINT),
        "pointer": pointer_rows({"": drawing.points}, {"": drawing.spans}),
        "names": [row for row in where if row["pair"]],
        "origins": origins(where),
        **around,
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


def _points(
    drawing: Drawing, value: alt.Y, picked: alt.Parameter, nearest: alt.Parameter
) -> alt.Chart:
    """A dot a value; those of the year under the pointer are larger."""
    small = 22 if len(drawing.points) < CROWD else 6
    layer: alt.Chart = (
        on("points")
        .mark_circle(clip=True, aria=False)
        .encode(
            x(),
            value,
            colour(drawing),
            opacity=shade(picked),
            size=alt.when(nearest).then(alt.value(80)).otherwise(alt.value(small)),
        )
    )
    return layer


def names_at(name: str, value: alt.Y, ink: alt.Color, **more: Any) -> alt.Chart:  # noqa: ANN401
    """The name of each line beside its last point, of each figure stated beside its mark.

    A line's name is hidden while the reader has zoomed its end away.
    """
    weight = alt.expr("datum.is_line ? 600 : 400")
    style = alt.expr("datum.is_line ? 'normal' : 'italic'")
    layer: alt.Chart = (
        words_at(name, fontWeight=weight, fontStyle=style, lineBreak="\n")
        .encode(x(), value, ink, text="text:N", **more)
        .transform_filter(f"!datum.is_line || {IN_SIGHT}")
    )
    return layer


def origins_at(name: str, value: alt.Y) -> alt.Chart:
    """Beside a dashed stretch whose it is: “IMF estimate”."""
    layer: alt.Chart = (
        words_at(name, fontSize=12, color=SOFT, lineBreak="\n")
        .encode(x(), value, text="text:N")
        .transform_filter(IN_SIGHT)
    )
    return layer
