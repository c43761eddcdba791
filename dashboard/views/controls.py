"""What a reader can choose. Every choice is in the address, under the key of its control."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from dashboard.measures.flows import Pair
from dashboard.measures.periods import year_of
from dashboard.measures.predecessors import joined, unjoined
from dashboard.measures.trade import Books, Request
from dashboard.package import Package
from dashboard.vocabulary import LEDGER_WORDS, MEASURE_WORDS, Ledger, Measure, Step
from dashboard.wording import possessive

PREFERRED = "preferred"
FIRST_YEAR = 1992
SHOW = {
    "claims": "The article’s figures",
    "events": "Events",
    "statements": "Officials’ statements",
    "predecessors": "Join predecessor states",
}
SIGNED = {Measure.BALANCE, Measure.CHANGE}


@dataclass(frozen=True)
class TradeChoice:
    """What the explorer is to show: the request, and what to draw besides."""

    request: Request
    logarithmic: bool
    show: frozenset[str]
    state: dict[str, str | list[str]]


def pairs(package: Package) -> list[Pair]:
    """The pairs of the package, in its order."""
    rows = package.pairs[["id", "first", "second", "label", "colour"]]
    return [Pair(*row) for row in rows.itertuples(index=False, name=None)]


def names(package: Package) -> dict[str, str]:
    """Economy codes to names."""
    return dict(zip(package.economies["code"], package.economies["name"], strict=True))


@st.cache_resource(max_entries=4, show_spinner=False)
def _books(digest: str, join: bool, _package: Package) -> Books:  # noqa: ARG001  (digest is the key)
    trade = _package.trade
    prepared = joined(trade, _package.economies) if join else unjoined(trade)
    return Books(prepared, _package.indicators, _package.ledger_order)


def books(package: Package, join: bool = False) -> Books:
    """The tables that measures read, made once for a state of the data."""
    return _books(package.digest, join, package)


def overview_ledger(package: Package) -> Ledger:
    """Whose books the first page reads."""
    chosen = st.segmented_control(
        "Whose books",
        [Ledger.FIRST.value, Ledger.SECOND.value],
        default=Ledger.FIRST.value,
        format_func=lambda ledger: _ledger_name(Ledger(ledger), pairs(package)[:2], package),
        key="books",
        required=True,
        bind="query-params",
    )
    return Ledger(chosen)


def trade_choice(package: Package) -> TradeChoice:
    """All controls of the explorer."""
    chosen = _pairs(package)
    left, middle, right = st.columns(3)
    measure = Measure(_select(left, "Measure", "measure", list(MEASURE_WORDS), MEASURE_WORDS))
    words = {ledger: _ledger_name(ledger, chosen, package) for ledger in Ledger}
    ledger = Ledger(_select(middle, "Whose books", "ledger", list(Ledger), words))
    sources = {PREFERRED: "Stated order of preference", **_source_names(package)}
    source = _select(right, "Source", "source", list(sources), sources)
    with st.expander("More choices: years, months, scale, what else to show"):
        step, log = _step_and_scale(measure)
        start, end = _years(package)
        base = _base()
        show = _show()
    request = Request(
        pairs=tuple(chosen),
        measure=measure,
        ledger=ledger,
        source=None if source == PREFERRED else source,
        step=step,
        base=base,
        start=start,
        end=end,
    )
    state: dict[str, str | list[str]] = {
        "pairs": [pair.id for pair in chosen],
        "measure": measure,
        "ledger": ledger,
        "source": source,
        "step": step,
        "scale": "log" if log else "linear",
        "years": [str(start), str(end)],
        "base": str(base),
        "show": show,
    }
    return TradeChoice(request, log and measure not in SIGNED, frozenset(show), state)


def _pairs(package: Package) -> list[Pair]:
    by_id = {pair.id: pair for pair in pairs(package)}
    chosen = st.multiselect(
        "Pairs",
        list(by_id),
        default=list(by_id)[:2],
        format_func=lambda id_: by_id[id_].label,
        key="pairs",
        bind="query-params",
        help="The pair chosen first is the one that ratios are taken to.",
    )
    return [by_id[id_] for id_ in chosen]


def _select(
    place: st.delta_generator.DeltaGenerator,
    label: str,
    key: str,
    options: Sequence[str],
    words: Mapping[Any, str],
) -> str:
    plain = [str(option) for option in options]
    named = {str(option): word for option, word in words.items()}
    return str(
        place.selectbox(label, plain, format_func=named.__getitem__, key=key, bind="query-params")
    )


def _step_and_scale(measure: Measure) -> tuple[Step, bool]:
    left, right = st.columns(2)
    step = left.segmented_control(
        "Periods",
        [Step.ANNUAL.value, Step.MONTHLY.value],
        default=Step.ANNUAL.value,
        format_func={"annual": "Years", "monthly": "Months"}.__getitem__,
        key="step",
        required=True,
        bind="query-params",
    )
    scale = right.segmented_control(
        "Scale",
        ["linear", "log"],
        default="linear",
        format_func={"linear": "Linear", "log": "Logarithmic"}.__getitem__,
        key="scale",
        required=True,
        disabled=measure in SIGNED,
        help="A logarithmic scale shows equal growth as equal steps; it has no room for zero.",
        bind="query-params",
    )
    return Step(step), scale == "log"


def _years(package: Package) -> tuple[int, int]:
    years = package.trade["period"].map(year_of)
    first, last = int(years.min()), int(years.max())
    start, end = st.slider(
        "Years",
        first,
        last,
        (max(FIRST_YEAR, first), last),
        key="years",
        bind="query-params",
    )
    return int(start), int(end)


def _base() -> int:
    return int(
        st.number_input(
            "Base year of the index (= 100)",
            min_value=1800,
            max_value=2100,
            value=2000,
            step=1,
            key="base",
            bind="query-params",
        )
    )


def _show() -> list[str]:
    return st.pills(
        "Show also",
        list(SHOW),
        selection_mode="multi",
        default=["claims", "events"],
        format_func=SHOW.__getitem__,
        key="show",
        bind="query-params",
    )


def _source_names(package: Package) -> dict[str, str]:
    return {s.id: f"{s.publisher}: {s.id}" for s in package.of_kind("trade")}


def _ledger_name(ledger: Ledger, chosen: list[Pair], package: Package) -> str:
    firsts = {pair.first for pair in chosen}
    if ledger is Ledger.FIRST and len(firsts) == 1:
        return f"{possessive(names(package)[firsts.pop()])} ledger"
    if ledger is Ledger.SECOND and len(chosen) > 1:
        return "The partners’ ledgers"
    return LEDGER_WORDS[ledger]
