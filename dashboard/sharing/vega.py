"""What makes a chart answer a pointer in a browser, put into a page whole: nothing is fetched."""

import base64
import zlib
from functools import cache
from typing import Any

import vl_convert

from dashboard.exhibit import Spec
from dashboard.sharing.svg import rendered, still


@cache
def bundle() -> str:
    """Vega as a script that sets `window.vegaEmbed`; charts come to it already compiled."""
    script = rendered(vl_convert.javascript_bundle, "window.vegaEmbed=vegaEmbed;")
    return f"(function(){{{script}}})();"


@cache
def packed() -> str:
    """The same in less than half the bytes: deflated (RFC 1950), in base 64."""
    return base64.b64encode(zlib.compress(bundle().encode(), 9)).decode("ascii")


def compiled(spec: Spec, width: float) -> dict[str, Any]:
    """A specification as Vega draws it without Vega-Lite, with its rows, so many pixels wide."""
    drawn: dict[str, Any] = rendered(vl_convert.vegalite_to_vega, still(spec) | {"width": width})
    return drawn
