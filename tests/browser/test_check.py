"""The page Check in a browser: three clicks from a sentence to a verdict, on a desk and a phone."""

import re

import pytest
from browser.stage import Visit

expect = pytest.importorskip("playwright.sync_api").expect
expect.set_options(timeout=15_000)
pytestmark = pytest.mark.browser

BOX = "Paste a sentence or an article"
PHONE = {"width": 390, "height": 844}
ARTICLE = """MOSCOW, 14 February 2024 - Russian-Turkish trade reached $56.5 billion in 2023.
<img src=x onerror="document.title='live'"> Russian exports to Turkey were over $60 billion."""


@pytest.mark.parametrize("options", [{}, {"viewport": PHONE}])
def test_three_clicks_lead_from_a_sentence_to_a_verdict_with_its_source(
    visit: Visit, options: dict[str, object]
) -> None:
    page = visit("/check", **options)
    page.get_by_label(BOX).fill("trade with Türkiye reached $66.6 billion in 2023")
    page.get_by_role("button", name="Find its figures").click()
    page.get_by_role("button", name="Russia's trade").click()
    expect(page.get_by_text("56.51 billion dollars").first).to_be_visible()
    expect(page.get_by_text("Comtrade, Turkey's report + TurkStat monthly").first).to_be_visible()
    page.wait_for_url(re.compile("reporter=RUS.*partner=TUR"))
    room = page.get_by_test_id("stMain")
    assert room.evaluate("room => room.scrollWidth <= room.clientWidth")


def test_an_article_is_marked_and_nothing_of_it_is_live(visit: Visit) -> None:
    page = visit("/check")
    page.get_by_label(BOX).fill(ARTICLE)
    page.get_by_role("button", name="Find its figures").click()
    expect(page.locator("mark")).to_have_count(2)
    assert page.locator("mark").first.get_attribute("title") == "1: no answer, holds when rounded"
    assert page.locator(".article img").count() == 0
    assert "live" not in page.title()
    assert "MOSCOW" not in page.url
    page.get_by_role("button", name="Open in the form").nth(1).click()
    expect(page.get_by_label("Figure as printed")).to_have_value("60 billion US dollars")
