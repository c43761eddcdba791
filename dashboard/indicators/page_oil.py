"""Trade against the price of oil or gas: which price, and how it is drawn."""

import streamlit as st

from dashboard.indicators import page_choices
from dashboard.indicators.catalogue import Indicator
from dashboard.indicators.exhibit_oil import OilChoice, against_price
from dashboard.indicators.from_package import full_name, world_prices_of
from dashboard.package.package import Package
from dashboard.parts import address, controls
from dashboard.parts import exhibit as parts
from dashboard.series.page_choose import base_year

KINDS = {"points": "A point a year", "index": "Lines from 100"}


def render(package: Package) -> None:
    """Price, kind of chart and trade; the chart, its figures and cautions."""
    options = world_prices_of(package)
    if not options:
        st.info("The data hold no prices of the world market.")
        return
    choice = _choose(package, options)
    parts.view(package, "oil", lambda: against_price(package, choice))


def _choose(package: Package, options: dict[str, Indicator]) -> OilChoice:
    left, right = st.columns([2, 1])
    with left:
        words = {id_: full_name(package, one) for id_, one in options.items()}
        price = options[controls.select("Price", "price", words)]
    with right:
        kind = controls.switch("Drawn as", "drawn", KINDS)
    trade, more = page_choices.trade_choice(package, page_choices.FLOWS)
    base, scale = None, "linear"
    with more:
        if kind == "index":
            base = base_year(package)
        else:
            scale = controls.switch("Scale of the trade", "scale", page_choices.SCALES)
    address.write()
    return OilChoice(trade, price, base, scale == "log")
