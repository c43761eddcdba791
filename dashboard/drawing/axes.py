"""The drawing itself as data, and the axes and colours that every layer shares.

A layer refers to its rows by name and never holds them, so that the specification of a chart is
the same for other figures of the same shape: the page then moves the lines of the chart it has
instead of building a new one.
"""

from dataclasses import dataclass, field
from typing import Any

import altair as alt
import pandas as pd

HEIGHT = 380
LANE = 15
EMPTY = pd.DataFrame()
IN_SIGHT = "!isValid(zoom.position) || inrange(datum.position, zoom.position)"


@dataclass(frozen=True)
class Drawing:
    """What to draw; every frame may be empty.

    strokes: pair, label, position, value, status, run. points: pair, label, position, period,
    value, text, status, source, note. statements: pair, label, position, value, text, speaker,
    period. references: value, text, pair. events: number, position, end, text. spans: pair,
    label, start, end, text, what. means: pair, start,
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
    spans: pd.DataFrame = field(default_factory=lambda: EMPTY)
    means: pd.DataFrame = field(default_factory=lambda: EMPTY)
    mark: tuple[float, str] | None = None
    logarithmic: bool = False
    description: str = ""


Rows = list[dict[Any, Any]]


def rows(frame: pd.DataFrame, *columns: str) -> Rows:
    """Only the columns that a layer draws, as records."""
    if frame.empty:
        return []
    cells = zip(*(frame[column].tolist() for column in columns), strict=True)
    return [dict(zip(columns, row, strict=True)) for row in cells]


def on(name: str) -> alt.Chart:
    """A layer on the rows of that name."""
    return alt.Chart(alt.NamedData(name=name))


def x(name: str = "position") -> alt.X:
    """Years as plain numbers, never as dates."""
    axis = alt.Axis(
        format="d", title=None, grid=False, tickCount=8, tickMinStep=1, labelFlush=False
    )
    return alt.X(f"{name}:Q", axis=axis, scale=alt.Scale(nice=False, zero=False))


def y(drawing: Drawing, lanes: int, name: str = "value") -> alt.Y:
    """Values with their unit above the axis, clear of the lanes above the plot."""
    scale = alt.Scale(type="log", nice=True) if drawing.logarithmic else alt.Scale(zero=True)
    return alt.Y(f"{name}:Q", axis=unit_axis(drawing, lanes), scale=scale)


def unit_axis(drawing: Drawing, lanes: int) -> alt.Axis:
    """The axis of values: plain numbers, their unit above it."""
    return alt.Axis(
        title=drawing.unit,
        titleAngle=0,
        titleAlign="left",
        titleAnchor="end",
        titleX=-34,
        titleY=-12 - LANE * lanes,
        domain=False,
        ticks=False,
        tickCount=5,
        labelPadding=6,
        format=",~g" if drawing.logarithmic else ",~f",
    )


def colour(drawing: Drawing) -> alt.Color:
    """Every pair its own colour, whoever else is shown."""
    return alt.Color("pair:N", scale=palette(drawing), legend=None)


def palette(drawing: Drawing) -> alt.Scale:
    """The colour of everything that is drawn."""
    return alt.Scale(domain=list(drawing.colours), range=list(drawing.colours.values()))


def shade(picked: alt.Parameter) -> Any:  # noqa: ANN401  (altair names no type for it)
    """Full colour unless the reader has picked another pair."""
    return alt.when(picked).then(alt.value(1)).otherwise(alt.value(0.18))


def tips(*pairs: tuple[str, str]) -> list[alt.Tooltip]:
    """A tooltip of columns and their titles."""
    return [alt.Tooltip(f"{name}:N", title=title) for name, title in pairs]
