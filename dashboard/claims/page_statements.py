"""What officials and agencies stated, each beside the ledgers, with contradictions first."""

from collections.abc import Sequence
from urllib.parse import quote

import pandas as pd
import streamlit as st

from dashboard.claims.court import court_of, plain_statements
from dashboard.claims.grid import statements_table
from dashboard.claims.judge import Claim, Terms
from dashboard.claims.words_conflicts import conflict_words, conflicts
from dashboard.package.package import Package
from dashboard.parts import address, controls
from dashboard.parts import prepared as parts
from dashboard.text.numbers import inert
from dashboard.vocabulary import Status, Verdict

SAFE = ":/?#[]@!$&'()*+,;=%~"


def statements(package: Package) -> None:
    """What officials and agencies said, judged by the same rules, conflicts first."""
    court = court_of(package)
    names = court.names
    abouts = {f"{r}-{p}": f"{names[r]}–{names[p]}" for r, p in _sides(package.statements)}
    left, right = st.columns(2)
    with left:
        about = controls.select("About", "about-pair", {"all": "All", **abouts})
    with right:
        count = controls.switch("Which figures count", "count", controls.COUNTED)
    address.write()
    weaker = controls.ADMITTED if count == "estimates" else (Status.REPORTED,)
    rows = package.statements
    if about != "all":
        rows = rows[rows["reporter"] + "-" + rows["partner"] == about]
    judged = plain_statements(court, Terms(statuses=weaker))
    chosen = [one for one in judged if one.claim.id in set(rows["id"])]
    _conflicts([one.claim for one in chosen])
    answered = sum(
        any(each.verdict is not Verdict.SILENT for each in one.judgements) for one in chosen
    )
    st.subheader(
        f"{len(chosen)} statements: {answered} with a verdict, of the others the data are silent",
        anchor=False,
    )
    table = statements_table(chosen, names)
    shown = parts.inert_table(table.drop(columns="url"))
    shown["Read on"] = [_link(url) for url in table["url"]]
    st.table(shown, hide_index=True, alt=f"{len(shown)} statements with their verdicts")
    st.caption(
        "A statement stands beside the ledger of the side whose trade it tells, and the partner’s. "
        "A figure is judged as coarsely as it was printed: “2 billion” holds when rounded of "
        "1.58, and one printed to the million must agree to the million. Statements are "
        "statements: no chart draws them as statistics."
    )


def _conflicts(claims: Sequence[Claim]) -> None:
    """Figures of the same trade that no rounding brings together."""
    found = conflicts(claims)
    if found:
        st.subheader("The same trade, different figures", anchor=False)
        st.markdown("\n".join(f"- {inert(conflict_words(group))}" for group in found))


def _sides(statements: pd.DataFrame) -> list[tuple[str, str]]:
    columns = statements[["reporter", "partner"]].drop_duplicates()
    return list(columns.itertuples(index=False, name=None))


def _link(url: str) -> str:
    """An ordinary web address as a link; the schema lets no other in."""
    return f"[page](<{quote(url, safe=SAFE)}>)"
