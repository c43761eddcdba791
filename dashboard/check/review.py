"""Claims that were reviewed, as entries of the form: ours by their fields, others' as sentences.

Each has a document of its own: who said it, when, and where it stands.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dashboard.articles.claim_reviews import Found, Word
from dashboard.articles.review_text import day_of_review
from dashboard.check.article import Spot, printed, spots_in
from dashboard.check.entry import Entry
from dashboard.check.words import FORMS, KINDS, RELATIONS
from dashboard.package.claim_rows import MEASURES, UNITS_OF
from dashboard.vocabulary import Form, Measure, Relation

CODES = {"measure": {*map(str, MEASURES)}, "relation": {*RELATIONS}, "form": {*FORMS}}
CODES |= {"kind": {*KINDS}}
USUAL = {"measure": str(Measure.TURNOVER), "relation": str(Relation.EQUALS)}
USUAL |= {"form": str(Form.LEVEL), "kind": "stated"}
"""What a field with few words may say, and what it says where it is left out."""
NUMBERS = ("value", "upper", "precision", "tolerance", "paragraph")
LONGEST = 300
SITE = re.compile(r"https?://(?:www\.)?([^/?#\s]+)")


def spots_of(
    paragraphs: Sequence[str], reviews: Sequence[Found], dated: str = "", home: str = ""
) -> tuple[Spot, ...]:
    """The figures of a text, or of the claims that its reviews are of; see `spots_in`."""
    if not reviews:
        return spots_in(paragraphs, dated, home)
    return tuple(
        spot
        for number, (claim, review) in enumerate(zip(paragraphs, reviews, strict=True), 1)
        for spot in _of_review(number, claim, review, dated, home)
    )


def _of_review(number: int, claim: str, review: Found, dated: str, home: str) -> list[Spot]:
    own = _entry(dict(review.fields))
    # Few reviews name the document; then it is called by the site that it stands on.
    named = review.publisher or review.title
    site = None if named else SITE.match(review.appearance)
    document = {
        "said": review.author, "on": dated or day_of_review(review), "title": review.title,
        "author": review.writer, "publisher": site[1] if site else review.publisher,
        "address": review.appearance,
    }  # fmt: skip
    if own:
        return [Spot(number, 0, len(claim), replace(own, **document))]
    found = spots_in([claim], document["on"], home)
    return [replace(one, paragraph=number, entry=replace(one.entry, **document)) for one in found]


def _entry(fields: Mapping[str, Word]) -> Entry | None:
    """The claim of a review of ours by its fields; None where these say what no claim says."""
    if not fields or any(isinstance(fields.get(name, 0), str) for name in NUMBERS):
        return None
    said = {name: str(word)[:LONGEST] for name, word in fields.items()}
    codes = {name: said.get(name, usual) for name, usual in USUAL.items()}
    if any(codes[name] not in allowed for name, allowed in CODES.items()):
        return None
    unit = said.get("unit", UNITS_OF[Form(codes["form"])][0])
    value, upper, step = (_number(fields, name) for name in ("value", "upper", "precision"))
    one, _, two = said.get("other", "").partition("-")
    tolerance, paragraph = _number(fields, "tolerance"), _number(fields, "paragraph")
    return Entry(
        reporter=said.get("reporter", ""),
        partner=said.get("partner", ""),
        value=printed(value, step, unit),
        upper=printed(upper, step, unit),
        period=said.get("period", ""),
        since=said.get("since", ""),
        other_reporter=one,
        other_partner=two,
        within="" if tolerance is None else f"{tolerance:g}",
        paragraph="" if paragraph is None else f"{paragraph:.0f}",
        quoted=said.get("fragment", ""),
        note=said.get("note", ""),
        **codes,
    )


def _number(fields: Mapping[str, Word], name: str) -> float | None:
    word = fields.get(name)
    return None if word is None or isinstance(word, str) else float(word)
