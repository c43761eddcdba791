"""What the pages may show where trade is read from a warehouse: its rows, or the files' till then.

The warehouse is asked beside the pages, so that none ever waits long for it; it is asked again
after a while, since nobody tells of a change in it.
"""

import logging
import os
import threading
import time
from contextlib import closing
from dataclasses import replace
from functools import cache

from dashboard.errors import NoWarehouse, UnknownChoice
from dashboard.package import shelf
from dashboard.package.package import Package
from dashboard.package.shelf import Look
from dashboard.warehouse import words
from dashboard.warehouse.address import address_of
from dashboard.warehouse.asked import all_of
from dashboard.warehouse.patience import patience
from dashboard.warehouse.seen import WAREHOUSE_VARIABLE, with_trade
from dashboard.warehouse.warehouse import Warehouse

AGAIN, AFTER_FAILURE = 600.0, 60.0
"""Seconds until a warehouse is asked again."""
AT_FIRST = 3.0
"""Seconds that the first reader waits, rather than see the files' trade for a moment."""
LOG = logging.getLogger("two_ledgers")


def current() -> Look:
    """What may be shown now: the newest good files, their trade read from the warehouse if any."""
    look, url = shelf.current(), os.environ.get(WAREHOUSE_VARIABLE, "")
    return _shown(url).look(look) if url and look.package else look


def read_from() -> str:
    """The warehouse that trade is read from, as it may be told; empty where there is none."""
    url = os.environ.get(WAREHOUSE_VARIABLE, "")
    return address_of(url).shown if url else ""


@cache
def _shown(url: str) -> "Shown":
    return Shown(url)


class Shown:
    """The last good rows of a warehouse, for every open page, and why there are no newer ones."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._lock = threading.Lock()
        self._answered = threading.Event()
        self._began, self._due, self._asked_for, self._asking = 0.0, 0.0, "", False
        self._held: tuple[str, Package] | None = None
        self._said = ""

    def look(self, files: Look) -> Look:
        """The files as they are, with the warehouse's trade as far as it is known by now."""
        package = files.package
        if package is None:
            return files
        with self._lock:
            is_due = time.monotonic() >= self._due or package.digest != self._asked_for
            if is_due and not self._asking:
                self._begin(package)
        self._answered.wait(max(0.0, self._began + AT_FIRST - time.monotonic()))
        with self._lock:
            if self._held and self._held[0] == package.digest:
                said = f"{self._said} {words.KEPT}" if self._said else ""
                return replace(files, package=self._held[1], said=said)
            said = self._said or words.not_yet(address_of(self._url).shown)
            return replace(files, said=words.instead(said, str(package.folder)))

    def _begin(self, package: Package) -> None:
        if package.digest != self._asked_for:
            self._answered.clear()
            self._began = time.monotonic()
        self._asking, self._asked_for = True, package.digest
        threading.Thread(target=self._ask, args=(package,), daemon=True).start()

    def _ask(self, package: Package) -> None:
        found, said = None, ""
        try:
            with closing(Warehouse(address_of(self._url), patience())) as warehouse:
                found = with_trade(package, warehouse, all_of(package))
        except (NoWarehouse, UnknownChoice) as refusal:
            said = str(refusal)
            LOG.warning(said)
        except Exception as cause:
            # Its words may hold anything; what kind of thing went wrong does not.
            said = words.away(address_of(self._url).shown, type(cause).__name__)
            LOG.warning(said)
        with self._lock:
            self._held = (package.digest, found) if found else self._held
            self._said, self._asking = said, False
            self._due = time.monotonic() + (AFTER_FAILURE if said else AGAIN)
        self._answered.set()
