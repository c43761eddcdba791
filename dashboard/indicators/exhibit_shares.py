"""How large a pair's trade is for each of its sides: one exhibit of two charts."""

from dataclasses import dataclass, replace
from functools import partial

import pandas as pd

from dashboard.drawing.spec import drawn
from dashboard.exhibit import Cited, Exhibit
from dashboard.indicators import words
from dashboard.indicators.catalogue import Indicator
from dashboard.indicators.chart import Beside, aligned, data, shape
from dashboard.indicators.series import extent_of
from dashboard.indicators.shares import shares
from dashboard.package.credits import short_names
from dashboard.package.package import Package
from dashboard.remember import remembered
from dashboard.series import words as trade_words
from dashboard.series.books import Request, within
from dashboard.series.exhibit import of_values
from dashboard.series.exhibit_nothing import nothing
from dashboard.series.from_package import books_of, colours_of
from dashboard.series.plot import Plot
from dashboard.series.trade import TradeChoice, events_shown, trade_plot
from dashboard.series.words_cited import of_series
from dashboard.series.words_message import seen
from dashboard.vocabulary import PERCENT, Ledger

KEY = "shares"
SIDES = (Ledger.FIRST, Ledger.SECOND)


@dataclass(frozen=True)
class SharesChoice:
    """Whose trade, and what its shares are taken of."""

    trade: TradeChoice
    whole: Indicator


@remembered
def both_shares(package: Package, choice: SharesChoice) -> Exhibit:
    """Turnover in percent of what each of the two sides has in all, above each other."""
    request = choice.trade.request
    plots = [_plot(package, choice, side) for side in SIDES]
    values = pd.concat([plot.values for plot in plots], ignore_index=True)
    if values.empty:
        return _nothing(package, choice)
    wholes = [
        words.whole_in_words(choice.whole, side, request.pairs, package.names) for side in SIDES
    ]
    extent = extent_of(values)
    upper, lower = (
        plot.drawing(colours_of(package), extent, title=f"Percent of {whole}")
        for plot, whole in zip(plots, wholes, strict=True)
    )
    upper = replace(upper, events=events_shown(package, choice.trade, extent))
    return replace(
        of_values(package, KEY, values, partial(drawn, Beside(upper, lower), aligned, shape, data)),
        message=_message(plots, wholes),
        alternative=words.shares_alternative(choice.trade.labels.values(), upper.unit, lower.unit),
        words=" ".join(
            f"{drawing.unit}: {plot.summary()}"
            for drawing, plot in zip((upper, lower), plots, strict=True)
        ),
        table=partial(_table, plots, wholes),
        sources=(trade_words.source_line(values, package),),
        notes=(
            *trade_words.absent_note(request, values),
            *trade_words.missing_note(pd.concat([upper.spans, lower.spans])),
            words.whole_note(choice.whole),
            *trade_words.events_note(upper.events),
        ),
        pointing=words.POINTER,
        cited=partial(_cited, package, choice, plots, wholes),
    )


def _cited(
    package: Package, choice: SharesChoice, plots: list[Plot], wholes: list[str]
) -> tuple[Cited, ...]:
    """Both sides' shares in sentences."""
    request = choice.trade.request
    what, whose = trade_words.subject(request, request.pairs, package.names)
    return tuple(
        one
        for plot, whole in zip(plots, wholes, strict=True)
        for one in of_series(
            plot.values,
            f"{what.lower()} in percent of {whole}, {whose}",
            plot.labels,
            plot.short_names,
        )
    )


def _plot(package: Package, choice: SharesChoice, side: Ledger) -> Plot:
    request, join = choice.trade.request, choice.trade.join
    whole = replace(request, start=None, end=None)
    every = _of_all_years(package, choice.whole, whole, join, side)
    values = within(every, request.start, request.end)
    return Plot(values, choice.trade.labels, PERCENT, short_names=short_names(package))


@remembered
def _of_all_years(
    package: Package, whole: Indicator, request: Request, join: bool, side: Ledger
) -> pd.DataFrame:
    return shares(books_of(package, join), request, whole, side, package.names)


def _message(plots: list[Plot], wholes: list[str]) -> str:
    said = []
    for plot, whole in zip(plots, wholes, strict=True):
        if len(plot.values):
            said.append(f"Of {whole}: {seen(plot.values, plot.labels, plot.short_names)}")
    return ". ".join(said)


def _table(plots: list[Plot], wholes: list[str]) -> pd.DataFrame:
    named = [
        replace(plot, labels={key: f"{label}, of {whole}" for key, label in plot.labels.items()})
        for plot, whole in zip(plots, wholes, strict=True)
        if len(plot.values)
    ]
    return words.together([plot.table() for plot in named])


def _nothing(package: Package, choice: SharesChoice) -> Exhibit:
    if trade_plot(package, choice.trade).values.empty:
        return nothing(package, KEY, choice.trade, of_trade=True)
    return Exhibit(KEY, why_not=words.no_shares(choice.whole))
