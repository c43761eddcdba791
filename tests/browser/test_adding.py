"""An updated release, handed in on the page as a reader does it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from browser.stage import CHART, DRAWN, Served, Visit
from handing import TURNED, imts, tidy

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

expect = pytest.importorskip("playwright.sync_api").expect
expect.set_options(timeout=15_000)
pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 780}
REVISED = ("2,950,472,539", "−120,000,000 (−3.91 percent)")


def button(page: "Page", name: str) -> "Locator":
    return page.get_by_role("button", name=name, exact=True)


def hand_in(page: "Page", content: bytes, name: str = "IMTS (3).csv") -> None:
    """One click on the place for files opens the window in which the file is chosen."""
    with page.expect_file_chooser() as chooser:
        page.get_by_test_id("stFileUploaderDropzone").locator("button").click()
    chooser.value.set_files({"name": name, "mimeType": "text/csv", "buffer": content})


def held(dashboard: Served) -> dict[str, bytes]:
    """Every file of the data outside the history."""
    files = (path for path in dashboard.data.rglob("*") if path.is_file())
    return {str(path): path.read_bytes() for path in files if ".history" not in path.parts}


@pytest.fixture
def unchanged(dashboard: Served) -> Iterator[None]:
    """The data after the test are byte for byte what they were before it."""
    before = held(dashboard)
    yield
    assert held(dashboard) == before


@pytest.mark.usefixtures("unchanged")
def test_an_updated_download_is_in_with_four_clicks_shows_everywhere_and_is_taken_back(
    visit: Visit, dashboard: Served
) -> None:
    elsewhere = visit("/")
    expect(elsewhere.get_by_text("$4.046 billion", exact=True)).to_be_visible()
    page = visit("/")
    page.get_by_role("navigation").get_by_role("link", name="Data").click()
    hand_in(page, imts(dashboard.data))
    expect(page.get_by_text("1 verdict on a claim would change.")).to_be_visible()
    expect(page.get_by_role("alert").get_by_text(TURNED)).to_be_visible()
    for words in REVISED:
        expect(page.get_by_role("table").get_by_text(words)).to_be_visible()
    expect(page.locator(CHART).get_by_text("with this file", exact=True)).to_be_visible()
    expect(elsewhere.get_by_text("$4.046 billion", exact=True)).to_be_visible()
    button(page, "Accept").click()
    expect(page.get_by_text("Accepted as change").first).to_be_visible()
    expect(elsewhere.get_by_text("$3.926 billion", exact=True)).to_be_visible()
    button(page, "Undo").click()
    expect(page.get_by_text("was taken back").first).to_be_visible()
    expect(elsewhere.get_by_text("$4.046 billion", exact=True)).to_be_visible()


@pytest.mark.usefixtures("unchanged")
def test_a_refused_file_leaves_everything_as_it_was(visit: Visit, dashboard: Served) -> None:
    page = visit("/data")
    hand_in(page, imts(dashboard.data))
    button(page, "Refuse").click()
    expect(page.get_by_text("was refused; nothing was changed.")).to_be_visible()
    expect(button(page, "Accept")).to_have_count(0)


@pytest.mark.usefixtures("unchanged")
def test_of_two_tabs_one_wins_and_the_other_is_told(visit: Visit, dashboard: Served) -> None:
    one, other = visit("/data"), visit("/data")
    hand_in(one, imts(dashboard.data))
    hand_in(other, imts(dashboard.data, {("IRN", "export", "2021"): 2000}))
    expect(button(other, "Accept")).to_be_visible()
    button(one, "Accept").click()
    expect(one.get_by_text("Accepted as change").first).to_be_visible()
    expect(other.get_by_text("The data were changed meanwhile")).to_be_visible()
    expect(button(other, "Accept")).to_have_count(0)
    button(other, "Compare again").click()
    expect(other.get_by_role("table").get_by_text("2,000,000,000")).to_be_visible()
    button(one, "Undo").click()
    expect(one.get_by_text("was taken back").first).to_be_visible()


@pytest.mark.usefixtures("unchanged")
def test_a_broken_file_is_told_with_its_place_and_cannot_be_accepted(
    visit: Visit, dashboard: Served
) -> None:
    page = visit("/data")
    content = tidy(dashboard.data, "RUS,IRN,export,2021,", "RUS,IRN,exports,2021,")
    hand_in(page, content, "imf-imts.csv")
    expect(page.get_by_text("One problem. Nothing of this file was put in.")).to_be_visible()
    row = page.get_by_role("table").get_by_role("row").nth(1)
    for words in ("imf-imts.csv", "line 7", "flow", "found “exports”"):
        expect(row.get_by_text(words, exact=len(words) < 5).first).to_be_visible()
    expect(button(page, "Accept")).to_have_count(0)


@pytest.mark.usefixtures("unchanged")
def test_a_preview_on_a_phone_does_not_scroll_sideways(visit: Visit, dashboard: Served) -> None:
    page = visit("/data", viewport=PHONE)
    hand_in(page, imts(dashboard.data))
    expect(button(page, "Accept")).to_be_visible()
    page.locator(DRAWN).first.wait_for(state="attached")
    for scroller in ("html", "[data-testid=stMain]"):
        assert page.locator(scroller).evaluate("room => room.scrollWidth") <= PHONE["width"]


def test_a_table_that_is_looked_through_offers_no_csv_that_was_not_made_safe(visit: Visit) -> None:
    page = visit("/data?file=claims")
    page.get_by_test_id("stDataFrame").hover()
    toolbar = page.get_by_test_id("stElementToolbar")
    expect(toolbar.get_by_role("button", name="Search")).to_be_visible()
    expect(toolbar.get_by_role("button", name="Download as CSV")).to_have_count(0)
