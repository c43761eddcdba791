"""What every browser test stands on: the running dashboard, Chromium, and a record of both."""

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest

# pytest imports each test file by its place, so it does not find a neighbour by itself.
sys.path.insert(0, str(Path(__file__).parent))

from browser import stage

REQUIRED = "TWO_LEDGERS_BROWSER_REQUIRED"
if os.environ.get(REQUIRED) and stage.absent():
    raise pytest.UsageError(f"{stage.absent()} {REQUIRED} is set, so these tests must run.")

SCREEN = {"width": 1280, "height": 900}
PATIENCE_MS = 15_000
# Opened below its root, the page first asks there for the server, and then at the root.
STREAMLIT_LOOKS_FOR_ITSELF = "/_stcore/"


@dataclass
class Witness:
    """What went wrong in the browser, and every address that it asked for."""

    errors: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def attend(self, context) -> None:
        context.on("request", lambda request: self.asked.append(request.url))
        context.on("console", self._note)
        context.on("weberror", lambda found: self.errors.append(str(found.error)))

    def attend_sockets(self, page) -> None:
        page.on("websocket", lambda opened: self.asked.append(opened.url))

    @property
    def outside(self):
        """Requests to any other computer; data: and blob: addresses ask nobody."""
        asked = [urlsplit(address) for address in self.asked]
        return [
            address.geturl()
            for address in asked
            if address.scheme not in ("data", "blob") and address.hostname != stage.HOST
        ]

    def _note(self, message) -> None:
        if message.type == "error" and STREAMLIT_LOOKS_FOR_ITSELF not in message.location["url"]:
            self.errors.append(message.text)


@pytest.fixture(scope="package")
def dashboard():
    if reason := stage.absent():
        pytest.skip(reason)
    with stage.dashboard() as served:
        yield served


@pytest.fixture(scope="package")
def chromium():
    """One browser for all; it closes after these tests, for its event loop would block others'."""
    if reason := stage.absent():
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**stage.launch_options())
        yield browser
        browser.close()


@pytest.fixture
def witness():
    return Witness()


@pytest.fixture
def visit(chromium, dashboard, witness):
    """Opens an address of the dashboard as a new reader; no test passes if the page complains."""
    contexts = []

    def open_page(path="/", **options):
        context = chromium.new_context(**{"viewport": SCREEN, **options})
        contexts.append(context)
        context.set_default_timeout(PATIENCE_MS)
        witness.attend(context)
        page = context.new_page()
        witness.attend_sockets(page)
        page.goto(f"{dashboard.address}{path}")
        page.get_by_role("heading", level=1).wait_for()
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert witness.errors == []
    assert "Traceback" not in dashboard.log
