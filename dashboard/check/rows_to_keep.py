"""What is kept of an entry: a row of claims.csv, and one of documents.csv where one is named."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from dashboard.check.entry import Entry
from dashboard.check.row import Row
from dashboard.swap.keep import Rows

OF_THE_DOCUMENT = ("title", "author", "publisher", "address")
BASIS = "as entered by the reader"
NOT_TOLD: Mapping[str, str] = {}


def rows_to_keep(*whole: tuple[Entry, Row], known_by: Mapping[str, str] = NOT_TOLD) -> Rows:
    """The rows of entries that are whole, all of one document; ids are made when they are proposed.

    A claim that names no document gets the one handed in with it. `known_by` says of days how they
    are known, where the document itself tells them.
    """
    rows: dict[str, list[Mapping[str, object]]] = {
        "claims": [_filled(row.cells) for _, row in whole]
    }
    entry, row = whole[0]
    if any(getattr(entry, name) for name in OF_THE_DOCUMENT):
        document = {name: getattr(entry, name) for name in OF_THE_DOCUMENT}
        published = str(row.cells["stated_on"])
        basis = known_by.get(published, BASIS) if published else ""
        rows["documents"] = [{**document, "published": published, "published_basis": basis}]
    return rows


def remark_to_keep(entry: Entry, row: Row, about: str) -> Rows:
    """A note without a figure: the words, of whom and about what, as a remark of claims.csv."""
    cells = {
        **row.cells, "measure": about, "relation": "described", "kind": "qualitative",
        "value": None, "upper": None, "precision": None, "unit": "", "form": "", "other": "",
        "since": "", "tolerance": None,
    }  # fmt: skip
    return rows_to_keep((entry, Row(cells, (), ())))


def _filled(cells: Mapping[Hashable, Any]) -> dict[str, object]:
    """The cells that hold something; the id is made of the row, the document handed in with it."""
    return {
        str(column): cell
        for column, cell in cells.items()
        if column not in ("id", "document") and not pd.isna(cell) and cell != ""
    }
