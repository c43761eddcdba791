"""What is close: how far two books, and the sources of one report, usually are apart."""

import pytest
from claiming import IRAN, books, claim
from hypothesis import given
from hypothesis import strategies as st

from dashboard.claims.closeness import closeness, usual_distance, usual_revision
from dashboard.claims.figure import Yardstick
from dashboard.claims.plain_reading import plain_reading
from dashboard.claims.words import close_words
from dashboard.vocabulary import Ledger, Measure, Status, Verdict

FACTORS = st.lists(st.integers(50, 200).map(lambda percent: percent / 100), min_size=1, max_size=8)


def two_books(*factors: float) -> list[str]:
    """Russia's exports of 100 a year from 2010 on, and Iran's imports of so many times as much."""
    return [
        row
        for year, factor in enumerate(factors, 2010)
        for row in (
            f"imf RUS IRN export {year} 100",
            f"imf IRN RUS import {year} {100 * factor * 1.06!r}",
        )
    ]


@given(FACTORS)
def test_the_distance_is_the_median_of_the_last_five_years_without_freight(
    factors: list[float],
) -> None:
    apart = sorted(max(factor, 1 / factor) for factor in factors[-5:])
    middle = len(apart) // 2
    median = apart[middle] if len(apart) % 2 else (apart[middle - 1] + apart[middle]) / 2
    found = usual_distance(books(*two_books(*factors)), IRAN, Measure.EXPORTS)
    assert found == pytest.approx(100 * (median - 1), abs=1e-9)


def test_a_year_that_one_side_estimated_is_no_second_book() -> None:
    rows = [*two_books(1.02), "imf RUS IRN export 2011 100", "imf IRN RUS import 2011 900 estimate"]
    only = books(*rows).only((Status.REPORTED,))
    assert usual_distance(only, IRAN, Measure.EXPORTS) == pytest.approx(2)
    assert usual_distance(books(*two_books()), IRAN, Measure.EXPORTS) is None


def test_releases_of_one_report_tell_how_much_it_is_revised() -> None:
    rows = books(
        "imf RUS IRN export 2020 100", "dots RUS IRN export 2020 103",
        "special RUS IRN export 2020 500",
    )  # fmt: skip
    assert usual_revision(rows, IRAN, Measure.EXPORTS, Ledger.FIRST) == pytest.approx(3)
    assert usual_revision(rows, IRAN, Measure.IMPORTS, Ledger.FIRST) is None


@pytest.mark.parametrize(
    ("factor", "percent", "by"),
    [(1.001, 0.5, Yardstick.LEAST), (1.04, 4, Yardstick.BOOKS), (1.5, 10, Yardstick.BOOKS)],
)
def test_the_largest_counts_but_never_more_than_ten_percent(
    factor: float, percent: float, by: Yardstick
) -> None:
    found = closeness(books(*two_books(factor)), claim(measure=Measure.EXPORTS), Ledger.FIRST)
    assert found.percent == pytest.approx(percent)
    assert found.by is by
    if factor == 1.5:
        assert close_words(found) == (
            "the two books are usually 50 percent apart, of which 10 percent count"
        )


def test_a_sides_own_later_figure_is_no_second_book() -> None:
    rows = books(*two_books(1.08), "imf RUS IRN export 2021 101")
    own = claim("equals", 100.0, measure=Measure.EXPORTS, period="2021", speaks_for="RUS")
    assert plain_reading(rows, own, Ledger.FIRST).verdict is Verdict.FAILS
    other = claim("equals", 100.0, measure=Measure.EXPORTS, period="2021", speaks_for="IRN")
    assert plain_reading(rows, other, Ledger.FIRST).verdict is Verdict.CLOSE
