"""The page Claims on a phone and on a desk: whole words, every year, cards instead of a table."""

import re

import pytest
from browser.stage import CHART, Visit

expect = pytest.importorskip("playwright.sync_api").expect
expect.set_options(timeout=15_000)
pytestmark = pytest.mark.browser

STILL = "[data-testid=stApp][data-test-script-state=notRunning]"
PHONE = {"width": 360, "height": 780}
STATEMENTS = "/claims?part=statements"


def test_the_words_of_every_row_and_every_year_are_whole_on_a_phone(visit: Visit) -> None:
    page = visit("/claims?claim=russia-turkey-turnover&count=estimates", viewport=PHONE)
    chart = page.locator(CHART)
    expect(chart.get_by_text("Turkey's ledger · Turnover").first).to_be_visible()
    words = " ".join(chart.locator("text").all_text_contents())
    assert "…" not in words
    for year in range(10, 25):
        expect(chart.get_by_text(f"’{year}", exact=True).first).to_be_visible()


def test_a_grid_taller_than_a_screen_has_its_years_below_it_too(visit: Visit) -> None:
    page = visit("/claims?claim=russia-turkey-turnover")
    heads = page.locator(CHART).get_by_text("2018", exact=True)
    expect(heads).to_have_count(2)
    places = heads.evaluate_all("all => all.map(one => one.getBoundingClientRect().y)")
    assert max(places) - min(places) > 500


@pytest.mark.parametrize("path", ["/claims", STATEMENTS])
def test_a_table_becomes_cards_where_there_is_little_room(visit: Visit, path: str) -> None:
    on_a_desk, on_a_phone = visit(path), visit(path, viewport=PHONE)
    cell = "[data-testid=stTable] tbody tr:first-child td"
    expect(on_a_desk.locator(cell).nth(1)).to_have_css("display", "table-cell")
    expect(on_a_phone.locator(cell).nth(1)).to_have_css("display", "block")
    expect(on_a_phone.locator("[data-testid=stTable] thead").first).to_be_hidden()
    room = on_a_phone.get_by_test_id("stMain")
    assert room.evaluate("room => room.scrollWidth <= room.clientWidth")
    label = "one => getComputedStyle(one, '::before').content"
    assert len(on_a_phone.locator(cell).nth(1).evaluate(label)) > 4


def test_statements_are_found_by_typing_words(visit: Visit) -> None:
    page = visit(STATEMENTS)
    page.locator(STILL).wait_for()
    page.get_by_role("textbox", name="With these words").fill("putin")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=re.compile("^[0-9] statement"))).to_be_visible()
    page.wait_for_url(re.compile("search=putin"))
