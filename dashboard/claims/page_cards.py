"""The claims, document by document: a card a claim, with what either ledger says of it."""

import streamlit as st

from dashboard.claims import words_documents
from dashboard.claims import words_readings as words
from dashboard.claims.by_document import InDocument
from dashboard.claims.exhibit import Card, card
from dashboard.claims.page_review import review_button, reviewer_note
from dashboard.credit import Credit
from dashboard.package.package import Package
from dashboard.parts import exhibit as parts
from dashboard.parts.standing import part
from dashboard.sharing.link import web_link
from dashboard.text.glossary import PLAIN_READING
from dashboard.text.numbers import inert

CARDS = 3
"""Cards in a row."""


def cards(package: Package, groups: tuple[InDocument, ...], about: float) -> None:
    """The plain reading of every claim; a card that breaks leaves the others standing.

    The first document is open, the others are folded, and worked out when they are opened.
    `about` is the percentage that “about” stands for where a claim names none.
    """
    st.header(inert(words_documents.heading(groups[0])), anchor=False)
    credits = _of_document(package, groups[0], about)
    folded = st.container(gap="xsmall")
    for group in groups[1:]:
        label = inert(words_documents.in_a_list(group))
        box = folded.expander(label, key=f"document-{group.id}", on_change="rerun")
        if box.open:
            with box:
                credits += _of_document(package, group, about)
    sources = words.sources_line(list(dict.fromkeys(credits)))
    st.caption(f"**The plain reading.** {inert(PLAIN_READING)}\n\n{sources}")
    reviewer_note(package)


def _of_document(package: Package, group: InDocument, about: float) -> list[Credit]:
    """What is known of a document, and its claims; whose figures they were set beside."""
    if group.id:
        known = group.document.address if group.document else ""
        at = web_link("read it", known) if known else words_documents.NO_ADDRESS
        st.caption(f"{inert(words_documents.about(group))}; {at}")
    credits: list[Credit] = []
    for begin in range(0, len(group.claims), CARDS):
        places = st.columns(min(len(group.claims), CARDS))
        for place, claim in zip(places, group.claims[begin : begin + CARDS], strict=False):
            frame = place.container(border=True, height="stretch", key=f"claim-{claim.id}")
            with frame, part("This card"):
                shown = card(package, claim, about, group.document)
                show(shown)
                review_button(package, claim, about, group.document)
                credits += shown.credits
    return credits


def show(shown: Card) -> None:
    """A card: the claim, its words and place, a line a ledger, and what the answer hangs on."""
    st.markdown(f"### {inert(shown.about)}: {inert(shown.stated)}")
    if shown.quoted:
        st.markdown(f"“{inert(shown.quoted)}”")
    if shown.place or shown.note:
        st.caption(inert(shown.place or "In this document"), help=inert(shown.note) or None)
    for line in shown.lines:
        cited = f"  \n:small[{inert(line.cited)}]" if line.cited else ""
        whose = f"{parts.badge(line.verdict)} **{inert(line.whose)}, {inert(line.period)}**"
        st.markdown(f"{whose.strip()}  \n{inert(line.said)}{cited}")
    if shown.deciding:
        st.markdown("  \n".join(map(inert, shown.deciding)))
