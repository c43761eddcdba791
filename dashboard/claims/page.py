"""Claims beside the statistics, one part at a time: figures, remarks, or officials' statements."""

import streamlit as st

from dashboard.claims import page_figures, page_remarks, page_statements
from dashboard.package.package import Package
from dashboard.parts import controls
from dashboard.parts.frame import page
from dashboard.parts.standing import part

PARTS = {
    "figures": ("Figures", page_figures.render),
    "remarks": ("Remarks", page_remarks.render),
    "statements": ("Officials’ statements", page_statements.render),
}


@page
def render(package: Package) -> None:
    """Figures with their readings, remarks beside series, or statements with their verdicts."""
    st.title("Claims", anchor=False)
    chosen = controls.switch("Show", "part", {part: name for part, (name, _) in PARTS.items()})
    with part("This part of the page"):
        _, shown = PARTS[chosen]
        shown(package)
