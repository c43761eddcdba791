"""Two charts over one axis of years: what is set beside trade never shares its scale unasked.

Both are drawn in one picture, so that their years stand exactly above each other, one pointer
tells of both, and zooming one zooms the other. Each keeps its own values from top to bottom of
its own part of the height.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from dashboard.drawing import axes
from dashboard.drawing.axes import Drawing, Rows, colour, on, rows, x
from dashboard.drawing.late import alt
from dashboard.drawing.places import placed, reach
from dashboard.drawing.pointer import pointer, pointer_rows, titles
from dashboard.series import chart_annotations as noted
from dashboard.series import chart_events as events
from dashboard.series.chart import CROWD, names_at, origins_at
from dashboard.series.chart_words import names_of, origins, origins_of

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
    rule, nearest = pointer(titles(_points(beside)))
    layers = [
        on("extent").mark_tick(opacity=0, aria=False).encode(x()).add_params(axes.zoom()),
        *events.under(beside.upper),
        *(_panel(side, beside, nearest) for side in SIDES),
        rule,
        *noted.span_lanes(beside.whole),
        *events.over(beside.upper),
    ]
    return axes.layered(layers, WHOLE, data(beside), y="independent", strokeDash="shared")


def shape(beside: Beside) -> str:
    """Names all that the specification depends on besides its rows: alike drawings share one."""
    upper = beside.upper
    panels = [
        (one.unit, one.logarithmic, one.colours, len(one.points) < CROWD)
        for one in beside.sides.values()
    ]
    lanes = (upper.events.empty, events.top_lanes(upper))
    return f"aligned {panels} {lanes} {beside.one_plot} {titles(_points(beside))}"


def data(beside: Beside) -> dict[str, Rows]:
    """The rows of every layer, by the name under which the specification refers to them."""
    upper, spanned = beside.upper, beside.whole
    spans = {side: one.spans for side, one in beside.sides.items()}
    tables: dict[str, Rows] = {
        **noted.data(spanned),
        "extent": [{"position": position} for position in upper.domain],
        "pointer": pointer_rows(_points(beside), spans),
    }
    for side, drawing in beside.sides.items():
        tables |= {
            f"{side} strokes": rows(drawing.strokes, "position", "value", "pair", "status", "run"),
            f"{side} points": rows(drawing.points, "position", "value", "pair", "label"),
            **_words(side, drawing, beside.one_plot, noted.beneath(tables)),
        }
    tables["upper names"] += _ruler(tables["upper names"], spanned)
    return tables


def _points(beside: Beside) -> dict[str, pd.DataFrame]:
    return {side: drawing.points for side, drawing in beside.sides.items()}


def _words(side: str, drawing: Drawing, one_plot: bool, beneath: list[str]) -> dict[str, Rows]:
    """The names of lines, inside where an axis stands right, and whose their estimates are."""
    names = [name._replace(at_end=not one_plot) for name in names_of(drawing)]
    where = placed(
        [*names, *origins_of(drawing)],
        drawing.strokes,
        drawing.domain,
        reach(drawing.points["value"], logarithmic=drawing.logarithmic),
        WHOLE if one_plot else PANEL,
        logarithmic=drawing.logarithmic,
        beneath=beneath,
    )
    return {
        f"{side} names": [row for row in where if row["pair"]],
        f"{side} origins": origins(where),
    }


def _ruler(names: Rows, spanned: Drawing) -> Rows:
    """The longest word of the lanes, unseen among the names: Vega keeps room only for those."""
    if spanned.spans.empty or not names:
        return []
    return [{**row, "pair": "", "text": max(spanned.spans["what"], key=len)} for row in names[:1]]


def _panel(side: str, beside: Beside, hover: alt.Parameter) -> alt.LayerChart:
    drawing, ink, one_plot = beside.sides[side], colour(beside.whole), beside.one_plot
    below_lanes = one_plot or side == "upper"
    lanes = events.top_lanes(beside.upper)[1] if below_lanes else 0
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
        names_at(f"{side} names", value, ink),
        origins_at(f"{side} origins", value),
    )
    return alt.LayerChart(layer=list(layers))


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
