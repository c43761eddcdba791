"""Claims by the document that they stand in, the newest document first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.claims.claim import Claim
from dashboard.package.documents import Document


@dataclass(frozen=True)
class InDocument:
    """The claims of one document, or, with an empty id, those that were said in none.

    `document` is what is known of it, None where nothing is.
    """

    id: str
    document: Document | None
    claims: tuple[Claim, ...]

    @property
    def dated(self) -> str:
        """When it was published, or else when the latest of its claims was stated."""
        published = self.document.published if self.document else ""
        return published or max(claim.stated_on for claim in self.claims)


def by_document(
    claims: Sequence[Claim], documents: Mapping[str, Document]
) -> tuple[InDocument, ...]:
    """The newest document first, each with its claims in their order.

    What was said in no document comes last, by speaker.
    """
    ids = dict.fromkeys(claim.document for claim in claims if claim.document)
    found = [
        InDocument(id_, documents.get(id_), tuple(one for one in claims if one.document == id_))
        for id_ in ids
    ]
    found.sort(key=lambda one: one.dated, reverse=True)
    loose = sorted((one for one in claims if not one.document), key=lambda one: one.said.casefold())
    return (*found, *([InDocument("", None, tuple(loose))] if loose else []))
