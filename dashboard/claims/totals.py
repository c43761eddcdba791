"""What an economy trades with the whole world, and what a dollar cost in its money, year by year.

Both are indicators of the package: the totals are the World Bank's (WDI, series of the WTO), the
rates the IMF's (IFS, period averages).
"""

import pandas as pd

from dashboard.claims.figure import NOTHING, Figure, exact, sum_of
from dashboard.series.books import Books
from dashboard.series.periods import is_of
from dashboard.vocabulary import Measure, Step

TOTALS = {
    Measure.EXPORTS: ("goods-exports",),
    Measure.IMPORTS: ("goods-imports",),
    Measure.TURNOVER: ("goods-exports", "goods-imports"),
}
RATE = "exchange-rate"
ISSUERS = {"RUB": "RUS", "TRY": "TUR", "IRR": "IRN"}
"""The economy whose rate a currency has in the data; of the euro they hold none."""


def world_total(books: Books, economy: str, measure: Measure, period: str) -> Figure:
    """An economy's goods trade with the world in a calendar year; unknown where a part lacks."""
    parts = [_indicator(books, name, economy, period) for name in TOTALS.get(measure, ())]
    return sum_of(parts) if parts and all(part.is_known for part in parts) else NOTHING


def rate_of(books: Books, currency: str, period: str) -> Figure:
    """How many units of a currency a dollar cost on average in a calendar year."""
    return _indicator(books, RATE, ISSUERS.get(currency, ""), period)


def _indicator(books: Books, name: str, economy: str, period: str) -> Figure:
    """A yearly indicator; it is part of no customs report, so it names none."""
    if not is_of(period, Step.ANNUAL):
        return NOTHING
    return _years(books, name, economy).get(period, NOTHING)


def _years(books: Books, name: str, economy: str) -> dict[str, Figure]:
    def make() -> dict[str, Figure]:
        own = books.indicators
        rows: pd.DataFrame = own[(own["indicator"] == name) & (own["economy"] == economy)]
        columns = (rows[column] for column in ("period", "value", "status", "source"))
        return {
            period: exact(float(value), status, source)
            for period, value, status, source in zip(*columns, strict=True)
        }

    return books.once(("indicator", name, economy), make)
