"""Trade against the price of oil or gas in words, and nothing said of a cause."""

from collections.abc import Iterable, Mapping

import pandas as pd

from dashboard.indicators.words import NEVER_A_CAUSE
from dashboard.text.numbers import listed, qualified

NO_CAUSE = f"**This shows no cause.** {NEVER_A_CAUSE}"
HOLLOW = "Filled points rest on reported figures alone, hollow ones on an estimate or worse."
NO_YEAR = "No year has both figures. Missing is not zero."


def points_alternative(value: str, price: str, labels: Iterable[str]) -> str:
    """What kind of picture points are, without figures."""
    return (
        f"Chart of points, one a year and pair: {value}, upwards, against {price}, to the right: "
        f"{listed(list(labels))}. It is told in words below it."
    )


def no_base(base: int) -> str:
    """That no line has a figure in the base year."""
    return f"No line has a figure in the base year {base}. Choose another base year."


def without_base(base: int, absent: Iterable[str]) -> list[str]:
    """Which lines are absent, since they have no figure in the base year."""
    named = listed(list(absent))
    return [f"No figure in {base}, so no index: {named}."] if named else []


def points_in_words(
    values: pd.DataFrame, labels: Mapping[str, str], unit: str, price_unit: str
) -> str:
    """Points in sentences, one a pair: lowest price, highest price, and the newest year."""
    said = []
    for pair, own in values.groupby("pair", sort=False):
        ordered = own.sort_values("price")
        points = [
            f"{what} {_point(row, unit, price_unit)}"
            for what, row in (
                ("at the lowest price,", ordered.iloc[0]),
                ("at the highest,", ordered.iloc[-1]),
                ("in the newest year,", own.sort_values("period").iloc[-1]),
            )
        ]
        said.append(f"{labels[str(pair)]}: {'; '.join(points)}; {len(own)} years.")
    return " ".join(said)


def _point(row: pd.Series, unit: str, price_unit: str) -> str:
    price = qualified(row["price"], price_unit, row["price_status"])
    return f"{price} in {row['period']}, {qualified(row['value'], unit, row['status'])}"
