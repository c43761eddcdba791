"""Reviews of claims that others, or we ourselves, wrote as schema.org ClaimReview.

They stand in a file of JSON-LD (one review, a list, a graph), or in the scripts of a web page. A
review gives the claim in a sentence, who said it, when and where; one of ours has the fields of
claims.csv too, under our own prefix, so that it comes back as the same claim.

Whatever comes in is only looked at: nothing is fetched, no script is run, and nothing of a file
that is not JSON to the letter is guessed.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from math import isfinite
from typing import Any, NoReturn
from unicodedata import category

from dashboard.errors import CannotRead, TooLarge
from dashboard.vocabulary import REVIEW_TERMS

LARGEST = 2_000_000
"""Letters of a file that can be a review or a page of them."""
MOST_DIGITS = 30
"""Digits that no amount, and no rating, has."""
TAG = re.compile(r"<!--|<script\b", re.IGNORECASE)
CLOSED = re.compile(r"</script\b", re.IGNORECASE)
JSON_LD = re.compile(r"application/ld\+json", re.IGNORECASE)
SCHEMA = re.compile(r"(schema:|https?://schema\.org/)")
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Signs that turn the order in which a text is shown; joiners, which Persian needs, stay."""
NO_REVIEW = "There is no ClaimReview in it."

Node = Mapping[str, Any]
Word = str | float


@dataclass(frozen=True)
class Found:
    """A claim that somebody reviewed, as the review tells it; what it does not say is empty.

    `text` is the claim in a sentence, `quoted` its own words; `author` who made it, `date` when, as
    it is written, and `appearance` the address of where it stands, in a document with a `title`, a
    `writer` and a `publisher`. `rating` is the review's
    judgement in its own words or figures, and no verdict of ours; `reviewer` is whose, and
    `reviewed_on` when. `fields` are the claim by the columns of claims.csv, which only a review of
    ours has.
    """

    text: str
    author: str = ""
    date: str = ""
    appearance: str = ""
    quoted: str = ""
    rating: str = ""
    reviewer: str = ""
    reviewed_on: str = ""
    fields: tuple[tuple[str, Word], ...] = ()
    title: str = ""
    writer: str = ""
    publisher: str = ""


def reviews_in(text: str) -> list[Found]:
    """Every claim reviewed in a text of JSON-LD or a web page, in its order.

    Raises TooLarge, or CannotRead with the reason, where there is none; a script of a page that
    cannot be read leaves the others standing.
    """
    if len(text) > LARGEST:
        raise TooLarge(f"This is longer than {LARGEST:,} letters: too long for a review of claims.")
    plain = text.removeprefix("\ufeff").strip()
    is_json = plain.startswith(("{", "["))
    found: list[Found] = []
    refused: list[str] = []
    for script in [plain] if is_json else _scripts(plain):
        try:
            found += _of_json(script, _clean if is_json else _clean_of_page)
        except ValueError as reason:
            refused.append(str(reason))
    if not found:
        raise CannotRead(refused[0] if refused else NO_REVIEW)
    return found


def _scripts(page: str) -> Iterator[str]:
    """What stands in a page's scripts of JSON-LD; each letter of the page is looked at once."""
    place = 0
    while begun := TAG.search(page, place):
        if begun[0] == "<!--":
            place = page.find("-->", begun.end())
        else:
            body = page.find(">", begun.end()) + 1
            end = CLOSED.search(page, body) if body else None
            place = end.end() if end else -1
            if end and JSON_LD.search(page, begun.end(), body):
                yield page[body : end.start()].strip()
        if place < 0:
            return


def _of_json(text: str, clean: Callable[[str], str]) -> list[Found]:
    """The claims in a text of JSON. Raises ValueError, with words, where it is none."""
    nodes = list(_nodes(_read(text)))
    by_id = {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 1}
    reader = _Reader(by_id, clean, has_ours=f'"{REVIEW_TERMS}"' in text)
    told = (reader.review(node) for node in nodes if _is_review(node))
    return [one for one in told if one.text or one.quoted]


def _read(text: str) -> object:
    try:
        return json.loads(
            text,
            object_pairs_hook=_once,
            parse_constant=_no_number,
            parse_float=_finite,
            parse_int=_whole,
        )
    except json.JSONDecodeError as found:
        place = f"line {found.lineno}, sign {found.colno}"
        raise ValueError(f"The JSON cannot be read at {place}.") from None
    except RecursionError:
        raise ValueError("The JSON is nested too deeply to be a review.") from None


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    read: dict[str, object] = {}
    for name, value in pairs:
        if name in read:
            raise ValueError(f"The JSON says “{_clean(name)[:40]}” twice of one thing.")
        read[name] = value
    return read


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"The JSON holds {word}, which is no amount.")


def _finite(word: str) -> float:
    number = float(word)
    return number if isfinite(number) else _no_number(word[:MOST_DIGITS])


def _whole(word: str) -> int:
    return int(word) if len(word) <= MOST_DIGITS else _no_number(f"{word[:MOST_DIGITS]}…")


def _nodes(whole: object) -> Iterator[Node]:
    """Everything in a graph that has properties, in its order; without recursion."""
    waiting = [whole]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            yield {SCHEMA.sub("", name, count=1): value for name, value in one.items()}
        inner = list(one.values()) if isinstance(one, dict) else one
        if isinstance(inner, list):
            waiting += reversed(inner)


def _is_review(node: Node) -> bool:
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(k, str) and SCHEMA.sub("", k, count=1) == "ClaimReview" for k in kinds)


@dataclass(frozen=True)
class _Reader:
    """Reads a review in a graph, whose parts may stand elsewhere in it under an `@id`.

    `has_ours`: it says that the prefix `tl` stands for our own terms.
    """

    by_id: Mapping[str, Node]
    clean: Callable[[str], str]
    has_ours: bool

    def review(self, node: Node) -> Found:
        claim = self.part(node, "itemReviewed")
        rating, by = self.part(node, "reviewRating"), self.part(node, "author")
        quoted = self.first(claim, "text", "name", "headline")
        stands = self.part(claim, "appearance")
        return Found(
            text=self.first(node, "claimReviewed", "name") or quoted,
            author=self.first(self.part(claim, "author"), "name", "@value"),
            date=self.first(claim, "datePublished", "dateCreated"),
            appearance=self.address(claim),
            quoted=quoted if self.first(node, "claimReviewed", "name") else "",
            rating=self.first(rating, "alternateName", "name", "@value") or self.number(rating),
            reviewer=self.first(by, "name", "@value"),
            reviewed_on=self.first(node, "datePublished"),
            fields=tuple(self.own(self.part(node, "tl:claim"))) if self.has_ours else (),
            title=self.first(stands, "headline", "name"),
            writer=self.first(self.part(stands, "author"), "name", "@value"),
            publisher=self.first(self.part(stands, "publisher"), "name", "@value"),
        )

    def part(self, node: Node, name: str) -> Node:
        """What a property leads to: the first of several, and by its `@id` where it has one."""
        value = node.get(name)
        value = value[0] if isinstance(value, list) and value else value
        if isinstance(value, dict):
            inner = {SCHEMA.sub("", key, count=1): each for key, each in value.items()}
            return self.by_id.get(str(value.get("@id")), inner)
        return {"@value": value}

    def first(self, node: Node, *names: str) -> str:
        """The first of these properties that is a text, on one line."""
        return next(filter(None, (self.text(node.get(name)) for name in names)), "")

    def text(self, value: object) -> str:
        value = value[0] if isinstance(value, list) and value else value
        value = value.get("@value") if isinstance(value, dict) else value
        return self.clean(value) if isinstance(value, str) else ""

    def number(self, rating: Node) -> str:
        """A rating in figures: “1 of 1 to 4”."""
        value, worst, best = (
            _figure(rating.get(name)) for name in ("ratingValue", "worstRating", "bestRating")
        )
        return f"{value} of {worst} to {best}" if value and worst and best else value

    def address(self, claim: Node) -> str:
        """Where a claim is to be read: its first appearance, or the page that is reviewed."""
        for name in ("firstAppearance", "appearance"):
            if found := self.web(self.part(claim, name), "url", "@id", "sameAs", "@value"):
                return found
        return self.web(claim, "url", "sameAs")

    def web(self, node: Node, *names: str) -> str:
        told = (self.first(node, name) for name in names)
        return next((one for one in told if one.startswith(("https://", "http://"))), "")

    def own(self, node: Node) -> Iterator[tuple[str, Word]]:
        """The fields of a review of ours: texts and numbers, nothing that has parts."""
        for key, value in node.items():
            name = key.removeprefix("tl:")
            if name == key or isinstance(value, bool):
                continue
            if isinstance(value, str):
                yield name, self.clean(value)
            elif isinstance(value, int | float):
                yield name, value


def _figure(value: object) -> str:
    if isinstance(value, str):
        return _clean(value)[:20]
    return f"{value:g}" if isinstance(value, int | float) and not isinstance(value, bool) else ""


def _clean_of_page(text: str) -> str:
    """The same of a page, where letters may be written as names: “&amp;”."""
    return _clean(unescape(text))


def _clean(text: str) -> str:
    """A text on one line, without signs that nobody sees or that turn what is shown."""
    line = " ".join(text.split())
    return "".join(
        sign for sign in line if sign not in TURNING and category(sign) not in ("Cc", "Cs")
    )
