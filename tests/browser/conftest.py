"""What every browser test stands on: the running dashboard, Chromium, and a record of both."""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from browser import stage

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

REQUIRED = "TWO_LEDGERS_BROWSER_REQUIRED"
if os.environ.get(REQUIRED) and stage.absent():
    raise pytest.UsageError(f"{stage.absent()} {REQUIRED} is set, so these tests must run.")

SCREEN = {"width": 1280, "height": 900}
PATIENCE_MS = 15_000


@pytest.fixture(scope="package")
def dashboard() -> Iterator[stage.Served]:
    if reason := stage.absent():
        pytest.skip(reason)
    with stage.dashboard() as served:
        yield served


@pytest.fixture(scope="package")
def chromium() -> Iterator["Browser"]:
    """One browser for all; it closes after these tests, for its event loop would block others'."""
    if reason := stage.absent():
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**stage.launch_options())
        yield browser
        browser.close()


@pytest.fixture
def witness() -> stage.Witness:
    return stage.Witness()


@pytest.fixture
def visit(
    chromium: "Browser", dashboard: stage.Served, witness: stage.Witness
) -> Iterator[stage.Visit]:
    """Opens an address of the dashboard as a new reader; no test passes if the page complains."""
    contexts: list[BrowserContext] = []

    def open_page(path: str = "/", **options: Any) -> "Page":
        context = chromium.new_context(**{"viewport": SCREEN, **options})
        contexts.append(context)
        context.set_default_timeout(PATIENCE_MS)
        witness.attend(context)
        page = context.new_page()
        witness.attend_sockets(page)
        page.goto(f"{dashboard.address}{path}")
        page.locator("#first-answer").wait_for(state="detached")
        page.get_by_role("heading", level=1).wait_for()
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert witness.errors == []
    assert "Traceback" not in dashboard.log
