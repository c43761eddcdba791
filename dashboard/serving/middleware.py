"""What every request passes before it is answered."""

from collections.abc import Sequence

from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from dashboard.serving.before import FirstAnswer
from dashboard.serving.frontend import FrontendKept


def before_all(hosts: Sequence[str]) -> list[Middleware]:
    """The host check that Streamlit makes for its pages' data, for every answer; then the answer.

    An empty list of hosts allows all, as it does for Streamlit.
    """
    allowed = list(hosts) or ["*"]
    return [
        Middleware(TrustedHostMiddleware, allowed_hosts=allowed, www_redirect=False),
        Middleware(FrontendKept),
        Middleware(FirstAnswer),
    ]
