"""Claims that were reviewed, as entries: ours the very same claims, others' read as sentences."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from dashboard.articles.claim_reviews import Found
from dashboard.articles.files import text_of
from dashboard.articles.review_text import MOST, OF_A_PAGE
from dashboard.check.answer import answer
from dashboard.check.review import spots_of
from dashboard.claims.claim import PLAIN, Claim
from dashboard.claims.claim_review import as_json_ld, claim_review
from dashboard.claims.court import court_of, plain_claims, plain_statements, plainly
from dashboard.claims.given import claim_given
from dashboard.cli import app
from dashboard.package.documents import documents_of
from dashboard.package.package import Package, open_package

THEIRS: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "claimReviewed": "Trade between Russia and Turkey reached $66.6 billion last year.",
    "datePublished": "2024-02-03",
    "author": {"@type": "Organization", "name": "Fact Desk"},
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "A Minister"},
        "datePublished": "2024-01-15",
        "appearance": {
            "@type": "CreativeWork", "url": "https://paper.example/a?b=1", "headline": "A title",
            "author": {"@type": "Person", "name": "A Writer"},
            "publisher": {"@type": "Organization", "name": "A Paper"},
        },
    },
    "reviewRating": {"@type": "Rating", "ratingValue": 2, "alternateName": "Mostly false"},
}  # fmt: skip
RATED = (
    "Fact Desk rated “Trade between Russia and Turkey reached $66.6 billion last year.” as “Mostly "
    "false” on 2024-02-03; that is not the verdict here."
)
SECOND = {
    **THEIRS,
    "claimReviewed": "Russia's trade with Iran did not exceed $4 billion in 2021.",
    "itemReviewed": {"author": {"name": "B"}, "appearance": {"url": "https://other.example"}},
    "reviewRating": {},
}
PAGE = f"""<!doctype html><title>We checked</title><meta name=author content="A Checker">
<script type="application/ld+json">{json.dumps(THEIRS)}</script>
<p>Trade between Russia and Iran was $4 billion in 2021.</p>"""


def written(folder: Path, name: str, *reviews: object) -> Path:
    file = folder / name
    file.write_text(reviews[0] if isinstance(reviews[0], str) else json.dumps(reviews), "utf-8")
    return file


def known(claim: Claim) -> dict[str, object]:
    """A claim without what no form asks, and the blanks in its words."""
    told = {**vars(claim), "pairs": [pair[:3] for pair in claim.pairs]}
    for name in ("id", "document", "url", "title", "about", "speaks_for"):
        del told[name]
    return {name: " ".join(x.split()) if isinstance(x, str) else x for name, x in told.items()}


def test_one_of_our_own_comes_back_as_the_very_same_claim_in_the_form(package: Package) -> None:
    court, documents = court_of(package), documents_of(package)
    judged = [
        one for one in (*plain_claims(court), *plain_statements(court)[::7]) if one.claim.is_judged
    ]
    for one in judged:
        where = documents.get(one.claim.document)
        review = claim_review(one, PLAIN, package, "2026-01-01", where)
        text = text_of("review.json", as_json_ld(review).encode())
        (spot,) = spots_of(text.paragraphs, text.reviews)
        found = answer(package, spot.entry)
        assert found.claim is not None
        assert known(found.claim) == known(one.claim)
        if where:
            assert (spot.entry.title, spot.entry.publisher) == (where.title, where.publisher)


@pytest.mark.parametrize(
    "more",
    [
        {"value": 20e9, "upper": 25e9, "relation": "between"},
        {"value": -5e9, "measure": "balance"},
        {"value": 100, "form": "change", "since": "2019"},
        {"value": -33, "form": "change", "relation": "about", "tolerance": 3},
        {"value": 6.25, "form": "ratio", "other": "RUS-IRN", "relation": "at_least"},
        {"value": 4, "form": "share"},
        {"form": "comparison", "other": "RUS-CHN", "relation": "at_least"},
        {"value": 2e9, "form": "comparison", "other": "RUS-IRN", "relation": "at_least"},
        {"value": 5, "form": "rank"},
        {"value": 1, "form": "record", "since": "2010"},
        {"value": 60e9, "unit": "euros", "period": "2021-01-01/2021-06-30"},
        {"value": 30e9, "precision": 1e10},
    ],
)
def test_a_claim_of_every_form_comes_back_the_same(
    package: Package, more: dict[str, object]
) -> None:
    claim = claim_given(package, {"reporter": "RUS", "partner": "TUR", "period": "2021", **more})
    made = claim_review(plainly(court_of(package), claim), PLAIN, package, "2026-01-01")
    text = text_of("review.json", as_json_ld(made).encode())
    (spot,) = spots_of(text.paragraphs, text.reviews)
    found = answer(package, spot.entry)
    assert found.row.problems == ()
    assert found.claim is not None
    assert known(found.claim) == known(claim)


@pytest.mark.parametrize(
    "odd",
    [
        {"form": "guess"}, {"measure": "gdp"}, {"relation": "maybe"}, {"kind": "qualitative"},
        {"value": "much"},
    ],
)  # fmt: skip
def test_fields_that_no_claim_has_are_not_used(odd: dict[str, str | float]) -> None:
    said = "Russia's trade with Iran did not exceed $4 billion in 2021."
    fields = {"reporter": "RUS", "partner": "TUR", "value": 5.0, **odd}
    (spot,) = spots_of([said], [Found(said, fields=tuple(fields.items()))])
    assert (spot.entry.partner, spot.entry.form) == ("IRN", "level")


def test_the_review_of_others_is_read_like_a_sentence_with_its_document(package: Package) -> None:
    text = text_of("review.json", json.dumps(THEIRS).encode())
    (spot,) = spots_of(text.paragraphs, text.reviews)
    entry = spot.entry
    assert (entry.reporter, entry.partner, entry.period) == ("RUS", "TUR", "2023")
    assert (entry.said, entry.on, entry.address) == (
        "A Minister", "2024-01-15", "https://paper.example/a?b=1",
    )  # fmt: skip
    assert (entry.title, entry.author, entry.publisher) == ("A title", "A Writer", "A Paper")
    assert answer(package, entry).claim is not None
    assert text.notices == (RATED,)


def test_of_a_page_its_claim_is_read_and_not_its_other_text() -> None:
    text = text_of("page.html", PAGE.encode())
    assert text.paragraphs == (THEIRS["claimReviewed"],)
    assert text.notices == (OF_A_PAGE, RATED)
    assert (text.title, text.author) == ("", "")
    without = text_of(
        "page.html", PAGE.replace('"@type": "ClaimReview"', '"@type": "Odd"').encode()
    )
    assert without.paragraphs[-1] == "Trade between Russia and Iran was $4 billion in 2021."


def test_many_reviews_are_read_up_to_a_number_and_ratings_are_told_briefly() -> None:
    text = text_of("reviews.txt", json.dumps([THEIRS] * (MOST + 1)).encode())
    assert len(text.paragraphs) == len(text.reviews) == MOST
    assert f"the first {MOST} are read" in text.notices[0]
    assert len(text.notices) == 8
    assert text.notices[-1].startswith("The file ends with .txt, but is a file of reviews")


def test_reviews_are_judged_listed_and_kept_each_with_its_own_document(
    tmp_path: Path, folder: Path
) -> None:
    file = written(tmp_path, "reviews.jsonld", THEIRS, SECOND)
    run = CliRunner().invoke
    told = run(app, ["read", str(file)])
    assert RATED in told.stderr
    assert "2023, Turkey's ledger: 56.5" in told.stdout
    assert "2021, Russia's ledger: 4.046 billion dollars" in told.stdout
    listed = json.loads(run(app, ["read", str(file), "--format", "json"]).stdout)
    assert [(one["paragraph"], one["partner"], one["period"]) for one in listed] == [
        (1, "TUR", "2023"), (2, "IRN", "2021"),
    ]  # fmt: skip
    kept = run(app, ["read", str(file), "--keep", "--yes", "--data", str(folder)])
    assert kept.exit_code == 0, kept.output
    package = open_package(folder)
    rows = package.claims.iloc[len(open_package().claims) :]
    addresses = package.documents.set_index("id")["address"]
    assert [addresses[id_] for id_ in rows["document"]] == [
        "https://paper.example/a?b=1", "https://other.example",
    ]  # fmt: skip
    assert list(package.documents["publisher"])[-2:] == ["A Paper", "other.example"]
    assert list(rows["speaker"]) == ["A Minister", "B"]
    assert list(rows["stated_on"]) == ["2024-01-15", ""]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"@type": "Article"}', "odd.json: There is no ClaimReview in it."),
        ('{"@type": "ClaimReview", ', "odd.json: The JSON cannot be read at line 1"),
        ("", "odd.json: the file is empty."),
        ("[" * 1_900_000, "odd.json: The JSON is nested too deeply"),
        (" " * 2_000_000 + json.dumps(THEIRS), "odd.json: This is longer than 2,000,000 letters"),
    ],
    ids=["none", "broken", "empty", "deep", "long"],
)
def test_what_is_no_review_is_refused_in_words(tmp_path: Path, content: str, said: str) -> None:
    told = CliRunner().invoke(app, ["read", str(written(tmp_path, "odd.json", content))])
    assert (told.exit_code, told.stdout) == (1, "")
    assert said in told.stderr
