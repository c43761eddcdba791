"""Trade against the price of oil or gas: which price, and how it is drawn."""

from functools import partial

import streamlit as st

from dashboard.indicators.choose_oil import oil_choice
from dashboard.indicators.exhibit_oil import against_price
from dashboard.package.package import Package
from dashboard.parts import exhibit as parts
from dashboard.parts.controls import drawn_last


def render(package: Package) -> None:
    """Price, kind of chart and trade; the chart, its figures and cautions."""
    with drawn_last(lambda ask: oil_choice(ask, package)) as choice:
        if choice is None:
            st.info("The data hold no prices of the world market.")
            return
        parts.view(package, partial(against_price, package, choice))
