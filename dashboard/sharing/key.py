"""The key of a picture: which marks its charts have, each with a sample and what it means."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from dashboard.drawing.ink import DASHES, SOFT
from dashboard.exhibit import Exhibit, Spec
from dashboard.sharing import words_picture as words
from dashboard.text.numbers import made_by
from dashboard.vocabulary import Status, Verdict

SAMPLE = 26
"""The width of a sample of a line."""
DIAMOND = "M13,-10L19,-4L13,2L7,-4Z"
MARKS = {
    "levels": (words.LEVEL, {"stroke-dasharray": "2,3", "stroke-width": "1.5"}),
    "claims": (words.BAR, {"stroke-width": "3"}),
    "means": (words.MEAN, {"stroke-width": "7", "opacity": "0.35"}),
}
"""What is drawn besides figures: the rows of a chart, what they mean, and the stroke they have."""


@dataclass(frozen=True)
class Sign:
    """A mark in words, with a sample whose foot is the foot of the words; some have none."""

    words: str
    sample: tuple[Element, ...] = ()


def charts_of(exhibit: Exhibit) -> list[Exhibit]:
    """An exhibit and its parts, as far as they have charts."""
    return [one for one in exhibit.whole if one.chart]


def is_numbered(exhibit: Exhibit) -> bool:
    """Whether a chart has events in it by numbers that its notes explain."""
    return any(_rows(chart.chart, "events") for chart in charts_of(exhibit))


def key(exhibit: Exhibit) -> list[Sign]:
    """The key of an exhibit: verdicts, or how its figures came to be, and what was stated."""
    specs = [chart.chart for chart in charts_of(exhibit)]
    verdicts = [sign for spec in specs for sign in _verdicts(spec)]
    as_lines, made = any(_has_dashes(spec) for spec in specs), made_of(exhibit)
    figures = [Sign(words.of_figures(made))] if made else []
    return [*verdicts, *(_lines(made) if as_lines else figures), *_stated(specs)]


def made_of(exhibit: Exhibit) -> dict[Status, list[str]]:
    """The statuses of an exhibit's figures, the firmest first, and who made the figures of each.

    What was stated is no statistic, and has no status.
    """
    names, frame = {one.source: one.short for one in exhibit.credits}, exhibit.figures()
    made: dict[Status, list[str]] = {status: [] for status in Status}
    for column in frame.columns:
        if str(column).endswith("status"):
            source = str(column).replace("status", "source")
            pairs = frame[[column, source]].drop_duplicates().itertuples(index=False, name=None)
            for status, cell in ((status, cell) for status, cell in pairs if status in made):
                first = str(cell).partition(" + ")[0]
                made[Status(status)].append(made_by(status, names.get(first, "")))
    return {status: who for status, who in made.items() if who}


def _lines(made: Mapping[Status, Sequence[str]]) -> Iterator[Sign]:
    for status, who in made.items():
        dash = {"stroke-dasharray": ",".join(map(str, DASHES[status])), "stroke-width": "2.2"}
        yield Sign(words.of_line(status, who), (_stroke(**dash),))


def _stated(specs: list[Spec]) -> Iterator[Sign]:
    for name, (said, look) in MARKS.items():
        # What is of no pair is a rule of the chart itself.
        if any("pair" in row for spec in specs for row in _rows(spec, name)):
            yield Sign(said, (_stroke(**look),))
    if any(_rows(spec, "statements") for spec in specs):
        diamond = {"d": DIAMOND, "fill": "none", "stroke": SOFT, "stroke-width": "1.6"}
        yield Sign(words.DIAMOND, (Element("path", diamond),))


def _verdicts(spec: Spec) -> Iterator[Sign]:
    """A tile for each verdict of a grid, as firm as the firmest of its cells."""
    firmest: dict[Verdict, dict[str, Any]] = {}
    for cell in _rows(spec, "cells"):
        verdict = Verdict(cell["verdict"])
        if verdict not in firmest or cell["opacity"] > firmest[verdict]["opacity"]:
            firmest[verdict] = cell
    for verdict in (one for one in Verdict if one in firmest):
        yield Sign(words.of_verdict(verdict), _tile(firmest[verdict]))


def _tile(cell: dict[str, Any]) -> tuple[Element, ...]:
    box = {"x": "0", "y": "-12", "width": str(SAMPLE), "height": "16", "rx": "3", "stroke": SOFT}
    sign = {"x": "13", "text-anchor": "middle", "fill": cell["ink"], "font-weight": "600"}
    written = Element("text", {**sign, "font-size": "12"})
    written.text = cell["sign"]
    fill = {"fill": cell["fill"], "fill-opacity": f"{cell['opacity']:g}"}
    return Element("rect", {**box, **fill}), written


def _stroke(**look: str) -> Element:
    return Element(
        "line", {"x1": "0", "x2": str(SAMPLE), "y1": "-4", "y2": "-4", "stroke": SOFT, **look}
    )


def _rows(spec: Spec, name: str) -> list[dict[str, Any]]:
    table = spec.get("datasets", {}).get(name)
    rows: list[dict[str, Any]] = table.to_pylist() if table is not None else []
    return rows


def _has_dashes(spec: Spec) -> bool:
    """Whether lines are drawn by status."""
    dash = spec.get("encoding", {}).get("strokeDash", {})
    return "field" in dash or any(_has_dashes(layer) for layer in spec.get("layer", ()))
