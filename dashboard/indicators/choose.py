"""What the parts of the Indicators page ask in common: which trade, in which years."""

from collections.abc import Sequence
from dataclasses import replace

from dashboard.asking import Ask, Place
from dashboard.package.package import Package
from dashboard.series import choose
from dashboard.series.books import Request
from dashboard.series.trade import TradeChoice
from dashboard.text.glossary import MEASURE_WORDS
from dashboard.vocabulary import Measure, Step

PARTS = {
    "beside": "Beside trade",
    "shares": "Shares",
    "oil": "Oil and gas prices",
    "events": "Before and after",
    "goods": "What they trade",
}
FLOWS = (Measure.TURNOVER, Measure.EXPORTS, Measure.IMPORTS)
SCALES = {"linear": "Linear", "log": "Logarithmic"}
WITH = {"events": "Events", "predecessors": "Join predecessor states"}


def part_choice(ask: Ask) -> str:
    """Which part of the page Indicators is open."""
    return ask.switch("Part of this page", "part", PARTS, label_visibility="collapsed")


def trade_choice(
    ask: Ask,
    package: Package,
    measures: Sequence[Measure] = tuple(Measure),
    *,
    priced: bool = True,
    months: bool = False,
    years: bool = True,
    also: Sequence[str] = (),
) -> tuple[TradeChoice, Place]:
    """Pairs, measure, ledger and prices in sight; source, years and the rest behind one click.

    Also gives the place behind that click, for choices that only one part has.
    """
    chosen = choose.chosen_pairs(ask, package)
    places = iter(ask.columns(1 + (len(measures) > 1) + priced))
    measure = measures[0]
    if len(measures) > 1:
        with next(places):
            words = {one: MEASURE_WORDS[one] for one in measures}
            measure = Measure(ask.select("Measure", "measure", words))
    with next(places):
        ledger = choose.whose_books(ask, package, chosen)
    prices = None
    if priced:
        with next(places):
            prices = choose.price_year(ask, package)
    request = Request(tuple(chosen), measure, ledger, prices=prices)
    more = ask.folded("More choices: years, source and more")
    with more:
        return _more(ask, package, request, months, years, also), more


def _more(
    ask: Ask, package: Package, request: Request, months: bool, years: bool, also: Sequence[str]
) -> TradeChoice:
    start, end = choose.years(ask, package) if years else (None, None)
    left, right = ask.columns(2)
    with left:
        source = choose.trade_source(ask, package)
    step, base = Step.ANNUAL, request.base
    with right:
        if months:
            words = {str(Step.ANNUAL): "Years", str(Step.MONTHLY): "Months"}
            step = Step(ask.switch("Periods", "step", words))
        if request.measure is Measure.INDEX:
            base = choose.base_year(ask, package)
    words = {option: WITH[option] for option in also}
    show = frozenset(ask.marks("Show also", "with", words, []) if also else [])
    whole = replace(request, source=source, start=start, end=end, step=step, base=base)
    return TradeChoice(whole, show=show)
