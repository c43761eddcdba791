"""A pair's turnover as a part of something larger: an economy's goods trade, or its GDP.

share = 100 × turnover / whole, both in current US dollars of the same year; constant dollars would
change neither, since both would be multiplied by the same factor. A share is as weak as the weaker
of the two figures it is made of. Shares that a publisher prints are taken as they are, of each
side's imports; no turnover and no choice of books stands behind them. GDP counts value added and
trade counts turnover, so a share of GDP is a comparison of sizes, not a part of GDP.
"""

from collections.abc import Mapping

import pandas as pd

from dashboard.indicators.catalogue import Indicator
from dashboard.indicators.series import LONG_LIVED, RUSSIA, whole
from dashboard.series.books import SERIES, Books, Request, money, share, whose
from dashboard.series.flows import Pair, keeper
from dashboard.series.periods import position
from dashboard.vocabulary import PERCENT, Ledger, Measure, Step

PUBLISHED = "import-partner-share"
"""Shares of a partner in an economy's imports, as a publisher prints them."""
WHOLES = ("goods-trade", "gdp", "goods-trade-cow", PUBLISHED)
"""What shares are taken of, by the indicator's own name."""


def wholes(known: Mapping[str, Indicator]) -> dict[str, Indicator]:
    """The indicators that shares can be taken of, in the order above."""
    by_name = {one.name: one for one in known.values()}
    return {by_name[name].id: by_name[name] for name in WHOLES if name in by_name}


def shares(
    books: Books, request: Request, of: Indicator, side: Ledger, names: Mapping[str, str]
) -> pd.DataFrame:
    """Each pair's turnover in percent of one side's whole, of all years, as a series.

    `side` FIRST takes the whole of each pair's first-named economy, SECOND that of its partner.
    """
    parts = [_of_pair(books, request, pair, of, side, names) for pair in request.pairs]
    known = [part for part in parts if len(part)] or [pd.DataFrame(columns=SERIES)]
    return pd.concat(known, ignore_index=True)


def _of_pair(
    books: Books,
    request: Request,
    pair: Pair,
    of: Indicator,
    side: Ledger,
    names: Mapping[str, str],
) -> pd.DataFrame:
    economy = keeper(pair, side)
    values = (
        whole(books.indicators, of, f"{economy}-{other_side(pair, side)}", names)
        if of.name == PUBLISHED
        else _of_turnover(books, request, pair, of, economy, names)
    )
    return values.assign(
        pair=pair.id,
        ledger=whose(pair, request.ledger),
        measure=f"share of {economy} {of.id}",
        unit=PERCENT,
        position=[position(period, Step.ANNUAL) for period in values["period"]],
    )


def other_side(pair: Pair, side: Ledger) -> str:
    """The partner of the side whose whole is taken."""
    return pair.first if side is Ledger.SECOND else pair.second


def _of_turnover(
    books: Books,
    request: Request,
    pair: Pair,
    of: Indicator,
    economy: str,
    names: Mapping[str, str],
) -> pd.DataFrame:
    turnover = money(books, pair, Measure.TURNOVER, request.ledger, request.source, Step.ANNUAL)
    same_state = _same_state(turnover, economy, of)
    return share(turnover[same_state], whole(books.indicators, of, economy, names))


def _same_state(turnover: pd.DataFrame, economy: str, of: Indicator) -> pd.Series:
    """Where both are of one state: never the Soviet Union's trade over Russia's GDP."""
    if economy != RUSSIA or of.source in LONG_LIVED:
        return pd.Series(True, index=turnover.index)
    return turnover["predecessor"] == ""
