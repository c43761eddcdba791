"""What is worked out elsewhere is waited for, but not for ever."""

import os
from collections.abc import Callable
from concurrent.futures import Future, wait
from threading import Thread
from typing import TypeVar

T = TypeVar("T")
SECONDS_VARIABLE = "TWO_LEDGERS_WAREHOUSE_SECONDS"
SECONDS = 60.0


def patience() -> float:
    """How many seconds an answer is waited for."""
    try:
        return max(1.0, float(os.environ.get(SECONDS_VARIABLE, SECONDS)))
    except ValueError:
        return SECONDS


def in_time(work: Callable[[], T], seconds: float) -> T:
    """What the work gives. Raises TimeoutError; the work, which may be far away, is then left."""
    answer: Future[T] = Future()
    Thread(target=_into, args=(answer, work), name="warehouse", daemon=True).start()
    if not wait([answer], seconds).done:
        raise TimeoutError
    return answer.result()


def _into(answer: Future[T], work: Callable[[], T]) -> None:
    try:
        answer.set_result(work())
    except BaseException as failed:
        answer.set_exception(failed)
