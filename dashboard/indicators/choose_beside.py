"""What can be chosen of an indicator beside trade: which one, of whom, and how both are drawn."""

from dashboard.asking import Ask
from dashboard.indicators import choose, from_package
from dashboard.indicators.catalogue import Indicator, usual_sides
from dashboard.indicators.exhibit_beside import BesideChoice
from dashboard.package.package import Package
from dashboard.series.trade import TradeChoice

USUAL = "gdp"
LAYOUTS = {"two": "Two charts", "one": "One chart, two axes"}


def beside_choice(ask: Ask, package: Package) -> BesideChoice:
    """The indicator, whose it is, and the trade beside it."""
    left, right = ask.columns(2)
    with left:
        indicator = _indicator(ask, package)
    with right:
        of_whom = ask.place()
    trade, more = choose.trade_choice(ask, package, months=True, also=tuple(choose.WITH))
    with of_whom:
        sides = _sides(ask, package, indicator, trade)
    with more, ask.row():
        layout = ask.switch("Layout", "layout", LAYOUTS)
        scale = ask.switch("Scale", "scale", choose.SCALES)
    ask.done()
    return BesideChoice(trade, indicator, sides, layout == "one", scale == "log")


def _indicator(ask: Ask, package: Package) -> Indicator:
    options = from_package.indicators_of(package)
    usual = [id_ for id_, one in options.items() if one.codes == (USUAL,)]
    ordered = [*usual, *(id_ for id_ in options if id_ not in usual)]
    words = {id_: from_package.full_name(package, options[id_]) for id_ in ordered}
    return options[ask.select("Indicator", "indicator", words)]


def _sides(ask: Ask, package: Package, indicator: Indicator, trade: TradeChoice) -> tuple[str, ...]:
    """Whose values are shown; another indicator begins again with those of the chosen pairs."""
    options = from_package.sides_of(package, indicator)
    usual = usual_sides(indicator, options, trade.request.pairs)
    labels = from_package.labels_of(package, tuple(options))
    return tuple(ask.several("Of whom", "of", labels, usual, afresh=True))
