"""What no single cell shows is told with its place, and the shipped data raise nothing."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from dashboard.errors import Problem, alike
from dashboard.package.oddities import oddities
from dashboard.package.package import open_package

FLIP = {"export": "import", "import": "export"}


def told(folder: Path) -> list[Problem]:
    return oddities(open_package(folder))


def edited(folder: Path, path: str, edit: Callable[[pd.DataFrame], pd.DataFrame]) -> list[Problem]:
    frame = pd.read_csv(folder / path, dtype="str", keep_default_na=False)
    edit(frame).to_csv(folder / path, index=False)
    return told(folder)


def test_the_shipped_data_raise_nothing(folder: Path) -> None:
    assert told(folder) == []


def test_an_estimate_that_does_not_say_who_made_it_is_told(folder: Path) -> None:
    def edit(rows: pd.DataFrame) -> pd.DataFrame:
        return rows.assign(note=rows["note"].where(rows.index != 6, ""))

    (one,) = edited(folder, "trade/imf-imts.csv", edit)
    assert (one.line, one.column) == (8, "note")
    assert "found “estimate” without a note" in one.what


@pytest.mark.parametrize("line", [2, 7, 10])
def test_a_value_in_millions_is_told_at_the_ends_too(folder: Path, line: int) -> None:
    def edit(rows: pd.DataFrame) -> pd.DataFrame:
        values = rows["value_usd"].astype(float)
        return rows.assign(value_usd=values.where(values.index != line - 2, values / 1e6))

    found = edited(folder, "trade/imf-imts.csv", edit)
    assert {(one.file, one.line, one.column) for one in found} == {
        ("trade/imf-imts.csv", line, "value_usd")
    }


@pytest.mark.parametrize("year", ["2017", "2021"])
def test_a_year_whose_flows_are_exchanged_is_told(folder: Path, year: str) -> None:
    def edit(rows: pd.DataFrame) -> pd.DataFrame:
        mine = (rows["period"] == year) & (rows["partner"] == "TUR")
        return rows.assign(flow=rows["flow"].where(~mine, rows["flow"].map(FLIP)))

    found = edited(folder, "trade/imf-imts.csv", edit)
    assert len(found) == 2
    assert all("look exchanged" in one.what and year in one.what for one in found)


def test_two_units_of_an_indicator_are_told_across_files_too(folder: Path) -> None:
    def edit(rows: pd.DataFrame) -> pd.DataFrame:
        rows.loc[0, "unit"] = "thousand SIPRI trend-indicator values"
        return rows

    found = edited(folder, "indicators/sipri-register.csv", edit)
    (one,) = (each for each in found if each.column == "unit")
    assert one.line == 2
    assert "sipri" in one.what
    assert "The two differ by their scale." in one.what


def test_a_note_that_says_checked_ends_the_matter(folder: Path) -> None:
    def edit(rows: pd.DataFrame) -> pd.DataFrame:
        rows.loc[5, "value_usd"], rows.loc[5, "note"] = "3070", "checked with the publisher"
        return rows

    assert edited(folder, "trade/imf-imts.csv", edit) == []


def test_the_same_problem_in_many_rows_is_one_line() -> None:
    def wrong(line: int) -> Problem:
        what = f"write {line}, not “01.01.{line}”."
        return Problem("x.csv", what, line, "period")

    (one,) = alike([wrong(line) for line in range(2, 38)])
    assert str(one) == (
        "x.csv, 36 rows, lines 2 to 37, column period: in line 2, write 2, not “01.01.2”."
    )
    apart = [Problem("x.csv", "a", 1), Problem("x.csv", "b", 2), Problem("y.csv", "a", 3)]
    assert alike(apart) == apart
    spread = alike([wrong(line) for line in (2, 9, 30, 31, 40, 55)])
    assert spread[0].where == "6 rows, lines 2, 9, 30, 31, 40, 55"
    assert len(alike([wrong(2), wrong(9)])) == 2


@pytest.mark.parametrize(
    ("column", "cell"),
    [("period", "2052"), ("note", "derived from partners"), ("note", "forecast")],
)
def test_what_nobody_can_have_reported_is_told(folder: Path, column: str, cell: str) -> None:
    def edit(rows: pd.DataFrame) -> pd.DataFrame:
        last = rows.index == rows.index[rows["status"] == "reported"][-1]
        return rows.assign(**{column: rows[column].where(~last, cell)})

    found = edited(folder, "trade/imf-imts.csv", edit)
    assert [one.column for one in found if cell in one.what] == [column]
    noted = edited(folder, "trade/imf-imts.csv", lambda rows: edit(rows.assign(note="checked")))
    assert [one for one in noted if one.column == "period"] == []


def put_under(periods: dict[str, str]) -> Callable[[pd.DataFrame], pd.DataFrame]:
    """Russia's imports from Turkey, each year's value under another year."""

    def edit(rows: pd.DataFrame) -> pd.DataFrame:
        mine = (rows["partner"] == "TUR") & (rows["flow"] == "import")
        return rows.assign(period=rows["period"].where(~mine, rows["period"].replace(periods)))

    return edit


def test_two_values_exchanged_between_years_are_told_where_another_source_holds_them(
    folder: Path,
) -> None:
    found = edited(folder, "trade/imf-imts.csv", put_under({"2017": "2020", "2020": "2017"}))
    own = [one.what for one in found if one.file == "trade/imf-imts.csv"]
    assert len(own) == 2
    assert "stands under 2017 in imf-dots.csv, here under 2020." in own[0]
    assert "stands under 2020 in imf-dots.csv, here under 2017." in own[1]


def test_a_series_moved_by_a_year_is_told_where_another_source_holds_it(folder: Path) -> None:
    later = {str(year): str(year + 1) for year in range(2016, 2025)}
    found = edited(folder, "trade/imf-imts.csv", put_under(later))
    own = [one.what for one in found if one.file == "trade/imf-imts.csv"]
    assert "stands under 2016 in imf-dots.csv, here under 2017." in own[0]
    assert len(own) == 5


@pytest.mark.parametrize("times", [5, 40])
@pytest.mark.parametrize("line", [2, 40, 90])
@pytest.mark.parametrize("kind", ["trade", "products"])
def test_a_month_far_above_those_around_it_is_told_once(
    folder: Path, kind: str, line: int, times: int
) -> None:
    def edit(rows: pd.DataFrame) -> pd.DataFrame:
        values = rows["value_usd"].astype(float)
        return rows.assign(value_usd=values.where(values.index != line - 2, values * times))

    path = f"{kind}/turkstat-monthly.csv"
    assert [one.line for one in edited(folder, path, edit) if one.file == path] == [line]


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("GDP, PPP (current international $)", "it says purchasing power parity, and the unit"),
        ("GDP at constant 2015 prices", "it says constant prices, and the unit"),
        ("GDP growth (annual %)", "it says percent, and the unit"),
    ],
)
def test_a_label_of_another_measure_than_its_unit_is_told(
    folder: Path, label: str, said: str
) -> None:
    def edit(rows: pd.DataFrame) -> pd.DataFrame:
        return rows.assign(label=rows["label"].where(rows.index != 0, label))

    (one,) = edited(folder, "indicators/wdi.csv", edit)
    assert (one.line, one.column) == (2, "label")
    assert said in one.what


def test_two_measures_under_one_name_are_told_whatever_their_unit(folder: Path) -> None:
    def edit(rows: pd.DataFrame) -> pd.DataFrame:
        return rows.assign(label=rows["label"].where(rows.index > 2, "Price changes, percent"))

    found = edited(folder, "indicators/bls-cpi.csv", edit)
    assert [one.line for one in found] == [2, 3, 4]
    assert "other rows of it are “US consumer prices”, another measure." in found[0].what
