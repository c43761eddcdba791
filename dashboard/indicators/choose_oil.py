"""What can be chosen of trade against a price of the world market."""

from dashboard.asking import Ask
from dashboard.indicators import choose
from dashboard.indicators.exhibit_oil import OilChoice
from dashboard.indicators.from_package import full_name, world_prices_of
from dashboard.package.package import Package
from dashboard.series.choose import base_year

KINDS = {"points": "A point a year", "index": "Lines from 100"}


def oil_choice(ask: Ask, package: Package) -> OilChoice | None:
    """The price and the trade, and how both are drawn; None where the data hold no price."""
    options = world_prices_of(package)
    if not options:
        return None
    left, right = ask.columns([2, 1])
    with left:
        words = {id_: full_name(package, one) for id_, one in options.items()}
        price = options[ask.select("Price", "price", words)]
    with right:
        kind = ask.switch("Drawn as", "drawn", KINDS)
    trade, more = choose.trade_choice(ask, package, choose.FLOWS)
    base, scale = None, "linear"
    with more:
        if kind == "index":
            base = base_year(ask, package)
        else:
            scale = ask.switch("Scale of the trade", "scale", choose.SCALES)
    ask.done()
    return OilChoice(trade, price, base, scale == "log")
