"""What only several rows or files together can show: names of nothing, pairs that do not fit.

Frames in, located problems out; the index of a frame is the line of its file.
"""

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from typing import Any

import pandas as pd

from dashboard.errors import Problem
from dashboard.vocabulary import RATIO_TO

FIRST_YEAR, LAST_YEAR = 1500, 2100
PLAIN_MEASURES = {"turnover", "exports", "imports"}


def references(schema: Mapping[str, Any], known: Collection[str]) -> list[tuple[str, str, str]]:
    """The foreign keys of a schema: column, table, its column; of tables that there are."""
    return [
        (key["fields"][0], key["reference"]["resource"], key["reference"]["fields"][0])
        for key in schema.get("foreignKeys", [])
        if key["reference"]["resource"] in known
    ]


def reference_problems(
    file: str, frame: pd.DataFrame, column: str, allowed: set[str], where: str
) -> list[Problem]:
    """Values of a column that name nothing in the table they refer to; empty cells are free."""
    unknown = frame[~frame[column].isin(allowed | {""})]
    wrong = f"it stands in no row of {where}."
    advice = f"Use a code from {where}, or add a row there."
    return [
        Problem(file, f"found “{value}”; {wrong}", int(str(line)), column, advice)
        for line, value in unknown[column].items()
    ]


def pair_problems(pairs: pd.DataFrame) -> Iterator[Problem]:
    """Pairs whose id is not their two codes, or of one economy with itself."""
    for line, row in _rows(pairs):
        promised = f"{row['first']}-{row['second']}"
        if row["id"] != promised:
            what = f"found “{row['id']}”; the id of this pair is “{promised}”."
            yield Problem("pairs.csv", what, line=line, column="id")
        if row["first"] == row["second"]:
            what = f"found “{row['second']}” twice; a pair has two sides."
            yield Problem("pairs.csv", what, line=line, column="second")


def statement_problems(statements: pd.DataFrame) -> Iterator[Problem]:
    """Statements whose figure cannot have been printed with the step that they name."""
    for line, row in _rows(statements):
        if problem := _step_words(row["value_usd"], row["precision_usd"]):
            yield Problem("statements.csv", problem, line=line, column="precision_usd")


def remark_problems(claims: pd.DataFrame) -> Iterator[Problem]:
    """Rows that are neither a figure nor a remark, and statements before any record of trade."""
    for line, row in _rows(claims):
        is_remark = row["kind"] == "qualitative" and row["relation"] == "described"
        if pd.isna(row["value"]) and not is_remark:
            what = "found an empty cell; only a remark (described, qualitative) has no figure."
            yield Problem("claims.csv", what, line=line, column="value")
        if not pd.isna(row["value"]) and row["kind"] == "qualitative":
            what = "found “qualitative”; a row with a figure is stated or implied."
            yield Problem("claims.csv", what, line=line, column="kind")
        if not FIRST_YEAR <= int(row["stated_on"][:4]) <= LAST_YEAR:
            years = f"years from {FIRST_YEAR} to {LAST_YEAR}"
            what = f"found “{row['stated_on']}”; allowed are {years}."
            yield Problem("claims.csv", what, line=line, column="stated_on")


def _step_words(value: float, step: float) -> str:
    """What is wrong with the step that a figure is said to be printed with; nothing if it fits."""
    figure, unit = Decimal(repr(float(value))), Decimal(repr(float(step)))
    if unit <= figure and figure % unit == 0:
        return ""
    return (
        f"found “{step:,.12g}”; a figure of {value:,.12g} is a whole number of the smallest steps "
        "it was printed with."
    )


def claim_problems(claims: pd.DataFrame, pairs: set[str]) -> Iterator[Problem]:
    """Claims with a figure about a pair or a measure that cannot be set beside anything."""
    for line, row in _rows(claims.dropna(subset="value")):
        pair, ratio = f"{row['reporter']}-{row['partner']}", RATIO_TO.fullmatch(row["measure"])
        wanted = {"partner": pair, **({"measure": ratio[1]} if ratio else {})}
        for column, unknown in wanted.items():
            if unknown not in pairs:
                what = f"found the pair “{unknown}”; it stands in no row of pairs.csv."
                advice = "Name the two sides in the order of pairs.csv, or add a row there."
                yield Problem("claims.csv", what, line=line, column=column, advice=advice)
        if ratio and ratio[1] == pair:
            what = f"found a ratio of {pair} to itself; a ratio needs two pairs."
            yield Problem("claims.csv", what, line=line, column="measure")
        if not ratio and row["measure"] not in PLAIN_MEASURES:
            what = (
                f"found “{row['measure']}”; a figure can be about turnover, exports, imports or "
                "“turnover ratio to” another pair."
            )
            yield Problem("claims.csv", what, line=line, column="measure")
        if row["relation"] == "described":
            what = "found “described”; a figure binds by at_most, about, at_least or equals."
            yield Problem("claims.csv", what, line=line, column="relation")
        if pd.isna(row["precision"]):
            what = "found an empty cell; a figure needs the smallest step it was printed with."
            yield Problem("claims.csv", what, line=line, column="precision")
        elif problem := _step_words(row["value"], row["precision"]):
            yield Problem("claims.csv", problem, line=line, column="precision")
        unit = "ratio" if ratio else "US dollars"
        if row["unit"] != unit:
            what = f"found “{row['unit']}”; the unit of this measure is “{unit}”."
            yield Problem("claims.csv", what, line=line, column="unit")


def economy_problems(economies: pd.DataFrame) -> Iterator[Problem]:
    """Predecessors without a successor, a kind of succession or a last year."""
    codes = set(economies["code"])
    for line, row in _rows(economies[economies["predecessor_of"] != ""]):
        if row["predecessor_of"] not in codes - {row["code"]}:
            what = f"found “{row['predecessor_of']}”; allowed is the code of another economy."
            yield Problem("economies.csv", what, line=line, column="predecessor_of")
        for column in ("succession", "last_year"):
            if pd.isna(row[column]) or row[column] == "":
                what = "found an empty cell; a predecessor needs one."
                yield Problem("economies.csv", what, line=line, column=column)


def event_problems(events: pd.DataFrame) -> Iterator[Problem]:
    """Events that end before they start."""
    for line, row in _rows(events[events["end"] != ""]):
        if row["end"] < row["start"][: len(row["end"])]:
            what = f"found “{row['end']}”; the event starts later, in “{row['start']}”."
            yield Problem("events.csv", what, line=line, column="end")


def _rows(frame: pd.DataFrame) -> Iterator[tuple[int, dict[str, Any]]]:
    for line, row in frame.iterrows():
        yield int(str(line)), dict(row)
