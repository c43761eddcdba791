"""A page of the dashboard on A4, as a teacher hands it out."""

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

import pytest
from browser.stage import DRAWN, STYLED, Visit
from pypdf import PageObject, PdfReader

from dashboard.package.package import Package
from dashboard.sharing.view import made_with

if TYPE_CHECKING:
    from playwright.sync_api import Page

expect = pytest.importorskip("playwright.sync_api").expect
pytestmark = pytest.mark.browser

STILL = "[data-testid=stApp][data-test-script-state=notRunning]"
WITH_CHARTS = {
    "/": 1,
    "/claims": 3,
    "/claims?part=remarks": 4,
    "/trade": 1,
    "/ledgers": 2,
    "/indicators": 1,
    "/indicators?part=oil": 1,
    "/indicators?part=goods": 1,
}
"""Pages, and how many sheets of A4 hold them as they are opened."""
OTHERS = ("/claims?part=statements", "/check", "/data", "/method")
CONTROLS = (
    "button, input, select, textarea, summary, nav, header, [role=slider], [role=radiogroup], "
    ".taking, [class*='-pointing'], [data-testid=stElementToolbar]"
)
CHARTS = """[...document.querySelectorAll('.stVegaLiteChart')].map(chart => {
  const headings = [...document.querySelectorAll('h2, h3')].filter(one =>
    one.compareDocumentPosition(chart) & Node.DOCUMENT_POSITION_FOLLOWING);
  const words = [...chart.querySelectorAll('svg text')].map(one => one.textContent).filter(Boolean);
  return [headings.at(-1).textContent, words];
})"""
YEAR = re.compile(r"(19|20)\d\d\s*")
POINTS = 8
"""Letters smaller than that are not read on paper."""


def rested(page: "Page", path: str) -> "Page":
    page.wait_for_function(STYLED)
    if path in WITH_CHARTS:
        page.locator(DRAWN).first.wait_for(state="attached")
    if path == OTHERS[0]:
        page.locator("table").first.wait_for()
    page.locator(STILL).wait_for()
    return page


def printed(page: "Page") -> list[PageObject]:
    return [*PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages]


def bare(text: str) -> str:
    """Letters alone, so that neither a line's end nor letters printed as one are in the way."""
    return "".join(normalize("NFKC", text).split())


def sizes(sheet: PageObject) -> list[tuple[str, float]]:
    """Every piece of text with the size of its letters in points."""
    found: list[tuple[str, float]] = []

    def note(text: str, cm: list[float], tm: list[float], _font: Any, size: float) -> None:
        high = abs(tm[3] * cm[3]) + abs(tm[2] * cm[1])
        found.append((text, size * high))

    sheet.extract_text(visitor_text=note)
    return found


@pytest.mark.parametrize("path", [*WITH_CHARTS, *OTHERS])
def test_a_page_is_printed_as_whole_sheets_that_say_where_they_are_from(
    visit: Visit, package: Package, path: str
) -> None:
    page = rested(visit(path), path)
    charts = page.evaluate(CHARTS)
    assert bool(charts) == (path in WITH_CHARTS)

    sheets = printed(page)

    said = [bare(sheet.extract_text()) for sheet in sheets]
    assert len(sheets) == WITH_CHARTS.get(path, len(sheets))
    every_sheet_holds_something_and_its_foot(said, path, package)
    every_chart_is_whole_on_the_sheet_of_its_heading(said, charts)
    years = [size for sheet in sheets for text, size in sizes(sheet) if YEAR.fullmatch(text)]
    assert path not in WITH_CHARTS or not years or round(min(years), 1) >= POINTS
    width, height = sheets[0].mediabox[2:]
    assert (round(width), round(height)) == (595, 842)
    on_paper_there_is_nothing_to_click(page)


def every_sheet_holds_something_and_its_foot(said: list[str], path: str, package: Package) -> None:
    name = path[1:].partition("?")[0] or "overview"
    made = re.escape(bare(made_with(package.digest)))
    for number, words in enumerate(said, 1):
        (foot,) = re.findall(f"{made}.*?:{name}\\?.*?data={package.digest[:8]}", words)
        assert f"{number}/{len(said)}" in words
        assert len(words) - len(foot) > 150 or number == 1, f"sheet {number} is empty"


def every_chart_is_whole_on_the_sheet_of_its_heading(
    said: list[str], charts: list[tuple[str, list[str]]]
) -> None:
    for heading, words in charts:
        on = [sheet for sheet in said if bare(heading) in sheet]
        assert any(all(bare(word) in sheet for word in words) for sheet in on), heading


def on_paper_there_is_nothing_to_click(page: "Page") -> None:
    shown = page.locator(CONTROLS).filter(visible=True)
    assert shown.count()
    page.emulate_media(media="print")
    expect(shown).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_a_dark_page_is_printed_in_ink_on_white(visit: Visit) -> None:
    page = rested(visit("/trade", color_scheme="dark"), "/trade")
    look = "([one, name]) => getComputedStyle(document.querySelector(one))[name]"

    page.emulate_media(media="print")

    ground = page.evaluate(look, ["[data-testid=stApp]", "backgroundColor"])
    inks = [page.evaluate(look, [f"[data-testid=stMain] {one}", "color"]) for one in ("h1", "h2")]
    in_chart = page.evaluate(look, [".stVegaLiteChart .role-axis-label text", "fill"])
    assert (ground, *inks) == ("rgb(255, 255, 255)", "rgb(38, 39, 48)", "rgb(38, 39, 48)")
    assert in_chart == "rgb(95, 99, 104)"


def test_figures_that_are_open_are_printed_with_their_columns_on_every_sheet(visit: Visit) -> None:
    page = rested(visit("/ledgers"), "/ledgers")
    page.get_by_text("Figures of these charts").click()
    table = page.locator("table").last
    table.wait_for()
    rows = [bare(row) for row in table.locator("tbody tr").all_inner_texts()]

    said = [bare(sheet.extract_text()) for sheet in printed(page)]

    with_rows = [sheet for sheet in said if any(row in sheet for row in rows)]
    assert len(rows) > 40
    assert all(any(row in sheet for sheet in said) for row in rows)
    assert all("CIFoverFOBSources" in sheet for sheet in with_rows)
    assert bare("Figures of these charts") in with_rows[0]
