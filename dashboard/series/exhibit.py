"""The explorer's exhibit: any pairs, ledger or source, measure and years, over time."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pandas as pd

from dashboard.drawing.axes import EMPTY, Drawing
from dashboard.drawing.spec import drawn
from dashboard.exhibit import Cited, Exhibit, Spec
from dashboard.package.credits import credits_of
from dashboard.package.package import Package
from dashboard.remember import remembered
from dashboard.series import annotations, words
from dashboard.series.books import Request
from dashboard.series.chart import data, lines, shape
from dashboard.series.exhibit_nothing import nothing
from dashboard.series.from_package import colours_of
from dashboard.series.plot import Plot
from dashboard.series.prices import price_index
from dashboard.series.stated import claimed_years, claims_as_series, statements_as_series
from dashboard.series.trade import (
    TradeChoice,
    events_in_words,
    events_shown,
    has_older,
    trade_plot,
)
from dashboard.series.words_cited import of_trade
from dashboard.series.words_claimed import claimed_beside, claims_drawn, documents_of_claims
from dashboard.text.csv import published


def of_values(
    package: Package, key: str, values: pd.DataFrame, draw: Callable[[], Spec]
) -> Exhibit:
    """An exhibit of a series that lacks only its words: its chart, figures and credits."""
    credits = credits_of(values, package)
    return Exhibit(key, draw=draw, figures=partial(published, values), credits=credits)


def of_lines(package: Package, key: str, plot: Plot, drawing: Drawing) -> Exhibit:
    """The same of a plot drawn as lines, told in words and with its table."""
    shown = of_values(package, key, plot.values, partial(drawn, drawing, lines, shape, data))
    return replace(shown, words=plot.summary(), table=plot.table)


@remembered
def over_time(package: Package, choice: TradeChoice) -> Exhibit:
    """A measure of pairs over time, with what was stated and what happened."""
    request, plot = choice.request, trade_plot(package, choice)
    values = plot.values
    if values.empty:
        return nothing(package, "trade", choice)
    drawing = _drawing(package, choice, plot)
    return replace(
        of_lines(package, "trade", plot, drawing),
        message=words.comparison(values, request, plot.labels, package.names, plot.short_names),
        alternative=words.alternative(request, plot.units.unit),
        sources=(words.source_line(values, package),),
        notes=(
            *words.price_notes(request, plot.unpriced),
            *words.absent_note(request, values),
            *words.missing_note(plot.spans),
            *words.marks_notes(drawing, len(values), "statements" in choice.show),
            *([words.OLDER_LEFT_OUT] if has_older(package, choice) else []),
        ),
        pointing=words.CHART_HINT,
        figures=lambda: published(
            pd.concat([values, *_stated_rows(package, choice)], ignore_index=True)
        ),
        file=f"{request.measure}-{request.ledger}",
        claimed=claimed_beside(package, drawing),
        documents=documents_of_claims(package, claims_drawn(package, drawing)),
        cited=partial(_cited, package, choice, plot),
    )


def _cited(package: Package, choice: TradeChoice, plot: Plot) -> tuple[Cited, ...]:
    also = claimed_years(package, choice.request)
    return of_trade(plot.values, choice.request, package.names, plot.short_names, also)


def _stated_rows(package: Package, choice: TradeChoice) -> list[pd.DataFrame]:
    """What was stated and is drawn beside the series."""
    kinds = {"claims": claims_as_series, "statements": statements_as_series}
    shown = (of(package, choice.request) for kind, of in kinds.items() if kind in choice.show)
    return [rows for rows in shown if len(rows)]


def _drawing(package: Package, choice: TradeChoice, plot: Plot) -> Drawing:
    request, show, units = choice.request, choice.show, plot.units
    extent, prices = annotations.domain(plot.values, request), price_index(package.indicators)
    levels = annotations.references(package.claims, request, units, prices)
    mark = annotations.stated_mark(package.claims, request.step)
    # A day outside the years drawn would stretch the axis to it.
    is_in_sight = mark is not None and extent[0] <= mark[0] <= extent[1]
    return replace(
        plot.drawing(colours_of(package), extent, logarithmic=choice.logarithmic),
        statements=_stated(package, request, plot) if "statements" in show else EMPTY,
        references=levels if "claims" in show else EMPTY,
        events=events_shown(package, choice, extent),
        chosen=events_in_words(package, choice, extent),
        mark=mark if is_in_sight and "claims" in show and "events" not in show else None,
    )


def _stated(package: Package, request: Request, plot: Plot) -> pd.DataFrame:
    prices = price_index(package.indicators)
    stated = annotations.statements_of(package.statements, request, prices)
    return annotations.ready_to_draw(stated, plot.labels, plot.unit, plot.units)
