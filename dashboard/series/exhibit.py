"""The explorer's exhibit: any pairs, ledger or source, measure and years, over time."""

from dataclasses import dataclass, replace
from functools import partial

import pandas as pd

from dashboard.drawing.axes import EMPTY, Drawing
from dashboard.drawing.spec import drawn
from dashboard.exhibit import Exhibit
from dashboard.package.credits import credits_of
from dashboard.package.package import Package
from dashboard.remember import remembered
from dashboard.series import words
from dashboard.series.annotations import (
    domain,
    events_of,
    ready_to_draw,
    references,
    spans_of,
    stated_mark,
    statements_of,
)
from dashboard.series.books import Request, series, without_prices
from dashboard.series.chart import data, lines, shape
from dashboard.series.from_package import books_of, colours_of
from dashboard.series.lines import STROKE, drawable, runs
from dashboard.series.prices import price_index
from dashboard.text.csv import published
from dashboard.text.numbers import Scale, scale
from dashboard.vocabulary import Ledger, Measure


@dataclass(frozen=True)
class TradeChoice:
    """What the explorer is to show: the request, and what to draw besides."""

    request: Request
    logarithmic: bool = False
    show: frozenset[str] = frozenset()

    @property
    def join(self) -> bool:
        """Whether records of states that no longer exist are put with their successors'."""
        return "predecessors" in self.show


@remembered
def over_time(package: Package, choice: TradeChoice) -> Exhibit:
    """A measure of pairs over time, with what was stated and what happened."""
    request, books = choice.request, books_of(package, choice.join)
    values = series(books, request)
    if values.empty:
        return Exhibit("trade", why_not=_why_nothing(package, choice))
    labels = {pair.id: pair.label for pair in request.pairs}
    units = scale(request.unit, float(values["value"].abs().max()), request.base)
    unpriced = without_prices(books, request)
    spans = spans_of(values, labels, request.step, unpriced)
    drawing = _drawing(package, choice, values, units, spans)
    return Exhibit(
        key="trade",
        message=words.comparison(values, request, labels, package.names),
        alternative=words.alternative(request, units.unit),
        words=words.summary(values, labels, request.unit, spans),
        chart=drawn(drawing, lines, shape, data),
        table=partial(words.table_of, values, labels, units),
        figures=partial(published, values),
        notes=(
            words.source_line(values, package),
            *words.price_notes(request, unpriced),
            words.CHART_HINT,
            *words.absent_note(request, values),
            *words.missing_note(spans),
            *words.marks_notes(drawing, len(values), "statements" in choice.show),
            *([words.OLDER_LEFT_OUT] if _has_older(package, choice, len(values)) else []),
        ),
        credits=credits_of(values, package),
        file=f"{request.measure}-{request.ledger}",
    )


def _drawing(
    package: Package, choice: TradeChoice, values: pd.DataFrame, units: Scale, spans: pd.DataFrame
) -> Drawing:
    request, show = choice.request, choice.show
    unit, extent = request.unit, domain(values, request)
    prices = price_index(package.indicators)
    labels = {pair.id: pair.label for pair in request.pairs}
    points = ready_to_draw(drawable(values, choice.logarithmic), labels, unit, units)
    stated = ready_to_draw(statements_of(package.statements, request, prices), labels, unit, units)
    events = events_of(package.events, request.pairs, request.step, extent)
    levels = references(package.claims, request, units, prices)
    mark = stated_mark(package.claims, request.step)
    return Drawing(
        strokes=runs(points[STROKE], request.step),
        points=points,
        unit=units.unit,
        colours=colours_of(package),
        domain=extent,
        statements=stated if "statements" in show else EMPTY,
        references=levels if "claims" in show else EMPTY,
        events=events if "events" in show else EMPTY,
        spans=spans,
        mark=mark if "claims" in show and "events" not in show else None,
        logarithmic=choice.logarithmic,
    )


def _has_older(package: Package, choice: TradeChoice, known: int) -> bool:
    """Whether records of states that no longer exist are left out."""
    return not choice.join and len(series(books_of(package, join=True), choice.request)) > known


def _why_nothing(package: Package, choice: TradeChoice) -> str:
    request = choice.request
    if not request.pairs:
        return words.NO_PAIR
    if request.measure is Measure.RATIO and len(request.pairs) == 1:
        return words.ONE_PAIR
    return words.no_figures(ledgers_with_figures(package, request, join=choice.join))


def ledgers_with_figures(package: Package, request: Request, *, join: bool) -> list[Ledger]:
    """The kinds of ledger in which the same request has an answer."""
    books = books_of(package, join)
    return [one for one in Ledger if len(series(books, replace(request, ledger=one)))]
