"""What can be chosen of two ledgers: the pair, the source, years and prices, what is counted."""

from dashboard.asking import Ask
from dashboard.ledgers.exhibit import LedgersChoice
from dashboard.package.package import Package
from dashboard.series import choose
from dashboard.series.books import Request
from dashboard.series.from_package import pairs_of

SCALES = {"shared": "One for both charts", "own": "Each its own"}
DERIVED = {"apart": "Left out", "counted": "Counted, and marked"}


def ledgers_choice(ask: Ask, package: Package) -> LedgersChoice:
    """The pair, the source, years, prices, and what is drawn how."""
    by_id = {pair.id: pair for pair in pairs_of(package)}
    left, right = ask.columns(2)
    with left:
        pair = ask.select("Pair", "pair", {id_: own.label for id_, own in by_id.items()})
    with right:
        source = choose.trade_source(ask, package)
    other = choose.other_pair(ask, package)
    with ask.folded("More choices: years, prices, scale, derived figures"):
        start, end = choose.years(ask, package)
        prices = choose.price_year(ask, package)
        with ask.row():
            scale = ask.switch("Scale", "scale", SCALES)
            derived = ask.switch("Derived figures in the difference", "derived", DERIVED)
    ask.done()
    request = Request((other or by_id[pair],), source=source, start=start, end=end, prices=prices)
    return LedgersChoice(request, scale == "shared", derived == "counted")
