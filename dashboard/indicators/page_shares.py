"""How large a pair's trade is for each of its sides: shares of goods trade, and beside GDP."""

from functools import partial

from dashboard.indicators.choose_shares import shares_choice
from dashboard.indicators.exhibit_shares import both_shares
from dashboard.package.package import Package
from dashboard.parts import exhibit as parts
from dashboard.parts.controls import drawn_last


def render(package: Package) -> None:
    """What shares are taken of, whose trade, and both sides' shares above each other."""
    with drawn_last(lambda ask: shares_choice(ask, package)) as choice:
        parts.view(package, partial(both_shares, package, choice))
