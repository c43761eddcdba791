"""Reviews of claims read back: ours as the same claims, others' in usual forms, and odd files."""

import json
from time import perf_counter
from typing import Any

import pytest

from dashboard.articles.claim_reviews import LARGEST, Found, reviews_in
from dashboard.claims.claim import PLAIN, Claim
from dashboard.claims.claim_review import as_json_ld, claim_review
from dashboard.claims.court import court_of, plain_claims, plain_statements, plainly
from dashboard.claims.given import claim_given
from dashboard.claims.reviewer import Reviewer
from dashboard.errors import CannotRead
from dashboard.package.documents import documents_of
from dashboard.package.package import Package

DESK = Reviewer("Desk", "https://desk.example", "https://desk.example/")
THEIRS: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "claimReviewed": "Trade reached $5 billion in 2019",
    "datePublished": "2020-02-03",
    "author": {"@type": "Organization", "name": "Fact Desk"},
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "A Minister"},
        "datePublished": "2020-01-15",
        "appearance": {"@type": "CreativeWork", "url": "https://paper.example/a?b=1"},
    },
    "reviewRating": {"@type": "Rating", "ratingValue": 2, "bestRating": 5, "worstRating": 1,
                     "alternateName": "Mostly false"},
}  # fmt: skip
READ = Found(
    text="Trade reached $5 billion in 2019",
    author="A Minister",
    date="2020-01-15",
    appearance="https://paper.example/a?b=1",
    rating="Mostly false",
    reviewer="Fact Desk",
    reviewed_on="2020-02-03",
)


def changed(**more: Any) -> str:
    return json.dumps({**THEIRS, **more})


def on_page(*scripts: str) -> str:
    tags = "".join(f"<SCRIPT class=x type='application/ld+json'>{one}</script>" for one in scripts)
    return f"<!doctype html><p>about</p><script>var a = '<b>';</script>{tags}<p>more</p>"


def test_our_own_reviews_come_back_as_the_same_claims(package: Package) -> None:
    court, documents = court_of(package), documents_of(package)
    judged = [*plain_claims(court), *plain_statements(court)]
    made = [
        (one.claim, claim_review(one, PLAIN, package, "2026-01-01", documents.get("x"), DESK))
        for one in judged
        if one.claim.is_judged
    ]
    found = reviews_in(as_json_ld([review for _, review in made]))
    for (claim, _), back in zip(made, found, strict=True):
        assert known(claim_given(package, dict(back.fields))) == known(claim)
        assert (back.author, back.date, back.appearance) == (
            " ".join(claim.said.split()), claim.stated_on, claim.url
        )  # fmt: skip


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
    ],
)
def test_a_claim_of_every_form_comes_back_the_same(
    package: Package, more: dict[str, object]
) -> None:
    fields = {"reporter": "RUS", "partner": "TUR", "period": "2021", "id": "a-claim", **more}
    claim = claim_given(package, fields)
    made = claim_review(plainly(court_of(package), claim), PLAIN, package, "2026-01-01")
    assert made
    assert made["reviewRating"]["alternateName"]
    (found,) = reviews_in(as_json_ld(made))
    assert known(claim_given(package, dict(found.fields))) == known(claim)


def known(claim: Claim) -> dict[str, object]:
    """A claim without what hangs on pairs.csv, its document, and the blanks in its words."""
    told = {**vars(claim), "pairs": [pair[:3] for pair in claim.pairs]}
    del told["url"], told["about"], told["title"]
    return {name: " ".join(x.split()) if isinstance(x, str) else x for name, x in told.items()}


@pytest.mark.parametrize(
    "text",
    [
        changed(),
        f"\ufeff [{changed()}]",
        json.dumps({"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, THEIRS]}),
        changed(**{"@type": ["Review", "https://schema.org/ClaimReview"]}),
        json.dumps({f"schema:{k}" if k[0] != "@" else k: v for k, v in THEIRS.items()}),
        changed(author=[THEIRS["author"], {"name": "B"}]),
        json.dumps([{**THEIRS, "itemReviewed": {"@id": "#c"}},
                    {**THEIRS["itemReviewed"], "@id": "#c"}]),
        on_page(changed()),
        on_page('{"@type": "WebPage"}', "{not json}", changed()),
        on_page(changed(claimReviewed="Trade reached &#36;5&nbsp;billion in 2019")),
        changed(claimReviewed="Trade\u202e reached\n$5 billion\ud800 in 2019"),
    ],
)  # fmt: skip
def test_a_review_is_read_in_every_usual_form(text: str) -> None:
    assert reviews_in(text) == [READ]


def test_older_forms_say_where_a_claim_stands_and_a_rating_may_be_a_number() -> None:
    old = {"@type": "CreativeWork", "url": "https://old.example", "headline": "A page"}
    rating = {"ratingValue": "2", "bestRating": "5", "worstRating": 1}
    (found,) = reviews_in(changed(itemReviewed=old, reviewRating=rating))
    assert (found.appearance, found.quoted, found.rating) == (
        "https://old.example", "A page", "2 of 1 to 5"
    )  # fmt: skip
    (found,) = reviews_in(changed(itemReviewed={"appearance": ["javascript:alert(1)"]}))
    assert found.appearance == ""


def test_fields_count_only_where_the_prefix_is_ours() -> None:
    claim: dict[str, dict[str, object]] = {"tl:claim": {"tl:value": 5}}
    assert reviews_in(changed(**claim))[0].fields == ()
    ours = ["https://schema.org", {"tl": "urn:two-ledgers:terms:"}]
    claim["tl:claim"] |= {"tl:odd": True, "tl:list": [1]}
    assert reviews_in(changed(**{**claim, "@context": ours}))[0].fields == (("value", 5),)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "There is no ClaimReview in it."),
        ("<p>claimReviewed</p>", "There is no ClaimReview in it."),
        (f"<!-- {on_page(changed())} -->", "There is no ClaimReview in it."),
        ('{"@type": "ClaimReview"}', "There is no ClaimReview in it."),
        ('{"@type": "ClaimReview", ', "The JSON cannot be read at line 1, sign "),
        ("[" * 1_900_000, "nested too deeply"),
        ('{"a":' * 90_000 + "1" + "}" * 90_000, "nested too deeply"),
        (changed(claimReviewed=float("nan")), "The JSON holds NaN, which is no amount."),
        (changed().replace("2,", "1e999,"), "The JSON holds 1e999, which is no amount."),
        (changed().replace("2,", f"{'9' * 1_000_000},"), "9999…, which is no amount."),
        (changed().replace("}", ', "name": "x"}', 1).replace("{", '{"name": "y",', 2),
         "The JSON says “name” twice of one thing."),
        ("<script " * 230_000, "There is no ClaimReview in it."),
        ("<script type=application/ld+json>{</script>" * 45_000, "cannot be read at line 1"),
        ("<!--" * 480_000, "There is no ClaimReview in it."),
        ("x" * (LARGEST + 1), "longer than 2,000,000 letters"),
    ],
    ids=range(15),
)  # fmt: skip
def test_an_odd_file_gets_words_at_once(text: str, said: str) -> None:
    begun = perf_counter()
    with pytest.raises(CannotRead, match=r".*") as found:
        reviews_in(text)
    assert said in str(found.value)
    assert perf_counter() - begun < 2
