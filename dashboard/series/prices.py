"""Constant dollars: money of different years brought to the prices of one year.

value in dollars of the year P = value × index of P / index of its own year, with the annual mean of
the US consumer price index (BLS, all urban consumers, 1982-84 = 100). Months take the mean of their
year. A period without an index has no value in constant dollars; it never stays in current ones.
"""

from collections.abc import Mapping

import pandas as pd

from dashboard.series.periods import bounds

INDICATOR = "us-cpi"
NO_INDEX = "no price index"


def price_index(indicators: pd.DataFrame) -> dict[str, float]:
    """The US consumer price index by calendar year."""
    rows = indicators[(indicators["indicator"] == INDICATOR) & (indicators["economy"] == "USA")]
    return dict(zip(rows["period"].astype(str), rows["value"].astype(float), strict=True))


def index_source(indicators: pd.DataFrame) -> str:
    """The id of the source of the price index; empty where the data hold none."""
    sources = indicators.loc[indicators["indicator"] == INDICATOR, "source"]
    return str(sources.iloc[0]) if len(sources) else ""


def price_year(period: str) -> str:
    """The calendar year whose prices a period was counted in; empty where it touches two."""
    start, end = bounds(period)
    return f"{start.year:04}" if start.year == end.year else ""


def factors(periods: pd.Series, prices: Mapping[str, float], year: int) -> pd.Series:
    """What to multiply current dollars by, period by period; missing where an index is."""
    base = prices.get(str(year))
    own = periods.map(lambda period: prices.get(price_year(period)))
    return (base if base is not None else float("nan")) / own.astype(float)


def constant(
    values: pd.DataFrame, prices: Mapping[str, float], year: int, source: str
) -> pd.DataFrame:
    """Values in dollars of one year, which then rest on the price index's source too.

    Takes `period` and `value`, and names the index in `source` where there is such a column.
    Periods without an index are absent.
    """
    multiplied = factors(values["period"], prices, year)
    priced = values.assign(value=values["value"].astype(float) * multiplied)
    if "source" in values:
        priced = priced.assign(source=[f"{own} + {source}" for own in values["source"]])
    return priced[multiplied.notna()].reset_index(drop=True)


def in_dollars_of(values: pd.DataFrame, indicators: pd.DataFrame, year: int | None) -> pd.DataFrame:
    """The same by the price index of the data; None leaves them in current dollars."""
    if year is None:
        return values
    return constant(values, price_index(indicators), year, index_source(indicators))


def unpriced(values: pd.DataFrame, prices: Mapping[str, float], year: int) -> pd.DataFrame:
    """The rows that have a value in current dollars and none in dollars of that year."""
    return values[factors(values["period"], prices, year).isna()].reset_index(drop=True)
