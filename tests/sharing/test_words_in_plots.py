"""Words in the plots of pictures, with the data that are shipped: all can be read."""

from xml.etree.ElementTree import Element, fromstring

import pytest
from overlaps import overlapping, struck

from dashboard.drawing.axes import PADDING
from dashboard.drawing.places import AXIS
from dashboard.package.package import open_package
from dashboard.series.books import Request
from dashboard.series.exhibit import over_time
from dashboard.series.from_package import pairs_of
from dashboard.series.trade import TradeChoice
from dashboard.sharing.layout import MARGIN
from dashboard.sharing.picture import SIZES, picture
from dashboard.sharing.view import View
from dashboard.views.views import views_of

PACKAGE = open_package()
IDS = tuple(pair.id for pair in pairs_of(PACKAGE))
ASKED: list[tuple[str, dict[str, tuple[str, ...]]]] = [
    ("trade", {"pairs": IDS}),
    ("trade", {"pairs": IDS, "scale": ("log",)}),
    ("indicators", {"part": ("shares",), "pairs": IDS}),
    ("indicators", {"part": ("beside",), "pairs": IDS}),
]
LONG = "Democratic Republic of the Congo–Bosnia and Herzegovina"


def drawn(view: View, size: str) -> Element:
    return fromstring(picture(view, SIZES[size]))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("page", "said"), ASKED)
def test_of_all_pairs_at_once_no_word_stands_on_another(
    page: str, said: dict[str, tuple[str, ...]], size: str
) -> None:
    assert overlapping(drawn(views_of(PACKAGE, page, said)[0], size)) == []


@pytest.mark.parametrize("pair", IDS)
def test_of_both_ledgers_no_word_stands_on_another_or_has_a_line_through_it(pair: str) -> None:
    for size in SIZES:
        element = drawn(views_of(PACKAGE, "ledgers", {"pair": (pair,)})[0], size)
        assert (overlapping(element), struck(element)) == ([], [])


@pytest.mark.parametrize("page", ["overview", "trade", "indicators"])
def test_in_a_view_as_it_is_first_seen_no_line_goes_through_a_word(page: str) -> None:
    for size in SIZES:
        element = drawn(views_of(PACKAGE, page, {})[0], size)
        assert (overlapping(element), struck(element)) == ([], [])


@pytest.mark.parametrize("name", [LONG, f"{LONG} and {LONG}", "W" * 300])
def test_a_long_name_leaves_the_plot_half_of_the_width(name: str) -> None:
    pair, other = (each for each in pairs_of(PACKAGE) if each.id in ("RUS-IRN", "RUS-TUR"))
    exhibit = over_time(PACKAGE, TradeChoice(Request((pair._replace(label=name), other))))
    for size in SIZES:
        element = drawn(View("trade", exhibit, (), PACKAGE.digest), size)
        wide = float(str(element.get("viewBox")).split()[2])
        rules = [each for each in element.iter() if each.tag.endswith("line")]
        assert (
            max(float(each.get("x2", "0")) for each in rules)
            >= (wide - 2 * MARGIN - AXIS) / 2 - PADDING["right"]
        )
        assert overlapping(element) == []
