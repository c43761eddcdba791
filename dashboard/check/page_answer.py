"""The verdict on an entry, beside its form, and every reading of it below; nothing is stored."""

import streamlit as st

from dashboard.check import words
from dashboard.check.answer import Answer
from dashboard.claims import page_cards, page_figures
from dashboard.claims.claim import PLAIN, Claim
from dashboard.claims.exhibit import card, usual_choice
from dashboard.claims.words_readings import sources_line
from dashboard.document import Document
from dashboard.package.package import Package
from dashboard.parts.standing import part
from dashboard.series.from_package import years_of
from dashboard.text.numbers import inert


@part("The verdict")
def verdict(found: Answer, package: Package) -> None:
    """What is still needed, or the card of the figure; and what the data hold of its pair."""
    with st.container(border=True, key="claim-checked"):
        if found.claim is not None:
            shown = card(package, found.claim, PLAIN.about, None)
            page_cards.show(shown)
            if shown.credits:
                st.caption(sources_line(list(shown.credits)))
        else:
            _not_yet(found)
        _held(found)


def _not_yet(found: Answer) -> None:
    """Why there is no verdict yet."""
    if found.row.needed and not found.coverages:
        st.markdown(f"## {words.NO_VERDICT}\n\n{words.EMPTY}")
        return
    lines = [f"- {inert(line)}" for line in words.to_mend(found.row.problems)]
    if found.row.needed:
        lines.append(f"- {inert(words.still_needed(found.row.needed))}")
    if lines:
        st.markdown("\n".join([f"## {words.NO_VERDICT}\n", *lines]))
    else:
        st.markdown(f"## {words.NO_ANSWER}")


def _held(found: Answer) -> None:
    """What the data hold of each pair, where it may matter, and which file would help."""
    for lines in found.held:
        way = ["[Hand a file in](data)"] if len(lines) > 1 else []
        st.caption("  \n".join([*map(inert, lines), *way]))


def below(claim: Claim, document: Document | None, package: Package) -> None:
    """The readings that keep a figure and the grid of all, as on the page Claims."""
    page_figures.every_reading(package, usual_choice(claim, years_of(package), document))
