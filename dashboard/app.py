"""The dashboard as a server: the pages, and beside them every view as a file."""

from pathlib import Path

import streamlit as st

from dashboard.serving.ahead import made_ahead
from dashboard.serving.middleware import before_all
from dashboard.serving.routes import ROUTES

app = st.App(
    Path(__file__).with_name("pages.py"),
    lifespan=made_ahead,
    routes=ROUTES,
    middleware=before_all(st.get_option("server.allowedHosts")),
)
