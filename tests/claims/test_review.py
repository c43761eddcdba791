"""Judged claims as they leave the dashboard: tables, JSON and schema.org ClaimReview."""

import json

import jsonschema

from dashboard.claims.claim import Terms
from dashboard.claims.court import court_of, every_reading
from dashboard.claims.review import as_json, claim_review, table
from dashboard.package.package import open_package
from dashboard.vocabulary import MONEY, Verdict

PACKAGE = open_package()
COURT = court_of(PACKAGE)
JUDGED = {claim.id: every_reading(COURT, claim) for claim in COURT.claims}
REVIEW = {
    "type": "object",
    "required": [
        *("@context", "@type", "datePublished", "author", "claimReviewed", "itemReviewed"),
        *("reviewRating", "tl:value", "tl:unit", "tl:relation", "tl:period", "tl:decidedBy"),
    ],
    "properties": {
        "@context": {"type": "array", "prefixItems": [{"const": "https://schema.org"}]},
        "@type": {"const": "ClaimReview"},
        "datePublished": {"pattern": r"^\d{4}-\d{2}-\d{2}$"},
        "claimReviewed": {"type": "string", "minLength": 10},
        "itemReviewed": {"type": "object", "required": ["@type", "author"]},
        "reviewRating": {
            "type": "object",
            "required": ["@type", "alternateName"],
            "properties": {"alternateName": {"enum": [str(verdict) for verdict in Verdict]}},
        },
        "tl:decidedBy": {
            "type": "array",
            "items": {"required": ["tl:reporter", "tl:value_usd", "tl:sourceId", "tl:vintage"]},
        },
    },
}


def test_claim_review_has_the_shape_of_schema_org_and_our_own_terms() -> None:
    for judged in JUDGED.values():
        reviews = claim_review(judged, Terms(), PACKAGE, "2026-11-22")
        assert len(reviews) == (len(judged.judgements) if judged.claim.is_judged else 0)
        for review, judgement in zip(reviews, judged.judgements, strict=False):
            jsonschema.validate(json.loads(json.dumps(review)), REVIEW)
            rows = [row["tl:value_usd"] for row in review["tl:decidedBy"]]
            if judged.claim.unit == MONEY and judgement.figure.is_known:
                assert sum(rows) == judgement.figure.least
            assert bool(rows) is judgement.figure.is_known


def test_the_published_table_marks_the_plain_reading_and_json_lists_what_holds() -> None:
    names = COURT.names
    judged = JUDGED["russia-turkey-turnover"]
    rows = table([judged], Terms(), names)
    plain = rows[rows["plain"] == "yes"]
    assert set(plain["year"]) == {"2021"}
    assert "imf-imts" in set(plain["source"])
    written = as_json(judged, Terms(), names)
    assert written["plain"][0]["verdict"] == "fails"
    assert {row["year"] for row in written["holds"]} >= {"2018", "2019"}
