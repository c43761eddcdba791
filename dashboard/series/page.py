"""The explorer: any pairs, ledger or source, measure and years, with what was said and happened."""

import streamlit as st

from dashboard.package.package import Package
from dashboard.parts import exhibit as parts
from dashboard.parts.controls import drawn_last
from dashboard.parts.frame import page
from dashboard.series.choose import trade_choice
from dashboard.series.exhibit import over_time


@page("trade")
def render(package: Package) -> None:
    """Controls, chart, figures, what was stated and what happened, and a link to the view."""
    st.title("Trade over time", anchor=False)
    with drawn_last(lambda ask: trade_choice(ask, package)) as choice:
        parts.view(package, lambda: over_time(package, choice))
