"""Points of years: trade upwards, a price to the right, a year named where there is room.

Filled points rest on reported figures alone, hollow ones on a figure that is not firm.
"""

from __future__ import annotations

import math
import textwrap
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.drawing.axes import Rows, layered, on, rows, wrapped
from dashboard.drawing.frame import frame
from dashboard.drawing.labels import with_room
from dashboard.drawing.late import alt
from dashboard.drawing.pointer import telling
from dashboard.vocabulary import Status

PANEL, BETWEEN = 230, 46
NARROW = 240
"""Pixels of a plot on a phone; what fits it is always shown."""
AROUND = (78, 270)
"""What a picture is wider than its plot, on a phone and on a desk of any width."""


@dataclass(frozen=True)
class Points:
    """What to draw: pair, label, period, value, price, told, price_text, status."""

    points: pd.DataFrame
    value_title: str
    price_title: str
    colours: dict[str, str]
    logarithmic: bool = False


def years_as_points(drawing: Points) -> alt.LayerChart:
    """A part of the height for each pair, with its own scale upwards and one price for all."""
    pairs = dict(zip(drawing.points["pair"], drawing.points["label"], strict=True))
    paint = alt.Scale(domain=list(drawing.colours), range=list(drawing.colours.values()))
    x = _price(drawing)
    layers = [
        _panel(number, label, drawing, x, paint) for number, label in enumerate(pairs.values())
    ]
    height = len(pairs) * (PANEL + BETWEEN) - BETWEEN
    return layered(layers, height, data(drawing), y="independent", fillOpacity="shared")


def _panel(number: int, label: str, drawing: Points, x: alt.X, paint: alt.Scale) -> alt.LayerChart:
    y, ink = _value(number, label, drawing), alt.Color("pair:N", scale=paint, legend=None)
    filled = alt.Scale(domain=[status.value for status in Status], range=[1, 0, 0, 0])
    firm = alt.FillOpacity("status:N", scale=filled, legend=None)
    tooltip = telling({"label": "Pair", "told": "Trade", "price_text": "Price"}, "period")
    dots = on(f"points {number}").mark_point(
        aria=False, strokeWidth=1.6, opacity=1, size=50, tooltip=tooltip
    )
    words = (
        on(f"years {number}")
        .mark_text(
            align="left",
            dx=8,
            fontSize=12,
            fontWeight=alt.expr("datum.is_newest ? 600 : 400"),
            aria=False,
            clip=False,
        )
        .encode(x, y, ink, text="period:N")
        .transform_filter(f"width > {2 * NARROW} ? datum.is_wide : datum.is_narrow")
    )
    layers = [
        words,
        dots.encode(x, y, ink, alt.Fill("pair:N", scale=paint, legend=None), firm),
    ]
    return alt.LayerChart(layer=layers)


def shape(drawing: Points) -> str:
    """Names all that the specification depends on besides its rows: alike drawings share one."""
    labels = list(dict.fromkeys(drawing.points["label"]))
    titles = (drawing.value_title, drawing.price_title)
    return f"points {labels} {titles} {drawing.colours} {drawing.logarithmic}"


def data(drawing: Points) -> dict[str, Rows]:
    """The rows of every layer, by the name under which the specification refers to them."""
    columns = ("pair", "label", "period", "value", "price", "told", "price_text", "status")
    tables: dict[str, Rows] = {}
    for number, pair in enumerate(dict.fromkeys(drawing.points["pair"])):
        own = drawing.points[drawing.points["pair"] == pair]
        years = _years_with_room(own, drawing)
        tables[f"points {number}"] = rows(own, *columns)
        tables[f"years {number}"] = rows(
            years, "pair", "price", "value", "period", "is_narrow", "is_wide", "is_newest"
        )
    return tables


def _years_with_room(own: pd.DataFrame, drawing: Points) -> pd.DataFrame:
    """The years that can be written beside their points, the newest one first."""
    ordered = own.sort_values("period", ascending=False, ignore_index=True)
    placed = ordered.assign(
        label=ordered["period"],
        is_newest=ordered.index == 0,
        x=ordered["price"] / drawing.points["price"].max(),
        y=_heights(ordered["value"], drawing.logarithmic),
    )
    narrow, wide = (
        with_room(placed, whole - around, PANEL)
        for whole, around in zip(frame()[:2], AROUND, strict=True)
    )
    shown = placed.assign(is_narrow=narrow, is_wide=wide)
    return shown[shown["is_wide"] | shown["is_narrow"]]


def _heights(values: pd.Series, logarithmic: bool) -> list[float]:
    """Where values stand in the plot, from 1 at its foot to 0 at its top."""
    drawn = [math.log(value) if logarithmic else float(value) for value in values]
    foot = min(drawn) if logarithmic else 0.0
    return [(max(drawn) - one) / ((max(drawn) - foot) or 1.0) for one in drawn]


def _price(drawing: Points) -> alt.X:
    axis = alt.Axis(
        title=textwrap.wrap(drawing.price_title, 34), grid=False, tickCount=6, titlePadding=10
    )
    return alt.X("price:Q", axis=axis, scale=alt.Scale(zero=True, nice=True))


def _value(number: int, label: str, drawing: Points) -> alt.Y:
    top = number * (PANEL + BETWEEN)
    said, look = f"{label}, {drawing.value_title}", dict[str, Any](orient="left", grid=True)
    axis = wrapped(said, 42, top - 8, logarithmic=drawing.logarithmic, **look)
    kind: Any = "log" if drawing.logarithmic else "linear"
    scale = alt.Scale(type=kind, zero=not drawing.logarithmic, nice=True, range=[top + PANEL, top])
    return alt.Y("value:Q", axis=axis, scale=scale)
