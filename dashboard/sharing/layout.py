"""The page of a picture: how large its type is, and what stands where.

All lengths are those of a page whose type has its usual size. The page is made as wide as the
picture leaves room for at a size of type that is read at arm's length there, and its charts are
drawn anew for it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from dashboard.drawing.ink import INK, SOFT
from dashboard.exhibit import Exhibit
from dashboard.sharing import words_picture as words
from dashboard.sharing.inset import Extent, Inset, inset
from dashboard.sharing.key import SAMPLE, Sign, charts_of, is_numbered
from dashboard.sharing.told import Told
from dashboard.sharing.view import View
from dashboard.text.lines import in_lines, readable, width_of

MARGIN, BETWEEN, COLUMN = 22, 26, 440
"""Around the page, between two charts, and how wide a chart beside another is at least."""
LOWEST, LOW, HIGHEST = 0.75, 0.55, 1.5
"""How far the plot of a chart may be made lower than usual, lower for want of room, or higher."""
ABOVE = 10
"""Room above the charts of a row."""


class Said(IntEnum):
    """How much a picture says in its own words; the uncut words are always in the file."""

    FULL = 0
    SHORT = 1
    """Whose the figures are by the short names of their sources, with the vintage of each."""
    BARE = 2
    """The same, and no note but those that say what the numbers in a chart stand for."""


@dataclass(frozen=True)
class Size:
    """The pixels of a picture, the most and the least that its type is enlarged, and its title.

    `legible` is the least of a picture that keeps its shape: it says less for it. Where it is
    nought, a picture whose content has no room becomes higher: nothing is left out.
    """

    width: int
    height: int
    most: float
    least: float
    legible: float = 0
    title: int = 3


SIZES = {
    "article": Size(1200, 750, most=1.15, least=0.95),
    "phone": Size(1080, 1080, most=1.8, least=1.6, legible=1.3, title=5),
    "slide": Size(1600, 900, most=1.5, least=1.2, legible=0.9),
}
"""For the column of an article, for a phone, and for a slide."""


@dataclass(frozen=True)
class Block:
    """Lines of text of one kind, with the room above them."""

    lines: tuple[str, ...]
    size: float
    ink: str = INK
    bold: bool = False
    above: float = 0

    @property
    def leading(self) -> float:
        """From the foot of a line to that of the next."""
        return round(1.32 * self.size, 2)

    @property
    def height(self) -> float:
        """Of all lines with the room above."""
        return self.above + self.leading * len(self.lines) if self.lines else 0


@dataclass(frozen=True)
class Row:
    """Charts beside each other, or a heading over those that follow."""

    charts: tuple[Exhibit, ...] = ()
    heading: str = ""


Extents = Mapping[str, Extent]
"""How high charts usually are, by the keys of their exhibits."""


@dataclass(frozen=True, eq=False)
class Page:
    """A view to be laid out at one scale of its type."""

    view: View
    size: Size
    scale: float
    told: Told
    said: Said = Said.FULL

    @property
    def width(self) -> float:
        """Between the margins."""
        return self.size.width / self.scale - 2 * MARGIN

    @cached_property
    def room(self) -> float:
        """The height that charts and their headings have."""
        words_high = self.title.height + self.signs_height + sum(b.height for b in self.below)
        return self.size.height / self.scale - 2 * MARGIN - words_high

    @property
    def lowest(self) -> float:
        """How far its plots may be made lower than usual."""
        return LOW if self.said is Said.BARE else LOWEST

    @cached_property
    def title(self) -> Block:
        """The exhibit's message, or why there is nothing to show."""
        exhibit = self.view.exhibit
        said = exhibit.message or exhibit.why_not or self.view.title
        return self._block(said, 20, self.size.title, bold=True)

    @cached_property
    def rows(self) -> list[Row]:
        """The charts, two in a row where each has room."""
        beside = 2 if (self.width - BETWEEN) / 2 >= COLUMN else 1
        return rows_of(self.view.exhibit, beside)

    @cached_property
    def signs(self) -> list[list[tuple[float, Sign]]]:
        """The key in rows, each sign with its place from the left."""
        rows: list[list[tuple[float, Sign]]] = []
        x = self.width
        for sign in self.told.signs:
            wide = SAMPLE + 8 + width_of(sign.words, 12) + 22
            if x + wide - 22 > self.width:
                rows.append([])
                x = 0
            rows[-1].append((x, sign))
            x += wide if sign.sample else wide - SAMPLE - 8
        return rows

    @property
    def signs_height(self) -> float:
        """Of the key, with room above it."""
        return 20 * len(self.signs) + 8 if self.signs else 0

    @cached_property
    def below(self) -> list[Block]:
        """Notes, sources, what is claimed and where, what made the picture and the way back."""
        told, credits = self.told, self.view.exhibit.credits
        is_full = self.said is Said.FULL or not credits
        keeps_notes = self.said < Said.BARE or is_numbered(self.view.exhibit)
        blocks = [
            *(self._block(note, 11, 8) for note in told.notes if keeps_notes),
            *(
                self._block(line, 10.5, 8, ink=SOFT)
                for line in (told.sources if is_full else [words.in_short(credits)])
            ),
            *(self._block(line, 10.5, 4, ink=SOFT) for line in self.view.exhibit.claimed),
            self._block(told.way_back, 10.5, 4, ink=SOFT),
        ]
        return [block for block in blocks if block.lines]

    def heading(self, row: Row) -> list[Block]:
        """What stands over the charts of a row, each over its own."""
        if row.heading:
            return [self._block(row.heading, 17, 2, bold=True, above=14)]
        wide = self.column(row)
        return [
            self._block(one.message, 13.5, 4, wide=wide, bold=True, above=10)
            if one is not self.view.exhibit
            else Block((), 0)
            for one in row.charts
        ]

    def column(self, row: Row) -> float:
        """How wide each chart of a row is."""
        count = len(row.charts) or 1
        return (self.width - BETWEEN * (count - 1)) / count

    def drawn(self, stretch: float) -> list[list[Inset]]:
        """The charts of every row, their plots so many times as high as usual."""
        return [
            [inset(chart, self.column(row), stretch) for chart in row.charts] for row in self.rows
        ]

    def height(self, row: Row, charts: Sequence[float]) -> float:
        """Of a row with its headings, and with charts so many pixels high."""
        headings = max(block.height for block in self.heading(row))
        return headings + (ABOVE + max(charts) if charts else 0)

    def stretch(self, usual: Extents) -> float:
        """How much higher than usual plots can be; nought where the page has no room for them."""
        rows = [(row, [usual[chart.key] for chart in row.charts]) for row in self.rows]
        elastic = sum(max((one.plot for one in own), default=0) for _, own in rows)
        whole = sum(self.height(row, [one.height for one in own]) for row, own in rows)
        if not elastic:
            return float(whole <= self.room)
        part = 1 + (self.room - whole) / elastic
        return min(part, HIGHEST) if part >= self.lowest else 0.0

    def _block(
        self,
        text: str,
        size: float,
        most: int,
        *,
        wide: float = 0,
        ink: str = INK,
        bold: bool = False,
        above: float = 3,
    ) -> Block:
        lines = in_lines(readable(text), wide or self.width, size, most, bold=bold)
        return Block(tuple(lines), size, ink, bold, above)


def rows_of(exhibit: Exhibit, beside: int) -> list[Row]:
    """The charts of an exhibit and its parts, so many neighbours beside each other."""
    return [*_rows(exhibit, beside, is_first=True)]


def _rows(exhibit: Exhibit, beside: int, *, is_first: bool = False) -> Iterator[Row]:
    """An exhibit's own chart, then its parts: neighbours with charts side by side."""
    if exhibit.chart:
        yield Row((exhibit,))
    elif not is_first and charts_of(exhibit):
        yield Row(heading=exhibit.message)
    waiting: tuple[Exhibit, ...] = ()
    for part in exhibit.parts:
        if part.chart:
            waiting = (*waiting, part)
        if waiting and (len(waiting) == beside or not part.chart):
            yield Row(waiting)
            waiting = ()
        if not part.chart:
            yield from _rows(part, beside)
    if waiting:
        yield Row(waiting)
