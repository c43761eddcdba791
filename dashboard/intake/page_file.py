"""A file handed in, its problems, and the history, as the page shows them."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard.errors import SHOWN_PROBLEMS, Problem, alike
from dashboard.intake.page_session import take_back
from dashboard.package.package import Package
from dashboard.reading.tidy import Tidy
from dashboard.swap import words
from dashboard.swap.history import edited_since, taken_back_with
from dashboard.swap.record import Entry
from dashboard.text.numbers import inert, listed

SHOWN_PAST = 30


def what_it_is(tidy: Tidy) -> None:
    """Layout, publisher, period, rows read and used; what was left out and noticed."""
    st.markdown(inert(" ".join(words.about(tidy))))
    lines = [*(f"Left out: {line}." for line in words.reasons(tidy)), *tidy.notices]
    if lines:
        st.caption("\n".join(f"- {inert(line)}" for line in lines))


def proof(tidy: Tidy) -> None:
    """What must be known of every figure of a file, what it is, and what that rests on."""
    if tidy.evidence:
        heads = ["About every figure", "What it is", "What says so"]
        table(pd.DataFrame(words.proof(tidy), columns=heads), "What proves the figures of a file")


def problems(found: Sequence[Problem]) -> None:
    """Every problem with its place, as a table, those of many rows as one; capped, counted."""
    count, kinds = len(found), alike(found)
    many = "One problem" if count == 1 else f"{count:,} problems"
    shown = f" The first {SHOWN_PROBLEMS} are shown." if len(kinds) > SHOWN_PROBLEMS else ""
    st.error(f"**{many}. Nothing of this file was put in.**{shown}")
    rows = [
        {
            "File": one.file,
            "Where": one.where,
            "Column": one.column or "",
            "What was found, and how to mend it": one.says,
        }
        for one in kinds[:SHOWN_PROBLEMS]
    ]
    table(pd.DataFrame(rows), f"{many} of a file")


def table(frame: pd.DataFrame, alternative: str) -> None:
    """A real table whose cells and heads are shown as they are."""
    text = frame.map(lambda cell: inert(str(cell)))
    text.columns = [inert(str(column)) for column in frame.columns]
    st.table(text, hide_index=True, alt=alternative)


def past(entries: Sequence[Entry], package: Package, *, way_back: bool) -> None:
    """The changes, with a button each where there is a way back."""
    if not entries:
        st.caption("No change is recorded yet.")
    for entry in entries[:SHOWN_PAST]:
        told, back = st.columns([4, 1], vertical_alignment="center")
        told.markdown(inert(str(entry)))
        with back:
            if way_back:
                _take_back(entry, taken_back_with(entries, entry))
    if len(entries) > SHOWN_PAST:
        st.caption(f"{len(entries) - SHOWN_PAST} earlier ones: `two-ledgers history` lists all.")
    edited = [source.path for source in edited_since(package)]
    if edited:
        verb = "was" if len(edited) == 1 else "were"
        st.caption(f"{inert(listed(edited))} {verb} edited by hand since.")
    for notice in package.notices:
        st.caption(inert(notice))


def _take_back(entry: Entry, later: Sequence[Entry]) -> None:
    """The way back, with a question first: what it takes with it is said before it is done."""
    with st.popover("Take back", key=f"ask-undo-{entry.number}"):
        st.markdown(inert(words.take_back(entry, later)))
        st.button(
            "Yes, take it back",
            key=f"undo-{entry.number}",
            on_click=take_back,
            args=(entry.number,),
        )
