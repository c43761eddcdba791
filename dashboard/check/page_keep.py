"""keep.Rows of the reader's own on their way into the data: shown first, accepted, taken back."""

from collections.abc import Callable

import streamlit as st

from dashboard.check import rows_to_keep, words
from dashboard.check.entry import Entry
from dashboard.check.row import Row
from dashboard.door import read_only
from dashboard.errors import TwoLedgersError
from dashboard.intake import page_preview, page_session
from dashboard.intake.preview import with_outcomes
from dashboard.package.package import Package
from dashboard.parts.standing import part
from dashboard.swap import keep
from dashboard.text.numbers import inert

SHOWN = "rows to keep"
"""What of the session holds the rows that are looked at, by the key of their button."""


@part("What would be kept")
def offer(
    label: str, key: str, rows: Callable[[], keep.Rows], package: Package, *, disabled: bool = False
) -> None:
    """A button, and what keeping would do once it was pressed; rows that change are shown anew."""
    if read_only():
        st.caption(words.NOT_KEPT)
        return
    looked_at: dict[str, keep.Rows] = st.session_state.setdefault(SHOWN, {})
    now = {} if disabled else rows()
    if looked_at.get(key) not in (None, now):
        looked_at.pop(key)
    pressed = st.button(label, key=f"{key}-keep", disabled=disabled)
    if pressed and not disabled:
        looked_at[key] = now
    if key not in looked_at:
        return
    package = rows_to_keep.of_files(package)
    kept = _tried(now, package)
    if kept is not None:
        _show(kept, key, package)


def figure(entry: Entry, row: Row, package: Package, known_by: rows_to_keep.KnownBy) -> None:
    """The figure of the form, with its document; `known_by` says how that one's day is known."""
    offer(
        words.KEEP,
        "figure",
        lambda: rows_to_keep.rows_to_keep((entry, row), known_by=known_by),
        package,
    )


def _tried(rows: keep.Rows, package: Package) -> keep.Keeping | None:
    try:
        return keep.keeping(package, rows)
    except TwoLedgersError as refusal:
        st.error(f"**Refused.** {inert(str(refusal))}")
        return None


def _show(kept: keep.Keeping, key: str, package: Package) -> None:
    """What is wrong, what is held already, or the change with its two buttons."""
    if kept.problems:
        st.error("\n".join(f"- {inert(str(one))}" for one in kept.problems))
    if kept.proposal is None:
        ids = [inert(one.id) for one in kept.held]
        if ids:
            st.info(words.held_already(ids))
        return
    with st.container(border=True):
        page_preview.show(with_outcomes(kept.proposal, package), package, key)
        with st.container(horizontal=True):
            st.button(
                "Accept",
                type="primary",
                key=f"{key}-accept",
                on_click=_let_in,
                args=(kept, key),
            )
            st.button("Refuse", key=f"{key}-refuse", on_click=_put_aside, args=(key,))


def _let_in(kept: keep.Keeping, key: str) -> None:
    if kept.proposal and page_session.let_in(kept.proposal, words.WHERE_UNDO):
        _put_aside(key)


def _put_aside(key: str) -> None:
    st.session_state.get(SHOWN, {}).pop(key, None)
