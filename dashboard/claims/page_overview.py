"""The first page: the article's figures beside the statistics, answered without a click."""

import streamlit as st

from dashboard.claims import exhibit_overview as overview
from dashboard.claims.page_choose import overview_choice
from dashboard.package.package import Package
from dashboard.parts import exhibit as parts
from dashboard.parts.frame import page
from dashboard.parts.standing import part
from dashboard.text.numbers import inert
from dashboard.vocabulary import Ledger


@page
def render(package: Package) -> None:
    """Headline, sentence, three figures beside the article's, and the chart of both pairs."""
    above = st.container()
    ledger, prices = overview_choice(package, overview.priced_years(package))
    beside, below = st.container(), st.container()
    # The chart takes the browser longest, so it is sent first and the words while it is drawn.
    with below, part("This chart with its figures"):
        parts.show(overview.turnover(package, ledger, prices))
    with above, part("The answer in a sentence"):
        headline, sentence = overview.answer(package, ledger)
        st.title(inert(headline), anchor=False)
        st.markdown(inert(sentence))
    with beside:
        _beside(package, ledger)


@part("The figures beside the article’s")
def _beside(package: Package, ledger: Ledger) -> None:
    """Each statistic over the article's figure."""
    figures = overview.figures_beside(package, ledger)
    for place, one in zip(st.columns(max(len(figures), 1)), figures, strict=False):
        with place.container(border=True, height="stretch"):
            _figure(one)


def _figure(one: overview.FigureBeside) -> None:
    st.metric(inert(one.label), one.value)
    article = f"Article: **{inert(one.article)}** {parts.badge(one.verdict)}"
    st.markdown(f"{article}\n\n:small[{inert(one.provenance)}]")
