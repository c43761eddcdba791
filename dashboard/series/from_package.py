"""What a package holds of pairs and their trade, as the arithmetic of series reads it."""

from dashboard.credit import Credit
from dashboard.package.kinds import Kind
from dashboard.package.package import Package
from dashboard.remember import remembered
from dashboard.series.books import Books
from dashboard.series.flows import Pair
from dashboard.series.periods import year_of
from dashboard.series.predecessors import joined, unjoined


def pairs_of(package: Package) -> list[Pair]:
    """The pairs of the package, in its order."""
    rows = package.pairs[list(Pair._fields)]
    return [Pair(*row) for row in rows.itertuples(index=False, name=None)]


def colours_of(package: Package) -> dict[str, str]:
    """The colour of every pair, whichever are drawn."""
    return {pair.id: pair.colour for pair in pairs_of(package)}


def credits_of_trade(package: Package) -> dict[str, Credit]:
    """The credit of each source of trade, which says whose reports it carries."""
    return {one.id: one.credit for one in package.of_kind(Kind.TRADE)}


@remembered
def books_of(package: Package, join: bool = False) -> Books:
    """The tables that series are made from; `join` puts states that ended with their successors."""
    trade = joined(package.trade, package.economies) if join else unjoined(package.trade)
    return Books(trade, package.indicators, package.ledger_order, credits_of_trade(package))


@remembered
def years_of(package: Package) -> tuple[int, int]:
    """The first and last year that the trade data cover."""
    years = package.trade["period"].map(year_of)
    return int(years.min()), int(years.max())
