"""Two charts over one axis of years: what is set beside trade never shares its scale unasked.

Both are drawn in one picture, so that their years stand exactly above each other, one pointer
tells of both, and zooming one zooms the other. Each keeps its own values from top to bottom of
its own part of the height.
"""

from dataclasses import dataclass, replace
from typing import Any

import altair as alt
import pandas as pd

from dashboard.drawing import axes
from dashboard.drawing.axes import IN_SIGHT, Drawing, Rows, colour, on, rows, x
from dashboard.drawing.ink import SOFT
from dashboard.drawing.labels import apart
from dashboard.series import chart_annotations as annotations
from dashboard.series.chart import CROWD

PANEL, BETWEEN = 190, 66
WHOLE = 2 * PANEL + BETWEEN
TITLE_WIDTH = 42
"""Letters in a line of an axis title, so that it fits a phone."""
NEAR = 0.11
"""The height of a line of text as a part of a panel's height."""
SIDES = ("upper", "lower")
Extents = dict[str, list[int]]
STACKED: Extents = {"upper": [PANEL, 0], "lower": [WHOLE, PANEL + BETWEEN]}
SHARED: Extents = {"upper": [WHOLE, 0], "lower": [WHOLE, 0]}


@dataclass(frozen=True)
class Beside:
    """Two drawings over the same years: one above the other, or in one plot with two axes.

    The events are those of the upper one; the lanes under the axis are those of both.
    """

    upper: Drawing
    lower: Drawing
    one_plot: bool = False

    @property
    def sides(self) -> dict[str, Drawing]:
        """Both by their names."""
        return dict(zip(SIDES, (self.upper, self.lower), strict=True))

    @property
    def whole(self) -> Drawing:
        """What both have in common: the lanes under the axis, and all colours."""
        colours = {**self.lower.colours, **self.upper.colours}
        return replace(self.upper, spans=_spans(self.upper, self.lower), colours=colours)


def aligned(beside: Beside) -> alt.LayerChart:
    """The chart: one axis of years, two of values."""
    hover = axes.hover("position")
    layers = [
        on("extent").mark_tick(opacity=0, aria=False).encode(x()).add_params(axes.zoom()),
        *annotations.event_marks(beside.upper),
        *annotations.span_lanes(beside.whole),
        *(_panel(side, beside, hover) for side in SIDES),
        _pointer(beside.sides, hover),
    ]
    return axes.layered(layers, WHOLE, data(beside), y="independent", strokeDash="shared")


def shape(beside: Beside) -> str:
    """Names all that the specification depends on besides its rows: alike drawings share one."""
    upper = beside.upper
    panels = [
        (one.unit, one.logarithmic, one.colours, len(one.points) < CROWD)
        for one in beside.sides.values()
    ]
    lanes = (upper.events.empty, annotations.top_lanes(upper), annotations.event_lanes(upper))
    return f"aligned {panels} {lanes} {beside.one_plot} {_keys(beside.sides)}"


def data(beside: Beside) -> dict[str, Rows]:
    """The rows of every layer, by the name under which the specification refers to them."""
    upper, spanned = beside.upper, beside.whole
    tables: dict[str, Rows] = {
        **annotations.data(spanned),
        "extent": [{"position": position} for position in upper.domain],
        "pointer": _pointer_rows(beside.sides),
    }
    for side, drawing in beside.sides.items():
        ends = drawing.points.sort_values("position").groupby("pair", sort=False).tail(1)
        named = apart(ends, drawing.logarithmic, drawing.points["value"], NEAR)
        tables |= {
            f"{side} strokes": rows(drawing.strokes, "position", "value", "pair", "status", "run"),
            f"{side} points": rows(drawing.points, "position", "value", "pair", "label"),
            f"{side} names": rows(named, "position", "value", "pair", "label"),
        }
    tables["upper names"] += _ruler(tables["upper names"], spanned)
    return tables


def _ruler(names: Rows, spanned: Drawing) -> Rows:
    """The longest word of the lanes, unseen among the names: Vega keeps room only for those."""
    if spanned.spans.empty or not names:
        return []
    return [{**names[0], "pair": "", "label": max(spanned.spans["what"], key=len)}]


def _panel(side: str, beside: Beside, hover: alt.Parameter) -> alt.LayerChart:
    drawing, ink, one_plot = beside.sides[side], colour(beside.whole), beside.one_plot
    below_lanes = one_plot or side == "upper"
    lanes = annotations.top_lanes(beside.upper) if below_lanes else 0
    value = _value(side, drawing, one_plot, lanes)
    width = 1.6 if one_plot and side == "lower" else 2.2
    stroke = on(f"{side} strokes").mark_line(
        strokeWidth=width, clip=True, aria=False, strokeJoin="round"
    )
    small = 22 if len(drawing.points) < CROWD else 6
    size = alt.when(hover).then(alt.value(80)).otherwise(alt.value(small))
    dots = on(f"{side} points").mark_point(
        filled=True, opacity=1, shape="square" if one_plot and side == "lower" else "circle",
        clip=True, aria=False,
    )  # fmt: skip
    layers = (
        stroke.encode(x(), value, ink, axes.dash(), detail="run:N"),
        dots.encode(x(), value, ink, size=size),
        _names(side, value, ink, one_plot),
    )
    return alt.LayerChart(layer=list(layers))


def _names(side: str, value: alt.Y, ink: alt.Color, one_plot: bool) -> alt.Chart:
    """The name of each line at its end: right of the plot, or inside where an axis stands there."""
    place: dict[str, Any] = {"align": "left", "dx": 9}
    if one_plot:
        place = {"align": "right", "dx": -4, "dy": -11}
    layer: alt.Chart = (
        on(f"{side} names")
        .mark_text(
            x=alt.expr("width"),
            fontWeight=600,
            opacity=alt.expr("datum.pair ? 1 : 0"),
            aria=False,
            clip=False,
            **place,
        )
        .encode(value, ink, text="label:N")
        .transform_filter(IN_SIGHT)
    )
    return layer


def _value(side: str, drawing: Drawing, one_plot: bool, lanes: int) -> alt.Y:
    """The values of one part of the height, with what they are above their axis."""
    extents = (SHARED if one_plot else STACKED)[side]
    right = one_plot and side == "lower"
    said = f"{drawing.unit} (thin lines, squares)" if right else drawing.unit
    orient = "right" if right else "left"
    axis = axes.wrapped(
        said,
        TITLE_WIDTH // (2 if one_plot else 1),
        extents[1] - 10,
        lanes=lanes,
        logarithmic=drawing.logarithmic,
        grid=not right,
        **{"orient": orient, "titleAlign": orient, "titleX": 34 if right else -34},
    )
    kind: Any = "log" if drawing.logarithmic else "linear"
    scale = alt.Scale(type=kind, range=extents, nice=True, zero=not drawing.logarithmic)
    return alt.Y("value:Q", axis=axis, scale=scale)


def _pointer(drawings: dict[str, Drawing], hover: alt.Parameter) -> alt.Chart:
    """A thin rule at the year nearest to the pointer, which tells of every line in it."""
    rule = on("pointer").mark_rule(color=SOFT, strokeWidth=1, clip=True, aria=False)
    layer: alt.Chart = rule.encode(
        x(),
        opacity=alt.when(hover).then(alt.value(0.7)).otherwise(alt.value(0)),
        tooltip=axes.tips(period="Period", **dict(_keys(drawings).values())),
    ).add_params(hover)
    return layer


def _keys(drawings: dict[str, Drawing]) -> dict[tuple[str, str], tuple[str, str]]:
    """Of every line the column of the pointer's table, and its title there."""
    lines = [
        (side, pair, label)
        for side, drawing in drawings.items()
        for pair, label in dict(
            zip(drawing.points["pair"], drawing.points["label"], strict=True)
        ).items()
    ]
    return {
        (side, pair): (f"line{number}", f"{label} ({side})")
        for number, (side, pair, label) in enumerate(lines)
    }


def _pointer_rows(drawings: dict[str, Drawing]) -> Rows:
    """A row a period, a column a line: what the pointer tells."""
    keys = _keys(drawings)
    empty = {key: "–" for key, _ in keys.values()}
    by_position: dict[float, dict[Any, Any]] = {}
    for side, drawing in drawings.items():
        for point in rows(drawing.points, "position", "period", "pair", "text"):
            row = by_position.setdefault(
                point["position"],
                {"position": point["position"], "period": point["period"], **empty},
            )
            row[keys[side, point["pair"]][0]] = point["text"]
    return [by_position[position] for position in sorted(by_position)]


def _spans(upper: Drawing, lower: Drawing) -> pd.DataFrame:
    """The spans of both, those of the upper one first, told apart where both have the same line."""
    spans = {"above": upper.spans, "below": lower.spans}
    same = set(upper.points["pair"]) & set(lower.points["pair"])
    placed = [
        own.assign(what=[f"{what}, {place}" for what in own["what"]]) if same else own
        for place, own in spans.items()
        if not own.empty
    ]
    return pd.concat(placed, ignore_index=True) if placed else upper.spans
