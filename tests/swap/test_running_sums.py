"""Months that are sums since January are asked about; months as publishers give them never are."""

import pandas as pd
import pytest

from dashboard.package.package import open_package
from dashboard.swap.ask import about_sizes
from dashboard.swap.running_sums import running_sum_questions

PACKAGE = open_package()
SOURCES = ["imf-dots-monthly", "turkstat-monthly"]
NOTHING = PACKAGE.trade[:0]


def months(source: str, until: str = "12") -> pd.DataFrame:
    """The shipped months of a source, of each year those up to one."""
    rows = PACKAGE.rows_of(PACKAGE.source(source))
    return rows[(rows["period"].str.len() == 7) & (rows["period"].str[5:] <= until)]


def since_january(rows: pd.DataFrame) -> pd.DataFrame:
    """The same months as a bulletin prints them."""
    rows = rows.sort_values("period")
    by = [*(rows[name] for name in ("reporter", "partner", "flow")), rows["period"].str[:4]]
    return rows.assign(value_usd=rows["value_usd"].groupby(by).cumsum())


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("until", ["04", "06", "12"])
def test_the_shipped_months_raise_no_question_and_their_running_sums_do(
    source: str, until: str
) -> None:
    rows = months(source, until)
    others = PACKAGE.trade[PACKAGE.trade["source"] != source]
    for held in (others, NOTHING):
        assert running_sum_questions(rows, "trade", NOTHING, held) == ()
    (asked,) = running_sum_questions(since_january(rows), "trade", NOTHING, others)
    assert len(asked.rows) > 0.95 * len(rows)


def test_half_a_year_shows_it_without_any_figure_held() -> None:
    rows = since_january(months("turkstat-monthly", "06"))
    (asked,) = running_sum_questions(rows, "trade", NOTHING, NOTHING)
    assert len(asked.rows) > 0.8 * len(rows)
    assert running_sum_questions(rows[:3], "trade", NOTHING, NOTHING) == ()


def test_a_december_that_is_the_year_held_is_asked_about_though_a_correction_lowers_a_month() -> (
    None
):
    flow = {"reporter": "RUS", "partner": "IRN", "flow": "export"}
    periods = [f"2021-{month}" for month in ("09", "10", "11", "12")]
    rows = pd.DataFrame({**flow, "period": periods, "value_usd": [8e9, 9e9, 8.9e9, 10e9]})
    year = pd.DataFrame({**flow, "period": ["2021"], "value_usd": [10.2e9]})
    (asked,) = running_sum_questions(rows, "trade", NOTHING, year)
    assert asked.rows == (0, 1, 2, 3)


def test_a_file_of_running_sums_is_asked_about_before_it_goes_in() -> None:
    rows = since_january(months("turkstat-monthly"))
    asked = about_sizes(rows, "trade", "bulletin", NOTHING, PACKAGE)
    assert any("sums since January" in one.says for one in asked)
