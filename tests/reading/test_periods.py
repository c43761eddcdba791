"""Periods as publishers write them: a cell alone, and a column judged as a whole."""

import datetime
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.errors import Problem
from dashboard.reading.months import MONTHS
from dashboard.reading.periods import frequency_of, period_of, periods, year_of


def read(*cells: str, **more: Any) -> tuple[list[str], list[Problem]]:
    column = pd.Series(cells, index=range(2, 2 + len(cells)), dtype="str")
    found, problems = periods("f.csv", column, "year", **more)
    return found.tolist(), problems


@pytest.mark.parametrize(
    ("cell", "period"),
    [
        *(("2021", "2021"), ("202103", "2021-03"), ("2021-3", "2021-03"), ("2021M3", "2021-03")),
        *(("2021-M03", "2021-03"), ("03/2021", "2021-03"), ("2021-Q1", "Q"), ("2021Q4", "Q")),
        *(("21", ""), ("2021-13", ""), ("2021-01-01", ""), ("1400", ""), ("", "")),
        *(("۲۰۲۱", "2021"), ("٢٠٢١-٠٣", "2021-03"), ("２０２１", "2021"), ("2021.0", "2021")),
        *(("Aug. 2024", "2024-08"), ("August 2024", "2024-08"), ("Ağustos 2024", "2024-08")),
        *(("2024M08", "2024-08"), ("2024-8", "2024-08"), ("2024/08", "2024-08")),
        *(("KASIM 2024", "2024-11"), ("2024 Şubat", "2024-02"), ("март 2021 г.", "2021-03")),
        *(("März 2021", "2021-03"), ("août 2021", "2021-08"), ("2021 yılı", "2021")),
        *(("Jan.-Dec. 2019", "2019"), ("201952-Jan.-Dec. 2019", "2019"), ("2021-A1", "2021")),
        *(("2021-01-01/P1Y", "2021"), ("2021-03-01/P1M", "2021-03"), ("2021年", "2021")),
        *(("2021 Q1", "Q"), ("Q1 2021", "Q"), ("1Q2021", "Q"), ("I кв. 2021", "Q")),
        *(("Jan-Mar 2021", "Q"), ("1. Quartal 2021", "Q"), ("Ocak-Mart 2021", "Q")),
        *(("2021 (Jan-Jun)", "H"), ("2021-S1", "H"), ("H1 2021", "H"), ("2021-W05", "W")),
        *(("Jan-May 2021", "P"), ("2021-01/2021-08", "P"), ("2018-2020", "S")),
        *(("2021-02-31", ""), ("2021.1", ""), ("2012-13", ""), ("2020/2021", ""), ("FY2021", "")),
    ],
)
def test_periods_of_all_publishers_are_written_our_way(cell: str, period: str) -> None:
    assert period_of(cell) == period


YEARS = st.integers(1500, 2099)
DIGITS = st.sampled_from(["0123456789", "۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९"])
WAYS = (
    "{y}-{m:02d}",
    "{y}M{m}",
    "{y}{m:02d}",
    "{m}/{y}",
    "{m:02d}.{y}",
    "{name} {y}",
    "{y} {name}",
)


@given(YEARS, st.sampled_from(WAYS), st.sampled_from(sorted(MONTHS)), DIGITS)
def test_a_month_written_in_any_way_reads_back(year: int, way: str, name: str, digits: str) -> None:
    month = MONTHS[name]
    cell = way.format(y=year, m=month, name=name.upper()).translate(
        str.maketrans("0123456789", digits)
    )
    assert period_of(cell) == f"{year}-{month:02d}"
    assert read(cell, sure=True) == ([f"{year}-{month:02d}"], [])


@given(YEARS, DIGITS)
def test_a_year_is_a_year_in_every_script(year: int, digits: str) -> None:
    assert year_of(str(year).translate(str.maketrans("0123456789", digits))) == str(year)


@pytest.mark.parametrize("cell", ["2021-03", "۱۴۰۲", "12021", "2021*", "", "-10000", "Q1 2021"])
def test_what_is_no_plain_year_is_none(cell: str) -> None:
    assert year_of(cell) == ""


@given(st.lists(st.integers(1900, 2098), min_size=1, unique=True), st.sampled_from("-/"))
def test_a_column_of_financial_years_never_gives_a_month(years: list[int], sign: str) -> None:
    found, problems = read(*[f"{year}{sign}{(year + 1) % 100:02d}" for year in years])
    assert set(found) == {""}
    assert "financial year" in problems[0].what
    assert len(problems) == len(years)


def test_months_beside_each_other_are_no_financial_years() -> None:
    assert read("2010-10", "2010-11", "2010-12")[0] == ["2010-10", "2010-11", "2010-12"]
    assert read("2010-11", sure=True) == (["2010-11"], [])
    assert read("2010-11", "2009")[1][0].line == 2


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        *(("1402", "another calendar"), ("۱۴۰۲", "another calendar"), ("1402-03", "another")),
        *(("1402/03/15", "another calendar"), ("2564", "another calendar"), ("Jan-19", "changed")),
        *(("2021*", "provisional or estimated"), ("2021p", "provisional"), ("2021 (e)", "estim")),
        *(("2021¹", "provisional"), ("1/2/2021", "cannot be told apart"), ("FY 2020-21", "financ")),
        *(("2021-01-01", "a day does not say"), ("01.01.2016", "a day does not say")),
    ],
)
def test_other_periods_are_problems_in_words_that_fit(cell: str, said: str) -> None:
    (problem,) = read(cell)[1]
    assert said in problem.what
    assert (problem.line, problem.column) == (2, "year")


@pytest.mark.parametrize(
    ("days", "rhythm"),
    [
        (["2021-01-01"], "unclear"),
        (["2021-01-01", "2021-01-01"], "unclear"),
        (["2021-01-01", "2022-01-01"], "years"),
        (["2020-12-31", "2022-12-31"], "years"),
        (["2020-04-01", "2021-04-01"], "unclear"),
        (["2021-01-01", "2021-07-01", "2022-01-01"], "half-years"),
        (["2021-01-01", "2021-04-01", "2021-07-01", "2021-10-01"], "quarters"),
        (["2021-01-01", "2021-10-01", "2023-01-01"], "quarters"),
        (["2021-03-31", "2021-06-30"], "quarters"),
        (["2021-01-01", "2021-02-01", "2021-07-01"], "months"),
        (["2021-01-31", "2021-02-28"], "months"),
        (["2021-01-04", "2021-01-11", "2021-02-01"], "weeks"),
        (["2021-01-04", "2021-01-05"], "days"),
        (["2021-01-04"], "days"),
        ([], "unclear"),
    ],
)
def test_days_stand_for_the_time_between_them(days: list[str], rhythm: str) -> None:
    assert frequency_of(days) == rhythm
    assert frequency_of(reversed(days)) == rhythm


@given(st.sets(st.integers(0, 200), min_size=2), st.sampled_from([3, 6, 12]))
def test_days_a_quarter_or_more_apart_are_never_months(steps: set[int], apart: int) -> None:
    months = [1900 * 12 + step * apart for step in steps]
    days = [datetime.date(month // 12, month % 12 + 1, 1).isoformat() for month in months]
    assert frequency_of(days) in {"years", "half-years", "quarters", "unclear"}


def test_first_days_of_january_in_a_column_are_its_years() -> None:
    assert read("01.01.2016", "01.01.2017", "2018") == (["2016", "2017", "2018"], [])
    assert read("2021-01-01", "2021-02-01")[0] == ["", ""]  # of several series, perhaps


def test_days_are_read_by_the_rhythm_of_their_series() -> None:
    days = ["2021-01-01", "2021-02-01", "2021-01-01", "2021-04-01", "2021-01-01"]
    series = pd.Series(["a", "a", "b", "b", "c"], index=range(2, 7), dtype="str")
    found, problems = read(*days, series=series)
    assert found == ["2021-01", "2021-02", "Q", "Q", ""]
    assert [problem.line for problem in problems] == [6]
    alone = read(*days[:2], "2021-02-01", series=pd.Series(["a", "a", "c"], index=range(2, 5)))
    assert alone == (["2021-01", "2021-02", "2021-02"], [])


CELLS = st.sampled_from(
    [
        *("2021", "2021-03", "2010-11", "2011-12", "2012-13", "2021Q1", "Jan-19", "2021*", "1402"),
        *("2021-01-01", "2022-01-01", "2021-04-01", "31.12.2021", "x", "", "2021-W05", "۲۰۲۱"),
    ]
)


@given(st.lists(CELLS, min_size=1, max_size=9), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_no_period(cells: list[str], random: Any) -> None:
    mixed = list(cells)
    random.shuffle(mixed)
    found = dict(zip(cells, read(*cells)[0], strict=True))
    assert dict(zip(mixed, read(*mixed)[0], strict=True)) == found
