"""Any indicator beside any measure of trade, over the same years: one exhibit."""

from dataclasses import dataclass, replace
from functools import partial

import pandas as pd

from dashboard.drawing.axes import Drawing
from dashboard.drawing.spec import drawn
from dashboard.exhibit import Cited, Exhibit
from dashboard.indicators import from_package, words
from dashboard.indicators.catalogue import Indicator, rows_of
from dashboard.indicators.chart import Beside, aligned, data, shape
from dashboard.indicators.series import IndicatorRequest, extent_of
from dashboard.package.package import Package
from dashboard.remember import remembered
from dashboard.series.exhibit import of_lines, of_values
from dashboard.series.exhibit_nothing import nothing
from dashboard.series.from_package import colours_of
from dashboard.series.plot import Plot
from dashboard.series.trade import SIGNED, TradeChoice, events_shown, trade_plot
from dashboard.series.words import comparison, events_note, line_chart, source_line
from dashboard.series.words_cited import of_series, of_trade
from dashboard.text.glossary import MEASURE_WORDS
from dashboard.text.numbers import amount, inert

KEY = "beside"


@dataclass(frozen=True)
class BesideChoice:
    """Which indicator of whom stands beside which trade, and how both are drawn."""

    trade: TradeChoice
    indicator: Indicator
    sides: tuple[str, ...]
    one_plot: bool = False
    logarithmic: bool = False

    @property
    def request(self) -> IndicatorRequest:
        """The indicator in the steps and dollars of the trade."""
        trade = self.trade.request
        return IndicatorRequest(self.indicator, self.sides, trade.step, trade.prices)


@remembered
def beside(package: Package, choice: BesideChoice) -> Exhibit:
    """A measure of trade and an indicator, above each other or with two axes."""
    trade, years = trade_plot(package, choice.trade), choice.trade.request
    if trade.values.empty:
        return nothing(package, KEY, choice.trade, of_trade=True)
    if from_package.is_unchanging(package, choice.indicator):
        return _trade_alone(package, choice, trade)
    if not choice.sides:
        return Exhibit(KEY, why_not=words.NO_SIDE)
    other = from_package.indicator_plot(package, choice.request, years.start, years.end)
    if other.values.empty:
        return Exhibit(KEY, why_not=words.no_indicator(choice.indicator))
    return _both(package, choice, trade, other)


def unchanging_in_words(package: Package, choice: BesideChoice) -> tuple[dict[str, str], str]:
    """The figures that do not change over time, by whose they are, and what and whose they are."""
    rows = rows_of(package.indicators, choice.indicator)
    labels = from_package.labels_of(package, choice.sides)
    figures = {
        labels[row["pair"]]: amount(row["value"], choice.request.unit)
        for row in rows[rows["pair"].isin(choice.sides)].to_dict("records")
    }
    source = package.source(choice.indicator.source, "indicators")
    return figures, words.unchanging(choice.indicator, source)


def _trade_alone(package: Package, choice: BesideChoice, trade: Plot) -> Exhibit:
    """The trade by itself, beneath figures that do not change."""
    drawing = _trade_drawing(package, choice, trade, extent_of(trade.values))
    return replace(
        of_lines(package, KEY, trade, drawing),
        message=_message(package, choice, trade),
        alternative=line_chart(drawing.unit, trade.labels.values()),
        cited=partial(_trade_cited, package, choice, trade),
        sources=(source_line(trade.values, package),),
        notes=tuple(words.trade_notes(package, choice.trade)),
    )


def _both(package: Package, choice: BesideChoice, trade: Plot, other: Plot) -> Exhibit:
    indicator = choice.indicator
    extent = extent_of(trade.values, other.values)
    upper = _trade_drawing(package, choice, trade, extent)
    lower = other.drawing(
        from_package.colours_among(package, set(other.labels)),
        extent,
        title=words.axis_title(indicator, other.units),
        logarithmic=choice.logarithmic,
    )
    marked = replace(other, values=words.votes_marked(other.values, indicator))
    values = pd.concat([trade.values, other.values], ignore_index=True)
    chart = partial(drawn, Beside(upper, lower, choice.one_plot), aligned, shape, data)
    return replace(
        of_values(package, KEY, values, chart),
        message=f"{_message(package, choice, trade)}. "
        f"{words.headline(other.values, indicator, other.labels, other.short_names)}",
        alternative=words.two_alternative(
            [(upper, trade.labels), (lower, other.labels)], choice.one_plot
        ),
        words=f"{trade.summary()} {indicator.label}: {other.summary()}",
        table=lambda: words.together([trade.table(), marked.table()]),
        cited=lambda: (
            *_trade_cited(package, choice, trade),
            *of_series(other.values, indicator.label, other.labels, other.short_names),
        ),
        sources=(source_line(values, package),),
        notes=_notes(package, choice, other, len(values), upper, lower),
        pointing=words.POINTER,
    )


def _trade_cited(package: Package, choice: BesideChoice, trade: Plot) -> tuple[Cited, ...]:
    return of_trade(trade.values, choice.trade.request, package.names, trade.short_names)


def _message(package: Package, choice: BesideChoice, trade: Plot) -> str:
    request = choice.trade.request
    return comparison(trade.values, request, trade.labels, package.names, trade.short_names)


def _trade_drawing(
    package: Package, choice: BesideChoice, trade: Plot, extent: tuple[float, float]
) -> Drawing:
    measure = choice.trade.request.measure
    drawing = trade.drawing(
        colours_of(package),
        extent,
        title=f"{MEASURE_WORDS[measure]}: {trade.units.unit}",
        logarithmic=choice.logarithmic and measure not in SIGNED,
    )
    return replace(drawing, events=events_shown(package, choice.trade, extent))


def _notes(
    package: Package,
    choice: BesideChoice,
    other: Plot,
    count: int,
    upper: Drawing,
    lower: Drawing,
) -> tuple[str, ...]:
    every = (
        words.TWO_AXES if choice.one_plot else "",
        *words.trade_notes(package, choice.trade),
        *words.indicator_price_notes(choice.request, other.unpriced),
        inert(words.votes_note(other.values, choice.indicator, other.labels)),
        words.not_drawn(count - len(upper.points) - len(lower.points)),
        *events_note(upper.events),
        words.NEVER_A_CAUSE,
    )
    return tuple(filter(None, every))
