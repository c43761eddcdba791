"""Work that may take longer than a second: beside the page, with its progress and a way to stop it.

The work runs in a thread that knows nothing of the page; the page looks in until it is done. Work
that nobody looks at any more (the tab was closed) stops by itself.
"""

import logging
import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

from dashboard.errors import Cancelled, TwoLedgersError

T = TypeVar("T")
LOG = logging.getLogger("two_ledgers")
Progress = Callable[[float], bool]
FORGOTTEN = 60.0
STOPPED = "Stopped. Nothing was changed."


class BackgroundTask(Generic[T]):
    """One piece of work: how far it is, and in the end its result or why there is none."""

    def __init__(self, work: Callable[[Progress], T]) -> None:
        self.share = 0.0
        self.refusal = ""
        self._work = work
        self._result: list[T] = []
        self._seen = time.monotonic()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    @property
    def result(self) -> T | None:
        """What the work gave; None while it goes on, and where it was refused or stopped."""
        return self._result[0] if self._result else None

    def is_done(self, patience: float = 0.0) -> bool:
        """Whether it has ended, waiting a little."""
        self._seen = time.monotonic()
        self._thread.join(patience)
        return not self._thread.is_alive()

    def stop(self) -> None:
        """Asks it to end; what it had done so far is given up."""
        self._stop.set()

    def _goes_on(self, share: float) -> bool:
        self.share = min(max(share, 0.0), 1.0)
        return not self._stop.is_set() and time.monotonic() - self._seen < FORGOTTEN

    def _run(self) -> None:
        try:
            result = self._work(self._goes_on)
            if self._stop.is_set():
                raise Cancelled(STOPPED)
            self._result.append(result)
        except Cancelled:
            self.refusal = STOPPED
        except TwoLedgersError as refusal:
            self.refusal = str(refusal)
        except Exception as problem:
            LOG.exception("Work beside a page broke off.")
            self.refusal = (
                f"This could not be done for a reason that nobody foresaw ({problem!r}). "
                "Nothing was changed."
            )
