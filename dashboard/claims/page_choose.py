"""Controls of the claims' pages: which claim and on what terms, whose statements, whose books."""

import streamlit as st

from dashboard.claims import exhibit
from dashboard.claims import exhibit_statements as stated
from dashboard.claims.claim import Terms, admitted
from dashboard.claims.court import court_of
from dashboard.package.package import Package
from dashboard.parts import address, controls
from dashboard.series import page_choose
from dashboard.series.from_package import pairs_of
from dashboard.vocabulary import ABOUT, Ledger, Status

COUNTED = {"reported": "Reported only", "estimates": "Estimates too"}
RELEASES = {"all": "All", "then": "Public before the statement"}
PERCENTS = (f"{ABOUT:g}", "0", "1", "2", "3", "10", "15", "20")
CURRENT = "current"
BOOKS = (Ledger.FIRST, Ledger.SECOND)


def claim_choice(package: Package, claims: dict[str, str]) -> exhibit.ClaimChoice:
    """Which of some claims the grid shows, and all that its readings share."""
    court = court_of(package)
    claim = court.claim(controls.select("Claim", "claim", claims))
    year = int(claim.judged_period[:4])
    left, middle, right = st.columns(3)
    with left:
        dollars = {CURRENT: "Current", "constant": f"Of {year}"}
        prices = controls.switch("Dollars", "prices", dollars)
    with middle:
        statuses = _statuses()
    with right:
        percents = {percent: f"{percent} percent" for percent in PERCENTS}
        about = controls.select("“About” means within", "about", percents)
    releases = controls.switch("Releases", "releases", RELEASES)
    around = (year + exhibit.WINDOW[0], year + exhibit.WINDOW[1])
    shown = page_choose.years(package, default=around, key=f"years-of-{claim.id}")
    address.write()
    terms = Terms(prices != CURRENT, statuses, float(about))
    return exhibit.ClaimChoice(claim, shown, terms, public_then=releases == "then")


def statements_choice(package: Package) -> stated.StatementsChoice:
    """Which statements are listed: of what, with which verdict, of whom, with which words."""
    left, middle, right = st.columns(3)
    with left:
        about = controls.one_or_all("About", "about-pair", "All", stated.pairs_stated(package))
    with middle:
        verdict = controls.one_or_all("Verdict", "verdict", "Any", stated.verdicts_given(package))
    with right:
        speaker = controls.one_or_all("Speaker", "speaker", "Anybody", stated.speakers(package))
    typed = controls.words("With these words", "search", "as printed, a speaker, a note")
    address.write()
    return stated.StatementsChoice(about, verdict, speaker, typed)


def overview_choice(package: Package, priced: list[int]) -> tuple[Ledger, int | None]:
    """Whose books the first page draws, in current dollars or those of one of years `priced`."""
    two = pairs_of(package)[:2]
    books = {str(ledger): page_choose.ledger_name(ledger, two, package) for ledger in BOOKS}
    dollars = {CURRENT: "Current dollars"} | {str(one): f"Dollars of {one}" for one in priced}
    with st.container(horizontal=True, gap="medium"):
        ledger = Ledger(controls.switch("Whose books in the chart", "books", books))
        prices = controls.switch("Prices in the chart", "prices", dollars)
    address.write()
    return ledger, None if prices == CURRENT else int(prices)


def _statuses() -> tuple[Status, ...]:
    counted = controls.switch("Figures in the grid", "count", COUNTED)
    return admitted(estimates=counted == "estimates")
