"""What a row of claims.csv must hold for its form: which cells it needs, which it may not have.

A row in, located problems out. The form Check asks the same, so that nothing can be kept that the
package would set aside.
"""

from collections.abc import Collection, Hashable, Iterator, Mapping
from fractions import Fraction
from typing import Any

import pandas as pd

from dashboard.errors import Problem
from dashboard.vocabulary import (
    CURRENCIES,
    MONEY,
    PERCENT,
    PLACE,
    RATIO,
    RATIO_TO,
    Form,
    Measure,
    Relation,
)

FIRST_YEAR, LAST_YEAR = 1500, 2100
MEASURES = (Measure.TURNOVER, Measure.EXPORTS, Measure.IMPORTS, Measure.BALANCE)
UNITS_OF: Mapping[Form, tuple[str, ...]] = {
    Form.LEVEL: (MONEY, *CURRENCIES),
    Form.CHANGE: (PERCENT,),
    Form.RATIO: (RATIO,),
    Form.SHARE: (PERCENT,),
    Form.COMPARISON: (MONEY, *CURRENCIES),
    Form.RANK: (PLACE,),
    Form.RECORD: (PLACE,),
}
TWO_PAIRS = (Form.RATIO, Form.COMPARISON)
PLACES = (Form.RANK, Form.RECORD)
DATED = (Form.CHANGE, Form.RECORD)
"""The forms that set a period against an earlier one."""
Row = Mapping[Hashable, Any]
Found = Iterator[tuple[str, str]]
"""Columns, and what is wrong with their cells."""


def form_of(row: Row) -> Form:
    """The form that a row is of: an old row names a ratio in its measure."""
    if RATIO_TO.fullmatch(row["measure"]):
        return Form.RATIO
    return Form(row.get("form") or Form.LEVEL)


def other_of(row: Row) -> str:
    """The second pair of a ratio or a comparison; an old row names it in its measure."""
    match = RATIO_TO.fullmatch(row["measure"])
    return match[1] if match else row.get("other") or ""


def is_remark(row: Row) -> bool:
    """Whether a row has no figure and needs none: a comparison may do without one."""
    return bool(pd.isna(row["value"])) and form_of(row) is not Form.COMPARISON


def row_problems(rows: pd.DataFrame, economies: Collection[str]) -> Iterator[Problem]:
    """Everything wrong with rows of claims.csv that a single cell does not show."""
    for line, cells in rows.iterrows():
        row = dict(cells)
        for column, what in _wrong(row, economies):
            yield Problem("claims.csv", what, int(str(line)), column)


def _wrong(row: Row, economies: Collection[str]) -> Found:
    yield from _undated(row)
    if is_remark(row):
        if (row["kind"], row["relation"]) != ("qualitative", "described"):
            yield (
                "value",
                "found an empty cell; only a remark (described, qualitative) or a comparison has "
                "no figure.",
            )
        return
    yield from _wrong_words(row)
    yield from _wrong_pairs(row, economies)
    yield from _wrong_periods(row)
    if not pd.isna(row["value"]):
        yield from _wrong_figure(row)
        yield from _wrong_step(row)


def _undated(row: Row) -> Found:
    stated = row["stated_on"]
    if stated and not FIRST_YEAR <= int(stated[:4]) <= LAST_YEAR:
        years = f"years from {FIRST_YEAR} to {LAST_YEAR}"
        yield "stated_on", f"found “{stated}”; allowed are {years}."
    if not stated and not row["period"]:
        yield "stated_on", "found an empty cell; a claim needs its period or the day it was stated."


def _wrong_words(row: Row) -> Found:
    form = form_of(row)
    if row["kind"] == "qualitative":
        yield "kind", "found “qualitative”; a row with a figure is stated, implied or a forecast."
    if row["relation"] == Relation.DESCRIBED:
        yield (
            "relation",
            "found “described”; a figure binds by at_most, about, at_least, equals or between.",
        )
    is_bare = pd.isna(row["value"])
    if is_bare and row["relation"] not in (Relation.AT_MOST, Relation.AT_LEAST):
        yield "relation", "without a figure a comparison says at_least (more) or at_most (less)."
    if not RATIO_TO.fullmatch(row["measure"]) and row["measure"] not in {*MEASURES}:
        yield (
            "measure",
            f"found “{row['measure']}”; a figure can be about turnover, exports, imports or "
            "balance.",
        )
    elif row["measure"] == Measure.BALANCE and form is not Form.LEVEL:
        yield "measure", f"found “balance”; a {form} is about turnover, exports or imports."
    if row["unit"] not in UNITS_OF[form] and not (is_bare and not row["unit"]):
        allowed = " or ".join(f"“{unit}”" for unit in UNITS_OF[form])
        yield "unit", f"found “{row['unit']}”; the unit of a {form} is {allowed}."


def _wrong_pairs(row: Row, economies: Collection[str]) -> Found:
    own, other = f"{row['reporter']}-{row['partner']}", other_of(row)
    column = "measure" if RATIO_TO.fullmatch(row["measure"]) else "other"
    if row["reporter"] == row["partner"]:
        yield "partner", f"found “{row['partner']}” twice; a pair has two sides."
    if form_of(row) not in TWO_PAIRS:
        if other:
            yield "other", f"found “{other}”; only a ratio or a comparison has a second pair."
        return
    if not other:
        yield "other", f"found an empty cell; a {form_of(row)} needs a second pair."
    elif {*own.split("-")} == {*other.split("-")}:
        yield column, f"found {own} set beside itself; a {form_of(row)} needs two pairs."
    elif unknown := [code for code in other.split("-") if code not in economies]:
        yield column, f"found “{unknown[0]}”; it stands in no row of economies.csv."


def _wrong_periods(row: Row) -> Found:
    since, form = row.get("since") or "", form_of(row)
    stated = row["stated_on"]
    period = row["period"] or (f"{int(stated[:4]) - 1:04}" if stated else "")
    if since and form not in DATED:
        yield "since", f"found “{since}”; only a change or a record is measured from a period."
    elif since and period and not since[:10] < period[:10]:
        yield "since", f"found “{since}”; it must be earlier than the period, {period}."


def _wrong_figure(row: Row) -> Found:
    value, form, upper = float(row["value"]), form_of(row), row.get("upper")
    negative = form in (Form.CHANGE, Form.COMPARISON) or row["measure"] == Measure.BALANCE
    if (value == 0 and form is not Form.CHANGE) or (value < 0 and not negative):
        yield "value", f"found “{value:,.12g}”; allowed are figures above nil."
    elif form is Form.CHANGE and value <= -100:
        yield "value", f"found “{value:,.12g}”; trade cannot fall by 100 percent or more."
    elif form is Form.SHARE and value > 100:
        yield "value", f"found “{value:,.12g}”; a share is 100 percent at most."
    elif form in PLACES and value != int(value):
        yield "value", f"found “{value:,.12g}”; a place is a whole number."
    is_between = row["relation"] == Relation.BETWEEN
    if is_between and (pd.isna(upper) or abs(upper) <= abs(value) or upper * value < 0):
        yield "upper", "“between” needs an upper end beyond the value."
    if not is_between and not pd.isna(upper):
        yield "upper", f"found “{upper:,.12g}”; only “between” has an upper end."


def _wrong_step(row: Row) -> Found:
    """A step is asked of amounts; a growth may be said in words, such as by a third."""
    step = row["precision"]
    if pd.isna(step):
        yield (
            "precision",
            "found an empty cell; a figure needs the smallest step it was printed with.",
        )
    elif step <= 0:
        yield "precision", f"found “{step:,.12g}”; a step is above nil."
    elif form_of(row) is not Form.CHANGE and (wrong := step_words(abs(row["value"]), step)):
        yield "precision", wrong


def step_words(value: float, step: float) -> str:
    """What is wrong with the step that a figure is said to be printed with; nothing if it fits."""
    figure, unit = (Fraction(repr(float(number))) for number in (value, step))
    if unit <= figure and figure % unit == 0:
        return ""
    return (
        f"found “{step:,.12g}”; a figure of {value:,.12g} is a whole number of the smallest steps "
        "it was printed with."
    )
