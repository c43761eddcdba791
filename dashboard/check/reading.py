"""What a tab has read of the text in its box: the figures found, and as the reader has them now."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from dashboard.articles.reader import dateline
from dashboard.check.article import Spot, homes, spots_in
from dashboard.check.entry import Entry
from dashboard.errors import TwoLedgersError
from dashboard.package.package import Package

OF_THE_DOCUMENT = ("title", "author", "publisher", "address", "on", "said")
"""The fields that are asked once for a text."""
TOP_PARAGRAPHS, TOP = 3, 300
"""In so many paragraphs, and their first letters, a text says when it was written."""


@dataclass(frozen=True)
class Text:
    """A text as it is read: its paragraphs, its day, and whose trade it is where it leaves that."""

    paragraphs: tuple[str, ...]
    dated: str = ""
    home: str = ""


@dataclass
class Reading:
    """A text with its figures. `corrected` are entries that the reader changed, by number.

    `opened` is the figure that stands in the form, nought for none.
    """

    text: Text
    spots: tuple[Spot, ...]
    refusal: str = ""
    opened: int = 0
    corrected: dict[int, Entry] = field(default_factory=dict)

    def entry(self, number: int, document: Mapping[str, str]) -> Entry:
        """A figure as the reader has it now, in its document."""
        own = self.corrected.get(number, self.spots[number - 1].entry)
        return replace(own, **document)


def day_at_the_top(paragraphs: tuple[str, ...]) -> str:
    """The day that a text itself names at its top, ISO 8601; nothing where it names none."""
    return dateline([paragraph[:TOP] for paragraph in paragraphs[:TOP_PARAGRAPHS]])


def homes_of(text: Text, package: Package) -> list[str]:
    """Whose trade, of the pairs in the data, a text may be of that names the other side only."""
    pairs = {
        frozenset(pair)
        for pair in zip(package.pairs["first"], package.pairs["second"], strict=True)
    }
    return homes(text.paragraphs, text.dated, package.names, pairs)


def read_in(text: Text, before: Reading | None) -> Reading:
    """The figures of a text; what was corrected stays where the same figures are found again."""
    if before is not None and before.text == text:
        return before
    try:
        spots = spots_in(text.paragraphs, text.dated, text.home)
    except TwoLedgersError as refusal:
        return Reading(text, (), str(refusal))
    if before is not None and before.spots == spots:
        return Reading(text, spots, "", before.opened, before.corrected)
    return Reading(text, spots)
