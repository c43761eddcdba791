"""A package whose trade is read from a warehouse: all else, and the credits, are its own."""

import hashlib
from contextlib import closing
from dataclasses import replace

import pandas as pd

from dashboard.credit import Credit
from dashboard.package.kinds import Kind
from dashboard.package.package import Package
from dashboard.package.source import Source
from dashboard.warehouse.address import address_of
from dashboard.warehouse.asked import Asked
from dashboard.warehouse.patience import patience
from dashboard.warehouse.warehouse import Warehouse

WAREHOUSE_VARIABLE = "TWO_LEDGERS_WAREHOUSE"


def through(package: Package, url: str, asked: Asked) -> Package:
    """The package with the trade that a warehouse holds of what is asked. Raises NoWarehouse."""
    with closing(Warehouse(address_of(url), patience())) as warehouse:
        return with_trade(package, warehouse, asked)


def with_trade(package: Package, warehouse: Warehouse, asked: Asked) -> Package:
    """The package with a warehouse's rows of the sources whose cards it or the warehouse holds.

    A source without a card stays out: no figure is shown without its credit. A card of the
    warehouse goes before the package's own of the same id, which is about the file.
    """
    sources = _with_cards(package.sources, warehouse.credits)
    order = dict.fromkeys(source.id for source in sources if source.kind == Kind.TRADE)
    trade = warehouse.trade(asked, list(order))
    return replace(package, sources=sources, trade=trade, digest=_digest(package, sources, trade))


def _with_cards(sources: tuple[Source, ...], cards: tuple[Credit, ...]) -> tuple[Source, ...]:
    by_id = {card.source: card for card in cards}
    held = {source.id for source in sources if source.kind == Kind.TRADE}
    of_files = [
        _of_card(by_id[source.id]) if source.kind == Kind.TRADE and source.id in by_id else source
        for source in sources
    ]
    return (*of_files, *(_of_card(card) for card in cards if card.source not in held))


def _of_card(card: Credit) -> Source:
    """A source that is no file: nothing but its card, public on the day it was fetched."""
    return Source(
        name=card.source,
        kind=Kind.TRADE,
        credit=card,
        description=card.definition,
        retrieved=card.retrieved,
        released_by=card.retrieved,
        coverage="",
        read_from="",
        path="",
        rows=0,
        digest="",
    )


def _digest(package: Package, sources: tuple[Source, ...], trade: pd.DataFrame) -> str:
    """Changes with any byte of the files, any cell of the rows and any word of a card."""
    whole = hashlib.sha256(package.digest.encode())
    whole.update(repr([source.credit for source in sources]).encode())
    whole.update(pd.util.hash_pandas_object(trade).to_numpy().tobytes())
    return whole.hexdigest()
