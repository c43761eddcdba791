"""What the first reader would wait for is made before the first reader comes."""

import logging
import threading
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from dashboard.indicators import choose as indicators
from dashboard.serving.first import BEFORE, first_answer
from dashboard.views.addressed import Asked
from dashboard.warehouse.shown import current

PAUSE = 1.0
PARTS: list[tuple[str, Asked]] = [
    ("claims", (("part", ("remarks",)),)),
    *(("indicators", (("part", (part,)),)) for part in indicators.PARTS),
]
"""What is a click away from a page: its parts."""
LOG = logging.getLogger("two_ledgers")


@asynccontextmanager
async def made_ahead(_app: object) -> AsyncIterator[None]:
    """While the server starts to answer, the usual answer of every page is made beside it."""
    threading.Thread(target=_make, name="first answers", daemon=True).start()
    yield


def _make() -> None:
    try:
        for page, words in [*((page, ()) for page in BEFORE), *PARTS]:
            if (package := current().package) is not None:
                first_answer(package, page, words)
            # The page that the first reader has opened meanwhile is made in between.
            time.sleep(PAUSE)
    except Exception:
        LOG.exception("The first answers could not be made ahead.")
