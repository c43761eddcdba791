"""Indicators: what is measured of an economy, or of two, besides their trade with each other.

A series of an indicator has the columns of a series of trade: `pair` holds whose it is, the code
of an economy (“IRN”) or of two (“RUS-IRN”), and `measure` the indicator's own name.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from dashboard.series.books import COLUMNS, distinct
from dashboard.series.flows import Pair, weakest
from dashboard.series.periods import is_of, position, year_of
from dashboard.series.prices import constant, index_source, price_index, unpriced
from dashboard.text.numbers import listed, plain
from dashboard.vocabulary import Step, money_of

WHOSE = ["pair", "period"]
WORLD_CODE, RUSSIA = "WLD", "RUS"
MONEY_UNIT = re.compile(r"(million )?(?:current )?US dollars( per .+)?")
"""Units that differ between current and constant dollars; roubles per dollar do not."""
UNIT_WORDS = {"national currency per US dollar": "units of national currency per US dollar"}
TOTALS = (
    ("goods-trade", ("goods-exports", "goods-imports")),
    ("goods-trade-cow", ("goods-exports-cow", "goods-imports-cow")),
)
TOTAL_WORDS = "Goods exports plus imports with the world"
VOTES, BACKED_BY_VOTES = "un-votes-counted", {"un-agreement", "un-ideal-point"}
LONG_LIVED = frozenset({"cow-national", "cow-igo", "sipri-tiv", "unga-votes"})
"""Sources in whose rows Russia's code stands for the states before it."""
UNION, BEFORE_UNION = "Soviet Union", "Russian Empire or Soviet Russia"
UNION_YEARS = (1922, 1991)


class Indicator(NamedTuple):
    """One indicator of one source; of several codes it is the sum."""

    id: str
    source: str
    codes: tuple[str, ...]
    label: str
    unit: str

    @property
    def has_money(self) -> bool:
        """Whether it differs between current and constant dollars."""
        return bool(MONEY_UNIT.fullmatch(self.unit))

    def unit_in(self, prices: int | None) -> str:
        """The unit it is shown in: whole dollars, of one year where one is chosen."""
        found = MONEY_UNIT.fullmatch(self.unit)
        if not found:
            return UNIT_WORDS.get(self.unit, self.unit)
        return f"{money_of(prices)}{found[2] or ''}"


@dataclass(frozen=True)
class Asked:
    """What a reader asks to see of an indicator; `sides` are codes such as IRN or RUS-IRN."""

    indicator: Indicator
    sides: tuple[str, ...]
    step: Step = Step.ANNUAL
    start: int | None = None
    end: int | None = None
    prices: int | None = None

    @property
    def unit(self) -> str:
        """The unit of what is asked for."""
        return self.indicator.unit_in(self.prices)


def catalogue(indicators: pd.DataFrame) -> list[Indicator]:
    """Every indicator of every source, and goods trade as the sum of both flows, by label."""
    found = [
        Indicator(f"{source}.{code}", source, (code,), label, unit)
        for source, code, label, unit in indicators[["source", "indicator", "label", "unit"]]
        .drop_duplicates(["source", "indicator"])
        .itertuples(index=False, name=None)
    ]
    known = {(one.source, one.codes[0]): one for one in found}
    sums = [
        Indicator(f"{source}.{name}", source, codes, TOTAL_WORDS, known[source, codes[0]].unit)
        for source in dict.fromkeys(indicators["source"])
        for name, codes in TOTALS
        if all((source, code) in known for code in codes)
    ]
    return sorted([*found, *sums], key=lambda one: (one.label, one.source))


def sides(indicators: pd.DataFrame, indicator: Indicator) -> list[str]:
    """Whose values an indicator has: codes of economies, or of pairs.

    Of a pair that stands in the data both ways round with the same values only the first is kept.
    """
    rows = _rows(indicators, indicator)
    found = {side: dict(zip(own["period"], own["value"], strict=True))
             for side, own in rows.groupby("pair", sort=False)}  # fmt: skip
    kept: list[str] = []
    for side, values in found.items():
        mirror = "-".join(reversed(str(side).split("-")))
        if mirror == side or mirror not in kept or found[mirror] != values:
            kept.append(str(side))
    return kept


def usual_sides(indicator: Indicator, options: Sequence[str], pairs: Sequence[Pair]) -> list[str]:
    """Whose values to show at first: those of the chosen pairs or of their economies.

    Exchange rates of several currencies share no scale, so only the last of them.
    """
    economies = dict.fromkeys(code for pair in pairs for code in (pair.first, pair.second))
    wanted = [*(pair.id for pair in pairs), *economies]
    found = [side for side in wanted if side in options] or list(options[:2])
    return found[-1:] if indicator.unit in UNIT_WORDS else found


def is_timeless(indicators: pd.DataFrame, indicator: Indicator) -> bool:
    """Whether an indicator does not change over time, as a distance does not."""
    return bool((_rows(indicators, indicator)["period"] == "").all())


def timeless_figures(indicators: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    """The values of an indicator that has no periods: pair, value, status, source."""
    return _rows(indicators, indicator)[["pair", "value", "status", "source"]]


def indicator_series(
    indicators: pd.DataFrame, asked: Asked, names: Mapping[str, str]
) -> pd.DataFrame:
    """Every value asked for, with the columns of a series of trade, side by side in their order."""
    values = _current(indicators, asked, names)
    if asked.prices is not None and asked.indicator.has_money:
        prices, source = price_index(indicators), index_source(indicators)
        values = constant(values, prices, asked.prices, source)
    return values.assign(
        ledger="",
        measure=asked.indicator.id,
        unit=asked.unit,
        position=[position(period, asked.step) for period in values["period"]],
    )


def without_price_index(
    indicators: pd.DataFrame, asked: Asked, names: Mapping[str, str]
) -> pd.DataFrame:
    """The rows asked for that no price index brings to constant dollars."""
    values = _current(indicators, asked, names)
    if asked.prices is None or not asked.indicator.has_money:
        return values.iloc[:0]
    return unpriced(values, price_index(indicators), asked.prices)


def whole(
    indicators: pd.DataFrame, indicator: Indicator, economy: str, names: Mapping[str, str]
) -> pd.DataFrame:
    """An economy's yearly figures in current US dollars, for shares to be taken of."""
    return _current(indicators, Asked(indicator, (economy,)), names)[COLUMNS]


def extent_of(one: pd.DataFrame, other: pd.DataFrame) -> tuple[float, float]:
    """Where the axis of two series begins and ends, with half a year around them."""
    both = pd.concat([one["position"], other["position"]])
    return float(both.min()) - 0.5, float(both.max()) + 0.5


def _rows(indicators: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    """The rows of an indicator, with whose they are in `pair`."""
    chosen = (indicators["source"] == indicator.source) & indicators["indicator"].isin(
        indicator.codes
    )
    rows = indicators[chosen]
    partners = [f"-{code}" if code else "" for code in rows["partner"]]
    return rows.assign(pair=rows["economy"] + partners)


def _current(indicators: pd.DataFrame, asked: Asked, names: Mapping[str, str]) -> pd.DataFrame:
    """Values in current dollars: COLUMNS, pair and votes, in the order of the sides asked for."""
    rows = _rows(indicators, asked.indicator)
    fits = rows["period"].map(lambda period: _fits(period, asked)).astype(bool)
    rows = rows[rows["pair"].isin(asked.sides) & fits]
    parts = [_one(rows, code, asked.indicator) for code in asked.indicator.codes]
    values = parts[0] if len(parts) == 1 else _sum(*parts)
    values = _with_votes(values, indicators, asked.indicator, names).assign(
        predecessor=[
            _state(asked.indicator.source, pair, year_of(period))
            for pair, period in zip(values["pair"], values["period"], strict=True)
        ],
    )
    places = values["pair"].map({side: place for place, side in enumerate(asked.sides)})
    ordered = values.assign(place=places).sort_values(["place", "period"], ignore_index=True)
    return ordered[[*COLUMNS, "pair", "votes"]]


def _one(rows: pd.DataFrame, code: str, indicator: Indicator) -> pd.DataFrame:
    """One of an indicator's codes; millions of dollars become dollars."""
    found = MONEY_UNIT.fullmatch(indicator.unit)
    factor = 1e6 if found and found[1] else 1.0
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


def _fits(period: str, asked: Asked) -> bool:
    if not is_of(period, asked.step):
        return False
    return (asked.start or 0) <= year_of(period) <= (asked.end or 9999)


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
    if not BACKED_BY_VOTES & set(indicator.codes):
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
