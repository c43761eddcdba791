"""The explorer: any pairs, ledger or source, measure and years, with what was said and happened."""

from dataclasses import dataclass, field, replace

import pandas as pd
import streamlit as st

from dashboard.drawing.axes import EMPTY, Drawing
from dashboard.package.package import Package
from dashboard.parts import controls
from dashboard.parts import exhibit as parts
from dashboard.parts.controls import TradeChoice
from dashboard.parts.frame import page
from dashboard.parts.memory import kept
from dashboard.parts.standing import part
from dashboard.series.annotations import (
    domain,
    events_of,
    references,
    shown,
    spans_of,
    stated_mark,
    statements_of,
)
from dashboard.series.books import Request, series, without_prices
from dashboard.series.chart import data, lines, shape
from dashboard.series.lines import drawable, runs
from dashboard.series.prices import price_index
from dashboard.series.words import alternative, comparison, summary, table_of
from dashboard.text.numbers import Scale, inert, listed, scale
from dashboard.vocabulary import LEDGER_WORDS, Ledger, Measure

ELSEWHERE = "Choose other years, years instead of months, another source or another measure."


@dataclass(frozen=True)
class Prepared:
    """All that the page shows of one state of the data and one choice; no drawing if empty."""

    values: pd.DataFrame
    units: Scale
    labels: dict[str, str]
    message: str = ""
    alternative: str = ""
    summary: str = ""
    notes: tuple[str, ...] = ()
    spec: parts.Spec = field(default_factory=dict)


@page
def render(package: Package) -> None:
    """Controls, chart, figures, what was stated and what happened, and a link to the view."""
    st.title("Trade over time", anchor=False)
    parts.say_other_data(package)
    choice = controls.trade_choice(package)
    token = f"trade {package.digest} {choice.request} {sorted(choice.show)} {choice.logarithmic}"
    with part("This chart with its figures"):
        ready = kept(token, lambda: _prepare(package, choice))
        if ready.values.empty:
            st.info(_why_empty(package, choice.request))
        else:
            _chart(ready, choice, package)
    parts.link_box(choice.state, package, key="trade-link")


def _chart(ready: Prepared, choice: TradeChoice, package: Package) -> None:
    parts.chart(
        ready.spec,
        key="trade-chart",
        message=ready.message,
        alternative=ready.alternative,
        summary=ready.summary,
        notes=list(ready.notes),
    )
    parts.figures(
        lambda: table_of(ready.values, ready.labels, ready.units),
        ready.values,
        key="trade",
        name=f"{choice.request.measure}-{choice.request.ledger}",
    )
    parts.say_cautions(ready.values, package)


def _prepare(package: Package, choice: TradeChoice) -> Prepared:
    request = choice.request
    unit = request.unit
    join = "predecessors" in choice.show
    values = series(controls.books(package, join), request)
    units = scale(unit, float(values["value"].abs().max() if len(values) else 0), request.base)
    labels = {pair.id: pair.label for pair in request.pairs}
    if values.empty:
        return Prepared(values, units, labels)
    unpriced = without_prices(controls.books(package, join), request)
    spans = spans_of(values, labels, request.step, unpriced)
    drawing = _drawing(package, choice, values, units, spans)
    return Prepared(
        values,
        units,
        labels,
        message=comparison(values, request, labels, controls.names(package)),
        alternative=alternative(request, units.unit),
        summary=summary(values, labels, unit, spans),
        notes=(
            parts.source_line(values, package),
            *parts.price_notes(request, unpriced),
            *_notes(choice, values, drawing),
            *_older_note(package, choice, values),
        ),
        spec=parts.drawn(drawing, lines, shape, data),
    )


def _drawing(
    package: Package,
    choice: TradeChoice,
    values: pd.DataFrame,
    units: Scale,
    spans: pd.DataFrame,
) -> Drawing:
    request, show = choice.request, choice.show
    unit, extent = request.unit, domain(values, request)
    prices = price_index(package.indicators)
    labels = {pair.id: pair.label for pair in request.pairs}
    drawn = drawable(values, choice.logarithmic)
    stated = shown(statements_of(package.statements, request, prices), labels, unit, units)
    events = events_of(package.events, request.pairs, request.step, extent)
    levels = references(package.claims, request, units, prices)
    mark = stated_mark(package.claims, request.step)
    return Drawing(
        strokes=shown(runs(drawn, request.step), labels, unit, units),
        points=shown(drawn, labels, unit, units),
        unit=units.unit,
        colours={pair.id: pair.colour for pair in controls.pairs(package)},
        domain=extent,
        statements=stated if "statements" in show else EMPTY,
        references=levels if "claims" in show else EMPTY,
        events=events if "events" in show else EMPTY,
        spans=spans,
        mark=mark if "claims" in show and "events" not in show else None,
        logarithmic=choice.logarithmic,
    )


def _notes(choice: TradeChoice, values: pd.DataFrame, drawing: Drawing) -> list[str]:
    """What must be said beneath this chart: what the marks mean, and what is not drawn."""
    notes = [parts.CHART_HINT]
    absent = [pair.label for pair in choice.request.pairs if pair.id not in set(values["pair"])]
    if absent and choice.request.measure is not Measure.RATIO:
        notes.append(f"**Nothing in the data for {inert(listed(absent))}** in this view.")
    notes += parts.missing_note(drawing.spans)
    left_out = len(values) - len(drawing.points)
    if left_out:
        notes.append(f"A logarithmic scale has no room for zero: {left_out} values not drawn.")
    if "statements" in choice.show:
        notes.append(
            "Hollow diamonds are statements by officials and agencies, not statistics."
            if len(drawing.statements)
            else "No statement in the data is about just this measure, ledger and period length."
        )
    if len(drawing.events):
        told = [
            f"**{row['number']}** {inert(row['text'])}" for row in drawing.events.to_dict("records")
        ]
        notes.append("Events: " + " · ".join(told))
    return notes


def _older_note(package: Package, choice: TradeChoice, values: pd.DataFrame) -> list[str]:
    """A word on records of states that no longer exist, where some are left out."""
    if "predecessors" in choice.show:
        return []
    older = series(controls.books(package, join=True), choice.request)
    if len(older) <= len(values):
        return []
    return ["Records of predecessor states are left out; “Join predecessor states” adds them."]


def _why_empty(package: Package, request: Request) -> str:
    if not request.pairs:
        return "Choose at least one pair."
    if request.measure is Measure.RATIO and len(request.pairs) == 1:
        return "A ratio needs two pairs: choose a second one."
    said = "The data hold no such figures. Missing is not zero."
    books = controls.books(package)
    full = [
        LEDGER_WORDS[ledger].lower()
        for ledger in Ledger
        if len(series(books, replace(request, ledger=ledger)))
    ]
    return f"{said} There are some in: {listed(full)}." if full else f"{said} {ELSEWHERE}"
