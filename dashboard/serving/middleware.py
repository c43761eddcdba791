"""What every request passes before it is answered."""

from collections.abc import Sequence

from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware


def before_all(hosts: Sequence[str]) -> list[Middleware]:
    """The host check that Streamlit makes for its pages' data, for every answer; none for none."""
    allowed = list(hosts) or ["*"]
    return [Middleware(TrustedHostMiddleware, allowed_hosts=allowed, www_redirect=False)]
