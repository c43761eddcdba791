"""Lines that are no rows: what a spreadsheet puts above, and how lines end, changes no figure."""

from pathlib import Path

import pandas as pd
import pytest
from handing import HandIn, ReadIn, values
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from portal_text import IMTS, RIGHT, kept

from dashboard.errors import CannotRead
from dashboard.reading.mapped import columns_of
from dashboard.reading.web_page import tables_of

# The line that tells a spreadsheet the separator.


@pytest.mark.parametrize("line", ["sep={}", '"sep={}"', "SEP={}", "sep={}{}"])
@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_line_with_the_separator_is_passed_over_and_said(
    read_in: ReadIn, line: str, mark: str, encoding: str
) -> None:
    text = f"{line.format(mark, mark)}\r\n{IMTS.replace(',', mark)}"
    tidy = read_in("x.csv", text.encode(encoding))
    assert values(tidy) == RIGHT
    assert tidy.frame.index.tolist() == [3, 4]
    assert any("Line 1" in said and "sep=" in said for said in tidy.notices)


def test_a_problem_below_the_separators_line_keeps_the_line_of_the_file(read_in: ReadIn) -> None:
    (problem,) = read_in("x.csv", "sep=,\n" + IMTS.replace("28959.5", "?")).problems
    assert (problem.line, problem.column) == (3, "OBS_VALUE")


CELL = st.sampled_from(["x", "y,z", "1", "é", ""])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(rows=st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=6))
def test_large_and_small_files_pass_over_the_separators_line_alike(
    tmp_path: Path, rows: list[tuple[str, str, str]]
) -> None:
    path = tmp_path / "f.csv"
    lines = ["a;b;c", *(";".join(row) for row in rows)]
    path.write_text("\n".join(["sep=;", *lines, ""]), "utf-8")
    with_line = [kept(path, small, "a", "c") for small in (1 << 30, 0)]
    path.write_text("\n".join(["", *lines, ""])[1:], "utf-8")
    without = kept(path, 1 << 30, "a", "c")
    pd.testing.assert_frame_equal(with_line[0].frame, with_line[1].frame)
    pd.testing.assert_frame_equal(
        with_line[0].frame.reset_index(drop=True), without.frame.reset_index(drop=True)
    )
    assert with_line[0].frame.index.tolist() == (without.frame.index + 1).tolist()


# Ends of lines and of files.


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("blanks", ["", ",", ",,,"])
def test_line_ends_and_empty_cells_at_the_end_change_no_figure(
    read_in: ReadIn, end: str, blanks: str
) -> None:
    tidy = read_in("x.csv", IMTS.replace("\n", blanks + end))
    assert values(tidy) == RIGHT


@pytest.mark.parametrize("first", ["\r\n", "\r", "\n"])
def test_line_ends_of_several_systems_in_one_file_change_no_figure(
    read_in: ReadIn, first: str
) -> None:
    header, *rows = IMTS.splitlines()
    text = header + first + rows[0] + "\n" + rows[1] + "\r\n"
    assert values(read_in("x.csv", text)) == RIGHT


REFUSED = {
    "padded with zero bytes": (IMTS + "\0" * 4096, "line 4: from here to the end stand only zero"),
    "padded with zero bytes in a row": (IMTS[:-9] + "\0" * 9, "line 3: from here to the end"),
    "two files joined": (IMTS + "\ufeff" + IMTS, "line 4: found a mark that stands at the start"),
    "two files of Windows joined": (
        (IMTS + "\ufeff" + IMTS).replace("\n", "\r\n"),
        "line 4: found a mark that stands at the start",
    ),
}


@pytest.mark.parametrize("damage", REFUSED)
def test_a_file_that_was_padded_or_joined_is_refused_at_its_line(
    read_in: ReadIn, damage: str
) -> None:
    text, said = REFUSED[damage]
    with pytest.raises(CannotRead, match=said):
        read_in("x.csv", text)


@pytest.mark.parametrize("row", [2, 3])
def test_a_quotation_mark_that_never_closes_is_told_at_its_line(read_in: ReadIn, row: int) -> None:
    lines = IMTS.splitlines(keepends=True)
    lines[row - 1] = lines[row - 1].replace("RUS", '"RUS')
    problem = read_in("x.csv", "".join(lines)).problems[0]
    assert problem.line == row
    assert "quotation marks" in problem.what


# Tables of web pages.


def table(*rows: str) -> str:
    cells = (f"<tr><td>{row.replace(',', '</td><td>')}</td></tr>" for row in rows)
    return f"<table>{''.join(cells)}</table>"


PAGE = "<html><body>{}</body></html>"
CELLS = IMTS.strip().split("\n")
PAGES = {
    "alone": table(*CELLS),
    "beside other tables": table("Home,Data,Help", "1,2,3") + table(*CELLS) + table("a,b", "c,d"),
    "inside another table": f"<table><tr><td>Trade</td><td>{table(*CELLS)}</td></tr></table>",
    "without ends of rows": table(*CELLS).replace("</tr>", "").replace("</td>", ""),
    "with no-break blanks": table(*(row.replace(",", ",&nbsp;") for row in CELLS)),
    "with other marks inside": table(*CELLS).replace("<td>TUR", "<td><b>TUR</b>&nbsp;<br>"),
    "with notes below": table(*CELLS) + table("Source: IMF"),
}


@pytest.mark.parametrize("page", PAGES)
def test_the_table_of_a_page_is_read_whatever_stands_around_it(read_in: ReadIn, page: str) -> None:
    tidy = read_in("x.xls", PAGE.format(PAGES[page]))
    assert values(tidy) == RIGHT


def test_a_cell_over_several_rows_or_columns_moves_no_figure() -> None:
    head = "<tr><td rowspan=2>Ay</td><td colspan=2>x</td></tr><tr><td>a</td><td>b</td></tr>"
    rows = "<tr><td rowspan='2'>Ocak</td><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr>"
    found = tables_of(f"<table>{head}{rows}</table>")
    assert found == [[["Ay", "x", ""], ["", "a", "b"], ["Ocak", "1", "2"], ["", "3", "4"]]]


def test_titles_and_notes_outside_of_a_pages_table_stand_above_and_below_it() -> None:
    above = (
        "<head><title>x</title><script>y</script></head><p>The <b>institute</b></p><h2>Euro</h2>"
    )
    cells = "<table><caption><b>In</b> 2025</caption><tr><td>a<td>1</table>"
    long = f"<p>{'menu ' * 99}</p>"
    assert tables_of(f"{above}{long}{cells}<p>Note: z</p>") == [
        [["The institute"], ["Euro"], ["In 2025"], ["a", "1"], ["Note: z"]]
    ]


@pytest.mark.parametrize(
    "said", ['<meta charset="windows-1254">', '<meta content="text/html; charset=iso-8859-9">']
)
def test_a_page_is_read_in_the_encoding_that_it_states(hand_in: HandIn, said: str) -> None:
    page = f"<html><head>{said}</head>{table('Ülke,Değer', 'İran,1')}</html>"
    assert columns_of(hand_in("x.xls", page.encode("cp1254")))[0] == ["Ülke", "Değer"]
    assert columns_of(hand_in("y.xls", page.encode("utf-8")))[0] == ["Ülke", "Değer"]
