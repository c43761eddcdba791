"""Whose word a figure of UN Comtrade is: the reporter's, or an estimate of the UN.

What the portal and the API give is what reporters filed; `isReported` false and `isAggregate` true
says only that the UN added a reporter's lines up, which holds for nearly all totals. The trade
matrix (classification TM, or SS in later releases) fills in estimates of the UN for those who
filed nothing: there `isReported`, or `isPrimaryValueEstimated` of its sums by groups, tells which
is which, and a row that does not say so is taken for an estimate. A row that is neither reported
nor added up is one, too, unless it is a product that the UN has turned from one classification
into another (`isOriginalClassification` false).
`legacyEstimationFlag` and `Flag` (0, 2, 4, 6) are about quantities and weights, never about values.
Russia filed nothing after January 2022: what says otherwise is doubtful.
"""

import pandas as pd

from dashboard.errors import Problem
from dashboard.publishers.comtrade.names import FALSE, TRUE, Names, truth_of
from dashboard.reading.evidence import Fact
from dashboard.reading.product_codes import TOTALS
from dashboard.reading.table import Table, brief, quoted
from dashboard.reading.tidy import Draft

MATRIX = ("TM", "SS")
TURNED = {"yes": "no", "no": "yes", "": ""}
MATRIX_NOTE = "an estimate of the UN (its trade matrix)"
NEITHER_NOTE = "an estimate of the UN (neither reported nor added up)"
SILENT, SILENT_SINCE = "RUS", "2022-02"
SILENT_NOTE = "Russia filed nothing with the UN after January 2022"
REPORTED_OVER = "estimates of the trade matrix (the reported figure is kept)"


def put_status(draft: Draft, table: Table, names: Names) -> None:
    """Fill status and note of each row, and say what proves an estimate."""
    frame = draft.frame
    reported = _truths(draft, table, names, "is_reported")
    estimated = _truths(draft, table, names, "is_estimated").map(TURNED).astype("str")
    reported = reported.where(reported != "", estimated)
    added = _truths(draft, table, names, "is_aggregate")
    converted = _truths(draft, table, names, "is_original") == "no"
    converted &= ~frame["product"].isin(TOTALS)
    matrix = frame["system"].isin(MATRIX) | (frame["asked_for"] == MATRIX[0])
    neither = ~matrix & ~converted & (reported == "no") & (added == "no")
    estimate = (matrix & (reported != "yes")) | neither
    late = (frame["reporter"] == SILENT) & (frame["period"] >= SILENT_SINCE[:4])
    late &= ~frame["period"].eq("2022-01") & ~estimate
    frame["note"] = _notes({MATRIX_NOTE: matrix & estimate, NEITHER_NOTE: neither})
    frame["note"] = frame["note"].mask(late, SILENT_NOTE)
    frame["status"] = pd.Series("reported", frame.index).mask(estimate, "estimate")
    frame["status"] = frame["status"].mask(late, "doubtful")
    _prove(draft, names, estimate, late)
    _keep_reported(draft, estimate)


def _truths(draft: Draft, table: Table, names: Names, word: str) -> "pd.Series[str]":
    """Yes, no, or nothing, for each row; a word that is neither is a problem."""
    known: dict[str, str] = {}
    for cell in draft.frame[word].unique():
        try:
            known[cell] = {True: "yes", False: "no", None: ""}[truth_of(cell)]
        except ValueError:
            known[cell] = ""
            line = int(draft.frame.index[(draft.frame[word] == cell).to_numpy()][0])
            what = f"found “{brief(cell)}”; allowed are {quoted(sorted(TRUE | FALSE))}."
            draft.problems.append(Problem(table.name, what, line, names[word]))
    return draft.frame[word].map(known).astype("str")


def _notes(notes: dict[str, "pd.Series[bool]"]) -> "pd.Series[str]":
    found = pd.Series("", index=next(iter(notes.values())).index, dtype="str")
    for note, rows in notes.items():
        found = found.mask(rows, note)
    return found


def _prove(
    draft: Draft, names: Names, estimate: "pd.Series[bool]", late: "pd.Series[bool]"
) -> None:
    """What the file says of its status, at the first row that says it."""
    for found, rows in (("estimate", estimate), ("doubtful", late)):
        if not rows.any():
            continue
        first = draft.frame[rows.to_numpy()].iloc[0]
        words = f"{first['note']}: {first['system']}, {first['period']}"
        line = int(draft.frame.index[rows.to_numpy()][0])
        draft.prove(
            Fact.STATUS,
            found,
            line=line,
            column=names["system" if "system" in names else "is_estimated"],
            words=words,
        )
        draft.notices.append(f"Rows marked {found}: {int(rows.sum()):,} ({first['note']}).")
    said = ("is_reported", "is_aggregate", "is_estimated")
    columns = [names[word] for word in said if word in names]
    if not (estimate | late).all() and columns:
        draft.prove(Fact.STATUS, "reported", column=", ".join(columns))


def _keep_reported(draft: Draft, estimate: "pd.Series[bool]") -> None:
    """Leave out estimates of a flow whose reported figure stands in the file too."""
    key = ["reporter", "partner", "flow", "period", "product"]
    couples = pd.MultiIndex.from_frame(draft.frame[key])
    there = pd.Series(couples.isin(couples[~estimate.to_numpy()]), draft.frame.index)
    rows = (there & estimate).to_numpy()
    if rows.any():
        draft.left_out[REPORTED_OVER] += int(rows.sum())
        draft.frame = draft.frame[~rows]
