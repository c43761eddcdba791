"""The same goods in two ledgers, in sums that a reader checks in his head; and the page of them."""

import io
import json
from functools import partial
from typing import Any

import pages
import pandas as pd
import pyarrow as pa
import pytest
import vl_convert
from contrast import contrast
from hypothesis import given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from dashboard.drawing.axes import Drawing
from dashboard.drawing.ink import NIGHT, PAPER, night
from dashboard.ledgers.chart import Ends, gap_lines, gap_rows, side_rows, two_sides
from dashboard.ledgers.csv import published_gaps
from dashboard.ledgers.gaps import (
    Goods,
    both_ways,
    gaps,
    in_dollars,
    latest_reports,
    matched,
    tally,
    two_sided_sources,
    with_gaps,
    without_index,
)
from dashboard.ledgers.lines import (
    band,
    drawn_gaps,
    drawn_sides,
    gap_series,
    largest,
    sides,
    spans_of_sides,
)
from dashboard.ledgers.words import (
    GAP_WORDS,
    beneath,
    headline,
    line_ends,
    seller_ends,
    table_of_gaps,
)
from dashboard.ledgers.words_reasons import no_second_opinion, remainder, why_not
from dashboard.package.package import open_package
from dashboard.series.books import Books, Request, within
from dashboard.series.flows import Pair
from dashboard.series.from_package import books_of, pairs_of
from dashboard.series.lines import runs
from dashboard.series.predecessors import unjoined
from dashboard.text.csv import csv_of
from dashboard.text.numbers import scale
from dashboard.vocabulary import RATIO, Standing, Status, Step

TURKEY = Pair("RUS-TUR", "RUS", "TUR", "Russia–Turkey", "#0072B2")
NAMES = {"RUS": "Russia", "TUR": "Turkey", "IRN": "Iran"}
OUT = Goods("RUS", "TUR")
COLUMNS = ["source", "reporter", "partner", "flow", "period", "value_usd", "status"]
INDEX = [("bls", "us-cpi", "USA", "2020", 100.0), ("bls", "us-cpi", "USA", "2021", 110.0)]
ORDER = {"RUS": ["imts", "dots"], "*": ["dots", "stat"]}


def books(*lines: str, unvalued: str = "") -> Books:
    """Trade typed as “dots RUS TUR export 2020 10 estimate”; exports FOB and imports CIF.

    `unvalued` names a source whose valuation is not known.
    """
    cells = [(*line.split(), "reported")[:7] for line in lines]
    rows = pd.DataFrame(cells, columns=COLUMNS).assign(note="")
    basis = rows["flow"].map({"export": "fob", "import": "cif"})
    rows["valuation"] = basis.where(rows["source"] != unvalued, "unknown")
    rows["value_usd"] = rows["value_usd"].astype(float)
    indicators = pd.DataFrame(
        INDEX, columns=["source", "indicator", "economy", "period", "value"]
    ).assign(status="reported")
    return Books(unjoined(rows), indicators, ORDER)


def of_year(rows: pd.DataFrame, period: str, goods: Goods = OUT) -> pd.Series:
    return rows[(rows["goods"] == goods.id) & (rows["period"] == period)].iloc[0]


def found(*lines: str, derived: bool = False, **asked: Any) -> pd.DataFrame:
    made = books(*lines)
    request = Request((TURKEY,), **asked)
    return with_gaps(in_dollars(recorded(made, request), made, request), derived)


def recorded(made: Books, request: Request) -> pd.DataFrame:
    """Both flows of goods of the pair asked for, in the years asked for."""
    every_year = matched(made, request.pairs[0], request.source)
    return within(every_year, request.start, request.end)


BOTH = ("dots RUS TUR export 2020 10", "dots TUR RUS import 2020 12")


def test_the_gap_is_the_importers_figure_less_the_exporters_and_the_ratio_one_over_the_other() -> (
    None
):
    row = of_year(found(*BOTH), "2020")
    assert (row["gap_usd"], row["ratio"], row["standing"]) == (2, 1.2, "both reported")


def test_each_flow_of_goods_is_seen_by_its_seller_and_its_buyer() -> None:
    rows = found(*BOTH, "dots TUR RUS export 2020 5", "dots RUS TUR import 2020 4")
    back = of_year(rows, "2020", Goods("TUR", "RUS"))
    assert (back["exported_usd"], back["imported_usd"], back["gap_usd"]) == (5, 4, -1)


def test_what_remains_without_freight_is_the_importers_figure_divided_less_the_exporters() -> None:
    row = of_year(found("dots RUS TUR export 2020 100", "dots TUR RUS import 2020 116.6"), "2020")
    assert row["after_106_usd"] == pytest.approx(10)
    assert row["after_110_usd"] == pytest.approx(6)


@pytest.mark.parametrize("status", ["estimate", "reconciled"])
@pytest.mark.parametrize("side", [0, 1])
def test_a_derived_figure_has_no_gap_unless_asked_for_and_is_then_no_comparison(
    status: str, side: int
) -> None:
    lines = [f"{line} {status}" if place == side else line for place, line in enumerate(BOTH)]
    assert pd.isna(of_year(found(*lines), "2020")["gap_usd"])
    row = of_year(found(*lines, derived=True), "2020")
    assert row["gap_usd"] == 2
    assert row["standing"] == Standing.DERIVED
    assert why_not(row.to_dict(), NAMES)


def test_a_derived_figure_says_whose_report_it_was_made_from() -> None:
    row = of_year(found(f"{BOTH[0]} estimate", BOTH[1]), "2020")
    assert why_not(row.to_dict(), NAMES) == "Russia's figure is derived from Turkey's report"


def test_a_figure_without_a_second_side_has_no_gap_and_says_who_is_silent() -> None:
    row = of_year(found(BOTH[0], derived=True), "2020")
    assert pd.isna(row["gap_usd"])
    assert why_not(row.to_dict(), NAMES) == "not reported by Turkey"


def test_a_ratio_to_nothing_is_missing_and_the_gap_is_not() -> None:
    row = of_year(found("dots RUS TUR export 2020 0", BOTH[1]), "2020")
    assert row["gap_usd"] == 12
    assert pd.isna(row["ratio"])


def test_figures_that_are_not_known_to_be_fob_beside_cif_have_no_gap() -> None:
    made = books(*BOTH, unvalued="dots")
    row = of_year(with_gaps(matched(made, TURKEY), derived=True), "2020")
    assert row["standing"] == Standing.UNLIKE
    assert pd.isna(row["gap_usd"])


def test_one_source_for_both_sides_goes_before_each_sides_first_choice() -> None:
    row = of_year(found("imts RUS TUR export 2020 11", *BOTH), "2020")
    assert (row["exported_usd"], row["source"], row["two_sources"]) == (10, "dots", False)


def test_where_no_source_holds_both_sides_a_gap_is_made_of_two_and_names_both() -> None:
    row = of_year(found("imts RUS TUR export 2021 10", "stat TUR RUS import 2021 12"), "2021")
    assert (row["gap_usd"], row["source"], row["two_sources"]) == (2, "imts + stat", True)


def test_a_report_goes_before_a_derived_figure_of_a_preferred_source() -> None:
    lines = ("dots TUR RUS import 2020 13 estimate", "stat TUR RUS import 2020 12")
    row = of_year(found(BOTH[0], *lines), "2020")
    assert (row["imported_usd"], row["standing"]) == (12, "both reported")


def test_one_source_asked_for_is_the_only_one_read() -> None:
    rows = found("imts RUS TUR export 2020 11", *BOTH, source="imts")
    assert list(rows["source"]) == ["imts"]
    assert list(rows["standing"]) == [Standing.ONE_SIDED]


def test_a_year_is_summed_from_months_only_when_all_twelve_are_there() -> None:
    months = [f"stat TUR RUS import 2021-{month:02} 1" for month in range(1, 13)]
    rows = found("imts RUS TUR export 2021 10", *months)
    assert of_year(rows, "2021")["gap_usd"] == 2
    assert pd.isna(of_year(found("imts RUS TUR export 2021 10", *months[1:]), "2021")["gap_usd"])


def test_constant_dollars_move_the_gap_and_leave_the_ratio_and_name_the_index() -> None:
    row = of_year(found(*BOTH, prices=2021), "2020")
    assert (row["gap_usd"], row["ratio"]) == (pytest.approx(2.2), pytest.approx(1.2))
    assert row["exported_source"] == "dots + bls"


def test_a_year_without_a_price_index_is_left_out_and_listed() -> None:
    made = books("dots RUS TUR export 1900 10", *BOTH)
    request = Request((TURKEY,), prices=2021)
    current = recorded(made, request)
    assert list(in_dollars(current, made, request)["period"]) == ["2020"]
    assert list(without_index(current, made, request)["period"]) == ["1900"]


AMOUNT = st.integers(1, 10**12)
FEW = settings(max_examples=25)
STATUS = st.sampled_from(["reported", "doubtful", "estimate", "reconciled"])


@FEW
@given(AMOUNT, AMOUNT)
def test_the_ratio_times_the_exporters_figure_is_the_importers(
    exported: float, imported: float
) -> None:
    row = of_year(
        found(f"dots RUS TUR export 2020 {exported}", f"dots TUR RUS import 2020 {imported}"),
        "2020",
    )
    assert row["ratio"] * row["exported_usd"] == pytest.approx(row["imported_usd"])
    assert row["exported_usd"] + row["gap_usd"] == pytest.approx(row["imported_usd"])
    assert (row["gap_usd"] > 0) == (row["ratio"] > 1)


@FEW
@given(AMOUNT, AMOUNT)
def test_when_the_two_figures_change_places_the_gap_changes_its_sign_and_the_ratio_turns(
    one: float, two: float
) -> None:
    there, back = (
        of_year(found(f"dots RUS TUR export 2020 {a}", f"dots TUR RUS import 2020 {b}"), "2020")
        for a, b in ((one, two), (two, one))
    )
    assert there["gap_usd"] == -back["gap_usd"]
    assert there["ratio"] * back["ratio"] == pytest.approx(1)


@FEW
@given(AMOUNT, AMOUNT, STATUS, STATUS)
def test_a_gap_stands_by_default_exactly_where_both_sides_reported(
    exported: float, imported: float, one: str, two: str
) -> None:
    rows = found(
        f"dots RUS TUR export 2020 {exported} {one}", f"dots TUR RUS import 2020 {imported} {two}"
    )
    own = {Status.REPORTED, Status.DOUBTFUL}
    assert (len(gaps(rows)) == 1) == ({one, two} <= own)
    assert len(gaps(with_gaps(rows, derived=True))) == 1


@FEW
@given(AMOUNT, AMOUNT)
def test_less_remains_of_a_gap_the_more_freight_is_taken_off(
    exported: float, imported: float
) -> None:
    row = of_year(
        found(f"dots RUS TUR export 2020 {exported}", f"dots TUR RUS import 2020 {imported}"),
        "2020",
    )
    assert row["gap_usd"] > row["after_106_usd"] > row["after_110_usd"]


def test_the_year_that_is_told_is_the_latest_that_both_sides_reported() -> None:
    later = ("imts RUS TUR export 2021 10", "stat TUR RUS import 2021 12")
    assert list(latest_reports(gaps(found(*BOTH, *later)))["period"]) == ["2021"]
    assert latest_reports(gaps(found(f"{BOTH[0]} estimate", BOTH[1], derived=True))).empty


def test_years_are_counted_by_whether_freight_could_be_the_difference() -> None:
    lines = [
        f"dots {who} {year} {value}"
        for year, exported, imported in (("2018", 10, 9), ("2019", 10, 11), ("2020", 10, 12))
        for who, value in (("RUS TUR export", exported), ("TUR RUS import", imported))
    ]
    assert tally(gaps(found(*lines))) == {"less": 1, "within freight": 1, "more": 1}


def test_the_headline_says_both_figures_and_how_far_apart_they_are() -> None:
    rows = gaps(found("dots RUS TUR export 2020 10e9", "dots TUR RUS import 2020 12e9"))
    assert headline(latest_reports(rows), TURKEY, NAMES, "US dollars") == (
        "In 2020 Turkey recorded 12.00 billion dollars of imports from Russia, Russia 10.00 "
        "billion dollars of exports to Turkey: 20.0 percent more."
    )


def test_a_flow_of_goods_without_two_reports_is_said() -> None:
    rows = gaps(found(*BOTH))
    said = beneath(latest_reports(rows), TURKEY, NAMES, "US dollars")
    assert said == "For goods from Turkey to Russia no year here has a report of both sides."


def test_a_year_that_only_two_sources_tell_names_both() -> None:
    rows = gaps(found(*BOTH, "imts RUS TUR export 2021 10", "stat TUR RUS import 2021 12"))
    said = headline(latest_reports(rows), TURKEY, NAMES, "US dollars")
    assert said.endswith("20.0 percent more, by two sources (imts and stat).")


def test_the_years_of_a_derived_figure_are_said_to_be_no_second_opinion() -> None:
    rows = found(f"{BOTH[0]} estimate", BOTH[1])
    assert no_second_opinion(rows, NAMES) == (
        "Goods from Russia to Turkey, 2020: Russia's figure is derived from Turkey's report, so "
        "it is no second opinion.",
    )


@pytest.mark.parametrize(
    ("imported", "words"),
    [
        (9e9, "lower though it includes freight"),
        (10.5e9, "of at most 10 percent could be all of it"),
        (12e9, "of 10 percent leave a rest"),
    ],
)
def test_the_explanation_says_what_freight_can_be_and_never_blames(
    imported: str, words: str
) -> None:
    lines = ("dots RUS TUR export 2020 10e9", f"dots TUR RUS import 2020 {imported}")
    said = remainder(of_year(found(*lines), "2020").to_dict(), NAMES, "US dollars")
    assert words in said
    assert not {"error", "fraud", "wrong", "false"} & set(said.lower().split())


def test_the_table_says_why_a_figure_or_a_gap_is_missing() -> None:
    rows = found(f"{BOTH[0]} estimate", BOTH[1], "dots RUS TUR export 2019 10e6")
    table = table_of_gaps(rows, NAMES, "US dollars")
    assert list(table["Difference"]) == [
        "none: Russia's figure is derived from Turkey's report",
        "none: not reported by Turkey",
    ]
    assert list(table["Importer, million US dollars"]) == ["0.000012", "not reported"]
    assert table["Exporter, million US dollars"].iloc[0].endswith("(estimate)")


def test_the_file_holds_source_status_and_vintage_of_every_figure_and_no_invented_gap() -> None:
    rows = found("imts RUS TUR export 2021 10 estimate", "stat TUR RUS import 2021 12")
    vintages = {"imts": "2026 download", "stat": "collected in July"}
    made = published_gaps(rows, "RUS-TUR", "US dollars", NAMES, vintages)
    row = pd.read_csv(io.BytesIO(csv_of(made))).iloc[0]
    assert (row["exported_usd"], row["exported_status"]) == (10, "estimate")
    assert (row["exported_vintage"], row["imported_vintage"]) == tuple(vintages.values())
    assert pd.isna(row["gap_usd"])
    assert row["why_no_comparison"] == "Russia's figure is derived from Turkey's report"


def test_the_band_breaks_where_a_year_lacks_a_second_report() -> None:
    lines = [
        f"dots {who} {year} 1" for year in (2016, 2017, 2019)
        for who in ("RUS TUR export", "TUR RUS import")
    ]  # fmt: skip
    space = band(found(*lines, "dots RUS TUR export 2018 1"), scale("US dollars", 1))
    assert list(space["is_alone"]) == [False, False, True]
    assert space["run"].nunique() == 2


def test_derived_years_and_silent_years_are_named_beneath_the_chart() -> None:
    rows = found("dots RUS TUR export 2019 1", f"{BOTH[0]} estimate", BOTH[1])
    spans = spans_of_sides(sides(rows), rows.iloc[:0], NAMES)
    assert list(spans["text"]) == ["Turkey: not reported, 2019", "Russia: derived, 2020"]


# What the shipped data say.


PACKAGE = open_package()
BOOKS = books_of(PACKAGE)


def of_pair(id_: str) -> Pair:
    return next(pair for pair in pairs_of(PACKAGE) if pair.id == id_)


def reported(pair: Pair, goods: Goods) -> list[str]:
    rows = gaps(with_gaps(recorded(BOOKS, Request((pair,), start=1992))))
    return sorted(rows.loc[rows["goods"] == goods.id, "period"])


def test_iran_has_a_second_opinion_on_its_sales_to_russia_where_it_reported_them() -> None:
    pair = of_pair("RUS-IRN")
    years = [*range(1992, 2007), 2010, 2011, *range(2014, 2019)]
    assert reported(pair, Goods("IRN", "RUS")) == [str(year) for year in years]


def test_turkey_and_russia_both_reported_russias_sales_until_2021() -> None:
    pair = of_pair("RUS-TUR")
    assert reported(pair, OUT) == [str(year) for year in range(1992, 2022)]
    rows = gaps(with_gaps(matched(BOOKS, pair)))
    last = of_year(rows, "2021")
    assert last["source"] == "imf-imts + turkstat-monthly"
    assert last["gap_usd"] == pytest.approx(28.959e9 - 26.516e9, rel=1e-3)
    assert of_year(rows, "2020")["source"] == "imf-dots"


def test_the_imfs_estimates_for_russia_after_2021_are_no_comparison() -> None:
    rows = recorded(BOOKS, Request((of_pair("RUS-TUR"),), start=2022, end=2024))
    assert set(rows["standing"]) == {Standing.DERIVED}
    assert gaps(with_gaps(rows)).empty


def test_only_sources_with_both_sides_are_offered_instead_of_a_one_sided_one() -> None:
    request = Request((of_pair("RUS-CHN"),), source="cow-trade")
    assert two_sided_sources(BOOKS, request.pairs[0]) == ["imf-dots", "imf-dots-monthly"]


def drawings(pair: Pair, **asked: Any) -> dict[str, dict[str, Any]]:
    """Every chart of a pair as a whole specification."""
    request = Request((pair,), **asked)
    rows = with_gaps(recorded(BOOKS, request), derived=True)
    values, names = sides(rows), PACKAGE.names
    colours = dict(zip(PACKAGE.economies["code"], PACKAGE.economies["colour"], strict=True))
    extent = (float(values["position"].min()) - 0.5, float(values["position"].max()) + 0.5)
    specs = {}
    for goods in both_ways(pair):
        own = values[values["goods"] == goods.id].reset_index(drop=True)
        units = scale("US dollars", largest(own))
        points = drawn_sides(own, rows, goods, names, "US dollars", units)
        spans = spans_of_sides(own, rows.iloc[:0], names)
        drawing = Drawing(
            runs(points, Step.ANNUAL), points, units.unit, colours, extent, spans=spans
        )
        space = band(rows[rows["goods"] == goods.id], units)
        ends = Ends(0, largest(own) / units.divisor)
        data = side_rows(drawing, space, line_ends(goods, names, own), ends)
        specs[goods.id] = {**two_sides(drawing).to_dict(), "datasets": data}
    found_gaps = gaps(rows)
    for column in GAP_WORDS:
        series = gap_series(found_gaps, column)
        unit = RATIO if column == "ratio" else "US dollars"
        units = scale(unit, largest(series))
        points = drawn_gaps(series, names, unit, units)
        drawing = Drawing(
            runs(points, Step.ANNUAL), points, units.unit, colours, extent,
            logarithmic=column == "ratio",
        )  # fmt: skip
        ends = Ends(float(points["value"].min()), float(points["value"].max()))
        data = gap_rows(drawing, seller_ends(pair, names), ends)
        specs[column] = {**gap_lines(drawing).to_dict(), "datasets": data}
    return specs


FIRST_PAIRS, OTHER_PAIRS = PACKAGE.pairs["id"][:3], PACKAGE.pairs["id"][3:]


@pytest.mark.parametrize(
    "id_", [*FIRST_PAIRS, *(pytest.param(id_, marks=pytest.mark.slow) for id_ in OTHER_PAIRS)]
)
def test_every_chart_of_every_pair_compiles_to_a_picture_with_its_names(id_: str) -> None:
    pair, names = of_pair(id_), PACKAGE.names
    for name, spec in drawings(pair).items():
        svg = vl_convert.vegalite_to_svg({**spec, "width": 560})
        assert "NaN" not in svg, name
        for side in (pair.first, pair.second):
            assert names[side].split()[0] in svg, name
    assert "1.06 to 1.10" in svg


def test_charts_of_other_pairs_keep_the_specification() -> None:
    """So that the page moves the lines it has, instead of building new charts."""
    one, other = (drawings(of_pair(id_)) for id_ in ("RUS-CHN", "RUS-DEU"))
    for before, after in zip(one.values(), other.values(), strict=True):
        assert before.pop("datasets") != after.pop("datasets")
        assert before == after


def test_derived_figures_are_dashed_pale_and_hollow() -> None:
    spec = drawings(of_pair("RUS-IRN"))["IRN-RUS"]
    points = {row["period"]: row for row in spec["datasets"]["points"] if row["pair"] == "IRN"}
    assert [points[year]["firm"] for year in ("2006", "2007")] == [True, False]
    assert "derived from Russia's report" in points["2007"]["told"]
    strokes = {row["status"] for row in spec["datasets"]["strokes"] if row["position"] == 2010}
    assert strokes == {"reported", "estimate"}
    lines = next(layer for layer in spec["layer"] if "strokeDash" in layer["encoding"])
    assert "estimate" in json.dumps(lines["encoding"]["opacity"])


def test_every_economys_colour_is_readable_as_text_on_light_and_dark() -> None:
    for colour in PACKAGE.economies["colour"]:
        assert contrast(colour, PAPER) >= 4.5, colour
        assert contrast(night(colour), NIGHT) >= 4.5, colour


# The page.


page = partial(pages.page, "ledgers")


def shown(test: AppTest) -> str:
    texts = (*test.markdown, *test.caption, *test.header, *test.subheader, *test.info)
    return " ".join(text.value.replace("\\", "").replace("**", "") for text in texts)


def tops(test: AppTest) -> list[float]:
    """How high the axes of the first two charts reach, in dollars."""
    found = []
    for chart in test.get("vega_lite_chart")[:2]:
        rooms = [data for data in chart.proto.datasets if data.name == "room"]
        table = pa.ipc.open_stream(rooms[0].data.data).read_all()
        million = "million US dollars" in chart.proto.spec
        found.append(max(table["value"].to_pylist()) * (1e6 if million else 1e9))
    return found


def test_the_page_says_the_finding_and_draws_both_flows_and_the_gap_twice() -> None:
    test = page(pair="RUS-TUR")
    assert not test.exception
    assert len(test.get("vega_lite_chart")) == 4
    said = shown(test)
    assert "In 2021 Turkey recorded 28.96 billion dollars of imports from Russia" in said
    assert "percent more, by two sources (IMF 2026 and TurkStat monthly)" in said
    assert "Turkey recorded 2.444 billion dollars more" in said
    assert "Only freight and insurance can be computed" in said
    assert "Confidentiality" in said


def test_no_alternative_text_holds_a_figure() -> None:
    for chart in page(pair="RUS-TUR").get("vega_lite_chart"):
        assert not any(letter.isdigit() for letter in chart.proto.alt), chart.proto.alt


def test_derived_figures_are_left_out_until_asked_for_and_then_marked() -> None:
    without, counted = (shown(page(pair="RUS-ARE", derived=d)) for d in ("apart", "counted"))
    assert "derived, not a comparison" not in without
    assert "1.06 in 2020 (derived, not a comparison)" in counted
    for said in (without, counted):
        assert "no year here has a report of both sides" in said
        assert "so it is no second opinion" in said


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (
            "cow-trade",
            "Correlates of War holds imports only. What the seller recorded is not in it",
        ),
        ("unctad-matrix", "UNCTAD matrix holds exports only. What the buyer recorded is not in it"),
        ("imf-imts", "IMF 2026 holds only what Russia recorded"),
    ],
)
def test_a_source_without_a_second_side_says_so_instead_of_an_empty_chart(
    source: str, words: str
) -> None:
    test = page(pair="RUS-TUR", source=source)
    assert not test.get("vega_lite_chart")
    assert words in shown(test)
    assert "Both sides’ figures are in: IMF 2022, Comtrade 2023 and WITS 2018." in shown(test)


def test_years_without_figures_say_so() -> None:
    assert "Missing is not zero" in shown(page(pair="RUS-SYR", years=["2023", "2025"]))


def test_the_address_restores_every_choice() -> None:
    test = page(
        pair="TUR-IRN", source="imf-dots", years=["1970", "2015"], prices="2015", scale="own",
        derived="counted",
    )  # fmt: skip
    assert not test.exception
    assert test.selectbox(key="pair").value == "TUR-IRN"
    assert test.slider(key="years").value == (1970, 2015)
    assert test.segmented_control(key="scale").value == "own"
    assert test.segmented_control(key="derived").value == "counted"
    assert "billion dollars of 2015" in shown(test)
    assert "Dollars of 2015, by the US consumer price index." in shown(test)


def test_the_first_choice_writes_every_choice_into_the_address() -> None:
    test = page()
    test.selectbox(key="pair").set_value("RUS-DEU").run()
    assert set(test.query_params) == {"pair", "source", "years", "prices", "scale", "derived"}


def test_on_a_shared_scale_both_charts_reach_as_high_and_on_their_own_they_do_not() -> None:
    shared, own = (tops(page(pair="RUS-IRN", scale=choice)) for choice in ("shared", "own"))
    assert shared[0] == shared[1]
    assert own[0] == shared[0]
    assert own[1] < own[0]
