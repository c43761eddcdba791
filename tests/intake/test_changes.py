"""The series that a file changes, before and after."""

import pandas as pd

from dashboard.intake.changes import (
    AFTER,
    BEFORE,
    before_and_after,
    in_words,
    marks,
    most_changed,
    strokes,
)
from dashboard.intake.chart import NEXT, NOW, Change, change
from dashboard.vocabulary import MONEY, Step

KEY = ["reporter", "partner", "flow", "period"]


def rows(*cells: tuple[str, str, float]) -> pd.DataFrame:
    frame = pd.DataFrame(cells, columns=["partner", "period", "value_usd"])
    return frame.assign(reporter="RUS", flow="export", status="reported")


WAS = rows(("IRN", "2020", 1e9), ("IRN", "2021", 2e9), ("TUR", "2021", 5e9), ("CHN", "2021", 9e9))
NOW_ROWS = rows(("IRN", "2020", 1e9), ("IRN", "2021", 4e9), ("TUR", "2021", 6e9))
NOW_ROWS = pd.concat([NOW_ROWS, rows(("CHN", "2021", 9e9))], ignore_index=True)


def test_the_series_that_moves_most_comes_first_and_those_that_stay_are_left_out() -> None:
    found = most_changed(WAS, NOW_ROWS, KEY, "value_usd", 5)
    assert found == [
        ("RUS | IRN | export", Step.ANNUAL),
        ("RUS | TUR | export", Step.ANNUAL),
    ]


def test_series_in_units_of_their_own_are_ranked_by_their_relative_moves() -> None:
    found = most_changed(WAS, NOW_ROWS.assign(value_usd=[1e9, 2e9, 6e9, 8.9e9]), KEY,
                         "value_usd", 1, relative=True)  # fmt: skip
    assert found == [("RUS | TUR | export", Step.ANNUAL)]


def test_a_series_stands_in_both_releases_and_says_what_changed() -> None:
    values = before_and_after(WAS, NOW_ROWS, KEY, "value_usd", "RUS | IRN | export", Step.ANNUAL)
    told = values[["which", "period", "value", "changed"]].to_numpy().tolist()
    assert told == [
        [BEFORE, "2020", 1e9, False],
        [BEFORE, "2021", 2e9, True],
        [AFTER, "2020", 1e9, False],
        [AFTER, "2021", 4e9, True],
    ]
    marked, units = marks(values, MONEY)
    assert marked["value"].max() == 4
    assert units.unit == "billion US dollars"
    assert in_words(marked) == (
        "2021: 2.000 billion dollars in the data now, 4.000 billion dollars with this file."
    )


def test_a_year_that_is_only_in_one_release_is_a_change() -> None:
    later = pd.concat([WAS, rows(("IRN", "2022", 3e9))], ignore_index=True)
    values = before_and_after(WAS, later, KEY, "value_usd", "RUS | IRN | export", Step.ANNUAL)
    assert values[values["changed"]]["period"].tolist() == ["2022"]
    assert "2022: no figure in the data now, 3.000 billion" in in_words(marks(values, MONEY)[0])


def test_the_chart_draws_both_releases_under_the_words_of_its_legend() -> None:
    values = before_and_after(WAS, NOW_ROWS, KEY, "value_usd", "RUS | IRN | export", Step.ANNUAL)
    marked, units = marks(values, MONEY)
    drawing = Change(strokes(marked, Step.ANNUAL), marked[marked["changed"]], units.unit)
    spec = change(drawing).to_dict()
    assert {row["which"] for row in spec["datasets"]["strokes"]} == {NOW, NEXT} == {BEFORE, AFTER}
    assert [row["text"] for row in spec["datasets"]["points"]] == [
        "2.000 billion dollars",
        "4.000 billion dollars",
    ]
