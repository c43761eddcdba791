"""What only several rows or files together can show: names of nothing, pairs that do not fit.

Frames in, located problems out; the index of a frame is the line of its file.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

import pandas as pd

from dashboard.errors import Problem
from dashboard.package.claim_rows import step_words


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
        if problem := step_words(row["value_usd"], row["precision_usd"]):
            yield Problem("statements.csv", problem, line=line, column="precision_usd")


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


def document_problems(documents: pd.DataFrame) -> Iterator[Problem]:
    """Documents that a reader could not tell from others."""
    for line, row in _rows(documents):
        if not (row["title"] or row["publisher"]):
            what = "found an empty cell; a document needs a title or a publisher."
            yield Problem("documents.csv", what, line=line, column="title")


def event_problems(events: pd.DataFrame) -> Iterator[Problem]:
    """Events that end before they start."""
    for line, row in _rows(events[events["end"] != ""]):
        if row["end"] < row["start"][: len(row["end"])]:
            what = f"found “{row['end']}”; the event starts later, in “{row['start']}”."
            yield Problem("events.csv", what, line=line, column="end")


def _rows(frame: pd.DataFrame) -> Iterator[tuple[int, dict[str, Any]]]:
    for line, row in frame.iterrows():
        yield int(str(line)), dict(row)
