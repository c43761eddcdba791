"""What a package holds besides trade, asked by the package and a choice, and worked out once."""

import pandas as pd

from dashboard.indicators import catalogue
from dashboard.indicators.catalogue import Indicator
from dashboard.indicators.events import Event, known_events
from dashboard.indicators.series import IndicatorRequest, indicator_series, without_price_index
from dashboard.indicators.words import missing_word, side_label
from dashboard.package.credits import short_names
from dashboard.package.package import Package
from dashboard.remember import remembered
from dashboard.series.books import within
from dashboard.series.from_package import pairs_of
from dashboard.series.plot import Plot


@remembered
def indicators_of(package: Package) -> dict[str, Indicator]:
    """The indicators of the package by id."""
    return {one.id: one for one in catalogue.catalogue(package.indicators)}


@remembered
def world_prices_of(package: Package) -> dict[str, Indicator]:
    """Those that are prices of the world market."""
    return catalogue.world_prices(package.indicators, indicators_of(package))


@remembered
def sides_of(package: Package, indicator: Indicator) -> list[str]:
    """Whose values an indicator has."""
    return catalogue.sides(package.indicators, indicator)


@remembered
def is_unchanging(package: Package, indicator: Indicator) -> bool:
    """Whether an indicator does not change over time."""
    return catalogue.is_unchanging(package.indicators, indicator)


def full_name(package: Package, one: Indicator) -> str:
    """An indicator with its source, since two sources may have one of a name."""
    return f"{one.label} · {package.source(one.source, 'indicators').credit.short}"


def labels_of(package: Package, sides: tuple[str, ...]) -> dict[str, str]:
    """Whose each series is, in words."""
    names = package.names
    pairs = {pair.id: pair.label for pair in pairs_of(package)}
    return {side: side_label(side, names, pairs) for side in sides}


def colours_among(package: Package, drawn: set[str]) -> dict[str, str]:
    """The colour of every economy and pair that is drawn, also of pairs that no page charts."""
    return {side: colour for side, colour in _every_colour(package).items() if side in drawn}


@remembered
def _every_colour(package: Package) -> dict[str, str]:
    economies = dict(zip(package.economies["code"], package.economies["colour"], strict=True))
    pairs = {pair.id: pair.colour for pair in pairs_of(package)}
    others = {f"{one}-{other}": economies[other] for one in economies for other in economies}
    return {**others, **economies, **pairs}


def indicator_plot(
    package: Package, request: IndicatorRequest, start: int | None, end: int | None
) -> Plot:
    """What the data hold of an indicator in the years from start to end."""
    values, unpriced = (within(rows, start, end) for rows in _of_all_years(package, request))
    return Plot(
        values=values,
        labels=labels_of(package, request.sides),
        unit=request.unit,
        step=request.step,
        unpriced=unpriced,
        missing=missing_word(request.indicator),
        short_names=short_names(package),
    )


@remembered
def _of_all_years(package: Package, request: IndicatorRequest) -> tuple[pd.DataFrame, ...]:
    """The values of an indicator, and the rows that no price index brings to the dollars."""
    asked = (package.indicators, request, package.names)
    return indicator_series(*asked), without_price_index(*asked)


@remembered
def events_by_id(package: Package) -> dict[str, Event]:
    """The events of the package by id, the newest first."""
    labels = {pair.id: pair.label for pair in pairs_of(package)}
    return {one.id: one for one in known_events(package.events, labels)}
