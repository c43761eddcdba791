"""A report as one HTML file that fetches nothing; the same data and choices give the same bytes."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from dashboard.claims import words_readings
from dashboard.drawing.ink import DASHES, swapped
from dashboard.errors import UnknownChoice
from dashboard.ledgers.words import INTRODUCTION
from dashboard.method.words import sections
from dashboard.package.package import Package
from dashboard.remember import remembered
from dashboard.report import words
from dashboard.report.choice import ReportChoice
from dashboard.report.contents import Contents
from dashboard.report.shown import Shown, height
from dashboard.sharing.markdown import html_of, inline_html
from dashboard.sharing.vega import packed
from dashboard.sharing.view import made_with
from dashboard.text.css import at_foot
from dashboard.text.glossary import PLAIN_READING, STATUS_RULES, VERDICT_SIGNS
from dashboard.text.numbers import MISSING, NO_FIGURE, STATUS_ADDED
from dashboard.vocabulary import Status

LIMIT = 2_500_000
"""So many bytes are sent by mail and opened on a phone without a thought."""
SCRIPT, ELEMENT = 6000, 200
"""Bytes, at most, of the script that draws charts anew, and of an element with a chart's data."""
FOOT = 300
"""Letters, at most, of an address that stands at the foot of each sheet."""
PLOTS = ".plot svg"
ESTIMATED = tuple(added for status, added in STATUS_ADDED.items() if status is not Status.REPORTED)

ABSENT = (MISSING, NO_FIGURE)
SHORT = 16
"""A cell of so many letters is not broken."""


@dataclass(frozen=True)
class Mark:
    """How figures of one kind look: a sample of their line, their name, what they are."""

    sample: Markup
    name: str
    rule: str


@remembered
def report(package: Package, choice: ReportChoice) -> str:
    """The report, whole in itself.

    Where it would be larger than is sent with ease, each chart is drawn once instead of once for
    a desk and once for a phone; then the last charts stand still. Raises UnknownChoice where that
    is not enough.
    """
    contents = Contents(package, choice)
    for narrow in (True, False):
        still = _size(_html(contents, narrow=narrow, alive=()))
        alive = _fitting(contents.charts, LIMIT - still - len(packed()) - SCRIPT)
        if len(alive) == len(contents.charts) or not narrow:
            break
    if still > LIMIT:
        raise UnknownChoice(words.too_large(still, LIMIT))
    return _html(contents, narrow=narrow, alive=alive)


def _size(text: str) -> int:
    return len(text.encode())


def _fitting(charts: Sequence[Shown], room: int) -> tuple[Shown, ...]:
    """The first charts whose data fit into so many bytes."""
    sizes = accumulate(_size(chart.data) + ELEMENT for chart in charts)
    return tuple(chart for chart, size in zip(charts, sizes, strict=True) if size <= room)


def _html(contents: Contents, *, narrow: bool, alive: tuple[Shown, ...]) -> str:
    package, made = contents.package, made_with(contents.package.digest)
    location = contents.choice.address(package.digest)
    return template("report.html").render(
        contents=contents,
        narrow=narrow,
        alive=alive,
        made_with=made,
        location=location,
        style=style(package, f"{made}; {location if len(location) <= FOOT else words.AT_END}"),
        vega=packed(),
        marks=_marks(),
        method=tuple(sections(package)),
        plain_reading=PLAIN_READING,
        two_ledgers=INTRODUCTION,
        no_fits=words_readings.NO_FITS,
        fits=words_readings.FITS,
        public=words_readings.PUBLIC,
        signs=VERDICT_SIGNS,
        words=words,
        height=height,
    )


def template(name: str) -> Template:
    """A page of this room, in which all text of files is inert."""
    env = Environment(
        loader=PackageLoader("dashboard.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters |= {"inline": inline_html, "blocks": html_of, "look": look}
    return env.get_template(name)


def look(cell: object) -> str:
    """The class of a cell of figures; what it says stands in it in words, for who sees no look."""
    text = str(cell)
    kind = (text in ABSENT and "missing") or (text.endswith(ESTIMATED) and "estimate") or ""
    return f"{kind} short".strip() if len(text) <= SHORT else kind


def style(package: Package, foot: str) -> Markup:
    """The colours of its charts on a dark screen, and what stands at the foot of printed pages."""
    return Markup(f"{swapped(package.colours, PLOTS)}\n:root{{--foot:{at_foot(foot)}}}")  # noqa: S704


def _marks() -> list[Mark]:
    lines = [
        Mark(_line(DASHES[status]), str(status).capitalize(), rule)
        for status, rule in STATUS_RULES.items()
    ]
    return [
        *lines,
        Mark(Markup("<i>“ ”</i>"), words.STATED, words.STATED_RULE),
        Mark(Markup('<i class="gap"> </i>'), words.MISSING, words.MISSING_RULE),
    ]


def _line(dashes: list[int]) -> Markup:
    return Markup(
        '<svg width="44" height="10" viewBox="0 0 44 10" aria-hidden="true">'
        '<path d="M0,5H44" stroke-width="2.5" stroke-dasharray="{}"/></svg>'
    ).format("none" if not dashes[1] else " ".join(map(str, dashes)))
