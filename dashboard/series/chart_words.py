"""The words inside a plot of lines: their names, what was stated, and whose the estimates are."""

from collections.abc import Sequence
from operator import itemgetter

import pandas as pd

from dashboard.drawing.axes import Drawing, Rows, rows
from dashboard.drawing.places import Word
from dashboard.vocabulary import Status

MOST = 12
"""Beside so many of its points, evenly chosen, a word's place is looked for."""
NEAR = 0.12
"""Stretches nearer than this part of the plot are named together."""


def names_of(drawing: Drawing) -> list[Word]:
    """The names of lines, each at its last point, and the figures of claims beside their marks.

    The lowest first, so that those above make room upwards.
    """
    points = rows(drawing.points, "pair", "label", "position", "value")
    # Of several points of a line the last one stays.
    ends = {row["pair"]: row for row in sorted(points, key=itemgetter("position"))}
    named = [
        Word(
            str(row["label"]),
            [(row["position"], row["value"])],
            {"pair": pair, "is_line": True},
            at_end=True,
        )
        for pair, row in ends.items()
    ]
    return sorted([*named, *_stated(drawing)], key=lambda word: word.anchors[0][1])


def _stated(drawing: Drawing) -> list[Word]:
    """A level is named at the end of the plot, a figure of one year beside its bar."""
    last = drawing.domain[1]
    table = drawing.references.to_dict("records")
    return [
        Word(
            str(row["text"]),
            [(last if pd.isna(row["position"]) else row["position"], row["value"])],
            {"pair": row["pair"], "is_line": False},
            at_end=bool(pd.isna(row["position"])),
        )
        for row in table
        if pd.isna(row["position"]) or drawing.domain[0] <= row["position"] <= last
    ]


def origins_of(drawing: Drawing) -> list[Word]:
    """Whose each stretch is that nobody reported, once for all lines that have it in those years.

    It may stand beside any point of the stretch, the highest first.
    """
    every = rows(drawing.points, "status", "made", "position", "value")
    weak = [row for row in every if row["status"] != Status.REPORTED]
    return [
        Word(made, highest[:: 1 + len(highest) // MOST], {"pair": ""}, soft=True)
        for made in dict.fromkeys(str(row["made"]) for row in weak)
        for highest in _stretches([row for row in weak if row["made"] == made], drawing)
    ]


def heights_of(drawing: Drawing) -> list[float]:
    """Every value that the axis must have room for."""
    frames = (drawing.points, drawing.references, drawing.statements)
    return [value for frame in frames if len(frame) for value in frame["value"]]


def ink_of(drawing: Drawing) -> pd.DataFrame:
    """What words should not cover: lines, what was stated, the day of the claims."""
    references = rows(drawing.references, "position", "value")
    levels = [one["value"] for one in references if pd.isna(one["position"])]
    dots = [one for one in references if not pd.isna(one["position"])]
    dots += rows(drawing.statements, "position", "value")
    heights = heights_of(drawing)
    marks = (
        [] if drawing.mark is None else [[(drawing.mark[0], end(heights)) for end in (min, max)]]
    )
    return inked(
        drawing.strokes,
        *(across(drawing, level) for level in levels),
        *marks,
        *([(dot["position"], dot["value"])] for dot in dots),
    )


def inked(strokes: pd.DataFrame, *lines: Sequence[tuple[float, float]]) -> pd.DataFrame:
    """Strokes and more lines of the same plot."""
    more = [
        {"position": position, "value": value, "run": f"line {number}"}
        for number, line in enumerate(lines)
        for position, value in line
    ]
    every = [*rows(strokes, "position", "value", "run"), *more]
    return pd.DataFrame(every, columns=["position", "value", "run"])


def across(drawing: Drawing, value: float) -> list[tuple[float, float]]:
    """A level from the one end of a plot to the other."""
    return [(end, value) for end in drawing.domain]


def origins(placed: Rows) -> Rows:
    """Of the words of a plot those that are of no line; one that says nothing where there are none.

    Without any row the axes would find no end of them.
    """
    return [row for row in placed if not row["pair"]] or [{**row, "text": ""} for row in placed]


def _stretches(points: Rows, drawing: Drawing) -> list[list[tuple[float, float]]]:
    """Points, the highest first, without a gap with room for the same words once more."""
    room = max(1.5, NEAR * (drawing.domain[1] - drawing.domain[0]))
    stretches: list[list[tuple[float, float]]] = []
    for at, value in sorted((row["position"], row["value"]) for row in points):
        if not stretches or at - stretches[-1][-1][0] > room:
            stretches.append([])
        stretches[-1].append((at, value))
    return [sorted(stretch, key=itemgetter(1), reverse=True) for stretch in stretches]
