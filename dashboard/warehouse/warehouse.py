"""A warehouse: opened, looked at whether it holds our columns, and asked for rows."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import fields
from threading import Lock
from typing import Any, TypeVar

import pandas as pd

from dashboard.credit import Credit
from dashboard.errors import NoWarehouse
from dashboard.warehouse import words
from dashboard.warehouse.address import Address
from dashboard.warehouse.asked import Asked
from dashboard.warehouse.backends import Opened, opened
from dashboard.warehouse.expressions import CODE, goods_asked, rows_asked
from dashboard.warehouse.patience import in_time
from dashboard.warehouse.rows import COLUMNS, trade_of, what_is_wrong

T = TypeVar("T")
SOURCES = "sources"
NEEDED = ("source", "publisher", "title", "vintage", "licence", "retrieved")
"""What the card of a source must say before its figures may be shown."""
LONGEST = 200
"""Letters of a driver's own reason that are passed on."""


class Warehouse:
    """A trade table that lives elsewhere. Whatever goes wrong with it raises NoWarehouse."""

    def __init__(self, address: Address, seconds: float) -> None:
        self.address = address
        self._seconds = seconds
        # A connection is no thing to be used by two at a time.
        self._lock = Lock()
        self._close: Callable[[], None] = lambda: None
        self.credits: tuple[Credit, ...] = ()
        try:
            self._trade = self._in_time(self._open)
        except NoWarehouse:
            self.close()
            raise

    def close(self) -> None:
        """Hang up; a driver that cannot even do that is left alone."""
        with suppress(Exception):
            self._close()

    def trade(self, asked: Asked, sources: Sequence[str]) -> pd.DataFrame:
        """The rows asked for, with the columns, types and order of the package's trade table."""
        with self._lock:
            totals, goods = self._in_time(lambda: self._fetch(asked, sources))
        rows = trade_of(totals, goods, sources)
        if what := what_is_wrong(rows, goods):
            raise NoWarehouse(words.other_rows(self.address.shown, what))
        return rows

    def _fetch(
        self, asked: Asked, sources: Sequence[str]
    ) -> tuple[pd.DataFrame, pd.DataFrame | None]:
        totals = rows_asked(self._trade, asked, sources).to_pyarrow().to_pandas()
        if CODE not in self._trade.columns:
            return totals, None
        return totals, goods_asked(self._trade, asked, sources).to_pyarrow().to_pandas()

    def _open(self) -> Any:  # noqa: ANN401  (a table of Ibis)
        held = opened(self.address, self._seconds)
        self._close = held.close
        trade = held.table(self.address.table)
        shown, name = self.address.shown, self.address.table
        if trade is None:
            raise NoWarehouse(words.no_table(shown, name, held.tables()))
        missing = [column for column in COLUMNS if column not in trade.columns]
        typed = _otherwise_typed(trade)
        if missing or typed:
            raise NoWarehouse(words.other_columns(shown, name, missing, typed))
        self.credits = self._cards(held)
        return trade

    def _cards(self, held: Opened) -> tuple[Credit, ...]:
        """What the warehouse says of its own sources, in a table beside that of trade, if any.

        Its columns are the words of a credit.
        """
        name = ".".join([*self.address.table.split(".")[:-1], SOURCES])
        table = held.table(name)
        if table is None:
            return ()
        if missing := [word for word in NEEDED if word not in table.columns]:
            raise NoWarehouse(words.other_columns(self.address.shown, name, missing, {}))
        known = [field.name for field in fields(Credit) if field.name in table.columns]
        rows = table.select(known).to_pyarrow().to_pylist()
        return tuple(Credit(**{word: str(row[word] or "") for word in known}) for row in rows)

    def _in_time(self, work: Callable[[], T]) -> T:
        try:
            return in_time(work, self._seconds)
        except NoWarehouse:
            raise
        except TimeoutError:
            raise NoWarehouse(words.slow(self.address.shown, self._seconds)) from None
        except Exception as cause:
            # Whatever a driver raises, without the chain of causes: it may hold a password.
            reason = _reason(cause, self.address)
        raise NoWarehouse(words.away(self.address.shown, reason))


def _otherwise_typed(trade: Any) -> dict[str, tuple[str, str]]:  # noqa: ANN401
    """Columns of another type than ours, each with both; money may be any number."""
    found = {}
    for name, kind in trade.schema().items():
        if name == "value_usd" and not kind.is_numeric():
            found[name] = (str(kind), "a number")
        elif name in (*COLUMNS, CODE) and name != "value_usd" and not kind.is_string():
            found[name] = (str(kind), "text")
    return found


def _reason(cause: Exception, address: Address) -> str:
    """The first line of what a driver says, in one sentence that others may read."""
    lines = [line.strip() for line in str(cause).splitlines() if line.strip()]
    said = address.without_secrets(lines[0] if lines else type(cause).__name__)
    return said[:LONGEST].rstrip(".")
