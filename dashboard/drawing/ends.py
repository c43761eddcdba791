"""Words at line ends: in lines that leave the plot its room, and one below the other."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from dashboard.text.lines import in_lines, width_of

TYPE, SMALL, TALL = 13, 12, 15
"""The sizes of the words of a plot in pixels, and the height of a line of them."""
MOST = 2
"""In so many lines a name is told whole, or else cut."""

NEAR = 27
"""So many pixels from each other words begin at one place."""


class Box(NamedTuple):
    """Where words would stand without others: left, right, top, and their height."""

    left: float
    right: float
    top: float
    tall: float


def wrapped(text: str, width: float, *, soft: bool = False) -> list[str]:
    """Words in as few lines as they need, no more than two; of a pair each side has its own.

    Where a line is full an ellipsis says so.
    """
    if wide([text], soft=soft) <= width:
        return [text]
    size, bold = (SMALL, False) if soft else (TYPE, True)
    first, dash, second = text.partition("–")
    sides = [first + dash, second] if second else [text]
    most = MOST // len(sides)
    return [line for side in sides for line in in_lines(side, width, size, most, bold=bold)]


def wide(lines: Sequence[str], *, soft: bool = False) -> float:
    """How wide words are at most, in our typeface or in one as narrow: bold, or small and plain."""
    size = SMALL if soft else TYPE
    return max((width_of(line, size, bold=not soft) for line in lines), default=0.0)


def crowd(boxes: Sequence[Box], *, strict: bool) -> float:
    """The height of the highest column of words that have one place."""
    columns = _columns(boxes, strict=strict)
    return max((sum(boxes[each].tall for each in one) for one in columns), default=0.0)


def spread(boxes: Sequence[Box], low: float, high: float, *, strict: bool) -> list[float]:
    """How far each is moved for none to touch another, in their order and as little as can be.

    Each stands between `low` and `high`, one below the other where they begin at one place; if
    `strict`, below those too that reach into theirs.
    """
    moved = [0.0] * len(boxes)
    for column in _columns(boxes, strict=strict):
        ordered = sorted(column, key=lambda number: (boxes[number].top, -number))
        before = np.cumsum([0.0, *(boxes[number].tall for number in ordered)])
        tops = np.array([boxes[number].top for number in ordered])
        fair = np.clip(_rising(tops - before[:-1]), low, max(low, high - before[-1]))
        for number, way in zip(ordered, fair + before[:-1] - tops, strict=True):
            moved[number] = float(way)
    return moved


def _columns(boxes: Sequence[Box], *, strict: bool) -> Iterator[list[int]]:
    """The numbers of those that begin at one place, or have some of the plot's width in common."""
    column, reached = list[int](), -np.inf
    for number in sorted(range(len(boxes)), key=lambda number: boxes[number].left):
        if column and boxes[number].left >= reached:
            yield column
            column, reached = [], -np.inf
        column.append(number)
        box = boxes[number]
        reached = max(reached, box.right if strict else box.left + NEAR)
    if column:
        yield column


def _rising(wanted: np.ndarray) -> np.ndarray:
    """The nearest numbers of which none is below the one before: neighbours share their mean."""
    pools: list[tuple[float, int]] = []
    for each in wanted:
        mean, count = float(each), 1
        while pools and pools[-1][0] > mean:
            other, more = pools.pop()
            mean, count = (mean * count + other * more) / (count + more), count + more
        pools.append((mean, count))
    return np.repeat(*map(np.array, zip(*pools, strict=True)))
