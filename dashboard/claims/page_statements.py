"""What officials and agencies said, judged by the same rules: conflicts first, then each."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard.claims import words_statements as words
from dashboard.claims.choose import statements_choice
from dashboard.claims.exhibit_statements import Said, Statement, statements
from dashboard.package.package import Package
from dashboard.parts import exhibit as parts
from dashboard.parts.cards import cards_or_table
from dashboard.parts.controls import Drawn
from dashboard.parts.taking import link_row
from dashboard.sharing.link import web_link
from dashboard.text.numbers import inert


def render(package: Package) -> None:
    """The statements chosen; those that the data do not decide stand folded below."""
    shown = statements(package, statements_choice(Drawn(), package))
    if shown.conflicts:
        st.header("The same trade, different figures", anchor=False)
        st.markdown("\n".join(f"- {inert(line)}" for line in shown.conflicts))
    st.header(shown.headline, anchor=False)
    if not (shown.answered or shown.unanswered):
        st.markdown(words.NONE_FOUND)
    if shown.answered:
        _table(shown.answered, "answered")
    if shown.unanswered:
        _unanswered(shown.unanswered, alone=not shown.answered)
    st.caption(words.RULE)
    link_row(package)


def _unanswered(told: Sequence[Statement], *, alone: bool) -> None:
    """Statements without an answer, built only once the box is open; open where they are all."""
    title = words.folded_title(len(told))
    box = st.expander(title, expanded=alone, key=f"unanswered-{alone}", on_change="rerun")
    if box.open:
        with box:
            _table(told, "unanswered")


def _table(told: Sequence[Statement], key: str) -> None:
    rows = [_cells(one) for one in told]
    frame = pd.DataFrame(rows, columns=words.COLUMNS)
    cards_or_table(
        frame, key=f"statements-{key}", alt=f"{len(rows)} statements with their verdicts"
    )


def _cells(one: Statement) -> list[str]:
    printed = f"  \n“{inert(one.printed)}”" if one.printed else ""
    note = f"  \n:small[{inert(one.note)}]" if one.note else ""
    by = f"{inert(one.by)}  \n{web_link('read it', one.address)}" if one.address else inert(one.by)
    what = f"{inert(one.about)}: **{inert(one.stated)}**{printed}{note}"
    return [inert(one.period), what, by, _said(one.own), _said(one.partners)]


def _said(said: Said) -> str:
    return f"{parts.badge(said.verdict)} {inert(said.words)}".strip()
