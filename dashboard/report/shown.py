"""What a report shows of a view: its chart drawn wide and narrow, and as Vega, and its parts."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from dashboard.exhibit import Exhibit
from dashboard.sharing.lean import lean
from dashboard.sharing.svg import svg_of
from dashboard.sharing.vega import compiled
from dashboard.sharing.view import View

WIDE, NARROW = 760, 328
"""Widths of a chart in pixels: on a desk and on paper, and on a phone of 360."""
OF = ("pair", "claim")
"""The choices by which several views of one page are told apart in a report."""
HEIGHT = re.compile(r'height="(\d+)"')


@dataclass(frozen=True, eq=False)
class Shown:
    """An exhibit of a report; `id` names it among all others of the page."""

    id: str
    exhibit: Exhibit

    @cached_property
    def parts(self) -> tuple["Shown", ...]:
        """The exhibits under this one's message."""
        return tuple(Shown(f"{self.id}-{part.key}", part) for part in self.exhibit.parts)

    @cached_property
    def charts(self) -> tuple["Shown", ...]:
        """Itself and those under it that have a chart, in their order."""
        return tuple(self._charts())

    def _charts(self) -> Iterator["Shown"]:
        if self.exhibit.chart:
            yield self
        for part in self.parts:
            yield from part.charts

    @cached_property
    def wide(self) -> Markup:
        """Its chart as an SVG for a desk and for paper."""
        return self._drawn(WIDE, "wide")

    @cached_property
    def narrow(self) -> Markup:
        """Its chart as an SVG for a phone."""
        return self._drawn(NARROW, "narrow")

    @cached_property
    def data(self) -> Markup:
        """Its chart for Vega, as JSON that a script element can hold."""
        spec = compiled(self.exhibit.chart, WIDE)
        text = json.dumps(spec, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        return Markup(text.replace("<", "\\u003c"))  # noqa: S704  (no tag can begin in it)

    def _drawn(self, width: int, name: str) -> Markup:
        svg = svg_of(self.exhibit.chart, width, f"{self.id}-{name}")
        return Markup(lean(svg))  # noqa: S704  (made here; its texts are escaped by the renderer)


def height(svg: Markup) -> int:
    """How high an SVG is, in pixels."""
    found = HEIGHT.search(svg)
    return int(found[1]) if found else 0


@dataclass(frozen=True, eq=False)
class Part:
    """A part of a report: a view, its exhibit to be shown, and what to beware of in it."""

    view: View
    shown: Shown
    caution: str = ""

    @property
    def name(self) -> str:
        """What it is called among others: its page, what it is of, and what is not usual in it."""
        told = [one for one in self.view.choices if one.key in OF or not one.is_usual]
        words = [word for one in told for word in one.words]
        return ": ".join(filter(None, (self.view.title, ", ".join(words))))
