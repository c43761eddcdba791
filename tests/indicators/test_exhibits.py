"""The exhibits of indicators, answered without a page: whose figures, and from which choice."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from dashboard.exhibit import Exhibit
from dashboard.indicators.exhibit_beside import BesideChoice, beside
from dashboard.indicators.exhibit_events import EventChoice, before_and_after
from dashboard.indicators.exhibit_oil import OilChoice, against_price
from dashboard.indicators.exhibit_shares import SharesChoice, both_shares
from dashboard.indicators.from_package import events_by_id, indicators_of
from dashboard.package.package import Package, open_package
from dashboard.series.books import Request
from dashboard.series.from_package import pairs_of
from dashboard.series.trade import TradeChoice

PACKAGE = open_package()
KNOWN = indicators_of(PACKAGE)
TRADE = TradeChoice(Request(tuple(pairs_of(PACKAGE)[:2]), start=1992, end=2022, prices=2015))
OIL = KNOWN["pink-sheet.brent"]
EXHIBITS: dict[str, tuple[Callable[[Package, Any], Exhibit], Any]] = {
    "beside": (beside, BesideChoice(TRADE, KNOWN["wdi.gdp"], ("RUS", "IRN"))),
    "shares": (both_shares, SharesChoice(TRADE, KNOWN["wdi.goods-trade"])),
    "points": (against_price, OilChoice(TRADE, OIL)),
    "lines": (against_price, OilChoice(TRADE, OIL, base=2000)),
    "events": (before_and_after, EventChoice(TRADE, next(iter(events_by_id(PACKAGE).values())), 9)),
}


@pytest.mark.parametrize("name", EXHIBITS)
def test_every_source_of_the_figures_is_cited_and_credited_and_no_other(name: str) -> None:
    answer, choice = EXHIBITS[name]
    exhibit = answer(PACKAGE, choice)
    used = {id_ for cell in exhibit.figures()["source"] for id_ in cell.split(" + ")}
    assert {credit.source for credit in exhibit.credits} == used
    (cited,) = exhibit.sources
    assert cited.count("vintage") == len(used)


@pytest.mark.parametrize("name", EXHIBITS)
def test_an_exhibit_is_made_once_for_a_choice_and_anew_for_another(name: str) -> None:
    answer, choice = EXHIBITS[name]
    same, other = replace(choice), replace(choice, trade=TradeChoice(Request(())))
    assert answer(PACKAGE, same) is answer(PACKAGE, choice)
    assert answer(PACKAGE, other).why_not == "Choose at least one pair."
