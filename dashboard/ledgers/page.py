"""Two ledgers: the same goods as the seller and as the buyer recorded them, and the difference."""

import streamlit as st

from dashboard.exhibit import Exhibit
from dashboard.ledgers.choose import ledgers_choice
from dashboard.ledgers.exhibit import two_ledgers
from dashboard.ledgers.words import INTRODUCTION
from dashboard.package.package import Package
from dashboard.parts import exhibit as parts
from dashboard.parts.controls import drawn_last
from dashboard.parts.frame import page
from dashboard.parts.standing import part
from dashboard.parts.taking import link_row, row
from dashboard.text.numbers import inert


@page("ledgers")
def render(package: Package) -> None:
    """Choices, the finding, both flows of goods, the gap, its explanation and the figures."""
    st.title("Two ledgers", anchor=False)
    st.markdown(INTRODUCTION)
    ledgers = None
    with (
        drawn_last(lambda ask: ledgers_choice(ask, package)) as choice,
        part("These charts with their figures"),
    ):
        ledgers = two_ledgers(package, choice)
        _flows(package, ledgers)
    # Four charts at once would be drawn together, the first as late as the last.
    if ledgers is not None and not ledgers.why_not:
        _difference(package, ledgers)


def _flows(package: Package, ledgers: Exhibit) -> None:
    """The finding, and both flows of goods."""
    if ledgers.why_not:
        st.info(inert(ledgers.why_not))
        link_row(package)
        return
    st.header(inert(ledgers.message), anchor=False)
    if ledgers.words:
        st.markdown(inert(ledgers.words))
    parts.side_by_side(package, ledgers.parts[:2])
    st.caption("\n\n".join(ledgers.beneath))
    parts.pointing(ledgers)


@part("The difference")
def _difference(package: Package, ledgers: Exhibit) -> None:
    """The difference of both books, what it is made of, and what can be taken away."""
    _, _, difference, reasons = ledgers.parts
    if difference.parts:
        st.header(difference.message, anchor=False)
        parts.side_by_side(package, difference.parts)
    _explain(reasons)
    row(package, ledgers)
    parts.figures(ledgers)
    parts.cautions(ledgers)


@part("What the difference can be made of")
def _explain(reasons: Exhibit) -> None:
    st.header(reasons.message, anchor=False)
    for line in reasons.notes:
        st.markdown(f"- {line}")
    (published,) = reasons.parts
    with st.expander(published.message):
        st.markdown(published.words)
        st.markdown("\n".join(f"- {line}" for line in published.notes))
