"""What a package holds of pairs and their trade, as the arithmetic of series reads it."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from dashboard.credit import Credit
from dashboard.package.kinds import Kind
from dashboard.package.package import Package
from dashboard.remember import remembered
from dashboard.series.beyond import Beyond, Treatment
from dashboard.series.books import Books
from dashboard.series.flows import Pair
from dashboard.series.predecessors import joined, predecessors, unjoined


def pairs_of(package: Package) -> list[Pair]:
    """The pairs of the package, in its order."""
    rows = package.pairs[list(Pair._fields)]
    return [Pair(*row) for row in rows.itertuples(index=False, name=None)]


def colours_of(package: Package, drawn: Sequence[Pair] = ()) -> dict[str, str]:
    """The colour of every pair of the package, and of those drawn that are none of it."""
    return {pair.id: pair.colour for pair in (*pairs_of(package), *drawn)}


def credits_of_trade(package: Package) -> dict[str, Credit]:
    """The credit of each source of trade, which says whose reports it carries."""
    return {one.id: one.credit for one in package.of_kind(Kind.TRADE)}


@remembered
def books_of(package: Package, join: bool = False) -> Books:
    """The tables that series are made from; `join` puts states that ended with their successors."""
    treated = partial(joined, economies=package.economies) if join else unjoined
    return books_with(package, treated, before=predecessors(package.economies) if join else {})


def books_with(
    package: Package,
    treated: Treatment,
    before: Mapping[str, Sequence[str]],
    **more: Any,  # noqa: ANN401
) -> Books:
    """The books of a package whose rows are treated so; `before` are predecessors by code."""
    table = package.trade_table
    return Books(
        treated(table.near),
        package.indicators,
        package.ledger_order,
        credits_of_trade(package),
        beyond=Beyond(table.far, (treated,), before),
        **more,
    )


@remembered
def years_of(package: Package) -> tuple[int, int]:
    """The first and last year that the trade data cover."""
    return package.trade_table.years()
