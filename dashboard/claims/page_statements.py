"""What officials and agencies stated, each beside the ledgers, with contradictions first."""

import streamlit as st

from dashboard.claims.exhibit_statements import statements
from dashboard.claims.page_choose import statements_choice
from dashboard.claims.words_statements import RULE
from dashboard.package.package import Package
from dashboard.parts import exhibit as parts
from dashboard.text.numbers import inert


def render(package: Package) -> None:
    """What officials and agencies said, judged by the same rules, conflicts first."""
    shown = statements(package, statements_choice(package))
    if shown.conflicts:
        st.subheader("The same trade, different figures", anchor=False)
        st.markdown("\n".join(f"- {inert(line)}" for line in shown.conflicts))
    st.subheader(shown.headline, anchor=False)
    alt = f"{len(shown.table)} statements with their verdicts"
    parts.table(shown.table, alt=alt, links={"Read on": "page"})
    st.caption(RULE)
