"""One view as a page of its own: whole, inert, and with its source."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from dashboard.exhibit import Exhibit
from dashboard.package.package import Package
from dashboard.sharing.one_chart import MOST_LETTERS, one_chart
from dashboard.sharing.view import View
from dashboard.views.views import PAGES, view_of

VOID = {"meta", "link", "br", "img", "hr", "input"}
HOSTILE = '</style></svg><script>alert(1)</script><img src=x onerror=alert(1)> "&amp; \x00\u202e'
FETCHING = {"src", "srcset", "data", "action", "poster", "background", "xlink:href"}


class Read(HTMLParser):
    """A page read strictly: what is opened is closed, in its order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.said = ""
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.said += f" {data}"

    def attributes(self) -> Iterator[tuple[str, str]]:
        for _, attrs in self.tags:
            yield from ((name, value or "") for name, value in attrs.items())


def leaves(exhibit: Exhibit) -> Iterator[Exhibit]:
    if exhibit.chart:
        yield exhibit
    for part in exhibit.parts:
        yield from leaves(part)


@pytest.mark.parametrize("projector", [False, True], ids=["frame", "projector"])
@pytest.mark.parametrize("page", PAGES)
def test_a_view_is_one_whole_page_that_asks_for_nothing_and_needs_no_script(
    package: Package, page: str, *, projector: bool
) -> None:
    view = view_of(package, page, {})

    made = one_chart(view, projector=projector)

    read = Read(made)
    assert made == one_chart(view, projector=projector)
    assert not {tag for tag, _ in read.tags} & {"script", "img", "iframe", "object", "link"}
    assert not {name for name, _ in read.attributes()} & FETCHING
    assert not [name for name, _ in read.attributes() if name.startswith("on")]
    links = [value for name, value in read.attributes() if name == "href"]
    assert links == ([] if projector else [view.address])
    style = made.partition("<style>")[2].partition("</style>")[0]
    assert "url(" not in style
    assert "@import" not in style


@pytest.mark.parametrize("projector", [False, True], ids=["frame", "projector"])
@pytest.mark.parametrize("page", PAGES)
def test_it_says_its_message_every_source_with_its_release_and_what_made_it(
    package: Package, page: str, *, projector: bool
) -> None:
    view = view_of(package, page, {})
    charts = [*leaves(view.exhibit)]

    said = Read(one_chart(view, projector=projector)).said

    for chart in charts:
        assert chart.message in said
        assert projector or chart.words in said
    assert view.exhibit.message in said
    for credit in view.exhibit.credits:
        assert credit.vintage in said
    assert view.made_with in said


def test_for_a_projector_every_chart_is_drawn_once_and_lower_and_no_note_is_told(
    package: Package,
) -> None:
    view = view_of(package, "trade", {})

    frame, wall = one_chart(view), one_chart(view, projector=True)

    wide, narrow = (int(re.findall(r'height="(\d+)"', part)[0]) for part in svgs(frame))
    (low,) = (int(re.findall(r'height="(\d+)"', part)[0]) for part in svgs(wall))
    assert low < min(wide, narrow) * 0.6
    assert "note" not in {dict(attrs).get("class") for _, attrs in Read(wall).tags}
    assert view.exhibit.words not in Read(wall).said


def test_numbers_in_a_chart_are_explained_on_a_wall_too(package: Package) -> None:
    view = view_of(package, "trade", {"show": ["events"]})

    assert "Events: (1) 2011: Arab uprisings" in Read(one_chart(view, projector=True)).said


def test_no_mark_at_an_edge_of_a_plot_is_halved(package: Package) -> None:
    assert "clip-path" not in one_chart(view_of(package, "trade", {"show": ["statements"]}))


def svgs(page: str) -> list[str]:
    return re.findall(r'<svg [^>]*class="marks"[^>]*>', page)


def test_parts_stand_beside_each_other_under_the_message_they_share(package: Package) -> None:
    view = view_of(package, "ledgers", {})

    tags = Read(one_chart(view)).tags

    rows = [attrs["class"] for tag, attrs in tags if "row" in str(attrs.get("class")).split()]
    ranks = [tag for tag, _ in tags if tag in ("h1", "h2", "h3")]
    assert rows == ["row beside", "row beside"]
    assert ranks == ["h1", "h2", "h2", "h2", "h3", "h3"]


def test_hostile_words_stay_words_and_a_long_message_is_cut(package: Package) -> None:
    view = view_of(package, "trade", {})
    credit = replace(view.exhibit.credits[0], short_name=HOSTILE, title=HOSTILE, vintage=HOSTILE)
    hostile = Exhibit(
        "hostile",
        message=HOSTILE + "x" * 10_000,
        alternative=HOSTILE,
        words=HOSTILE,
        draw=view.exhibit.draw,
        figures=view.exhibit.figures,
        notes=(HOSTILE, f"[press](javascript:alert(1)) {HOSTILE}"),
        claimed=(HOSTILE,),
        credits=(credit,),
    )
    for projector in (False, True):
        made = one_chart(View("trade", hostile, view.choices, package.digest), projector=projector)
        read = Read(made)
        assert not {"script", "img"} & {tag for tag, _ in read.tags}
        assert "javascript:" not in [value for name, value in read.attributes() if name == "href"]
        assert "x" * MOST_LETTERS not in made
        assert "<script>alert(1)</script>" in read.said
        assert not {"\u202e", "\x00"} & {*made}


def test_where_nothing_is_shown_the_page_says_why(package: Package) -> None:
    nothing = View("trade", Exhibit("no", why_not="Not here."), (), package.digest)

    assert "Not here." in Read(one_chart(nothing)).said
