"""The page Claims: cards that say where a claim stands, the readings that hold, then the grid."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pages import page
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Element

from dashboard.claims.claim import PLAIN
from dashboard.claims.court import court_of, every_reading
from dashboard.launcher import FOLDER_VARIABLE
from dashboard.package.package import open_package
from dashboard.shipped import SHIPPED
from dashboard.swap.accept import accept
from dashboard.swap.keep import keeping

PACKAGE = open_package()
COURT = court_of(PACKAGE)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copy = Path(shutil.copytree(SHIPPED, tmp_path / "data"))
    monkeypatch.setenv(FOLDER_VARIABLE, str(copy))
    return copy


def said(element: Element) -> str:
    return str(getattr(element, "value", "")).replace("\\", "").replace("**", "")


def elements(block: Block) -> Iterator[Element]:
    """All that stands on a page, from top to bottom."""
    for child in block.children.values():
        if isinstance(child, Block):
            yield from elements(child)
        else:
            yield child


def words(test: AppTest) -> str:
    return "\n".join(said(one) for one in elements(test.main) if isinstance(said(one), str))


def card(test: AppTest, about: str) -> str:
    """The words of the card with that heading."""
    shown = words(test)
    begin = shown.index(f"### {about}")
    return shown[begin : shown.find("### ", begin + 3)].partition("The plain reading.")[0]


def over_cards(test: AppTest) -> str:
    """What stands over the cards of the first document."""
    return words(test).partition("### ")[0]


def test_a_document_stands_over_its_cards_with_what_is_not_known_of_it() -> None:
    test = page("claims")
    for said in (
        "Between competitive partnership and rivalry",
        "TRT World, opinion page; author not known; June 2022 (The page carries no date.",
        "so it is placed in early June 2022); address not known",
    ):
        assert said in over_cards(test)
    shown = card(test, "Russia–Iran turnover")
    assert "“does not exceed $4 billion”\nParagraph 5\n" in shown
    assert "TRT World" not in shown
    assert "not known" not in shown


def test_a_document_with_author_and_address_is_named_and_linked(folder: Path) -> None:
    path = folder / "documents.csv"
    text = path.read_text("utf-8").replace("rivalry,,TRT", "rivalry,A. *Writer*,TRT")
    path.write_text(text.rstrip("\n") + "https://example.org/page\n", "utf-8")
    shown = over_cards(page("claims"))
    assert "by A. *Writer*" in shown
    assert "(<https://example.org/page>)" in shown
    assert "not known" not in shown


def labels(test: AppTest) -> list[str]:
    """What stands on what is folded."""
    return [box.label.replace("\\", "") for box in test.expander]


def said_in_none(folder: Path) -> None:
    path = folder / "claims.csv"
    text = path.read_text("utf-8").replace(",trt-world-russia-iran,TRT", ",,TRT", 1)
    path.write_text(text, "utf-8")


def test_a_claim_of_no_document_stands_last_and_says_who_said_it(folder: Path) -> None:
    said_in_none(folder)
    test = page("claims")
    assert labels(test)[:1] == ["Said, in no document: 1 claim"]
    test = page("claims", document="none")
    assert "Said, in no document" in over_cards(test)
    assert "TRT World opinion page, June 2022, paragraph 5" in card(test, "Russia–Iran turnover")
    assert "address not known" not in words(test)


def thirty_documents(folder: Path) -> None:
    """Thirty more, of 1991 to 2020, with a claim each."""
    kept = keeping(
        open_package(folder),
        {
            "documents": [
                {"title": f"Trade of {year}", "publisher": "A Paper", "published": f"{year}-01"}
                for year in range(1991, 2021)
            ],
            "claims": [
                {
                    "document": f"a-paper-{year}-01", "reporter": "RUS", "partner": "TUR",
                    "measure": "turnover", "relation": "about", "value": year * 1e7,
                    "unit": "US dollars", "precision": 1e7, "period": str(year - 1),
                    "kind": "stated", "speaker": "A minister",
                }
                for year in range(1991, 2021)
            ],
        },
    )  # fmt: skip
    assert kept.proposal is not None, kept.problems
    accept(kept.proposal)


def test_of_many_documents_the_newest_is_open_and_the_others_are_folded(folder: Path) -> None:
    thirty_documents(folder)
    test = page("claims")
    assert "Between competitive partnership and rivalry" in over_cards(test)
    assert words(test).count("### ") == 3
    folded = [label for label in labels(test) if label.endswith("claim")]
    assert folded[:2] == [
        "Trade of 2020, A Paper, January 2020: 1 claim",
        "Trade of 2019, A Paper, January 2019: 1 claim",
    ]
    assert len(folded) == 30
    one = page("claims", document="a-paper-2019-01")
    assert not one.info
    assert "Trade of 2019" in over_cards(one)
    assert words(one).count("### ") == 1
    assert "Said by A minister" in card(one, "Russia–Turkey turnover")
    assert len(one.selectbox(key="claim").options) == 1
    assert len(one.selectbox(key="document").options) == 32


def test_the_overview_keeps_to_the_document_of_the_first_row(folder: Path) -> None:
    before = apart_from_the_state_of_the_data(words(page("overview")))
    thirty_documents(folder)
    after = apart_from_the_state_of_the_data(words(page("overview")))
    assert "address not known. 30 more claims stand on the page Claims." in after
    assert after.replace(" 30 more claims stand on the page Claims.", "") == before


def apart_from_the_state_of_the_data(text: str) -> str:
    """The text with the same state in every address that names one."""
    return re.sub(r"data(=|%3D)[0-9a-f]{8}\b", r"data\1", text)


def reviews(test: AppTest) -> list[str]:
    return [
        one.proto.label
        for one in elements(test.main)
        if getattr(one.proto, "label", "") == "ClaimReview (JSON-LD)"
    ]


def test_a_card_offers_its_review_until_the_settings_of_reviews_are_wrong(folder: Path) -> None:
    judged = [claim for claim in COURT.claims if claim.is_judged]
    shown = page("claims")
    assert len(reviews(shown)) == len(judged)
    assert "A ClaimReview names Two Ledgers as its author" in words(shown)
    (folder.parent / "two-ledgers.toml").write_text("[reviewer]\nname = 5\n", "utf-8")
    wrong = page("claims")
    assert reviews(wrong) == []
    assert "two-ledgers.toml, line 2, column name: found no words" in words(wrong)


def test_a_card_says_what_decides_the_nearest_flip_and_the_other_side() -> None:
    shown = card(page("claims"), "Russia–Turkey turnover")
    assert "The year decides: in Russia's ledger 2018 and 2019 hold, 2020 and 2021 do not" in shown
    assert "20.5 percent less would hold" in shown
    assert "On the other side stands 2019, Russia's ledger: 26.07 billion dollars, holds." in shown


def test_what_is_implied_has_figures_and_no_badge() -> None:
    shown = card(page("claims"), "Russia–Turkey over Russia–Iran turnover")
    assert "implied, not stated" in shown
    assert "8.16 times" in shown
    assert "badge[" not in shown


def test_the_readings_that_hold_stand_before_the_grid() -> None:
    kinds = [one.type for one in elements(page("claims").main)]
    assert kinds.index("table") < kinds.index("vega_lite_chart")


def test_what_decides_is_told_again_only_where_other_terms_change_it() -> None:
    hangs_on = "The year decides: in Russia's ledger"
    assert words(page("claims", claim="russia-turkey-turnover")).count(hangs_on) == 1
    then = words(page("claims", claim="russia-turkey-turnover", releases="then"))
    assert then.count("Under which readings does it hold?") == 1


def test_a_percentage_of_about_leaves_every_other_claim_as_it_was() -> None:
    usual = card(page("claims"), "Russia–Iran turnover")
    wider = page("claims", about="20")
    assert card(wider, "Russia–Iran turnover") == usual
    assert "within 20 percent" in card(wider, "Russia–Turkey turnover")


def test_no_page_of_claims_gives_a_bare_percentage_of_readings() -> None:
    for id_ in (claim.id for claim in COURT.claims):
        shown = words(page("claims", claim=id_))
        assert "percent of the readings" not in shown
        assert "percent of readings" not in shown


@pytest.mark.parametrize("claim", COURT.claims, ids=lambda claim: claim.id)
def test_the_card_and_the_court_give_the_same_verdicts(claim: object) -> None:
    shown = words(page("claims"))
    for each in every_reading(COURT, claim, PLAIN).judgements:  # type: ignore[arg-type]
        assert f"{each.verdict}] " in shown
