"""The dashboard as a reader has it: a process of its own, and the Chromium of this computer."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from started import HOST, PATIENCE, answers, free_port

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, ConsoleMessage, Page

ROOT = Path(__file__).resolve().parents[2]
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
CHART = "[data-testid=stVegaLiteChart] svg"
DRAWN = f"{CHART} path"
PAGES = {
    "Overview": "/",
    "Claims": "/claims",
    "Check": "/check",
    "Trade over time": "/trade",
    "Two ledgers": "/ledgers",
    "Indicators": "/indicators",
    "Data": "/data",
    "Method": "/method",
}
HEADLINES = {
    "Overview": "“$25 billion” was right for 2018 and 2019 by Russia's books",
    "Claims": "Claims",
    "Trade over time": "Trade over time",
    "Two ledgers": "Two ledgers",
    "Indicators": "Indicators",
    "Data": "Data",
    "Method": "Method",
}
STYLED = "[...document.querySelectorAll('style')].some(one => one.innerHTML.includes('h1 {'))"
"""Whether the page's own style is there: it comes a moment after the words."""
# Opened below its root, the page first asks there for the server, and then at the root.
STREAMLIT_LOOKS_FOR_ITSELF = "/_stcore/"
COMMAND = [sys.executable, "-c", "from dashboard.cli import main; main()"]

Visit = Callable[..., "Page"]
"""Opens an address of the dashboard as a new reader."""


@dataclass(frozen=True)
class Served:
    """A running server: where it answers, the data it shows, what it has written to its log."""

    address: str
    data: Path
    log_file: Path

    @property
    def log(self) -> str:
        return self.log_file.read_text(errors="replace")


@dataclass
class Witness:
    """What went wrong in the browser, and every address that it asked for."""

    errors: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def attend(self, context: "BrowserContext") -> None:
        context.on("request", lambda request: self.asked.append(request.url))
        context.on("console", self._note)
        context.on("weberror", lambda found: self.errors.append(str(found.error)))

    def attend_sockets(self, page: "Page") -> None:
        page.on("websocket", lambda opened: self.asked.append(opened.url))

    @property
    def outside(self) -> list[str]:
        """Requests to any other computer; data: and blob: addresses ask nobody."""
        asked = [urlsplit(address) for address in self.asked]
        return [
            address.geturl()
            for address in asked
            if address.scheme not in ("data", "blob") and address.hostname != HOST
        ]

    def _note(self, message: "ConsoleMessage") -> None:
        if message.type == "error" and STREAMLIT_LOOKS_FOR_ITSELF not in message.location["url"]:
            self.errors.append(message.text)


@contextmanager
def dashboard() -> Iterator[Served]:
    """The real dashboard, started as a user starts it, over a copy of the shipped data."""
    with tempfile.TemporaryDirectory(prefix="two-ledgers-") as folder:
        data = Path(folder) / "data"
        shutil.copytree(ROOT / "data", data)
        port = free_port()
        options = ["--port", str(port), "--no-browser", "--data", str(data)]
        with serving([*COMMAND, "run", *options], port, data) as served:
            yield served


@contextmanager
def serving(command: list[str], port: int, data: Path) -> Iterator[Served]:
    """A Streamlit server that has answered; it is gone when the block ends."""
    with tempfile.NamedTemporaryFile(prefix="two-ledgers-", suffix=".log") as log:
        served = Served(f"http://{HOST}:{port}", data, Path(log.name))
        with subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log) as process:
            try:
                _await(process, port, served)
                yield served
            finally:
                gone = process.poll() is not None
                _stop(process)
                if gone:
                    raise RuntimeError(f"The server stopped before it was asked to:\n{served.log}")


def _await(process: subprocess.Popen[bytes], port: int, served: Served) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError("The server stopped while starting.")
        if answers(port):
            return
        time.sleep(0.1)
    raise RuntimeError(f"No answer within {PATIENCE:.0f} s:\n{served.log}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Asks first, so that the launcher can stop the server that it started."""
    process.terminate()
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()


def chromium_path() -> str | None:
    return next(filter(None, map(shutil.which, CHROMIUMS)), None)


def absent() -> str | None:
    """What is missing to drive a browser, in words; None where nothing is."""
    if find_spec("playwright") is None:
        return "The package playwright is not installed."
    if chromium_path() is None:
        return f"No Chromium on this computer: none of {', '.join(CHROMIUMS)} is installed."
    return None


def launch_options() -> dict[str, Any]:
    """How Playwright starts it: root has no sandbox to run in, anybody else keeps theirs."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return {"executable_path": chromium_path(), "args": ["--no-sandbox"] if is_root else []}
