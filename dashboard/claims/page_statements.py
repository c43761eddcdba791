"""What officials and agencies stated, each beside the ledgers, with contradictions first."""

import streamlit as st

from dashboard.claims.exhibit_statements import statements
from dashboard.claims.page_choose import statements_choice
from dashboard.claims.words_statements import RULE
from dashboard.package.package import Package
from dashboard.parts import exhibit as parts


def render(package: Package) -> None:
    """What officials and agencies said, judged by the same rules, conflicts first."""
    shown = statements(package, statements_choice(package))
    if shown.notes:
        st.subheader("The same trade, different figures", anchor=False)
        st.markdown("\n".join(f"- {line}" for line in shown.notes))
    st.subheader(shown.message, anchor=False)
    table = shown.table()
    alt = f"{len(table)} statements with their verdicts"
    parts.table(table, alt=alt, links={"Read on": "page"})
    st.caption(RULE)
