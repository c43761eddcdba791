"""A card a claim: what is stated and where, what either ledger says, what the answer hangs on."""

import streamlit as st

from dashboard.claims import words_readings as words
from dashboard.claims.court import court_of
from dashboard.claims.exhibit import Card, card
from dashboard.claims.page_review import review_button, reviewer_note
from dashboard.credit import Credit
from dashboard.package.package import Package
from dashboard.package.seeds import documents_beside
from dashboard.parts import exhibit as parts
from dashboard.parts.link import web_link
from dashboard.parts.standing import part
from dashboard.text.glossary import PLAIN_READING
from dashboard.text.numbers import inert

CARDS = 3
"""Cards in a row."""


def cards(package: Package, about: float) -> None:
    """The plain reading of every claim; a card that breaks leaves the others standing.

    `about` is the percentage that “about” stands for where a claim names none.
    """
    claims, documents = court_of(package).claims, documents_beside(package.folder)
    credits: list[Credit] = []
    for begin in range(0, len(claims), CARDS):
        places = st.columns(min(len(claims), CARDS))
        for place, claim in zip(places, claims[begin : begin + CARDS], strict=False):
            frame = place.container(border=True, height="stretch", key=f"claim-{claim.id}")
            with frame, part("This card"):
                document = documents.get(claim.document)
                shown = card(package, claim, about, document)
                _card(shown)
                review_button(package, claim, about, document)
                credits += shown.credits
    sources = words.sources_line(list(dict.fromkeys(credits)))
    st.caption(f"**The plain reading.** {inert(PLAIN_READING)}\n\n{sources}")
    reviewer_note(package)


def _card(shown: Card) -> None:
    st.markdown(f"## {inert(shown.about)}: {inert(shown.stated)}")
    if shown.quoted:
        st.markdown(f"“{inert(shown.quoted)}”")
    at = web_link("read it", shown.address) if shown.address else words.NO_ADDRESS
    st.caption(f"{inert(shown.source)}; {at}", help=inert(shown.note) or None)
    for line in shown.lines:
        cited = f"  \n:small[{inert(line.cited)}]" if line.cited else ""
        whose = f"{parts.badge(line.verdict)} **{inert(line.whose)}, {inert(line.period)}**"
        st.markdown(f"{whose.strip()}  \n{inert(line.said)}{cited}")
    if shown.deciding:
        st.markdown("  \n".join(map(inert, shown.deciding)))
