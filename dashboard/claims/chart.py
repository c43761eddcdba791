"""The grid of readings: a row a ledger, definition and report, a column a year, a cell a verdict.

A cell says its verdict by its tone and by a sign; the words of its row stand above it, in lines
that a phone has room for, so that the grid is as readable there as on a desk.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.drawing.axes import Rows, fit, on, rows, tips
from dashboard.drawing.ink import ASH, BRIGHT, CHALK, CONFIG, INK, MIST, SLATE, SOFT
from dashboard.drawing.late import alt
from dashboard.text.glossary import VERDICT_SIGNS as SIGNS
from dashboard.vocabulary import Status, Verdict

ROW, LINE = 56, 13
SCREEN = 11
"""A grid of more rows is taller than a screen: its years stand below it once more."""
NARROW = 520
"""A grid of so many pixels or fewer has room for the last two digits of a year only."""
WEAKER = (Status.ESTIMATE, Status.RECONCILED)
TOLD = ("reading", "year", "verdict", "figure", "margin", "sources")
"""What a cell tells beside the pointer."""
PALE, HOLLOW = 0.35, 0
"""How opaque the cells are that do not count: those of reports, and those of estimates."""
FILLS = {
    Verdict.HOLDS: (INK, BRIGHT),
    Verdict.ROUNDED: (SLATE, BRIGHT),
    Verdict.CLOSE: (ASH, INK),
    Verdict.FAILS: (MIST, INK),
    Verdict.NO_ANSWER: (CHALK, SOFT),
    Verdict.UNJUDGED: (CHALK, SOFT),
}
"""Grey tones, from what holds to what fails, and the ink of the sign on each: colours belong to the
economies."""


@dataclass(frozen=True)
class Grid:
    """What to draw. cells: row (from 0), year, verdict, reading, figure, margin, sources, status,
    uncounted.

    labels: row, text, and a line above it. plain: row, year of the cells that are the plain
    reading.
    """

    cells: pd.DataFrame
    labels: pd.DataFrame
    plain: pd.DataFrame


def grid(drawing: Grid) -> alt.LayerChart:
    """The chart of all cells; those that do not count are pale, estimates hollow."""
    column = alt.X("year:O", axis=_years(), scale=alt.Scale(paddingInner=0.08, paddingOuter=0))
    row = alt.Y("row:O", axis=None, scale=alt.Scale(paddingInner=0.6, paddingOuter=0.6))
    layers = [_fills(column, row), _plain(column, row), _signs(column, row)]
    layers += [_labels("text", 3), _labels("above", 3 + LINE)]
    if len(drawing.labels) > SCREEN:
        layers.append(_years_below(column))
    chart: alt.LayerChart = (
        alt.layer(*layers)
        .properties(height=ROW * len(drawing.labels) + ROW // 2, autosize=fit())
        .configure(**CONFIG)
        .properties(datasets=data(drawing))
    )
    return chart


def shape(drawing: Grid) -> str:
    """Names all that the specification depends on besides its rows."""
    return f"grid {len(drawing.labels)}"


def data(drawing: Grid) -> dict[str, Rows]:
    """The rows of every layer, by the name under which the specification refers to them."""
    cells = pd.concat([drawing.cells, _looks(drawing.cells)], axis="columns")
    return {
        "cells": rows(cells, "row", "sign", "fill", "ink", "opacity", *TOLD),
        "labels": rows(drawing.labels, "row", "text", "above"),
        "plain": rows(drawing.plain, "row", "year"),
        "years": rows(drawing.cells[["year"]].drop_duplicates(), "year"),
    }


def _looks(cells: pd.DataFrame) -> pd.DataFrame:
    """The sign, tone and ink of each cell: pale where it does not count, hollow if an estimate."""
    looks = []
    for verdict, status, uncounted in zip(
        cells["verdict"], cells["status"], cells["uncounted"], strict=True
    ):
        fill, ink = FILLS[Verdict(verdict)]
        is_hollow = status in WEAKER
        opacity = HOLLOW if is_hollow else PALE if uncounted else 1
        is_dark = opacity == 1
        looks.append((SIGNS.get(Verdict(verdict), ""), fill, ink if is_dark else INK, opacity))
    return pd.DataFrame(looks, columns=["sign", "fill", "ink", "opacity"], index=cells.index)


def _years() -> alt.Axis:
    """Every year over its column, by its last two digits where there is little room."""
    bare: dict[str, Any] = {"title": None, "domain": False, "ticks": False, "grid": False}
    brief = f"width > {NARROW} ? datum.label : '’' + slice(datum.label, 2)"
    return alt.Axis(orient="top", labelAngle=0, labelOverlap="greedy", labelExpr=brief, **bare)


def _years_below(column: alt.X) -> alt.Chart:
    """The years once more, under the last row."""
    brief = alt.expr(f"width > {NARROW} ? datum.year : '’' + slice(datum.year, 2)")
    words = on("years").mark_text(
        text=brief, baseline="bottom", aria=False, color=SOFT, y=alt.expr("height")
    )
    layer: alt.Chart = words.encode(column).properties(name="years")
    return layer


def _fills(column: alt.X, row: alt.Y) -> alt.Chart:
    layer: alt.Chart = (
        on("cells")
        .mark_rect(cornerRadius=3, stroke=SOFT, strokeWidth=1, aria=False)
        .encode(
            column,
            row,
            fill=alt.Fill("fill:N", scale=None),
            fillOpacity=alt.FillOpacity("opacity:Q", scale=None),
            tooltip=tips(**{column: column.capitalize() for column in TOLD}),
        )
    )
    return layer


def _plain(column: alt.X, row: alt.Y) -> alt.Chart:
    """A frame around the cell that is the plain reading."""
    frame = on("plain").mark_rect(
        fillOpacity=0, stroke=INK, strokeWidth=2.5, cornerRadius=3, aria=False
    )
    layer: alt.Chart = frame.encode(column, row).properties(name="plain")
    return layer


def _signs(column: alt.X, row: alt.Y) -> alt.Chart:
    signs = on("cells").mark_text(
        fontSize=13, fontWeight=600, baseline="middle", dy=1, aria=False, tooltip=None
    )
    layer: alt.Chart = signs.encode(
        column, row, text="sign:N", color=alt.Color("ink:N", scale=None)
    ).properties(name="signs")
    return layer


def _labels(line: str, up: int) -> alt.Chart:
    """A line of the words of each row, over its cells from the left edge on."""
    top = alt.Y("row:O", axis=None, bandPosition=0)
    words = on("labels").mark_text(
        x=0, align="left", baseline="bottom", dy=-up, aria=False, color=INK, fontSize=12,
        limit=alt.expr("width"),
    )  # fmt: skip
    layer: alt.Chart = words.encode(top, text=f"{line}:N").properties(name=line)
    return layer
