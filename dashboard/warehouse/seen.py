"""A package whose trade is read from a warehouse: all else, and the credits, are its own."""

import hashlib
from contextlib import closing
from dataclasses import replace

import pandas as pd

from dashboard.package.kinds import Kind
from dashboard.package.package import Package
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
    """The package with a warehouse's rows of the sources that it has the cards of.

    A source without a card stays out: no figure is shown without its credit.
    """
    sources = [source.id for source in package.of_kind(Kind.TRADE)]
    trade = warehouse.trade(asked, list(dict.fromkeys(sources)))
    return replace(package, trade=trade, digest=_digest(package, trade))


def _digest(package: Package, trade: pd.DataFrame) -> str:
    """Changes with any byte of the files, and with any cell of the rows."""
    whole = hashlib.sha256(package.digest.encode())
    whole.update(pd.util.hash_pandas_object(trade).to_numpy().tobytes())
    return whole.hexdigest()
