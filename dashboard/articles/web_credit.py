"""What a web page says of itself to machines: its author, publisher, day and address.

Read from meta tags, JSON-LD (schema.org), links and <time>. It is a proposal for the record of the
document; the reader may know better.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from dashboard.articles.document import Text, iso_day
from dashboard.articles.web_tags import Piece

AUTHOR = ("author", "article:author", "dc.creator", "citation_author", "parsely-author", "sailthru.author")  # fmt: skip  # noqa: E501
PUBLISHER = ("og:site_name", "dc.publisher", "citation_publisher", "application-name")
PUBLISHED = (
    *("article:published_time", "datepublished", "dc.date.issued", "dc.date", "dcterms.issued"),
    *("citation_publication_date", "parsely-pub-date", "pubdate", "publish-date", "date"),
)
WRITINGS = re.compile(r"Article|Report|Posting|Review|WebPage")
"""What JSON-LD calls things that have an author and a day."""
ADDRESS = re.compile(r"https?://[^\s<>\"'\\^`{}|]{1,1900}", re.IGNORECASE)
LONGEST = 300
MOST_SCRIPTS, MOST_THINGS = 20, 500
SAID_META, SAID_DATA, SAID_TIME = (
    "The page’s meta tags give it.",
    "The page’s data for search engines (JSON-LD) give it.",
    "The first time that the page marks as one.",
)


@dataclass
class Marks:
    """What was met on the way through a page that tells of the page."""

    meta: dict[str, str] = field(default_factory=dict)
    data: list[str] = field(default_factory=list)
    time: str = ""
    link: str = ""

    def take(self, piece: Piece) -> None:
        """Keep what the beginning of an element tells."""
        if piece.tag not in ("meta", "link", "time", "script"):
            return
        said = piece.said()
        if piece.tag == "meta":
            name = said.get("property") or said.get("name") or said.get("itemprop") or ""
            self.meta.setdefault(name.strip().lower(), said.get("content", ""))
        elif piece.tag == "link" and "canonical" in said.get("rel", "").lower().split():
            self.link = self.link or said.get("href", "")
        elif piece.tag == "time":
            self.time = self.time or iso_day(said.get("datetime", ""))
        elif said.get("type", "").lower() == "application/ld+json":
            self.data.append(piece.held)

    def named(self, *names: str) -> str:
        """The first of these meta tags that says anything."""
        return next((said for name in names if (said := _line(self.meta.get(name, "")))), "")


def credited(marks: Marks, title: str, paragraphs: list[str]) -> Text:
    """A text with its page's word for who wrote and published it, when, and where it stands."""
    written = _writing(marks.data)
    published, basis = _published(marks, written)
    author = _names(written.get("author")) or marks.named(*AUTHOR)
    places = (marks.link, marks.meta.get("og:url", ""), written.get("url"))
    return Text(
        tuple(paragraphs),
        title,
        "" if ADDRESS.match(author) else author,
        _names(written.get("publisher")) or marks.named(*PUBLISHER),
        published,
        basis,
        next((str(place) for place in places if ADDRESS.fullmatch(str(place or ""))), ""),
    )


def _published(marks: Marks, written: dict[str, object]) -> tuple[str, str]:
    """The day of a page, and how it is known."""
    for said, basis in (
        (str(written.get("datePublished") or ""), SAID_DATA),
        (
            next((marks.meta[name] for name in PUBLISHED if iso_day(marks.meta.get(name, ""))), ""),
            SAID_META,
        ),
        (marks.time, SAID_TIME),
    ):
        if day := iso_day(said):
            return day, basis
    return "", ""


def _line(said: str) -> str:
    return " ".join(said.split())[:LONGEST]


def _writing(scripts: list[str]) -> dict[str, object]:
    """The first thing in a page's JSON-LD that is an article and has a day, else has an author."""
    things = [
        one for script in scripts[:MOST_SCRIPTS] for one in islice(_things(script), MOST_THINGS)
    ]
    written = [one for one in things if WRITINGS.search(str(one.get("@type")))]
    dated = [one for one in written if one.get("datePublished")]
    return next(iter(dated or written), {})


def _things(script: str) -> Iterator[dict[str, object]]:
    """The things of one script: it may hold one, a list, or a graph."""
    try:
        held = json.loads(script)
    except (ValueError, RecursionError):
        return
    for one in held if isinstance(held, list) else [held]:
        if isinstance(one, dict):
            yield one
            graph = one.get("@graph")
            yield from (
                (part for part in graph if isinstance(part, dict))
                if isinstance(graph, list)
                else ()
            )


def _names(said: object) -> str:
    """The names of people or an organisation, in one line."""
    every = said if isinstance(said, list) else [said]
    names = [one.get("name") if isinstance(one, dict) else one for one in every[:8]]
    return _line(", ".join(name for name in names if isinstance(name, str) and name))
