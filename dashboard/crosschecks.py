"""What only several rows or files together can show: names of nothing, pairs that do not fit.

Frames in, located problems out; the index of a frame is the line of its file.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

import pandas as pd

from dashboard.errors import Problem
from dashboard.vocabulary import RATIO_TO

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
    return [
        Problem(
            file,
            f"found “{value}”; it stands in no row of {where}.",
            line=int(str(line)),
            column=column,
            advice=f"Use a code from {where}, or add a row there.",
        )
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


def claim_problems(claims: pd.DataFrame, pairs: set[str]) -> Iterator[Problem]:
    """Claims with a figure about a pair or a measure that cannot be set beside anything."""
    for line, row in _rows(claims.dropna(subset="value")):
        pair, ratio = f"{row['reporter']}-{row['partner']}", RATIO_TO.fullmatch(row["measure"])
        wanted = [pair, *([ratio[1]] if ratio else [])]
        for unknown in (id_ for id_ in wanted if id_ not in pairs):
            what = f"found the pair “{unknown}”; it stands in no row of pairs.csv."
            advice = "Name the two sides in the order of pairs.csv, or add a row there."
            yield Problem("claims.csv", what, line=line, column="partner", advice=advice)
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
