"""Claims beside the statistics: a card and a grid of readings each, remarks, and statements."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard.claims.chart import FILLS, LETTERS, Grid, data, shape
from dashboard.claims.chart import grid as drawn_grid
from dashboard.claims.court import Court, court_of, every_reading, plain_claims
from dashboard.claims.grid import counted, grid_table, laid_out
from dashboard.claims.judge import Claim, Terms
from dashboard.claims.judged import Judged
from dashboard.claims.page_remarks import remarks
from dashboard.claims.page_statements import statements
from dashboard.claims.review import table as published_grid
from dashboard.claims.words import (
    constant_words,
    detail,
    fits_by_reading,
    headline,
    ledger_name,
    period_words,
    seen_then,
    stated,
    where,
)
from dashboard.package.package import Package
from dashboard.parts import address, controls
from dashboard.parts import prepared as parts
from dashboard.parts.frame import page
from dashboard.parts.standing import part
from dashboard.remember import remembered
from dashboard.series import page_choose
from dashboard.text.glossary import PLAIN_READING, RELATION_NAMES, RELATION_RULES, VERDICT_RULES
from dashboard.text.numbers import inert
from dashboard.vocabulary import ABOUT, MONEY, Relation, Status

PARTS = {
    "figures": "Figures",
    "remarks": "Remarks",
    "statements": "Officials’ statements",
}
RELEASES = {"all": "All", "then": "Public before the statement"}
PERCENTS = (f"{ABOUT:g}", "0", "1", "2", "3", "10", "15", "20")
CARDS = 3
"""Cards in a row."""
WINDOW = (-11, 3)


@dataclass(frozen=True)
class Readings:
    """All that the page shows of one claim's grid in one stretch of years; no drawing if empty."""

    spec: parts.Spec
    message: str
    summary: str
    table: pd.DataFrame
    left_out: int


@dataclass(frozen=True)
class ClaimChoice:
    """The claim whose readings are shown, in which years, and from which figures.

    `public_then`: only from releases that were public before the statement.
    """

    claim: Claim
    years: tuple[int, int]
    terms: Terms
    public_then: bool


@page
def render(package: Package) -> None:
    """One part at a time: figures with their readings, remarks, or statements."""
    st.title("Claims", anchor=False)
    chosen = controls.switch("Show", "part", PARTS)
    with part("This part of the page"):
        if chosen == "figures":
            _figures(package)
        elif chosen == "remarks":
            address.write()
            remarks(package)
        else:
            statements(package)


def _figures(package: Package) -> None:
    court = court_of(package)
    if not court.claims:
        st.info("No row of claims.csv states a figure that can be judged.")
        address.write()
        return
    above = st.container()
    st.header("Every reading of one claim", anchor=False)
    choice = _choice(package, court)
    with above, part("The plain reading of each claim"):
        _cards(plain_claims(court, Terms(about=choice.terms.about)), package, choice.terms)
    with part("This claim with its readings"):
        if choice.claim.is_of_a_year:
            _readings(package, choice)
            _holds(_judged(package, choice), choice.terms, package)
        else:
            period = inert(period_words(choice.claim.judged_period))
            st.info(
                f"This claim is about {period}. The readings compare calendar years, so there is "
                "no grid: its card gives the plain reading."
            )
    _rules()


def _choice(package: Package, court: Court) -> ClaimChoice:
    """The claim whose grid is shown, and all that its readings share."""
    words = {claim.id: f"{claim.about} {stated(claim, ABOUT)}" for claim in court.claims}
    claim = court.claim(controls.select("Claim", "claim", words))
    year = claim.judged_period[:4]
    left, middle, right = st.columns(3)
    with left:
        dollars = {"current": "Current", "constant": f"Of {year}"}
        prices = controls.switch("Dollars", "prices", dollars)
    with middle:
        counted_too = controls.switch("Which figures count", "count", controls.COUNTED)
    with right:
        percents = {percent: f"{percent} percent" for percent in PERCENTS}
        about = controls.select("“About” means within", "about", percents)
    releases = controls.switch("Releases", "releases", RELEASES)
    first, last = int(year) + WINDOW[0], int(year) + WINDOW[1]
    years = page_choose.years(package, default=(first, last), key=f"years-of-{claim.id}")
    address.write()
    weaker = controls.ADMITTED if counted_too == "estimates" else (Status.REPORTED,)
    terms = Terms(prices == "constant", weaker, float(about))
    return ClaimChoice(claim, years, terms, public_then=releases == "then")


def _judged(package: Package, choice: ClaimChoice) -> Judged:
    return every_reading(court_of(package), choice.claim, choice.terms, choice.public_then)


def _cards(judged: Sequence[Judged], package: Package, terms: Terms) -> None:
    """The plain reading of every claim, by the same rule."""
    for begin in range(0, len(judged), CARDS):
        row = judged[begin : begin + CARDS]
        for place, one in zip(st.columns(min(len(judged), CARDS)), row, strict=False):
            with place.container(border=True, height="stretch", key=f"claim-{one.claim.id}"):
                _card(one, package, terms)
    st.caption(f"**The plain reading.** {inert(PLAIN_READING)}")


def _card(judged: Judged, package: Package, terms: Terms) -> None:
    claim, names = judged.claim, package.names
    st.markdown(f"#### {inert(claim.about)}: {inert(stated(claim, terms.about))}")
    quoted = f"“{inert(claim.quoted)}” · " if claim.quoted else ""
    st.caption(f"{quoted}{inert(where(claim))}", help=inert(claim.note) or None)
    for each in judged.judgements:
        whose = ledger_name(claim.pairs, each.ledger, names)
        badge = f":{parts.BADGES[each.verdict]}-badge[{each.verdict}]"
        st.markdown(
            f"{badge} **{inert(whose)}, {inert(period_words(each.period))}**  \n"
            f"{inert(detail(each, claim, names))}{_cited(each.source, package)}"
        )


def _cited(source: str, package: Package) -> str:
    """The title and vintage of the sources behind a figure, small."""
    ids = [id_ for id_ in source.split(" + ") if id_]
    titles = [package.source(id_) for id_ in ids]
    cited = "; ".join(f"{title.title}; vintage: {parts.vintage(title)}" for title in titles)
    return f"  \n:small[{inert(cited)}]" if cited else ""


@part("This grid of readings")
def _readings(package: Package, choice: ClaimChoice) -> None:
    judged, ready = _judged(package, choice), _prepare(package, choice)
    if not ready.spec:
        st.info("No source in the data answers in these years. Missing is not zero.")
        return
    parts.chart(
        ready.spec,
        key="readings-chart",
        message=ready.message,
        alternative="Grid of verdicts by reading and year. It is told in words below it.",
        summary=ready.summary,
        notes=_notes(ready, judged, package),
    )
    parts.figures(
        lambda: ready.table,
        lambda: published_grid([judged], choice.terms, package.names),
        key="readings",
        name=f"readings-{judged.claim.id}",
        publish=parts.as_it_is,
    )
    parts.say_cautions(judged.cells, package)


@remembered
def _prepare(package: Package, choice: ClaimChoice) -> Readings:
    judged, years, names = _judged(package, choice), choice.years, package.names
    claim = choice.claim
    letters = {str(verdict): letter for verdict, letter in LETTERS.items()}
    *frames, left_out = laid_out(judged, years, names, letters)
    drawing = Grid(*frames)
    shown = judged.cells[judged.cells["year"].astype(int).between(*years)]
    return Readings(
        spec=parts.drawn(drawing, drawn_grid, shape, data) if len(drawing.cells) else {},
        message=headline(claim, judged.judgements, names),
        summary=counted(shown, claim, years, choice.terms.about),
        table=grid_table(shown, claim, names),
        left_out=left_out,
    )


def _notes(ready: Readings, judged: Judged, package: Package) -> list[str]:
    """What the letters mean, which rows are not drawn, and whose figures these are."""
    letters = " · ".join(f"**{LETTERS[verdict]}** {verdict}" for verdict in FILLS)
    framed = "Framed is the plain reading. Point at a cell for the figure and its margin."
    rows = f"{ready.left_out} readings have no answer in these years and are not drawn."
    sources = dict.fromkeys(
        part for source in judged.cells["source"] for part in str(source).split(" + ")
    )
    cited = "; ".join(
        f"{package.source(id_).title} ({id_}; vintage: {parts.vintage(package.source(id_))})"
        for id_ in sources
    )
    return [
        f"{letters}. {framed}",
        *([rows] if ready.left_out else []),
        f"Sources: {inert(cited)}.",
    ]


@part("The readings under which it holds")
def _holds(judged: Judged, terms: Terms, package: Package) -> None:
    """The inverse: the readings that keep the claim, and what was public when it was made."""
    names = package.names
    st.subheader("Under which readings does it hold?", anchor=False)
    rows = fits_by_reading(judged.holding, judged.claim, names)
    if rows.empty:
        st.markdown("Under none of the readings here.")
    else:
        st.table(
            parts.inert_table(rows), hide_index=True, alt="Readings under which the claim holds"
        )
        st.caption("All years of the data; the nearest reading stands first.")
    if terms.constant and judged.claim.unit == MONEY:
        st.markdown(inert(constant_words(judged)))
    st.subheader("What the author could have seen", anchor=False)
    for line in seen_then(judged, names):
        st.markdown(inert(line))
    st.caption(
        "A release counts as public from the day by which it was public for certain. Of most "
        "releases here only the day of retrieval is known, so they count as later ones."
    )


def _rules() -> None:
    with st.expander("What the verdicts and the words mean"):
        verdicts = {str(verdict).capitalize(): rule for verdict, rule in VERDICT_RULES.items()}
        relations = {
            RELATION_NAMES[relation]: rule
            for relation, rule in RELATION_RULES.items()
            if relation is not Relation.DESCRIBED
        }
        for word, rule in {**verdicts, **relations}.items():
            st.markdown(f"- **{inert(word)}.** {inert(rule)}")
        st.markdown(
            "- Re-exports are not told apart in any source here, so no reading leaves them out."
        )
