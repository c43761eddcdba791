"""The Overview's first screen: what a reader learns who neither scrolls nor clicks."""

import re
from typing import TYPE_CHECKING

import pytest
from browser.stage import DRAWN, Visit
from browser.test_pages import READABLE, hexadecimal
from contrast import contrast

if TYPE_CHECKING:
    from playwright.sync_api import Page

expect = pytest.importorskip("playwright.sync_api").expect
expect.set_options(timeout=15_000)
pytestmark = pytest.mark.browser

STILL = "[data-testid=stApp][data-test-script-state=notRunning]"
DESK, PHONE = {"width": 1280, "height": 720}, {"width": 390, "height": 844}
SCROLLED = "document.querySelector('[data-testid=stMain]').scrollTop"
PIECES = ".st-key-first-screen :is(h1, p, table, tr, th, td, .stMarkdownBadge)"
IN_SIGHT = """([pieces, height, width]) => [...document.querySelectorAll(pieces)]
    .map(piece => [piece.getBoundingClientRect(), piece.innerText])
    .filter(([box]) => box.top < 0 || box.left < 0 || box.bottom > height || box.right > width)
    .map(([box, text]) => `${text}: ${box.left} to ${box.right}, ${box.top} to ${box.bottom}`)"""
OVERLAPPING = """pieces => {
    const boxes = [...document.querySelectorAll(pieces)]
        .filter(piece => piece.matches('h1, p, tr'))
        .map(piece => [piece.getBoundingClientRect(), piece.innerText]);
    return boxes.flatMap(([one, text], at) => boxes.slice(at + 1)
        .filter(([other]) => one.top < other.bottom - 1 && other.top < one.bottom - 1
            && one.left < other.right - 1 && other.left < one.right - 1)
        .map(([, other]) => `${text} | ${other}`));
}"""
INKS = """pieces => [...document.querySelectorAll(pieces)].map(piece => {
    let clear = 1;
    for (let at = piece; at; at = at.parentElement) clear *= getComputedStyle(at).opacity;
    return [getComputedStyle(piece).color, clear];
})"""
"""The colour of each piece, and how opaque it is with all that it stands in."""
QUESTIONS = {
    "Was 25 billion dollars right?": (
        r"“\$25 billion” was right for 2018 and 2019 by Russia's books; in 2021 Russia–Turkey "
        r"trade was 33\.03 billion dollars by Russia's books and [a-z ]*\d\d\.\d\d by Turkey's"
    ),
    "Was at most 4 billion dollars right?": (
        r"“\$4 billion” holds when rounded for 2021: Russia–Iran trade was 4\.046 billion dollars "
        r"by Russia's books"
    ),
    "What do Iran's books say of it?": r"Iran's books give no answer: their last full figure",
    "How many times Russia–Iran trade is Russia–Turkey trade?": (
        r"The article’s figures make Russia–Turkey trade 6\.25 times Russia–Iran trade; Russia's "
        r"books 8\.2 times in 2021"
    ),
    "Who claimed it, and when?": r"TRT World, .*June 2022; address not known",
    "Whose figures are these?": r"Russia's books: IMF 2026 \(.+\)\. Turkey's books: .+\.",
}
"""What one should be able to answer from the first screen, and the words that do."""


def first_screen(visit: Visit, screen: dict[str, int], **options: str) -> "Page":
    page = visit(viewport=screen, **options)
    page.locator(DRAWN).first.wait_for(state="attached")
    page.locator(STILL).wait_for()
    return page


@pytest.mark.parametrize("screen", [DESK, PHONE], ids=["desk", "phone"])
def test_the_whole_answer_is_in_sight_without_scrolling(
    visit: Visit, screen: dict[str, int]
) -> None:
    page = first_screen(visit, screen)
    assert page.evaluate(SCROLLED) == 0
    assert page.locator(PIECES).count() > 20
    seen = [PIECES, screen["height"], screen["width"]]
    assert page.evaluate(IN_SIGHT, seen) == []
    assert page.evaluate(OVERLAPPING, PIECES) == []


@pytest.mark.parametrize("screen", [DESK, PHONE], ids=["desk", "phone"])
def test_a_reader_of_the_first_screen_can_say_what_was_right_and_what_was_not(
    visit: Visit, screen: dict[str, int]
) -> None:
    room = first_screen(visit, screen).locator(".st-key-first-screen")
    shown = " ".join(room.inner_text().split())
    for question, answered in QUESTIONS.items():
        assert re.search(answered, shown), question
    cards = [" ".join(card.split()) for card in room.locator("table").all_inner_texts()]
    russia_iran, russia_turkey = cards
    assert re.search(r"Russia's books \$4\.046 billion ≈ holds when rounded", russia_iran)
    assert re.search(r"Iran's books .+ – no answer$", russia_iran)
    assert re.search(r"Russia's books \$33\.03 billion ✗ fails", russia_turkey)
    assert re.search(r"Turkey's books .+ ✗ fails$", russia_turkey)
    assert "8.2" not in " ".join(cards)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_small_print_is_readable_too(visit: Visit, scheme: str) -> None:
    page = first_screen(visit, DESK, color_scheme=scheme)
    (paper,) = page.locator("[data-testid=stApp]").evaluate_all(
        "apps => apps.map(app => getComputedStyle(app).backgroundColor)"
    )
    inks = page.evaluate(INKS, ".st-key-first-screen [data-testid=stCaptionContainer] p")
    assert len(inks) == 2
    for ink, opaque in inks:
        assert (opaque, ink.startswith("rgb(")) == (1, True)
        assert contrast(hexadecimal(ink), hexadecimal(paper)) >= READABLE


def test_one_comes_back_to_the_top_of_the_overview(visit: Visit) -> None:
    page = first_screen(visit, DESK)
    links = page.get_by_role("navigation")
    links.get_by_role("link", name="Claims").click()
    page.get_by_text("The plain reading.", exact=True).scroll_into_view_if_needed()
    page.mouse.wheel(0, 2000)
    page.wait_for_function(f"{SCROLLED} > 0")
    links.get_by_role("link", name="Overview").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("“$25 billion”")
    page.wait_for_function(f"{SCROLLED} === 0")
