"""The floor: the smallest Streamlit page with one line chart and one control that redraws it."""

import altair as alt
import pandas as pd
import streamlit as st

YEARS = range(1992, 2025)

power = st.segmented_control("Power", [1, 2], default=1, required=True)
rows = pd.DataFrame({"year": YEARS, "value": [(year - 1991) ** int(power) for year in YEARS]})
st.altair_chart(alt.Chart(rows).mark_line().encode(x="year:Q", y="value:Q"))
