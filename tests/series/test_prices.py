"""Constant dollars, in sums that a reader checks in his head."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.package.package import open_package
from dashboard.series.books import Request, series, without_prices
from dashboard.series.from_package import books_of, pairs_of
from dashboard.series.prices import constant, factors, price_index, unpriced
from dashboard.vocabulary import Measure

PRICES = {"2020": 100.0, "2021": 110.0}


def test_dollars_of_another_year_are_current_ones_times_the_price_index() -> None:
    current = pd.DataFrame({"period": ["2020", "2021-03"], "value": [5.0, 11.0], "source": "x"})
    told = constant(current, PRICES, 2020, "bls")
    assert list(told["value"].round(9)) == [5, 10]
    assert set(told["source"]) == {"x + bls"}


@pytest.mark.parametrize("period", ["1912", "2020-03-21/2021-03-20"])
def test_a_period_without_a_price_index_has_no_value_and_is_named(period: str) -> None:
    current = pd.DataFrame({"period": [period, "2021"], "value": [5.0, 11.0]})
    assert list(constant(current, PRICES, 2021, "bls")["period"]) == ["2021"]
    assert list(unpriced(current, PRICES, 2021)["period"]) == [period]


def test_without_an_index_for_the_year_of_the_prices_nothing_is_left_in_current_dollars() -> None:
    current = pd.DataFrame({"period": ["2021"], "value": [11.0]})
    assert constant(current, PRICES, 1999, "bls").empty


@given(st.floats(1, 1e12), st.sampled_from([2020, 2021]))
def test_going_to_another_years_dollars_and_back_is_the_same_value(value: float, year: int) -> None:
    current = pd.DataFrame({"period": ["2020"], "value": [value]})
    moved = constant(current, PRICES, year, "")
    back = moved["value"] * factors(pd.Series([str(year)]), PRICES, 2020)
    assert back.iloc[0] == pytest.approx(value)


def test_every_figure_in_constant_dollars_names_the_index_among_its_sources() -> None:
    package = open_package()
    request = Request(tuple(pairs_of(package)[:2]), prices=2021, start=2016, end=2020)
    values = series(books_of(package), request)
    assert {source.split(" + ")[-1] for source in values["source"]} == {"bls-cpi"}
    assert set(values["unit"]) == {"US dollars of 2021"}
    current = series(books_of(package), Request(request.pairs, start=2016, end=2020))
    index = price_index(package.indicators)
    assert values["value"].iloc[0] == pytest.approx(
        current["value"].iloc[0] * index["2021"] / index["2016"]
    )


def test_years_before_the_index_begins_are_left_out_and_listed() -> None:
    package = open_package()
    request = Request(
        (pairs_of(package)[1],), Measure.IMPORTS, source="cow-trade", prices=2021, end=1920
    )
    assert series(books_of(package, join=True), request)["period"].min() >= "1913"
    assert without_prices(books_of(package, join=True), request)["period"].max() <= "1912"
