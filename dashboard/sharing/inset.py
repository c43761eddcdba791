"""A chart as a part of a picture: drawn as wide as its place, with a light ground behind words."""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import NamedTuple
from xml.etree.ElementTree import Element, fromstring, tostring

from dashboard.drawing.axes import LANE
from dashboard.drawing.frame import drawn_for
from dashboard.drawing.ink import PAPER
from dashboard.exhibit import Exhibit, Spec
from dashboard.sharing.svg import svg_of
from dashboard.text.lines import INVALID, as_wide

NAMESPACE = "http://www.w3.org/2000/svg"
BOLD = ("600", "bold")
CLIP = re.compile(r' clip-path="[^"]*"')
"""On a page it cuts off what a reader has zoomed away. In a picture nothing is: it would only halve
marks at an edge of the plot, and each costs the renderer as long as all the rest."""
ABOVE, AROUND = ("heads", "events"), 71
"""What stands in lanes above a plot, and the height of an axis with its title."""


class Extent(NamedTuple):
    """The usual height of a chart, and the part of it, its plot's, that can be chosen."""

    height: float
    plot: float


@dataclass(frozen=True)
class Inset:
    """A chart drawn for a picture so many pixels high, and how high it usually is."""

    element: Element
    height: float
    usual: Extent


def expected(exhibit: Exhibit) -> Extent:
    """About how high a chart will be: what its words above and below the plot take at most."""
    spec = exhibit.chart
    rows = {name: table.num_rows for name, table in spec.get("datasets", {}).items()}
    marks = (spec["datasets"][name] for name in ABOVE if rows.get(name))
    above = max((lane + 1 for table in marks for lane in table["lane"].to_pylist()), default=0)
    high = float(spec["height"])
    lines = above + rows.get("lanes", 0)
    return Extent(high + AROUND + LANE * lines, high if is_elastic(spec) else 0.0)


def svg_for(exhibit: Exhibit, width: float, stretch: float = 1.0, name: str = "") -> str:
    """The chart of an exhibit as an SVG, its words placed for a picture so many pixels wide.

    Its plot is so many times as high as usual, where that can be chosen; `name` tells what its
    parts are called by, among other SVGs.
    """
    root = _drawn(exhibit, width, stretch, name)
    root.set("xmlns", NAMESPACE)
    return tostring(root, encoding="unicode")


def inset(exhibit: Exhibit, width: float, stretch: float = 1.0) -> Inset:
    """The chart of an exhibit so many pixels wide, its plot so many times as high as usual."""
    plot, root = expected(exhibit).plot, _drawn(exhibit, width, stretch)
    _with_grounds(root)
    chart = Element("g", {"stroke-miterlimit": "10"})
    chart.extend(root)
    high = float(root.attrib["height"])
    return Inset(chart, high, Extent(high + plot - int(plot * stretch), plot))


def _drawn(exhibit: Exhibit, width: float, stretch: float, name: str = "") -> Element:
    """The chart as an SVG in no namespace, whose words keep their widths in every typeface."""
    with drawn_for(width, stretch):
        spec = replace(exhibit).chart
    if is_elastic(spec):
        spec = {**spec, "height": int(spec["height"] * stretch)}
    drawn = INVALID.sub("\ufffd", CLIP.sub("", svg_of(spec, round(width), name or exhibit.key)))
    root = fromstring(drawn.replace(f' xmlns="{NAMESPACE}"', "", 1))  # noqa: S314  (our own)
    for words in root.iter("text"):
        size = float(words.get("font-size", "12").removesuffix("px"))
        bold = words.get("font-weight") in BOLD
        for line in (words, *words):
            line.attrib.update(as_wide(line.text or "", size, bold=bold))
    return root


def is_elastic(spec: Spec) -> bool:
    """Whether a chart can be made higher: its values have no rows and no pixels of their own."""
    ways = [*_upwards(spec)]
    free = all(way.get("type") == "quantitative" and "range" not in _scale(way) for way in ways)
    return bool(ways) and free and isinstance(spec.get("height"), int)


def _upwards(spec: Spec) -> Iterator[Spec]:
    """How every layer places its marks from foot to top."""
    way = spec.get("encoding", {}).get("y")
    if way and "field" in way:
        yield way
    for layer in spec.get("layer", ()):
        yield from _upwards(layer)


def _scale(way: Spec) -> Spec:
    scale: Spec = way.get("scale") or {}
    return scale


def _with_grounds(root: Element) -> None:
    """Behind every word of the plot its outline in white, so that no line runs through it."""
    for parent in [*root.iter("g")]:
        for place, group in reversed([*enumerate(parent)]):
            kind = group.get("class", "")
            if "mark-text role-mark" in kind and "signs" not in kind and len(group):
                parent.insert(place, _ground(group))


def _ground(words: Element) -> Element:
    ground = deepcopy(words)
    ground.attrib.update(stroke=PAPER, **{"stroke-width": "3", "stroke-linejoin": "round"})
    for text in ground.iter("text"):
        text.set("fill", PAPER)
    return ground
