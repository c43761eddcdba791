"""What a file would change: the source, the claims, the cells, and a chart of both releases."""

import pandas as pd
import streamlit as st

from dashboard.claims.words_outcomes import OutcomesInWords, in_words
from dashboard.drawing.ink import style
from dashboard.intake.chart import AFTER_COLOUR
from dashboard.intake.exhibit import most_changed_series
from dashboard.intake.page_file import table
from dashboard.intake.preview import Preview
from dashboard.package.package import Package
from dashboard.swap import words, words_changes
from dashboard.swap.proposal import Proposal
from dashboard.text.csv import csv_of
from dashboard.text.numbers import inert

SHOWN_MOVES, SHOWN_ROWS = 10, 20


def show(preview: Preview, package: Package, key: str) -> None:
    """What becomes of the sources and of the claims; the cells, and a chart of both releases."""
    for one in preview.proposal.every:
        _what_becomes(one)
    if preview.outcomes is not None:
        _verdicts(in_words(preview.outcomes, package.names))
    for one in preview.proposal.every:
        _cells(one, package, f"{key}-{one.resource}" if one.also else key)


def _what_becomes(proposal: Proposal) -> None:
    if proposal.changes is None:
        return
    for line in words.warnings(proposal):
        st.warning(inert(line))
    counts = words.counted(proposal.changes)
    st.markdown(f"**{inert(words.what_becomes(proposal))}** {inert(counts)}")


def _cells(proposal: Proposal, package: Package, key: str) -> None:
    """Every cell that changes, with the largest moves first, and all of them as a CSV."""
    changes, names = proposal.changes, package.names
    if changes is None:
        return
    revised = words_changes.moves(proposal, names)
    if len(revised):
        st.markdown("**Revised cells, the largest moves first**")
        shown_moves = words_changes.with_unit(
            words_changes.compact(revised.head(SHOWN_MOVES)), proposal.tidy.kind
        )
        table(shown_moves, f"Revised cells, {len(revised)} in all")
        if len(revised) > SHOWN_MOVES:
            st.caption(f"… and {len(revised) - SHOWN_MOVES:,} more; the CSV below has all.")
    if not proposal.adds:
        _charts(proposal, package, key)
    for part, what in ((changes.added, "added"), (changes.removed, "removed")):
        _rows(words_changes.whole_rows(part, changes, names), what, key)
    _counts(words_changes.by_side(proposal, names), key)
    st.download_button(
        "Download all changes (CSV)",
        lambda: csv_of(_all_changes(proposal)),
        file_name=f"changes-{proposal.credit.source}.csv",
        mime="text/csv",
        on_click="ignore",
        key=f"{key}-changes",
    )


def _verdicts(outcomes: OutcomesInWords) -> None:
    """Whether any verdict changes, and each that does; the rest behind a click."""
    lines = [f"**{inert(outcomes.headline)}**", *(f"- {inert(one)}" for one in outcomes.turned)]
    (st.warning if outcomes.turned else st.info)("\n".join(lines))
    if outcomes.more:
        with st.expander("What else it means for claims and statements"):
            for title, said in outcomes.more.items():
                points = "\n".join(f"- {inert(one)}" for one in said)
                st.markdown(f"**{title}**\n\n{points}")


def _charts(proposal: Proposal, package: Package, key: str) -> None:
    """The series that change most, before and after, side by side where there is room."""
    exhibits = most_changed_series(proposal, package)
    if not exhibits:
        return
    st.html(style([AFTER_COLOUR]))
    for place, each in zip(st.columns(len(exhibits)), exhibits, strict=True):
        with place:
            st.markdown(each.message)
            st.vega_lite_chart(
                spec=each.chart,
                theme=None,
                width="stretch",
                key=f"{key}-{each.key}",
                alt=each.alternative,
            )
            st.caption(f"**In words.** {inert(each.words)}")


def _rows(rows: pd.DataFrame, what: str, key: str) -> None:
    if rows.empty:
        return
    box = st.expander(f"Rows {what}: {len(rows):,}", key=f"{key}-{what}", on_change="rerun")
    if box.open:
        with box:
            table(rows.head(SHOWN_ROWS), f"Rows {what}, {len(rows)} in all")
            if len(rows) > SHOWN_ROWS:
                st.caption(f"… and {len(rows) - SHOWN_ROWS:,} more; the CSV below has all.")


def _counts(counts: pd.DataFrame, key: str) -> None:
    if len(counts) < 2:
        return
    box = st.expander("Rows by whose figures they are", key=f"{key}-counts", on_change="rerun")
    if box.open:
        with box:
            table(counts, f"Rows added, removed and revised by side, {len(counts)} rows")


def _all_changes(proposal: Proposal) -> pd.DataFrame:
    """Every row added and removed and every cell revised, a row each."""
    changes = proposal.changes
    if changes is None:
        return pd.DataFrame()
    parts = [
        changes.added.assign(change="added"),
        changes.removed.assign(change="removed"),
        changes.revised.assign(change="revised"),
    ]
    both = pd.concat([part.astype(object) for part in parts if len(part)], ignore_index=True)
    return both[["change", *(name for name in both.columns if name != "change")]]
