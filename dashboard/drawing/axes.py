"""The drawing itself as data, and the axes and colours that every layer shares.

A layer refers to its rows by name and never holds them, so that the specification of a chart is
the same for other figures of the same shape: the page then moves the lines of the chart it has
instead of building a new one.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from dashboard.drawing.ink import CONFIG, DASHES
from dashboard.drawing.late import alt

HEIGHT = 380
LANE = 15
PADDING = {"left": 2, "top": 4, "right": 14, "bottom": 4}
EMPTY = pd.DataFrame()
DIVIDE = 480
"""From which width of the plot on it has the room of a desk."""
FITS = f"datum.is_narrow === (width < {DIVIDE})"
"""Of two rows, one for a phone and one for a desk, the one for this screen."""
IN_SIGHT = "!isValid(zoom.position) || inrange(datum.position, zoom.position)"


@dataclass(frozen=True)
class Drawing:
    """What to draw; every frame may be empty.

    strokes: pair, label, position, value, status, run. points: pair, label, position, period,
    value, text, status, source, note, made (“IMF estimate”), told. statements: pair, label,
    position, value, text, speaker, period. references: value, text, pair, position (missing for a
    level), period. events: number, position, end, text. chosen: events said in words where none is
    numbered, position and in_chart. spans: pair, start, end, text, what, kind. means: pair, start,
    end, value, text. colours: pair to colour. domain: first and last position shown.
    """

    strokes: pd.DataFrame
    points: pd.DataFrame
    unit: str
    colours: dict[str, str]
    domain: tuple[float, float]
    statements: pd.DataFrame = field(default_factory=lambda: EMPTY)
    references: pd.DataFrame = field(default_factory=lambda: EMPTY)
    events: pd.DataFrame = field(default_factory=lambda: EMPTY)
    chosen: pd.DataFrame = field(default_factory=lambda: EMPTY)
    spans: pd.DataFrame = field(default_factory=lambda: EMPTY)
    means: pd.DataFrame = field(default_factory=lambda: EMPTY)
    mark: tuple[float, str] | None = None
    logarithmic: bool = False


Rows = list[dict[Any, Any]]


def rows(frame: pd.DataFrame, *columns: str) -> Rows:
    """Only the columns that a layer draws, as records."""
    if frame.empty:
        return []
    cells = zip(*(frame[column].tolist() for column in columns), strict=True)
    return [dict(zip(columns, row, strict=True)) for row in cells]


def fit() -> alt.AutoSizeParams:
    """As wide as its place."""
    return alt.AutoSizeParams(type="fit-x", contains="padding", resize=True)


def on(name: str) -> alt.Chart:
    """A layer on the rows of that name."""
    return alt.Chart(alt.NamedData(name=name))


def layered(
    layers: Sequence[Any],
    height: int,
    tables: dict[str, Rows] | None = None,
    **shared: Any,  # noqa: ANN401
) -> alt.LayerChart:
    """Layers in one picture as wide as its place; `shared` says which scales they share."""
    chart: alt.LayerChart = (
        alt.layer(
            *layers,
            datasets=tables or alt.Undefined,
            height=height,
            autosize=fit(),
            padding=PADDING,
        )
        .resolve_scale(color="shared", **shared)
        .configure(**CONFIG)
    )
    return chart


def zoom() -> alt.Parameter:
    """Shift and the wheel narrow the years that are in sight."""
    wheel = "wheel![event.shiftKey]"
    return alt.selection_interval(name="zoom", bind="scales", encodings=["x"], zoom=wheel)


def hover(*fields: str) -> alt.Parameter:
    """What is nearest to the pointer."""
    ways: dict[str, Any] = {"on": "pointerover", "nearest": True, "clear": "pointerout"}
    return alt.selection_point(name="hover", empty=False, fields=list(fields), **ways)


def dash() -> alt.StrokeDash:
    """A stroke by its status: whole where it is reported."""
    scale = alt.Scale(domain=list(DASHES), range=list(DASHES.values()))
    return alt.StrokeDash("status:N", scale=scale, legend=None)


def x(name: str = "position") -> alt.X:
    """Years as plain numbers, never as dates."""
    axis = alt.Axis(
        format="d",
        title=None,
        grid=False,
        tickCount=8,
        tickMinStep=1,
        labelFlush=False,
        labelOverlap=True,
        labelSeparation=5,
    )
    return alt.X(f"{name}:Q", axis=axis, scale=alt.Scale(nice=False, zero=False))


def y(drawing: Drawing, lanes: tuple[int, int] = (0, 0), name: str = "value") -> alt.Y:
    """Values with their unit above the axis, clear of the lanes above the plot.

    So many lanes on a phone, and so many on a desk.
    """
    scale = alt.Scale(type="log", nice=True) if drawing.logarithmic else alt.Scale(zero=True)
    return alt.Y(f"{name}:Q", axis=unit_axis(drawing, lanes), scale=scale)


def unit_axis(drawing: Drawing, lanes: tuple[int, int] = (0, 0)) -> alt.Axis:
    """The axis of values: plain numbers, their unit above it."""
    phone, desk = (-12 - LANE * count for count in lanes)
    top = desk if phone == desk else alt.expr(f"width < {DIVIDE} ? {phone} : {desk}")
    return titled(drawing.unit, top, logarithmic=drawing.logarithmic)


def titled(title: Any, top: Any, *, logarithmic: bool = False, **more: Any) -> alt.Axis:  # noqa: ANN401
    """An axis of plain numbers with its title above it, upright, `top` pixels down the plot."""
    upright = {"titleAngle": 0, "titleAlign": "left", "titleAnchor": "end", "titleX": -34}
    bare = {"domain": False, "ticks": False, "tickCount": 5, "labelPadding": 6}
    plain = ",~g" if logarithmic else ",~f"
    return alt.Axis(title=title, titleY=top, format=plain, **{**upright, **bare, **more})


def wrapped(title: str, width: int, top: int, *, lanes: int = 0, **more: Any) -> alt.Axis:  # noqa: ANN401
    """The same for one of several plots: a title in lines of `width` letters, clear of lanes."""
    said = textwrap.wrap(title, width)
    place = {"titleBaseline": "bottom", "tickCount": 4, "minExtent": 44, **more}
    return titled(said, top - LANE * (lanes + len(said) - 1), **place)


def colour(drawing: Drawing) -> alt.Color:
    """Every pair its own colour, whoever else is shown."""
    return alt.Color("pair:N", scale=palette(drawing), legend=None)


def palette(drawing: Drawing) -> alt.Scale:
    """The colour of everything that is drawn."""
    return alt.Scale(domain=list(drawing.colours), range=list(drawing.colours.values()))


def shade(picked: alt.Parameter) -> Any:  # noqa: ANN401  (altair names no type for it)
    """Full colour unless the reader has picked another pair."""
    return alt.when(picked).then(alt.value(1)).otherwise(alt.value(0.18))


def tips(**titles: str) -> list[alt.Tooltip]:
    """A tooltip of columns and their titles."""
    return [alt.Tooltip(f"{name}:N", title=title) for name, title in titles.items()]
