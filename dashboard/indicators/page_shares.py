"""How large a pair's trade is for each of its sides: shares of goods trade, and beside GDP."""

from dashboard.indicators import page_choices
from dashboard.indicators.exhibit_shares import SharesChoice, both_shares
from dashboard.indicators.from_package import full_name, indicators_of
from dashboard.indicators.shares import wholes
from dashboard.package.package import Package
from dashboard.parts import address, controls
from dashboard.parts import exhibit as parts
from dashboard.vocabulary import Measure


def render(package: Package) -> None:
    """What shares are taken of, whose trade, and both sides' shares above each other."""
    choice = _choose(package)
    parts.view(package, "shares", lambda: both_shares(package, choice))


def _choose(package: Package) -> SharesChoice:
    options = wholes(indicators_of(package))
    words = {id_: full_name(package, one) for id_, one in options.items()}
    whole = options[controls.select("Share of", "whole", words)]
    also = tuple(page_choices.WITH)
    trade, _ = page_choices.trade_choice(package, (Measure.TURNOVER,), priced=False, also=also)
    address.write()
    return SharesChoice(trade, whole)
