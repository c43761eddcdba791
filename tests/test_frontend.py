"""The files of Streamlit's frontend are named beforehand and answered as Streamlit would."""

import re

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from dashboard.serving import frontend
from dashboard.serving.frontend import HOME, FrontendKept, ahead, hastened

INDEX = (HOME / "index.html").read_text("utf-8")
PRELOADED = re.compile(r'<link rel="modulepreload" crossorigin href="\./([^"]+)">')


@pytest.fixture
def client() -> TestClient:
    """A server whose own answer to anything is that it was asked."""
    asked = Route("/{path:path}", lambda request: PlainTextResponse(f"asked {request.url.path}"))
    return TestClient(FrontendKept(Starlette(routes=[asked])))


def test_the_page_names_the_files_of_a_chart_that_it_would_not_name_itself() -> None:
    before, after = (PRELOADED.findall(page) for page in (INDEX, hastened(INDEX)))
    more = after[len(before) :]
    assert after == [*before, *more]
    assert any("/ArrowVegaLiteChart." in name for name in more)
    assert any("/embed." in name for name in more)
    assert len(set(after)) == len(after)
    assert all((HOME / name).is_file() for name in more)


def test_where_the_server_is_stands_before_every_script_and_in_words_that_the_frontend_reads() -> (
    None
):
    page = hastened(INDEX)
    assert page.index("window.__streamlit") < page.index('type="module"')
    (entry,) = re.findall(r'type="module"[^>]* src="\./([^"]+)"', INDEX)
    reads = (HOME / entry).read_text("utf-8")
    words = ("__streamlit", "BACKEND_BASE_URL", "HOST_CONFIG", "allowedOrigins")
    for word in (*words, "useExternalAuthToken"):
        assert word in frontend.SERVER
        assert word in reads


def test_another_page_or_list_of_files_is_left_without_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    assert hastened("<p>Something else</p>") == "<p>Something else</p>"
    monkeypatch.setattr(frontend, "HOME", tmp_path)
    assert ahead.__wrapped__() == ()


def test_a_file_from_memory_is_what_streamlit_serves_and_all_else_is_asked_of_it(
    client: TestClient,
) -> None:
    for path in ahead():
        answer = client.get(f"/{path}")
        assert answer.content == (HOME / path).read_bytes()
        assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
        assert "immutable" in answer.headers["cache-control"]
    for path in ("/", "/index.html", "/static/js/none.js", "/static/../index.html"):
        assert client.get(path).text.startswith("asked")
    part = {"range": "bytes=0-9"}
    assert client.get(f"/{ahead()[0]}", headers=part).text.startswith("asked")
    assert client.post(f"/{ahead()[0]}").status_code == 405
