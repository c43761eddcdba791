"""What every request passes before it is answered."""

from collections.abc import Sequence

from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.door import READ_ONLY, read_only
from dashboard.serving.before import FirstAnswer
from dashboard.serving.frontend import FrontendKept

READING = frozenset({"GET", "HEAD", "OPTIONS"})


class OnlyRead:
    """Middleware for a server that only shows: what would hand something in is refused.

    A page without a place for files would not keep a program from sending one.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] == "http" and scope["method"] not in READING and read_only():
            await PlainTextResponse(f"{READ_ONLY}\n", 403)(scope, receive, send)
            return
        await self._app(scope, receive, send)


def before_all(hosts: Sequence[str]) -> list[Middleware]:
    """The host check that Streamlit makes for its pages' data, for every answer; then the answer.

    An empty list of hosts allows all, as it does for Streamlit.
    """
    allowed = list(hosts) or ["*"]
    return [
        Middleware(TrustedHostMiddleware, allowed_hosts=allowed, www_redirect=False),
        Middleware(OnlyRead),
        Middleware(FrontendKept),
        Middleware(FirstAnswer),
    ]
