"""A table to read that becomes a card a row where there is little room."""

import pandas as pd
import streamlit as st

NARROW = 640
"""So many pixels or fewer have no room for a table of several columns of words."""


def cards_or_table(frame: pd.DataFrame, *, key: str, alt: str) -> None:
    """A table of cells that are ready to be shown; on a phone each has its column's name over it.

    The first needs none: it heads its card. The names of the columns are ours, since they go into a
    style sheet.
    """
    st.html(f"<style>{_style(key, [str(name) for name in frame.columns])}</style>")
    with st.container(key=key):
        st.table(frame, hide_index=True, alt=alt)


def _style(key: str, names: list[str]) -> str:
    at = f".st-key-{key}"
    line = "light-dark(#D5D9DE, #3A3F48)"
    named = "".join(
        f'{at} td:nth-child({place})::before{{content:"{name}"}}'
        for place, name in enumerate(names, 1)
        if place > 1
    )
    return f"""
@media (max-width: {NARROW}px) {{
  {at} :is(table, tbody, tr, td) {{display: block; border: 0}}
  {at} thead {{display: none}}
  {at} tr {{border: 1px solid {line}; border-radius: 8px; margin-bottom: 12px; padding: 6px 4px}}
  {at} td {{padding: 3px 8px; white-space: normal; overflow-wrap: anywhere}}
  {at} td:first-child {{font-weight: 600}}
  {at} td::before {{display: block; font-size: .8rem; color: light-dark(#5F6368, #B8BDC7)}}
  {named}
}}"""
