"""Judged claims laid out: the cells of a grid to draw, and tables to read."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard.claims.judge import Claim
from dashboard.claims.judged import KEPT, Judged
from dashboard.claims.readings import KEY
from dashboard.claims.words import (
    definition,
    ledger_name,
    margin,
    period_words,
    short,
    stated,
    told,
    why,
)
from dashboard.text.numbers import STATUS_ADDED, precisely
from dashboard.vocabulary import ABOUT, Ledger, Status, Verdict


def laid_out(
    judged: Judged, years: tuple[int, int], names: Mapping[str, str], letters: Mapping[str, str]
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame, int]:
    """Cells, row labels and plain cells of a grid to draw, and how many rows are left out.

    A row without any answer in the years chosen is left out; rows count from 0.
    """
    shown = _within(judged.cells, years)
    answered = shown[shown["verdict"] != str(Verdict.SILENT)]
    rows = answered[KEY].drop_duplicates()
    rows = shown[KEY].drop_duplicates().merge(rows, on=KEY).assign(row=range(len(rows)))
    claim = judged.claim
    rows = rows.assign(text=[_label(row, claim, names) for row in rows.to_dict("records")])
    cells = shown.merge(rows, on=KEY)
    drawn = pd.DataFrame([_cell(cell, claim, names, letters) for cell in cells.to_dict("records")])
    left_out = len(shown[KEY].drop_duplicates()) - len(rows)
    return drawn, rows[["row", "text"]], _plain_cells(judged, cells), left_out


def grid_table(cells: pd.DataFrame, claim: Claim, names: Mapping[str, str]) -> pd.DataFrame:
    """A table to read: a row a reading with an answer, a column a year, newest first."""
    shown = cells[cells["verdict"] != str(Verdict.SILENT)]
    said = shown.assign(
        Reading=[_label(row, claim, names) for row in shown.to_dict("records")],
        told=[
            f"{short(row['value'], claim)}{STATUS_ADDED[Status(row['status'])]}, {row['verdict']}, "
            f"{row['percent']:+,.1f} percent"
            for row in shown.to_dict("records")
        ],
    )
    wide = said.pivot(index="Reading", columns="year", values="told").fillna("silent")
    order = list(dict.fromkeys(said["Reading"]))
    return wide.loc[order, sorted(wide.columns, reverse=True)].reset_index()


def counted(cells: pd.DataFrame, claim: Claim, years: tuple[int, int], about: float = ABOUT) -> str:
    """A grid in a sentence: how many readings answer, and what they say."""
    counts = cells["verdict"].value_counts()
    answers = int(sum(counts.get(str(verdict), 0) for verdict in Verdict)) - int(
        counts.get(str(Verdict.SILENT), 0)
    )
    kept = [f"{int(counts.get(str(verdict), 0))} {_plural(verdict)}" for verdict in KEPT]
    fails = int(counts.get(str(Verdict.FAILS), 0))
    return (
        f"{claim.about} {stated(claim, about)}, {years[0]} to {years[1]}: of {answers} readings "
        f"with an answer {', '.join(kept)} and {fails} fail; {len(cells) - answers} are silent."
    )


def statements_table(judged: Sequence[Judged], names: Mapping[str, str]) -> pd.DataFrame:
    """Statements to read, newest period first, each with the verdict of either side's ledger."""
    rows = [_statement(one, names) for one in judged]
    columns = ["Period", "What", "Stated", "By", "Own ledger", "Partner's ledger", "Note", "url"]
    table = pd.DataFrame(rows, columns=["from", *columns])
    return table.sort_values("from", ascending=False, kind="stable")[columns]


def _within(cells: pd.DataFrame, years: tuple[int, int]) -> pd.DataFrame:
    return cells[cells["year"].astype(int).between(*years)]


def _label(row: Mapping[Any, Any], claim: Claim, names: Mapping[str, str]) -> str:
    whose = ledger_name(claim.pairs, Ledger(row["ledger"]), names)
    return f"{row['source']} · {whose} · {definition(row['measure'], row['ledger'], claim, names)}"


def _cell(
    cell: Mapping[Any, Any], claim: Claim, names: Mapping[str, str], letters: Mapping[str, str]
) -> dict[str, object]:
    silent = cell["verdict"] == str(Verdict.SILENT)
    return {
        "row": cell["row"],
        "year": cell["year"],
        "verdict": cell["verdict"],
        "letter": letters[cell["verdict"]],
        "reading": cell["text"],
        "figure": "none"
        if silent
        else precisely(cell["value"], claim.unit) + STATUS_ADDED[Status(cell["status"])],
        "told": why(cell["lacks"], Ledger(cell["ledger"]), names)
        if silent
        else margin(cell["margin"], cell["percent"], Verdict(cell["verdict"]), claim),
        "source": cell["source"],
    }


def _plain_cells(judged: Judged, cells: pd.DataFrame) -> pd.DataFrame:
    """The cells that the plain reading of a ledger rests on."""
    keys = {
        (str(each.ledger), each.source, each.period, str(judged.claim.measure))
        for each in judged.judgements
    }
    rows = cells[["ledger", "source", "year", "measure"]].itertuples(index=False, name=None)
    return cells.loc[[row in keys for row in rows], ["row", "year"]]


def _plural(verdict: Verdict) -> str:
    return {Verdict.HOLDS: "hold", Verdict.ROUNDED: "hold when rounded"}[verdict]


def _statement(judged: Judged, names: Mapping[str, str]) -> dict[str, str]:
    claim = judged.claim
    own, partner = (told(each, claim, names) for each in judged.judgements)
    return {
        "from": claim.period,
        "Period": period_words(claim.period),
        "What": claim.about,
        "Stated": stated(claim, ABOUT),
        "By": claim.said,
        "Own ledger": own,
        "Partner's ledger": partner,
        "Note": claim.note,
        "url": claim.url,
    }
