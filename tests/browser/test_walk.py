"""A reader who moves between pages faster than they are drawn, and turns controls on the way."""

import os
import random
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser.stage import PAGES, Served, Visit, serving
from started import HOST, free_port

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

sync_api = pytest.importorskip("playwright.sync_api")
pytestmark = [pytest.mark.browser, pytest.mark.slow]

SEED = int(os.environ.get("TWO_LEDGERS_WALK_SEED", "8"))
MOVES = 60
SHORTEST, LONGEST = 0.05, 1.5
MOST_TURNS = 3
"""Controls turned on one page at most."""
PATIENCE_MS = 400
CONTROLS = (
    "[data-testid=stMain] :is([role=radio], [role=combobox], [role=slider], [role=toolbar] button)"
)
STILL = "[data-testid=stApp][data-test-script-state=notRunning]"
# A box may come and go between two looks, so the page itself keeps every one.
KEEP_BOXES = """
window.boxes = [];
new MutationObserver(() => {
  for (const box of document.querySelectorAll('[data-testid=stException], .broken-part')) {
    if (!box.noted) { box.noted = true; window.boxes.push(box.innerText.slice(0, 300)); }
  }
}).observe(document, {childList: true, subtree: true});
"""


BREAKS_BY_ITS_ADDRESS = """
import streamlit as st
from dashboard.parts.standing import part
with part("This page"):
    if "broken" in st.query_params:
        raise ValueError("secret")
    st.title("Whole again")
"""


def pause(page: "Page", chance: random.Random) -> None:
    """Waits between the shortest and the longest pause, short ones as likely as long ones."""
    page.wait_for_timeout(1000 * SHORTEST * (LONGEST / SHORTEST) ** chance.random())


def turn(page: "Page", chance: random.Random) -> None:
    """Moves one control as far as the page lets: it may be gone before the hand is there."""
    controls = page.locator(CONTROLS)
    try:
        control = controls.nth(chance.randrange(max(controls.count(), 1)))
        role = control.get_attribute("role", timeout=PATIENCE_MS)
        if role in ("combobox", "slider"):
            control.focus(timeout=PATIENCE_MS)
            page.keyboard.press(chance.choice(["ArrowDown", "ArrowUp"]))
            page.keyboard.press("Enter")
        else:
            control.click(timeout=PATIENCE_MS)
    except sync_api.TimeoutError:
        return


def walk(page: "Page", chance: random.Random) -> list[str]:
    """Every box that came up, with the move after which it was first seen."""
    seen: list[str] = []
    for move in range(1, MOVES + 1):
        name = chance.choice(list(PAGES))
        if page.get_by_role("listbox").count():
            page.keyboard.press("Escape")  # A list that is open hides the rest of the page.
        page.get_by_role("navigation").get_by_role("link", name=name).click()
        pause(page, chance)
        for _ in range(chance.randrange(MOST_TURNS + 1)):
            turn(page, chance)
            pause(page, chance)
        boxes = page.evaluate("window.boxes")[len(seen) :]
        seen += [f"move {move}, {name}: {text}" for text in boxes]
    page.locator(STILL).wait_for(timeout=60_000)
    return [*seen, *page.evaluate("window.boxes")[len(seen) :]]


def keep_log(dashboard: Served) -> None:
    """Where somebody asks for it, what the server said: the server's own file ends with it."""
    if kept := os.environ.get("TWO_LEDGERS_WALK_LOG"):
        Path(kept).write_text(dashboard.log, "utf-8")


def test_whoever_moves_between_pages_faster_than_they_are_drawn_meets_no_box(
    visit: Visit, dashboard: Served
) -> None:
    print(f"TWO_LEDGERS_WALK_SEED={SEED}")
    page = visit()
    page.context.add_init_script(KEEP_BOXES)
    page.reload()
    page.locator("#first-answer").wait_for(state="detached")
    page.get_by_role("heading", level=1).wait_for()
    try:
        boxes = walk(page, random.Random(SEED))
    finally:
        keep_log(dashboard)
    assert boxes == []
    assert not re.search("Traceback|Uncaught", dashboard.log)


def test_the_way_back_opens_a_broken_page_without_its_address(
    chromium: "Browser", tmp_path: Path
) -> None:
    script, port = tmp_path / "app.py", free_port()
    script.write_text(BREAKS_BY_ITS_ADDRESS, "utf-8")
    options = ["--server.port", str(port), "--server.address", HOST, "--server.headless", "true"]
    command = [sys.executable, "-m", "streamlit", "run", str(script), *options]
    with serving(command, port, tmp_path) as served, chromium.new_context() as context:
        page = context.new_page()
        page.goto(f"{served.address}/?broken=1")
        page.get_by_text("This page cannot be shown").wait_for()
        assert "secret" not in page.locator("body").inner_text()
        page.locator("a.broken-part").click()
        page.get_by_role("heading", name="Whole again").wait_for()
        assert "broken" not in page.url
        assert re.search(r"\d\d:\d\d:\d\d +This page cannot be shown", served.log)
