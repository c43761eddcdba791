"""What can be chosen of claims: which one and on what terms, whose statements, whose books."""

from dashboard.asking import Ask
from dashboard.claims import exhibit
from dashboard.claims import exhibit_statements as stated
from dashboard.claims.claim import Terms, admitted
from dashboard.claims.court import court_of
from dashboard.package.package import Package
from dashboard.series import choose
from dashboard.series.from_package import pairs_of
from dashboard.vocabulary import ABOUT, Ledger, Status

COUNTED = {"reported": "Reported only", "estimates": "Estimates too"}
RELEASES = {"all": "All", "then": "Public before the statement"}
PERCENTS = (f"{ABOUT:g}", "0", "1", "2", "3", "10", "15", "20")
CURRENT = "current"
PARTS = {"figures": "Figures", "remarks": "Remarks", "statements": "Officials’ statements"}
BOOKS = (Ledger.FIRST, Ledger.SECOND)


def part_choice(ask: Ask) -> str:
    """Which part of the page Claims is open."""
    return ask.switch("Show", "part", PARTS)


def claim_choice(ask: Ask, package: Package, claims: dict[str, str]) -> exhibit.ClaimChoice:
    """Which of some claims the grid shows, and all that its readings share."""
    court = court_of(package)
    claim = court.claim(ask.select("Claim", "claim", claims))
    year = int(claim.judged_period[:4])
    left, middle, right = ask.columns(3)
    with left:
        dollars = {CURRENT: "Current", "constant": f"Of {year}"}
        prices = ask.switch("Dollars", "prices", dollars)
    with middle:
        statuses = _statuses(ask)
    with right:
        percents = {percent: f"{percent} percent" for percent in PERCENTS}
        about = ask.select("“About” means within", "about", percents)
    releases = ask.switch("Releases", "releases", RELEASES)
    around = (year + exhibit.WINDOW[0], year + exhibit.WINDOW[1])
    shown = choose.years(ask, package, default=around, key=f"years-of-{claim.id}")
    ask.done()
    terms = Terms(prices != CURRENT, statuses, float(about))
    return exhibit.ClaimChoice(claim, shown, terms, public_then=releases == "then")


def statements_choice(ask: Ask, package: Package) -> stated.StatementsChoice:
    """Which statements are listed: of what, with which verdict, of whom, with which words."""
    left, middle, right = ask.columns(3)
    with left:
        about = ask.one_or_all("About", "about-pair", "All", stated.pairs_stated(package))
    with middle:
        verdict = ask.one_or_all("Verdict", "verdict", "Any", stated.verdicts_given(package))
    with right:
        speaker = ask.one_or_all("Speaker", "speaker", "Anybody", stated.speakers(package))
    typed = ask.words("With these words", "search", "as printed, a speaker, a note")
    ask.done()
    return stated.StatementsChoice(about, verdict, speaker, typed)


def overview_choice(ask: Ask, package: Package, priced: list[int]) -> tuple[Ledger, int | None]:
    """Whose books the first page draws, in current dollars or those of one of years `priced`."""
    two = pairs_of(package)[:2]
    books = {str(ledger): choose.ledger_name(ledger, two, package) for ledger in BOOKS}
    dollars = {CURRENT: "Current dollars"} | {str(one): f"Dollars of {one}" for one in priced}
    with ask.row():
        ledger = Ledger(ask.switch("Whose books in the chart", "books", books))
        prices = ask.switch("Prices in the chart", "prices", dollars)
    ask.done()
    return ledger, None if prices == CURRENT else int(prices)


def _statuses(ask: Ask) -> tuple[Status, ...]:
    counted = ask.switch("Figures in the grid", "count", COUNTED)
    return admitted(estimates=counted == "estimates")
