"""Any indicator beside any measure of trade, over the same years."""

import streamlit as st

from dashboard.indicators import from_package
from dashboard.indicators.choose_beside import beside_choice
from dashboard.indicators.exhibit_beside import BesideChoice, beside, unchanging_in_words
from dashboard.package.package import Package
from dashboard.parts import exhibit as parts
from dashboard.parts.controls import drawn_last
from dashboard.parts.standing import part
from dashboard.text.numbers import inert


def render(package: Package) -> None:
    """Choices, the two charts, their figures, and a link to the view."""
    with (
        drawn_last(lambda ask: beside_choice(ask, package)) as choice,
        part("This chart with its figures"),
    ):
        if from_package.is_unchanging(package, choice.indicator):
            _unchanging(package, choice)
        parts.show(package, beside(package, choice))


def _unchanging(package: Package, choice: BesideChoice) -> None:
    """Figures that do not change over time: each said once, never drawn as a line."""
    figures, whose = unchanging_in_words(package, choice)
    for place, (label, figure) in zip(
        st.columns(max(len(figures), 1)), figures.items(), strict=False
    ):
        with place.container(border=True):
            st.metric(inert(label), figure)
    st.caption(inert(whose))
