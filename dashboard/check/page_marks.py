"""A text with its figures marked by verdict, like a spell checker, and each with its choices."""

import streamlit as st

from dashboard.check import marks, page_article, page_keep, words
from dashboard.check.article import MOST
from dashboard.check.entry import Entry
from dashboard.check.reading import OF_THE_DOCUMENT, Reading
from dashboard.check.rows_to_keep import rows_to_keep
from dashboard.package.package import Package
from dashboard.parts import controls
from dashboard.parts.exhibit import badge
from dashboard.parts.standing import part
from dashboard.text.numbers import inert

HIGH = 380


@part("The figures of the text")
def show(found: Reading, now: Entry, package: Package) -> None:
    """The marked text beside its figures; `now` is what stands in the form."""
    document = {name: getattr(now, name) for name in OF_THE_DOCUMENT}
    if found.opened:
        found.corrected[found.opened] = now
    shown = found.spots[:MOST]
    entries = {number: found.entry(number, document) for number in range(1, len(shown) + 1)}
    marked = marks.marks(package, shown, entries)
    st.markdown(f"**{words.found_in_text(len(found.spots), MOST)}**")
    text, beside = st.columns(2, gap="medium")
    with text, st.container(height=HIGH, border=True):
        st.html(marks.STYLE + marks.as_html(found.text.paragraphs, marked))
    with beside, st.container(height=HIGH, border=True):
        for one in marked:
            _figure(one, found.opened)
    st.caption(words.MARKS)
    chosen = [one for one in marked if st.session_state.get(_key(one)) and one.claim]
    rows = [(one.entry, one.row) for one in chosen]
    page_keep.offer(
        words.keep_chosen(len(chosen)),
        "article",
        lambda: rows_to_keep(*rows, known_by=found.known_by),
        package,
        disabled=not chosen,
    )


def _figure(one: marks.Mark, opened: int) -> None:
    """One figure: what it says, its verdict, and what can be done with it."""
    open_now = f" {words.IN_FORM}" if one.number == opened else ""
    verdicts = [
        f"{badge(verdict)} :small[{inert(whose)}]"
        for verdict, whose in zip(one.verdicts, one.whose, strict=True)
    ] or [f":gray-badge[{inert(one.signs)}]"]
    st.markdown(
        f"**{one.number}** “{inert(one.entry.quoted)}”{open_now}  \n"
        f":small[{inert(one.said)}]  \n{' '.join(verdicts)}"
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            words.OPEN,
            key=f"open-{one.number}",
            on_click=page_article.fill,
            args=(one.number,),
        )
        controls.tick(words.KEEP_IT, _key(one), disabled=one.claim is None)


def _key(one: marks.Mark) -> str:
    """A choice to keep belongs to a figure of this very text."""
    return f"keep-{one.number}-{hash(one.spot) & 0xFFFFFF}"
