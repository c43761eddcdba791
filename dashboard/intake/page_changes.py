"""The series that a file changes most: before and after, drawn and in words."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard.drawing.ink import style
from dashboard.intake.changes import (
    before_and_after,
    in_words,
    marks,
    most_changed,
    parts_of,
    strokes,
)
from dashboard.intake.chart import AFTER_COLOUR, Change, change, data, shape
from dashboard.package.kinds import SHAPES
from dashboard.package.package import Package
from dashboard.parts import prepared as parts
from dashboard.swap.proposal import Proposal
from dashboard.swap.words_changes import row_words
from dashboard.text.numbers import inert
from dashboard.vocabulary import MONEY

SHOWN_CHARTS = 2


@dataclass(frozen=True)
class _Drawn:
    """A chart of one series, and what is said above and below it."""

    drawing: Change
    label: str
    words: str


def charts(proposal: Proposal, package: Package, key: str) -> None:
    """The series that change most, before and after, side by side where there is room."""
    drawn = _series(proposal, package)
    if not drawn:
        return
    st.html(style([AFTER_COLOUR]))
    for number, (place, each) in enumerate(zip(st.columns(len(drawn)), drawn, strict=True)):
        with place:
            st.markdown(f"**{inert(each.label)}**, {inert(each.drawing.unit)}")
            st.vega_lite_chart(
                spec=parts.drawn(each.drawing, change, shape, data),
                theme=None,
                width="stretch",
                key=f"{key}-chart-{number}",
                alt=f"Line chart of {each.label}, in the data now and with this file.",
            )
            st.caption(f"**In words.** {inert(each.words)}")


def _series(proposal: Proposal, package: Package) -> list[_Drawn]:
    shape = SHAPES.get(proposal.tidy.kind)
    if shape is None or proposal.outcome is None:
        return []
    value, key = shape.value, list(shape.key)
    before, after = (_frame(each, proposal) for each in (package, proposal.outcome))
    drawn = []
    most = most_changed(before, after, key, value, SHOWN_CHARTS, relative=not shape.unit)
    for series, step in most:
        unit = shape.unit or _unit(series, after if len(after) else before)
        values = before_and_after(before, after, key, value, series, step)
        points, units = marks(values, unit)
        drawing = Change(strokes(points, step), points[points["changed"]], units.unit)
        drawn.append(_Drawn(drawing, _label(series, key, package), in_words(points)))
    return drawn


def _frame(package: Package, proposal: Proposal) -> pd.DataFrame:
    return package.rows_of(package.source(proposal.credit.source, proposal.tidy.kind))


def _label(series: str, key: list[str], package: Package) -> str:
    cells = zip([name for name in key if name != "period"], parts_of(series), strict=True)
    return row_words(dict([*cells, ("period", "")]), key, package.names).removesuffix(", ")


def _unit(series: str, rows: pd.DataFrame) -> str:
    own = rows[rows["indicator"] == parts_of(series)[0]]
    unit = str(own["unit"].iloc[0]) if len(own) else ""
    return MONEY if unit in (MONEY, "current US dollars") else unit
