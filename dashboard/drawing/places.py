"""Where the words of a plot go: beside their own point, on no other word, and on no line if it can.

On a page a plot's width is known only to the browser. Words are therefore placed twice, for a phone
and for a desk, and the browser shows those that fit: `is_narrow` says which. In a picture the width
is known, and `frame` tells it. Ink only: no figure is changed, only where its words stand.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.drawing.axes import FITS, LANE, Rows, on
from dashboard.drawing.ends import TALL, Box, crowd, spread, wide, wrapped
from dashboard.drawing.frame import frame
from dashboard.drawing.late import alt

AXIS, LETTER, GAP = 44, 6.7, 9
"""Room for the axis of values, a letter above a plot, and how far a word is from its point."""
EVERY = 7
"""At so many pixels a line is looked at whether it runs through a word."""
ON_A_WORD, OUTSIDE, ON_A_LINE, AWAY = 1000.0, 400.0, 8.0, 0.3
"""What makes a place worse: another word, an edge, a line every few pixels, a pixel away."""
AT_END = [("left", GAP, 3 * sign * step) for step in range(41) for sign in (1, -1)]
"""Right of a line's end, as far up or down as it must."""
SIDES, NEARBY = (("right", -1), ("left", 1)), (GAP, 20, 32)
RISES = (0, -14, 14, -28, 28, -42, 42, -56)
BESIDE = [
    *((align, way * dx, dy) for align, way in SIDES for dx in NEARBY for dy in RISES),
    *(("center", 0, dy) for dy in (-13, 14, -27, 28, -42, 42)),
]
"""Around a point."""
BROAD = 84
"""What is soft is no wider than that, so that it finds a place between lines."""
AIR = 0.2
"""Between names at line ends, since their places are told in tenths of a pixel."""
TICK = 15
"""Half of the width of a year below the axis."""
Pixels = npt.NDArray[np.float64]


class Word(NamedTuple):
    """Words with the points that they may stand beside, as position and value.

    `row` is what else is drawn of them. A line's name stands at the line's end, right of it, and
    may take two lines; its `basis` is one more below. What is `soft` is small.
    """

    text: str
    anchors: Sequence[tuple[float, float]]
    row: dict[str, Any]
    at_end: bool = False
    basis: str = ""
    soft: bool = False

    def lines(self, width: float) -> list[str]:
        """The words as they are broken at a width."""
        parts = self.text.split("\n") if self.text else []
        width = width if self.at_end else min(width, BROAD)
        if not (self.at_end or self.soft):
            return parts
        return [line for part in parts for line in wrapped(part, width, soft=self.soft)]


@dataclass(frozen=True)
class Paper:
    """A plot of so many pixels, with room to its right, and what its axes reach from and to."""

    width: float
    height: float
    room: float
    across: tuple[float, float]
    upwards: tuple[float, float]
    logarithmic: bool = False
    tall: float = TALL
    """The height of a line of words: where many have one place they stand closer."""

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
    beneath: Iterable[str] = (),
) -> Rows:
    """Every word with its point, `align`, `dx` and `dy`, for a phone and for a desk.

    The first word has the first choice. `strokes` are what is not to be covered: position, value,
    run. `across` and `upwards` are what the two axes reach from and to. `beneath` are the words
    right of the lanes below the plot.
    """
    table: Rows = []
    sides, high = frame(), height * frame().stretch
    for is_narrow, whole in ((True, sides.phone), (False, sides.desk)):
        said = [word.lines((whole - AXIS) / 2 - GAP) for word in words]
        width = _plot(whole - AXIS, words, said, across, wide([*beneath]))
        paper = Paper(width, high, whole - AXIS - width, across, upwards, logarithmic)
        table += [{**row, "is_narrow": is_narrow} for row in _on(paper, words, said, strokes)]
    return table


def _plot(
    whole: float,
    words: Sequence[Word],
    said: Sequence[Sequence[str]],
    across: tuple[float, float],
    beneath: float,
) -> float:
    """How wide a plot is with room for the words that stand right of it, or of a line's end."""
    first, last = across
    room = whole - (GAP + beneath if beneath else 0)
    for word, lines in zip(words, said, strict=True):
        part = (word.anchors[0][0] - first) / ((last - first) or 1.0)
        if word.at_end and part > 0:
            room = min(room, (whole - GAP - wide([*lines, word.basis])) / part)
    return room


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


def _on(
    paper: Paper, words: Sequence[Word], said: Sequence[Sequence[str]], strokes: pd.DataFrame
) -> Rows:
    """The words of one paper, each in the best place that is left.

    Where that is on other words, names at line ends give way to all that reach into their place.
    """
    inked = _inked(paper, strokes)
    table, worst = _set(paper, words, said, inked, strict=False)
    return table if worst < ON_A_WORD else _set(paper, words, said, inked, strict=True)[0]


def _set(
    paper: Paper,
    words: Sequence[Word],
    said: Sequence[Sequence[str]],
    inked: Pixels,
    *,
    strict: bool,
) -> tuple[Rows, float]:
    """The words in their places, and what the worst place costs."""
    taken, table, worst = _around(paper), [], 0.0
    paper, aims, free = _spread(paper, words, said, strict=strict)
    near = AT_END[:1] if strict else [place for place in AT_END if abs(place[2]) <= free]
    # What ends last has the least room to give way.
    order = sorted(range(len(words)), key=lambda i: -words[i].anchors[0][0] * words[i].at_end)
    for word, lines, aim in ((words[i], said[i], aims[i]) for i in order):
        places = [(align, dx, dy + aim) for align, dx, dy in (near if word.at_end else BESIDE)]
        every = [(anchor, place) for anchor in word.anchors for place in places]
        boxes = _boxes(paper, [*lines, *filter(None, [word.basis])], every, soft=word.soft)
        away = np.array([abs(dx) + abs(dy - aim) for _, (_, dx, dy) in every])
        costs = _costs(paper, boxes, taken, inked, paper.height + _below(paper, word))
        best = int(np.argmin(costs + AWAY * away))
        (position, value), (align, dx, dy) = every[best]
        taken, worst = np.vstack([taken, boxes[best]]), max(worst, float(costs[best]))
        place = {"position": position, "value": value, "align": align, "dx": dx, "dy": dy}
        text = {"text": "\n".join(lines), "basis": word.basis, "lines": len(lines)}
        table.append({**word.row, **text, **place})
    return table, worst


def _below(paper: Paper, word: Word) -> int:
    """How far below the plot words may stand: right of it no axis is in the way."""
    return 9 if word.at_end and word.anchors[0][0] + 1 > paper.across[1] else 0


def _spread(
    paper: Paper, words: Sequence[Word], said: Sequence[Sequence[str]], *, strict: bool
) -> tuple[Paper, list[float], float]:
    """Words as close as they must be, how far each name at a line's end is moved, and what is free.

    The names are moved for each to have a place of its own, in the order of their lines.
    """
    ends = [number for number, word in enumerate(words) if word.at_end]
    boxes = []
    for number in ends:
        ((x, y),) = paper.pixels(*zip(words[number].anchors[0], strict=True))
        lines = [*said[number], *filter(None, [words[number].basis])]
        boxes.append(Box(x + GAP, x + GAP + wide(lines), y - TALL / 2, TALL * len(lines) + AIR))
    high = paper.height + min((_below(paper, words[number]) for number in ends), default=0)
    part = min(1.0, high / (crowd(boxes, strict=strict) or high))
    closer = [Box(left, right, top, tall * part) for left, right, top, tall in boxes]
    aims = dict(zip(ends, spread(closer, 0, high, strict=strict), strict=True))
    moved = [round(aims.get(number, 0.0), 1) for number in range(len(words))]
    return replace(paper, tall=TALL * part), moved, max(0.0, high - crowd(closer, strict=strict))


def _around(paper: Paper) -> Pixels:
    """What is above and below every plot: heads, the years of the axis, and lanes."""
    (first, last), edge = paper.across, paper.width + paper.room
    step = max(1.0, _step((last - first) / 8 or 1.0))
    years = np.arange(math.ceil(first / step), math.floor(last / step) + 1) * step
    at = paper.pixels(years, np.full(len(years), paper.upwards[0]))[:, 0]
    low = np.full(len(at), paper.height)
    ticks = np.column_stack([at - TICK, at + TICK, low + 4, low + LANE + 5])
    ends = [[-AXIS, edge, -math.inf, -1.0], [-AXIS, edge, paper.height + LANE + 10, math.inf]]
    return np.vstack([ends, ticks])


def _boxes(
    paper: Paper,
    lines: Sequence[str],
    every: list[tuple[tuple[float, float], tuple[str, int, float]]],
    *,
    soft: bool,
) -> Pixels:
    """Left, right, top and foot of words in each of their places."""
    positions, values = zip(*(anchor for anchor, _ in every), strict=True)
    at, width = paper.pixels(positions, values), wide(lines, soft=soft)
    before = {"left": 0.0, "center": width / 2, "right": width}
    left = at[:, 0] + [dx - before[align] for _, (align, dx, _) in every]
    top = at[:, 1] + [dy - paper.tall / 2 for _, (_, _, dy) in every]
    return np.column_stack([left, left + width, top, top + paper.tall * len(lines)])


def _costs(paper: Paper, boxes: Pixels, taken: Pixels, inked: Pixels, floor: float) -> Pixels:
    """How bad each place is: what the word there would cover, and whether it would be cut off."""
    left, right, top, foot = (boxes[:, [side]] for side in range(4))
    (x, y), (begins, ends, above, below) = inked.T, taken.T
    lines = (left - 2 < x) & (x < right + 2) & (top < y) & (y < foot)
    words = (left < ends) & (begins < right) & (top < below) & (above < foot)
    edge = paper.width + paper.room + 2
    over = (left < 0) | (right > edge) | (top < -AIR) | (foot > floor + AIR)
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
