"""A text that was handed in: its paragraphs, and what it says of itself."""

import re
from dataclasses import dataclass
from datetime import date

from dashboard.articles.claim_reviews import Found

DAY = re.compile(r"(\d{4})[-/.](\d\d?)(?:[-/.](\d\d?))?(?!\d)")


@dataclass(frozen=True)
class Text:
    """Paragraphs from the title on, and what is known of the document they stand in.

    `published` is an ISO 8601 day or month, `published_basis` how it is known, `address` where the
    document says that it stands; each is empty where nothing tells. `notices` are for the reader.
    `reviews` are those of claims, whose paragraphs these are then; each has a document of its own.
    """

    paragraphs: tuple[str, ...]
    title: str = ""
    author: str = ""
    publisher: str = ""
    published: str = ""
    published_basis: str = ""
    address: str = ""
    notices: tuple[str, ...] = ()
    reviews: tuple[Found, ...] = ()


def iso_day(said: str) -> str:
    """A day or month that begins a text as ISO 8601; nothing where it is none."""
    found = DAY.match(said.strip())
    if found is None:
        return ""
    try:
        day = date(int(found[1]), int(found[2]), int(found[3] or 1)).isoformat()
    except ValueError:
        return ""
    return day if found[3] else day[:7]
