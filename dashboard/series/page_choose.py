"""Controls of trade: pairs, measure, ledger, source, years and prices."""

import streamlit as st

from dashboard.package.package import Package
from dashboard.parts import address, controls
from dashboard.series import from_package, trade
from dashboard.series.books import Request
from dashboard.series.flows import Pair
from dashboard.series.prices import price_index
from dashboard.text import glossary
from dashboard.text.numbers import possessive
from dashboard.vocabulary import DEFLATED, Ledger, Measure, Step

PREFERRED, CURRENT = "preferred", "current"
FIRST_YEAR = 1992
SHOW = {
    "claims": "The article’s figures",
    "events": "All events, by number",
    "statements": "Officials’ statements",
    "predecessors": "Join predecessor states",
}


def trade_choice(package: Package) -> trade.TradeChoice:
    """All controls of the explorer."""
    chosen = chosen_pairs(package)
    left, middle, right = st.columns(3)
    with left:
        measure = Measure(controls.select("Measure", "measure", glossary.MEASURE_WORDS))
    with middle:
        ledger = whose_books(package, chosen)
    with right:
        source = trade_source(package)
    with st.expander("More choices: years, months, scale, what else to show"):
        step, scale = _step_and_scale(measure)
        start, end = years(package)
        left, right = st.columns(2)
        with left:
            base = base_year(package)
        with right:
            prices = price_year(package, disabled=measure not in DEFLATED)
        show = controls.marks("Show also", "show", SHOW, ["claims"])
    request = Request(
        pairs=tuple(chosen),
        measure=measure,
        ledger=ledger,
        source=source,
        step=step,
        base=base,
        start=start,
        end=end,
        prices=prices,
    )
    logarithmic = scale == "log" and measure not in trade.SIGNED
    address.write()
    return trade.TradeChoice(request, logarithmic, frozenset(show))


def chosen_pairs(package: Package) -> list[Pair]:
    """The pairs that the reader chose, in the order of choosing."""
    by_id = {pair.id: pair for pair in from_package.pairs_of(package)}
    words = {id_: pair.label for id_, pair in by_id.items()}
    order = "The pair chosen first is the one that ratios are taken to."
    chosen = controls.several("Pairs", "pairs", words, list(by_id)[:2], help=order)
    return [by_id[id_] for id_ in chosen]


def whose_books(package: Package, chosen: list[Pair]) -> Ledger:
    """Whose ledger of the chosen pairs is read."""
    words = {ledger: ledger_name(ledger, chosen, package) for ledger in Ledger}
    return Ledger(controls.select("Whose books", "ledger", words))


def trade_source(package: Package) -> str | None:
    """The one source that is read; None for the stated order of preference."""
    named = {each.id: each.credit.short for each in package.of_kind("trade")}
    sources = {PREFERRED: "Stated order of preference", **named}
    chosen = controls.select("Source", "source", sources)
    return None if chosen == PREFERRED else chosen


def _step_and_scale(measure: Measure) -> tuple[Step, str]:
    left, right = st.columns(2)
    with left:
        step = controls.switch("Periods", "step", {Step.ANNUAL: "Years", Step.MONTHLY: "Months"})
    with right:
        scale = controls.switch(
            "Scale",
            "scale",
            {"linear": "Linear", "log": "Logarithmic"},
            disabled=measure in trade.SIGNED,
            help="A logarithmic scale shows equal growth as equal steps; it has no room for zero.",
        )
    return Step(step), scale


def years(
    package: Package, default: tuple[int, int] | None = None, key: str = "years"
) -> tuple[int, int]:
    """The first and last year shown, of those that the trade data cover."""
    first, last = from_package.years_of(package)
    start, end = default or (FIRST_YEAR, last)
    inside = (min(max(start, first), last), max(min(end, last), first))
    return controls.span("Years", key, first, last, inside)


def base_year(package: Package) -> int:
    """The year that an index sets to 100."""
    first, last = from_package.years_of(package)
    years = {str(year): str(year) for year in (2000, *range(last, first - 1, -1))}
    return int(controls.select("Base year of the index (= 100)", "base", years))


def price_year(package: Package, *, disabled: bool = False) -> int | None:
    """The year whose dollars are shown; None for current dollars."""
    years = sorted(price_index(package.indicators), reverse=True)
    words = {CURRENT: "Current dollars"} | {year: f"Dollars of {year}" for year in years}
    chosen = controls.select("Prices", "prices", words, disabled=disabled)
    return None if chosen == CURRENT else int(chosen)


def ledger_name(ledger: Ledger, chosen: list[Pair], package: Package) -> str:
    """How a list of choices names whose ledger of the chosen pairs is read."""
    firsts = {pair.first for pair in chosen}
    if ledger is Ledger.FIRST and len(firsts) == 1:
        return f"{possessive(package.names[firsts.pop()])} ledger"
    if ledger is Ledger.SECOND and len(chosen) > 1:
        return "The partners’ ledgers"
    return glossary.LEDGER_WORDS[ledger]
