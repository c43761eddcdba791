"""Every page runs, shows what the data say, and follows the address."""

import json
import os
import shutil
import time
from pathlib import Path
from typing import Any

import pytest
from pages import PAGES, folded, page
from streamlit.testing.v1 import AppTest

from dashboard.launcher import FOLDER_VARIABLE
from dashboard.package.package import open_package
from dashboard.package.shelf import Shelf
from dashboard.parts.controls import FOLDED
from dashboard.shipped import SHIPPED
from dashboard.views.views import views_of


def charts(test: AppTest) -> list[dict[str, Any]]:
    return [json.loads(chart.proto.spec) for chart in test.get("vega_lite_chart")]


def alternatives(test: AppTest) -> list[str]:
    return [chart.proto.alt for chart in test.get("vega_lite_chart")]


def messages(test: AppTest) -> str:
    return " ".join(
        text.value.replace("\\", "").replace("**", "") for text in (*test.markdown, *test.caption)
    )


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copy = Path(shutil.copytree(SHIPPED, tmp_path / "data"))
    monkeypatch.setenv(FOLDER_VARIABLE, str(copy))
    return copy


@pytest.mark.parametrize("name", PAGES)
def test_every_page_runs_without_an_exception(name: str) -> None:
    test = page(name)
    assert not test.exception
    assert not test.error
    assert test.title[0].value


def test_the_overview_answers_without_a_touch() -> None:
    test = page("overview")
    title = test.title[0].value.replace("\\", "")
    assert title.startswith("“$25 billion” was right for 2018 and 2019 by Russia's books; in 2021")
    said = messages(test)
    for words in (
        "At most “$4 billion” holds when rounded for 2021",
        "| Russia's books | $4.046 billion | :gray-badge[≈ holds when rounded] |",
        "| Russia's books | $33.03 billion | :gray-badge[✗ fails] |",
        "| Iran's books | last in 2020: $2.124 billion (estimate) | :gray-badge[– no answer] |",
        "6.25 times Russia–Iran trade; Russia's books 8.2 times in 2021",
        "“Between competitive partnership and rivalry”, author not known, June 2022; address not",
        "Russia's books: IMF 2026 (2026 download).",
    ):
        assert words in said
    assert said.count("-badge[") == 4


def test_the_switch_of_the_overview_changes_the_chart_and_never_the_answer() -> None:
    first, partners = page("overview"), page("overview", books="second")
    assert first.title[0].value == partners.title[0].value
    assert messages(partners).count("-badge[") == 4
    assert first.header[0].value != partners.header[0].value


def test_a_changed_value_changes_the_overview(folder: Path) -> None:
    path = folder / "trade" / "imf-imts.csv"
    rows = [line.split(",") for line in path.read_text("utf-8").splitlines()]
    for row in rows:
        if row[:4] == ["RUS", "IRN", "export", "2021"]:
            row[5] = "6000000000"
    path.write_text("\n".join(",".join(row) for row in rows) + "\n", "utf-8")
    test = page("overview")
    assert "| Russia's books | $6.975 billion | :gray-badge[✗ fails] |" in messages(test)
    assert "Russia–Iran trade was 6.975 billion dollars" in test.title[0].value.replace("\\", "")


def test_every_chart_has_words_a_source_line_and_a_table() -> None:
    for name in ("overview", "trade"):
        test = page(name)
        assert alternatives(test) == [
            "Line chart of turnover over time, in billion US dollars: Russia–Iran and "
            "Russia–Turkey. It is told in words below it."
        ]
        assert "In words. Russia–Iran: 306.4 million dollars in 1992" in messages(test)
        told = "2026 download, read in a public copy; reported 2016–2021, estimate 2022–2024"
        assert told in messages(test)
        assert "Figures of this chart" in [box.label for box in test.expander]


def test_the_address_restores_every_choice() -> None:
    test = page(
        "trade", pairs=["RUS-CHN", "TUR-IRN"], measure="index", ledger="second", step="annual",
        scale="log", years=["2001", "2015"], base="2005", show=["statements"], source="imf-dots",
    )  # fmt: skip
    assert not test.exception
    assert test.multiselect(key="pairs").value == ["RUS-CHN", "TUR-IRN"]
    assert test.selectbox(key="measure").value == "index"
    assert test.selectbox(key="base").value == "2005"
    assert test.slider(key="years").value == (2001, 2015)
    assert "index, 2005 = 100" in json.dumps(charts(test))


def test_the_first_choice_writes_every_choice_into_the_address_defaults_too() -> None:
    test = page("trade")
    assert dict(test.query_params) == {}
    test.selectbox(key="measure").set_value("exports").run()
    found = test.query_params
    assert found["measure"] == "exports"
    assert found["pairs"] == ["RUS-IRN", "RUS-TUR"]
    assert set(found) == {
        "pairs", "measure", "ledger", "source", "step", "scale", "years", "base", "prices", "show",
    }  # fmt: skip


def test_a_second_click_that_still_carries_the_old_address_loses_nothing() -> None:
    test = page("trade")
    test.segmented_control(key="step").set_value("monthly").run()
    for key in list(test.query_params):
        del test.query_params[key]
    test.segmented_control(key="scale").set_value("log").run()
    assert test.segmented_control(key="step").value == "monthly"
    assert test.query_params["step"] == "monthly"


def test_where_a_ledger_has_no_months_a_grey_line_says_so_and_a_button_leads_to_one_that_has() -> (
    None
):
    test = page("trade", step="monthly")
    assert not charts(test)
    assert not test.info
    (why,) = (one.value.replace("\\", "") for one in test.caption)
    assert why.startswith("The data hold no such figures by month. Missing is not zero. Turkey's")
    next(button for button in test.button if button.label.startswith("Show Turkey")).click().run()
    assert test.query_params["ledger"] == "second"
    assert len(charts(test)) == 1


def test_going_back_to_an_address_sets_the_controls_to_it() -> None:
    test = page("trade")
    test.selectbox(key="measure").set_value("exports").run()
    for key in list(test.query_params):
        del test.query_params[key]
    assert test.run().selectbox(key="measure").value == "turnover"


def test_nonsense_in_the_address_is_passed_over_and_told() -> None:
    test = page(
        "trade", pairs="XXX-YYY", measure="bogus", years=["x", "9999"], base="1", show="<script>",
        ledger="moon", source="../..", step="daily", scale="3d",
    )  # fmt: skip
    assert not test.exception
    assert test.selectbox(key="measure").value == "turnover"
    assert test.slider(key="years").value[0] == 1992
    assert "measure “bogus”, which is not here" in " ".join(i.value for i in test.info)
    assert not page("trade", years=["9" * 5000, "2000"]).exception


@pytest.mark.parametrize("name", PAGES)
def test_a_key_of_the_address_that_nothing_answers_to_is_told(name: str) -> None:
    (told,) = page(name, pears="RUS-TUR", v="1").info
    assert "“pears”, which is no choice of this view" in told.value
    assert not page(name).info


def test_a_word_more_than_a_choice_takes_is_told() -> None:
    (told,) = page("trade", measure=["exports", "imports"]).info
    assert "measure “imports”, a second word where one is taken" in told.value


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("overview", ""), ("trade", ""), ("ledgers", ""), ("claims", "figures"),
        ("claims", "remarks"), ("indicators", "beside"), ("indicators", "events"),
    ],
)  # fmt: skip
def test_nothing_in_the_link_of_a_view_is_passed_over(name: str, part: str) -> None:
    view = views_of(open_package(), name, {"part": [part]} if part else {})[-1]
    told = page(name, **{key: [*said] for key, said in view.state.items()}, v="1").info
    assert not [each.value for each in told if "passed over" in each.value]


def test_a_control_changes_chart_and_address() -> None:
    test = page("trade")
    before = alternatives(test)
    test.selectbox(key="measure").set_value("exports").run()
    assert alternatives(test) != before
    assert test.query_params["measure"] == "exports"


def test_no_pair_and_a_ratio_of_one_pair_are_explained() -> None:
    assert "Choose at least one pair" in page("trade", pairs="").info[0].value
    assert "choose a second one" in page("trade", pairs="RUS-IRN", measure="ratio").info[0].value


def test_a_view_without_data_says_so() -> None:
    test = page("trade", source="turkstat-hs8", ledger="first")
    assert "Missing is not zero" in test.caption[0].value


def test_a_link_made_with_other_data_is_told() -> None:
    assert "made with other data" in page("trade", data="00000000").info[0].value


def test_every_measure_can_be_drawn() -> None:
    for code in ("turnover", "exports", "imports", "balance", "index", "change", "ratio", "share",
                 "share-of-partner"):  # fmt: skip
        assert len(charts(page("trade", measure=code))) == 1, code


def test_the_data_page_tells_every_source_with_its_caution() -> None:
    shown = messages(page("data"))
    assert "Russia stopped reporting in 2022" in shown
    assert "Vintage" in shown
    assert "Licence" in shown
    assert "119 rows" in shown


def test_the_method_page_explains_every_word_and_measure() -> None:
    shown = messages(page("method"))
    for words in ("Turnover", "never half", "Freight and insurance", "Confidentiality", "estimate",
                  "Both importers' records", "What is counted"):  # fmt: skip
        assert words in shown


def test_broken_data_leave_the_last_good_on_screen_and_say_where(folder: Path) -> None:
    shelf = Shelf(folder)
    good = shelf.look().package
    path = folder / "trade" / "imf-imts.csv"
    kept = path.read_text("utf-8")
    path.write_text(kept.replace("export", "sold", 1), "utf-8")
    look = shelf.look()
    assert look.package is good
    assert str(look.problems[0]).startswith("trade/imf-imts.csv, line 2, column flow: found “sold”")
    path.write_text(kept, "utf-8")
    os.utime(path, ns=(time.time_ns(), time.time_ns()))
    assert shelf.look().problems == ()


def test_a_folder_that_goes_away_leaves_the_last_good_data(folder: Path) -> None:
    shelf = Shelf(folder)
    good = shelf.look().package
    folder.rename(folder.with_name("elsewhere"))
    assert shelf.look().package is good
    assert "There is no data package" in str(shelf.look().problems[0])


def test_whatever_a_descriptor_holds_the_last_good_data_stay(folder: Path) -> None:
    shelf = Shelf(folder)
    good = shelf.look().package
    path = folder / "datapackage.json"
    kept = path.read_text("utf-8")
    for broken in ("[" * 100_000, "[]", kept.replace('"ledger_order"', '"order"'), "null"):
        path.write_text(broken, "utf-8")
        assert shelf.look().package is good
        assert str(shelf.look().problems[0]).startswith("datapackage.json")


def test_data_that_were_never_good_are_told_on_the_page(folder: Path) -> None:
    (folder / "pairs.csv").write_text("nothing", "utf-8")
    test = page("overview")
    assert not test.exception
    assert "There are no data yet" in test.error[0].value
    assert "pairs.csv, line 1" in test.error[0].value.replace("\\", "")


def test_text_from_files_stays_text_on_the_pages(folder: Path) -> None:
    path = folder / "events.csv"
    text = path.read_text("utf-8")
    path.write_text(text.replace("Islamic revolution in Iran", "**<b>[x](http://e)</b>**"), "utf-8")
    old = {"years": ["1970", "2020"], "ledger": ["importers"], "source": ["cow-trade"]}
    test = page("trade", show=["events", "predecessors"], **old)
    assert any("\\*\\*\\<b\\>\\[x\\]\\(" in caption.value for caption in test.caption)


def test_constant_dollars_are_named_on_the_axis_and_their_index_in_the_source_line() -> None:
    test = page("trade", prices="2015", years=["2000", "2021"])
    assert "billion US dollars of 2015" in json.dumps(charts(test))
    assert "Dollars of 2015, by the US consumer price index." in messages(test)
    assert "Consumer price index" in messages(test)


def test_the_claims_page_gives_a_card_a_claim_and_a_grid_with_the_plain_cell_framed() -> None:
    test = page("claims")
    said = messages(test)
    assert ":gray-badge[≈ holds when rounded] Russia's ledger, 2021" in said
    assert "33.03 billion dollars, fails by 32.1 percent" in said
    assert "34.73 billion dollars, fails by 38.9 percent" in said
    assert "✓ holds · ≈ holds when rounded · ~ close · ✗ fails · – no answer" in said
    (chart,) = test.get("vega_lite_chart")
    assert {table.name for table in chart.proto.datasets} == {"cells", "labels", "plain", "years"}


def test_the_chosen_claim_and_terms_decide_the_grid() -> None:
    test = page("claims", claim="russia-turkey-turnover", count="estimates", about="10")
    assert "fails in both ledgers" in test.subheader[1].value.replace("\\", "")
    assert "about $25 billion (within 10 percent)" in messages(test)
    (inverse,) = [table.value for table in test.table]
    assert "2018 (25.73) and 2019 (26.07)" in " ".join(
        inverse.iloc[:, 3].str.replace("\\", "", regex=False)
    )


def test_remarks_stand_beside_their_series_without_a_verdict() -> None:
    test = page("claims", part="remarks")
    assert not test.exception
    assert len(charts(test)) == 5
    assert "-badge[" not in messages(test)
    assert "no delivery identified" in messages(test)


def test_statements_are_listed_with_their_conflicts() -> None:
    test = page("claims", part="statements", **{"about-pair": "RUS-TUR"})
    assert "$62 billion by President of Russia (V. Putin)" in messages(test)
    (table,) = [table.value for table in test.table]
    assert table.iloc[:, 1].str.contains("Turkey").all()


MALFORMED = {
    "RUS,IRN,turnover,at_most": ("RUS,XXX,turnover,at_most", "column partner: found “XXX”"),
    "RUS,TUR,turnover,about": ("RUS,TUR,volume,about", "column measure: found “volume”"),
    "turnover,at_most,4": ("turnover,less,4", "column relation: found “less”"),
    "1000000000,,,does": (",,,does", "column precision: found an empty cell"),
    "dollars,1000000000,,,does": (
        "dollars,3000000000,,,does",
        "column precision: found “3,000,000,000”; a figure of 4,000,000,000 is a whole number",
    ),
    "2022-06,5,RUS,IRN": ("0001,5,RUS,IRN", "column stated_on: found “0001”"),
    "4000000000,US dollars,1000000000": (
        ",US dollars,1000000000",
        "column value: found an empty cell; only a remark",
    ),
    "turnover ratio to RUS-IRN": (
        "turnover ratio to RUS-TUR",
        "column measure: found RUS-TUR set beside itself",
    ),
}


@pytest.mark.parametrize("before", MALFORMED)
def test_a_malformed_claim_is_told_and_the_others_still_work(folder: Path, before: str) -> None:
    after, message = MALFORMED[before]
    path = folder / "claims.csv"
    path.write_text(path.read_text("utf-8").replace(before, after, 1), "utf-8")
    test = page("claims")
    assert not test.error
    assert message in test.warning[0].value.replace("\\", "")
    assert "Paragraph 5" in messages(test)
    assert len(test.warning) == 1


@pytest.mark.parametrize("period", ["2040", "1700", "2021-03", "2021-01-01/2021-07-31"])
def test_a_claim_about_any_period_opens_with_its_plain_reading(folder: Path, period: str) -> None:
    path = folder / "claims.csv"
    text = path.read_text("utf-8").replace("1000000000,,,does", f"1000000000,,{period},does", 1)
    path.write_text(text, "utf-8")
    assert not page("overview").exception
    test = page("claims")
    assert not test.exception
    assert "gray-badge[– no answer]" in messages(test)


def test_the_overview_keeps_estimates_apart_from_judged_figures(folder: Path) -> None:
    path = folder / "claims.csv"
    path.write_text(path.read_text("utf-8").replace(",2022-06,5,", ",2024-06,5,"), "utf-8")
    test = page("overview")
    assert "for 2023: Russia's books give no answer: they have only 2.922 billion dollars " in (
        messages(test)
    )
    assert "| Russia's books | $2.922 billion (estimate) | :gray-badge[– no answer] |" in (
        messages(test)
    )


def test_a_document_with_an_address_and_a_claim_of_no_document_are_told(folder: Path) -> None:
    path = folder / "documents.csv"
    text = path.read_text("utf-8").replace("rivalry,,TRT", "rivalry,A. Writer,TRT")
    path.write_text(text.rstrip("\n") + "https://example.org/a\n", "utf-8")
    said = messages(page("overview"))
    assert "by A. Writer, June 2022; [read it](<https://example.org/a>)" in said
    path = folder / "claims.csv"
    path.write_text(path.read_text("utf-8").replace(",trt-world-russia-iran,", ",,"), "utf-8")
    assert "Claimed in: TRT World opinion page, June 2022; address not known." in (
        messages(page("overview"))
    )


def test_without_any_claim_the_overview_stands(folder: Path) -> None:
    path = folder / "claims.csv"
    path.write_text(path.read_text("utf-8").partition("\n")[0] + "\n", "utf-8")
    test = page("overview")
    assert not test.exception
    assert not test.error
    assert "No claim here has a figure" in test.title[0].value


def test_a_new_claim_is_one_row(folder: Path) -> None:
    path = folder / "claims.csv"
    row = (
        "china,trt-world-russia-iran,Somebody,2021-05,3,RUS,CHN,exports,at_least,50000000000,"
        "US dollars,1000000000,,,fifty billion,stated,\n"
    )
    path.write_text(path.read_text("utf-8") + row, "utf-8")
    said = messages(page("claims", claim="china"))
    assert "Russia's exports to China" in said
    assert "fifty billion" in said


@pytest.mark.parametrize("name", ["trade", "ledgers", "indicators"])
def test_a_closed_box_draws_no_control_and_changes_no_figure(name: str) -> None:
    choices: dict[str, str | list[str]] = {"prices": "2015", "years": ["2001", "2015"]}
    closed, opened = folded(name, **choices).run(), page(name, **choices)
    assert (len(closed.slider), len(opened.slider)) == (0, 1)
    assert alternatives(closed) == alternatives(opened)
    assert messages(closed) == messages(opened)
    assert [chart.proto for chart in closed.get("vega_lite_chart")] == [
        chart.proto for chart in opened.get("vega_lite_chart")
    ]


def test_a_choice_made_in_a_box_holds_once_it_is_closed() -> None:
    test = page("trade")
    test.slider(key="years").set_value((2001, 2015)).run()
    test.session_state[FOLDED] = False
    test.run()
    assert not test.slider
    test.selectbox(key="measure").set_value("exports").run()
    assert test.query_params["years"] == ["2001", "2015"]
    test.session_state[FOLDED] = True
    assert test.run().slider(key="years").value == (2001, 2015)
