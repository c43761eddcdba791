"""The explorer's exhibit: any pairs, ledger or source, measure and years, over time."""

from dataclasses import replace
from functools import partial

from dashboard.drawing.axes import EMPTY, Drawing
from dashboard.drawing.spec import drawn
from dashboard.exhibit import Exhibit
from dashboard.package.credits import credits_of
from dashboard.package.package import Package
from dashboard.remember import remembered
from dashboard.series import words
from dashboard.series.annotations import (
    domain,
    ready_to_draw,
    references,
    stated_mark,
    statements_of,
)
from dashboard.series.chart import data, lines, shape
from dashboard.series.from_package import colours_of
from dashboard.series.plot import Plot
from dashboard.series.prices import price_index
from dashboard.series.trade import TradeChoice, events_shown, has_older, trade_plot, why_nothing
from dashboard.text.csv import published


@remembered
def over_time(package: Package, choice: TradeChoice) -> Exhibit:
    """A measure of pairs over time, with what was stated and what happened."""
    request, plot = choice.request, trade_plot(package, choice)
    values = plot.values
    if values.empty:
        return Exhibit("trade", why_not=why_nothing(package, choice))
    drawing = _drawing(package, choice, plot)
    return Exhibit(
        key="trade",
        message=words.comparison(values, request, plot.labels, package.names),
        alternative=words.alternative(request, plot.units.unit),
        words=plot.summary(),
        chart=drawn(drawing, lines, shape, data),
        table=plot.table,
        figures=partial(published, values),
        notes=(
            words.source_line(values, package),
            *words.price_notes(request, plot.unpriced),
            words.CHART_HINT,
            *words.absent_note(request, values),
            *words.missing_note(plot.spans),
            *words.marks_notes(drawing, len(values), "statements" in choice.show),
            *([words.OLDER_LEFT_OUT] if has_older(package, choice) else []),
        ),
        credits=credits_of(values, package),
        file=f"{request.measure}-{request.ledger}",
    )


def _drawing(package: Package, choice: TradeChoice, plot: Plot) -> Drawing:
    request, show, units = choice.request, choice.show, plot.units
    extent, prices = domain(plot.values, request), price_index(package.indicators)
    stated = statements_of(package.statements, request, prices)
    levels = references(package.claims, request, units, prices)
    mark = stated_mark(package.claims, request.step)
    return replace(
        plot.drawing(colours_of(package), extent, logarithmic=choice.logarithmic),
        statements=ready_to_draw(stated, plot.labels, plot.unit, units)
        if "statements" in show
        else EMPTY,
        references=levels if "claims" in show else EMPTY,
        events=events_shown(package, choice, extent),
        mark=mark if "claims" in show and "events" not in show else None,
    )
