"""Periods as publishers write them."""

import pytest

from dashboard.reading.periods import period_of


@pytest.mark.parametrize(
    ("cell", "period"),
    [
        *(("2021", "2021"), ("202103", "2021-03"), ("2021-3", "2021-03"), ("2021M3", "2021-03")),
        *(("2021-M03", "2021-03"), ("03/2021", "2021-03"), ("2021-Q1", "Q"), ("2021Q4", "Q")),
        *(("21", ""), ("2021-13", ""), ("2021-01-01", ""), ("1400", ""), ("", "")),
    ],
)
def test_periods_of_all_publishers_are_written_our_way(cell: str, period: str) -> None:
    assert period_of(cell) == period
