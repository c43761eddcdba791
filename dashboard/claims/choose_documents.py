"""Which documents the page Claims shows, and which claim of theirs in a grid."""

from dashboard.asking import Ask
from dashboard.claims import words_documents
from dashboard.claims.by_document import InDocument, by_document
from dashboard.claims.choose import claim_choice
from dashboard.claims.court import court_of
from dashboard.claims.exhibit import ClaimChoice
from dashboard.package.documents import documents_of
from dashboard.package.package import Package

NO_DOCUMENT = "none"
"""How the address names what was said in no document."""


def documents_choice(ask: Ask, package: Package) -> tuple[InDocument, ...]:
    """The documents whose claims are shown: all, the newest first, or the one chosen."""
    every = by_document(court_of(package).claims, documents_of(package))
    if len(every) < 2:
        return every
    named = {one.id or NO_DOCUMENT: words_documents.in_a_list(one) for one in every}
    chosen = ask.one_or_all("Document", "document", words_documents.ALL, named)
    return tuple(one for one in every if chosen in ("", one.id or NO_DOCUMENT))


def claim_in(ask: Ask, package: Package, groups: tuple[InDocument, ...]) -> ClaimChoice:
    """The claim of these documents whose grid is shown, and all that its readings share."""
    return claim_choice(ask, package, words_documents.claims_in_a_list(groups))
