"""Trade beside other figures: five parts, of which only the one that is open costs time."""

import streamlit as st

from dashboard.goods import page as products
from dashboard.indicators import page_beside as beside
from dashboard.indicators import page_events as events
from dashboard.indicators import page_oil as oil
from dashboard.indicators import page_shares as shares
from dashboard.indicators.choose import part_choice
from dashboard.package.package import Package
from dashboard.parts.controls import Drawn
from dashboard.parts.frame import page
from dashboard.parts.standing import part

PARTS = {
    "beside": beside.render,
    "shares": shares.render,
    "oil": oil.render,
    "events": events.render,
    "goods": products.render,
}


@page("indicators")
def render(package: Package) -> None:
    """The part that the reader has opened; its name is in the address."""
    st.title("Indicators", anchor=False)
    chosen = part_choice(Drawn())
    # A container of its own: nothing of the part before stays while this one is drawn.
    with st.container(key=f"part-{chosen}"), part("This part of the page"):
        PARTS[chosen](package)
