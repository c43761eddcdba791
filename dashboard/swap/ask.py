"""All that must be asked of a file before it is let in. Pure: tables in, questions out."""

from collections.abc import Sequence

import pandas as pd

from dashboard.package.kinds import SHAPES, Kind
from dashboard.package.package import Package
from dashboard.swap.exchanged_flows import exchanged_questions
from dashboard.swap.question import Question
from dashboard.swap.running_sums import running_sum_questions
from dashboard.swap.single_months import single_month_questions
from dashboard.swap.sizes import size_questions
from dashboard.swap.thinner import lines_that_go, revised, thinner_questions
from dashboard.swap.unit_check import questions
from dashboard.swap.units import unit_questions


def about_sizes(
    frame: pd.DataFrame, kind: str, source: str, before: pd.DataFrame, package: Package
) -> tuple[Question, ...]:
    """Of the unit and the direction: beside its rows before, and beside all others' trade."""
    shape = SHAPES.get(kind)
    if shape is None:
        return ()
    found = questions(before, frame, shape)
    if kind == Kind.TRADE and not found:
        found = _beside_others(frame, source, package.trade)
    found += size_questions(frame, kind, before, package, rows_in(found))
    if kind == Kind.TRADE:
        found += exchanged_questions(frame, package.trade)
        found += single_month_questions(frame, before, rows_in(found))
    if shape.unit:
        found += running_sum_questions(frame, kind, before, package.trade)
    return found


def about_replacing(
    frame: pd.DataFrame,
    kind: str,
    before: pd.DataFrame,
    removed: pd.DataFrame,
    open_ones: Sequence[Question],
) -> tuple[Question, ...]:
    """Of fuller figures that thinner ones would replace, and of units that would change."""
    if kind not in SHAPES:
        return ()
    found = thinner_questions(revised(before, frame, kind), kind, rows_in(open_ones))
    units = unit_questions(before, frame) if kind == Kind.INDICATORS else ()
    return (*found, *lines_that_go(removed, before, kind), *units)


def rows_in(asked: Sequence[Question]) -> set[int]:
    """The places of the rows that are asked about."""
    return {row for question in asked for row in question.rows}


def _beside_others(frame: pd.DataFrame, source: str, trade: pd.DataFrame) -> tuple[Question, ...]:
    """Of new trade against the first other source that it is a unit away from."""
    found: tuple[Question, ...] = ()
    for name, rows in trade.groupby("source", sort=False):
        if name != source and not found:
            said = f"those of {name} for the same flows"
            found = questions(rows, frame, SHAPES[Kind.TRADE], said)
    return found
