"""A page is drawn again when the data are no longer those that it shows."""

import streamlit as st

from dashboard.parts.standing import part
from dashboard.warehouse.shown import current

LOOKS_EVERY = 0.5


@st.fragment(run_every=LOOKS_EVERY)
def watch(token: str) -> None:
    """Draws nothing; redraws the page when the data are no longer those it shows."""
    with part("The watch on the data"):
        if current().token != token:
            st.rerun()
