"""Before and after an event: the mean level and growth of each pair's trade, and no cause."""

from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from dashboard.drawing.axes import Drawing
from dashboard.indicators import page_choices as choices
from dashboard.indicators.events import (
    Event,
    around,
    as_series,
    band,
    extent,
    in_short,
    in_table,
    in_words,
    known_events,
    left_out,
    mean_levels,
    usual_event,
    windows,
)
from dashboard.indicators.page_choices import Found, Trade
from dashboard.package.package import Package
from dashboard.parts import address, controls
from dashboard.parts import prepared as parts
from dashboard.parts.memory import kept
from dashboard.parts.standing import part
from dashboard.series.annotations import ready_to_draw
from dashboard.series.chart import data, lines, shape
from dashboard.series.from_package import pairs_of
from dashboard.series.lines import runs
from dashboard.series.words import subject, table_of
from dashboard.text.glossary import MEASURE_WORDS
from dashboard.text.numbers import listed, scale
from dashboard.vocabulary import Step

LENGTHS = {str(length): f"{length} year{'s' * (length != 1)}" for length in range(1, 11)}
USUAL_LENGTH = "3"
NO_CAUSE = (
    "**This shows no cause.** Much else changed in the same years: prices of oil and gas, "
    "sanctions, exchange rates, and what is counted."
)
HOW = (
    "The mean level is the mean of the years that have a figure. The mean yearly growth is the "
    "geometric mean of the changes between neighbouring years inside a window. A missing year is "
    "not filled: it lowers the number of years behind the figures."
)
NOTHING_NEAR = (
    "The data hold no figures of these pairs in the years around this event. Missing is not "
    "zero. Choose another event, more years, other books, or “Join predecessor states”."
)


@dataclass(frozen=True)
class Choice:
    """Which trade around which event, over how many years on each side."""

    trade: Trade
    event: Event
    length: int
    state: dict[str, list[str]]


def render(package: Package) -> None:
    """Event and years, the table of means and growth, the chart of the years around."""
    choice = _choose(package)
    if choice is None:
        st.info("The data hold no events.")
        return
    token = f"{choice.trade.request} {choice.trade.join} {choice.event} {choice.length}"
    with part("This chart with its figures"):
        made = kept(f"before and after {package.digest} {token}", lambda: _prepare(package, choice))
        parts.show(made, package, key="events")
    parts.link_box(choice.state, package, key="events-link")


def _choose(package: Package) -> Choice | None:
    above = st.container()
    chosen, _ = choices.trade(package, choices.FLOWS, years=False, also=("predecessors",))
    labels = {pair.id: pair.label for pair in pairs_of(package)}
    events = {one.id: one for one in known_events(package.events, labels)}
    with above:
        left, right = st.columns([3, 1])
        with right:
            ordered = [USUAL_LENGTH, *(length for length in LENGTHS if length != USUAL_LENGTH)]
            words = {length: LENGTHS[length] for length in ordered}
            length = int(controls.select("Before and after", "window", words))
        with left:
            usual = _usual(package, chosen, list(events.values()))
            first = {usual: events[usual].text} if usual else {}
            texts = {**first, **{id_: one.text for id_, one in events.items()}}
            picked = controls.select("Event", "event", texts) if texts else ""
    state = address.write()
    return Choice(chosen, events[picked], length, state) if picked else None


def _usual(package: Package, chosen: Trade, events: list[Event]) -> str:
    """The event shown at first, which depends neither on the file's order nor on the window."""
    length = int(USUAL_LENGTH)
    return kept(
        f"usual event {package.digest} {chosen.request} {chosen.join}",
        lambda: usual_event(
            events, choices.found(package, chosen).values, length, list(chosen.labels)
        ),
    )


def _prepare(package: Package, choice: Choice) -> parts.Ready:
    chosen, event, length = _near(choice), choice.event, choice.length
    found = choices.found(package, chosen)
    if not chosen.request.pairs or found.values.empty:
        why = NOTHING_NEAR if chosen.request.pairs else choices.why_nothing(package, chosen)
        return parts.nothing(why)
    result = around(found.values, event, length, list(chosen.labels))
    what, whose = subject(chosen.request, chosen.request.pairs, package.names)
    return parts.Ready(
        full=pd.concat([found.values, as_series(result, found.values, event)], ignore_index=True),
        table=lambda: _figures(found.values, chosen),
        answer=in_table(result, chosen.labels),
        message=f"{what} a year on average, {whose}: {in_short(result, chosen.labels)}",
        alternative=f"Line chart of {MEASURE_WORDS[chosen.request.measure].lower()} in the years "
        f"around an event, with the means before and after: "
        f"{listed(list(chosen.labels.values()))}. It is told in words below it.",
        summary=in_words(result, chosen.labels),
        notes=(
            f"{NO_CAUSE} {left_out(event)} {HOW}",
            parts.source_line(found.values, package),
            *choices.trade_notes(package, chosen, found),
        ),
        spec=parts.drawn(_drawing(package, choice, found, result), lines, shape, data),
    )


def _near(choice: Choice) -> Trade:
    """The trade chosen, in the years around the event only."""
    before, after = windows(choice.event, choice.length).values()
    request = replace(choice.trade.request, start=before[0], end=after[1])
    return replace(choice.trade, request=request)


def _figures(values: pd.DataFrame, chosen: Trade) -> pd.DataFrame:
    units = scale(chosen.request.unit, float(values["value"].abs().max()))
    return table_of(values, chosen.labels, units)


def _drawing(package: Package, choice: Choice, found: Found, result: pd.DataFrame) -> Drawing:
    chosen, unit, near = choice.trade, choice.trade.request.unit, found.values
    units = scale(unit, float(near["value"].abs().max()))
    return Drawing(
        strokes=ready_to_draw(runs(near, Step.ANNUAL), chosen.labels, unit, units),
        points=ready_to_draw(near, chosen.labels, unit, units),
        unit=units.unit,
        colours={pair.id: pair.colour for pair in pairs_of(package)},
        domain=extent(choice.event, choice.length),
        events=band(choice.event),
        means=mean_levels(result, chosen.labels, units),
        spans=found.spans,
    )
