"""The figures that are claimed: a card each, and every reading of one of them in a grid."""

import streamlit as st

from dashboard.claims import choose_documents
from dashboard.claims import words_readings as words
from dashboard.claims.court import court_of
from dashboard.claims.exhibit import ClaimChoice, holding, readings
from dashboard.claims.page_cards import cards
from dashboard.package.package import Package
from dashboard.parts import address
from dashboard.parts import exhibit as parts
from dashboard.parts.cards import cards_or_table
from dashboard.parts.controls import drawn_last
from dashboard.parts.standing import part
from dashboard.text.numbers import inert


def render(package: Package) -> None:
    """A card a claim; then the grid of one, what keeps it, and what the words mean."""
    if not court_of(package).claims:
        st.info(words.NO_CLAIMS)
        address.write()
        return
    with drawn_last(lambda ask: choose_documents.documents_choice(ask, package)) as groups:
        above = st.container()
        st.header("Every reading of one claim", anchor=False)
        with drawn_last(lambda ask: choose_documents.claim_in(ask, package, groups)) as choice:
            every_reading(package, choice)
        with above:
            cards(package, groups, choice.terms.about)


def every_reading(package: Package, choice: ClaimChoice) -> None:
    """The readings that keep a claim, the grid of all, what was public then, and the rules."""
    above = st.container()
    with part("This grid of readings"):
        parts.show(package, readings(package, choice), st.subheader)
    if choice.claim.is_of_a_year:
        with above:
            _holding(package, choice)
    if choice.claim.is_of_a_year and choice.claim.stated_on:
        _seen_then(package, choice)
    with st.expander("What the verdicts and the words mean"):
        for rule in words.rules():
            st.markdown(rule)


@part("The readings under which it holds")
def _holding(package: Package, choice: ClaimChoice) -> None:
    """The inverse: the readings that keep the claim, nearest first."""
    found = holding(package, choice)
    st.subheader("Under which readings does it hold?", anchor=False)
    for line in found.deciding:
        st.markdown(inert(line))
    if found.readings.empty:
        st.markdown(words.NO_FITS)
    else:
        shown = found.readings.map(inert)
        cards_or_table(shown, key="holding", alt="Readings under which the claim holds")
        st.caption(words.FITS)
    if found.prices:
        st.markdown(inert(found.prices))


@part("What the author could have seen")
def _seen_then(package: Package, choice: ClaimChoice) -> None:
    """The newest figures that were public for certain when the claim was made."""
    found = holding(package, choice)
    st.subheader("What the author could have seen", anchor=False)
    for line in found.seen_then:
        st.markdown(inert(line))
    st.caption(words.PUBLIC)
