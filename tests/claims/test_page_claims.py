"""The page Claims: cards that say where a claim stands, the readings that hold, then the grid."""

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
    begin = shown.index(f"## {about}")
    return shown[begin : shown.find("## ", begin + 3)].partition("The plain reading.")[0]


def test_a_card_names_the_document_and_what_is_not_known_of_it() -> None:
    shown = card(page("claims"), "Russia–Iran turnover")
    assert "“does not exceed $4 billion”" in shown
    for known in ("“Between competitive partnership and rivalry”", "TRT World", "June 2022"):
        assert known in shown
    assert "author not known" in shown
    assert "address not known" in shown


def test_a_record_with_author_and_address_is_named_and_linked(folder: Path) -> None:
    seeds = folder.parent / "seeds"
    shutil.copytree(SHIPPED.parent / "seeds", seeds)
    record = seeds / "trt-world-russia-iran.toml"
    more = 'author = "A. *Writer*"\naddress = "https://example.org/page"\n'
    record.write_text(more + record.read_text("utf-8"), "utf-8")
    shown = card(page("claims"), "Russia–Turkey turnover")
    assert "by A. *Writer*" in shown
    assert "(<https://example.org/page>)" in shown
    assert "not known" not in shown


def test_a_claim_of_a_document_without_a_record_says_who_said_it(folder: Path) -> None:
    path = folder / "claims.csv"
    text = path.read_text("utf-8").replace(",trt-world-russia-iran,TRT", ",elsewhere,TRT", 1)
    path.write_text(text, "utf-8")
    assert "TRT World opinion page, June 2022, paragraph 5; address not known" in card(
        page("claims"), "Russia–Iran turnover"
    )


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
