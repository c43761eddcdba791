"""Pictures of every page, light and dark, on a desk and on a phone, to be looked at.

.venv/bin/python tests/browser/take_pictures.py pictures
.venv/bin/python tests/browser/take_pictures.py --readme
"""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Literal

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from browser import stage

if TYPE_CHECKING:
    from playwright.sync_api import Browser, FloatRect, Page

Scheme = Literal["light", "dark"]
README_PICTURE = Path(__file__).resolve().with_name("overview.png")
WIDTHS = (1280, 360)
HEIGHT = 900
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
WITHOUT_CHARTS = ("Data", "Method")
# The page scrolls inside this element, so a picture of the whole document would end at the fold.
ROOM = "[data-testid=stMain]"
STILL = "[data-testid=stApp][data-test-script-state=notRunning]"


@contextmanager
def opened(
    browser: "Browser",
    served: stage.Served,
    name: str,
    width: int,
    scheme: Scheme,
) -> Iterator["Page"]:
    """A page, drawn and at rest."""
    context = browser.new_context(
        viewport={"width": width, "height": HEIGHT}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(f"{served.address}{stage.PAGES[name]}")
    page.get_by_role("heading", level=1).wait_for()
    if name not in WITHOUT_CHARTS:
        page.locator(stage.DRAWN).first.wait_for(state="attached")
    page.locator(STILL).wait_for()
    page.wait_for_function(stage.STYLED)
    yield page
    context.close()


def stretched(page: "Page", width: int) -> "Page":
    """The page on a screen as tall as all that it holds."""
    height = page.locator(ROOM).evaluate("room => room.scrollHeight")
    page.set_viewport_size({"width": width, "height": height})
    page.wait_for_function(f"document.querySelector('{ROOM}').clientHeight >= {height}")
    return page


def every_page(browser: "Browser", served: stage.Served, folder: Path) -> None:
    for name, width, scheme in product(stage.PAGES, WIDTHS, SCHEMES):
        file = folder / f"{name.lower().replace(' ', '-')}-{width}-{scheme}.png"
        with opened(browser, served, name, width, scheme) as page:
            stretched(page, width).screenshot(path=file, animations="disabled")
        print(file)


def readme_picture(browser: "Browser", served: stage.Served) -> None:
    """The top of the Overview with its whole chart."""
    with opened(browser, served, "Overview", WIDTHS[0], "light") as page:
        box = stretched(page, WIDTHS[0]).get_by_test_id("stVegaLiteChart").bounding_box()
        assert box, "The chart is not drawn."
        height = max(HEIGHT, box["y"] + box["height"] + 8)  # to below the chart
        clip: FloatRect = {"x": 0, "y": 0, "width": WIDTHS[0], "height": height}
        page.screenshot(path=README_PICTURE, clip=clip, animations="disabled")
    print(README_PICTURE)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("folder", nargs="?", type=Path, help="where the pictures go")
    what.add_argument("--readme", action="store_true", help="only the picture of README.md")
    chosen = parser.parse_args()
    if reason := stage.absent():
        sys.exit(reason)
    from playwright.sync_api import sync_playwright

    with stage.dashboard() as served, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**stage.launch_options())
        if chosen.readme:
            readme_picture(browser, served)
        else:
            chosen.folder.mkdir(parents=True, exist_ok=True)
            every_page(browser, served, chosen.folder)
        browser.close()


if __name__ == "__main__":
    main()
