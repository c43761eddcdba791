"""Lines that are no rows: what a spreadsheet puts above, and how lines end, changes no figure."""

from pathlib import Path

import pandas as pd
import pytest
from handing import ReadIn, values
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from portal_text import IMTS, RIGHT, kept

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
