"""An event or a note of the reader's own: the same preview, accept and undo as a figure."""

import streamlit as st

from dashboard.check import words
from dashboard.check.answer import Answer
from dashboard.check.entry import Entry
from dashboard.check.page_keep import offer
from dashboard.check.row import day_of
from dashboard.check.rows_to_keep import remark_to_keep
from dashboard.package.package import Package
from dashboard.parts import controls
from dashboard.parts.standing import closed, part


def add(entry: Entry, found: Answer, package: Package) -> None:
    """The two forms behind a click each; where only reading is allowed, that they are off."""
    if closed():
        return
    with st.expander("Add an event"):
        event(package)
    with st.expander("Add a note without a figure"):
        note(entry, found, package)


@part("The form of an event")
def event(package: Package) -> None:
    """Fields of a row of events.csv, and what it would change."""
    typed: dict[str, str] = {}
    left, right = st.columns(2)
    with left:
        typed["label"] = _line("What happened, in a few words", "label")
        typed["start"] = _line("Day, month or year", "start")
        typed["end"] = _line("Until (where it lasted)", "end")
    with right:
        pairs = dict(zip(package.pairs["id"], package.pairs["label"], strict=True))
        chosen = controls.question("Which pair it concerns", "event-pair", {"": "All", **pairs})
        typed["pair"] = chosen or ""
        typed["date_basis"] = _line("How the date is known", "date_basis")
        typed["url"] = _line("A page that reports it", "url")
    typed["note"] = _line("What a reader must know of it", "note")
    row = {
        **typed, "start": day_of(typed["start"]) or typed["start"],
        "end": day_of(typed["end"]) or typed["end"], "in_article": "no",
    }  # fmt: skip
    empty = not (typed["label"] and typed["start"])
    offer("Keep this event", "event", lambda: {"events": [row]}, package, disabled=empty)


def _line(label: str, column: str) -> str:
    return st.text_input(label, key=f"event-{column}", max_chars=500) or ""


@part("The form of a note")
def note(entry: Entry, found: Answer, package: Package) -> None:
    """A remark without a figure: of the two sides above, and the words entered there."""
    about = st.text_input(words.NOTE_ABOUT, key="note-about", max_chars=200) or ""
    ready = bool(about and entry.quoted and found.coverages and not found.row.problems)
    if not ready:
        st.caption(words.NOTE_NEEDS)
    offer(
        "Keep this note",
        "note",
        lambda: remark_to_keep(entry, found.row, about),
        package,
        disabled=not ready,
    )
