"""Notes below the figures, second tables, and columns that only number the rows."""

from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from handing import HandIn, ReadIn, values, workbook
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from portal_text import HEADER, IMTS, NAMES, RIGHT, ROWS, kept

from dashboard.errors import NotRecognised
from dashboard.reading.mapped import columns_of, fits_mapping, read_mapped
from dashboard.reading.mapping import Mapping, Side
from dashboard.reading.tidy import Tidy, Wanted

INDIA = "Country,Year,Value\nRussia,2022,3000.5\nRussia,2023,4100.5\n"
EXPORTS = {
    ("IND", "RUS", "export", "2022"): 3000500000.0,
    ("IND", "RUS", "export", "2023"): 4100500000.0,
}


def mapping(**more: Any) -> Mapping:
    return Mapping(
        **{
            **{"source": "dgcis", "reporter": Side(value="IND"), "partner": Side(column="Country")},
            **{"flow": Side(value="export"), "period": Side(column="Year"), "value": "Value"},
            **{"unit": "millions", "codes": {"Russia": "RUS"}, **more},
        }
    )


def mapped(hand_in: HandIn, wanted: Wanted, content: str | bytes) -> Tidy:
    return read_mapped(hand_in("india.csv", content), mapping(), wanted)


NOTES = [
    *("Source: IMF, accessed 1 October 2026", '"Sources: IMF, UN, 2026"', "Kaynak: TÜİK, 2026"),
    *("Note: provisional", "Quelle: Destatis", "Источник: ФТС", "منبع: گمرک", "* provisional"),
    *(
        "(1) With gold",
        "1) With gold",
        "Data from database: IMTS",
        "Last Updated: 10/01/2026",
    ),
    *("Source: IMF\nTables of the second quarter", "\n2025 are provisional.", "Notes\n(a) Revised"),
    "Downloaded on 1 October 2026",
]


@pytest.mark.parametrize("note", NOTES)
def test_a_note_below_the_figures_is_passed_over_and_said(
    read_in: ReadIn, hand_in: HandIn, wanted: Wanted, note: str
) -> None:
    tidy = read_in("x.csv", f"{IMTS}{note}\n")
    assert values(tidy) == RIGHT
    line = 5 if note.startswith("\n") else 4
    assert any(f"notes below the figures: line {line} (“" in said for said in tidy.notices)
    assert values(mapped(hand_in, wanted, f"{INDIA}{note}\n")) == EXPORTS


@pytest.mark.parametrize("note", NOTES)
def test_a_note_in_a_sheet_is_passed_over_and_said(read_in: ReadIn, note: str) -> None:
    lines = [[line.strip('"')] for line in note.split("\n")]
    rows = [line.split(",") for line in ROWS.strip().split("\n")]
    tidy = read_in("x.xlsx", workbook(Sheet=[NAMES, *rows, *lines]))
    assert values(tidy) == RIGHT
    assert any("notes below the figures" in said for said in tidy.notices)


BROKEN = ["TUR", "TUR,MG_CIF_USD,RUS", "TUR,MG_CIF_USD,RUS,2023", "Total,,,,", "Source: x,,,2023,5"]


@pytest.mark.parametrize("row", BROKEN)
def test_a_row_that_is_no_note_is_never_passed_over_as_one(read_in: ReadIn, row: str) -> None:
    for text in (f"{IMTS}{row}\n", f"{IMTS}Source: IMF\n{row}\n", f"{IMTS}\n{row}\n"):
        assert read_in("x.csv", text).problems or "Total" in row


def test_figures_below_a_note_are_not_dropped(hand_in: HandIn, wanted: Wanted) -> None:
    below = INDIA.replace("Russia,2023", "Source: DGCI&S\nRussia,2023")
    tidy = mapped(hand_in, wanted, below)
    assert [problem.line for problem in tidy.problems] == [3]
    assert [str(period) for period in tidy.frame["period"]] == ["2022", "2023"]


def test_a_sentence_below_the_figures_is_not_said_to_be_cut_off(read_in: ReadIn) -> None:
    (problem,) = read_in("x.csv", IMTS + "Figures are provisional\n").problems
    assert "If this line is a note, delete it" in str(problem)


LINE = st.sampled_from(
    ["x,y,1", "Source: z", "x,y", "x", "", "* note here,,", ",,", "a,b,c", "Note: 1,2,3", "é,1,2"]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(lines=st.lists(LINE, max_size=8))
def test_large_and_small_files_with_notes_are_read_alike(tmp_path: Path, lines: list[str]) -> None:
    path = tmp_path / "f.csv"
    path.write_text("\n".join(["a,b,c", *lines, ""]), "utf-8")
    one, other = (kept(path, small, "a", "c") for small in (1 << 30, 0))
    pd.testing.assert_frame_equal(one.frame, other.frame)
    assert one.problems == other.problems
    assert one.notices == other.notices
    assert one.rows_read == other.rows_read


@pytest.mark.parametrize("title", ["Trade by partner", "Title\n\nSource: IMF", "\n\nNote: x"])
def test_titles_above_the_header_are_passed_over_and_said(read_in: ReadIn, title: str) -> None:
    tidy = read_in("x.csv", f"{title}\n{IMTS}")
    assert values(tidy) == RIGHT
    assert tidy.frame.index.tolist() == [title.count("\n") + 3, title.count("\n") + 4]
    assert any("titles above the header: line" in said for said in tidy.notices)
    assert values(read_in("y.csv", f"\n,,\n{IMTS}")) == RIGHT


@pytest.mark.parametrize("title", ["In thousand US dollars", "Milyon $", "тыс. долл.", "USD '000"])
def test_a_unit_above_the_header_or_in_a_note_is_never_passed_over_unsaid(
    read_in: ReadIn, title: str
) -> None:
    with pytest.raises(NotRecognised):
        read_in("x.csv", f"{title}\n{IMTS}")
    tidy = read_in("x.csv", f"{IMTS}Note: {title}\n")
    assert any("names a unit" in said for said in tidy.notices)


# A second table below the first.


def blocks(*between: list[Any]) -> list[list[Any]]:
    rows: list[list[Any]] = [line.split(",") for line in INDIA.strip().split("\n")]
    return [*rows, *between, rows[0], ["Russia", "2021", "9999"]]


@pytest.mark.parametrize("between", [[], [[""]], [[""], ["Imports, 2021"], [""]]])
def test_a_second_table_below_the_first_is_refused_at_its_header(
    hand_in: HandIn, wanted: Wanted, between: list[list[Any]]
) -> None:
    tidy = mapped(hand_in, wanted, workbook(Sheet=blocks(*between)))
    (problem,) = tidy.problems
    assert (problem.line, problem.column) == (4 + len(between), None)
    assert "a second table begins here" in problem.what
    assert tidy.frame.empty


def test_a_second_table_of_other_years_is_found_by_its_first_column(tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    path.write_text("Country,2020,2021\nRussia,1,2\nCountry,2022,2023\nRussia,3,4\n", "utf-8")
    for small in (1 << 30, 0):
        (problem,) = kept(path, small, "Country", "2020", "2021").problems
        assert problem.line == 3


# Columns that only number the rows.

NUMBERED = {
    "Python": ",{}\n0,{}\n1,{}\n",
    "Python, saved twice": "Unnamed: 0,{}\n0,{}\n1,{}\n",
    "Python, after a filter": ",{}\n17,{}\n4,{}\n",
    "R": '"",{}\n"1",{}\n"2",{}\n',
    "R, without a name in the header": '{}\n"1",{}\n"2",{}\n',
    "readr": "...1,{}\n1,{}\n2,{}\n",
}


@pytest.mark.parametrize("program", NUMBERED)
def test_numbers_before_each_row_move_no_figure(
    read_in: ReadIn, hand_in: HandIn, wanted: Wanted, program: str
) -> None:
    tidy = read_in("x.csv", NUMBERED[program].format(*IMTS.strip().split("\n")))
    assert values(tidy) == RIGHT
    assert any("only numbers the rows" in said for said in tidy.notices)
    content = NUMBERED[program].format(*INDIA.strip().split("\n"))
    assert values(mapped(hand_in, wanted, content)) == EXPORTS
    assert columns_of(hand_in("y.csv", content))[0] == ["Country", "Year", "Value"]


def test_numbers_before_each_row_of_a_sheet_move_no_figure(read_in: ReadIn) -> None:
    rows = [[i, *line.split(",")] for i, line in enumerate(ROWS.strip().split("\n"))]
    tidy = read_in("x.xlsx", workbook(Sheet=[[None, *NAMES], *rows, ["Source: IMF"]]))
    assert values(tidy) == RIGHT
    assert any("line 4 (“Source: IMF”)" in said for said in tidy.notices)


def test_a_mapping_made_with_the_numbers_fits_a_table_with_and_without_them(
    hand_in: HandIn,
) -> None:
    made = mapping(header=("", "Country", "Year", "Value"))
    assert fits_mapping(hand_in("a.csv", INDIA), made)
    assert fits_mapping(hand_in("b.csv", f",{INDIA}".replace("\nR", "\n7,R", 1)), made)


def test_a_first_column_without_a_name_that_holds_names_or_years_stays(hand_in: HandIn) -> None:
    names = columns_of(hand_in("x.csv", ",2020,2021\nRussia,1,2\nIran,3,4\n"))[0]
    assert names == ["", "2020", "2021"]
    years = columns_of(hand_in("x.csv", ",Russia,Iran\n2020,1,2\n2021,3,4\n"))[0]
    assert years == ["", "Russia", "Iran"]


def test_a_cell_too_many_that_is_no_number_of_a_row_stays_a_problem(read_in: ReadIn) -> None:
    problems = read_in("x.csv", HEADER + ROWS.replace("\n", ",x\n")).problems
    assert [problem.line for problem in problems] == [2, 3]
    assert "found 6 cells; the header promises 5" in problems[0].what
