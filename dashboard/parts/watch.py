"""An open page is drawn again when the data are no longer those that it shows.

One look at the files serves every open tab, and a tab works only when there is something else to
show. Streamlit's own watch on folders would look again at all code after every run of a page.
"""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlencode

from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.runtime import Runtime, get_instance
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.warehouse.shown import current

LOOKS_EVERY = 0.5
LOG = logging.getLogger("two_ledgers")

_shown: dict[str, str] = {}
"""The token of the data that each open tab shows, by its session."""


def watch(token: str) -> None:
    """Notes which data a page shows: as soon as there are others, it is drawn again."""
    context = get_script_run_ctx()
    if context is not None:
        _shown[context.session_id] = token


@asynccontextmanager
async def watched(_app: object) -> AsyncIterator[None]:
    """While the server runs, the files are looked at for all tabs."""
    looking = asyncio.create_task(_look())
    yield
    looking.cancel()


async def _look() -> None:
    while True:
        await asyncio.sleep(LOOKS_EVERY)
        try:
            await _look_once(get_instance())
        except Exception:
            LOG.exception("The data could not be looked at.")


async def _look_once(runtime: Runtime) -> None:
    """Forgets tabs that were closed, and wakes those that show other data than there are."""
    for closed in [one for one in _shown if runtime.get_app_session(one) is None]:
        _shown.pop(closed, None)
    if not _shown:
        return
    token = (await asyncio.to_thread(current)).token
    for one, shown in list(_shown.items()):
        session = runtime.get_app_session(one)
        if session is not None and shown != token:
            _wake(session)


def _wake(session: AppSession) -> None:
    """Asks for a page once more, at its address; one at work is left to finish until a later look.

    A page at work may be in the middle of what a click asked for, and a request would break it off.
    """
    session.track_settling()
    if session.is_settled:
        said = session.session_state.query_params
        words = [(key, word) for key in said for word in said.get_all(key)]
        page = session.page_script_hash
        session.request_rerun(ClientState(query_string=urlencode(words), page_script_hash=page))
