"""Pictures to take away: what they say by themselves, and that they stay whole."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from dashboard.claims.court import court_of
from dashboard.claims.exhibit import readings, usual_choice
from dashboard.claims.exhibit_overview import turnover
from dashboard.claims.exhibit_remarks import series_beside
from dashboard.claims.remarks import remarks_of
from dashboard.exhibit import Exhibit
from dashboard.goods.exhibit import GoodsChoice, by_groups, records_of
from dashboard.ledgers.exhibit import LedgersChoice, two_ledgers
from dashboard.package.package import open_package
from dashboard.series.books import Request
from dashboard.series.exhibit import over_time
from dashboard.series.from_package import pairs_of
from dashboard.series.trade import TradeChoice
from dashboard.sharing.fitting import keeps_shape
from dashboard.sharing.key import charts_of
from dashboard.sharing.markdown import plain
from dashboard.sharing.picture import SIZES, picture, png
from dashboard.sharing.told import sources_told
from dashboard.sharing.view import Choice, View
from dashboard.text.lines import CUT
from dashboard.views.views import views_of
from dashboard.vocabulary import Ledger, Measure

PACKAGE = open_package()
BY_ID = {pair.id: pair for pair in pairs_of(PACKAGE)}
IRAN, TURKEY = BY_ID["RUS-IRN"], BY_ID["RUS-TUR"]
ESTIMATE, DASHED, LEVEL, DIAMOND = "IMF estimate", "dashed: ", "fine dots: ", "hollow diamond: "
HOSTILE = "</svg><script>1</script> \x00\x1b\x0b ]]> &amp; \ud800 \ufffe \u202e😀👩‍👧 سلام דג \r\n"


def trade(*shown: str, end: int | None = None, measure: Measure = Measure.TURNOVER) -> Exhibit:
    request = Request((IRAN, TURKEY), start=1992, end=end, measure=measure)
    return over_time(PACKAGE, TradeChoice(request, show=frozenset(shown)))


@cache
def exhibits() -> dict[str, Exhibit]:
    court, remark = court_of(PACKAGE), remarks_of(PACKAGE)[0]
    record = next(iter(records_of(PACKAGE).values()))[0]
    return {
        "overview": turnover(PACKAGE, Ledger.FIRST, None),
        "trade": trade("claims", "statements", "events"),
        "ledgers": two_ledgers(PACKAGE, LedgersChoice(Request((IRAN,)))),
        "goods": by_groups(PACKAGE, GoodsChoice(record)),
        "readings": readings(PACKAGE, usual_choice(court.claims[0], (1992, 2024))),
        "remark": series_beside(PACKAGE, remark, remark.topics[0]),
    }


def view_of(exhibit: Exhibit) -> View:
    pairs = Choice("pairs", "Pairs", ("RUS-IRN", "RUS-TUR"), ("Russia–Iran", "Russia–Turkey"))
    return View("trade", exhibit, (pairs,), PACKAGE.digest)


def drawn(exhibit: Exhibit, size: str = "article") -> Element:
    return fromstring(picture(view_of(exhibit), SIZES[size]))


def texts(element: Element) -> Iterator[tuple[str, float]]:
    """The words that are seen, each with the size of its type in the picture's own pixels."""
    for each in element.iter():
        if each.tag.endswith("text") and each.text:
            yield each.text, float(each.get("font-size", "12").removesuffix("px"))


def uncut(element: Element) -> str:
    """What the file says to who reads it, whatever there was room for."""
    return next(str(each.text) for each in element if each.tag.endswith("desc"))


def words(element: Element) -> str:
    return " ".join(text for text, _ in texts(element))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", exhibits())
def test_a_picture_says_what_it_shows_whose_figures_these_are_and_where_it_is_from(
    name: str, size: str
) -> None:
    exhibit = exhibits()[name]
    view, element = view_of(exhibit), drawn(exhibit, size)
    said = words(element).replace(" ", "")
    expected = [exhibit.message, view.made_with, view.address, *exhibit.claimed]
    expected += [part.message for part in charts_of(exhibit)]
    expected += [credit.vintage for credit in exhibit.credits]
    assert [word for word in expected if word.replace(" ", "") not in said] == []
    names = [(one.title, one.title if size == "article" else one.short) for one in exhibit.credits]
    assert [one for one in names if not any(name.replace(" ", "") in said for name in one)] == []
    assert [title for title, _ in names if title not in uncut(element)] == []
    assert CUT not in said
    assert all(kind >= 10 for _, kind in texts(element))


@pytest.mark.parametrize("name", ["overview", "trade", "readings", "remark"])
def test_where_a_claim_is_drawn_its_document_is_named_with_what_is_known_of_it(name: str) -> None:
    where = next(line for line in exhibits()[name].claimed if line.startswith("Claimed in: "))
    assert "TRT World, opinion page “Between competitive partnership and rivalry”" in where
    assert "author not known, June 2022; address not known" in where
    assert trade().claimed == ()


def test_estimates_and_what_was_stated_are_named_where_they_are_drawn_and_only_there() -> None:
    reported = drawn(trade(end=2021))
    assert "whole line: reported" in words(reported)
    for sign in (ESTIMATE, DASHED, LEVEL, DIAMOND):
        assert sign not in words(reported)
    whole = drawn(trade("claims", "statements"))
    assert f"{DASHED}{ESTIMATE}" in words(whole)
    assert LEVEL in words(whole)
    assert DIAMOND in words(whole)


def test_the_events_that_are_numbered_in_a_chart_are_told_by_their_numbers() -> None:
    assert "Events: (1) 2011: Arab uprisings" in words(drawn(exhibits()["trade"], "slide"))


def test_a_gap_that_nobody_reported_is_explained() -> None:
    assert "“Not reported” means" in words(drawn(exhibits()["ledgers"]))
    assert "“Not reported” means" not in words(drawn(exhibits()["overview"]))


@pytest.mark.parametrize("name", exhibits())
def test_a_picture_has_the_shape_that_is_promised_and_else_becomes_higher(name: str) -> None:
    for key, size in SIZES.items():
        element = drawn(exhibits()[name], key)
        width, height = (int(str(element.get(side))) for side in ("width", "height"))
        assert width == size.width
        is_kept = keeps_shape(exhibits()[name], size)
        assert height == size.height if is_kept or name == "overview" else height >= size.height


def test_every_chart_but_the_grid_is_promised_in_a_square_and_on_a_slide() -> None:
    promised = {
        name: {key for key, size in SIZES.items() if keeps_shape(exhibit, size)}
        for name, exhibit in exhibits().items()
    }
    assert promised.pop("readings") == set()
    assert promised.pop("ledgers") == {"slide"}
    assert [name for name, sizes in promised.items() if sizes != {"phone", "slide"}] == []
    for part in charts_of(exhibits()["ledgers"]):
        assert keeps_shape(part, SIZES["phone"])


@pytest.mark.parametrize("part", ["beside", "shares", "oil", "events", "goods"])
def test_indicators_are_square_with_their_longest_words(part: str) -> None:
    view = views_of(PACKAGE, "indicators", {"part": (part,)})[0]
    claimed = (*view.exhibit.claimed, *["as long as a line of words " * 9] * 4)
    for one in (view, replace(view, exhibit=replace(view.exhibit, claimed=claimed))):
        element = fromstring(picture(one, SIZES["phone"]))
        assert (element.get("width"), element.get("height")) == ("1080", "1080")


def test_of_several_charts_the_source_lines_say_whose_each_is() -> None:
    ledgers, parts = exhibits()["ledgers"], exhibits()["ledgers"].parts
    lines = sources_told(ledgers)
    for part in (*parts[:2], *parts[2].parts):
        (line,) = (line for line in lines if f"“{part.message}”" in line)
        assert line.endswith(plain(part.sources[0]))
    assert sources_told(parts[0]) == [plain(parts[0].sources[0])]


def test_the_same_view_gives_the_same_bytes_and_pixels() -> None:
    view = view_of(exhibits()["ledgers"])
    once, again = (picture(view, SIZES["slide"]) for _ in range(2))
    assert once == again
    assert png(once) == png(again)
    assert png(once)[:8] == b"\x89PNG\r\n\x1a\n"


def test_a_picture_in_pixels_says_under_any_name_what_it_shows_and_where_it_is_from() -> None:
    view = view_of(exhibits()["overview"])
    said = Image.open(BytesIO(png(picture(view, SIZES["phone"])))).info
    assert said["Title"] == view.exhibit.message
    assert [one for one in (view.made_with, view.address) if one not in said["Description"]] == []


@settings(max_examples=25)
@given(st.text(max_size=300), st.sampled_from([*SIZES]))
def test_no_text_breaks_a_picture_or_gets_out_of_its_place(text: str, size: str) -> None:
    hostile = f"{HOSTILE}{text}"
    exhibit = Exhibit("none", hostile, notes=(hostile,), claimed=(hostile,))
    view = View("trade", exhibit, (Choice("q", hostile, (text,), (text,)),), "0" * 64)
    element = fromstring(picture(view, SIZES[size]))
    assert element.find(".//script") is None
    assert {each.tag.rpartition("}")[2] for each in element.iter()} <= {
        *("svg", "title", "desc", "rect", "text"),
    }


@pytest.mark.parametrize("size", SIZES)
def test_a_title_of_ten_thousand_signs_is_cut_with_an_ellipsis_and_kept_in_the_file(
    size: str,
) -> None:
    for title in ("word " * 2000, "W" * 10_000):
        element = drawn(replace(exhibits()["overview"], message=title), size)
        bold = [each for each in element if each.get("font-weight") == "bold"]
        assert len(bold) == SIZES[size].title
        assert str(bold[-1].text).endswith(CUT)
        assert "".join(str(element[0].text).split()) == "".join(title.split())


def test_an_exhibit_without_a_chart_is_told_in_words() -> None:
    element = drawn(Exhibit("none", why_not="The data hold no such figures."))
    assert "The data hold no such figures." in words(element)
    assert element.get("height") == "750"


@pytest.mark.parametrize("name", exhibits())
def test_every_text_keeps_its_width_in_a_typeface_of_other_widths_and_ends_in_the_picture(
    name: str,
) -> None:
    for key, size in SIZES.items():
        element = drawn(exhibits()[name], key)
        wide = float(str(element.get("viewBox")).split()[2])
        lines = [each for each in element.iter() if each.tag.endswith(("text", "tspan"))]
        held = {str(each.text): each.get("textLength") for each in lines if each.text}
        assert [text for text, width in held.items() if len(text) > 1 and not width] == []
        own = [each for each in element if each.tag.endswith("text")]
        ends = [float(str(each.get("x"))) + float(each.get("textLength", "0")) for each in own]
        assert max(ends) <= wide, size
