"""A claim's review for machines as a download, and what its settings leave open."""

from datetime import date
from functools import partial

import streamlit as st

from dashboard.claims.claim import Claim
from dashboard.claims.claim_review import review_file
from dashboard.claims.reviewer import left_open, reviewer_beside
from dashboard.errors import BadData
from dashboard.package.documents import Document
from dashboard.package.package import Package
from dashboard.text.numbers import inert

NO_REVIEW = "There is no ClaimReview to download until this is mended:"


def review_button(package: Package, claim: Claim, about: float, document: Document | None) -> None:
    """The review of a claim that is judged, made at a click; none with settings that are wrong."""
    try:
        reviewer = reviewer_beside(package.folder)
    except BadData:
        return
    if claim.is_judged:
        today = date.today().isoformat()
        st.download_button(
            "ClaimReview (JSON-LD)",
            partial(review_file, package, claim, about, today, document, reviewer),
            file_name=f"claimreview-{claim.id}.json",
            mime="application/ld+json",
            on_click="ignore",
            key=f"review-{claim.id}",
        )


def reviewer_note(package: Package) -> None:
    """What the settings of reviews leave open, or what is wrong with them."""
    try:
        st.caption(inert(" ".join(left_open(reviewer_beside(package.folder)))))
    except BadData as found:
        lines = [inert(str(one)) for one in found.problems]
        st.warning(
            "  \n".join(["There is no ClaimReview to download until this is mended:", *lines])
        )
