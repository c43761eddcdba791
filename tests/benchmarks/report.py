"""How soon the first chart of a report is seen, beside a page with nothing but one inlined chart.

Both are files opened in a browser, by turns, each time as a new reader.
"""

import argparse
import statistics
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.first_chart import machine
from browser import stage

from dashboard.package.package import Package, open_package
from dashboard.report.choice import choice_of
from dashboard.report.contents import Contents
from dashboard.report.report import LIMIT, report
from dashboard.sharing.vega import bundle

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROUNDS, TARGET = 9, 1.5
SEEN = """(() => {
  const look = () => document.querySelector('%s path')
    ? requestAnimationFrame(() => setTimeout(() => { window.seen = performance.now(); }))
    : requestAnimationFrame(look);
  look();
})()"""
"""Notes when the frame after a chart's first line stands on the screen."""


def floor(package: Package) -> str:
    """The smallest page with the same chart: Vega inlined, one chart, drawn as the page is read."""
    (chart,) = Contents(package, choice_of(package, pages=["overview"])).charts
    return (
        f"<!DOCTYPE html><meta charset=utf-8><div id=chart></div><script>{bundle()}</script>"
        f"<script>vegaEmbed('#chart',{chart.data},{{mode:'vega',renderer:'svg',actions:false}})"
        "</script>"
    )


def seen(browser: "Browser", page: Path, chart: str) -> float:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    try:
        tab = context.new_page()
        tab.add_init_script(SEEN % chart)
        tab.goto(page.as_uri(), wait_until="commit")
        found: float = tab.wait_for_function("window.seen").json_value()
        return found
    finally:
        context.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    count = max(2, parser.parse_args().rounds)
    if reason := stage.absent():
        sys.exit(reason)
    from playwright.sync_api import sync_playwright

    package = open_package()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        pages = {"floor": "#chart svg", "report": ".plot svg"}
        for name, text in (
            ("floor", floor(package)),
            ("report", report(package, choice_of(package))),
        ):
            (Path(folder) / f"{name}.html").write_text(text, "utf-8")
        size = (Path(folder) / "report.html").stat().st_size
        browser = playwright.chromium.launch(**stage.launch_options())
        taken = [
            {name: seen(browser, Path(folder) / f"{name}.html", at) for name, at in pages.items()}
            for _ in range(count + 1)
        ][1:]
        print(f"{machine(browser)}; {count} rounds")
        browser.close()
    middle = {name: statistics.median(one[name] for one in taken) for name in pages}
    ratio = statistics.median(one["report"] / one["floor"] for one in taken)
    print(
        f"first chart: floor {middle['floor']:.0f} ms, report {middle['report']:.0f} ms, "
        f"ratio {ratio:.2f}, target at most {TARGET}: {verdict(ratio <= TARGET)}"
    )
    least = f"{size / 1e6:.2f} MB, target at most {LIMIT / 1e6:.1f}"
    print(f"size: {least}: {verdict(size <= LIMIT)}")


def verdict(is_met: bool) -> str:
    return "met" if is_met else "MISSED"


if __name__ == "__main__":
    main()
