"""The pages and the way between them: page config and navigation, nothing else."""

import streamlit as st

from dashboard.check import page as check
from dashboard.claims import page as claims
from dashboard.claims import page_overview as overview
from dashboard.indicators import page as indicators
from dashboard.intake import page as data
from dashboard.ledgers import page as ledgers
from dashboard.method import page as method
from dashboard.series import page as trade
from dashboard.sharing.view import TITLES

PAGES = {
    "overview": overview.render,
    "claims": claims.render,
    "check": check.render,
    "trade": trade.render,
    "ledgers": ledgers.render,
    "indicators": indicators.render,
    "data": data.render,
    "method": method.render,
}

chosen = st.navigation(
    [
        st.Page(PAGES[name], title=title, url_path=name, default=name == "overview")
        for name, title in TITLES.items()
    ],
    position="top",
)
st.set_page_config(page_title=f"{chosen.title} · Two Ledgers", page_icon="⚖️", layout="wide")
chosen.run()
