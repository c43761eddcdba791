"""What of a drawn chart stands on something else: words on words, and lines through words."""

import re
from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import NamedTuple
from xml.etree.ElementTree import Element

from dashboard.drawing.ink import GRID, PAPER
from dashboard.text.lines import width_of

MOVED = re.compile(r"translate\((-?[\d.e-]+),(-?[\d.e-]+)\)")
POINT = re.compile(r"([ML])(-?[\d.e-]+),(-?[\d.e-]+)")
TALL, SLACK = 0.68, 1.0
"""The height of a capital by the size of its type, and pixels that may touch."""
EVERY = 2.0


class Box(NamedTuple):
    """Words, and where they stand."""

    words: str
    left: float
    right: float
    top: float
    foot: float

    def touches(self, other: "Box") -> bool:
        """Whether two stand on each other."""
        across = min(self.right, other.right) - max(self.left, other.left)
        upwards = min(self.foot, other.foot) - max(self.top, other.top)
        return across > SLACK and upwards > SLACK

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is under the words."""
        return (
            self.left + SLACK < x < self.right - SLACK and self.top + SLACK < y < self.foot - SLACK
        )


def overlapping(root: Element) -> list[tuple[str, str]]:
    """Words that stand on each other."""
    boxes = [*_boxes(root, 0, 0)]
    return [(a.words, b.words) for a, b in combinations(boxes, 2) if a.touches(b)]


def struck(root: Element) -> list[str]:
    """Words in a plot with a line of it through them."""
    points = [*_points(root, 0, 0)]
    named = [one for one in _boxes(root, 0, 0) if any(one.holds(*point) for point in points)]
    return [one.words for one in named]


def _tag(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _place(element: Element, x: float, y: float) -> tuple[float, float]:
    moved = MOVED.match(element.get("transform", ""))
    return (x + float(moved[1]), y + float(moved[2])) if moved else (x, y)


def _boxes(element: Element, x: float, y: float) -> Iterator[Box]:
    x, y = _place(element, x, y)
    if _tag(element) == "text" and element.get("fill") != PAPER and element.get("opacity") != "0":
        yield from _lines(element, x, y)
        return
    for each in element:
        yield from _boxes(each, x, y)


def _lines(text: Element, x: float, y: float) -> Iterator[Box]:
    size = float(text.get("font-size", "12").removesuffix("px"))
    bold = text.get("font-weight") in ("600", "bold")
    x, y = x + float(text.get("x", "0")), y + float(text.get("y", "0"))
    before = {"middle": 0.5, "end": 1.0}.get(text.get("text-anchor", ""), 0.0)
    for line in [text, *text]:
        said = (line.text or "").strip()
        y += float(line.get("dy", "0")) if line is not text else 0
        if said:
            wide = width_of(said, size, bold=bold)
            left = x - before * wide
            yield Box(said, left, left + wide, y - TALL * size, y)


def _points(
    element: Element, x: float, y: float, inside: str = ""
) -> Iterator[tuple[float, float]]:
    """Points on the lines and rules of plots, close to each other; none of an axis."""
    kind = element.get("class", "")
    if "role-axis" in kind or "role-title" in kind:
        return
    inside = kind if "mark-" in kind else inside
    x, y = _place(element, x, y)
    if "mark-line" in inside and _tag(element) == "path":
        ends = [
            (kind, x + float(a), y + float(b)) for kind, a, b in POINT.findall(element.get("d", ""))
        ]
        for (_, *one), (way, *two) in pairwise(ends):
            if way == "L":
                yield from _between(*one, *two)
    if "mark-rule" in inside and _tag(element) == "line" and _is_firm(element):
        yield from _between(
            x, y, x + float(element.get("x2", "0")), y + float(element.get("y2", "0"))
        )
    for each in element:
        yield from _points(each, x, y, inside)


def _is_firm(rule: Element) -> bool:
    """Whether a rule is a level, and no day that words are read over."""
    return rule.get("x2", "0") != "0" and rule.get("stroke") != GRID


def _between(a: float, b: float, c: float, d: float) -> Iterator[tuple[float, float]]:
    count = 1 + int(max(abs(c - a), abs(d - b)) / EVERY)
    for step in range(count + 1):
        yield a + (c - a) * step / count, b + (d - b) * step / count
