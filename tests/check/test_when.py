"""Periods in words become ISO 8601, and what may be another year is asked back."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.check.when import NoPeriod, iranian_year, period
from dashboard.series.periods import bounds


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("", ""),
        ("2023", "2023"),
        ("in 2023", "2023"),
        ("March 2023", "2023-03"),
        ("مارس ۲۰۲۱", "2021-03"),
        ("Q1 2023", "2023-01-01/2023-03-31"),
        ("2nd quarter of 2021", "2021-04-01/2021-06-30"),
        ("iv quarter 2020", "2020-10-01/2020-12-31"),
        ("first half of 2023", "2023-01-01/2023-06-30"),
        ("the first eight months of 2023", "2023-01-01/2023-08-31"),
        ("January to August 2023", "2023-01-01/2023-08-31"),
        ("Ocak-Ağustos 2023", "2023-01-01/2023-08-31"),
        ("январь–август 2023", "2023-01-01/2023-08-31"),
        ("April 2023 to March 2024", "2023-04-01/2024-03-31"),
        ("January to December 2023", "2023"),
        ("Iranian year 1402", "2023-03-21/2024-03-19"),
        ("سال ۱۴۰۳", "2024-03-20/2025-03-20"),
        ("2023-04-01/2024-03-31", "2023-04-01/2024-03-31"),
    ],
)
def test_a_period_is_read_in_words_of_several_languages(words: str, iso: str) -> None:
    assert period(words) == iso


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("1402", "another calendar"),
        ("2023-24", "fiscal year"),
        ("FY 2023", "fiscal year"),
        ("last year", "no period"),
        ("August to January 2023", "after its last"),
        ("2023-02-30/2023-03-01", "no such day"),
        ("third half of 2020", "two halves"),
        ("x" * 100, "letters"),
    ],
)
def test_what_may_be_another_year_is_asked_back(words: str, why: str) -> None:
    with pytest.raises(NoPeriod, match=why):
        period(words)


def test_last_year_is_that_before_the_day_it_was_said() -> None:
    assert period("last year", "2024-06-12") == "2023"


@given(st.integers(1244, 1471))
def test_iranian_years_follow_each_other_without_a_gap_and_begin_in_march(year: int) -> None:
    first, last = bounds(iranian_year(year))
    following = bounds(iranian_year(year + 1))[0]
    assert (following - last).days == 1
    assert (first.month, first.day) in {(3, 20), (3, 21), (3, 22)}


@given(st.text(max_size=80))
def test_any_words_are_a_period_or_are_refused(words: str) -> None:
    iso = ""
    with suppress(NoPeriod):
        iso = period(words)
    assert not iso or bounds(iso)
