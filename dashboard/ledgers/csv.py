"""Two ledgers as a table that leaves the dashboard: a row a year of one flow of goods."""

from collections.abc import Mapping

import pandas as pd

from dashboard.ledgers.words_reasons import why_not
from dashboard.text.csv import rounded

MONEY_COLUMNS = ("exported_usd", "imported_usd", "gap_usd", "after_106_usd", "after_110_usd")
SIDES = ("exported", "imported")
COLUMNS = [
    *("pair", "exporter", "importer", "period", "unit"),
    *(f"exported_{part}" for part in ("usd", "valuation", "status", "source", "vintage", "note")),
    *(f"imported_{part}" for part in ("usd", "valuation", "status", "source", "vintage", "note")),
    *("gap_usd", "ratio_cif_over_fob", "after_106_usd", "after_110_usd"),
    *("standing", "why_no_comparison"),
]


def published_gaps(
    rows: pd.DataFrame,
    pair: str,
    unit: str,
    names: Mapping[str, str],
    vintages: Mapping[str, str],
) -> pd.DataFrame:
    """Rows with gaps as a table for spreadsheets, with the release of every figure.

    An empty cell is a missing figure, and `why_no_comparison` says why a gap is missing or why it
    is none. `after_106_usd` and `after_110_usd` are what remains of the gap once the importer's
    figure is divided by 1.06 and by 1.10.
    """
    released = {
        f"{side}_vintage": [_vintages(cell, vintages) for cell in rows[f"{side}_source"]]
        for side in SIDES
    }
    return rounded(rows, *MONEY_COLUMNS, places=2).assign(
        **released,
        pair=pair,
        unit=unit,
        ratio_cif_over_fob=rows["ratio"].round(6),
        why_no_comparison=[why_not(row, names) for row in rows.to_dict("records")],
    )[COLUMNS]


def _vintages(cell: str, vintages: Mapping[str, str]) -> str:
    return " + ".join(vintages.get(id_, "") for id_ in cell.split(" + ") if id_)
