"""The charts of the series that a file would change most, side by side where there is room."""

import streamlit as st

from dashboard.drawing.ink import style
from dashboard.intake.chart import AFTER_COLOUR
from dashboard.intake.exhibit import most_changed_series
from dashboard.package.package import Package
from dashboard.swap.proposal import Proposal
from dashboard.text.numbers import inert


def charts(proposal: Proposal, package: Package, key: str) -> None:
    """The series that change most, before and after."""
    exhibits = most_changed_series(proposal, package)
    if not exhibits:
        return
    st.html(style([AFTER_COLOUR]))
    for place, each in zip(st.columns(len(exhibits)), exhibits, strict=True):
        with place:
            st.markdown(each.message)
            st.vega_lite_chart(
                spec=each.chart,
                theme=None,
                width="stretch",
                key=f"{key}-{each.key}",
                alt=each.alternative,
            )
            st.caption(f"**In words.** {inert(each.words)}")
