"""The grid of readings: a row a source, ledger and definition, a column a year, a cell a verdict.

A cell says its verdict by colour and by letter; the words of its row stand above it, so that the
grid is as readable on a phone as on a desk.
"""

from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from dashboard.drawing.axes import FIT, Rows, on, rows, tips
from dashboard.drawing.ink import CONFIG, INK, SOFT
from dashboard.vocabulary import Verdict

ROW = 42
TOLD = ("reading", "year", "verdict", "figure", "told", "source")
"""What a cell tells beside the pointer."""
FILLS = {
    Verdict.HOLDS: "#0B5FA5",
    Verdict.ROUNDED: "#6B4FA0",
    Verdict.FAILS: "#B54700",
    Verdict.SILENT: "#9AA0A6",
}
"""Each dark enough for a white letter, told apart with any common colour blindness."""
LETTERS = {
    Verdict.HOLDS: "H",
    Verdict.ROUNDED: "R",
    Verdict.FAILS: "F",
    Verdict.SILENT: "–",
}


@dataclass(frozen=True)
class Grid:
    """What to draw. cells: row (from 0), year, verdict, reading, figure, told, source.

    labels: row, text. plain: row, year of the cells that are the plain reading.
    """

    cells: pd.DataFrame
    labels: pd.DataFrame
    plain: pd.DataFrame


def grid(drawing: Grid) -> alt.LayerChart:
    """The chart of all cells; silent ones are pale, so that answers stand out."""
    plain: dict[str, Any] = {"title": None, "domain": False, "ticks": False, "grid": False}
    axis = alt.Axis(orient="top", labelAngle=0, labelOverlap="greedy", **plain)
    column = alt.X("year:O", axis=axis, scale=alt.Scale(paddingInner=0.08, paddingOuter=0))
    row = alt.Y("row:O", axis=None, scale=alt.Scale(paddingInner=0.56, paddingOuter=0.5))
    chart: alt.LayerChart = (
        alt.layer(_fills(column, row), _plain(column, row), _letters(column, row), _labels())
        .properties(height=ROW * len(drawing.labels) + ROW // 2, autosize=FIT)
        .configure(**CONFIG)
        .properties(datasets=data(drawing))
    )
    return chart


def shape(drawing: Grid) -> str:
    """Names all that the specification depends on besides its rows."""
    return f"grid {len(drawing.labels)}"


def data(drawing: Grid) -> dict[str, Rows]:
    """The rows of every layer, by the name under which the specification refers to them."""
    letters = [LETTERS[Verdict(each)] for each in drawing.cells["verdict"]]
    return {
        "cells": rows(drawing.cells.assign(letter=letters), "row", "letter", *TOLD),
        "labels": rows(drawing.labels, "row", "text"),
        "plain": rows(drawing.plain, "row", "year"),
    }


def _fills(column: alt.X, row: alt.Y) -> alt.Chart:
    scale = alt.Scale(domain=[str(verdict) for verdict in FILLS], range=list(FILLS.values()))
    silent = alt.datum.verdict == str(Verdict.SILENT)
    layer: alt.Chart = (
        on("cells")
        .mark_rect(cornerRadius=3, aria=False)
        .encode(
            column,
            row,
            fill=alt.Fill("verdict:N", scale=scale, legend=None),
            opacity=alt.when(silent).then(alt.value(0.22)).otherwise(alt.value(1)),
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


def _letters(column: alt.X, row: alt.Y) -> alt.Chart:
    silent = alt.datum.verdict == str(Verdict.SILENT)
    letters = on("cells").mark_text(
        fontSize=12, fontWeight=600, baseline="middle", dy=1, aria=False, tooltip=None
    )
    layer: alt.Chart = letters.encode(
        column,
        row,
        text="letter:N",
        color=alt.when(silent).then(alt.value(SOFT)).otherwise(alt.value("#FFFFFF")),
    ).properties(name="letters")
    return layer


def _labels() -> alt.Chart:
    """The words of each row, over its cells from the left edge on."""
    top = alt.Y("row:O", axis=None, bandPosition=0)
    words = on("labels").mark_text(
        x=0, align="left", baseline="bottom", dy=-3, aria=False, color=INK, limit=alt.expr("width")
    )
    layer: alt.Chart = words.encode(top, text="text:N")
    return layer
