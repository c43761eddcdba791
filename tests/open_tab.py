"""A tab without a browser: it speaks Streamlit's protocol with a running dashboard."""

import asyncio
import time
from collections.abc import AsyncIterator, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

T = TypeVar("T")
PATIENCE = 30.0
BROKEN = "nobody foresaw"
"""What a part of a page says of itself when it cannot be shown."""


class Tab:
    """One open tab: the pages it knows, and the wishes its browser repeats by itself."""

    def __init__(self, socket: ClientConnection, errors: list[str]) -> None:
        self.heard, self.said = 0, ""
        self._socket, self._errors = socket, errors
        self._hashes: dict[str, str] = {}
        self._page = ""
        self._finished = asyncio.Event()
        self._ticking: list[asyncio.Task[None]] = []
        self._hearing = asyncio.create_task(self._hear())

    async def open(self, page: str, query: str = "") -> float:
        """Seconds until the server has said all of a page."""
        self._finished.clear()
        self._page = self._hashes.get(page, "")
        wish = BackMsg()
        wish.rerun_script.page_script_hash = self._page
        wish.rerun_script.page_name = "" if self._page else page
        wish.rerun_script.query_string = query
        began = time.perf_counter()
        await self._socket.send(wish.SerializeToString())
        await self.drawn(page or "overview")
        return time.perf_counter() - began

    async def drawn(self, what: str, patience: float = PATIENCE) -> None:
        """Waits until the page is whole, or whole once more; what it says is then in `said`."""
        waiting = asyncio.create_task(self._finished.wait())
        await asyncio.wait(
            [waiting, self._hearing], timeout=patience, return_when=asyncio.FIRST_COMPLETED
        )
        waiting.cancel()
        if self._hearing.done():
            self._hearing.result()
            raise ConnectionError(f"{what}: the server hung up")
        if not self._finished.is_set():
            raise TimeoutError(f"{what}: no end within {patience:.0f} s")
        self._finished.clear()

    async def close(self) -> None:
        self._stop_ticking()
        self._hearing.cancel()
        await self._socket.close()

    async def _hear(self) -> None:
        async for said in self._socket:
            if isinstance(said, bytes):
                self._take(ForwardMsg.FromString(said))

    def _take(self, message: ForwardMsg) -> None:
        self.heard += 1
        kind = message.WhichOneof("type")
        if kind == "navigation":
            pages = message.navigation.app_pages
            self._hashes = {
                "" if one.is_default else one.url_pathname: one.page_script_hash for one in pages
            }
        elif kind == "new_session" and not message.metadata.run.fragment_ids:
            self._stop_ticking()
            self.said = ""
        elif kind == "auto_rerun":
            every, what = message.auto_rerun.interval, message.auto_rerun.fragment_id
            self._ticking.append(asyncio.create_task(self._tick(every, what)))
        elif kind == "script_finished":
            if message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                self._finished.set()
        else:
            self.said += str(message)
            self._note_errors(kind or "", message)

    def _note_errors(self, kind: str, message: ForwardMsg) -> None:
        if kind in ("page_not_found", "session_event"):
            self._errors.append(kind)
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            shown = message.delta.new_element
            if shown.WhichOneof("type") == "exception":
                self._errors.append(shown.exception.message)
            elif BROKEN in shown.alert.body:
                self._errors.append(shown.alert.body)

    async def _tick(self, every: float, fragment: str) -> None:
        wish = BackMsg()
        wish.rerun_script.page_script_hash = self._page
        wish.rerun_script.fragment_id = fragment
        wish.rerun_script.is_auto_rerun = True
        while True:
            await asyncio.sleep(every)
            await self._socket.send(wish.SerializeToString())

    def _stop_ticking(self) -> None:
        for each in self._ticking:
            each.cancel()
        self._ticking.clear()


@asynccontextmanager
async def open_tab(address: str, errors: list[str]) -> AsyncIterator[Tab]:
    """A tab that is connected; what goes wrong on its pages is put to the errors."""
    where = address.replace("http://", "ws://") + "/_stcore/stream"
    async with connect(where, proxy=None, max_size=None, open_timeout=PATIENCE) as socket:
        tab = Tab(socket, errors)
        try:
            yield tab
        finally:
            await tab.close()


def awaited(what: Coroutine[Any, Any, T]) -> T:
    """What comes of it, in a thread of its own: a browser of other tests has a loop in this one."""
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(asyncio.run, what).result()
