"""The frame of every page: its name in the tab, its headings, where the keyboard is, its hints."""

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from browser.stage import HEADLINES, PAGES, STYLED, Visit, Witness
from contrast import contrast

if TYPE_CHECKING:
    from playwright.sync_api import Page

expect = pytest.importorskip("playwright.sync_api").expect
expect.set_options(timeout=15_000)
pytestmark = pytest.mark.browser

STILL = "[data-testid=stApp][data-test-script-state=notRunning]"
CLAIMS = [f"/claims?part={part}" for part in ("remarks", "statements")]
INDICATORS = [f"/indicators?part={part}" for part in ("shares", "oil", "events", "goods")]
VIEWS = [*PAGES.values(), *CLAIMS, *INDICATORS]
SEEN, READABLE = 3.0, 4.5
"""The contrast that WCAG 2.2 asks of an outline, and of text (level AA)."""
STOPS = 30
AT_FOCUS = """() => {
  const at = document.activeElement
  const near = [at, at?.parentElement, at?.parentElement?.parentElement,
      at?.parentElement?.parentElement?.parentElement].filter(Boolean)
  const ring = near.map(one => getComputedStyle(one))
      .find(style => style.outlineStyle === 'solid' && parseFloat(style.outlineWidth) >= 2)
  return {tag: at.tagName, name: at.ariaLabel || at.innerText, ring: ring?.outlineColor ?? ''}
}"""
COLOURS = "one => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]"


def hexadecimal(colour: str) -> str:
    """What the browser calls rgb(1, 2, 3), as #010203."""
    return "#" + "".join(f"{int(part):02X}" for part in re.findall(r"\d+", colour)[:3])


def paper(page: "Page") -> str:
    app = page.get_by_test_id("stApp")
    return hexadecimal(app.evaluate("app => getComputedStyle(app).backgroundColor"))


def stops(page: "Page") -> list[dict[str, Any]]:
    """Where the keyboard comes to, one press of Tab after another, until it leaves the page."""
    found = []
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        at = page.evaluate(AT_FOCUS)
        if at["tag"] == "BODY":
            break
        found.append(at)
    return found


def test_the_tab_of_the_browser_names_the_page_that_is_open(visit: Visit) -> None:
    page = visit()
    for name in PAGES:
        page.get_by_role("navigation").get_by_role("link", name=name).click()
        expect(page).to_have_title(f"{name} · Two Ledgers")


@pytest.mark.parametrize("path", VIEWS)
def test_a_page_opens_at_its_address_with_one_heading_of_the_first_rank_and_skips_none(
    visit: Visit, witness: Witness, path: str
) -> None:
    page = visit(path)
    for headline in (HEADLINES[name] for name in HEADLINES if PAGES[name] == path):
        expect(page.get_by_role("heading", level=1)).to_contain_text(headline)
    page.get_by_role("heading", level=2).first.wait_for()
    page.locator(STILL).wait_for()
    tags = page.locator(":is(h1, h2, h3, h4, h5, h6)").evaluate_all(
        "all => all.map(h => h.tagName)"
    )
    ranks = [int(tag[1]) for tag in tags]
    assert (ranks[0], ranks.count(1)) == (1, 1)
    assert all(after <= before + 1 for before, after in pairwise(ranks)), ranks
    assert witness.outside == []


@pytest.mark.parametrize(
    ("scheme", "path"),
    [("light", "/trade"), ("dark", "/trade"), ("light", "/claims"), ("dark", "/data")],
)
def test_the_place_of_the_keyboard_is_seen_at_every_stop(
    visit: Visit, scheme: str, path: str
) -> None:
    page = visit(path, color_scheme=scheme)
    page.wait_for_function(STYLED)
    page.get_by_role("heading", level=2).first.wait_for()
    page.locator(STILL).wait_for()
    ground, found = paper(page), stops(page)
    assert len(found) > 12
    unseen = [
        at for at in found if not at["ring"] or contrast(hexadecimal(at["ring"]), ground) < SEEN
    ]
    assert unseen == []


@pytest.mark.parametrize("path", ["/", "/trade", "/ledgers", "/indicators", "/claims"])
@pytest.mark.parametrize("is_touched", [False, True])
def test_hints_for_a_mouse_and_keys_stand_only_where_there_are_such(
    visit: Visit, path: str, is_touched: bool
) -> None:
    page = visit(path, has_touch=is_touched, is_mobile=is_touched)
    page.wait_for_function(STYLED)
    hint = page.get_by_text(re.compile("Shift|double-click|Point at"))
    hint.first.wait_for(state="attached")
    assert (hint.filter(visible=True).count() == 0) is is_touched


@pytest.mark.parametrize(("scheme", "path"), [("light", "/"), ("dark", "/claims")])
def test_the_badge_of_a_verdict_is_grey_and_can_be_read(
    visit: Visit, scheme: str, path: str
) -> None:
    page = visit(path, color_scheme=scheme)
    badge = page.locator(".stMarkdownBadge").filter(has_text="fails")
    expect(badge.first).to_have_text("✗ fails")
    ink, ground = map(hexadecimal, badge.first.evaluate(COLOURS))
    assert contrast(ink, ground) >= READABLE
    for colour in (ink, ground):
        parts = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
        assert max(parts) - min(parts) <= 24
