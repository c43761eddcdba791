"""How long a reader waits for each page, beside the smallest page that Streamlit can make.

    .venv/bin/python tests/benchmarks/first_chart.py --rounds 15

Both servers run at once and are warm. Each round opens each page in a browser that knows nothing
of it, in turn which comes first, and measures in the page itself, from the start of navigation:

answer         until the first frame with the answer that stands in the served page
first chart    until Streamlit's own first line or cell is drawn
control        on the Overview, from the click on a control to the line redrawn
layout shift   how much what stood on the screen was moved, as browsers add it up

All but the last are compared with the floor of the same round: an answer with the floor's first
chart, the others with the same of the floor. “-” stands where a page has no such thing.
"""

import argparse
import os
import platform
import statistics
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager
from importlib.metadata import version
from operator import truediv
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from browser import stage
from started import free_port

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ViewportSize

Round = dict[str, dict[str, float]]
"""Milliseconds, or for a layout shift its score, by page and by what was measured of it."""

FLOOR = Path(__file__).resolve().with_name("floor_app.py")
ROUNDS = 15
ROW = "{:<11} {:<13} {:>8} {:>8} {:>6}  {:<13} {:>7}  {}"
PATIENCE_MS = 30_000
OVERVIEW = "overview"
"""The page that readers meet first has a narrower target, and is the one with a control timed."""
TARGETS = {"answer": 0.35, "first chart": 1.25, "control": 1.25, "layout shift": 0.05}
OVERVIEW_FIRST = 1.15
SHIFT = "layout shift"
WITH_CHARTS = ("claims", "trade", "ledgers", "indicators")
SCREEN: "ViewportSize" = {"width": 1280, "height": 900}
LINES = "[data-testid=stVegaLiteChart] svg :is(.mark-line, .mark-rect) path[d]"
ANSWER = "#first-answer svg"
STILL = "[data-testid=stApp][data-test-script-state=notRunning]"
# A chart is fitted to the page once more after it is drawn; a click must not be timed by that.
SETTLED = "performance.now() - window.changed > 400"
# Runs before the page does. Times are in milliseconds since the start of navigation.
STOPWATCH = f"""
window.shape = () => [...document.querySelectorAll('{LINES}')]
    .map(line => line.getAttribute('d')).join(' ');
window.answered = window.drawn = window.clicked = window.redrawn = null;
window.shifted = 0;
window.changed = 0;
window.last = '';
addEventListener('click', () => {{
    window.before = window.shape();
    window.clicked = performance.now();
}}, true);
new PerformanceObserver(found => {{
    for (const one of found.getEntries()) if (!one.hadRecentInput) window.shifted += one.value;
}}).observe({{type: 'layout-shift', buffered: true}});
const painted = () => {{
    const frame = new MessageChannel();
    frame.port1.onmessage = () => window.answered = performance.now();
    requestAnimationFrame(() => frame.port2.postMessage(null));
}};
new MutationObserver(() => {{
    if (!window.seen && (window.seen = document.querySelector('{ANSWER}'))) painted();
    const now = window.shape();
    if (now !== window.last) window.changed = performance.now();
    window.last = now;
    if (window.drawn === null && now) window.drawn = performance.now();
    if (window.clicked === null || window.redrawn !== null) return;
    if (now && now !== window.before) window.redrawn = performance.now();
}}).observe(document, {{subtree: true, childList: true, attributes: true, attributeFilter: ['d']}});
"""


def measure(browser: "Browser", address: str, control: bool) -> dict[str, float]:
    """What a new reader waits for, in milliseconds, and how much is moved on the screen."""
    context = browser.new_context(viewport=SCREEN)
    context.set_default_timeout(PATIENCE_MS)
    context.add_init_script(STOPWATCH)
    page = context.new_page()
    page.goto(address)
    page.wait_for_function("window.drawn")
    page.wait_for_selector(STILL)
    page.wait_for_function(SETTLED)
    taken = {"first chart": page.evaluate("window.drawn"), SHIFT: page.evaluate("window.shifted")}
    if answered := page.evaluate("window.answered"):
        taken["answer"] = answered
    if control:
        page.get_by_role("radio").nth(1).click()
        page.wait_for_function("window.redrawn")
        taken["control"] = page.evaluate("window.redrawn - window.clicked")
    context.close()
    return taken


def rounds(browser: "Browser", pages: dict[str, str], count: int) -> Iterator[Round]:
    """For every round, what was measured of each page; the order is turned each time."""
    for address in pages.values():
        measure(browser, address, control=False)
    for number in range(count):
        names = list(pages) if number % 2 else list(reversed(pages))
        taken = {
            name: measure(browser, pages[name], control=name in ("floor", OVERVIEW))
            for name in names
        }
        print(".", end="", flush=True, file=sys.stderr)
        yield taken
    print(file=sys.stderr)


def floor_server() -> AbstractContextManager[stage.Served]:
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(FLOOR)]
    # Started at the top of the repository, it reads the same settings as the dashboard.
    options = ["--server.port", str(port), "--server.headless", "true"]
    return stage.serving([*command, *options], port, stage.ROOT / "data")


def report(taken: list[Round]) -> None:
    columns = ("page", "measured", "floor", "page", "ratio", "quartiles", "at most", "")
    print(ROW.format(*columns))
    for page in [page for page in taken[0] if page != "floor"]:
        for what, target in TARGETS.items():
            if what != "control" or page == OVERVIEW:
                print(ROW.format(page, what, *compared(page, what, target, taken)))


def compared(page: str, what: str, target: float, taken: list[Round]) -> tuple[str, ...]:
    """The cells of a page's row: medians, the ratio that is judged, its target, the judgement."""
    if any(what not in one[page] for one in taken):
        return ("-", "-", "-", "-", f"{target:.2f}", "-")
    own = [one[page][what] for one in taken]
    if what == SHIFT:
        low, middle, high = statistics.quantiles(own, n=4)
        shown = ("-", f"{middle:.3f}", "-")
    else:
        target = OVERVIEW_FIRST if (page, what) == (OVERVIEW, "first chart") else target
        floor = [one["floor"]["first chart" if what == "answer" else what] for one in taken]
        low, middle, high = statistics.quantiles(map(truediv, own, floor), n=4)
        shown = (f"{median(floor):.0f} ms", f"{median(own):.0f} ms", f"{middle:.2f}")
    verdict = "met" if middle <= target else "MISSED"
    return (*shown, f"{low:.2f} to {high:.2f}", f"{target:.2f}", verdict)


def processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor()
    named = [line.partition(": ")[2] for line in lines if line.startswith("model name")]
    return named[0] if named else platform.machine()


def machine(browser: "Browser") -> str:
    return (
        f"{processor()}, {os.cpu_count()} cores; Python {platform.python_version()}, "
        f"streamlit {version('streamlit')}, altair {version('altair')}, Chromium {browser.version}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="at least 2")
    count = max(2, parser.parse_args().rounds)
    if reason := stage.absent():
        sys.exit(reason)
    from playwright.sync_api import sync_playwright

    with floor_server() as floor, stage.dashboard() as served, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**stage.launch_options())
        pages = {"floor": floor.address, OVERVIEW: served.address}
        pages |= {name: f"{served.address}/{name}" for name in WITH_CHARTS}
        taken = list(rounds(browser, pages, count))
        print(f"{machine(browser)}; {count} rounds")
        browser.close()
    report(taken)


if __name__ == "__main__":
    main()
