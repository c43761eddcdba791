"""What can be chosen of shares: what they are taken of, and whose trade."""

from dashboard.asking import Ask
from dashboard.indicators import choose
from dashboard.indicators.exhibit_shares import SharesChoice
from dashboard.indicators.from_package import full_name, indicators_of
from dashboard.indicators.shares import wholes
from dashboard.package.package import Package
from dashboard.vocabulary import Measure


def shares_choice(ask: Ask, package: Package) -> SharesChoice:
    """What the shares are of, and the trade."""
    options = wholes(indicators_of(package))
    words = {id_: full_name(package, one) for id_, one in options.items()}
    whole = options[ask.select("Share of", "whole", words)]
    also = tuple(choose.WITH)
    trade, _ = choose.trade_choice(ask, package, (Measure.TURNOVER,), priced=False, also=also)
    ask.done()
    return SharesChoice(trade, whole)
