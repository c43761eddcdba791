"""What is kept of an entry: a row of claims.csv, and one of documents.csv where one is named."""

from collections.abc import Hashable, Mapping
from dataclasses import asdict
from typing import Any

import pandas as pd

from dashboard.check.entry import Entry
from dashboard.check.row import Row
from dashboard.package.package import Package
from dashboard.package.shelf import current
from dashboard.swap.keep import Rows
from dashboard.swap.kept_rows import BESIDE

BASIS = "as entered by the reader"
KnownBy = Mapping[str, str]
"""How days are known, by the day."""
NOT_TOLD: KnownBy = {}


def of_files(package: Package) -> Package:
    """The package that rows are kept in: the files', wherever the trade that is shown lives."""
    return current().package or package


def rows_to_keep(*whole: tuple[Entry, Row], known_by: KnownBy = NOT_TOLD) -> Rows:
    """The rows of entries that are whole, with their documents; ids are made when proposed.

    `known_by` says of days how they
    are known, where the document itself tells them.
    """
    documents: list[Mapping[str, object]] = []
    claims: list[Mapping[str, object]] = []
    for entry, row in whole:
        claim = _filled(row.cells)
        day = str(row.cells["stated_on"])
        if entered := entry.document(day, known_by.get(day, BASIS) if day else ""):
            document = {name: word for name, word in asdict(entered).items() if name != "kind"}
            if document not in documents:
                documents.append(document)
            claim["document"] = f"{BESIDE}{documents.index(document)}"
        claims.append(claim)
    return {"claims": claims, **({"documents": documents} if documents else {})}


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
