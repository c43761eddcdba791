"""The series of an indicator, of whoever is asked for, over one axis of years.

It has the columns of a series of trade: `pair` holds whose it is, the code of an economy (“IRN”)
or of two (“RUS-IRN”), and `measure` the indicator's own name.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.indicators.catalogue import MONEY_UNIT, Indicator, rows_of
from dashboard.series.flows import COLUMNS, distinct, weakest
from dashboard.series.periods import is_of, position, year_of
from dashboard.series.prices import in_dollars_of, price_index, unpriced
from dashboard.text.numbers import listed, plain
from dashboard.vocabulary import Step

RUSSIA = "RUS"
WHOSE = ["pair", "period"]
VOTES = "un-votes-counted"
LONG_LIVED = frozenset({"cow-national", "cow-igo", "sipri-tiv", "unga-votes"})
"""Sources in whose rows Russia's code stands for the states before it."""
UNION, BEFORE_UNION = "Soviet Union", "Russian Empire or Soviet Russia"
UNION_YEARS = (1922, 1991)


@dataclass(frozen=True)
class IndicatorRequest:
    """What a reader asks to see of an indicator: `sides` are codes such as IRN or RUS-IRN."""

    indicator: Indicator
    sides: tuple[str, ...]
    step: Step = Step.ANNUAL
    prices: int | None = None

    @property
    def unit(self) -> str:
        """The unit of what is asked for."""
        return self.indicator.unit_in(self.prices)


def indicator_series(
    indicators: pd.DataFrame, request: IndicatorRequest, names: Mapping[str, str]
) -> pd.DataFrame:
    """Every value asked for, of all years, with the columns of a series of trade."""
    values = _current(indicators, request, names)
    if request.indicator.has_money:
        values = in_dollars_of(values, indicators, request.prices)
    return values.assign(
        ledger="",
        measure=request.indicator.id,
        unit=request.unit,
        position=[position(period, request.step) for period in values["period"]],
    )


def without_price_index(
    indicators: pd.DataFrame, request: IndicatorRequest, names: Mapping[str, str]
) -> pd.DataFrame:
    """The rows asked for that no price index brings to constant dollars."""
    values = _current(indicators, request, names)
    if request.prices is None or not request.indicator.has_money:
        return values.iloc[:0]
    return unpriced(values, price_index(indicators), request.prices)


def whole(
    indicators: pd.DataFrame, indicator: Indicator, economy: str, names: Mapping[str, str]
) -> pd.DataFrame:
    """An economy's yearly figures in current US dollars, for shares to be taken of."""
    return _current(indicators, IndicatorRequest(indicator, (economy,)), names)[COLUMNS]


def extent_of(*series: pd.DataFrame) -> tuple[float, float]:
    """Where the axis of all series begins and ends, with half a year around them."""
    positions = pd.concat([one["position"] for one in series])
    return float(positions.min()) - 0.5, float(positions.max()) + 0.5


def _current(
    indicators: pd.DataFrame, request: IndicatorRequest, names: Mapping[str, str]
) -> pd.DataFrame:
    """Values in current dollars: COLUMNS, pair and votes, in the order of the sides asked for."""
    rows = rows_of(indicators, request.indicator)
    fits = rows["period"].map(lambda period: is_of(period, request.step)).astype(bool)
    rows = rows[rows["pair"].isin(request.sides) & fits]
    parts = [_one(rows, code, request.indicator) for code in request.indicator.codes]
    values = parts[0] if len(parts) == 1 else _sum(*parts)
    values = _with_votes(values, indicators, request.indicator, names).assign(
        predecessor=[
            _state(request.indicator.source, pair, year_of(period))
            for pair, period in zip(values["pair"], values["period"], strict=True)
        ],
    )
    places = values["pair"].map({side: place for place, side in enumerate(request.sides)})
    ordered = values.assign(place=places).sort_values(["place", "period"], ignore_index=True)
    return ordered[[*COLUMNS, "pair", "votes"]]


def _one(rows: pd.DataFrame, code: str, indicator: Indicator) -> pd.DataFrame:
    """One of an indicator's codes; millions of dollars become dollars."""
    money = MONEY_UNIT.fullmatch(indicator.unit)
    factor = 1e6 if money and money[1] else 1.0
    own = rows[rows["indicator"] == code]
    return own.assign(value=own["value"].astype(float) * factor)


def _sum(one: pd.DataFrame, other: pd.DataFrame) -> pd.DataFrame:
    """Two flows added where both are there; a sum is as weak as its weaker part."""
    both = one.merge(other, on=WHOSE, suffixes=("", "_other")).reset_index(drop=True)
    return both.assign(
        value=both["value"] + both["value_other"],
        status=weakest(both["status"], both["status_other"]),
        note=distinct(both, ("note", "note_other"), "; "),
    )


def _state(source: str, pair: str, year: int) -> str:
    """The state before Russia that a figure is of; empty where it is Russia's."""
    if source not in LONG_LIVED or RUSSIA not in pair.split("-") or year > UNION_YEARS[1]:
        return ""
    return UNION if year >= UNION_YEARS[0] else BEFORE_UNION


def _with_votes(
    values: pd.DataFrame,
    indicators: pd.DataFrame,
    indicator: Indicator,
    names: Mapping[str, str],
) -> pd.DataFrame:
    """Values with the votes behind each in `note`, and the fewer of two sides' in `votes`."""
    if not indicator.has_votes:
        return values.assign(votes=float("nan"))
    own = (indicators["indicator"] == VOTES) & (indicators["source"] == indicator.source)
    counts = indicators[own].set_index(["economy", "period"])["value"].to_dict()
    of_rows = [
        {names.get(code, code): counts.get((code, period), float("nan"))
         for code in pair.split("-")}
        for pair, period in zip(values["pair"], values["period"], strict=True)
    ]  # fmt: skip
    return values.assign(
        votes=[min(each.values()) for each in of_rows],
        note=["votes: " + listed([f"{n} {plain(v)}" for n, v in each.items()]) for each in of_rows],
    )
