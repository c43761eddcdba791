"""Every cell that changes is accounted for, and values in another unit are asked about."""

from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.package.kinds import SHAPES, Kind
from dashboard.swap.compare import Changes, arranged, compare
from dashboard.swap.unit_check import questions, scaled

KEY = ["reporter", "partner", "flow", "period"]
GROUP = KEY[:3]


def trade(*rows: tuple[str, str, str, str, float], note: str = "") -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=[*KEY, "value_usd"]).astype({"value_usd": "float64"})
    return frame.assign(status="reported", note=note).astype(
        dict.fromkeys([*KEY, "status", "note"], "str")
    )


BEFORE = trade(
    ("RUS", "IRN", "export", "2020", 100),
    ("RUS", "IRN", "export", "2021", 200),
    ("RUS", "TUR", "export", "2021", 5000),
)


def test_rows_come_and_go_and_cells_are_revised() -> None:
    after = trade(
        ("RUS", "IRN", "export", "2021", 150),
        ("RUS", "TUR", "export", "2021", 4000),
        ("RUS", "TUR", "import", "2021", 7),
    )
    changes = compare(BEFORE, after, KEY)
    assert changes.added["value_usd"].tolist() == [7]
    assert changes.removed["period"].tolist() == ["2020"]
    cells = changes.revised[["partner", "before", "after", "difference", "percent"]]
    assert cells.values.tolist() == [
        ["TUR", 5000, 4000, -1000, -20],
        ["IRN", 200, 150, -50, -25],
    ]
    assert (changes.rows_revised, changes.unchanged) == (2, 0)


def test_where_units_differ_the_largest_percent_comes_first() -> None:
    after = BEFORE.assign(value_usd=[100.0, 150.0, 4000.0])
    assert compare(BEFORE, after, KEY, by="percent").revised["partner"].tolist() == ["IRN", "TUR"]


def test_changes_are_counted_by_reporter_partner_and_flow() -> None:
    after = trade(("RUS", "TUR", "export", "2021", 1), ("TUR", "RUS", "import", "2021", 2))
    counts = compare(BEFORE, after, KEY).counts("reporter")
    assert counts.to_dict("records") == [
        {"reporter": "RUS", "added": 0, "removed": 2, "revised": 1},
        {"reporter": "TUR", "added": 1, "removed": 0, "revised": 0},
    ]


def test_a_value_that_was_nil_moves_without_a_percent() -> None:
    cell = compare(BEFORE.assign(value_usd=[0.0, 200.0, 5000.0]), BEFORE, KEY).revised.iloc[0]
    assert cell["difference"] == 100
    assert pd.isna(cell["percent"])


def test_missing_is_no_change_of_missing_and_a_change_of_nil() -> None:
    missing = BEFORE.assign(value_usd=[float("nan"), 200.0, 5000.0])
    assert compare(missing, missing.copy(), KEY).is_empty
    cell = compare(missing, missing.fillna({"value_usd": 0.0}), KEY).revised.iloc[0]
    assert pd.isna(cell["before"])
    assert cell["after"] == 0


def test_a_key_that_stands_twice_cannot_be_compared() -> None:
    with pytest.raises(ValueError, match="twice"):
        compare(BEFORE, pd.concat([BEFORE, BEFORE]), KEY)


TABLES = st.dictionaries(
    st.tuples(st.sampled_from(["a", "b", "c", ""]), st.sampled_from(["2020", "2021", "2022"])),
    st.tuples(
        st.none() | st.floats(-1e18, 1e18, allow_nan=False),
        st.none() | st.integers(-5, 5),
        st.sampled_from(["", "NA", "x\ny"]),
    ),
)


Rows = dict[tuple[str, str], tuple[float | None, int | None, str]]


def typed(rows: Rows) -> pd.DataFrame:
    cells = [(*key, *values) for key, values in rows.items()]
    frame = pd.DataFrame(cells, columns=["who", "period", "value", "line", "note"])
    kinds = {"who": "str", "period": "str", "value": "float64", "line": "Int64", "note": "str"}
    return frame.astype(kinds)


def apply(changes: Changes, before: pd.DataFrame) -> pd.DataFrame:
    """The table after, made from the one before: rows taken out, cells revised, rows put in."""
    names = list(changes.key)
    rows = before.set_index(names)
    rows = rows[~rows.index.isin(changes.removed.set_index(names).index)].copy()
    for column, cells in changes.revised.groupby("column", sort=False):
        places = rows.index.get_indexer(pd.MultiIndex.from_frame(cells[names]))
        rows[str(column)] = _put(rows[str(column)], places.tolist(), cells["after"].tolist())
    kept = rows.reset_index()[list(changes.columns)]
    return arranged(pd.concat([kept, changes.added], ignore_index=True), names)


def _put(column: pd.Series, places: list[int], cells: list[Any]) -> pd.Series:
    """A column with other cells at some places."""
    values = column.astype(object).tolist()
    for place, cell in zip(places, cells, strict=True):
        values[place] = cell
    return pd.Series(values, index=column.index).astype(column.dtype)


@given(TABLES, TABLES)
def test_the_changes_applied_to_the_table_before_give_the_table_after(
    one: Rows, other: Rows
) -> None:
    before, after, key = typed(one), typed(other), ["who", "period"]
    changes = compare(before, after, key)
    pd.testing.assert_frame_equal(apply(changes, before), arranged(after, key))
    assert changes.is_empty == arranged(before, key).equals(arranged(after, key))
    assert len(after) == changes.unchanged + changes.rows_revised + len(changes.added)


@given(TABLES, TABLES)
def test_the_way_back_is_the_way_there_turned_round(one: Rows, other: Rows) -> None:
    there, back = (
        compare(typed(a), typed(b), ["who", "period"]) for a, b in ((one, other), (other, one))
    )
    pd.testing.assert_frame_equal(there.added, back.removed)
    assert len(there.revised) == len(back.revised)


def times(factor: float, frame: pd.DataFrame = BEFORE) -> pd.DataFrame:
    return frame.assign(value_usd=frame["value_usd"] * factor)


@pytest.mark.parametrize(
    ("factor", "said"),
    [
        (1_000, "about 1,000 times the old ones"),
        (1_100_000, "about 1,000,000 times the old ones"),
        (1 / 950, "about one 1,000th of the old ones (3 compared, RUS IRN export, RUS TUR export). "
         "Thousands of dollars?"),
        (1e-6, "one 1,000,000th of"),
    ],
)  # fmt: skip
def test_values_in_another_unit_are_asked_about(factor: float, said: str) -> None:
    (asked,) = questions(BEFORE, times(factor), SHAPES[Kind.TRADE])
    assert said in str(asked)


@pytest.mark.parametrize("factor", [1, 0.4, 3, 25])
def test_what_a_publisher_may_revise_is_not_asked_about(factor: float) -> None:
    assert not questions(BEFORE, times(factor), SHAPES[Kind.TRADE])


def test_one_reporter_in_thousands_does_not_hide_behind_the_others() -> None:
    many = [("TUR", p, "import", str(y), 50.0) for p in ("RUS", "IRN") for y in range(2000, 2010)]
    few = [("RUS", "IRN", "export", str(year), 9000.0) for year in range(2000, 2004)]
    before = trade(*many, *few)
    after = trade(*many, *[(*row[:4], row[4] / 1000) for row in few])
    (asked,) = questions(before, after, SHAPES[Kind.TRADE])
    assert asked.groups == (("RUS", "IRN", "export"),)


def test_the_answer_brings_every_row_of_those_groups_to_the_unit_and_says_so() -> None:
    after = pd.concat(
        [times(1 / 1000), trade(("IRN", "RUS", "import", "2022", 3), note="late")],
        ignore_index=True,
    )
    asked = questions(BEFORE, after, SHAPES[Kind.TRADE])
    mended = scaled(after, asked, "value_usd")
    assert mended["value_usd"].tolist() == [100, 200, 5000, 3000]
    assert mended["note"].iloc[0] == "multiplied by 1,000: the file is in thousands"
    assert mended["note"].iloc[3] == "late; multiplied by 1,000: the file is in thousands"


def test_a_group_that_agrees_is_not_scaled_with_the_others() -> None:
    after = times(1 / 1000).assign(value_usd=[0.1, 0.2, 5000.0])
    (asked,) = questions(BEFORE, after, SHAPES[Kind.TRADE])
    assert asked.groups == (("RUS", "IRN", "export"),)


def test_indicators_are_judged_one_by_one() -> None:
    before = pd.DataFrame({"indicator": ["gdp", "gdp", "rate"], "period": ["1", "2", "1"],
                           "value": [5e9, 6e9, 3.0], "economy": "IRN", "partner": ""})  # fmt: skip
    after = before.assign(value=[5e6, 6e6, 3.0])
    (asked,) = questions(before, after, SHAPES[Kind.INDICATORS])
    assert asked.groups == (("gdp",),)
    assert "Thousands of the unit named?" in str(asked)


def test_only_the_rows_that_are_off_are_brought_to_the_unit_of_the_others() -> None:
    years = ("2018", "2019", "2020")
    before = trade(*(("TUR", "RUS", "export", year, 4e9) for year in years))
    after = before.assign(value_usd=[4e9, 4.1e6, 4.2e6])
    asked = questions(before, after, SHAPES[Kind.TRADE])
    assert "(2 compared" in str(asked[0])
    assert scaled(after, asked, "value_usd")["value_usd"].tolist() == [4e9, 4.1e9, 4.2e9]
