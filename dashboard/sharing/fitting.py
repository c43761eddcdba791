"""Which page of a picture is taken: the largest type, and the most words, that have room.

Pages are tried in turn: with all words while the type is large, then with fewer, and then with
smaller type. A picture that keeps its shape loses words before it becomes higher.
"""

from collections.abc import Iterator, Sequence

from dashboard.exhibit import Exhibit
from dashboard.sharing.inset import Inset, expected
from dashboard.sharing.key import charts_of
from dashboard.sharing.layout import (
    ABOVE,
    BETWEEN,
    COLUMN,
    LOW,
    MARGIN,
    Extents,
    Page,
    Said,
    Size,
    rows_of,
)  # fmt: skip
from dashboard.sharing.told import told_of
from dashboard.sharing.view import View

STEP = 0.05
"""In such steps the type is made smaller until everything has room."""
SPARE = 24
"""So much of a page may stay empty; of more, its charts are drawn once more."""
LAST = 0.5
"""How small type may become before a picture loses the shape that was promised."""
FOR_CHARTS = 0.75
"""The part of a page, at its least legible type, that charts may take beside their words."""


def fitting(view: View, size: Size) -> tuple[Page, list[list[Inset]]]:
    """The page with the largest type for which everything has room, and its charts."""
    usual = {one.key: expected(one) for one in charts_of(view.exhibit)}
    pages = [*_pages(view, size)]
    page, stretch = _roomiest(pages, usual)
    drawn = [(page, page.drawn(stretch))]
    for _ in range(2):
        spare = page.room - taken(*drawn[-1])
        usual = {chart.key: one.usual for chart, one in _each(*drawn[-1])}
        better = _roomiest(pages, usual)
        if 0 <= spare <= SPARE or better == (page, stretch):
            break
        page, stretch = better
        drawn.append((page, page.drawn(stretch)))
    # A chart that is lower on a wider page would else be drawn for one and the other in turn.
    return next((one for one in reversed(drawn) if taken(*one) <= one[0].room), drawn[-1])


def keeps_shape(exhibit: Exhibit, size: Size) -> bool:
    """Whether a picture has the shape of its size whatever its words: its charts leave them room.

    A grid of many rows or four charts below each other would not be read in a square.
    """
    if not size.legible:
        return False
    wide, high = ((side / size.legible - 2 * MARGIN) for side in (size.width, size.height))
    rows = rows_of(exhibit, 2 if (wide - BETWEEN) / 2 >= COLUMN else 1)
    usual = ([expected(chart) for chart in row.charts] for row in rows)
    least = (max((one.height - (1 - LOW) * one.plot for one in own), default=0) for own in usual)
    return sum(one + ABOVE for one in least) <= FOR_CHARTS * high


def taken(page: Page, drawn: Sequence[Sequence[Inset]]) -> float:
    """The height of all rows."""
    rows = zip(page.rows, drawn, strict=True)
    return sum(page.height(row, [one.height for one in own]) for row, own in rows)


def _pages(view: View, size: Size) -> Iterator[Page]:
    """The pages to be tried, the best first; the last is taken where none has room."""
    tries = [(Said.FULL, scale) for scale in _scales(size.most, size.least)]
    last = tries[-1:]
    if size.legible:
        tries += [(Said.SHORT, scale) for scale in _scales(size.most, size.least)]
        tries += [(Said.BARE, scale) for scale in _scales(size.most, size.legible)]
    if keeps_shape(view.exhibit, size):
        last = [(Said.BARE, scale) for scale in _scales(size.legible - STEP, LAST)]
    told = told_of(view)
    return (Page(view, size, scale, told, said) for said, scale in [*tries, *last])


def _scales(most: float, least: float) -> list[float]:
    """How far type may be enlarged, the most first."""
    return [round(most - STEP * step, 2) for step in range(round((most - least) / STEP) + 1)]


def _each(page: Page, drawn: Sequence[Sequence[Inset]]) -> Iterator[tuple[Exhibit, Inset]]:
    for row, own in zip(page.rows, drawn, strict=True):
        yield from zip(row.charts, own, strict=True)


def _roomiest(pages: Sequence[Page], usual: Extents) -> tuple[Page, float]:
    """The first page with room for charts of that height; else the last, which becomes higher."""
    each = ((page, page.stretch(usual)) for page in pages)
    lowest = pages[-1].lowest if any(one.plot for one in usual.values()) else 1.0
    return next((found for found in each if found[1]), (pages[-1], lowest))
