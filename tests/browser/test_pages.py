"""The real pages, seen and used as a reader does."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from browser.stage import CHART, DRAWN, HEADLINES, PAGES, Served, Visit, Witness
from contrast import contrast

if TYPE_CHECKING:
    from playwright.sync_api import FloatRect, Locator, Page

expect = pytest.importorskip("playwright.sync_api").expect
expect.set_options(timeout=15_000)
pytestmark = pytest.mark.browser

STILL = "[data-testid=stApp][data-test-script-state=notRunning]"
PHONE = {"width": 360, "height": 780}
WITH_CHARTS = ["/", "/claims", "/trade", "/ledgers", "/indicators"]
WITH_LINES = ["/", "/trade"]
READABLE = 4.5
"""The contrast that WCAG 2.2 asks of text (level AA)."""
CHANGED = """([css, before]) => before !==
    [...document.querySelectorAll(css)].map(path => path.getAttribute('d')).join(' ')"""
INKS = """texts => texts
    .filter(text => text.textContent && !text.closest('.signs_marks'))
    .map(text => getComputedStyle(text).fill)"""
"""The signs in the grid of readings lie on tones; a test of the grid holds their contrast."""
FOCUSED = "(document.activeElement.ariaLabel || document.activeElement.innerText || '').trim()"


def curves(page: "Page") -> str:
    """The shapes of all that is drawn; they differ as soon as a figure does."""
    page.locator(DRAWN).first.wait_for(state="attached")
    paths = page.locator(DRAWN).evaluate_all("paths => paths.map(path => path.getAttribute('d'))")
    return " ".join(str(path) if path is not None else "" for path in paths)


def wait_for_choice(page: "Page", key: str, value: str) -> None:
    page.wait_for_url(lambda url: parse_qs(urlsplit(url).query).get(key) == [value])


def box_of(element: "Locator") -> "FloatRect":
    box = element.bounding_box()
    assert box, f"{element} is not drawn"
    return box


def hexadecimal(colour: str) -> str:
    """What the browser calls rgb(1, 2, 3) or rgba(1, 2, 3, 1), as #010203."""
    return "#" + "".join(f"{int(part):02X}" for part in re.findall(r"\d+", colour)[:3])


def tab_to(page: "Page", name: str) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED) == name:
            return
    raise AssertionError(f"60 times Tab did not reach “{name}”.")


@contextmanager
def edited(file: Path, before: str, after: str) -> Iterator[None]:
    """A file with one passage replaced, saved in place as an editor does; mended at the end."""
    content = file.read_bytes()
    text = content.decode()
    assert text.count(before) == 1
    file.write_bytes(text.replace(before, after).encode())
    try:
        yield
    finally:
        file.write_bytes(content)


def test_every_page_shows_its_heading_without_an_error_and_asks_no_other_computer(
    visit: Visit, witness: Witness
) -> None:
    page = visit()
    for name, headline in HEADLINES.items():
        page.get_by_role("navigation").get_by_role("link", name=name).click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(headline)
        expect(page.get_by_test_id("stException")).to_have_count(0)
    assert witness.errors == []
    assert witness.asked
    assert witness.outside == []


def test_the_overview_answers_with_its_figures_and_a_chart_of_both_pairs(visit: Visit) -> None:
    page = visit()
    for figure in ("$4.046 billion", "$33.03 billion"):
        expect(page.get_by_role("table").get_by_text(figure, exact=True)).to_be_visible()
    for pair in ("Russia–Iran", "Russia–Turkey"):
        expect(page.locator(CHART).get_by_text(pair, exact=True)).to_be_visible()


def test_a_chart_offers_full_screen_and_leaves_figures_and_pictures_to_us(visit: Visit) -> None:
    page = visit()
    chart = page.get_by_test_id("stFullScreenFrame").filter(has=page.locator(CHART))
    page.locator(CHART).wait_for()
    chart.hover()
    toolbar = chart.get_by_test_id("stElementToolbar")
    expect(toolbar.get_by_role("button", name="Fullscreen")).to_be_visible()
    for theirs in ("Show data", "PNG", "CSV"):
        expect(toolbar.get_by_role("button", name=theirs)).to_have_count(0)
    expect(page.get_by_text("Figures of this chart")).to_be_visible()


def test_choosing_the_partners_ledgers_changes_the_chart_and_the_address(visit: Visit) -> None:
    page = visit()
    before = curves(page)
    page.get_by_role("radiogroup", name="Whose books").get_by_text("The partners’ ledgers").click()
    page.wait_for_function(CHANGED, arg=[DRAWN, before])
    wait_for_choice(page, "books", "second")


def test_choosing_a_measure_changes_the_chart_and_the_address(visit: Visit) -> None:
    page = visit("/trade")
    before = curves(page)
    page.get_by_role("combobox", name="Measure").click()
    page.get_by_role("option", name="Ratio of turnovers").click()
    page.wait_for_function(CHANGED, arg=[DRAWN, before])
    expect(page.locator(CHART).get_by_text("times", exact=True)).to_be_visible()
    wait_for_choice(page, "measure", "ratio")


def test_a_claim_is_chosen_and_its_grid_follows(visit: Visit) -> None:
    page = visit("/claims")
    signs = page.locator(f"{CHART} .signs_marks text")
    expect(signs.filter(has_text="≈")).to_have_count(1)
    page.locator(STILL).wait_for()
    page.get_by_role("combobox", name="Claim").click()
    page.get_by_role("combobox", name="Claim").fill("Russia–Turkey turnover")
    page.get_by_role("option", name=re.compile("Russia–Turkey turnover about")).click()
    expect(page.get_by_role("heading", name="fails in both ledgers")).to_be_visible()
    expect(signs.filter(has_text="✗").first).to_be_visible()
    wait_for_choice(page, "claim", "russia-turkey-turnover")


def test_every_cell_of_the_grid_tells_its_margin_where_one_points(visit: Visit) -> None:
    page = visit("/claims")
    sign = page.locator(f"{CHART} .signs_marks text").filter(has_text="≈")
    sign.wait_for()
    page.locator(STILL).wait_for()
    sign.scroll_into_view_if_needed()
    box = box_of(sign)
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    told = page.locator("#vg-tooltip-element")
    expect(told).to_contain_text("over by 1.1 percent (45.63 million dollars)")


def test_an_address_with_one_choice_restores_it(visit: Visit) -> None:
    page = visit("/trade?measure=ratio")
    expect(page.get_by_role("combobox", name="Measure")).to_have_value("Ratio of turnovers")
    expect(page.locator(CHART).get_by_text("times", exact=True)).to_be_visible()


def test_an_address_with_every_choice_restores_the_whole_view(visit: Visit) -> None:
    page = visit(
        "/trade?pairs=RUS-CHN&pairs=RUS-DEU&measure=exports&ledger=second&source=imf-dots"
        "&step=annual&scale=log&years=2000&years=2010&base=2005&show=statements"
    )
    for pair in ("Russia–China", "Russia–Germany"):
        expect(page.locator(CHART).get_by_text(pair, exact=True)).to_be_visible()
    years = re.findall(r"(?:19|20)\d\d", page.locator(CHART).text_content() or "")
    assert min(years) == "2000"
    assert max(years) == "2010"
    page.get_by_text("More choices").click()
    for label, value in {
        "Measure": "Exports",
        "Whose books": "The partners’ ledgers",
        "Source": "IMF 2022",
        "Base year of the index (= 100)": "2005",
    }.items():
        expect(page.get_by_role("combobox", name=label)).to_have_value(value)
    for switch in ("Years", "Logarithmic"):
        expect(page.get_by_role("radio", name=switch)).to_be_checked()
    shown = page.get_by_role("toolbar", name="Show also")
    expect(shown.get_by_role("button", pressed=True)).to_have_text(["Officials’ statements"])


def test_nonsense_in_an_address_gives_the_default_and_is_told(visit: Visit) -> None:
    page = visit(
        "/trade?pairs=XXX-YYY&measure=nonsense&ledger=0&source=%3Cscript%3E&step=hourly"
        "&scale=%F0%9F%98%80&years=9&years=x&base=-1&show=all&v=99&data=zz"
    )
    for pair in ("Russia–Iran", "Russia–Turkey"):
        expect(page.locator(CHART).get_by_text(pair, exact=True)).to_be_visible()
    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(page.get_by_text("The address asks for measure “nonsense”")).to_be_visible()


@pytest.mark.parametrize("path", WITH_CHARTS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_word_of_a_chart_can_be_read_on_a_light_and_on_a_dark_page(
    visit: Visit, scheme: str, path: str
) -> None:
    page = visit(path, color_scheme=scheme)
    page.locator(DRAWN).first.wait_for(state="attached")
    paper = page.get_by_test_id("stApp").evaluate("app => getComputedStyle(app).backgroundColor")
    inks = set(page.locator(f"{CHART} text").evaluate_all(INKS))
    assert (contrast(hexadecimal(paper), "#FFFFFF") < READABLE) is (scheme == "light")
    assert {
        ink for ink in inks if contrast(hexadecimal(ink), hexadecimal(paper)) < READABLE
    } == set()


@pytest.mark.parametrize("path", PAGES.values())
def test_no_page_scrolls_sideways_on_a_phone_and_names_in_charts_are_whole(
    visit: Visit, path: str
) -> None:
    page = visit(path, viewport=PHONE)
    if path in WITH_CHARTS:
        page.locator(DRAWN).first.wait_for(state="attached")
    for scroller in ("html", "[data-testid=stMain]"):
        assert page.locator(scroller).evaluate("room => room.scrollWidth") <= PHONE["width"]
    for pair in ("Russia–Iran", "Russia–Turkey") if path in WITH_LINES else ():
        box = box_of(page.locator(CHART).get_by_text(pair, exact=True))
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE["width"]


def test_the_names_of_both_ledgers_are_whole_on_a_phone(visit: Visit) -> None:
    page = visit("/ledgers?pair=RUS-ARE", viewport=PHONE)
    for words in ("Russia", "exports, FOB", "imports, CIF", "1.06 to 1.10"):
        for found in page.locator(CHART).get_by_text(words, exact=True).all():
            box = box_of(found)
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= PHONE["width"]
    expect(page.locator(CHART).get_by_text("exports, FOB", exact=True)).to_have_count(2)


def test_another_pair_of_two_ledgers_moves_the_charts_and_is_in_the_address(visit: Visit) -> None:
    page = visit("/ledgers")
    expect(page.get_by_role("heading", level=2).first).to_contain_text("In 2020 Iran recorded")
    before = curves(page)
    page.get_by_role("combobox", name="Pair").click()
    page.get_by_role("option", name="Russia–Turkey").click()
    page.wait_for_function(CHANGED, arg=[DRAWN, before])
    expect(page.get_by_role("heading", level=2).first).to_contain_text("In 2021 Turkey recorded")
    wait_for_choice(page, "pair", "RUS-TUR")


def test_pages_and_choices_are_reached_with_the_keyboard_alone(visit: Visit) -> None:
    page = visit()
    before = curves(page)
    tab_to(page, "Russia's ledger")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    wait_for_choice(page, "books", "second")
    page.wait_for_function(CHANGED, arg=[DRAWN, before])
    page.reload()
    page.locator("#first-answer").wait_for(state="detached")
    page.get_by_role("heading", level=1).wait_for()  # Before that there is nothing to reach.
    tab_to(page, "Trade over time")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Trade over time")
    expect(page.get_by_role("combobox", name="Measure")).to_be_visible()
    tab_to(page, "Measure")
    page.keyboard.type("Balance")
    page.keyboard.press("Enter")
    wait_for_choice(page, "measure", "balance")


def test_an_edited_file_shows_in_the_open_page_by_itself(visit: Visit, dashboard: Served) -> None:
    page = visit()
    expect(page.get_by_text("$4.046 billion", exact=True)).to_be_visible()
    before = curves(page)
    file = dashboard.data / "trade" / "imf-imts.csv"
    with edited(file, "RUS,IRN,export,2021,fob,3070472539", "RUS,IRN,export,2021,fob,4070472539"):
        expect(page.get_by_text("$5.046 billion", exact=True)).to_be_visible()
        page.wait_for_function(CHANGED, arg=[DRAWN, before])
    expect(page.get_by_text("$4.046 billion", exact=True)).to_be_visible()


def test_a_broken_file_leaves_the_last_good_figures_and_says_how_to_mend_it(
    visit: Visit, dashboard: Served
) -> None:
    page = visit()
    expect(page.get_by_text("$4.046 billion", exact=True)).to_be_visible()
    told = page.get_by_role("alert").filter(has_text="A data file cannot be used")
    file = dashboard.data / "trade" / "imf-imts.csv"
    with edited(file, "RUS,IRN,export,2021,", "RUS,IRN,exports,2021,"):
        expect(told).to_contain_text("trade/imf-imts.csv, line 7, column flow: found “exports”")
        expect(told).to_contain_text(re.compile("allowed are .?export.? and .?import.?"))
        expect(page.get_by_text("$4.046 billion", exact=True)).to_be_visible()
        expect(page.locator(CHART).get_by_text("Russia–Iran", exact=True)).to_be_visible()
    expect(told).to_have_count(0)


def test_another_pair_is_one_row_of_a_file(visit: Visit, dashboard: Served) -> None:
    last = "TUR-IRN,TUR,IRN,Turkey–Iran,#B0186A,13\n"
    row = "SAU-RUS,SAU,RUS,Saudi Arabia–Russia,#5C6E00,14\n"
    with edited(dashboard.data / "pairs.csv", last, last + row):
        page = visit("/trade")
        page.get_by_role("combobox", name="Pairs").fill("Saudi Arabia")
        page.get_by_role("option", name="Saudi Arabia–Russia").click()
        name = page.locator(CHART).get_by_text("Saudi Arabia–Russia", exact=True)
        expect(name).to_be_visible()
