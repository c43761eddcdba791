"""The words, how each figure is made, and what the data cannot say."""

import streamlit as st

from dashboard.method.words import sections
from dashboard.package.package import Package
from dashboard.parts.frame import page


@page("method")
def render(package: Package) -> None:
    """One section a question."""
    st.title("Method", anchor=False)
    for section in sections(package):
        heading = st.subheader if section.is_part else st.header
        heading(section.title, anchor=False)
        for text in section.texts:
            st.markdown(text)
