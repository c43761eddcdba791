"""The figures that a view draws, as a table to take away: each with its source and its release."""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from io import BytesIO
from numbers import Real
from typing import Any

import pandas as pd
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from dashboard.credit import TWO, Credit
from dashboard.package.credits import credits_of, vintages_of
from dashboard.package.kinds import SHAPES
from dashboard.package.package import Package
from dashboard.sharing.view import View

NO_TIME = datetime(1980, 1, 1, tzinfo=UTC)
"""The day that files say they were made on, so that the same data give the same bytes."""
LONGEST_CELL = 32_767
"""So many letters go into a cell of a spreadsheet."""
NOT_IN_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
WIDEST = 60
YEARS = ("period", "year")
"""The columns in which a year stands, or another period."""
YEAR = re.compile("[0-9]{4}")


def figures_table(view: View, package: Package) -> pd.DataFrame:
    """A row a value, in the order of the chart; after each source the release it came from.

    A missing figure is an empty cell. Columns are those of the exhibit's figures: mostly pair,
    ledger, measure, period, value, unit, status, source, vintage, predecessor, note.
    """
    figures = view.exhibit.figures().reset_index(drop=True)
    if "source" in figures and "vintage" not in figures:
        place = figures.columns.get_loc("source")
        released = _released(view.exhibit.credits, package)
        vintages = [_vintage(cell, released) for cell in figures["source"]]
        figures.insert(int(str(place)) + 1, "vintage", vintages)
    return figures


def credits_with(view: View, package: Package) -> tuple[Credit, ...]:
    """Whose figures are taken away: of the chart, then of its rows and sentences.

    What somebody stated stands in tables of our own, which are no source of figures.
    """
    credits, figures = view.exhibit.credits, view.exhibit.figures()
    known = {credit.source for credit in credits}
    cells = [
        *figures.get("source", ()),
        *(id_ for one in view.exhibit.cited() for id_ in one.sources),
    ]
    ours = {source.id for source in package.sources if source.kind not in SHAPES}
    named = credits_of(pd.DataFrame({"source": cells}, dtype="str"), package)
    more = {credit.source: credit for credit in named if credit.source not in known | ours}
    return (*credits, *more.values())


def _released(credits: Iterable[Credit], package: Package) -> Mapping[str, str]:
    """The release of every source; of one that is several files, of the file that is drawn."""
    return {**vintages_of(package), **{credit.source: credit.vintage for credit in credits}}


def _vintage(cell: object, released: Mapping[str, str]) -> str:
    return TWO.join(filter(None, (released.get(id_, "") for id_ in str(cell).split(TWO))))


def workbook(view: View, package: Package) -> bytes:
    """The figures as a workbook: numbers as numbers, and sheets of the sources and the choices.

    Text is text, whatever it begins with.
    """
    held = BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True})
    book.set_properties({"title": view.exhibit.message[:255], "created": NO_TIME})
    bold = book.add_format({"bold": True})
    for name, frame in _sheets(view, package).items():
        _write(book.add_worksheet(name), frame, bold)
    book.close()
    return held.getvalue()


def _sheets(view: View, package: Package) -> Mapping[str, pd.DataFrame]:
    return {
        "Figures": figures_table(view, package),
        "Sources": sources_table(credits_with(view, package)),
        "Choices": choices_table(view),
    }


def sources_table(credits: Iterable[Credit]) -> pd.DataFrame:
    """Whose figures these are: a row a source, with its release, terms and caution."""
    columns = {
        "source": "Source",
        "publisher": "Publisher",
        "title": "Title",
        "vintage": "Vintage",
        "retrieved": "Retrieved",
        "page": "Page",
        "licence": "Licence",
        "caution": "Caution",
    }
    rows = [[getattr(credit, name) for name in columns] for credit in credits]
    return pd.DataFrame(rows, columns=list(columns.values()))


def choices_table(view: View) -> pd.DataFrame:
    """What was chosen, what made the figures of which data, and the way back to them."""
    rows = [(one.label, ", ".join(one.words), ", ".join(one.codes)) for one in view.choices]
    around = [
        ("What it shows", view.exhibit.message, ""),
        ("Made with", view.made_with, view.digest),
        ("Address in the program", view.address, ""),
    ]
    return pd.DataFrame([*rows, *around], columns=["What", "In words", "In codes"])


def _write(sheet: Worksheet, frame: pd.DataFrame, bold: Any) -> None:  # noqa: ANN401  (a format)
    for column, name in enumerate(frame.columns):
        cells = list(frame[name])
        sheet.write_string(0, column, str(name), bold)
        longest = max((len(str(cell)) for cell in cells), default=0)
        sheet.set_column(column, column, min(max(longest, len(str(name))) + 2, WIDEST))
        for row, cell in enumerate(cells, start=1):
            _write_cell(sheet, row, column, _year(cell) if name in YEARS else cell)
    sheet.freeze_panes(1, 0)
    # Codes and addresses are text, whatever they look like.
    sheet.ignore_errors({"number_stored_as_text": f"A1:Z{len(frame) + 1}"})


def _year(cell: object) -> object:
    """A year as a number, so that it can be counted with; a month or a stretch of days as it is."""
    return int(str(cell)) if YEAR.fullmatch(str(cell)) else cell


def _write_cell(sheet: Worksheet, row: int, column: int, cell: object) -> None:
    """A cell by what it holds; nothing where nothing is known."""
    if cell is None or pd.isna(cell) or cell == "":  # type: ignore[call-overload]
        return
    if isinstance(cell, Real):
        sheet.write_number(row, column, float(cell))
    else:
        sheet.write_string(row, column, NOT_IN_XML.sub("\ufffd", str(cell))[:LONGEST_CELL])
