"""Claims beside the statistics, one part at a time: figures, remarks, or officials' statements."""

import streamlit as st

from dashboard.claims import page_figures, page_statements, words_remarks
from dashboard.claims.choose import part_choice
from dashboard.claims.exhibit_remarks import series_beside
from dashboard.claims.remarks import remarks_of
from dashboard.package.package import Package
from dashboard.parts import address
from dashboard.parts import exhibit as parts
from dashboard.parts.controls import drawn_last
from dashboard.parts.frame import page
from dashboard.parts.standing import part
from dashboard.text.numbers import inert


@page("claims")
def render(package: Package) -> None:
    """Figures with their readings, remarks beside series, or statements with their verdicts."""
    st.title("Claims", anchor=False)
    with drawn_last(part_choice) as chosen, part("This part of the page"):
        PARTS[chosen](package)


def _remarks(package: Package) -> None:
    """Every remark with its series and without a verdict; a reader draws the conclusion."""
    address.write()
    st.markdown(words_remarks.INTRODUCTION)
    for remark in remarks_of(package):
        st.header(f"“{inert(remark.quoted)}”", anchor=False)
        st.caption(inert(words_remarks.place(remark)))
        for topic in remark.topics:
            with part("This series"):
                parts.show(package, series_beside(package, remark, topic), st.subheader, main=False)


PARTS = {
    "figures": page_figures.render,
    "remarks": _remarks,
    "statements": page_statements.render,
}
