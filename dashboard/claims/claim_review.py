"""A judged claim as a schema.org ClaimReview: one review a claim, with both ledgers in it.

The rating is that of the ledger that leads: the first one that gives an answer. Where the ledgers
do not say the same, the rating in words names each. Without an answer there is no number, and the
words say “no answer”: a textual rating is what searches show and ask for. What nobody stated as a
fact has no review.

schema.org has no words for value, unit, relation, period and deciding rows, so these are our own,
under the prefix `tl`: of the claim with the columns of claims.csv, and of each ledger what it says.
"""

import json
from collections.abc import Mapping
from typing import Any

from dashboard.claims import words
from dashboard.claims.claim import Claim, Judgement, Terms
from dashboard.claims.court import court_of, plain_claim
from dashboard.claims.judged import Judged
from dashboard.claims.plain_reading import REPORTS, deciding_rows
from dashboard.claims.reviewer import OURSELVES, Reviewer
from dashboard.claims.verdict import NONE
from dashboard.package.documents import Document
from dashboard.package.kinds import Kind
from dashboard.package.package import Package
from dashboard.package.source import Source
from dashboard.text.glossary import PLAIN_READING
from dashboard.text.numbers import listed
from dashboard.vocabulary import RATIO, REVIEW_TERMS, Form, Verdict

RATINGS = {Verdict.FAILS: 1, Verdict.CLOSE: 2, Verdict.ROUNDED: 3, Verdict.HOLDS: 4}
"""The scale: the same order in which verdicts are told everywhere."""
SCALE = f"The scale: {', '.join(f'{number} {verdict}' for verdict, number in RATINGS.items())}."
LEADING = "The number is the verdict of the ledger that leads, the first one that gives an answer"
ROW = ("reporter", "partner", "flow", "period", "valuation", "value_usd", "status", "note")


def claim_review(
    judged: Judged,
    terms: Terms,
    package: Package,
    made_on: str,
    document: Document | None = None,
    reviewer: Reviewer = OURSELVES,
) -> dict[str, Any] | None:
    """The review of a claim; None for what nobody stated as a fact.

    `made_on` is the day of the review, ISO 8601; `document` is where the claim stands.
    """
    claim, names = judged.claim, court_of(package).names
    if not claim.is_judged:
        return None
    address = reviewer.review_of(claim.id)
    return {
        "@context": ["https://schema.org", {"tl": REVIEW_TERMS}],
        "@type": "ClaimReview",
        **({"url": address} if address else {}),
        "datePublished": made_on,
        "author": _organisation(reviewer.name, reviewer.address),
        "claimReviewed": words.claimed(claim, terms.about),
        "itemReviewed": _claim(claim, terms, document),
        "reviewRating": _rating(judged, names),
        "reviewBody": " ".join(_said(each, claim, names) for each in judged.judgements),
        "tl:claim": _stated(claim),
        "tl:withinPercent": claim.within(terms.about),
        "tl:reading": PLAIN_READING,
        "tl:judgedPeriod": claim.judged_period,
        "tl:ledgers": [_ledger(each, claim, package) for each in judged.judgements],
    }


def review_file(
    package: Package,
    claim: Claim,
    about: float,
    made_on: str,
    document: Document | None,
    reviewer: Reviewer,
) -> bytes:
    """The same as a file of JSON-LD; `about` is the percentage that “about” stands for."""
    terms = Terms(about=about)
    judged = plain_claim(court_of(package), claim, terms)
    review = claim_review(judged, terms, package, made_on, document, reviewer)
    return f"{as_json_ld(review)}\n".encode()


def as_json_ld(reviews: object) -> str:
    """Reviews as text that may also stand inside a web page: no word in it ends its script."""
    return json.dumps(reviews, ensure_ascii=False, indent=1).replace("<", "\\u003c")


def _organisation(name: str, address: str = "") -> dict[str, str]:
    return {"@type": "Organization", "name": name, **({"url": address} if address else {})}


def _claim(claim: Claim, terms: Terms, document: Document | None) -> dict[str, Any]:
    """What is reviewed: the words, who said them and when, and the document they stand in."""
    dated = {"datePublished": claim.stated_on} if claim.stated_on else {}
    found_in = _appearance(claim, document)
    return {
        "@type": "Claim",
        "author": _organisation(claim.said),
        **dated,
        **({"appearance": found_in} if len(found_in) > 1 else {}),
        "text": claim.quoted or words.stated(claim, terms.about),
    }


def _appearance(claim: Claim, document: Document | None) -> dict[str, Any]:
    """The document of a claim, with all that is known of it: an address is not always."""
    known = document or Document()
    told = {
        "url": claim.url or known.address,
        "headline": known.title,
        "genre": known.kind,
        "datePublished": known.published,
        "author": {"@type": "Person", "name": known.author} if known.author else "",
        "publisher": _organisation(known.publisher) if known.publisher else "",
    }
    return {"@type": "CreativeWork", **{name: word for name, word in told.items() if word}}


def _rating(judged: Judged, names: Mapping[str, str]) -> dict[str, Any]:
    """The verdict of the ledger that leads, as a number of the scale; in words of both ledgers."""
    claim, answered = judged.claim, [one for one in judged.judgements if one.verdict not in NONE]
    rating: dict[str, Any] = {"@type": "Rating", "alternateName": _in_words(judged, names)}
    if not answered:
        return rating
    whose = words.ledger_name(claim.pairs, answered[0].ledger, names, inside=True)
    return {
        **rating,
        "ratingValue": RATINGS[answered[0].verdict],
        "bestRating": max(RATINGS.values()),
        "worstRating": min(RATINGS.values()),
        "ratingExplanation": f"{SCALE} {LEADING}: here {whose}.",
    }


def _in_words(judged: Judged, names: Mapping[str, str]) -> str:
    """One verdict where both ledgers give it, or each one's own."""
    verdicts = {each.verdict for each in judged.judgements}
    if len(verdicts) == 1:
        return str(*verdicts)
    claim = judged.claim
    return listed(
        [
            f"{each.verdict} in {words.ledger_name(claim.pairs, each.ledger, names, inside=True)}"
            for each in judged.judgements
        ]
    )


def _said(judgement: Judgement, claim: Claim, names: Mapping[str, str]) -> str:
    whose = words.ledger_name(claim.pairs, judgement.ledger, names)
    period = words.period_words(judgement.period)
    return f"{whose}, {period}: {words.judgement_words(judgement, claim, names)}."


def _stated(claim: Claim) -> dict[str, Any]:
    """A claim in our own terms, by the columns of claims.csv; what is not said is left out.

    Whoever reads these comes to the same claim again.
    """
    first, *others = claim.pairs
    told: dict[str, Any] = {
        "id": claim.id,
        "document": claim.document,
        "speaker": claim.said,
        "stated_on": claim.stated_on,
        "paragraph": claim.paragraph,
        "reporter": first.first,
        "partner": first.second,
        "form": str(claim.form),
        "measure": str(claim.measure),
        "relation": str(claim.relation),
        "value": claim.value,
        "unit": claim.unit,
        "precision": claim.precision,
        "tolerance": claim.tolerance,
        "upper": claim.upper,
        "period": claim.period,
        "since": claim.since,
        "other": others[0].id if others else "",
        "fragment": claim.quoted,
        "kind": claim.kind,
        "note": claim.note,
        "speaks_for": claim.speaks_for,
    }
    # A comparison without a figure is judged as the ratio to 1, which nobody printed.
    if claim.form is Form.COMPARISON and claim.unit == RATIO:
        told |= dict.fromkeys(("value", "unit", "precision"))
    return {f"tl:{name}": value for name, value in told.items() if value not in (None, "")}


def _ledger(judgement: Judgement, claim: Claim, package: Package) -> dict[str, Any]:
    """What one ledger says of a claim, and the rows that it says it by."""
    court, figure, near = court_of(package), judgement.figure, judgement.closeness
    sources = {source.id: source for source in package.of_kind(Kind.TRADE)}
    reports = court.books.only(REPORTS).between(*claim.pairs)
    rows = deciding_rows(reports, claim, judgement).to_dict("records")
    return {
        "tl:ledger": words.ledger_name(claim.pairs, judgement.ledger, court.names),
        "tl:period": judgement.period,
        "tl:verdict": str(judgement.verdict),
        "tl:found": judgement.value,
        "tl:atLeast": figure.at_least,
        "tl:unit": claim.unit,
        "tl:closeWithinPercent": near.percent if near else None,
        "tl:margin": judgement.margin,
        "tl:percent": judgement.percent,
        "tl:reason": words.why_missing(figure.lacks, judgement.ledger, court.names),
        "tl:decidedBy": [_row(row, sources[row["source"]]) for row in rows],
    }


def _row(row: Mapping[Any, Any], source: Source) -> dict[str, Any]:
    return {
        **{f"tl:{name}": row[name] for name in ROW},
        "tl:source": source.credit.title,
        "tl:sourceId": source.id,
        "tl:vintage": source.credit.vintage,
        "tl:licence": source.credit.licence,
    }
