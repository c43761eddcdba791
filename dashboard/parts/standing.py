"""A page and its parts stand by themselves: what nobody foresaw is told and goes no further."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import streamlit as st

from dashboard.door import READ_ONLY, read_only

LOG = logging.getLogger("two_ledgers")
AFRESH = '<a class="broken-part" href="?">Open this page afresh</a>'
"""The way back: the same page without its address, in a session of its own."""


def closed() -> bool:
    """Whether only reading is allowed; says so where the way to a change would stand."""
    if read_only():
        st.info(READ_ONLY)
    return read_only()


def _is_failure(record: logging.LogRecord) -> bool:
    """Whether a line of the server tells one: a tab that was closed while it spoke is none."""
    raised = record.exc_info[0] if record.exc_info else None
    return raised is None or raised.__name__ != "WebSocketDisconnected"


logging.getLogger("uvicorn.error").addFilter(_is_failure)


@contextmanager
def part(what: str) -> Iterator[None]:
    """A part of a page, as a block or on a function: where it breaks, the others still stand.

    Streamlit's own ways to stop or to run again are no Exception, so they pass through.
    """
    try:
        yield
    except Exception:
        now = f"{datetime.now():%Y-%m-%d %H:%M:%S}"
        LOG.exception("%s  %s cannot be shown.", now, what)
        st.error(
            f"**{what} cannot be shown, for a reason that nobody foresaw.** The data are "
            f"untouched. The reason stands under {now} in the log: where Two Ledgers was "
            "started, or in the file that `--log` names."
        )
        st.html(AFRESH)
