"""Indicators: what is measured of an economy, or of two, besides their trade with each other."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from dashboard.series.flows import Pair
from dashboard.vocabulary import money_of

WORLD_CODE = "WLD"
MONEY_UNIT = re.compile(r"(million )?(?:current )?US dollars( per .+)?")
"""Units that differ between current and constant dollars; roubles per dollar do not."""
UNIT_WORDS = {"national currency per US dollar": "units of national currency per US dollar"}
TOTALS = (
    ("goods-trade", ("goods-exports", "goods-imports")),
    ("goods-trade-cow", ("goods-exports-cow", "goods-imports-cow")),
)
TOTAL_WORDS = "Goods exports plus imports with the world"
BACKED_BY_VOTES = frozenset({"un-agreement", "un-ideal-point"})


class Indicator(NamedTuple):
    """One indicator of one source; of several codes it is the sum."""

    id: str
    source: str
    codes: tuple[str, ...]
    label: str
    unit: str

    @property
    def name(self) -> str:
        """Its own name, whichever source it is of."""
        return self.id.partition(".")[2]

    @property
    def has_votes(self) -> bool:
        """Whether each figure is made from votes, of which there may be few."""
        return not BACKED_BY_VOTES.isdisjoint(self.codes)

    @property
    def has_money(self) -> bool:
        """Whether it differs between current and constant dollars."""
        return bool(MONEY_UNIT.fullmatch(self.unit))

    def unit_in(self, prices: int | None) -> str:
        """The unit it is shown in: whole dollars, of one year where one is chosen."""
        money = MONEY_UNIT.fullmatch(self.unit)
        if not money:
            return UNIT_WORDS.get(self.unit, self.unit)
        return f"{money_of(prices)}{money[2] or ''}"


def catalogue(indicators: pd.DataFrame) -> list[Indicator]:
    """Every indicator of every source, and goods trade as the sum of both flows, by label."""
    single = [
        Indicator(f"{source}.{code}", source, (code,), label, unit)
        for source, code, label, unit in indicators[["source", "indicator", "label", "unit"]]
        .drop_duplicates(["source", "indicator"])
        .itertuples(index=False, name=None)
    ]
    known = {(one.source, one.codes[0]): one for one in single}
    sums = [
        Indicator(f"{source}.{name}", source, codes, TOTAL_WORDS, known[source, codes[0]].unit)
        for source in dict.fromkeys(indicators["source"])
        for name, codes in TOTALS
        if all((source, code) in known for code in codes)
    ]
    return sorted([*single, *sums], key=lambda one: (one.label, one.source))


def sides(indicators: pd.DataFrame, indicator: Indicator) -> list[str]:
    """Whose values an indicator has: codes of economies, or of pairs.

    Of a pair that stands in the data both ways round with the same values only the first counts.
    """
    rows = rows_of(indicators, indicator)
    by_side = {side: dict(zip(own["period"], own["value"], strict=True))
             for side, own in rows.groupby("pair", sort=False)}  # fmt: skip
    once: list[str] = []
    for side, values in by_side.items():
        mirror = "-".join(reversed(str(side).split("-")))
        if mirror == side or mirror not in once or by_side[mirror] != values:
            once.append(str(side))
    return once


def usual_sides(indicator: Indicator, options: Sequence[str], pairs: Sequence[Pair]) -> list[str]:
    """Whose values to show at first: those of the chosen pairs or of their economies.

    Exchange rates of several currencies share no scale, so only the last of them.
    """
    economies = dict.fromkeys(code for pair in pairs for code in (pair.first, pair.second))
    wanted = [*(pair.id for pair in pairs), *economies]
    offered = [side for side in wanted if side in options] or list(options[:2])
    return offered[-1:] if indicator.unit in UNIT_WORDS else offered


def is_unchanging(indicators: pd.DataFrame, indicator: Indicator) -> bool:
    """Whether an indicator does not change over time, as a distance does not."""
    return bool((rows_of(indicators, indicator)["period"] == "").all())


def rows_of(indicators: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    """The rows of an indicator, with whose they are in `pair`."""
    chosen = (indicators["source"] == indicator.source) & indicators["indicator"].isin(
        indicator.codes
    )
    rows = indicators[chosen]
    partners = [f"-{code}" if code else "" for code in rows["partner"]]
    return rows.assign(pair=rows["economy"] + partners)


def world_prices(indicators: pd.DataFrame, known: Mapping[str, Indicator]) -> dict[str, Indicator]:
    """The prices on the world market that the data hold: money a unit of goods."""
    return {
        id_: one
        for id_, one in known.items()
        if one.has_money and sides(indicators, one) == [WORLD_CODE]
    }
