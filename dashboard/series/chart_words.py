"""The words inside a plot of lines: their names, what was stated, and whose the estimates are."""

import pandas as pd

from dashboard.drawing.axes import Drawing, Rows
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
    ends = drawing.points.sort_values("position").groupby("pair", sort=False).tail(1)
    named = [
        Word(label, [(at, value)], {"pair": pair, "is_line": True}, at_end=True)
        for label, at, value, pair in zip(
            ends["label"], ends["position"], ends["value"], ends["pair"], strict=True
        )
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
    weak = drawing.points[drawing.points["status"] != Status.REPORTED]
    said: list[Word] = []
    for made, own in weak.groupby("made", sort=False):
        for stretch in _stretches(own, drawing):
            highest = stretch.sort_values("value", ascending=False)
            every = list(zip(highest["position"], highest["value"], strict=True))
            said.append(Word(str(made), every[:: 1 + len(every) // MOST], {"pair": ""}))
    return said


def heights_of(drawing: Drawing) -> list[float]:
    """Every value that the axis must have room for."""
    frames = (drawing.points, drawing.references, drawing.statements)
    return [value for frame in frames if len(frame) for value in frame["value"]]


def ink_of(drawing: Drawing) -> pd.DataFrame:
    """The lines that words should not cover: strokes, and the levels that claims state."""
    if drawing.references.empty:
        return drawing.strokes
    levels = drawing.references[drawing.references["position"].isna()]
    ends = [levels.assign(position=end, run=levels["claim"]) for end in drawing.domain]
    whole = pd.concat([drawing.strokes, *ends]).sort_values(["run", "position"])
    return whole[["position", "value", "run"]]


def origins(placed: Rows) -> Rows:
    """Of the words of a plot those that are of no line; one that says nothing where there are none.

    Without any row the axes would find no end of them.
    """
    return [row for row in placed if not row["pair"]] or [{**row, "text": ""} for row in placed]


def _stretches(points: pd.DataFrame, drawing: Drawing) -> list[pd.DataFrame]:
    """Points without a gap between them that would leave room for the same words once more."""
    room = max(1.5, NEAR * (drawing.domain[1] - drawing.domain[0]))
    ordered = points.sort_values("position")
    return [own for _, own in ordered.groupby((ordered["position"].diff() > room).cumsum())]
