"""A file or page of reviews as a text: the claims reviewed are its paragraphs, one each.

What else the page says is not read: it is about the claim, and often quotes other figures.
"""

import re
from dataclasses import replace

from dashboard.articles.claim_reviews import Found, reviews_in
from dashboard.articles.document import Text, iso_day
from dashboard.articles.letters import visible
from dashboard.articles.proposal import Proposal
from dashboard.articles.reader import read

MOST = 100
"""Reviews of one file that are read."""
MOST_TOLD = 5
"""Ratings that are told one by one."""
YEAR = re.compile("[0-9]{4}")
OF_A_PAGE = (
    "The page reviews a claim (ClaimReview): that claim was read, and not the page’s other text."
)


def text_of_reviews(letters: str) -> Text:
    """The claims reviewed in a text of JSON-LD or a page. Raises CannotRead where there are none.

    How others rate them is told as theirs.
    """
    found = [one for one in reviews_in(letters) if visible(_claim(one)).text.strip()]
    kept = found[:MOST]
    more = [f"It has {len(found):,} reviews; the first {MOST} are read."] if found[MOST:] else []
    rated = [said for one in kept if (said := _rating(one))]
    if len(rated) > MOST_TOLD:
        rated[MOST_TOLD:] = [f"{len(rated) - MOST_TOLD} more are rated."]
    return Text(tuple(map(_claim, kept)), notices=(*more, *rated), reviews=tuple(kept))


def figures_of(text: Text, dated: str = "") -> tuple[Proposal, ...]:
    """The figures of trade in a text; of reviews each claim is read alone, from its own day."""
    if not text.reviews:
        return read(text.paragraphs, dated)
    return tuple(
        replace(one, paragraph=number, period=one.period or _period(review))
        for number, review in enumerate(text.reviews, 1)
        for one in read([_claim(review)], dated or day_of_review(review))
    )


def day_of_review(review: Found) -> str:
    """When a claim was made, ISO 8601; nothing where the review does not say it."""
    return iso_day(review.date) or (review.date if YEAR.fullmatch(review.date) else "")


def _claim(review: Found) -> str:
    return review.text or review.quoted


def _period(review: Found) -> str:
    """The period that a review of ours names beside the sentence."""
    return str(dict(review.fields).get("period", ""))


def _rating(review: Found) -> str:
    """What the review makes of the claim; it decides nothing here."""
    if not review.rating:
        return ""
    whose = review.reviewer or "The review"
    on = f" on {review.reviewed_on[:10]}" if review.reviewed_on else ""
    claim = _claim(review)
    short = claim if len(claim) <= 80 else f"{claim[:79]}…"
    return f"{whose} rated “{short}” as “{review.rating[:200]}”{on}; that is not the verdict here."
