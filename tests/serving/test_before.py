"""The answer of a page stands in the page that is served, or stands aside whole."""

import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
import streamlit
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from dashboard.package.package import Package
from dashboard.package.shelf import Look
from dashboard.serving.before import FirstAnswer
from dashboard.serving.first import BEFORE, first_answer
from dashboard.views.views import view_of

INDEX = (Path(streamlit.__file__).parent / "static" / "index.html").read_text("utf-8")
Serve = Callable[..., TestClient]


@pytest.fixture
def serve(package: Package, monkeypatch: pytest.MonkeyPatch) -> Serve:
    """A server of one page, with the answer before it."""

    def server(index: str = INDEX, look: Look | None = None, **headers: str) -> TestClient:
        monkeypatch.setattr("dashboard.serving.before.current", lambda: look or Look(package))
        monkeypatch.setattr("dashboard.serving.before.PATIENCE", 60)

        def served(request: Request) -> Response:
            assert "if-none-match" not in request.headers
            return HTMLResponse(index, headers={"etag": "1", **headers})

        app = Starlette(routes=[Route("/{page:path}", served)])
        return TestClient(FirstAnswer(app))

    return server


class Words(HTMLParser):
    """What a reader without a script sees of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self._silent = 0
        self.feed(page)

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.said.append(" ".join(data.split()))


@pytest.mark.parametrize("page", BEFORE)
def test_the_page_served_holds_its_message_its_chart_and_its_sources_as_text(
    serve: Serve, package: Package, page: str
) -> None:
    served = serve().get(f"/{page}", headers={"If-None-Match": "1"})
    said = " ".join(Words(served.text).said)
    exhibit = view_of(package, page, {}).exhibit

    assert exhibit.message in said
    assert all(credit.short in said or credit.publisher in said for credit in exhibit.credits)
    assert "<svg" in served.text
    assert served.text.count('<div id="root"></div>') == 1
    assert served.headers["cache-control"] == "no-store"
    assert "etag" not in served.headers
    assert "· Two Ledgers</title>" in served.text


def test_the_answer_is_of_the_choices_in_the_address(serve: Serve, package: Package) -> None:
    address = "/trade?pairs=RUS-DEU&measure=imports"
    words = {"pairs": ["RUS-DEU"], "measure": ["imports"]}

    served = " ".join(Words(serve().get(address).text).said)

    assert view_of(package, "trade", words).exhibit.message in served
    assert view_of(package, "trade", {}).exhibit.message not in served


@pytest.mark.parametrize(
    "address",
    [
        "/trade?pairs=RUS-XXX",
        "/trade?unknown=1",
        "/trade?data=00000000",
        "/trade?v=99",
        "/trade?embed=true",
        "/data",
        "/check",
        "/method",
        "/claims?part=statements",
    ],
)
def test_where_the_page_will_say_something_else_nothing_stands_before_it(
    serve: Serve, address: str
) -> None:
    assert serve().get(address).text == INDEX


@pytest.mark.parametrize(
    "index",
    [
        INDEX.replace('<div id="root"></div>', '<div id="app"></div>'),
        INDEX.replace('<div id="root"></div>', '<div id="root"></div><div id="root"></div>'),
        re.sub("SourceSansVF-Upright", "OtherFont", INDEX),
        "<html><body>Another page</body></html>",
    ],
)
def test_it_stands_aside_whole_where_the_page_is_not_as_expected(serve: Serve, index: str) -> None:
    assert serve(index).get("/trade").text == index


def test_problems_with_the_data_are_told_by_the_page(serve: Serve, package: Package) -> None:
    from dashboard.errors import Problem

    troubled = Look(package, (Problem("claims.csv", "is broken."),))
    assert serve(look=troubled).get("/trade").text == INDEX
    assert serve(look=Look(None)).get("/trade").text == INDEX
    aside = replace(package, set_aside=(Problem("claims.csv", "is left out."),))
    assert serve(look=Look(aside)).get("/trade").text == INDEX


def test_an_answer_that_breaks_keeps_no_page_back(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_asked: object) -> str:
        raise ZeroDivisionError

    server = serve()
    monkeypatch.setattr("dashboard.serving.before.first_answer", broken)

    assert server.get("/trade").text == INDEX


def test_a_page_asked_for_as_a_part_of_another_is_one_chart(serve: Serve) -> None:
    answer = serve().get("/trade?pairs=RUS-DEU&pairs=RUS-IRN&embed=1", follow_redirects=False)

    assert answer.status_code == 307
    assert answer.headers["location"] == "./trade.html?pairs=RUS-DEU&pairs=RUS-IRN"


def test_an_answer_is_made_once_for_the_same_data_and_choices(package: Package) -> None:
    assert first_answer(package, "trade", ()) is first_answer(package, "trade", ())
