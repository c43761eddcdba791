"""Check: a figure that one reads somewhere, entered in a few fields and judged beside them."""

import streamlit as st

from dashboard.check import (
    page_answer,
    page_article,
    page_event,
    page_form,
    page_keep,
    page_marks,
    words,
)
from dashboard.check.answer import answer
from dashboard.intake import page_session, page_uploads
from dashboard.package.package import Package
from dashboard.parts.frame import page
from dashboard.parts.taking import link_row


@page("check")
def render(package: Package) -> None:
    """The form, its verdict beside it, and every reading below; nothing is stored."""
    st.title("Check", anchor=False)
    st.markdown(words.INTRODUCTION)
    page_uploads.say(page_session.tab_session(), package)
    page_article.box(package)
    listed = st.container()
    text = page_article.reading()
    several = text is not None and len(text.spots) > 1
    left, right = st.columns([5, 6], gap="medium")
    below = st.container()
    with left:
        entry, places = page_form.form(package, below, of_a_text=several)
    found = answer(package, entry)
    page_form.tell(found.row, places)
    if text is not None and several:
        with listed:
            page_marks.show(text, entry, package)
    with right:
        page_answer.verdict(found, package)
        if found.claim is not None:
            page_keep.figure(entry, found.row, package, text.known_by if text else {})
    if found.claim is not None:
        page_answer.below(found.claim, found.document, package)
    page_event.add(entry, found, package)
    link_row(package)
