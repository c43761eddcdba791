"""Choices that the parts of the Indicators page have in common: which trade, in which years."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.drawing.axes import EMPTY
from dashboard.package.package import Package
from dashboard.parts import controls
from dashboard.parts import prepared as parts
from dashboard.parts.memory import kept
from dashboard.series import page_choose
from dashboard.series.annotations import events_of, spans_of
from dashboard.series.books import Request, series, without_prices
from dashboard.series.from_package import books_of
from dashboard.text.glossary import LEDGER_WORDS, MEASURE_WORDS
from dashboard.text.numbers import inert, listed
from dashboard.vocabulary import Ledger, Measure, Step

FLOWS = (Measure.TURNOVER, Measure.EXPORTS, Measure.IMPORTS)
WITH = {"events": "Events", "predecessors": "Join predecessor states"}


@dataclass(frozen=True)
class Trade:
    """Which trade a part shows, with what besides."""

    request: Request
    also: frozenset[str] = frozenset()

    @property
    def join(self) -> bool:
        """Whether records of states that no longer exist are put with their successors'."""
        return "predecessors" in self.also

    @property
    def labels(self) -> dict[str, str]:
        """The pairs and their names, in the order chosen."""
        return {pair.id: pair.label for pair in self.request.pairs}


@dataclass(frozen=True)
class Found:
    """The figures of the trade chosen, and the spans without any."""

    values: pd.DataFrame
    unpriced: pd.DataFrame
    spans: pd.DataFrame


def trade(
    package: Package,
    measures: Sequence[Measure] = tuple(Measure),
    *,
    priced: bool = True,
    months: bool = False,
    years: bool = True,
    also: Sequence[str] = (),
) -> tuple[Trade, DeltaGenerator]:
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
) -> Trade:
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
    chosen = frozenset(controls.marks("Show also", "with", words, []) if also else [])
    whole = replace(request, source=source, start=start, end=end, step=step, base=base)
    return Trade(whole, chosen)


def found(package: Package, chosen: Trade) -> Found:
    """What the data hold of the trade chosen, worked out once."""
    token = f"found {package.digest} {chosen.request} {chosen.join}"
    return kept(token, lambda: _found(package, chosen))


def _found(package: Package, chosen: Trade) -> Found:
    books = books_of(package, chosen.join)
    values = series(books, chosen.request)
    unpriced = without_prices(books, chosen.request)
    if values.empty:
        return Found(values, unpriced, EMPTY)
    return Found(values, unpriced, spans_of(values, chosen.labels, chosen.request.step, unpriced))


def why_nothing(package: Package, chosen: Trade) -> str:
    """Why there is no chart of the trade chosen, and what would give one."""
    request = chosen.request
    if not request.pairs:
        return "Choose at least one pair."
    if request.measure is Measure.RATIO and len(request.pairs) == 1:
        return "A ratio needs two pairs: choose a second one."
    books = books_of(package, chosen.join)
    full = [
        LEDGER_WORDS[ledger].lower()
        for ledger in Ledger
        if len(series(books, replace(request, ledger=ledger)))
    ]
    said = "The data hold no such figures of trade. Missing is not zero."
    return f"{said} There are some in: {listed(full)}." if full else said


def absent_pairs(chosen: Trade, values: pd.DataFrame) -> list[str]:
    """A word on pairs that are chosen and have no figure."""
    absent = [pair.label for pair in chosen.request.pairs if pair.id not in set(values["pair"])]
    if not absent or chosen.request.measure is Measure.RATIO:
        return []
    return [f"**Nothing in the data for {inert(listed(absent))}** in this view."]


def events(package: Package, chosen: Trade, extent: tuple[float, float]) -> pd.DataFrame:
    """The events to number in a chart; none unless asked for."""
    if "events" not in chosen.also:
        return EMPTY
    return events_of(package.events, chosen.request.pairs, chosen.request.step, extent)


def events_note(shown: pd.DataFrame) -> list[str]:
    """What the numbers above a chart stand for."""
    rows = [f"**{row['number']}** {inert(row['text'])}" for row in shown.to_dict("records")]
    return ["Events: " + " · ".join(rows)] if rows else []


def trade_notes(package: Package, chosen: Trade, shown: Found) -> list[str]:
    """What must be said of the trade: missing pairs and years, prices, older states left out."""
    return [
        *absent_pairs(chosen, shown.values),
        *parts.price_notes(chosen.request, shown.unpriced),
        *parts.missing_note(shown.spans),
        *_older(package, chosen, len(shown.values) + len(shown.unpriced)),
    ]


def _older(package: Package, chosen: Trade, known: int) -> list[str]:
    if chosen.join:
        return []
    # What years and pairs there are does not depend on prices, so that one look serves them all.
    plain = replace(chosen.request, prices=None)
    token = f"older {package.digest} {plain}"
    whole = kept(token, lambda: len(series(books_of(package, True), plain)))
    if whole <= known:
        return []
    return ["Records of predecessor states are left out."]
