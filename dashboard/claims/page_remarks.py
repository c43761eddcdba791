"""Remarks without a figure, each beside the series that bear on them, and without a verdict."""

import streamlit as st

from dashboard.claims.exhibit_remarks import series_beside
from dashboard.claims.remarks import remarks_of
from dashboard.claims.words_remarks import INTRODUCTION, place
from dashboard.package.package import Package
from dashboard.parts import address
from dashboard.parts import exhibit as parts
from dashboard.parts.standing import part
from dashboard.text.numbers import inert


def render(package: Package) -> None:
    """Every remark with its series; a reader draws the conclusion."""
    address.write()
    st.markdown(INTRODUCTION)
    for remark in remarks_of(package):
        st.header(f"“{inert(remark.quoted)}”", anchor=False)
        st.caption(inert(place(remark)))
        for topic in remark.topics:
            with part("This series"):
                parts.show(series_beside(package, remark, topic))
