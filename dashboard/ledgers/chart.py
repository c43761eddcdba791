"""Two ledgers of the same goods: two lines with the space between them shaded, and their gap.

The columns are those of series/chart; `pair` is the code of the economy whose colour a line has.
"""

from dataclasses import dataclass, replace

import altair as alt
import pandas as pd

from dashboard.drawing import axes
from dashboard.drawing.axes import IN_SIGHT, Drawing, Rows, colour, on, rows, x, y
from dashboard.drawing.ink import SOFT
from dashboard.drawing.labels import apart
from dashboard.series import chart_annotations as annotations
from dashboard.vocabulary import FREIGHT, Status

TALL, LOW = 300, 230
TWO_LINES, ONE_LINE = 0.115, 0.075
"""The height of a name with its basis below it, and of one without, as a part of the chart's."""
LINE = 0.05
DOUBLES = (0.5, 2.0)
"""The ratios that an axis of ratios always has room for: half as much, and twice."""
LEAST, MOST = FREIGHT
STRIP = f"{LEAST:.2f} to {MOST:.2f}"
"""What stands beside the strip of ratios that freight and insurance alone make."""
AROUND, ROOM = 1.08, 0.03
"""The room around the lowest and the highest figure, so that their points are whole."""
PARTS = "datum.value >= 1 ? format(datum.value, ',') : '1/' + format(1 / datum.value, ',')"
"""A ratio below one as people say it: a half, a quarter."""
FAINT = 0.55
POINT = ("position", "value", "pair", "period", "label", "text", "status_words", "source", "note")


Names = dict[str, tuple[str, str]]
"""What stands at the end of a line: its name, perhaps in several lines, and its basis below."""


@dataclass(frozen=True)
class Ends:
    """What a chart must have room for, so that two charts can share one scale."""

    low: float
    high: float


def two_sides(drawing: Drawing) -> alt.LayerChart:
    """What both sides recorded of one flow of goods, and the space between two reports.

    The specification alone, which depends on unit and colours only; its rows are `side_rows`.
    """
    value = y(drawing, 0)
    layers = [
        _room(value),
        *_between(drawing),
        *annotations.span_lanes(drawing),
        _strokes(drawing, value).add_params(axes.zoom()),
        _points(drawing, value, "Recorded"),
        *_ends(drawing, value),
    ]
    return axes.layered(layers, TALL, strokeDash="shared")


def side_rows(drawing: Drawing, band: pd.DataFrame, names: Names, ends: Ends) -> dict[str, Rows]:
    """The rows of `two_sides`. band: position, exported, imported, run, is_alone."""
    roomy = _roomy(ends)
    around = annotations.data(drawing)
    return {
        **_data(drawing, roomy, _named(drawing, names, roomy, TWO_LINES)),
        "spans": around["spans"],
        "lanes": around["lanes"],
        "band": rows(band, "position", "exported", "imported", "run", "is_alone"),
    }


def gap_lines(drawing: Drawing) -> alt.LayerChart:
    """The gap of both flows of goods, in dollars over a line at zero, or as a ratio.

    A ratio stands on an axis where twice and half are equally far from one, with a strip from
    1.06 to 1.10, which is what freight and insurance alone make. The specification alone; its
    rows are `gap_rows`.
    """
    named = replace(drawing, colours={**drawing.colours, STRIP: SOFT})
    value = _gap(named)
    layers = [
        _room(value),
        *_levels(named),
        _strokes(named, value).add_params(axes.zoom()),
        _points(named, value, "Goods"),
        *_ends(named, value),
    ]
    return axes.layered(layers, LOW, strokeDash="shared")


def gap_rows(drawing: Drawing, names: Names, ends: Ends) -> dict[str, Rows]:
    """The rows of `gap_lines`. names: what stands at a line's end."""
    if not drawing.logarithmic:
        roomy = _roomy(Ends(min(ends.low, 0), max(ends.high, 0)))
        named = _named(drawing, names, roomy, ONE_LINE)
        return {**_data(drawing, roomy, named), "levels": [{"value": 0.0}]}
    roomy = Ends(min(ends.low / AROUND, DOUBLES[0]), max(ends.high * AROUND, DOUBLES[1]))
    return {
        **_data(drawing, roomy, _named(drawing, names, roomy, ONE_LINE)),
        "levels": [{"value": 1.0}],
        "strip": [{"low": LEAST, "high": MOST}],
    }


def shape(drawing: Drawing) -> str:
    """Names all that either specification depends on besides its rows: unit, scale and colours."""
    return f"{drawing.unit} {drawing.logarithmic} {drawing.colours}"


def _data(drawing: Drawing, ends: Ends, named: pd.DataFrame) -> dict[str, Rows]:
    first, last = drawing.domain
    return {
        "room": [{"position": first, "value": ends.low}, {"position": last, "value": ends.high}],
        "strokes": rows(drawing.strokes, "position", "value", "pair", "status", "run"),
        "points": rows(drawing.points, *POINT, "firm"),
        "names": rows(named, "position", "value", "pair", "label", "basis", "lines"),
    }


def _roomy(ends: Ends) -> Ends:
    """A little more than the values need, so that points at the ends are whole."""
    more = ROOM * (ends.high - ends.low)
    return Ends(ends.low - more if ends.low < 0 else ends.low, ends.high + more)


def _room(value: alt.Y) -> alt.Chart:
    """Nothing to see: the ends of both axes, so that they are data and not specification."""
    layer: alt.Chart = on("room").mark_point(opacity=0, size=0, aria=False).encode(x(), value)
    return layer


def _between(drawing: Drawing) -> list[alt.Chart]:
    """The space between two reports; one year alone is a bar as thin as a line."""
    upper, lower = y(drawing, 0, "exported"), alt.Y2("imported:Q")
    area = on("band").mark_area(color=SOFT, opacity=0.2, clip=True, aria=False)
    rule = on("band").mark_rule(color=SOFT, strokeWidth=4, clip=True, aria=False)
    alone = alt.when("datum.is_alone").then(alt.value(0.35)).otherwise(alt.value(0))
    return [
        area.encode(x(), upper, lower, detail="run:N"),
        rule.encode(x(), upper, lower, opacity=alone),
    ]


def _strokes(drawing: Drawing, value: alt.Y) -> alt.Chart:
    """Lines by status: what is not reported is dashed, and lighter."""
    line = on("strokes").mark_line(strokeWidth=2.2, clip=True, aria=False, strokeJoin="round")
    faint = f"datum.status === '{Status.ESTIMATE}' || datum.status === '{Status.RECONCILED}'"
    layer: alt.Chart = line.encode(
        x(),
        value,
        colour(drawing),
        axes.dash(),
        opacity=alt.when(faint).then(alt.value(FAINT)).otherwise(alt.value(1)),
        detail="run:N",
    )
    return layer


def _points(drawing: Drawing, value: alt.Y, label: str) -> alt.Chart:
    """A dot a figure, hollow where it is not one firm report; the nearest one tells of itself."""
    hover, colours = axes.hover("pair", "period"), axes.palette(drawing)
    titles = {"period": "Year", "text": "Value", "status_words": "Status", "source": "Source"}
    tooltip = axes.tips(label=label, **titles, note="Beside it")
    dots = on("points").mark_point(clip=True, aria=False, strokeWidth=1.4, opacity=1)
    layer: alt.Chart = dots.encode(
        x(),
        value,
        stroke=alt.Stroke("pair:N", scale=colours, legend=None),
        fill=alt.Fill("pair:N", scale=colours, legend=None),
        fillOpacity=alt.when("datum.firm").then(alt.value(1)).otherwise(alt.value(0)),
        size=alt.when(hover).then(alt.value(90)).otherwise(alt.value(20)),
        tooltip=tooltip,
    ).add_params(hover)
    return layer


def _ends(drawing: Drawing, value: alt.Y) -> list[alt.Chart]:
    """The name of each line right of the plot, with its basis below it."""
    edge = alt.expr("width")
    names = on("names").mark_text(
        x=edge, align="left", dx=9, aria=False, clip=False, fontWeight=600, lineBreak="\n"
    )
    below = alt.expr("14 * datum.lines")
    bases = on("names").mark_text(
        x=edge, align="left", dx=9, dy=below, aria=False, clip=False, fontSize=12
    )
    return [
        mark.encode(value, colour(drawing), text=f"{column}:N").transform_filter(IN_SIGHT)
        for mark, column in ((names, "label"), (bases, "basis"))
    ]


def _levels(drawing: Drawing) -> list[alt.Chart]:
    """Lines to read the gap against: no difference, and what freight makes."""
    rule = on("levels").mark_rule(color=SOFT, strokeWidth=1, clip=True, aria=False)
    level = rule.encode(_gap(drawing))
    if not drawing.logarithmic:
        return [level]
    strip = on("strip").mark_rect(
        color=SOFT, opacity=0.35, stroke=SOFT, strokeWidth=1, clip=True, aria=False
    )
    return [strip.encode(_gap(drawing, "low"), alt.Y2("high:Q")), level]


def _gap(drawing: Drawing, name: str = "value") -> alt.Y:
    """An axis of dollars, or one of ratios on which a step doubles or halves."""
    if not drawing.logarithmic:
        return y(drawing, 0, name)
    axis = axes.unit_axis(drawing, 0)
    axis["labelExpr"] = PARTS
    return alt.Y(f"{name}:Q", axis=axis, scale=alt.Scale(type="log", base=2, nice=False))


def _named(drawing: Drawing, names: Names, ends: Ends, step: float) -> pd.DataFrame:
    """Names at line ends moved apart: position, value, pair, label, basis, lines."""
    last = drawing.points.sort_values("position").groupby("pair", sort=False).tail(1)
    labels = last[["position", "value", "pair"]].assign(
        label=[names[pair][0] for pair in last["pair"]],
        basis=[names[pair][1] for pair in last["pair"]],
        lines=[names[pair][0].count("\n") + 1 for pair in last["pair"]],
    )
    if drawing.logarithmic:
        labels = pd.concat([labels, _strip_label(drawing)], ignore_index=True)
    more = LINE * (int(labels["lines"].max()) - 1)
    return apart(labels, drawing.logarithmic, pd.Series([ends.low, ends.high]), step + more)


def _strip_label(drawing: Drawing) -> pd.DataFrame:
    """The name of the strip that freight makes, among the names of the lines."""
    strip = {"position": drawing.domain[1], "value": LEAST, "pair": STRIP, "label": ""}
    return pd.DataFrame([{**strip, "basis": STRIP, "lines": 0}])
