"""Controls that the parts of the Indicators page have in common: which trade, in which years."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.package.package import Package
from dashboard.parts import controls
from dashboard.series import page_choose
from dashboard.series.books import Request
from dashboard.series.trade import TradeChoice
from dashboard.text.glossary import MEASURE_WORDS
from dashboard.vocabulary import Measure, Step

FLOWS = (Measure.TURNOVER, Measure.EXPORTS, Measure.IMPORTS)
SCALES = {"linear": "Linear", "log": "Logarithmic"}
WITH = {"events": "Events", "predecessors": "Join predecessor states"}


def trade_choice(
    package: Package,
    measures: Sequence[Measure] = tuple(Measure),
    *,
    priced: bool = True,
    months: bool = False,
    years: bool = True,
    also: Sequence[str] = (),
) -> tuple[TradeChoice, DeltaGenerator]:
    """Pairs, measure, ledger and prices in sight; source, years and the rest behind one click.

    Also gives the place behind that click, for choices that only one part has.
    """
    chosen = page_choose.chosen_pairs(package)
    places = iter(st.columns(1 + (len(measures) > 1) + priced))
    measure = measures[0]
    if len(measures) > 1:
        with next(places):
            words = {one: MEASURE_WORDS[one] for one in measures}
            measure = Measure(controls.select("Measure", "measure", words))
    with next(places):
        ledger = page_choose.whose_books(package, chosen)
    prices = None
    if priced:
        with next(places):
            prices = page_choose.price_year(package)
    request = Request(tuple(chosen), measure, ledger, prices=prices)
    more = st.expander("More choices: years, source and more")
    with more:
        return _more(package, request, months, years, also), more


def _more(
    package: Package, request: Request, months: bool, years: bool, also: Sequence[str]
) -> TradeChoice:
    start, end = page_choose.years(package) if years else (None, None)
    left, right = st.columns(2)
    with left:
        source = page_choose.trade_source(package)
    step, base = Step.ANNUAL, request.base
    with right:
        if months:
            words = {str(Step.ANNUAL): "Years", str(Step.MONTHLY): "Months"}
            step = Step(controls.switch("Periods", "step", words))
        if request.measure is Measure.INDEX:
            base = page_choose.base_year(package)
    words = {option: WITH[option] for option in also}
    show = frozenset(controls.marks("Show also", "with", words, []) if also else [])
    whole = replace(request, source=source, start=start, end=end, step=step, base=base)
    return TradeChoice(whole, show=show)
