"""What a workbook shows besides its values: hidden parts, errors, formulas, stray cells."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from handing import ReadIn, values, workbook
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.errors import CannotRead
from dashboard.reading.sheet_xml import letters

NAMES = [
    "COUNTRY.ID",
    "INDICATOR.ID",
    "COUNTERPART_COUNTRY.ID",
    "TIME_PERIOD",
    "OBS_VALUE",
    "NOTES",
]
FIRST = ["TUR", "MG_CIF_USD", "RUS", 2021, 28959.5, 1]
SECOND = ["TUR", "MG_CIF_USD", "RUS", 2022, 58848.854, 2]
ROWS = [NAMES, FIRST, SECOND]
RIGHT = {("TUR", "RUS", "import", "2021"): 28959.5e6, ("TUR", "RUS", "import", "2022"): 58848854e3}
SCENARIO: list[list[Any]] = [NAMES, ["TUR", "MG_CIF_USD", "RUS", 2023, 99999, 3]]


def book(change: Callable[[Workbook, Worksheet], object]) -> bytes:
    """A workbook with the figures above, changed."""
    made = Workbook()
    sheet = made.worksheets[0]
    for row in ROWS:
        sheet.append(row)
    change(made, sheet)
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def with_sheet(state: str, rows: list[list[Any]]) -> Callable[[Workbook, Worksheet], None]:
    def change(made: Workbook, _: Worksheet) -> None:
        sheet = made.create_sheet("Scenario")
        sheet.sheet_state = state
        for row in rows:
            sheet.append(row)

    return change


def put(cell: str, value: object, error: bool = False) -> Callable[[Workbook, Worksheet], None]:
    def change(_: Workbook, sheet: Worksheet) -> None:
        sheet[cell] = value
        if error:
            sheet[cell].data_type = "e"

    return change


def bold(cell: str) -> Callable[[Workbook, Worksheet], None]:
    def change(_: Workbook, sheet: Worksheet) -> None:
        sheet[cell].font = Font(bold=True)

    return change


def hide(part: str, key: str | int) -> Callable[[Workbook, Worksheet], None]:
    def change(_: Workbook, sheet: Worksheet) -> None:
        getattr(sheet, part)[key].hidden = True

    return change


SAME: dict[str, tuple[Callable[[Workbook, Worksheet], None], str]] = {
    "a hidden sheet": (with_sheet("hidden", SCENARIO), "Hidden sheets were not read: “Scenario”"),
    "a very hidden sheet": (with_sheet("veryHidden", SCENARIO), "not read: “Scenario”"),
    "an empty sheet": (with_sheet("visible", []), ""),
    "a hidden row": (hide("row_dimensions", 3), "Hidden rows 3 of the sheet were read"),
    "a hidden column": (hide("column_dimensions", "F"), "Hidden columns F of the sheet"),
    "a stray word below": (put("A1048576", "x"), "passed over: A1048576"),
    "a stray word at the end of all": (put("XFD1048576", "x"), "passed over: XFD1048576"),
    "a stray formula far away": (put("A900000", "=A1"), "passed over: A900000"),
    "an empty cell with a format": (bold("XFD1048576"), ""),
    "a figure as padded text": (put("E2", "  28959.5 "), ""),
    "an error in a column that is not needed": (put("F2", "#DIV/0!", error=True), ""),
}


@pytest.mark.parametrize("part", SAME)
def test_what_stands_beside_the_figures_changes_none_and_is_said(
    read_in: ReadIn, part: str
) -> None:
    change, said = SAME[part]
    tidy = read_in("x.xlsx", book(change))
    assert values(tidy) == RIGHT
    assert tidy.frame.index.tolist() == [2, 3]
    assert any(said in notice for notice in [*tidy.notices, ""])


def test_sheets_of_the_same_layout_are_named(read_in: ReadIn) -> None:
    tidy = read_in("x.xlsx", workbook(A=[NAMES, FIRST], B=[NAMES, SECOND]))
    assert values(tidy) == RIGHT
    assert "Read together: “x.xlsx → A”, “x.xlsx → B”." in tidy.notices


def test_a_workbook_of_hidden_sheets_alone_is_refused(read_in: ReadIn) -> None:
    def change(made: Workbook, sheet: Worksheet) -> None:
        made.create_sheet("Cover")
        sheet.sheet_state = "hidden"

    with pytest.raises(CannotRead, match="only hidden sheets hold anything: “Sheet”"):
        read_in("x.xlsx", book(change))


PLACES = {
    "an error as the figure": (put("E3", "#N/A", error=True), 3, "OBS_VALUE", "“#N/A”, an error"),
    "an error as the partner": (
        put("C2", "#REF!", error=True),
        2,
        "COUNTERPART_COUNTRY.ID",
        "#REF",
    ),
    "an error as the period": (put("D2", "#VALUE!", error=True), 2, "TIME_PERIOD", "#VALUE!"),
    "a formula as the figure": (put("E3", "=E2*2"), 3, "OBS_VALUE", "formula “=E2*2” without"),
    "a formula as the reporter": (put("A2", '="TUR"'), 2, "COUNTRY.ID", "without its value"),
    "a formula in a last row": (put("E4", "=E3"), 4, None, "found 5 cells"),
}


@pytest.mark.parametrize("cell", PLACES)
def test_a_cell_without_a_value_is_a_problem_and_never_empty(read_in: ReadIn, cell: str) -> None:
    change, line, column, said = PLACES[cell]
    (problem,) = read_in("x.xlsx", book(change)).problems
    assert (problem.line, problem.column) == (line, column)
    assert said in problem.what


def test_two_tables_far_from_each_other_in_a_sheet_are_refused(read_in: ReadIn) -> None:
    def change(_: Workbook, sheet: Worksheet) -> None:
        for line in range(5000, 5010):
            for place, value in enumerate(FIRST, start=1):
                sheet.cell(line, place, value)

    with pytest.raises(CannotRead, match="60 cells stand far from the others, the first at A5000"):
        read_in("x.xlsx", book(change))


def test_columns_are_named_as_a_spreadsheet_names_them() -> None:
    assert [letters(column) for column in (0, 25, 26, 701, 702, 16383)] == [
        *("A", "Z", "AA", "ZZ", "AAA", "XFD")
    ]
