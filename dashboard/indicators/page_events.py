"""Before and after an event: which one, over how many years, and whose trade."""

from functools import partial

import streamlit as st

from dashboard.indicators.choose_events import event_choice
from dashboard.indicators.exhibit_events import before_and_after
from dashboard.package.package import Package
from dashboard.parts import exhibit as parts
from dashboard.parts.controls import drawn_last


def render(package: Package) -> None:
    """Event and years, the table of means and growth, the chart of the years around."""
    with drawn_last(lambda ask: event_choice(ask, package)) as choice:
        if choice is None:
            st.info("The data hold no events.")
            return
        parts.view(package, partial(before_and_after, package, choice))
