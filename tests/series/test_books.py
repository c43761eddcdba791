"""Arithmetic on frames of two or three rows, so that a reader checks the sum in his head."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.series.books import Books, Request, change, index, ratio, series
from dashboard.series.flows import Pair, ledger_flows, preferred, weakest
from dashboard.series.lines import drawable, missing_spans, predecessor_spans, runs
from dashboard.series.periods import is_a_year, is_of, position
from dashboard.series.predecessors import joined, unjoined
from dashboard.series.witnesses import with_reports
from dashboard.series.world import world_total
from dashboard.vocabulary import Ledger, Measure, Step

IRAN = Pair("RUS-IRN", "RUS", "IRN", "Russia–Iran", "#B84A00")
TURKEY = Pair("RUS-TUR", "RUS", "TUR", "Russia–Turkey", "#0072B2")
GERMANY = Pair("RUS-DEU", "RUS", "DEU", "Russia–Germany", "#1B7F5C")
COLUMNS = ["source", "reporter", "partner", "flow", "period", "value_usd", "status"]
ECONOMIES = pd.DataFrame(
    [
        ("SUN", "Soviet Union", "RUS", "continued", 1991),
        ("DDR", "East Germany", "DEU", "merged", 1990),
    ],
    columns=["code", "name", "predecessor_of", "succession", "last_year"],
)


def rows(*lines: str) -> pd.DataFrame:
    """Trade rows typed as “imf RUS IRN export 2021 3 estimate”; reported where no status stands."""
    cells = [(*line.split(), "reported")[:7] for line in lines]
    frame = pd.DataFrame(cells, columns=COLUMNS).assign(note="", valuation="fob")
    return frame.assign(value_usd=frame["value_usd"].astype(float))


def books(*lines: str, order: tuple[str, ...] = ("imf",), join: bool = False) -> Books:
    trade = rows(*lines)
    prepared = joined(trade, ECONOMIES) if join else unjoined(trade)
    indicators = pd.DataFrame(
        [
            ("wdi", "goods-exports", "RUS", "2021", 60.0, "reported"),
            ("wdi", "goods-imports", "RUS", "2021", 40.0, "doubtful"),
            ("wdi", "goods-exports", "RUS", "2020", 50.0, "reported"),
        ],
        columns=["source", "indicator", "economy", "period", "value", "status"],
    )
    return Books(prepared, indicators, {"*": list(order)})


def told(values: pd.DataFrame) -> dict[str, float]:
    return dict(zip(values["period"], values["value"], strict=True))


BOTH = ("imf RUS IRN export 2021 3", "imf RUS IRN import 2021 1")


@pytest.mark.parametrize(
    ("measure", "value"),
    [
        (Measure.TURNOVER, 4),
        (Measure.EXPORTS, 3),
        (Measure.IMPORTS, 1),
        (Measure.BALANCE, 2),
    ],
)
def test_turnover_is_the_sum_and_balance_the_difference(measure: Measure, value: float) -> None:
    assert told(series(books(*BOTH), Request((IRAN,), measure))) == {"2021": value}


@pytest.mark.parametrize("measure", [Measure.TURNOVER, Measure.BALANCE])
def test_a_missing_flow_makes_the_whole_missing_never_half(measure: Measure) -> None:
    assert series(books(BOTH[0]), Request((IRAN,), measure)).empty


def test_a_ledger_of_imports_alone_has_no_turnover_and_breaks_nothing() -> None:
    assert series(books(BOTH[1]), Request((IRAN,))).empty


def test_the_partners_ledger_is_what_the_partner_reported() -> None:
    own = ("imf IRN RUS export 2021 2", "imf IRN RUS import 2021 5")
    request = Request((IRAN,), Measure.EXPORTS, Ledger.SECOND)
    values = series(books(*BOTH, *own), request)
    assert told(values) == {"2021": 2}
    assert list(values["ledger"]) == ["IRN"]


def test_both_importers_records_put_two_ledgers_together() -> None:
    lines = ("cow RUS IRN import 1900 1", "cow IRN RUS import 1900 5")
    request = Request((IRAN,), Measure.BALANCE, Ledger.IMPORTERS, source="cow")
    assert told(series(books(*lines), request)) == {"1900": 4}


def test_the_first_source_that_holds_both_flows_is_taken_whole() -> None:
    lines = ("imts RUS IRN export 2021 9", *BOTH)
    values = series(books(*lines, order=("imts", "imf")), Request((IRAN,)))
    assert told(values) == {"2021": 4}
    assert list(values["source"]) == ["imf"]


def test_each_point_keeps_its_source() -> None:
    lines = (*BOTH, "imts RUS IRN export 2022 1", "imts RUS IRN import 2022 1")
    values = series(books(*lines, order=("imts", "imf")), Request((IRAN,)))
    assert list(zip(values["period"], values["source"], strict=True)) == [
        ("2021", "imf"),
        ("2022", "imts"),
    ]


def test_a_source_outside_the_stated_order_is_only_read_when_asked_for() -> None:
    lines = ("cow RUS IRN export 1900 1", "cow RUS IRN import 1900 1")
    assert series(books(*lines), Request((IRAN,))).empty
    assert told(series(books(*lines), Request((IRAN,), source="cow"))) == {"1900": 2}


def test_a_sum_is_as_weak_as_its_weakest_part() -> None:
    lines = ("imf RUS IRN export 2021 3 estimate", "imf RUS IRN import 2021 1 reported")
    assert list(series(books(*lines), Request((IRAN,)))["status"]) == ["estimate"]
    words = [pd.Series([word]) for word in ("reported", "doubtful", "estimate")]
    assert list(weakest(*words)) == ["doubtful"]


def test_the_index_is_a_hundred_in_its_base_year_and_empty_without_one() -> None:
    values = pd.DataFrame(
        {"period": ["2000", "2001"], "value": [4.0, 6.0], "status": "reported", "source": "imf",
         "note": "", "predecessor": ""}
    )  # fmt: skip
    assert told(index(values, "2000")) == {"2000": 100, "2001": 150}
    assert index(values, "1999").empty


def test_a_change_needs_the_year_before() -> None:
    values = pd.DataFrame(
        {"period": ["2000", "2001", "2003"], "value": [4.0, 6.0, 9.0], "status": "reported",
         "source": "imf", "note": "", "predecessor": ""}
    )  # fmt: skip
    assert told(change(values)) == {"2001": 50}


def test_a_change_of_months_is_on_the_same_month_a_year_earlier() -> None:
    lines = [f"imf RUS IRN {flow} {month} {value}" for flow in ("export", "import")
             for month, value in (("2020-02", 1), ("2021-01", 5), ("2021-02", 2))]  # fmt: skip
    request = Request((IRAN,), Measure.CHANGE, step=Step.MONTHLY)
    assert told(series(books(*lines), request)) == {"2021-02": 100}


def test_a_change_at_the_first_year_shown_still_sees_the_year_before() -> None:
    lines = [f"imf RUS IRN {flow} {year} {year}" for flow in ("export", "import")
             for year in (2020, 2021)]  # fmt: skip
    request = Request((IRAN,), Measure.CHANGE, start=2021)
    assert list(series(books(*lines), request)["period"]) == ["2021"]


def test_a_ratio_is_taken_to_the_pair_chosen_first_and_names_both_sources() -> None:
    lines = (*BOTH, "imts RUS TUR export 2021 30", "imts RUS TUR import 2021 2 estimate")
    request = Request((IRAN, TURKEY), Measure.RATIO)
    values = series(books(*lines, order=("imf", "imts")), request)
    assert told(values) == {"2021": 8}
    assert list(values["pair"]) == ["RUS-TUR"]
    assert list(values["source"]) == ["imts + imf"]
    assert list(values["status"]) == ["estimate"]


def test_nothing_is_divided_by_zero() -> None:
    lines = ("imf RUS IRN export 2021 0", "imf RUS IRN import 2021 0",
             "imf RUS TUR export 2021 1", "imf RUS TUR import 2021 1")  # fmt: skip
    assert series(books(*lines), Request((IRAN, TURKEY), Measure.RATIO)).empty


def test_a_share_is_of_goods_exports_plus_goods_imports_with_the_world() -> None:
    values = series(books(*BOTH), Request((IRAN,), Measure.SHARE))
    assert told(values) == {"2021": 4}
    assert list(values["source"]) == ["imf + wdi"]
    assert list(values["status"]) == ["doubtful"]


def test_a_world_total_with_one_flow_only_is_missing() -> None:
    assert told(world_total(books().indicators, "RUS")) == {"2021": 100}
    assert world_total(books().indicators, "TUR").empty


MONTHS = [f"imf RUS IRN {flow} 2021-{month:02} 1" for flow in ("export", "import")
          for month in range(1, 13)]  # fmt: skip


def test_a_year_is_summed_from_months_only_when_all_twelve_are_there() -> None:
    assert told(series(books(*MONTHS), Request((IRAN,)))) == {"2021": 24}
    assert series(books(*MONTHS[1:]), Request((IRAN,))).empty


def test_a_published_year_is_not_summed_again_from_months() -> None:
    assert told(series(books(*MONTHS, *BOTH), Request((IRAN,)))) == {"2021": 4}


def test_a_year_of_months_is_as_weak_as_its_weakest_month() -> None:
    weak = [f"{MONTHS[0]} estimate", *MONTHS[1:]]
    assert list(series(books(*weak), Request((IRAN,)))["status"]) == ["estimate"]


def test_an_interval_of_days_is_never_taken_for_a_calendar_year() -> None:
    lines = [f"imf RUS IRN {flow} 2023-03-21/2024-03-19 1" for flow in ("export", "import")]
    assert series(books(*lines), Request((IRAN,))).empty


def test_a_predecessor_is_joined_only_when_asked_and_always_marked() -> None:
    lines = ("imf SUN IRN export 1990 1", "imf SUN IRN import 1990 2")
    assert series(books(*lines), Request((IRAN,))).empty
    values = series(books(*lines, join=True), Request((IRAN,)))
    assert told(values) == {"1990": 3}
    assert list(values["predecessor"]) == ["Soviet Union"]


def test_a_predecessor_never_replaces_its_successor_or_outlives_itself() -> None:
    lines = ("imf TUR RUS export 1991 5", "imf TUR SUN export 1991 1", "imf TUR SUN export 1994 7")
    trade = joined(rows(*lines), ECONOMIES)
    kept = trade[trade["partner"] == "RUS"]
    assert list(zip(kept["period"], kept["value_usd"], strict=True)) == [("1991", 5)]


def test_a_part_is_added_to_its_whole_and_one_without_the_other_is_missing() -> None:
    lines = ("cow RUS DEU import 1955 2", "cow RUS DDR import 1955 3", "cow RUS DEU import 1956 2",
             "cow RUS DDR import 1957 3", "cow RUS DEU import 1991 4")  # fmt: skip
    trade = joined(rows(*lines), ECONOMIES)
    own = trade[trade["partner"] == "DEU"].set_index("period")
    assert own["value_usd"].to_dict() == {"1955": 5, "1991": 4}
    assert own["predecessor"].to_dict() == {"1955": "East Germany", "1991": ""}


def values_of(pair: str, points: dict[int, float], status: str = "reported") -> pd.DataFrame:
    return pd.DataFrame(
        [(pair, str(year), float(year), value, status, "") for year, value in points.items()],
        columns=["pair", "period", "position", "value", "status", "predecessor"],
    )


def test_a_line_breaks_where_a_year_is_missing() -> None:
    strokes = runs(values_of("A", {2000: 1, 2001: 2, 2003: 3, 2004: 4}), Step.ANNUAL)
    assert strokes.groupby("run")["position"].apply(list).tolist() == [[2000, 2001], [2003, 2004]]


def test_the_way_into_an_estimate_is_drawn_as_an_estimate() -> None:
    known = values_of("A", {2020: 1, 2021: 2})
    guessed = values_of("A", {2022: 3, 2023: 4}, "estimate")
    strokes = runs(pd.concat([known, guessed]), Step.ANNUAL)
    spans = strokes.groupby(["run", "status"])["position"].apply(list)
    assert spans.droplevel("run").to_dict() == {
        "reported": [2020, 2021],
        "estimate": [2021, 2022, 2023],
    }


@given(
    st.dictionaries(st.integers(1990, 2030), st.sampled_from(["reported", "estimate"]), min_size=1)
)
def test_no_stroke_ever_crosses_a_missing_year(statuses: dict[int, str]) -> None:
    parts = [values_of("A", {year: 1}, status) for year, status in sorted(statuses.items())]
    strokes = runs(pd.concat(parts, ignore_index=True), Step.ANNUAL)
    for _, stroke in strokes.groupby("run"):
        years = [int(place) for place in stroke["position"]]
        assert years == list(range(years[0], years[-1] + 1))
        assert set(years) <= set(statuses)


@given(st.sets(st.integers(1990, 2030), min_size=1), st.sets(st.integers(1990, 2030), min_size=1))
def test_every_year_shown_is_either_a_value_or_not_reported(one: set[int], other: set[int]) -> None:
    both = pd.concat(
        [values_of("A", dict.fromkeys(one, 1)), values_of("B", dict.fromkeys(other, 1))]
    )
    spans = missing_spans(both, Step.ANNUAL)
    extent = range(min(one | other), max(one | other) + 1)
    for pair, present in (("A", one), ("B", other)):
        own = spans[spans["pair"] == pair]
        missing = {
            year for row in own.to_dict("records")
            for year in range(int(row["first"]), int(row["last"]) + 1)
        }  # fmt: skip
        assert missing == set(extent) - present


def test_the_years_of_a_predecessor_are_one_span() -> None:
    values = values_of("A", {1990: 1, 1991: 2, 1992: 3}).assign(predecessor=["SUN", "SUN", ""])
    spans = predecessor_spans(values, Step.ANNUAL)
    assert spans[["first", "last", "what"]].to_dict("records") == [
        {"first": "1990", "last": "1991", "what": "SUN"}
    ]


def test_a_logarithmic_scale_leaves_zero_out_and_a_linear_one_keeps_it() -> None:
    values = values_of("A", {2000: 0, 2001: 1})
    assert len(drawable(values, logarithmic=True)) == 1
    assert len(drawable(values, logarithmic=False)) == 2


amounts = st.floats(0.01, 1e12)


@given(amounts, amounts)
def test_two_ratios_are_each_others_mirror(one: float, other: float) -> None:
    a, b = (
        pd.DataFrame({"period": ["2021"], "value": [value], "status": "reported", "source": "imf",
                      "note": "", "predecessor": ""})
        for value in (one, other)
    )  # fmt: skip
    there, back = ratio(a, b)["value"].iloc[0], ratio(b, a)["value"].iloc[0]
    assert there * back == pytest.approx(1)


def test_the_first_of_two_sources_wins_whatever_the_order_of_rows() -> None:
    flows = ledger_flows(
        with_reports(unjoined(rows("b RUS IRN export 2021 2", "a RUS IRN export 2021 1")), {}),
        IRAN, Ledger.FIRST, Step.ANNUAL,
    )  # fmt: skip
    assert list(preferred(flows, ["a", "b"], ["exports"])["exports_usd"]) == [1]
    assert list(preferred(flows, ["b", "a"], ["exports"])["exports_usd"]) == [2]


def test_a_period_stands_at_its_middle_and_a_date_between_two_years() -> None:
    assert position("2021", Step.ANNUAL) == pytest.approx(2021, abs=0.01)
    assert position("2021-01", Step.MONTHLY) == pytest.approx(2021.042, abs=0.003)
    assert 2022.9 < position("2023-03-21/2024-03-19", Step.ANNUAL) < 2023.5
    assert position("2022-06", Step.ANNUAL) == pytest.approx(2021.95, abs=0.02)


@pytest.mark.parametrize(
    ("period", "fits"),
    [
        ("2021", True),
        ("2023-03-21/2024-03-19", True),
        ("2020-03-20/2021-03-20", True),
        ("2021-03", False),
        ("2018-01-01/2018-06-30", False),
    ],
)
def test_a_year_long_period_is_a_calendar_year_or_any_twelve_months(
    period: str, fits: bool
) -> None:
    assert is_a_year(period) is fits
    assert is_of(period, Step.ANNUAL) is (period == "2021")
