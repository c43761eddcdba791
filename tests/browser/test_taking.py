"""What a reader takes away of a chart, in a real browser."""

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from browser.stage import CHART, Visit

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}


def copied(page: "Page") -> str:
    page.get_by_text("Copied.").wait_for()
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def test_a_link_is_copied_in_one_click_and_opens_to_the_same_view(visit: Visit) -> None:
    page = visit("/trade?pairs=RUS-DEU&measure=imports&scale=log", **CLIPBOARD)
    message = page.get_by_role("heading", level=2).inner_text()

    page.get_by_role("button", name="Link").click()
    address = urlsplit(copied(page))

    again = visit(f"{address.path}?{address.query}")
    assert again.get_by_role("heading", level=2).inner_text() == message
    assert again.get_by_text("made with other data").count() == 0


@pytest.mark.parametrize("path", ["/", "/claims", "/ledgers", "/indicators", "/check"])
def test_every_page_has_its_link(visit: Visit, path: str) -> None:
    page = visit(path, **CLIPBOARD)

    page.get_by_role("button", name="Link").first.click()

    assert "&v=1&data=" in copied(page).replace("?v=1", "&v=1")


def test_a_picture_and_the_figures_are_two_clicks_away(visit: Visit) -> None:
    page = visit("/trade")

    page.get_by_text("Picture", exact=True).click()
    with page.expect_download() as picture:
        page.get_by_role("row", name="For an article").get_by_role("link", name="SVG").click()
    page.get_by_text("Figures", exact=True).click()
    with page.expect_download() as figures:
        page.get_by_role("link", name="CSV", exact=True).click()

    assert picture.value.suggested_filename.startswith("two-ledgers-trade-")
    assert picture.value.path().read_text("utf-8").startswith("<svg")
    assert figures.value.path().read_bytes().startswith("\ufeffpair,".encode())


def test_a_link_made_with_other_data_says_so_before_the_chart(visit: Visit) -> None:
    page = visit("/claims?v=1&data=00000000")

    page.get_by_text("made with other data than those shown now").wait_for()


def test_the_sentence_with_its_source_is_copied_in_two_clicks(visit: Visit) -> None:
    page = visit("/trade?pairs=RUS-IRN", **CLIPBOARD)

    page.get_by_text("Cite", exact=True).click()
    page.get_by_role("button", name="Copy", exact=True).first.click()

    assert copied(page).startswith("In 2021 Russia recorded 4.046 billion dollars of trade with")
    with page.expect_download() as references:
        page.get_by_role("link", name="BibTeX").click()
    assert references.value.path().read_text("utf-8").startswith("@misc{")


def test_every_chart_of_two_ledgers_has_a_row_of_its_own(visit: Visit) -> None:
    page = visit("/ledgers")
    page.locator(CHART).nth(3).wait_for()

    rows = page.get_by_role("group", name="Take this away")

    assert rows.count() == 5
    page.get_by_text("Picture", exact=True).nth(1).click()
    with page.expect_download() as picture:
        rows.nth(1).get_by_role("row", name="For an article").get_by_role("link").first.click()
    assert "chart=ledgers-second" in picture.value.url


@pytest.mark.parametrize("path", ["/", "/claims", "/trade"])
def test_what_opens_in_a_row_is_in_sight(visit: Visit, path: str) -> None:
    page = visit(path, viewport={"width": 1280, "height": 720})
    row = page.get_by_role("group", name="Take this away").first
    row.scroll_into_view_if_needed()

    row.get_by_text("Cite", exact=True).click()
    box = row.locator(".taking-box").filter(visible=True)
    box.get_by_text("References in APA style", exact=True).wait_for()
    box.scroll_into_view_if_needed()

    placed = box.bounding_box()
    assert placed
    assert placed["y"] > 60


def test_the_code_of_a_frame_follows_the_data_and_is_light(visit: Visit) -> None:
    page = visit("/trade?pairs=RUS-DEU", **CLIPBOARD)

    page.get_by_text("Picture", exact=True).click()
    page.get_by_role("button", name="copy the code of a frame").click()

    code = copied(page)
    assert code.startswith('<iframe src="http://127.0.0.1')
    assert "pairs=RUS-DEU" in code
    assert "look=light" in code
    assert "data=" not in code
