"""The frame of the dashboard: page config and navigation, nothing else."""

import streamlit as st

from dashboard.check import page as check
from dashboard.claims import page as claims
from dashboard.claims import page_overview as overview
from dashboard.indicators import page as indicators
from dashboard.intake import page as data
from dashboard.ledgers import page as ledgers
from dashboard.method import page as method
from dashboard.series import page as trade

chosen = st.navigation(
    [
        st.Page(overview.render, title="Overview", url_path="overview", default=True),
        st.Page(claims.render, title="Claims", url_path="claims"),
        st.Page(check.render, title="Check", url_path="check"),
        st.Page(trade.render, title="Trade over time", url_path="trade"),
        st.Page(ledgers.render, title="Two ledgers", url_path="ledgers"),
        st.Page(indicators.render, title="Indicators", url_path="indicators"),
        st.Page(data.render, title="Data", url_path="data"),
        st.Page(method.render, title="Method", url_path="method"),
    ],
    position="top",
)
st.set_page_config(page_title=f"{chosen.title} · Two Ledgers", page_icon="⚖️", layout="wide")
chosen.run()
