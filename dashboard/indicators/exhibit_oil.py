"""Trade against the price of oil or gas: a point a year, or lines that begin at 100."""

from dataclasses import dataclass, replace
from functools import partial

import pandas as pd

from dashboard.drawing.spec import drawn
from dashboard.exhibit import Cited, Exhibit
from dashboard.indicators import chart_oil, words
from dashboard.indicators.catalogue import WORLD_CODE, Indicator
from dashboard.indicators.chart_oil import Points
from dashboard.indicators.from_package import colours_among, indicator_plot
from dashboard.indicators.oil import indexed, points_of
from dashboard.indicators.series import IndicatorRequest, extent_of
from dashboard.package.credits import short_names
from dashboard.package.package import Package
from dashboard.remember import remembered
from dashboard.series import words as trade_words
from dashboard.series.annotations import ready_to_draw, with_origins
from dashboard.series.exhibit import of_lines, of_values
from dashboard.series.exhibit_nothing import nothing
from dashboard.series.from_package import colours_of
from dashboard.series.lines import drawable
from dashboard.series.plot import Plot
from dashboard.series.trade import TradeChoice, trade_plot
from dashboard.series.words_cited import of_series, of_trade
from dashboard.series.words_message import seen
from dashboard.text.csv import published
from dashboard.text.glossary import MEASURE_WORDS
from dashboard.text.numbers import qualified
from dashboard.vocabulary import INDEX

KEY = "oil"


@dataclass(frozen=True)
class OilChoice:
    """Which trade against which price: lines that are 100 in the year `base`, or points."""

    trade: TradeChoice
    price: Indicator
    base: int | None = None
    logarithmic: bool = False

    @property
    def request(self) -> IndicatorRequest:
        """The price in the dollars of the trade."""
        return IndicatorRequest(self.price, (WORLD_CODE,), prices=self.trade.request.prices)


@remembered
def against_price(package: Package, choice: OilChoice) -> Exhibit:
    """The trade of pairs against a price of the world market in the same years."""
    trade, years = trade_plot(package, choice.trade), choice.trade.request
    if trade.values.empty:
        return nothing(package, KEY, choice.trade, of_trade=True)
    price = indicator_plot(package, choice.request, years.start, years.end)
    if choice.base is None:
        return _points(package, choice, trade, price)
    both = pd.concat([trade.values, price.values], ignore_index=True)
    return _lines(package, choice, both, choice.base)


def _points(package: Package, choice: OilChoice, trade: Plot, price: Plot) -> Exhibit:
    request, labels, label = choice.trade.request, trade.labels, choice.price.label
    both = points_of(trade.values, price.values)
    drawn_points = drawable(both, choice.logarithmic)
    if drawn_points.empty:
        return Exhibit(KEY, why_not=words.NO_YEAR)
    units = Plot(both, labels, request.unit).units
    points = ready_to_draw(drawn_points, labels, request.unit, units)
    drawing = Points(
        _with_prices(with_origins(points, trade.short_names), price.unit),
        f"{MEASURE_WORDS[request.measure].lower()}: {units.unit}",
        words.axis_title(choice.price, price.units),
        colours_of(package),
        choice.logarithmic,
    )
    what, whose = trade_words.subject(request, request.pairs, package.names)
    parts = [_of_years(plot.values, both) for plot in (trade, price)]
    values = pd.concat(parts, ignore_index=True)
    prices = replace(price, labels={WORLD_CODE: label})
    chart = partial(drawn, drawing, chart_oil.years_as_points, chart_oil.shape, chart_oil.data)
    return replace(
        of_values(package, KEY, values, chart),
        message=f"{what}, {whose}, against {label}, {both['period'].nunique()} years",
        alternative=words.points_alternative(
            drawing.value_title, drawing.price_title, labels.values()
        ),
        words=words.points_in_words(both, labels, request.unit, price.unit),
        cited=lambda: (
            *of_trade(parts[0], request, package.names, trade.short_names),
            *of_series(parts[1], label, prices.labels, trade.short_names),
        ),
        table=lambda: words.together(
            [trade_words.table_of(trade.values, labels, request.unit, units), prices.table()]
        ),
        sources=(trade_words.source_line(values, package),),
        notes=(
            f"{words.NO_CAUSE} {words.HOLLOW}",
            *words.trade_notes(package, choice.trade),
        ),
    )


def _of_years(values: pd.DataFrame, points: pd.DataFrame) -> pd.DataFrame:
    """The figures that points are made of: those of the years that both have."""
    return values[values["period"].isin(points["period"])]


def _with_prices(points: pd.DataFrame, unit: str) -> pd.DataFrame:
    """Points with their prices in words."""
    prices = zip(points["price"], points["price_status"], strict=True)
    return points.assign(price_text=[qualified(price, unit, status) for price, status in prices])


def _lines(package: Package, choice: OilChoice, values: pd.DataFrame, base: int) -> Exhibit:
    request, price = choice.trade.request, choice.price.label
    both = indexed(values, base)
    if both.empty:
        return Exhibit(KEY, why_not=words.no_base(base))
    labels = {**choice.trade.labels, WORLD_CODE: price}
    plot = Plot(both, labels, INDEX, base=base, short_names=short_names(package))
    unit = plot.units.unit
    what, whose = trade_words.subject(request, request.pairs, package.names)
    told = seen(both.assign(unit=INDEX), plot.labels, plot.short_names)
    drawing = plot.drawing(colours_among(package, set(plot.labels)), extent_of(both))
    measures = [f"index of {name}" for name in both["measure"]]
    return replace(
        of_lines(package, KEY, plot, drawing),
        message=f"{what} and {price}, {whose}, {base} = 100: {told}",
        alternative=trade_words.line_chart(f"indexes, {unit}", plot.labels.values()),
        figures=partial(published, both.assign(unit=unit, measure=measures)),
        cited=partial(_indexes_cited, plot, f"index, {base} = 100", whose),
        sources=(trade_words.source_line(both, package),),
        notes=(
            words.NO_CAUSE,
            *words.without_base(
                base, [label for key, label in plot.labels.items() if key not in set(both["pair"])]
            ),
            *words.trade_notes(package, choice.trade),
        ),
        pointing=trade_words.CHART_HINT,
    )


def _indexes_cited(plot: Plot, what: str, whose: str) -> tuple[Cited, ...]:
    """The indexes in sentences; the price of the world market stands in nobody's ledger."""
    of_world = plot.values["pair"] == WORLD_CODE
    parts = ((~of_world, f"{what}, {whose}"), (of_world, what))
    return tuple(
        one
        for rows, said in parts
        for one in of_series(
            plot.values[rows].assign(unit=INDEX), said, plot.labels, plot.short_names
        )
    )
