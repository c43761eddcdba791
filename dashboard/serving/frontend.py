"""Streamlit's own frontend, sooner in the browser: what a page will need is asked for at once.

A page of Streamlit's asks for the code that draws a chart only when it is told of the chart, and
speaks to its server only after it has asked, at two addresses, whether there is one. The served
page can say both beforehand. Where Streamlit does not know these words they do nothing.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from mimetypes import guess_type
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

HOME = Path(str(files("streamlit"))) / "static"
ENTRY = "index.html"
DRAWN = ("ArrowVegaLiteChart.tsx", "Html.tsx")
"""What every page with a chart is drawn with, besides what any page needs."""
HEAD = "</head>"
FIRST_SCRIPT = "<script"
SERVER = (
    "<script>window.__streamlit = {BACKEND_BASE_URL: location.origin + '/', HOST_CONFIG: "
    "{allowedOrigins: [location.origin], useExternalAuthToken: false}}</script>"
)
"""Where the server is: the page then speaks to it at once, and asks after it meanwhile."""
LASTING = {"Cache-Control": "public, immutable, max-age=31536000"}
"""Each file has its content in its name; Streamlit says the same of them."""


def hastened(page: str) -> str:
    """The page that Streamlit serves, told where its server is and what it will draw with."""
    links = "".join(f'<link rel="modulepreload" crossorigin href="./{name}">' for name in ahead())
    told = page.replace(FIRST_SCRIPT, SERVER + FIRST_SCRIPT, 1)
    return told.replace(HEAD, links + HEAD, 1)


@cache
def ahead() -> tuple[str, ...]:
    """The files that a chart is drawn with and that the served page does not ask for by itself."""
    try:
        listed = json.loads((HOME / "manifest.json").read_text("utf-8"))
        drawn = [key for key in listed if key.rpartition("/")[2] in DRAWN]
        needed = dict.fromkeys(_with_imports(listed, [ENTRY, *drawn]))
        return tuple(name for name in needed if name not in set(_with_imports(listed, [ENTRY])))
    except (OSError, ValueError, KeyError, TypeError):
        return ()


def _with_imports(listed: Mapping[str, Any], keys: Sequence[str]) -> Iterator[str]:
    """The files of some entries of Streamlit's list, and of all that they import."""
    seen: dict[str, None] = dict.fromkeys(keys)
    waiting = list(keys)
    while waiting:
        entry = listed[waiting.pop(0)]
        yield entry["file"]
        imported = [key for key in entry.get("imports", ()) if key not in seen]
        seen |= dict.fromkeys(imported)
        waiting += imported


class FrontendKept:
    """Middleware that answers for the files of the frontend from memory.

    A new reader's browser asks for a hundred of them, and looking each up on the disk takes the
    server longer than all else that it does for the page.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._places = {
            f"/{path.relative_to(HOME).as_posix()}": path
            for path in (HOME / "static").rglob("*")
            if path.is_file()
        }
        self._kept: dict[str, bytes] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        path = scope.get("path", "").removeprefix(scope.get("root_path", ""))
        asks_plainly = scope["type"] == "http" and scope["method"] == "GET"
        if not asks_plainly or path not in self._places or _asks_for_a_part(scope):
            await self._app(scope, receive, send)
            return
        if path not in self._kept:
            self._kept[path] = await run_in_threadpool(self._places[path].read_bytes)
        kind = "text/javascript" if path.endswith(".js") else guess_type(path)[0]
        answer = Response(self._kept[path], headers=LASTING, media_type=kind)
        await answer(scope, receive, send)


def _asks_for_a_part(scope: Scope) -> bool:
    return any(name == b"range" for name, _ in scope["headers"])
