"""The page Check: a verdict beside the form at once, problems beside fields, Keep and Undo."""

import json
import shutil
import time
from pathlib import Path

import pytest
from articles.specimens import pdf
from pages import page
from streamlit.testing.v1 import AppTest

from dashboard.articles.files import READ
from dashboard.articles.reader import MOST_LETTERS
from dashboard.check.entry import FIELDS
from dashboard.launcher import FOLDER_VARIABLE
from dashboard.package.package import open_package
from dashboard.shipped import SHIPPED

WHOLE = {"reporter": "RUS", "partner": "TUR", "value": "$66.6 billion", "period": "2023"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copy = Path(shutil.copytree(SHIPPED, tmp_path / "data"))
    monkeypatch.setenv(FOLDER_VARIABLE, str(copy))
    return copy


def said(test: AppTest) -> str:
    kinds = (test.markdown, test.caption, test.info, test.success, test.error)
    return "\n".join(
        one.value.replace("\\", "").replace("**", "") for kind in kinds for one in kind
    )


def press(test: AppTest, key: str) -> None:
    test.button(key=key).click().run()


def test_an_address_restores_the_form_and_the_verdict_stands_beside_it() -> None:
    shown = said(page("check", **WHOLE))
    assert "## Russia–Turkey turnover: $66.6 billion" in shown
    assert ":gray-badge[✗ fails] Turkey's ledger, 2023" in shown
    assert "Comtrade, Turkey's report + TurkStat monthly" in shown
    assert "No report of 2023 in Russia's ledger." in shown


def test_a_change_of_a_field_changes_the_verdict_and_the_address_holds_the_whole_form() -> None:
    test = page("check", **WHOLE)
    test.text_input(key="value").set_value("$56.5 billion").run()
    assert ":gray-badge[≈ holds when rounded] Turkey's ledger, 2023" in said(test)
    assert set(test.query_params) == set(FIELDS)
    assert test.query_params["value"] == "$56.5 billion"


def test_half_a_form_says_what_is_needed_and_what_the_data_hold() -> None:
    shown = said(page("check", reporter="IND", partner="RUS"))
    assert "Still needed: the figure as printed and its period" in shown
    assert "Figures for India–Russia: India's ledger 1992 to 2020" in shown


def test_a_button_names_the_side_that_the_words_leave_open() -> None:
    test = page("check", partner="TUR", value="$66.6 billion", period="2023")
    press(test, "with-RUS")
    assert "✗ fails" in said(test)


def test_a_contradiction_is_told_beside_its_field() -> None:
    shown = said(page("check", **{**WHOLE, "value": "35%", "since": "2024"}))
    assert "⚠ found a percentage" in shown
    assert "Figure as printed: found a percentage" in shown


def test_a_figure_is_kept_with_its_document_after_a_look_and_can_be_taken_back(
    folder: Path,
) -> None:
    test = page("check", **WHOLE, on="June 2024", title="A title", publisher="A newspaper")
    before = {path: path.read_bytes() for path in folder.glob("*.csv")}
    press(test, "figure-keep")
    assert "Rows written by hand for “Claims”" in said(test)
    assert {path: path.read_bytes() for path in folder.glob("*.csv")} == before
    press(test, "figure-accept")
    assert not test.exception
    kept = open_package(folder)
    (row,) = kept.claims[kept.claims["value"] == 66.6e9].to_dict("records")
    assert (row["reporter"], row["partner"], row["period"]) == ("RUS", "TUR", "2023")
    assert row["document"] in set(kept.documents["id"])
    (undo,) = (button for button in test.button if button.label == "Undo")
    undo.click().run()
    assert {path: path.read_bytes() for path in folder.glob("*.csv")} == before


def test_a_figure_that_changes_after_the_look_is_not_kept_unseen(folder: Path) -> None:
    test = page("check", **WHOLE)
    press(test, "figure-keep")
    test.text_input(key="value").set_value("$1 billion").run()
    assert not [button for button in test.button if button.label == "Accept"]
    assert len(open_package(folder).claims) == len(open_package().claims)


def test_a_figure_that_is_kept_already_is_told_and_not_doubled(folder: Path) -> None:
    test = page("check", **WHOLE)
    press(test, "figure-keep")
    press(test, "figure-accept")
    press(test, "figure-keep")
    assert "The data hold this already" in said(test)
    assert len(open_package(folder).claims) == len(open_package().claims) + 1


def test_an_event_is_kept_the_same_way(folder: Path) -> None:
    test = page("check")
    assert test.button(key="event-keep").disabled
    for column, typed in {
        "label": "A treaty", "start": "12 June 2024", "date_basis": "a newspaper",
    }.items():  # fmt: skip
        test.text_input(key=f"event-{column}").set_value(typed).run()
    press(test, "event-keep")
    press(test, "event-accept")
    assert open_package(folder).events.iloc[-1][["label", "start"]].tolist() == [
        "A treaty",
        "2024-06-12",
    ]


def test_a_note_is_kept_as_a_remark(folder: Path) -> None:
    test = page("check", reporter="RUS", partner="IRN", quoted="the best of relations", on="2024")
    test.text_input(key="note-about").set_value("goods trade").run()
    press(test, "note-keep")
    press(test, "note-accept")
    row = open_package(folder).claims.iloc[-1]
    assert (row["kind"], row["relation"], row["fragment"]) == (
        "qualitative", "described", "the best of relations",
    )  # fmt: skip


def test_markup_that_is_typed_is_shown_as_it_is() -> None:
    test = page("check", **WHOLE, quoted="<script>alert(1)</script> **bold** $x$")
    assert not test.exception
    quoted = next(one.value for one in test.markdown if "script" in one.value)
    assert "\\<script\\>" in quoted
    assert "\\*\\*bold" in quoted


ARTICLE = """A headline
MOSCOW, 14 February 2024 - Trade between Russia and Turkey reached $56.5 billion in 2023.
<script>alert(1)</script> Russian exports to Turkey were over $60 billion last year.
The two countries aim at $100 billion by 2030."""


def pasted(text: str) -> AppTest:
    test = page("check")
    test.text_area(key="article").set_value(text).run()
    return test


def test_a_sentence_fills_the_form_and_a_button_says_whose_trade_it_is() -> None:
    test = pasted("trade with Türkiye reached $66.6 billion in 2023")
    assert "Whose trade is it?" in said(test)
    assert {one.key for one in test.button if "home-" in str(one.key)} == {"home-RUS", "home-IRN"}
    press(test, "home-RUS")
    assert test.text_input(key="value").value == "66.6 billion US dollars"
    assert "✗ fails] Turkey's ledger, 2023" in said(test)


def article_of(test: AppTest) -> str:
    return str(next(one.proto.body for one in test.get("html") if "<mark" in one.proto.body))


def test_an_article_is_shown_inert_with_its_figures_marked_by_sign_and_tone() -> None:
    test = pasted(ARTICLE)
    body = article_of(test)
    assert "<script" not in body
    assert "&lt;script&gt;" in body
    assert body.count("<mark") == 2
    assert '<mark class="kept"' in body
    assert "<sup>1 ≈</sup>" in body
    assert '<mark class="failed"' in body
    assert "<sup>2 ✗</sup>" in body
    assert test.text_input(key="on").value == "2024-02-14"


def test_a_figure_of_an_article_is_opened_corrected_and_marked_anew() -> None:
    test = pasted(ARTICLE)
    press(test, "open-2")
    assert test.selectbox(key="measure").value == "exports"
    assert test.text_input(key="period").value == "2023"
    test.text_input(key="value").set_value("$40 billion").run()
    assert "<sup>2 ✓</sup>" in article_of(test)
    assert "article" not in test.query_params
    assert "MOSCOW" not in str(test.query_params)


def test_the_figures_chosen_of_an_article_are_kept_together_in_one_document(folder: Path) -> None:
    test = pasted(ARTICLE)
    test.text_input(key="title").set_value("A headline").run()
    boxes = [box for box in test.checkbox if box.key and box.key.startswith("keep-")]
    for box in boxes:
        box.check()
    test.run()
    press(test, "article-keep")
    press(test, "article-accept")
    kept = open_package(folder)
    fresh = kept.claims.iloc[len(open_package().claims) :]
    assert list(fresh["paragraph"]) == [2, 3]
    assert set(fresh["document"]) == {kept.documents.iloc[-1]["id"]}
    assert len(list(folder.rglob("*.txt"))) == 0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("x " * 1_000_000, f"at most {MOST_LETTERS:,} are read"),
        ("\u202e" * 1000, "there are no words in it"),
        ("Nothing of trade here.", "No figure of trade"),
        ("Trade between Russia and Turkey was $5 billion in 2020.\n" * 1000, "950 more are not"),
    ],
)
def test_bad_input_is_answered_in_words_within_two_seconds(text: str, words: str) -> None:
    test = page("check")
    test.text_area(key="article").set_value(text)
    begin = time.process_time()
    test.run()
    assert time.process_time() - begin < 2
    assert not test.exception
    assert words in said(test)


REVIEW = json.dumps(
    {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "claimReviewed": "Trade between Russia and Turkey reached $66.6 billion last year.",
        "author": {"name": "Fact Desk"},
        "itemReviewed": {
            "author": {"name": "A Minister"},
            "datePublished": "2024-01-15",
            "appearance": {"url": "https://paper.example/a"},
        },
        "reviewRating": {"alternateName": "Mostly false"},
    }
)
PAGE = """<!doctype html><title>Trade up</title><meta name=author content="A Writer">
<meta property="og:site_name" content="A Paper"><link rel=canonical href="https://paper.example/a">
<meta property="article:published_time" content="2023-02-14"><h1>Trade up</h1><script>x</script>
<p>Trade between Russia and Turkey reached $66.6 billion last year.</p>"""
DOCUMENT = ("title", "author", "publisher", "address", "on")


def handed_in(test: AppTest, name: str, content: bytes) -> AppTest:
    test.file_uploader(key="article-file").set_value((name, content, "text/plain")).run()
    assert not test.exception
    return test


def fields(test: AppTest, *names: str) -> list[str | None]:
    return [test.text_input(key=name).value for name in names]


def test_the_file_box_names_every_kind_and_a_file_fills_the_fields_of_its_document() -> None:
    test = page("check")
    assert READ in test.file_uploader(key="article-file").label
    handed_in(test, "page.txt", PAGE.encode())
    told = ["Trade up", "A Writer", "A Paper", "https://paper.example/a", "2023-02-14"]
    assert fields(test, *DOCUMENT) == told
    assert fields(test, "value", "period") == ["66.6 billion US dollars", "2022"]
    assert "The file ends with .txt, but is a web page" in said(test)


def test_the_readers_own_words_stay_and_what_the_text_before_said_does_not() -> None:
    test = page("check")
    test.text_input(key="publisher").set_value("The Paper").run()
    handed_in(test, "page.html", PAGE.encode())
    assert fields(test, "title", "publisher") == ["Trade up", "The Paper"]
    handed_in(test, "other.md", b"Trade between Russia and Iran was $4 billion in 2021.")
    assert fields(test, *DOCUMENT) == ["", "", "The Paper", "", ""]


def test_the_day_that_a_page_tells_is_kept_with_how_it_is_known(folder: Path) -> None:
    test = handed_in(page("check"), "page.html", PAGE.encode())
    press(test, "figure-keep")
    press(test, "figure-accept")
    row = open_package(folder).documents.iloc[-1]
    assert (row["published"], row["published_basis"]) == (
        "2023-02-14", "The page’s meta tags give it.",
    )  # fmt: skip


@pytest.mark.parametrize("way", ["pasted", "handed in"])
def test_a_review_is_pasted_or_handed_in_and_its_rating_is_told_as_theirs(way: str) -> None:
    test = (
        pasted(REVIEW) if way == "pasted" else handed_in(page("check"), "a.json", REVIEW.encode())
    )
    shown = said(test)
    assert "as “Mostly false”; that is not the verdict here" in shown
    assert "✗ fails] Turkey's ledger, 2023" in shown
    assert fields(test, "said", "on", "address") == [
        "A Minister", "2024-01-15", "https://paper.example/a",
    ]  # fmt: skip
    test.text_area(key="article").set_value(ARTICLE).run()
    assert fields(test, "said", "on", "address") == ["", "2024-02-14", ""]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", "the file is empty"),
        ("scans.pdf", pdf([[]] * 3), "pictures of pages (a scan)"),
        ("long.txt", b"x " * 1_000_000, f"at most {MOST_LETTERS:,} are read"),
        ("page.html", b"<html><script>" + b"alert(1);" * 200_000, "no words in it"),
        ("turned.txt", "\u202e$5 billion\u202c".encode() * 1000, "No figure of trade"),
        ("odd.json", b'{"@type": "ClaimReview"', "The JSON cannot be read"),
    ],
)
def test_a_bad_file_is_answered_in_words_within_two_seconds(
    name: str, content: bytes, words: str
) -> None:
    test = page("check")
    begin = time.process_time()
    handed_in(test, name, content)
    assert time.process_time() - begin < 2
    assert words in said(test)
    assert "alert" not in said(test)


def test_a_verdict_that_rests_on_an_indicator_names_it_and_its_caution() -> None:
    for text in (
        "Iran accounted for 0.5 percent of Russia's trade in 2021.",
        "Russia's exports to Turkey were 1.95 trillion roubles in 2021.",
    ):
        test = page("check")
        test.text_area(key="article").set_value(text).run()
        assert not test.error, said(test)
        assert ":gray-badge[≈ holds when rounded] Russia's ledger, 2021" in said(test)


def test_another_text_leaves_no_verdict_of_the_one_before() -> None:
    test = page("check")
    test.text_area(key="article").set_value("Russia–Turkey trade was $33 billion in 2021.").run()
    assert "Russia–Turkey turnover: $33 billion" in said(test)
    test.text_area(key="article").set_value("The ministers spoke of wheat.").run()
    assert "Russia–Turkey turnover" not in said(test)


def test_an_amount_of_a_hundred_digits_and_a_change_into_the_past_get_words() -> None:
    shown = said(page("check", **{**WHOLE, "value": f"{'1' * 79} dollars"}))
    assert "nobody foresaw" not in shown
    later = {"form": "change", "value": "5 percent", "since": "2023", "period": "", "on": "2022-06"}
    assert "it must be earlier than the period, 2021" in said(page("check", **{**WHOLE, **later}))
