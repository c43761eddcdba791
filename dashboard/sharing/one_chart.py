"""One view as a page of its own: in a frame on somebody's page, or on a wall. Nothing is fetched.

Every chart is drawn twice, for a wide place and for a phone, and a style sheet shows one; a third
swaps the colours where the ground is dark. No script is needed, and no name can bring one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from xml.etree.ElementTree import tostring

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from dashboard.drawing.ink import painted, swapped
from dashboard.exhibit import Exhibit
from dashboard.sharing import words_picture as words
from dashboard.sharing.inset import inset, svg_for
from dashboard.sharing.key import Sign, charts_of, is_numbered
from dashboard.sharing.layout import rows_of
from dashboard.sharing.told import told_of
from dashboard.sharing.view import View
from dashboard.text.lines import CUT, readable

ALONE, BESIDE, NARROW = 760, 480, 296
"""Pixels that a chart is drawn for: by itself, beside another, on a phone."""
WALL, WALL_BESIDE, WALL_HIGH = 608, 300, 206
"""The same on a wall, where all is shown at twice its size or more: a letter of 12 is then 24."""
LOWEST = 114
"""A plot is made no lower than that, however much of the wall the words around it take."""
MOST_LETTERS = 400
"""A message is that long at most; the longest that we make has 300 letters."""


@dataclass(frozen=True)
class Drawn:
    """A chart of the page: its exhibit, and an SVG for each kind of screen."""

    exhibit: Exhibit
    svgs: dict[str, Markup]


def one_chart(view: View, *, projector: bool = False, light: bool = False) -> str:
    """A view as HTML: message, charts, what their marks mean, notes, sources, the way back.

    For a projector it is wide, its letters are large, and of the words only those remain that
    nobody can do without; notes, where they say what the numbers in a chart stand for. `light` is
    for a page that is light whatever its reader's screen is. The same view gives the same text,
    byte for byte.
    """
    exhibit, told = view.exhibit, told_of(view)
    rows = rows_of(exhibit, beside=2)
    drawn = {
        chart.key: _drawn(chart, row.charts, projector) for row in rows for chart in row.charts
    }
    svgs = [svg for one in drawn.values() for svg in one.svgs.values()]
    return _template().render(
        view=view,
        message=short(exhibit.message or exhibit.why_not or view.title),
        why_not=exhibit.why_not,
        rows=rows,
        drawn=drawn,
        told=told,
        notes=told.notes if not projector or is_numbered(exhibit) else [],
        words=[*dict.fromkeys(one.words for one in (exhibit, *charts_of(exhibit)) if one.words)],
        projector=projector,
        light=light,
        releases=words.in_short(exhibit.credits) if exhibit.credits else "",
        swapped=Markup(swapped(painted([*svgs, *map(sample, told.signs)]), "svg")),  # noqa: S704
    )


def short(text: str) -> str:
    """A message as one line that a page can hold, whatever somebody put into a name."""
    line = readable(text)
    return line if len(line) <= MOST_LETTERS else f"{line[: MOST_LETTERS - 2].rstrip()} {CUT}"


def sample(sign: Sign) -> Markup:
    """The mark that a sign explains, drawn."""
    return Markup("".join(tostring(part, encoding="unicode") for part in sign.sample))  # noqa: S704


def _drawn(chart: Exhibit, row: Sequence[Exhibit], projector: bool) -> Drawn:
    is_beside = len(row) > 1
    if projector:
        width = WALL_BESIDE if is_beside else WALL
        svgs = {"wide": svg_for(chart, width, _stretch(chart, width))}
    else:
        widths = {"wide": BESIDE if is_beside else ALONE, "narrow": NARROW}
        svgs = {
            look: svg_for(chart, width, name=f"{chart.key}-{look}")
            for look, width in widths.items()
        }
    return Drawn(chart, {look: Markup(svg) for look, svg in svgs.items()})  # noqa: S704


def _stretch(chart: Exhibit, width: float) -> float:
    """How many times as high as usual a plot is, for all of the chart to fit on a wall."""
    high, plot = inset(chart, width).usual
    return max(LOWEST, WALL_HIGH - (high - plot)) / plot if plot else 1.0


@cache
def _template() -> Template:
    env = Environment(
        loader=PackageLoader("dashboard.sharing"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda said: said if isinstance(said, Markup) else readable(str(said)),
    )
    env.filters |= {"sample": sample, "short": short}
    return env.get_template("one_chart.html")
