"""Indicators beside trade, and shares: in sums that a reader checks in his head."""

import json
from dataclasses import replace
from typing import Any

import pages
import pandas as pd
import pytest
import vl_convert
from contrast import contrast
from hypothesis import given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from dashboard.drawing.axes import Drawing
from dashboard.drawing.ink import NIGHT, PAPER, night
from dashboard.drawing.labels import with_room
from dashboard.indicators.catalogue import Indicator, catalogue, is_unchanging, sides, usual_sides
from dashboard.indicators.chart import Beside, aligned, shape
from dashboard.indicators.exhibit_shares import SharesChoice, both_shares
from dashboard.indicators.from_package import indicators_of
from dashboard.indicators.oil import indexed, points_of
from dashboard.indicators.series import IndicatorRequest, indicator_series, without_price_index
from dashboard.indicators.shares import shares
from dashboard.indicators.words import (
    axis_title,
    headline,
    missing_word,
    votes_marked,
    votes_note,
)
from dashboard.package.package import open_package
from dashboard.series.annotations import ready_to_draw, with_origins
from dashboard.series.books import Books, Request
from dashboard.series.flows import Pair
from dashboard.series.from_package import pairs_of
from dashboard.series.plot import Plot
from dashboard.series.trade import TradeChoice
from dashboard.text.numbers import Scale, amount, digits, plain, scale, short_amount
from dashboard.vocabulary import Ledger

NAMES = {"RUS": "Russia", "IRN": "Iran", "TUR": "Turkey", "WLD": "World"}
PAIR = Pair("RUS-IRN", "RUS", "IRN", "Russia–Iran", "#B84A00")
DOLLARS = "current US dollars"


def rows(*cells: tuple[object, ...]) -> pd.DataFrame:
    """source, indicator, unit, economy, partner, period, value, and perhaps status."""
    columns = ["source", "indicator", "unit", "economy", "partner", "period", "value", "status"]
    full = [(*cell, "reported")[: len(columns)] for cell in cells]
    return pd.DataFrame(full, columns=columns).assign(label="a label", note="")


def prices(**index: float) -> list[tuple[object, ...]]:
    return [("bls", "us-cpi", "index", "USA", "", year[1:], value) for year, value in index.items()]


def one(frame: pd.DataFrame, id_: str) -> Indicator:
    return next(found for found in catalogue(frame) if found.id == id_)


def values(frame: pd.DataFrame, id_: str, *sides_: str, **more: Any) -> pd.DataFrame:
    return indicator_series(frame, IndicatorRequest(one(frame, id_), sides_, **more), NAMES)


def test_millions_of_dollars_become_dollars() -> None:
    frame = rows(("cow", "goods", "million current US dollars", "IRN", "", "1970", 2.5))
    assert list(values(frame, "cow.goods", "IRN")["value"]) == [2_500_000]


@pytest.mark.parametrize(
    ("unit", "shown"),
    [
        (DOLLARS, "US dollars of 2020"),
        ("current US dollars per person", "US dollars of 2020 per person"),
        ("US dollars per barrel", "US dollars of 2020 per barrel"),
        ("US dollars per million Btu", "US dollars of 2020 per million Btu"),
        ("million current US dollars", "US dollars of 2020"),
    ],
)
def test_every_unit_of_dollars_is_deflated_and_names_the_year_of_the_dollars(
    unit: str, shown: str
) -> None:
    frame = rows(("s", "x", unit, "IRN", "", "2021", 110.0), *prices(y2020=100, y2021=110))
    told_values = values(frame, "s.x", "IRN", prices=2020)
    expected = 100e6 if unit.startswith("million") else 100
    assert told_values["value"].iloc[0] == pytest.approx(expected)
    assert told_values["unit"].iloc[0] == shown
    assert told_values["source"].iloc[0] == "s + bls"


@pytest.mark.parametrize(
    "unit",
    ["persons", "count", "national currency per US dollar", "million SIPRI trend-indicator values"],
)
def test_no_other_unit_is_deflated(unit: str) -> None:
    frame = rows(("s", "x", unit, "IRN", "", "2021", 110.0), *prices(y2020=100, y2021=110))
    told_values = values(frame, "s.x", "IRN", prices=2020)
    assert list(told_values["value"]) == [110]
    assert list(told_values["source"]) == ["s"]


def test_a_year_without_a_price_index_is_absent_and_named() -> None:
    frame = rows(
        ("s", "x", DOLLARS, "IRN", "", "1912", 5.0),
        ("s", "x", DOLLARS, "IRN", "", "2020", 5.0),
        *prices(y2020=100),
    )
    asked = IndicatorRequest(one(frame, "s.x"), ("IRN",), prices=2020)
    assert list(indicator_series(frame, asked, NAMES)["period"]) == ["2020"]
    assert list(without_price_index(frame, asked, NAMES)["period"]) == ["1912"]


def test_goods_trade_is_the_sum_of_both_flows_and_as_weak_as_the_weaker() -> None:
    frame = rows(
        ("wdi", "goods-exports", DOLLARS, "IRN", "", "1977", 9.0, "doubtful"),
        ("wdi", "goods-imports", DOLLARS, "IRN", "", "1977", 14.0),
        ("wdi", "goods-imports", DOLLARS, "IRN", "", "1978", 15.0),
    )
    found = values(frame, "wdi.goods-trade", "IRN")
    assert list(found["value"]) == [23]
    assert list(found["status"]) == ["doubtful"]


def test_two_sources_of_one_name_stay_two_indicators() -> None:
    unit = "million SIPRI trend-indicator values"
    frame = rows(
        ("sipri-tiv", "arms-deliveries", unit, "RUS", "SYR", "2018", 5.0),
        ("sipri-register", "arms-deliveries", unit, "RUS", "SYR", "2018", 7.0),
    )
    assert [found.id for found in catalogue(frame)] == [
        "sipri-register.arms-deliveries", "sipri-tiv.arms-deliveries",
    ]  # fmt: skip
    assert list(values(frame, "sipri-tiv.arms-deliveries", "RUS-SYR")["value"]) == [5]


@pytest.mark.parametrize(
    ("source", "year", "state"),
    [
        ("sipri-tiv", "1991", "Soviet Union"),
        ("cow-national", "1913", "Russian Empire or Soviet Russia"),
        ("sipri-tiv", "1992", ""),
        ("wdi", "1991", ""),
    ],
)
def test_a_figure_of_a_state_before_russia_is_marked(source: str, year: str, state: str) -> None:
    frame = rows((source, "x", "count", "RUS", "", year, 1.0))
    assert list(values(frame, f"{source}.x", "RUS")["predecessor"]) == [state]


def test_a_missing_arms_delivery_is_never_zero_and_says_what_missing_means() -> None:
    unit = "million SIPRI trend-indicator values"
    cells = [("sipri-tiv", "arms-deliveries", unit, "RUS", "IRN", y, 0.0) for y in ("2000", "2002")]
    found = values(rows(*cells), "sipri-tiv.arms-deliveries", "RUS-IRN")
    assert list(found["period"]) == ["2000", "2002"]
    word = missing_word(one(rows(*cells), "sipri-tiv.arms-deliveries"))
    spans = Plot(found, {"RUS-IRN": "Russia–Iran"}, unit, missing=word).spans
    assert list(spans["what"]) == ["no delivery identified"]
    assert list(spans["text"]) == ["Russia–Iran: no delivery identified, 2001"]


VOTES = rows(
    ("un", "un-agreement", "share of votes, 0 to 1", "RUS", "IRN", "2022", 0.5),
    ("un", "un-ideal-point", "ideal point, higher is closer", "TUR", "", "2023", 0.51),
    ("un", "un-votes-counted", "votes", "RUS", "", "2022", 88.0),
    ("un", "un-votes-counted", "votes", "IRN", "", "2022", 84.0),
    ("un", "un-votes-counted", "votes", "TUR", "", "2023", 2.0),
)


def test_a_figure_from_votes_says_how_many_stand_behind_it() -> None:
    point = one(VOTES, "un.un-ideal-point")
    found = values(VOTES, "un.un-ideal-point", "TUR")
    assert headline(found, point, NAMES) == "a label in 2023: Turkey (on 2 votes) 0.51"
    assert "from 2 (Turkey, 2023)" in votes_note(found, point, NAMES)
    cell = Plot(votes_marked(found, point), NAMES, "ideal point").table().iloc[0, 1]
    assert cell == "0.51 [votes: Turkey 2]"
    both = values(VOTES, "un.un-agreement", "RUS-IRN")
    assert list(both["note"]) == ["votes: Russia 88 and Iran 84"]
    assert list(both["votes"]) == [84]
    said = headline(both, one(VOTES, "un.un-agreement"), {"RUS-IRN": "Russia–Iran"})
    assert said == "a label in 2022: Russia–Iran (on at most 84 votes) 0.5"


def test_a_pair_that_stands_both_ways_round_is_offered_once() -> None:
    unit = "share of votes, 0 to 1"
    same = [("un", "a", unit, *pair, "2020", 0.2) for pair in (("RUS", "USA"), ("USA", "RUS"))]
    assert sides(rows(*same), one(rows(*same), "un.a")) == ["RUS-USA"]
    other = rows(same[0], ("un", "a", unit, "USA", "RUS", "2020", 0.3))
    assert sides(other, one(other, "un.a")) == ["RUS-USA", "USA-RUS"]


def test_an_indicator_without_periods_does_not_change_over_time() -> None:
    frame = rows(("g", "km", "kilometres", "RUS", "IRN", "", 2466.589))
    assert is_unchanging(frame, one(frame, "g.km"))
    assert amount(2466.589, "kilometres") == "2,467 kilometres"


def test_the_first_choice_is_the_chosen_pairs_own_and_one_currency_only() -> None:
    money = one(rows(("s", "x", "national currency per US dollar", "IRN", "", "2020", 1.0)), "s.x")
    count = one(rows(("s", "x", "count", "IRN", "", "2020", 1.0)), "s.x")
    assert usual_sides(count, ["TUR", "RUS", "IRN"], [PAIR]) == ["RUS", "IRN"]
    assert usual_sides(money, ["TUR", "RUS", "IRN"], [PAIR]) == ["IRN"]
    assert usual_sides(count, ["WLD"], [PAIR]) == ["WLD"]


def test_units_are_said_once_and_small_numbers_keep_their_figures() -> None:
    assert plain(0.0000028) == "0.0000028"
    assert digits(0.0000028, "count") == "0.0000028"
    assert digits(1.5, "US dollars") == "1.500"
    assert [plain(number) for number in (0, 4.0, 70.856, 112.04, 2466.6, -0.5)] == [
        "0", "4", "70.86", "112", "2,467", "−0.5",
    ]  # fmt: skip
    assert short_amount(70.856, "US dollars of 2015 per barrel") == "$70.86 of 2015 per barrel"
    assert scale("persons", 9e7) == Scale(1e6, "million persons")
    point = one(VOTES, "un.un-ideal-point")._replace(label="UN ideal point")
    assert axis_title(point, scale(point.unit, 1)) == "UN ideal point: higher is closer"


# Shares


def books(total: float, status: str = "reported", period: str = "2020", state: str = "") -> Books:
    flows = [("export", 6.0), ("import", 4.0)]
    trade = pd.DataFrame(
        [("imf", "RUS", "IRN", flow, period, usd, "reported", "", state) for flow, usd in flows],
        columns=["source", "reporter", "partner", "flow", "period", "value_usd", "status", "note",
                 "predecessor"],
    )  # fmt: skip
    whole = [
        ("wdi", name, DOLLARS, economy, "", period, total / 2, status)
        for economy in ("IRN", "RUS")
        for name in ("goods-exports", "goods-imports")
    ]
    return Books(trade, rows(*whole), {"*": ["imf"]})


def share_of(own: Books, side: Ledger = Ledger.SECOND) -> pd.DataFrame:
    return shares(own, Request((PAIR,)), one(own.indicators, "wdi.goods-trade"), side, NAMES)


def test_a_share_is_turnover_over_goods_trade_in_percent() -> None:
    found = share_of(books(200))
    assert list(found["value"]) == [5]
    assert set(found["unit"]) == {"percent"}
    assert set(found["source"]) == {"imf + wdi"}


def test_a_doubtful_whole_makes_every_share_of_it_doubtful() -> None:
    assert list(share_of(books(200, "doubtful"))["status"]) == ["doubtful"]


def test_the_soviet_unions_trade_is_never_a_share_of_russias() -> None:
    own = books(200, period="1990", state="Soviet Union")
    assert share_of(own, Ledger.FIRST).empty
    assert list(share_of(own)["value"]) == [5]


@settings(max_examples=20)
@given(st.floats(0.1, 10), st.floats(11, 1e6))
def test_deflating_both_figures_of_a_share_changes_nothing(factor: float, total: float) -> None:
    current = books(total)
    constant = Books(
        current.trade.assign(value_usd=current.trade["value_usd"] * factor),
        current.indicators.assign(value=current.indicators["value"] * factor),
        current.order,
    )
    one_share, other = share_of(current)["value"].iloc[0], share_of(constant)["value"].iloc[0]
    assert one_share == pytest.approx(other)


def test_irans_doubtful_exports_of_the_seventies_stay_doubtful_in_the_shipped_data() -> None:
    package = open_package()
    frame = package.indicators
    found = values(frame, "wdi.goods-trade", "IRN")
    weak = found.loc[found["status"] == "doubtful", "period"]
    assert list(weak) == [str(year) for year in range(1972, 1980)]


# Oil


def test_trade_and_price_meet_in_the_years_of_both_and_are_as_weak_as_the_weaker() -> None:
    trade = pd.DataFrame(
        {"period": ["2020", "2021"], "value": [1.0, 2.0], "status": ["reported", "estimate"],
         "source": "imf", "note": "", "predecessor": "", "pair": "RUS-IRN", "ledger": "RUS",
         "measure": "turnover", "unit": "US dollars", "position": [2020.0, 2021.0]}
    )  # fmt: skip
    price = trade.iloc[1:].assign(value=70.0, status="reported", pair="WLD", source="pink")
    met = points_of(trade, price)
    assert met[["period", "value", "price", "status", "source"]].values.tolist() == [
        ["2021", 2.0, 70.0, "estimate", "imf + pink"]
    ]
    lines = indexed(pd.concat([trade, price]), 2020)
    assert dict(zip(lines["period"], lines["value"], strict=True)) == {"2020": 100, "2021": 200}


def test_a_year_is_written_only_where_it_touches_nothing() -> None:
    points = pd.DataFrame({"x": [0.5, 0.51, 0.9], "y": [0.5, 0.5, 0.5], "label": "2020"})
    assert with_room(points, 400, 200) == [False, True, True]
    assert with_room(points, 40_000, 200) == [True, True, True]


# The picture


def drawing(unit: str, keys: dict[str, str], scale_by: float = 1.0) -> Drawing:
    cells = pd.DataFrame(
        {"pair": list(keys) * 2, "position": [2000.0] * len(keys) + [2001.0] * len(keys)}
    )
    series = cells.assign(
        period=cells["position"].astype(int).astype(str), value=scale_by, status="reported",
        source="s", note="", predecessor="", run=cells["pair"],
    )  # fmt: skip
    points = with_origins(ready_to_draw(series, keys, "count", Scale(1, "count")))
    colours = dict.fromkeys(keys, "#0072B2")
    return Drawing(points, points, unit, colours, (1999.5, 2001.5))


UPPER = drawing("Turnover: billion US dollars", {"RUS-IRN": "Russia–Iran"})
LOWER = drawing("Population: million persons", {"IRN": "Iran", "TUR": "Turkey"}, 1000.0)


def domains(spec: dict[str, Any]) -> dict[str, list[int]]:
    """The part of the height that each value axis has, by its title."""
    found = {}
    for panel in (layer for layer in spec["layer"] if "layer" in layer):
        encoded = panel["layer"][0]["encoding"]["y"]
        found[" ".join(encoded["axis"]["title"])] = encoded["scale"]["range"]
    return found


@pytest.mark.parametrize("one_plot", [False, True])
def test_both_layouts_compile_and_name_both_units(one_plot: bool) -> None:
    spec = aligned(Beside(UPPER, LOWER, one_plot)).properties(width=600).to_dict()
    svg = vl_convert.vegalite_to_svg(spec)
    for word in ("Russia–Iran", "Turkey", "NaN"):
        assert (word in svg) is (word != "NaN")


def test_two_charts_never_share_a_scale_and_two_axes_always_share_the_plot() -> None:
    apart, together = (
        domains(aligned(Beside(UPPER, LOWER, one)).to_dict()) for one in (False, True)
    )
    (upper, lower), (left, right) = apart.values(), together.values()
    assert upper[0] < lower[1]
    assert left == right
    assert any("thin lines" in title for title in together)


def test_drawings_of_one_shape_have_one_specification_and_others_another_shape() -> None:
    """So that the page moves the lines it has, and builds a specification once."""
    two = [
        Beside(UPPER, drawing(LOWER.unit, {"IRN": "Iran", "TUR": "Turkey"}, value))
        for value in (1.0, 2.0)
    ]
    specs = [aligned(one).to_dict() for one in two]
    figures = [spec.pop("datasets") for spec in specs]
    assert shape(two[0]) == shape(two[1])
    assert specs[0] == specs[1]
    assert figures[0] != figures[1]
    others = [
        Beside(UPPER, LOWER, one_plot=True),
        Beside(UPPER, drawing("Population: persons", {"IRN": "Iran", "TUR": "Turkey"})),
        Beside(UPPER, drawing(LOWER.unit, {"IRN": "Iran"})),
        Beside(UPPER, replace(LOWER, logarithmic=True)),
    ]
    assert shape(two[0]) not in {shape(other) for other in others}
    assert len({shape(other) for other in others}) == len(others)


def test_every_economys_colour_is_readable_as_text_on_light_and_dark() -> None:
    for colour in open_package().economies["colour"]:
        assert contrast(colour, PAPER) >= 4.5, colour
        assert contrast(night(colour), NIGHT) >= 4.5, colour


# The page


def page(**address: str | list[str]) -> AppTest:
    test = pages.page("indicators", **address)
    assert not test.exception
    assert not test.error
    return test


def said(test: AppTest) -> str:
    every = (*test.markdown, *test.caption, *test.header, *test.info)
    return " ".join(text.value.replace("\\", "").replace("**", "") for text in every)


def spec(test: AppTest) -> Any:
    (chart,) = test.get("vega_lite_chart")
    assert chart.proto.alt
    return json.loads(chart.proto.spec)


@pytest.mark.parametrize("id_", [found.id for found in catalogue(open_package().indicators)])
def test_every_indicator_can_be_laid_beside_trade(id_: str) -> None:
    test = page(indicator=id_, years=["1950", "2024"], prices="2021")
    assert "vintage" in said(test)
    assert "layer" in spec(test)
    if "distance" in id_:
        assert [metric.value for metric in test.metric] != []
        assert "does not change over time" in said(test)


def test_two_axes_in_one_chart_come_only_when_asked_for_and_with_a_warning() -> None:
    warning = "can suggest a link that is not there"
    assert warning not in said(page())
    assert warning in said(page(layout="one"))


def test_the_parts_of_the_page_stand_in_the_address_and_only_the_open_one_is_drawn() -> None:
    test = page()
    parts = {"shares": "goods trade", "oil": "against Brent", "events": "a year on average",
             "goods": "by groups of goods", "beside": "nearly doubled in 2022"}  # fmt: skip
    for part, words in parts.items():
        test.segmented_control(key="part").set_value(part).run()
        assert not test.exception
        assert test.query_params["part"] == part
        assert words in test.header[0].value.replace("\\", "")
        assert len(test.header) == 1


def test_another_indicator_begins_with_its_own_sides_and_constant_dollars_name_their_year() -> None:
    test = page(prices="2015")
    assert "billion US dollars of 2015" in json.dumps(spec(test))
    test.selectbox(key="indicator").set_value("unga-votes.un-agreement").run()
    assert test.multiselect(key="of").value == ["RUS-IRN", "RUS-TUR"]
    assert "Votes behind a figure" in said(test)


def test_shares_say_whose_they_are_and_that_gdp_is_no_whole_of_trade() -> None:
    told = said(page(part="shares"))
    assert "Of Russia's goods trade with the world: the peaks are Russia–Turkey 7.43" in told
    assert "turnover is not a part of GDP" in said(page(part="shares", whole="wdi.gdp"))


def test_published_shares_of_imports_are_shown_as_they_are_with_their_caution() -> None:
    test = page(part="shares", whole="wits-import-share.import-partner-share")
    shown = said(test)
    assert "imports from the world: the peaks are " in shown
    assert "as the publisher prints them" in shown
    assert "differs by more than 15 percent from shares made of the IMF" in shown
    package = open_package()
    rows = package.indicators[package.indicators["source"] == "wits-import-share"]
    irans = rows[(rows["economy"] == "IRN") & (rows["partner"] == "RUS")].set_index("period")
    choice = SharesChoice(
        TradeChoice(Request(tuple(pairs_of(package))[:1])),
        indicators_of(package)["wits-import-share.import-partner-share"],
    )
    figures = both_shares(package, choice).figures()
    shown_of_iran = figures[figures["measure"].str.contains("IRN")].set_index("period")["value"]
    assert shown_of_iran["2013"] == irans["value"]["2013"]
    assert set(shown_of_iran.index) == set(irans.index)


@pytest.mark.parametrize(
    ("part", "key", "columns"),
    [
        ("beside", "beside", {"Period", "Russia–Iran, billion US dollars",
                              "Russia, billion US dollars"}),
        ("shares", "shares", {"Period", "Russia–Iran, of Russia's goods trade with the world, "
                              "percent"}),
        ("oil", "oil", {"Period", "Brent crude oil price, US dollars per barrel"}),
        ("events", "events", {"Period", "Russia–Turkey, billion US dollars"}),
        ("goods", "goods", {"Group", "2025, share · billion US dollars"}),
    ],
)  # fmt: skip
def test_the_figures_behind_every_part_can_be_opened(
    part: str, key: str, columns: set[str]
) -> None:
    test = page(part=part)
    test.session_state[f"{key}-figures"] = True
    test.run()
    assert not test.exception
    read = test.table[-1].value
    assert columns <= {name.replace("\\", "") for name in read.columns}
    assert len(read) > 5


@pytest.mark.parametrize("drawn", ["points", "index"])
def test_trade_against_oil_shows_no_cause(drawn: str) -> None:
    test = page(part="oil", drawn=drawn, prices="2021")
    assert "This shows no cause" in said(test)
    assert "Dollars of 2021" in said(test)


def test_nothing_to_draw_is_explained_and_nonsense_is_passed_over() -> None:
    assert "Choose at least one pair" in said(page(pairs=""))
    assert "or none by month" in said(page(step="monthly", ledger="second", measure="imports"))
    test = page(part="moon", indicator="<script>", of="XXX", layout="3d", window="99")
    assert test.segmented_control(key="part").value == "beside"
