"""One ClaimReview a claim: its shape, its rating, both ledgers, and whose review it is."""

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from claiming import claim
from typer.testing import CliRunner

from dashboard.claims.claim import PLAIN, Claim
from dashboard.claims.claim_review import RATINGS, as_json_ld, claim_review
from dashboard.claims.court import court_of, plain_claims, plain_statements, plainly
from dashboard.claims.judged import Judged
from dashboard.claims.reviewer import OURSELVES, Reviewer, reviewer_beside, reviewer_in
from dashboard.claims.verdict import NONE
from dashboard.cli import app
from dashboard.errors import BadData
from dashboard.package.documents import Document
from dashboard.package.package import open_package
from dashboard.vocabulary import MONEY, Verdict

PACKAGE = open_package()
COURT = court_of(PACKAGE)
JUDGED = [*plain_claims(COURT), *plain_statements(COURT)]
TEXT = {"type": "string", "minLength": 1}
REVIEW = {
    "type": "object",
    "required": [
        *("@context", "@type", "url", "datePublished", "author", "claimReviewed", "itemReviewed"),
        *("reviewRating", "tl:claim", "tl:judgedPeriod", "tl:ledgers"),
    ],
    "properties": {
        "@context": {"type": "array", "prefixItems": [{"const": "https://schema.org"}]},
        "@type": {"const": "ClaimReview"},
        "url": {"pattern": "^https://desk.example/reviews/[a-z0-9-]+$"},
        "datePublished": {"pattern": r"^\d{4}-\d{2}-\d{2}$"},
        "author": {
            "const": {"@type": "Organization", "name": "Desk", "url": "https://desk.example"}
        },
        "claimReviewed": {"type": "string", "minLength": 10},
        "itemReviewed": {
            "required": ["@type", "author", "text"],
            "properties": {"@type": {"const": "Claim"}, "text": TEXT},
        },
        "reviewRating": {
            "required": ["@type", "alternateName"],
            "properties": {
                "alternateName": TEXT,
                "ratingValue": {"enum": [1, 2, 3, 4]},
                "bestRating": {"const": 4},
                "worstRating": {"const": 1},
            },
            "dependentRequired": {
                "ratingValue": ["bestRating", "worstRating", "ratingExplanation"]
            },
        },
        "tl:claim": {
            "required": ["tl:form", "tl:reporter", "tl:partner", "tl:relation"],
        },
        "tl:ledgers": {
            "minItems": 2,
            "maxItems": 2,
            "items": {
                "required": ["tl:ledger", "tl:period", "tl:verdict", "tl:unit", "tl:decidedBy"],
                "properties": {
                    "tl:decidedBy": {
                        "items": {"required": ["tl:reporter", "tl:value_usd", "tl:vintage"]},
                    },
                },
            },
        },
    },
}
"""What schema.org, and searches that show reviews, ask of one; our own terms beside it."""
DESK = Reviewer("Desk", "https://desk.example", "https://desk.example/reviews/")


def by_id(id_: str) -> Judged:
    return next(one for one in JUDGED if one.claim.id == id_)


def test_a_claim_has_one_review_of_the_shape_of_schema_org_with_both_ledgers() -> None:
    for judged in JUDGED:
        review = claim_review(judged, PLAIN, PACKAGE, "2026-11-22", None, DESK)
        assert (review is None) is (not judged.claim.is_judged)
        if review is None:
            continue
        jsonschema.validate(json.loads(as_json_ld(review)), REVIEW)
        for ledger, judgement in zip(review["tl:ledgers"], judged.judgements, strict=True):
            rows = [row["tl:value_usd"] for row in ledger["tl:decidedBy"]]
            if judged.claim.unit == MONEY and judgement.figure.is_known:
                # Of days inside a month the rows are those of the months around them.
                assert sum(rows) in (judgement.figure.least, judgement.figure.most)
            assert bool(rows) is judgement.figure.is_known


def test_the_number_is_of_the_ledger_that_leads_and_the_words_are_of_both() -> None:
    seen = set()
    for judged in JUDGED:
        review = claim_review(judged, PLAIN, PACKAGE, "2026-11-22")
        if review is None:
            continue
        rating, verdicts = review["reviewRating"], [one.verdict for one in judged.judgements]
        answers = [one for one in verdicts if one not in NONE]
        assert rating.get("ratingValue") == (RATINGS[answers[0]] if answers else None)
        assert all(str(one) in rating["alternateName"] for one in verdicts)
        assert (" in " in rating["alternateName"]) is (len({*verdicts}) > 1)
        seen |= {*verdicts, len({*verdicts})}
    assert seen == {*RATINGS, Verdict.NO_ANSWER, 1, 2}
    iran = claim_review(by_id("russia-iran-turnover"), PLAIN, PACKAGE, "2026-11-22")
    assert iran
    assert iran["reviewRating"]["alternateName"] == (
        "holds when rounded in Russia's ledger and no answer in Iran's ledger"
    )
    assert "here Russia's ledger" in iran["reviewRating"]["ratingExplanation"]


def test_the_document_of_a_claim_is_where_it_appears_even_without_an_address() -> None:
    judged, document = by_id("russia-iran-turnover"), Document(title="A page", publisher="A paper")
    review = claim_review(judged, PLAIN, PACKAGE, "2026-11-22", document)
    assert review
    assert review["itemReviewed"]["appearance"] == {
        "@type": "CreativeWork",
        "headline": "A page",
        "publisher": {"@type": "Organization", "name": "A paper"},
    }
    with_address = replace(document, address="https://paper.example/page")
    review = claim_review(judged, PLAIN, PACKAGE, "2026-11-22", with_address)
    assert review
    assert review["itemReviewed"]["appearance"]["url"] == "https://paper.example/page"


def test_no_word_of_a_review_ends_the_script_it_may_stand_in() -> None:
    odd: Claim = claim(value=4e9, precision=1e9, quoted="</script><b>", said="<!-- x")
    review = claim_review(plainly(COURT, odd), PLAIN, PACKAGE, "2026-11-22")
    assert "<" not in as_json_ld(review)
    assert json.loads(as_json_ld(review)) == json.loads(json.dumps(review))


def test_the_settings_name_the_organisation_and_without_them_the_tool_is_named(
    folder: Path,
) -> None:
    asked = ["claims", "--format", "claimreview", "--id", "russia-iran-turnover"]
    told = CliRunner().invoke(app, [*asked, "--data", str(folder)])
    (review,) = json.loads(told.stdout)
    assert review["author"] == {"@type": "Organization", "name": OURSELVES.name}
    assert "url" not in review
    assert "no two-ledgers.toml beside the data" in told.stderr
    assert "has no address of its own (url)" in told.stderr
    beside = folder.parent / "two-ledgers.toml"
    beside.write_text(
        '[reviewer]\nname = "Desk"\naddress = "https://desk.example"\n'
        'reviews = "https://desk.example/reviews/"\n',
        "utf-8",
    )
    told = CliRunner().invoke(app, [*asked, "--data", str(folder)])
    (review,) = json.loads(told.stdout)
    assert (told.stderr, review["author"]["name"]) == ("", "Desk")
    assert review["url"] == "https://desk.example/reviews/russia-iran-turnover"
    elsewhere = folder.parent / "mine.toml"
    elsewhere.write_text('[reviewer]\nname = "Ours"\n', "utf-8")
    told = CliRunner().invoke(app, [*asked, "--data", str(folder), "--settings", str(elsewhere)])
    assert json.loads(told.stdout)[0]["author"] == {"@type": "Organization", "name": "Ours"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "two-ledgers.toml: there is no part [reviewer]."),
        ("[reviewer]\n", "line 1, column name: no name is given."),
        ("[reviewer]\nname = Desk\n", "line 2: this is no TOML"),
        ("[reviewer]\nname = 5\n", "line 2, column name: found no words"),
        ('[reviewer]\nname = "a\\u202eb"\n', "line 2, column name: found a text with line breaks"),
        ('[reviewer]\nname = "a"\nadress = "x"\n', "line 3: found “adress”; allowed are name"),
        ('[reviewer]\nname = "a"\naddress = "javascript:x"\n', "line 3, column address: found “ja"),
        ('[reviewer]\nname = "a"\naddress = "http://[x"\n', "line 3, column address: found “http"),
        ('[reviewer]\nname = "a"\nreviews = "https://a.example/r"\n', "so it ends with /, # or ="),
        ('[other]\nx = 1\n[reviewer]\nname = "a"\n', "line 1: found “other”; the only part"),
        ("a = " + "[" * 90_000, "two-ledgers.toml: this is no TOML"),
        ("#" * 100_001, "far too large"),
        (b"[reviewer]\nname = '\xe9'\n", "this text is not UTF-8. Save it as UTF-8."),
    ],
)
def test_settings_that_are_wrong_are_told_with_their_place(
    tmp_path: Path, text: str | bytes, said: str
) -> None:
    path = tmp_path / "two-ledgers.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(BadData) as found:
        reviewer_beside(tmp_path / "data")
    assert said in str(found.value)
    with pytest.raises(BadData):
        reviewer_in(tmp_path / "nowhere.toml")
