"""What a reader can choose. Every choice is in the address, under the key of its control."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from dashboard.measures.flows import Pair
from dashboard.measures.periods import year_of
from dashboard.measures.predecessors import joined, unjoined
from dashboard.measures.prices import price_index
from dashboard.measures.trade import Books, Request
from dashboard.package import Package
from dashboard.views import address
from dashboard.views.memory import kept
from dashboard.vocabulary import (
    DEFLATED,
    LEDGER_WORDS,
    MEASURE_WORDS,
    Ledger,
    Measure,
    Status,
    Step,
)
from dashboard.wording import inert, possessive

Control = Callable[..., Any]
"""One of Streamlit’s controls of a choice."""
PREFERRED, CURRENT = "preferred", "current"
FIRST_YEAR = 1992
SHOW = {
    "claims": "The article’s figures",
    "events": "Events",
    "statements": "Officials’ statements",
    "predecessors": "Join predecessor states",
}
ONE_LEDGER = (Ledger.FIRST, Ledger.SECOND)
ADMITTED = (Status.REPORTED, Status.RECONCILED, Status.ESTIMATE)
COUNTED = {"reported": "Reported only", "estimates": "Estimates too"}
SIGNED = {Measure.BALANCE, Measure.CHANGE}


@dataclass(frozen=True)
class TradeChoice:
    """What the explorer is to show: the request, and what to draw besides."""

    request: Request
    logarithmic: bool
    show: frozenset[str]
    state: dict[str, list[str]]


def pairs(package: Package) -> list[Pair]:
    """The pairs of the package, in its order."""
    rows = package.pairs[["id", "first", "second", "label", "colour"]]
    return [Pair(*row) for row in rows.itertuples(index=False, name=None)]


def names(package: Package) -> dict[str, str]:
    """Economy codes to names."""
    return dict(zip(package.economies["code"], package.economies["name"], strict=True))


def books(package: Package, join: bool = False) -> Books:
    """The tables that measures read, made once for a state of the data."""
    return kept(f"books {package.digest} {join}", lambda: _books(package, join))


def _books(package: Package, join: bool) -> Books:
    trade = package.trade
    prepared = joined(trade, package.economies) if join else unjoined(trade)
    return Books(prepared, package.indicators, package.ledger_order)


def overview_choice(package: Package, claimed: int | None) -> tuple[Ledger, int | None]:
    """Whose books the first page reads, and in which dollars its chart is drawn.

    `claimed` is the year of the claims: in its dollars their figures stay as printed.
    """
    two = pairs(package)[:2]
    words = {str(ledger): _ledger_name(ledger, two, package) for ledger in ONE_LEDGER}
    dollars = {CURRENT: "Current dollars"}
    if claimed is not None and str(claimed) in price_index(package.indicators):
        dollars[str(claimed)] = f"Dollars of {claimed}"
    with st.container(horizontal=True, gap="medium"):
        ledger = Ledger(switch("Whose books", "books", words))
        prices = switch("Prices in the chart", "prices", dollars)
    address.write()
    return ledger, None if prices == CURRENT else int(prices)


def trade_choice(package: Package) -> TradeChoice:
    """All controls of the explorer."""
    chosen = chosen_pairs(package)
    left, middle, right = st.columns(3)
    with left:
        measure = Measure(select("Measure", "measure", MEASURE_WORDS))
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
        show = marks("Show also", "show", SHOW, ["claims", "events"])
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
    logarithmic = scale == "log" and measure not in SIGNED
    return TradeChoice(request, logarithmic, frozenset(show), address.write())


def chosen_pairs(package: Package) -> list[Pair]:
    """The pairs that the reader chose, in the order of choosing."""
    by_id = {pair.id: pair for pair in pairs(package)}
    words = {id_: pair.label for id_, pair in by_id.items()}
    told = "The pair chosen first is the one that ratios are taken to."
    chosen = several("Pairs", "pairs", words, list(by_id)[:2], help=told)
    return [by_id[id_] for id_ in chosen]


def whose_books(package: Package, chosen: list[Pair]) -> Ledger:
    """Whose ledger of the chosen pairs is read."""
    words = {ledger: _ledger_name(ledger, chosen, package) for ledger in Ledger}
    return Ledger(select("Whose books", "ledger", words))


def trade_source(package: Package) -> str | None:
    """The one source that is read; None for the stated order of preference."""
    sources = {PREFERRED: "Stated order of preference", **source_names(package)}
    chosen = select("Source", "source", sources)
    return None if chosen == PREFERRED else chosen


def select(label: str, key: str, words: Mapping[Any, str], **more: Any) -> str:  # noqa: ANN401
    """One of many, in a list that opens."""
    named = {str(option): word for option, word in words.items()}
    return _one(st.selectbox, label, key, named, more)


def switch(label: str, key: str, words: Mapping[str, str], **more: Any) -> str:  # noqa: ANN401
    """One of a few choices, side by side."""
    named = {option: inert(word) for option, word in words.items()}
    return _one(st.segmented_control, label, key, named, {"required": True, **more})


def several(
    label: str,
    key: str,
    words: Mapping[str, str],
    usual: Sequence[str],
    **more: Any,  # noqa: ANN401
) -> list[str]:
    """Any of many, in a list that opens."""
    return _several(st.multiselect, label, key, words, usual, more)


def marks(label: str, key: str, words: Mapping[str, str], usual: Sequence[str]) -> list[str]:
    """Any of a few, side by side."""
    return _several(st.pills, label, key, words, usual, {"selection_mode": "multi"})


def question(
    label: str,
    key: str,
    words: Mapping[Any, str],
    control: Control = st.selectbox,
    **more: Any,  # noqa: ANN401
) -> Any:  # noqa: ANN401
    """A question about a file handed in, which is not in the address; None is “not answered”."""
    chosen = control(label, list(words), format_func=_named(words), key=key, **more)
    return chosen if chosen in words else None


def _one(
    control: Control, label: str, key: str, words: Mapping[str, str], more: Mapping[str, Any]
) -> str:
    """What a control of one choice answers; the first choice where it answers nothing.

    It may: a choice is taken back, or its state is gone since the reader moves on quickly.
    """
    usual = next(iter(words))
    address.one(key, list(words), usual)
    chosen = _drawn(control, label, key, words, more)
    answer = chosen if chosen in words else usual
    address.record(key, answer)
    return str(answer)


def _several(
    control: Control,
    label: str,
    key: str,
    words: Mapping[str, str],
    usual: Sequence[str],
    more: Mapping[str, Any],
) -> list[str]:
    address.several(key, words, usual)
    answer = address.answers(_drawn(control, label, key, words, more), words, usual)
    address.record(key, answer)
    return answer


def _drawn(
    control: Control, label: str, key: str, words: Mapping[str, str], more: Mapping[str, Any]
) -> Any:  # noqa: ANN401
    """A control of the address, as it answers."""
    return control(
        label,
        list(words),
        format_func=_named(words),
        key=key,
        on_change=address.touched,
        **more,
    )


def _named(words: Mapping[Any, str]) -> Callable[[Any], str]:
    """An option in words; one that the data no longer hold is asked for once more, and has none."""
    return lambda option: words.get(option, str(option))


def _step_and_scale(measure: Measure) -> tuple[Step, str]:
    left, right = st.columns(2)
    with left:
        step = switch("Periods", "step", {Step.ANNUAL: "Years", Step.MONTHLY: "Months"})
    with right:
        scale = switch(
            "Scale",
            "scale",
            {"linear": "Linear", "log": "Logarithmic"},
            disabled=measure in SIGNED,
            help="A logarithmic scale shows equal growth as equal steps; it has no room for zero.",
        )
    return Step(step), scale


def _extent(package: Package) -> tuple[int, int]:
    years = package.trade["period"].map(year_of)
    return int(years.min()), int(years.max())


def years(
    package: Package, default: tuple[int, int] | None = None, key: str = "years"
) -> tuple[int, int]:
    """The first and last year shown, of those that the trade data cover."""
    first, last = _extent(package)
    start, end = default or (FIRST_YEAR, last)
    inside = (min(max(start, first), last), max(min(end, last), first))
    address.span(key, first, last, inside)
    chosen = st.slider("Years", first, last, key=key, on_change=address.touched)
    answer = address.ends(chosen, inside)
    address.record(key, [str(year) for year in answer])
    return answer


def base_year(package: Package) -> int:
    """The year that an index sets to 100."""
    first, last = _extent(package)
    years = {str(year): str(year) for year in (2000, *range(last, first - 1, -1))}
    return int(select("Base year of the index (= 100)", "base", years))


def price_year(package: Package, *, disabled: bool = False) -> int | None:
    """The year whose dollars are shown; None for current dollars."""
    years = sorted(price_index(package.indicators), reverse=True)
    words = {CURRENT: "Current dollars"} | {year: f"Dollars of {year}" for year in years}
    chosen = select("Prices", "prices", words, disabled=disabled)
    return None if chosen == CURRENT else int(chosen)


def source_names(package: Package) -> dict[str, str]:
    """The sources of trade, as a list of choices names them."""
    return {s.id: f"{s.publisher}: {s.id}" for s in package.of_kind("trade")}


def _ledger_name(ledger: Ledger, chosen: list[Pair], package: Package) -> str:
    firsts = {pair.first for pair in chosen}
    if ledger is Ledger.FIRST and len(firsts) == 1:
        return f"{possessive(names(package)[firsts.pop()])} ledger"
    if ledger is Ledger.SECOND and len(chosen) > 1:
        return "The partners’ ledgers"
    return LEDGER_WORDS[ledger]
