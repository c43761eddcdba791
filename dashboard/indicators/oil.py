"""Trade against the price of oil or gas: the same years of both, and nothing said of a cause."""

import pandas as pd

from dashboard.series.books import SERIES, index
from dashboard.series.flows import COLUMNS, distinct, weakest

POINT = [*SERIES, "price", "price_status"]


def points_of(trade: pd.DataFrame, price: pd.DataFrame) -> pd.DataFrame:
    """A row a pair and year that both have: `value` of the trade and `price`, with POINT's columns.

    A point is as weak as the weaker of its two figures, and names the sources of both.
    """
    both = trade.merge(price, on="period", suffixes=("", "_price")).reset_index(drop=True)
    return both.assign(
        price=both["value_price"].astype(float),
        status=weakest(both["status"], both["status_price"]),
        price_status=both["status_price"],
        source=distinct(both, ("source", "source_price"), " + "),
        note=distinct(both, ("note", "note_price"), "; "),
    )[POINT]


def indexed(values: pd.DataFrame, base: int) -> pd.DataFrame:
    """Every line with its value in one year as 100; a line without that year is absent."""
    parts = [
        index(own, str(base)).merge(own[["period", *SERIES[len(COLUMNS) :]]], on="period")
        for _, own in values.groupby("pair", sort=False)
    ]
    return pd.concat([part for part in parts if len(part)] or [pd.DataFrame(columns=SERIES)])
