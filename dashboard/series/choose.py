"""What can be chosen of trade: pairs, measure, ledger, source, years and prices."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

from dashboard.asking import Ask
from dashboard.package.package import Package
from dashboard.series import from_package, trade
from dashboard.series.books import Request
from dashboard.series.flows import Pair
from dashboard.series.held import pair_held, partners_held
from dashboard.series.prices import price_index
from dashboard.text import glossary
from dashboard.text.numbers import possessive
from dashboard.vocabulary import DEFLATED, Ledger, Measure, Step

T = TypeVar("T")
PREFERRED, CURRENT = "preferred", "current"
FIRST_YEAR = 1992
ANY = "Any other economy in the data"
SHOW = {
    "claims": "The article’s figures",
    "events": "All events, by number",
    "statements": "Officials’ statements",
    "predecessors": "Join predecessor states",
}


def trade_choice(ask: Ask, package: Package) -> trade.TradeChoice:
    """All choices of the explorer."""
    chosen = chosen_pairs(ask, package)
    left, middle, right = ask.columns(3)
    with left:
        measure = Measure(ask.select("Measure", "measure", glossary.MEASURE_WORDS))
    with middle:
        ledger = whose_books(ask, package, chosen)
    with right:
        source = trade_source(ask, package)
    with ask.folded("More choices: years, months, scale, what else to show"):
        step, scale = _step_and_scale(ask, measure)
        start, end = years(ask, package)
        left, right = ask.columns(2)
        with left:
            base = base_year(ask, package)
        with right:
            prices = price_year(ask, package, disabled=measure not in DEFLATED)
        show = ask.marks("Show also", "show", SHOW, ["claims"])
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
    ask.done()
    return trade.TradeChoice(request, logarithmic, frozenset(show))


def chosen_pairs(ask: Ask, package: Package) -> list[Pair]:
    """The pairs that the reader chose, in the order of choosing."""
    by_id = {pair.id: pair for pair in from_package.pairs_of(package)}
    words = {id_: pair.label for id_, pair in by_id.items()}
    order = "The pair chosen first is the one that ratios are taken to."
    chosen = ask.several("Pairs", "pairs", words, list(by_id)[:2], help=order)
    return other_pairs(ask, package, [by_id[id_] for id_ in chosen])


def other_pairs(ask: Ask, package: Package, chosen: list[Pair]) -> list[Pair]:
    """The pairs chosen, and those of any other economy that the data hold, where they hold some."""
    with_any = partial(ask.several, "with", "with", usual=[], afresh=True)
    one, others = _any_with(ask, package, with_any)
    for other in others or []:
        pair = pair_held(package, f"{one}-{other}", chosen)
        chosen = [*chosen, pair] if pair and pair not in chosen else chosen
    return chosen


def other_pair(ask: Ask, package: Package) -> Pair | None:
    """One pair of any two economies, where the data hold others than those listed."""
    one, other = _any_with(ask, package, partial(ask.select, "with", "with"))
    return pair_held(package, f"{one}-{other}") if one else None


def _any_with(
    ask: Ask, package: Package, asked: Callable[[Mapping[str, str]], T]
) -> tuple[str, T | None]:
    """Any economy of the data, and what is chosen of those that it has trade with there.

    Nothing is asked where the data hold no other pairs than those listed.
    """
    partners, names = partners_held(package), package.names
    if not partners:
        return "", None
    left, right = ask.columns(2)
    with left:
        one = ask.one_or_all(ANY, "of", "None", {code: names[code] for code in partners})
    with right:
        return one, asked({code: names[code] for code in partners[one]}) if one else None


def whose_books(ask: Ask, package: Package, chosen: list[Pair]) -> Ledger:
    """Whose ledger of the chosen pairs is read."""
    words = {ledger: ledger_name(ledger, chosen, package) for ledger in Ledger}
    return Ledger(ask.select("Whose books", "ledger", words))


def trade_source(ask: Ask, package: Package) -> str | None:
    """The one source that is read; None for the stated order of preference."""
    named = {each.id: each.credit.short for each in package.of_kind("trade")}
    sources = {PREFERRED: "Stated order of preference", **named}
    chosen = ask.select("Source", "source", sources)
    return None if chosen == PREFERRED else chosen


def _step_and_scale(ask: Ask, measure: Measure) -> tuple[Step, str]:
    left, right = ask.columns(2)
    with left:
        step = ask.switch("Periods", "step", {Step.ANNUAL: "Years", Step.MONTHLY: "Months"})
    with right:
        scale = ask.switch(
            "Scale",
            "scale",
            {"linear": "Linear", "log": "Logarithmic"},
            disabled=measure in trade.SIGNED,
            help="A logarithmic scale shows equal growth as equal steps; it has no room for zero.",
        )
    return Step(step), scale


def years(
    ask: Ask, package: Package, default: tuple[int, int] | None = None, key: str = "years"
) -> tuple[int, int]:
    """The first and last year shown, of those that the trade data cover."""
    first, last = from_package.years_of(package)
    start, end = default or (FIRST_YEAR, last)
    inside = (min(max(start, first), last), max(min(end, last), first))
    return ask.span("Years", key, first, last, inside)


def base_year(ask: Ask, package: Package) -> int:
    """The year that an index sets to 100."""
    first, last = from_package.years_of(package)
    years = {str(year): str(year) for year in (2000, *range(last, first - 1, -1))}
    return int(ask.select("Base year of the index (= 100)", "base", years))


def price_year(ask: Ask, package: Package, *, disabled: bool = False) -> int | None:
    """The year whose dollars are shown; None for current dollars."""
    years = sorted(price_index(package.indicators), reverse=True)
    words = {CURRENT: "Current dollars"} | {year: f"Dollars of {year}" for year in years}
    chosen = ask.select("Prices", "prices", words, disabled=disabled)
    return None if chosen == CURRENT else int(chosen)


def ledger_name(ledger: Ledger, chosen: list[Pair], package: Package) -> str:
    """How a list of choices names whose ledger of the chosen pairs is read."""
    firsts = {pair.first for pair in chosen}
    if ledger is Ledger.FIRST and len(firsts) == 1:
        return f"{possessive(package.names[firsts.pop()])} ledger"
    if ledger is Ledger.SECOND and len(chosen) > 1:
        return "The partners’ ledgers"
    return glossary.LEDGER_WORDS[ledger]
