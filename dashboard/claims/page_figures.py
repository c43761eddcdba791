"""The figures that are claimed: a card each, and every reading of one of them in a grid."""

import streamlit as st

from dashboard.claims import words_readings as words
from dashboard.claims.court import court_of
from dashboard.claims.exhibit import Card, ClaimChoice, card, holding, readings
from dashboard.claims.page_choose import claim_choice
from dashboard.package.package import Package
from dashboard.parts import address
from dashboard.parts import exhibit as parts
from dashboard.parts.standing import part
from dashboard.text.glossary import PLAIN_READING
from dashboard.text.numbers import inert

CARDS = 3
"""Cards in a row."""


def render(package: Package) -> None:
    """A card a claim; then the grid of one, what keeps it, and what the words mean."""
    if not court_of(package).claims:
        st.info(words.NO_CLAIMS)
        address.write()
        return
    above = st.container()
    st.header("Every reading of one claim", anchor=False)
    choice = claim_choice(package)
    with above:
        _cards(package, choice)
    with part("This grid of readings"):
        parts.show(readings(package, choice), st.subheader)
    if choice.claim.is_of_a_year:
        _holding(package, choice)
    with st.expander("What the verdicts and the words mean"):
        for rule in words.rules():
            st.markdown(rule)


def _cards(package: Package, choice: ClaimChoice) -> None:
    """The plain reading of every claim; a card that breaks leaves the others standing."""
    claims = court_of(package).claims
    for begin in range(0, len(claims), CARDS):
        places = st.columns(min(len(claims), CARDS))
        for place, claim in zip(places, claims[begin : begin + CARDS], strict=False):
            frame = place.container(border=True, height="stretch", key=f"claim-{claim.id}")
            with frame, part("This card"):
                _card(card(package, claim, choice.terms.about))
    st.caption(f"**The plain reading.** {inert(PLAIN_READING)}")


def _card(shown: Card) -> None:
    st.markdown(f"## {inert(shown.about)}: {inert(shown.stated)}")
    st.caption(inert(shown.source), help=inert(shown.note) or None)
    for line in shown.lines:
        cited = f"  \n:small[{inert(line.cited)}]" if line.cited else ""
        whose = f"**{inert(line.whose)}, {inert(line.period)}**"
        st.markdown(f"{parts.badge(line.verdict)} {whose}  \n{inert(line.said)}{cited}")


@part("The readings under which it holds")
def _holding(package: Package, choice: ClaimChoice) -> None:
    """The inverse: the readings that keep the claim, and what was public when it was made."""
    found = holding(package, choice)
    for line in found.deciding:
        st.markdown(inert(line))
    st.subheader("Under which readings does it hold?", anchor=False)
    if found.readings.empty:
        st.markdown(words.NO_FITS)
    else:
        parts.table(found.readings, alt="Readings under which the claim holds")
        st.caption(words.FITS)
    if found.prices:
        st.markdown(inert(found.prices))
    st.subheader("What the author could have seen", anchor=False)
    for line in found.seen_then:
        st.markdown(inert(line))
    st.caption(words.PUBLIC)
