"""Which trade a reader asks for, and what the data hold of it."""

from dataclasses import dataclass, replace

import pandas as pd

from dashboard.drawing.axes import EMPTY
from dashboard.package.credits import short_names
from dashboard.package.package import Package
from dashboard.remember import remembered
from dashboard.series import words
from dashboard.series.annotations import events_of
from dashboard.series.books import Request, series, within, without_prices
from dashboard.series.from_package import books_of
from dashboard.series.plot import Plot

SIGNED = words.SIGNED


@dataclass(frozen=True)
class TradeChoice:
    """Which trade is to be shown: the request, and what to draw besides."""

    request: Request
    logarithmic: bool = False
    show: frozenset[str] = frozenset()

    @property
    def join(self) -> bool:
        """Whether records of states that no longer exist are put with their successors'."""
        return "predecessors" in self.show

    @property
    def labels(self) -> dict[str, str]:
        """The pairs and their names, in the order chosen."""
        return {pair.id: pair.label for pair in self.request.pairs}


def trade_plot(package: Package, choice: TradeChoice) -> Plot:
    """What the data hold of the trade chosen, whatever is drawn besides."""
    return _plot(package, choice.request, choice.join)


@remembered
def _plot(package: Package, request: Request, join: bool) -> Plot:
    return Plot(
        values=_values(package, request, join),
        labels=TradeChoice(request).labels,
        unit=request.unit,
        step=request.step,
        unpriced=without_prices(books_of(package, join), request),
        base=request.base,
        short_names=short_names(package),
    )


def _values(package: Package, request: Request, join: bool) -> pd.DataFrame:
    whole = replace(request, start=None, end=None)
    return within(_of_all_years(package, whole, join), request.start, request.end)


@remembered
def _of_all_years(package: Package, request: Request, join: bool) -> pd.DataFrame:
    return series(books_of(package, join), request)


def has_older(package: Package, choice: TradeChoice) -> bool:
    """Whether records of states that no longer exist are left out."""
    # What years and pairs there are does not depend on prices, so that one look serves them all.
    current = replace(choice.request, prices=None)
    own, joined = (len(_values(package, current, join)) for join in (choice.join, True))
    return joined > own


def events_shown(
    package: Package, choice: TradeChoice, extent: tuple[float, float]
) -> pd.DataFrame:
    """The events to number in a chart; none unless asked for."""
    if "events" not in choice.show:
        return EMPTY
    return events_of(package.events, choice.request.pairs, choice.request.step, extent)


def events_in_words(
    package: Package, choice: TradeChoice, extent: tuple[float, float]
) -> pd.DataFrame:
    """The few events that a chart says in words where it numbers none."""
    if "events" in choice.show:
        return EMPTY
    few = package.events[package.events["in_chart"] != ""]
    return events_of(few, choice.request.pairs, choice.request.step, extent)
