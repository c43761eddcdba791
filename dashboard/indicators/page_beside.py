"""Any indicator beside any measure of trade, over the same years."""

import streamlit as st

from dashboard.indicators import from_package, page_choices
from dashboard.indicators.catalogue import Indicator, usual_sides
from dashboard.indicators.exhibit_beside import BesideChoice, beside, unchanging_in_words
from dashboard.package.package import Package
from dashboard.parts import address, controls
from dashboard.parts import exhibit as parts
from dashboard.parts.standing import part
from dashboard.series.trade import TradeChoice
from dashboard.text.numbers import inert

USUAL = "gdp"
LAYOUTS = {"two": "Two charts", "one": "One chart, two axes"}


def render(package: Package) -> None:
    """Choices, the two charts, their figures, and a link to the view."""
    choice = _choose(package)
    with part("This chart with its figures"):
        if from_package.is_unchanging(package, choice.indicator):
            _unchanging(package, choice)
        parts.show(beside(package, choice))
    parts.link_box(package, key="beside")


def _choose(package: Package) -> BesideChoice:
    left, right = st.columns(2)
    with left:
        indicator = _indicator(package)
    with right:
        of_whom = st.container()
    trade, more = page_choices.trade_choice(package, months=True, also=tuple(page_choices.WITH))
    with of_whom:
        sides = _sides(package, indicator, trade)
    with more, st.container(horizontal=True, gap="medium"):
        layout = controls.switch("Layout", "layout", LAYOUTS)
        scale = controls.switch("Scale", "scale", page_choices.SCALES)
    address.write()
    return BesideChoice(trade, indicator, sides, layout == "one", scale == "log")


def _indicator(package: Package) -> Indicator:
    options = from_package.indicators_of(package)
    usual = [id_ for id_, one in options.items() if one.codes == (USUAL,)]
    ordered = [*usual, *(id_ for id_ in options if id_ not in usual)]
    words = {id_: from_package.full_name(package, options[id_]) for id_ in ordered}
    return options[controls.select("Indicator", "indicator", words)]


def _sides(package: Package, indicator: Indicator, trade: TradeChoice) -> tuple[str, ...]:
    """Whose values are shown; another indicator begins again with those of the chosen pairs."""
    options = from_package.sides_of(package, indicator)
    usual = usual_sides(indicator, options, trade.request.pairs)
    if not set(st.session_state.get("of") or []) & set(options):
        st.session_state["of"] = usual
    labels = from_package.labels_of(package, tuple(options))
    return tuple(controls.several("Of whom", "of", labels, usual))


def _unchanging(package: Package, choice: BesideChoice) -> None:
    """Figures that do not change over time: each said once, never drawn as a line."""
    figures, whose = unchanging_in_words(package, choice)
    for place, (label, figure) in zip(
        st.columns(max(len(figures), 1)), figures.items(), strict=False
    ):
        with place.container(border=True):
            st.metric(inert(label), figure)
    st.caption(inert(whose))
