"""The document of a claim in words: over its cards, in a list of documents, beside a claim."""

from collections.abc import Sequence

from dashboard.claims.by_document import InDocument
from dashboard.claims.claim import Claim
from dashboard.claims.remarks import Remark
from dashboard.claims.words import claimed, stated, where
from dashboard.package.documents import Document
from dashboard.series.words_claimed import NO_ADDRESS as NO_ADDRESS
from dashboard.text.numbers import capital, day, on_one_line

IN_NONE = "Said, in no document"
ALL = "All, the newest first"


def heading(group: InDocument) -> str:
    """What a document is called: its title, or its publisher, or who is quoted in it."""
    if not group.id:
        return IN_NONE
    known = group.document or Document()
    return on_one_line(known.title or known.publisher or group.claims[0].said or group.id)


def about(group: InDocument) -> str:
    """Whose it is, what, by whom and from when, with how that is known."""
    known = group.document
    if known is None:
        return "Nothing is recorded of this document" if group.id else ""
    dated = day(known.published) if known.published else "date not known"
    parts = [
        ", ".join(filter(None, (known.publisher, known.kind))),
        f"by {known.author}" if known.author else "author not known",
        f"{dated} ({known.published_basis.rstrip('.')})" if known.published_basis else dated,
    ]
    return on_one_line("; ".join(filter(None, parts)))


def in_a_list(group: InDocument) -> str:
    """A document among others: “Trade of last year, A Newspaper, 15 January 2024: 2 claims”."""
    number = len(group.claims)
    return f"{_named(group)}: {number} claim{'' if number == 1 else 's'}"


def _named(group: InDocument) -> str:
    """A document with whose it is and from when."""
    called = heading(group)
    if not group.id:
        return called
    publisher = group.document.publisher if group.document else ""
    whose = publisher if publisher != called else ""
    return ", ".join(filter(None, (called, whose, day(group.dated) if group.dated else "")))


def claims_in_a_list(groups: Sequence[InDocument]) -> dict[str, str]:
    """Every claim by its id, with its document where there are several."""
    return {
        claim.id: claimed(claim) + (f" ({heading(group)})" if len(groups) > 1 else "")
        for group in groups
        for claim in group.claims
    }


def claim_line(claim: Claim, document: Document | None, percent: float) -> str:
    """What is claimed, in which words, and where in its document they stand.

    `percent` is what “about” stands for where the claim itself names none.
    """
    parts = [
        f"The claim: {claim.about}, {stated(claim, percent)}",
        f"in the words “{claim.quoted}”" if claim.quoted else "",
        _place(claim, document) if document else "",
    ]
    return on_one_line("; ".join(filter(None, parts)))


def remark_line(remark: Remark) -> str:
    """A remark, who made it, when and where it stands."""
    said = where(remark)
    return on_one_line(f"The remark: “{remark.quoted}”{f' ({said})' if said else ''}")


def place(claim: Claim, document: Document | None) -> str:
    """Where in its document a claim stands, and who said it there if another did."""
    return capital(_place(claim, document)) if claim.document else where(claim)


def _place(claim: Claim, document: Document | None) -> str:
    whose = document.publisher if document else ""
    is_own = bool(whose) and claim.said.startswith(whose)
    said = "" if is_own or not claim.said else f"said by {claim.said}"
    found = f"paragraph {claim.paragraph}" if claim.paragraph is not None else ""
    return on_one_line(", ".join(filter(None, (said, found))))


def in_text(claim: Claim) -> str:
    """Who said it, when and where, with the title and address of its document."""
    if not claim.document:
        return where(claim)
    title = f"in “{on_one_line(claim.title)}”" if claim.title else ""
    return "; ".join(filter(None, (where(claim), title, claim.url or NO_ADDRESS)))
