"""The first page: what is claimed, and what both sides' books say of it, without a click."""

import streamlit as st

from dashboard.claims import exhibit_overview as overview
from dashboard.claims.choose import overview_choice
from dashboard.claims.words_documents import NO_ADDRESS
from dashboard.package.documents import documents_of
from dashboard.package.package import Package
from dashboard.parts import exhibit as parts
from dashboard.parts.controls import drawn_last
from dashboard.parts.frame import page
from dashboard.parts.standing import part
from dashboard.sharing.link import web_link
from dashboard.text.numbers import inert

CARDS = 2
"""So many cards stand side by side where there is room."""
STYLE = """<style>
.st-key-first-screen :is(h1, p, table, [data-testid$="Container"]) {margin: 0}
.st-key-first-screen h1 {padding: .25rem 0 0}
.st-key-first-screen table {width: 100%; font-size: .9rem}
.st-key-first-screen :is(th, td) {padding: .2rem .75rem .2rem 0; border: 0; text-align: left}
.st-key-first-screen :is(th, td):not(:nth-child(2)) {white-space: nowrap}
.st-key-first-screen thead tr {border: 0}
[class*="st-key-beside-"] {padding: .6rem .9rem}
@media (max-width: 640px) {
  .st-key-first-screen h1 {font-size: 1.3rem !important}
  .st-key-first-screen p {line-height: 1.5}
  .st-key-first-screen :is(table, thead, tbody) {display: block}
  .st-key-first-screen tr {display: flex; flex-wrap: wrap; gap: 0 .4rem; border: 0}
  .st-key-first-screen :is(th, td) {padding: .05rem 0}
}
</style>"""
"""On a phone the rows of a card are lines, so that all of them fit on the first screen."""


@page("overview")
def render(package: Package) -> None:
    """The answer and a card a claim, all on the first screen; below it the chart of the pairs."""
    st.html(STYLE)
    above = st.container(key="first-screen", gap="xsmall")
    priced = overview.priced_years(package)
    with (
        drawn_last(lambda ask: overview_choice(ask, package, priced)) as (ledger, prices),
        part("This chart with its figures"),
    ):
        parts.show(package, overview.turnover(package, ledger, prices))
    with above:
        _answer(package)
        _cards(package)
        _sources(package)


@part("The answer in a sentence")
def _answer(package: Package) -> None:
    """What the books say of the claims, and where the claims stand."""
    claim = overview.first_claim(package)
    known = documents_of(package)
    answer = overview.answer(package, known.get(claim.document) if claim else None)
    st.title(inert(answer.headline), anchor=False)
    if answer.document:
        at = web_link("read it", answer.address) if answer.address else NO_ADDRESS
        st.caption(f"Claimed in: {inert(answer.document)}; {at}. {inert(answer.elsewhere)}".strip())
    if answer.sentences:
        st.markdown(" ".join(map(inert, answer.sentences)))


@part("The figures beside the article’s")
def _cards(package: Package) -> None:
    """Each claim beside both sides' books."""
    cards = overview.cards(package)
    for begin in range(0, len(cards), CARDS):
        places = st.columns(min(len(cards), CARDS), gap="small")
        for place, card in zip(places, cards[begin : begin + CARDS], strict=False):
            with place.container(border=True, height="stretch", key=f"beside-{card.id}"):
                st.markdown(_table(card))


def _table(card: overview.Card) -> str:
    """A card as a table: a row a book, its figure, and the verdict under the figure claimed."""
    head = (card.about, card.period, card.stated)
    lines = [[inert(cell) for cell in head], ["---"] * 3]
    lines += [
        [inert(row.whose), f"**{inert(row.figure)}**", parts.badge(row.verdict)]
        for row in card.rows
    ]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


@part("The sources of these figures")
def _sources(package: Package) -> None:
    """Whose figures the answer is made of, once."""
    if said := overview.sources(package):
        st.caption(inert(said))
