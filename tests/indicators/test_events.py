"""Before and after an event: means and growth with the years behind them, and nothing filled."""

from collections.abc import Hashable
from typing import Any

import pages
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from dashboard.indicators.events import (
    Event,
    around,
    band,
    growth,
    known_events,
    usual_event,
    windows,
)
from dashboard.indicators.words_events import (
    left_out,
    mean_levels,
    means_as_series,
    means_in_short,
    means_in_words,
    means_table,
)
from dashboard.text.numbers import Scale

LABELS = {"A-B": "Aland–Bland"}
EVENT = Event("flood", "2010: a flood", 2010, 2010)


def series(known: dict[int, float], estimates: tuple[int, ...] = ()) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "period": [str(year) for year in known],
            "value": list(known.values()),
            "status": ["estimate" if year in estimates else "reported" for year in known],
            "source": "imf", "note": "", "predecessor": "", "pair": "A-B", "ledger": "A",
            "measure": "turnover", "unit": "US dollars",
            "position": [float(year) for year in known],
        }
    )  # fmt: skip


def results(
    known: dict[int, float], length: int = 2, estimates: tuple[int, ...] = ()
) -> list[dict[Hashable, Any]]:
    return around(series(known, estimates), EVENT, length, ["A-B"]).to_dict("records")


def test_the_year_of_the_event_is_left_out_of_both_means() -> None:
    before, after = results({2008: 10, 2009: 20, 2010: 999, 2011: 40, 2012: 60})
    assert (before["mean"], after["mean"]) == (15, 50)
    assert (before["counted"], after["counted"]) == (2, 2)
    assert left_out(EVENT) == "The year of the event, 2010, is left out of both."


def test_growth_counts_only_changes_inside_a_window() -> None:
    before, after = results({2008: 10, 2009: 20, 2010: 999, 2011: 40, 2012: 60})
    assert (round(before["growth"], 9), before["changes"]) == (100, 1)
    assert (round(after["growth"], 9), after["changes"]) == (50, 1)


def test_an_event_of_several_years_leaves_all_of_them_out() -> None:
    war = Event("war", "a war", 1941, 1945)
    assert windows(war, 3) == {"before": (1938, 1940), "after": (1946, 1948)}
    assert left_out(war) == "The years of the event, 1941 to 1945, are left out of both."
    assert list(band(war).iloc[0][["position", "end"]]) == [1940.5, 1945.5]


def test_a_missing_year_lowers_the_number_of_years_and_is_named_never_filled() -> None:
    before, after = results({2006: 10, 2009: 30}, length=4)
    assert before["mean"] == 20
    assert (before["counted"], before["missing"]) == (2, "2007 to 2008")
    assert before["changes"] == 0
    assert (after["counted"], after["missing"]) == (0, "2011 to 2014")
    assert pd.isna(after["mean"])


def test_estimates_are_counted_and_make_the_mean_an_estimate() -> None:
    _, after = results({2009: 1, 2011: 2, 2012: 4}, estimates=(2012,))
    assert (after["estimates"], after["status"]) == (1, "estimate")


def test_the_result_says_the_years_behind_every_figure() -> None:
    found = around(series({2008: 1e9, 2009: 2e9, 2011: 3e9}, (2011,)), EVENT, 2, ["A-B"])
    table = means_table(found, LABELS)
    assert list(table["From"]) == ["2 of 2 years", "1 of 2 years (1 estimated and missing 2012)"]
    assert list(table["Mean yearly growth"]) == [
        "+100.0 percent (over 1 change)", "no figure: no two neighbouring years",
    ]  # fmt: skip
    assert means_in_short(found, LABELS) == (
        "Aland–Bland $1.500 billion before (2 years), $3.000 billion after (1 year, estimate)"
    )
    assert "Aland–Bland after, 2011 to 2012: 3.000 billion dollars a year" in means_in_words(
        found, LABELS
    )


def test_the_level_of_a_mean_reaches_only_across_the_years_that_have_a_figure() -> None:
    found = around(series({2007: 1, 2008: 1, 2011: 3}), EVENT, 5, ["A-B"])
    levels = mean_levels(found, LABELS, Scale(1, "US dollars"))
    assert levels[["start", "end"]].values.tolist() == [[2006.6, 2008.4], [2010.6, 2011.4]]


def test_means_leave_the_page_as_rows_of_their_own_with_what_is_behind_them() -> None:
    known = series({2008: 10, 2009: 20})
    (row,) = means_as_series(around(known, EVENT, 2, ["A-B"]), known, EVENT).to_dict("records")
    assert row["measure"] == "mean turnover before flood"
    assert row["period"] == "2008-01-01/2009-12-31"
    assert (row["value"], row["unit"], row["source"]) == (15, "US dollars", "imf")
    assert row["note"].startswith("2 of 2 years; growth +100.0 percent")


def test_the_first_event_shown_is_the_newest_with_reported_years_on_both_sides() -> None:
    events = [Event(str(year), str(year), year, year) for year in (2012, 2010, 2005)]
    known = series(dict.fromkeys(range(2003, 2014), 1.0), estimates=(2013,))
    assert usual_event(events, known, 1, ["A-B"]) == "2010"
    assert usual_event(events, series({}), 1, ["A-B"]) == "2012"


def test_events_say_their_day_and_pair_and_the_newest_stands_first() -> None:
    frame = pd.DataFrame(
        [("a", "1941", "1945", "Soviet troops in Iran", "A-B"),
         ("b", "2015-11-24", "", "An aircraft", "")],
        columns=["id", "start", "end", "label", "pair"],
    )  # fmt: skip
    newest, oldest = known_events(frame, LABELS)
    assert newest == Event("b", "24 November 2015: An aircraft", 2015, 2015)
    assert oldest.text == "1941 to 1945: Soviet troops in Iran (Aland–Bland)"


@given(st.floats(1, 1e12), st.integers(2, 10))
def test_a_constant_series_grows_by_zero(value: float, years: int) -> None:
    rate, changes = growth({2000 + year: value for year in range(years)})
    assert rate == pytest.approx(0, abs=1e-9)
    assert changes == years - 1


@given(st.lists(st.floats(1, 1e9), min_size=2, max_size=10))
def test_without_a_gap_growth_leads_from_the_first_value_to_the_last(known: list[float]) -> None:
    rate, changes = growth({2000 + year: value for year, value in enumerate(known)})
    assert known[0] * (1 + rate / 100) ** changes == pytest.approx(known[-1], rel=1e-6)


@given(st.lists(st.floats(1, 1e9), min_size=2, max_size=10), st.floats(0.01, 100))
def test_growth_does_not_depend_on_the_unit(known: list[float], factor: float) -> None:
    one = growth(dict(enumerate(known)))
    other = growth({year: value * factor for year, value in enumerate(known)})
    assert one[0] == pytest.approx(other[0], rel=1e-6, abs=1e-6)


def test_a_zero_has_no_growth_to_or_from_it() -> None:
    assert growth({2000: 0.0, 2001: 5.0, 2002: 10.0})[1] == 1


def page(**address: str | list[str]) -> AppTest:
    test = pages.page("indicators", part="events", **address)
    assert not test.exception
    return test


def said(test: AppTest) -> str:
    every = (*test.caption, *test.header, *test.info)
    return " ".join(text.value.replace("\\", "").replace("**", "") for text in every)


def test_the_page_shows_means_with_their_years_and_says_that_they_show_no_cause() -> None:
    test = page(event="ukraine", window="5", prices="2021")
    assert "This shows no cause." in said(test)
    assert "The year of the event, 2022, is left out of both." in said(test)
    assert "$45.61 billion of 2021 after (2 years, estimate)" in said(test)
    cells = test.table[0].value["From"].str.replace("\\", "")
    assert "2 of 5 years (2 estimated and missing 2025 to 2027)" in set(cells)


def test_an_event_before_the_data_is_explained() -> None:
    assert "in the years around this event" in said(page(event="soviet-presence"))
