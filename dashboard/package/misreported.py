"""What no reported figure can be: one of a time to come, or an estimate by its own note."""

import re
from collections.abc import Iterator
from datetime import date

import pandas as pd

from dashboard.errors import Problem

CHECKED = re.compile(r"(?i)\bchecked\b")
GUESSED = re.compile(
    r"(?i)\b(?:forecast|estimat|projected|projection|predict|imputed|derived|mirror data|tahmin|"
    r"geschätzt|schätzung|prognose|прогноз|оценка)"
)
TO_COME = "with the status “reported”; no figure of a time to come is."
BY_NOTE = "beside the status “reported”."
AS_ESTIMATE = "Write “estimate” as its status, or mend the {}."


def misreported(file: str, rows: pd.DataFrame, today: date) -> Iterator[Problem]:
    """Rows, by their lines, whose period or note says that nobody can have reported them so."""
    if not {"status", "note"} <= set(rows):
        return
    reported = rows[(rows["status"] == "reported") & ~rows["note"].str.contains(CHECKED)]
    months = reported["period"].where(reported["period"].str.len() == 4, reported["period"].str[:7])
    this = months.str.len().map({4: f"{today:%Y}", 7: f"{today:%Y-%m}"}).fillna("9999")
    for line, period in reported["period"][months > this].items():
        what, advice = f"found “{period}” {TO_COME}", AS_ESTIMATE.format("period")
        yield Problem(file, what, int(str(line)), "period", advice)
    for line, note in reported["note"][reported["note"].str.contains(GUESSED)].items():
        what, advice = f"found “{note}” {BY_NOTE}", AS_ESTIMATE.format("note")
        yield Problem(file, what, int(str(line)), "note", advice)
