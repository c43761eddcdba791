"""Trade against the price of oil or gas: the same years of both, and nothing said of a cause."""

from collections.abc import Mapping

import pandas as pd

from dashboard.indicators.indicators import WORLD_CODE, Indicator, sides
from dashboard.series.books import COLUMNS, distinct, index
from dashboard.series.flows import weakest
from dashboard.text.numbers import qualified

POINT = [*COLUMNS, "pair", "ledger", "measure", "unit", "position", "price", "price_status"]


def world_prices(indicators: pd.DataFrame, known: Mapping[str, Indicator]) -> dict[str, Indicator]:
    """The prices on the world market that the data hold: money a unit of goods."""
    return {
        id_: one
        for id_, one in known.items()
        if one.has_money and sides(indicators, one) == [WORLD_CODE]
    }


def against(trade: pd.DataFrame, price: pd.DataFrame) -> pd.DataFrame:
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
        index(own, str(base)).merge(
            own[["period", "pair", "ledger", "measure", "unit", "position"]], on="period"
        )
        for _, own in values.groupby("pair", sort=False)
    ]
    columns = [*COLUMNS, "pair", "ledger", "measure", "unit", "position"]
    return pd.concat([part for part in parts if len(part)] or [pd.DataFrame(columns=columns)])


def beside_in_words(
    points: pd.DataFrame, labels: Mapping[str, str], unit: str, price_unit: str
) -> str:
    """Points in sentences, one a pair: lowest price, highest price, and the newest year."""
    said = []
    for pair, own in points.groupby("pair", sort=False):
        ordered = own.sort_values("price")
        told = [
            f"{what} {_point(row, unit, price_unit)}"
            for what, row in (
                ("at the lowest price,", ordered.iloc[0]),
                ("at the highest,", ordered.iloc[-1]),
                ("in the newest year,", own.sort_values("period").iloc[-1]),
            )
        ]
        said.append(f"{labels[str(pair)]}: {'; '.join(told)}; {len(own)} years.")
    return " ".join(said)


def _point(row: pd.Series, unit: str, price_unit: str) -> str:
    price = qualified(row["price"], price_unit, row["price_status"])
    return f"{price} in {row['period']}, {qualified(row['value'], unit, row['status'])}"
