"""What a tab has read of the text in its box: the figures found, and as the reader has them now."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from dashboard.articles.document import Text
from dashboard.articles.files import text_of
from dashboard.articles.reader import dateline
from dashboard.check.article import Spot, homes
from dashboard.check.entry import FIELDS, Entry
from dashboard.check.review import spots_of
from dashboard.errors import TwoLedgersError
from dashboard.package.package import Package

OF_THE_DOCUMENT = ("title", "author", "publisher", "address", "on", "said")
"""The fields that are asked once for a text."""


@dataclass
class Reading:
    """A text with its figures, as read on a day and of whose trade where the text leaves that.

    `corrected` are entries that the reader changed, by number. `opened` is the figure that stands
    in the form, nought for none.
    """

    text: Text
    dated: str = ""
    home: str = ""
    spots: tuple[Spot, ...] = ()
    refusal: str = ""
    opened: int = 0
    corrected: dict[int, Entry] = field(default_factory=dict)

    def entry(self, number: int, document: Mapping[str, str]) -> Entry:
        """A figure as the reader has it now, in its document; a review names one of its own."""
        own = self.corrected.get(number, self.spots[number - 1].entry)
        return own if self.text.reviews else replace(own, **document)

    @property
    def known_by(self) -> Mapping[str, str]:
        """How the day of the text is known, where the text itself tells it."""
        return known_by(self.text)


def opened(name: str, content: bytes) -> tuple[Text | None, str]:
    """The text of a file, or of pasted words, which have no name; else why there is none."""
    try:
        return text_of(name, content), ""
    except TwoLedgersError as refusal:
        return None, str(refusal)


def known_by(text: Text) -> Mapping[str, str]:
    """How the day of a text is known, by the day; nothing where the text does not tell it."""
    return {text.published: text.published_basis} if text.published_basis else {}


def told_by(text: Text) -> Mapping[str, str]:
    """What a text says of its document, in the fields of the form; of reviews each has its own."""
    if text.reviews:
        return {}
    told = {"on": text.published or dateline(text.paragraphs)}
    return told | {n: getattr(text, n) for n in ("title", "author", "publisher", "address")}


def blank() -> dict[str, str]:
    """The form without a figure; what is known of the document is not the figure's."""
    empty = Entry()
    return {name: getattr(empty, name) for name in FIELDS if name not in OF_THE_DOCUMENT}


def homes_of(found: Reading, package: Package) -> list[str]:
    """Whose trade, of the pairs in the data, a text may be of that names the other side only."""
    pairs = {
        frozenset(pair)
        for pair in zip(package.pairs["first"], package.pairs["second"], strict=True)
    }
    return homes(found.text.paragraphs, found.dated, package.names, pairs)


def read_in(text: Text, dated: str, home: str, before: Reading | None) -> Reading:
    """The figures of a text; what was corrected stays where the same figures are found again."""
    if before is not None and (before.text, before.dated, before.home) == (text, dated, home):
        return before
    try:
        # A claim under review counts from the day on which it was made.
        day = "" if text.reviews else dated
        spots = spots_of(text.paragraphs, text.reviews, day, home)
    except TwoLedgersError as refusal:
        return Reading(text, dated, home, refusal=str(refusal))
    if before is not None and before.spots == spots:
        return replace(before, text=text, dated=dated, home=home)
    return Reading(text, dated, home, spots)
