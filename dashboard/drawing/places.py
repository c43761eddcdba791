"""Where the words of a plot go: beside their own point, on no other word, and on no line if it can.

On a page a plot's width is known only to the browser. Words are therefore placed twice, for a phone
and for a desk, and the browser shows those that fit: `is_narrow` says which. In a picture the width
is known, and `drawn_for` names it. Ink only: no figure is changed, only where its words stand.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.drawing.axes import FITS, Rows, on
from dashboard.drawing.late import alt

PHONE, DESK = 318, 1090
"""The whole picture on a phone and on a desk."""
AXIS, LETTER, TALL, GAP = 44, 6.7, 15, 9
"""Room for the axis of values, a letter, a line of text, and how far a word is from its point."""
EVERY = 7
"""At so many pixels a line is looked at whether it runs through a word."""
ON_A_WORD, OUTSIDE, ON_A_LINE, AWAY = 1000.0, 400.0, 8.0, 0.3
"""What makes a place worse: another word, an edge, a line every few pixels, a pixel away."""
AT_END = [("left", GAP, 3 * sign * step) for step in range(41) for sign in (1, -1)]
"""Right of a line's end, as far up or down as it must."""
SIDES, NEARBY = (("right", -1), ("left", 1)), (GAP, 20, 32)
BESIDE = [
    *((align, way * dx, dy) for align, way in SIDES for dx in NEARBY for dy in (0, -14, 14, -28)),
    *(("center", 0, dy) for dy in (-13, 14, -27, 28)),
]
"""Around a point."""
Pixels = npt.NDArray[np.float64]


class Frame(NamedTuple):
    """The width of a picture on a phone and on a desk, and how many times as high its plot is."""

    phone: float = PHONE
    desk: float = DESK
    stretch: float = 1.0


_PAGE = Frame()
_FRAME = ContextVar("the frame that is drawn for", default=_PAGE)


@contextmanager
def drawn_for(width: float, stretch: float = 1.0) -> Iterator[None]:
    """What is drawn within is placed for a picture so many pixels wide, and for no other."""
    token = _FRAME.set(Frame(width, width, stretch))
    try:
        yield
    finally:
        _FRAME.reset(token)


def frame() -> Frame:
    """What words are placed for now."""
    return _FRAME.get()


class Word(NamedTuple):
    """Words with the points that they may stand beside, as position and value.

    `row` is what else is drawn of them. A line's name stands at the line's end, right of it.
    """

    text: str
    anchors: Sequence[tuple[float, float]]
    row: dict[str, Any]
    at_end: bool = False
    lines: int = 1


@dataclass(frozen=True)
class Paper:
    """A plot of so many pixels, with room to its right, and what its axes reach from and to."""

    width: float
    height: float
    room: float
    across: tuple[float, float]
    upwards: tuple[float, float]
    logarithmic: bool = False

    def pixels(self, positions: Iterable[float], values: Iterable[float]) -> Pixels:
        """Points in pixels from the left and from the top, a row each."""
        (first, last), (foot, top) = self.across, self.upwards
        x, y = (np.array([*numbers], dtype=float) for numbers in (positions, values))
        if self.logarithmic:
            y, foot, top = np.log10(y.clip(foot)), math.log10(foot), math.log10(top)
        across = self.width * (x - first) / ((last - first) or 1.0)
        return np.column_stack([across, self.height * (top - y) / ((top - foot) or 1.0)])


def words_at(name: str, **looks: Any) -> alt.Chart:  # noqa: ANN401
    """Words on the rows of that name, each where it was placed for this screen."""
    placing: dict[str, Any] = {key: alt.expr(f"datum.{key}") for key in ("align", "dx", "dy")}
    mark = on(name).mark_text(aria=False, clip=False, **{**placing, **looks})
    layer: alt.Chart = mark.transform_filter(FITS)
    return layer


def placed(
    words: Sequence[Word],
    strokes: pd.DataFrame,
    across: tuple[float, float],
    upwards: tuple[float, float],
    height: float,
    *,
    logarithmic: bool = False,
) -> Rows:
    """Every word with its point, `align`, `dx` and `dy`, for a phone and for a desk.

    The first word has the first choice. `strokes` are what is not to be covered: position, value,
    run. `across` and `upwards` are what the two axes reach from and to.
    """
    longest = max((_width(word) for word in words if word.at_end), default=0.0)
    room = GAP + longest
    table: Rows = []
    sides, high = frame(), height * frame().stretch
    for is_narrow, whole in ((True, sides.phone), (False, sides.desk)):
        paper = Paper(whole - AXIS - room, high, room, across, upwards, logarithmic)
        table += [{**row, "is_narrow": is_narrow} for row in _on(paper, words, strokes)]
    return table


def reach(values: Iterable[float], *, logarithmic: bool = False) -> tuple[float, float]:
    """What an axis reaches from and to, once the browser has made both ends round."""
    numbers = [float(value) for value in values]
    if logarithmic:
        above = [value for value in numbers if value > 0] or [1.0]
        return 10 ** math.floor(math.log10(min(above))), 10 ** math.ceil(math.log10(max(above)))
    low, high = min([0.0, *numbers]), max([0.0, *numbers])
    step = _step((high - low) / 10 or 0.1)
    return math.floor(low / step) * step, math.ceil(high / step) * step


def _step(rough: float) -> float:
    """The round step next to a rough one: 1, 2, 5 or 10 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(rough))
    least = {10: 50**0.5, 5: 10**0.5, 2: 2**0.5, 1: 0}
    return power * next(times for times, from_ in least.items() if rough / power >= from_)


def _on(paper: Paper, words: Sequence[Word], strokes: pd.DataFrame) -> Rows:
    """The words of one paper, each in the best place that is left."""
    inked, taken, table = _inked(paper, strokes), np.empty((0, 4)), []
    for word in words:
        places = AT_END if word.at_end else BESIDE
        every = [(anchor, place) for anchor in word.anchors for place in places]
        boxes = _boxes(paper, word, every)
        away = np.array([abs(dx) + abs(dy) for _, (_, dx, dy) in every])
        # Right of the plot no axis is in the way; a line may end before it.
        is_last = word.anchors[0][0] + 1 > paper.across[1]
        floor = paper.height + (9 if word.at_end and is_last else 0)
        best = int(np.argmin(_costs(paper, boxes, taken, inked, floor) + AWAY * away))
        (position, value), (align, dx, dy) = every[best]
        taken = np.vstack([taken, boxes[best]])
        place = {"position": position, "value": value, "align": align, "dx": dx, "dy": dy}
        table.append({**word.row, "text": word.text, **place})
    return table


def _boxes(
    paper: Paper, word: Word, every: list[tuple[tuple[float, float], tuple[str, int, int]]]
) -> Pixels:
    """Left, right, top and foot of a word in each of its places."""
    positions, values = zip(*(anchor for anchor, _ in every), strict=True)
    at, wide = paper.pixels(positions, values), _width(word)
    before = {"left": 0.0, "center": wide / 2, "right": wide}
    left = at[:, 0] + [dx - before[align] for _, (align, dx, _) in every]
    top = at[:, 1] + [dy - TALL / 2 for _, (_, _, dy) in every]
    return np.column_stack([left, left + wide, top, top + TALL * word.lines])


def _costs(paper: Paper, boxes: Pixels, taken: Pixels, inked: Pixels, floor: float) -> Pixels:
    """How bad each place is: what the word there would cover, and whether it would be cut off."""
    left, right, top, foot = (boxes[:, [side]] for side in range(4))
    (x, y), (begins, ends, above, below) = inked.T, taken.T
    lines = (left - 2 < x) & (x < right + 2) & (top < y) & (y < foot)
    words = (left < ends) & (begins < right) & (top < below) & (above < foot)
    edge = paper.width + paper.room + 2
    over = (left < 0) | (right > edge) | (top < 0) | (foot > floor)
    counts = np.column_stack([lines.sum(axis=1), words.sum(axis=1), over[:, 0]])
    costs: Pixels = counts @ np.array([ON_A_LINE, ON_A_WORD, OUTSIDE])
    return costs


def _inked(paper: Paper, strokes: pd.DataFrame) -> Pixels:
    """Points on the lines drawn, no two far from each other."""
    if strokes.empty:
        return np.empty((0, 2))
    at = paper.pixels(strokes["position"], strokes["value"])
    run = strokes["run"].to_numpy()
    joined = run[1:] == run[:-1]
    starts, ways = at[:-1][joined], (at[1:] - at[:-1])[joined]
    if not len(starts):
        return at
    counts = 1 + (np.abs(ways).max(axis=1) // EVERY).astype(int)
    which = np.repeat(np.arange(len(ways)), counts)
    parts = (np.arange(len(which)) - np.repeat(counts.cumsum() - counts, counts)) / counts[which]
    return np.vstack([at, starts[which] + parts[:, None] * ways[which]])


def _width(word: Word) -> float:
    return LETTER * max(map(len, word.text.split("\n")))
