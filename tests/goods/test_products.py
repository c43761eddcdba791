"""What they trade: parts of a stated whole that add up, and cautions that stay with the picture."""

import json
from typing import Any

import pandas as pd
import pytest
import vl_convert
from hypothesis import given
from hypothesis import strategies as st
from pages import page

from dashboard.goods.chart import Bars, bars, months
from dashboard.goods.exhibit import GoodsChoice, by_groups, years_of
from dashboard.goods.groups import CHAPTERS, SECTIONS, words
from dashboard.goods.products import (
    Record,
    as_series,
    composition,
    largest,
    records,
    same_flow,
    stacked,
    wholes,
)
from dashboard.goods.words import cautions_of, elsewhere_note, record_name, summary, table, texts
from dashboard.package.package import open_package
from dashboard.series.prices import in_dollars_of
from dashboard.text.numbers import Scale

RECORD = Record("un.A.B.export", "un", "A", "B", "export", "SITC1")
NAMES = {"A": "Aland", "B": "Bland"}


def products(*cells: tuple[Any, ...], classification: str = "SITC1") -> pd.DataFrame:
    """period, code, dollars, and perhaps a note."""
    full = [(*cell, "")[:4] for cell in cells]
    frame = pd.DataFrame(full, columns=["period", "code", "value_usd", "note"])
    return frame.assign(source="un", reporter="A", partner="B", flow="export", label="",
                        classification=classification)  # fmt: skip


def totals(*cells: tuple[Any, ...], source: str = "un") -> pd.DataFrame:
    """period, dollars, status, and perhaps a note."""
    full = [(*cell, "")[:4] for cell in cells]
    frame = pd.DataFrame(full, columns=["period", "value_usd", "status", "note"])
    return frame.assign(source=source, reporter="A", partner="B", flow="export")


def parts(*cells: tuple[Any, ...], total: float | None = None) -> pd.DataFrame:
    whole = sum(cell[2] for cell in cells) if total is None else total
    return composition(products(*cells), totals(("2015", whole, "reported")), RECORD)


def test_shares_are_of_the_sum_of_all_groups() -> None:
    found = parts(("2015", "0", 30.0), ("2015", "3", 10.0))
    assert dict(zip(found["code"], found["share"], strict=True)) == {"0": 75, "3": 25}
    assert wholes(found) == {"2015": 40}


def test_what_the_groups_lack_to_the_sources_own_total_stands_as_a_part() -> None:
    found = parts(("2015", "0", 30.0), ("2015", "3", 10.0), total=50)
    rest = found[found["code"] == "unplaced"]
    assert list(rest["value"]) == [10]
    assert list(rest["share"]) == [20]
    assert list(rest["is_rest"]) == [True]


def test_a_difference_of_rounding_makes_no_part() -> None:
    assert "unplaced" not in set(parts(("2015", "0", 1e9), total=1e9 + 3)["code"])


@given(st.lists(st.floats(1, 1e12), min_size=1, max_size=20), st.floats(0, 2e13), st.integers(1, 9))
def test_shares_add_up_to_the_whole_however_they_are_put_together(
    known: list[int], total: int, count: int
) -> None:
    found = parts(*(("2015", str(code), usd) for code, usd in enumerate(known)), total=total)
    few = largest(found, count)
    assert found["share"].sum() == pytest.approx(100)
    assert few["share"].sum() == pytest.approx(100)
    assert few["value"].sum() == pytest.approx(found["value"].sum())
    assert found["value"].sum() >= total * (1 - 1e-5)


@given(st.floats(0.01, 100))
def test_constant_dollars_change_no_share(index: float) -> None:
    indicators = pd.DataFrame(
        [("us-cpi", "USA", "2015", 1.0, "bls"), ("us-cpi", "USA", "2020", index, "bls")],
        columns=["indicator", "economy", "period", "value", "source"],
    )
    found = parts(("2015", "0", 30.0), ("2015", "3", 10.0))
    priced = in_dollars_of(found, indicators, 2020)
    assert list(priced["share"]) == list(found["share"])
    assert priced["value"].sum() == pytest.approx(40 * index)
    assert set(priced["source"]) == {"un + bls"}
    assert in_dollars_of(found, indicators, 1999).empty


def test_status_is_that_of_the_sources_own_total_or_not_stated() -> None:
    rows = products(("2015", "0", 1.0), ("2016", "0", 1.0))
    found = composition(rows, totals(("2015", 1.0, "estimate", "a note")), RECORD)
    assert list(found["status"]) == ["estimate", "not stated"]
    assert cautions_of(found) == ["a note."]


def test_a_year_of_twelve_months_is_as_weak_as_its_weakest_month() -> None:
    twelve = [(f"2015-{month:02}", 1.0, "reported") for month in range(1, 12)]
    year = totals(*twelve, ("2015-12", 1.0, "estimate"))
    assert set(composition(products(("2015", "0", 12.0)), year, RECORD)["status"]) == {"estimate"}


def test_the_largest_groups_stand_first_and_the_others_together() -> None:
    found = parts(("2015", "0", 1.0), ("2015", "3", 5.0), ("2015", "6", 3.0), ("2015", "9", 2.0))
    few = largest(found, 2)
    assert list(few["label"]) == [
        "3 Oil, gas, coal and other fuels", "6 Metals, textiles, paper and the like",
        "One other group", "9 Not placed in any other section",
    ]  # fmt: skip
    assert list(few["value"]) == [5, 3, 1, 2]


def test_a_group_without_a_row_is_never_zero() -> None:
    found = composition(
        products(("2005", "0", 1.0), ("2015", "0", 1.0), ("2015", "3", 1.0)), totals(), RECORD
    )
    read = table(found, Scale(1, "US dollars"))
    assert list(read.iloc[1]) == ["3 Oil, gas, coal and other fuels", "50.0 % · 1.000", "no row"]


def test_words_tell_the_whole_the_largest_parts_and_what_is_not_placed() -> None:
    found = parts(("2015", "0", 3e9), ("2015", "9", 1e9))
    assert summary(found, "US dollars") == (
        "2015: the whole is 4.000 billion dollars; largest “0 Food and live animals” 75.0 percent "
        "(3.000 billion dollars); 25.0 percent not placed in a group."
    )
    assert record_name(RECORD, NAMES) == "Aland's exports to Bland"


def test_other_sources_of_the_same_flow_are_told_beside() -> None:
    trade = pd.concat([totals(("2015", 1e9, "reported")), totals(("2015", 2e9, "x"), source="imf")])
    (said,) = elsewhere_note(trade, RECORD, ["2015"], {"imf": "IMF 2015"})
    assert said.replace("\\", "").endswith("IMF 2015: 2.000 billion dollars in 2015.")


def test_rows_for_a_spreadsheet_carry_unit_status_source_and_group() -> None:
    row = as_series(parts(("2015", "0", 3.0, "a note")), RECORD, "US dollars").iloc[0]
    assert list(row[["pair", "ledger", "measure", "unit", "status", "source"]]) == [
        "A-B", "A", "export SITC1 0", "US dollars", "reported", "un",
    ]  # fmt: skip
    assert row["note"] == "0 Food and live animals; 100.0000 percent of the whole; a note"


def test_every_group_of_the_shipped_data_has_our_words() -> None:
    shipped = open_package().products
    for classification, own in (("HS2", CHAPTERS), ("SITC1", SECTIONS)):
        found = set(shipped.loc[shipped["classification"] == classification, "code"])
        assert found <= set(own)
    assert set(CHAPTERS) == {f"{number:02}" for number in range(1, 100)}
    assert words("HS2", "27", "") == "27 Oil, gas, coal and other fuels"
    assert words("CN8", "2709", "Published words") == "2709 Published words"


HIDES = {"comtrade-rus"}
"""Sources whose totals hold goods that stand in no chapter: secret ones."""


@pytest.mark.parametrize("record", records(open_package().products), ids=lambda record: record.id)
def test_the_parts_of_every_shipped_record_add_up_to_the_sources_own_total(record: Record) -> None:
    package = open_package()
    found = composition(package.products, package.trade, record)
    assert set(found["status"]) == {"reported"}
    assert ("unplaced" in set(found["code"])) == (record.source in HIDES)
    trade = package.trade[same_flow(package.trade, record)]
    totals = trade[trade["source"] == record.source].set_index("period")["value_usd"]
    for period, own in found.groupby("period"):
        assert own["share"].sum() == pytest.approx(100)
        if period in totals:
            assert own["value"].sum() == pytest.approx(totals[period], rel=2e-6)


def test_the_newest_fine_groups_come_first_and_the_coarse_ones_last() -> None:
    order = list(dict.fromkeys(record.source for record in records(open_package().products)))
    assert order[:3] == ["turkstat-hs8", "comtrade-tur-hs2", "comtrade-rus"]
    assert order[3:] == ["turkstat-monthly", "unctad-matrix"]


def test_of_a_record_of_many_years_only_those_chosen_are_shown() -> None:
    package = open_package()
    record = next(one for one in records(package.products) if one.source == "comtrade-rus")
    years = years_of(package, record)
    assert (years[0], years[-1], len(years)) == ("2020", "2000", 21)
    shown = by_groups(package, GoodsChoice(record, ("2005", "2019")))
    assert shown.message.endswith("by groups of goods, 2005 and 2019")
    assert set(shown.figures()["period"]) == {"2005", "2019"}
    assert [credit.short for credit in shown.credits] == ["Comtrade, Russia's report"]
    assert set(shown.figures()["source"]) == {"comtrade-rus"}


def text_of(svg: str) -> str:
    return " ".join(svg.replace("</text>", " ").split())


def test_the_picture_of_bars_holds_its_caution_and_every_group() -> None:
    found = parts(("2015", "0", 3.0), ("2015", "9", 1.0))
    told = texts(found, "US dollars")
    drawn = found.assign(value=found["share"], text=told, made="reported, UN")
    chart = bars(Bars(drawn, "#0072B2", ("No fuel share can be read off these rows.",)))
    svg = vl_convert.vegalite_to_svg(chart.properties(width=900).to_dict())
    assert "Beware: No fuel share can be read off these rows." in text_of(svg)
    assert "0 Food and live animals" in svg
    assert "NaN" not in svg


def test_the_picture_of_months_holds_its_caution_and_stacks_to_the_whole() -> None:
    frame = products(
        ("2019-01", "oil_gas", 1.0), ("2019-01", "other", 3.0), classification="two groups"
    )
    record = RECORD._replace(classification="two groups")
    found = composition(frame, totals(("2019-01", 4.0, "reported")), record)
    told = texts(found, "US dollars")
    drawn = stacked(found, "share", Scale(1, "percent")).assign(text=told, made="reported, UN")
    assert drawn[["low", "high"]].values.tolist() == [[0, 25], [25, 100]]
    chart = months(Bars(drawn, "#0072B2", ("Crude oil stands in the group other.",), "percent"))
    svg = vl_convert.vegalite_to_svg(chart.properties(width=900).to_dict())
    assert "Beware: Crude oil stands in the group other." in text_of(svg)
    assert "with the confidential crude oil and pipeline gas" in svg


@pytest.mark.parametrize("shown", ["share", "dollars"])
@pytest.mark.parametrize(
    ("source", "caution"),
    [
        ("unctad-matrix", "no fuel share can be read off these rows"),
        ("turkstat-hs8", "confidential line 27999999"),
        ("turkstat-monthly", "Crude oil and pipeline gas are confidential"),
    ],
)
def test_every_composition_on_the_page_holds_its_caution_in_the_picture(
    source: str, caution: str, shown: str
) -> None:
    test = page("indicators", part="goods", groups=source, shown=shown, prices="2021")
    assert not test.exception
    (chart,) = test.get("vega_lite_chart")
    assert chart.proto.alt
    held = {dataset.name: dataset for dataset in chart.proto.datasets}
    assert "caution" in held
    assert "caution" in json.dumps(json.loads(chart.proto.spec)["layer"])
    captions = " ".join(text.value.replace("\\", "") for text in test.caption)
    assert caution in captions
    assert "Shares are of the whole" in captions
