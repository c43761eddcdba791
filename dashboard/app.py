"""The dashboard as a server: the pages, and beside them every view as a file."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st

from dashboard.parts.watch import watched
from dashboard.serving.ahead import made_ahead
from dashboard.serving.middleware import before_all
from dashboard.serving.routes import ROUTES


@asynccontextmanager
async def _alive(server: object) -> AsyncIterator[None]:
    """What goes on beside the answers: the first of them made ahead, and the watch on the data."""
    async with made_ahead(server), watched(server):
        yield


app = st.App(
    Path(__file__).with_name("pages.py"),
    lifespan=_alive,
    routes=ROUTES,
    middleware=before_all(st.get_option("server.allowedHosts")),
)
