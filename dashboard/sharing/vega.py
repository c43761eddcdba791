"""What makes a chart answer a pointer in a browser, to be put into a page whole: nothing is fetched."""

from functools import cache
from typing import Any

import vl_convert

from dashboard.exhibit import Spec
from dashboard.sharing.svg import still


@cache
def bundle() -> str:
    """Vega alone as a script that sets `window.vega`: charts come to it already compiled."""
    script = vl_convert.javascript_bundle("window.vega=vega;")
    return f"(function(){{{script}}})();"


def compiled(spec: Spec, width: float) -> dict[str, Any]:
    """A specification as Vega draws it without Vega-Lite, with its rows, so many pixels wide."""
    drawn: dict[str, Any] = vl_convert.vegalite_to_vega(still(spec) | {"width": width})
    return drawn
