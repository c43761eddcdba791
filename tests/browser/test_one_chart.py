"""One chart as a page of its own, as it is seen in a frame, on a phone and on a wall."""

from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import stage
from pypdf import PdfReader

from dashboard.views.views import PAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

FRAME, NARROWEST, WALL = (
    {"width": 900, "height": 620},
    {"width": 320, "height": 640},
    {"width": 1280, "height": 720},
)
MARGINS = dict.fromkeys(("top", "right", "bottom", "left"), "14mm")
CHOSEN = {"check": "reporter=RUS&partner=TUR&value=25+billion&period=2021"}
"""What a page without an answer of its own is asked."""
SEEN = """() => [...document.querySelectorAll('h1,h2,h3,p,li,footer,svg text')]
  .filter(one => one.textContent.trim() && one.checkVisibility())
  .map(one => [parseFloat(getComputedStyle(one).fontSize)
    * (one.ownerSVGElement?.getScreenCTM().a ?? 1), one.textContent.trim()])"""
"""Every text that is seen, with the size of its letters in pixels of the screen."""
ON_ONE_SCREEN = "document.documentElement.scrollHeight <= innerHeight"
SIDEWAYS = "document.documentElement.scrollWidth > innerWidth"
COLOUR = "getComputedStyle(document.querySelector('.marks .mark-text text')).fill"


@pytest.fixture
def opened(chromium: "Browser", dashboard: stage.Served, witness: stage.Witness) -> "Iterator[Any]":
    """Opens the address of a chart's page; no test passes if it complains or asks for more."""
    contexts: list[BrowserContext] = []

    def go(address: str, **options: Any) -> "Page":
        context = chromium.new_context(**options)
        contexts.append(context)
        witness.attend(context)
        page = context.new_page()
        page.goto(f"{dashboard.address}/{address}")
        return page

    yield go
    for context in contexts:
        context.close()
    assert witness.errors == []
    assert len(witness.asked) == len(contexts)


def smallest(page: "Page") -> tuple[float, str]:
    size, text = min(page.evaluate(SEEN))
    return size, text


@pytest.mark.parametrize("name", PAGES)
def test_its_letters_are_legible_in_a_frame_on_a_phone_and_from_the_last_row(
    opened: Any, name: str
) -> None:
    chosen = CHOSEN.get(name, "")
    for address, screen, least in (
        (f"{name}.html?{chosen}", FRAME, 11),
        (f"{name}.html?{chosen}", NARROWEST, 10),
        (f"{name}.html?look=projector&{chosen}", WALL, 24),
    ):
        page = opened(address, viewport=screen)
        assert smallest(page) >= (least,)
        assert not page.evaluate(SIDEWAYS)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("address", "screen"),
    [("ledgers.html", NARROWEST), ("trade.html", FRAME), ("claims.html?look=projector", WALL)],
)
def test_nobody_is_shut_out(opened: Any, address: str, screen: dict[str, int], scheme: str) -> None:
    found = Axe().run(opened(address, viewport=screen, color_scheme=scheme)).response["violations"]
    assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []


def test_the_chart_is_bright_on_a_dark_ground_and_dark_on_paper(opened: Any) -> None:
    page = opened("trade.html", viewport=FRAME, color_scheme="dark")
    dark = page.evaluate(COLOUR)
    page.emulate_media(media="print")
    assert dark != page.evaluate(COLOUR) == opened("trade.html").evaluate(COLOUR)


def test_a_printed_sheet_has_the_whole_chart_in_letters_of_eight_points(opened: Any) -> None:
    for name, pages in (("trade", 1), ("ledgers", 2)):
        page = opened(f"{name}.html", viewport={"width": 688, "height": 1000})
        page.emulate_media(media="print")
        assert smallest(page) >= (8 / 0.75,)
        sheets = PdfReader(BytesIO(page.pdf(format="A4", margin=MARGINS))).pages
        assert len(sheets) == pages
        assert "this view in Two Ledgers (" in sheets[-1].extract_text()


@pytest.mark.parametrize("address", ["overview.html?", "trade.html?", "trade.html?scale=log&"])
def test_a_chart_for_a_wall_is_seen_whole(opened: Any, address: str) -> None:
    page = opened(f"{address}look=projector", viewport=WALL)
    assert page.evaluate(ON_ONE_SCREEN)


def test_its_link_leads_back_to_the_page(opened: Any) -> None:
    page = opened("trade.html?pairs=RUS-DEU", viewport=FRAME)
    link = page.get_by_role("link", name="this view in Two Ledgers").get_attribute("href")
    assert link.startswith("trade?pairs=RUS-DEU&")
