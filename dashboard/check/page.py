"""Check: a figure that one reads somewhere, entered in a few fields and judged beside them."""

from functools import partial

import streamlit as st

from dashboard.check import page_answer, page_event, page_form, page_keep, words
from dashboard.check.answer import answer
from dashboard.check.rows_to_keep import rows_to_keep
from dashboard.package.package import Package
from dashboard.parts import exhibit as parts
from dashboard.parts.frame import page


@page
def render(package: Package) -> None:
    """The form, its verdict beside it, and every reading below; nothing is stored."""
    st.title("Check", anchor=False)
    st.markdown(words.INTRODUCTION)
    page_keep.told(package)
    left, right = st.columns([5, 6], gap="medium")
    with left:
        entry, places = page_form.form(package)
    found = answer(package, entry)
    page_form.tell(found.row, places)
    with right:
        page_answer.verdict(found, package)
        if found.claim is not None:
            kept = partial(rows_to_keep, entry, found.row)
            page_keep.offer(words.KEEP, "figure", kept, package)
    if found.claim is not None:
        page_answer.below(found.claim, package)
    with st.expander("Add an event"):
        page_event.event(package)
    with st.expander("Add a note without a figure"):
        page_event.note(entry, found, package)
    parts.link_box(package, key="check")
