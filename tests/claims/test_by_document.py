"""Claims stand under their documents, and name them where they leave the dashboard."""

from pathlib import Path

from claiming import claim
from swapping import kept

from dashboard.claims import words_documents as words
from dashboard.claims.by_document import by_document
from dashboard.claims.claim import Terms
from dashboard.claims.court import court_of, every_reading
from dashboard.claims.review import as_json, table
from dashboard.claims.words_in_text import in_text
from dashboard.package.documents import Document
from dashboard.package.package import open_package
from dashboard.swap.accept import accept

KNOWN = {
    "a": Document(title="A title", publisher="A paper", published="2023"),
    "b": Document(publisher="A ministry", kind="speech", published="2024-01-15"),
    "undated": Document(title="No day"),
}


def test_the_newest_document_comes_first_and_what_is_in_none_last_by_speaker() -> None:
    claims = [
        claim(id="1", document="a"),
        claim(id="2", said="Zeynep"),
        claim(id="3", document="undated", stated_on="2023-06"),
        claim(id="4", document="b"),
        claim(id="5", said="ahmet"),
        claim(id="6", document="a"),
    ]
    groups = by_document(claims, KNOWN)
    assert [group.id for group in groups] == ["b", "undated", "a", ""]
    assert [[one.id for one in group.claims] for group in groups] == [
        ["4"], ["3"], ["1", "6"], ["5", "2"],
    ]  # fmt: skip
    assert [words.in_a_list(group) for group in groups] == [
        "A ministry, 15 January 2024: 1 claim",
        "No day, June 2023: 1 claim",
        "A title, A paper, 2023: 2 claims",
        "Said, in no document: 2 claims",
    ]


def test_what_is_not_known_of_a_document_is_said() -> None:
    (group,) = by_document([claim(document="b")], KNOWN)
    assert words.about(group) == "A ministry, speech; author not known; 15 January 2024"
    (group,) = by_document([claim(document="lost", said="")], KNOWN)
    assert (words.heading(group), words.about(group)) == (
        "lost",
        "Nothing is recorded of this document",
    )


def test_a_card_says_who_said_it_only_where_another_did_than_the_publisher() -> None:
    own = claim(document="b", said="A ministry, speech", paragraph=2)
    assert words.place(own, KNOWN["b"]) == "Paragraph 2"
    assert words.place(claim(document="b", said="The envoy"), KNOWN["b"]) == "Said by The envoy"
    assert words.place(claim(said="The envoy"), None) == "The envoy, June 2022"


def test_a_claim_leaves_with_the_title_and_address_of_its_document(folder: Path) -> None:
    accept(kept(folder))
    court = court_of(open_package(folder))
    judged = every_reading(court, court.claims[-1])
    assert judged.claim.stated_on == "2024-01-15"
    assert as_json(judged, Terms(), court.names)["document"] == {
        "id": "a-newspaper-2024-01",
        "title": "Trade of last year",
        "address": "https://example.org/trade",
    }
    rows = table([judged], Terms(), court.names)
    assert set(rows["title"]) == {"Trade of last year"}
    assert set(rows["address"]) == {"https://example.org/trade"}
    assert "(15 January 2024, paragraph 3; in “Trade of last year”; https://example.org/trade)" in (
        in_text(judged, Terms(), court.names)
    )
