"""A chart as an SVG, worked out here: no browser, no network.

Text is in a typeface that the renderer brings along and whose widths every computer knows as
Arial's, so that the same data give the same picture everywhere.
"""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, ParamSpec, TypeVar

import vl_convert

from dashboard.exhibit import Spec

TYPEFACE = "Liberation Sans, Arial, Helvetica, sans-serif"
P = ParamSpec("P")
T = TypeVar("T")
RENDERER = ThreadPoolExecutor(1, "renderer")
"""Every thread that draws keeps some 15 megabytes for good, so one draws for all."""
MADE_ID = re.compile(r'(id="|url\(#|href="#)((?:clip|gradient_)\w*)')


def rendered(make: Callable[P, T], *said: P.args, **chosen: P.kwargs) -> T:
    """What the renderer makes, on the one thread that has it; its errors are raised here."""
    return RENDERER.submit(make, *said, **chosen).result()


def svg_of(spec: Spec, width: float, name: str) -> str:
    """A specification as an SVG on no ground; the same gives the same text, byte for byte.

    `name` tells what its parts are called by, among other SVGs.
    """
    drawn = rendered(vl_convert.vegalite_to_svg, still(spec) | {"width": width})
    return _own_ids(drawn, name)


def still(spec: Spec) -> dict[str, Any]:
    """A specification that JSON can hold, with its rows as plain records, in our typeface."""
    tables = {key: table.to_pylist() for key, table in spec.get("datasets", {}).items()}
    config = spec.get("config", {})
    text = {**config.get("text", {}), "font": TYPEFACE}
    return {**spec, "datasets": tables, "config": {**config, "font": TYPEFACE, "text": text}}


def _own_ids(svg: str, name: str) -> str:
    """The renderer counts on from picture to picture; here each picture begins with one."""
    numbers: dict[str, str] = {}

    def renamed(found: re.Match[str]) -> str:
        before, made = found.groups()
        return f"{before}{numbers.setdefault(made, f'{name}-{len(numbers) + 1}')}"

    return MADE_ID.sub(renamed, svg)
