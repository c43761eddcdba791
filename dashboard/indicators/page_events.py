"""Before and after an event: which one, over how many years, and whose trade."""

from functools import partial

import streamlit as st

from dashboard.indicators import page_choices
from dashboard.indicators.exhibit_events import (
    USUAL_LENGTH,
    EventChoice,
    before_and_after,
    usual_of,
)
from dashboard.indicators.from_package import events_by_id
from dashboard.package.package import Package
from dashboard.parts import address, controls
from dashboard.parts import exhibit as parts

LENGTHS = {
    str(length): f"{length} year{'s' * (length != 1)}"
    for length in (USUAL_LENGTH, *(one for one in range(1, 11) if one != USUAL_LENGTH))
}


def render(package: Package) -> None:
    """Event and years, the table of means and growth, the chart of the years around."""
    choice = _choose(package)
    if choice is None:
        st.info("The data hold no events.")
        return
    parts.view(package, "events", partial(before_and_after, package, choice))


def _choose(package: Package) -> EventChoice | None:
    above = st.container()
    trade, _ = page_choices.trade_choice(
        package, page_choices.FLOWS, years=False, also=("predecessors",)
    )
    events = events_by_id(package)
    with above:
        left, right = st.columns([3, 1])
        with right:
            length = int(controls.select("Before and after", "window", LENGTHS))
        with left:
            usual = usual_of(package, trade)
            first = {usual: events[usual].text} if usual else {}
            texts = {**first, **{id_: one.text for id_, one in events.items()}}
            picked = controls.select("Event", "event", texts) if texts else ""
    address.write()
    return EventChoice(trade, events[picked], length) if picked else None
