"""A report as its reader has it: a file opened in a browser, read, pointed at, printed."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

import pytest
from axe_playwright_python.sync_playwright import Axe
from pypdf import PdfReader

from dashboard.package.package import Package
from dashboard.report.choice import choice_of
from dashboard.report.report import report

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

DESK, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
FIRST = "#overview-all"
SHIFT = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(seen => seen.getEntries().forEach(one => { sum += one.value; }))
    .observe({type: 'layout-shift', buffered: true});
  setTimeout(() => done(sum), 300);
})"""


@pytest.fixture(scope="module")
def file(package: Package, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(report(package, choice_of(package)), "utf-8")
    return path


@pytest.fixture
def opened(chromium: "Browser", file: Path) -> Iterator[Any]:
    """Opens the report as a reader; no test passes if it complains or asks for anything."""
    contexts: list[BrowserContext] = []
    said: list[str] = []

    def go(**options: Any) -> "Page":
        context = chromium.new_context(**{"viewport": DESK, **options})
        contexts.append(context)
        context.on("request", lambda one: said.append(one.url))
        context.on("console", lambda one: said.append(one.text))
        context.on("weberror", lambda one: said.append(str(one.error)))
        page = context.new_page()
        page.goto(file.as_uri())
        return page

    yield go
    for context in contexts:
        context.close()
    assert set(said) == {file.as_uri()}


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_a_chart_stands_at_once_and_answers_a_pointer_in_the_same_place(
    opened: Any, size: dict[str, int]
) -> None:
    page = opened(viewport=size)
    box = page.locator(FIRST)
    box.scroll_into_view_if_needed()
    box.locator(".live svg").wait_for()
    live = box.locator(".live svg").bounding_box()
    still = box.locator(".narrow svg" if size is PHONE else ".wide svg")
    for side in ("width", "height"):
        assert live[side] == float(still.get_attribute(side))
        assert live[side] <= box.bounding_box()[side]
    assert page.evaluate(SHIFT) < 0.05
    page.mouse.move(live["x"] + live["width"] / 3, live["y"] + live["height"] / 2)
    page.locator(".tip:visible").wait_for()
    assert "Russia–Turkey" in page.locator(".tip").inner_text()


def test_vega_is_not_read_before_a_chart_is_near_the_screen(opened: Any) -> None:
    page = opened()
    page.locator(f"{FIRST}.is-live").wait_for()
    assert page.locator(".plot.is-live").count() < page.locator(".plot").count()
    page.locator("#indicators .plot").scroll_into_view_if_needed()
    page.locator("#indicators .plot.is-live").wait_for()


def test_on_another_width_the_charts_are_drawn_anew(opened: Any) -> None:
    page = opened()
    page.locator(f"{FIRST}.is-live").wait_for()
    page.set_viewport_size(PHONE)
    page.locator(FIRST).scroll_into_view_if_needed()
    page.locator(f"{FIRST} .live svg[width='328']").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_without_scripts_every_chart_and_figure_is_there(opened: Any) -> None:
    page = opened(java_script_enabled=False, viewport=PHONE)
    plots = page.locator(".plot")
    assert plots.count() == page.locator(".plot .still:visible svg").count() > 10
    assert page.get_by_text("In words.").count() > 10


def test_on_a_phone_no_row_of_figures_is_held_open_by_a_cell_out_of_sight(opened: Any) -> None:
    rows = opened(viewport=PHONE).locator("table.figures:not(.broad) tbody tr")
    assert rows.count() > 100
    assert rows.evaluate_all(HIGH) < 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_serious_stands_in_the_way_of_any_reader(opened: Any, scheme: str) -> None:
    page = opened(color_scheme=scheme)
    page.locator(f"{FIRST}.is-live").wait_for()
    found = Axe().run(page).response["violations"]
    assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []


def test_on_paper_it_is_light_whole_and_no_heading_is_parted_from_its_chart(opened: Any) -> None:
    page = opened(color_scheme="dark")
    page.locator(f"{FIRST}.is-live").wait_for()
    page.emulate_media(media="print")
    assert page.locator(".live:visible, .away:visible, .pointing:visible, button").count() == 0
    assert page.locator(".plot .still:visible svg").count() == page.locator(".plot").count()
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    ink = page.evaluate("getComputedStyle(document.querySelector('.plot .wide text')).fill")
    assert (ground, ink) == ("rgb(255, 255, 255)", "rgb(95, 99, 104)")
    kept = page.evaluate(
        "[...document.querySelectorAll('.together')].map(one => getComputedStyle(one).breakInside)"
    )
    assert set(kept) == {"avoid"}


CHARTS = """[...document.querySelectorAll('.together:has(.plot)')].map(one => [
  one.querySelector('h2, h3, h4, h5').textContent,
  [...one.querySelectorAll('.still text')].filter(each => each.checkVisibility())
    .map(each => each.textContent).filter(Boolean).at(-1),
])"""
SHEETS = 12
"""So many sheets of A4 a class or a desk still takes."""
HIGH = """rows => Math.max(...rows.map(one =>
  one.offsetHeight / parseFloat(getComputedStyle(one).lineHeight)))"""
"""The lines that the highest row is high."""


def bare(text: str) -> str:
    """Letters alone, so that neither a line's end nor letters printed as one are in the way."""
    return "".join(normalize("NFKC", text).split())


def test_every_sheet_of_a4_has_its_foot_and_every_chart_the_heading_over_it(opened: Any) -> None:
    page = opened()
    page.emulate_media(media="print")
    charts = page.evaluate(CHARTS)
    pdf = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    sheets = [bare(sheet.extract_text()) for sheet in pdf.pages]
    foot = bare(page.locator("meta[name=generator]").get_attribute("content"))
    assert len(sheets) <= SHEETS
    width, height = pdf.pages[0].mediabox[2:]
    assert (round(width), round(height)) == (595, 842)
    for number, sheet in enumerate(sheets, 1):
        assert f"{foot};report.html?claim=russia-iran-turnover" in sheet
        assert f"{number}/{len(sheets)}" in sheet
        assert len(sheet) > 400, f"sheet {number} is empty"
    assert len(charts) > 10
    for heading, last in charts:
        assert any(bare(heading) in sheet and bare(last) in sheet for sheet in sheets), heading
