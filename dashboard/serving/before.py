"""Puts the answer of the page asked for into the page that Streamlit serves.

A reader sees it at once; Streamlit's own page takes its place when it is drawn. Where the served
page, the data or the address are not as expected, all of it stands aside: the page is served as
Streamlit made it.
"""

import asyncio
import logging
import re
from collections.abc import Mapping
from html import escape
from urllib.parse import parse_qs, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.errors import UnknownChoice
from dashboard.package.package import Package
from dashboard.serving.first import BEFORE, first_answer
from dashboard.serving.frontend import hastened
from dashboard.sharing.link import BESIDES, VERSIONS
from dashboard.sharing.view import TITLES
from dashboard.views.addressed import Asked
from dashboard.warehouse.shown import current

LOG = logging.getLogger("two_ledgers")
ROOT = '<div id="root"></div>'
EMBEDDED = "embed"
TITLE = "<title>Streamlit</title>"
FONT = re.compile(r'href="(\./static/media/SourceSansVF-Upright[^"]*\.woff2)"')
PATIENCE = 0.5
"""Seconds that a page waits for its answer: made for another, it is there at once."""
PLAIN = frozenset({b"accept-encoding", b"if-none-match", b"if-modified-since", b"range"})
"""What is not asked of Streamlit: a page packed, or the word that it is as it was."""


class FirstAnswer:
    """Middleware for the pages that have an answer to show; everything else passes by."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        page = _page(scope)
        if page and _said(scope).get(EMBEDDED) == ["1"]:
            await _framed(page, scope)(scope, receive, send)
            return
        answer = await _in_time(page, scope) if page else ""
        if not answer:
            await self._app(scope, receive, send)
            return
        plain = [(name, value) for name, value in scope["headers"] if name not in PLAIN]
        served = _Held()
        await self._app({**scope, "headers": plain}, receive, served)
        await _put_in(served, answer, page)(scope, receive, send)


async def _in_time(page: str, scope: Scope) -> str:
    """The answer if it is ready soon; a page is not kept back by one that is still being made."""
    making = asyncio.ensure_future(run_in_threadpool(_answer, page, scope))
    await asyncio.wait([making], timeout=PATIENCE)
    return making.result() if making.done() else ""


class _Held:
    """What Streamlit answers, held back until it is whole."""

    def __init__(self) -> None:
        self.status, self.body = 200, b""
        self.headers = Headers()

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status, self.headers = message["status"], Headers(raw=message["headers"])
        else:
            self.body += message.get("body", b"")


def _framed(page: str, scope: Scope) -> Response:
    """One chart instead of a page: the same view at the address that a frame asks for."""
    words = {key: said for key, said in _said(scope).items() if key != EMBEDDED}
    return RedirectResponse(f"./{page}.html?{urlencode(words, doseq=True)}", 307)


def _page(scope: Scope) -> str:
    """The page with a chart that is asked for; empty for anything else."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return ""
    name = scope["path"].removeprefix(scope.get("root_path", "")).strip("/") or next(iter(TITLES))
    return name if name in BEFORE else ""


def _answer(page: str, scope: Scope) -> str:
    """The answer to an address; empty where the page will say more than that, or something else."""
    look, said = current(), _said(scope)
    package = look.package
    says_more = look.problems or look.said or (package is not None and package.set_aside)
    if package is None or says_more or _made_with_other(package, said):
        return ""
    asked: Asked = tuple((key, tuple(words)) for key, words in said.items() if key not in BESIDES)
    try:
        return first_answer(package, page, asked)
    except UnknownChoice:
        return ""
    except Exception:
        # The page tells by itself what it cannot show; it must not be kept back by its forerunner.
        LOG.exception("The first answer of the page %s cannot be made.", page)
        return ""


def _said(scope: Scope) -> Mapping[str, list[str]]:
    return parse_qs(scope["query_string"].decode("latin-1"), keep_blank_values=True)


def _made_with_other(package: Package, said: Mapping[str, list[str]]) -> bool:
    """Whether a link was made with other data or by another version: the page says so first."""
    of_data = any(word != package.digest[:8] for word in said.get("data", ()))
    return of_data or any(word not in VERSIONS for word in said.get("v", ()))


def _put_in(served: _Held, answer: str, page: str) -> Response:
    """The page served, with the answer before the place in which Streamlit draws."""
    headers = MutableHeaders(raw=list(served.headers.raw))
    body = served.body
    if served.status == 200 and headers.get("content-type", "").startswith("text/html"):
        text = body.decode("utf-8", "replace")
        if text.count(ROOT) == 1 and len(found := FONT.findall(text)) == 1:
            titled = text.replace(TITLE, f"<title>{escape(TITLES[page])} · Two Ledgers</title>")
            whole = hastened(titled).replace(ROOT, answer.replace("FONT_FILE", found[0]))
            body = whole.encode()
            for name in ("etag", "last-modified"):
                del headers[name]
            headers["cache-control"] = "no-store"
    del headers["content-length"]
    return Response(body, served.status, dict(headers.items()))
