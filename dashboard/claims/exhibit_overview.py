"""The Overview's exhibits: the answer, a card for each claim with both books, and the chart."""

from dataclasses import dataclass, replace

from dashboard.claims import words_overview as words
from dashboard.claims.claim import Claim
from dashboard.claims.court import court_of
from dashboard.claims.overview import Beside, beside, claimed_pairs, keepers_by_source, of_document
from dashboard.claims.words import document_words, period_words
from dashboard.claims.words_cited import verdicts_cited
from dashboard.exhibit import Cited, Exhibit
from dashboard.package.documents import Document
from dashboard.package.package import Package
from dashboard.remember import remembered
from dashboard.series.books import Request
from dashboard.series.exhibit import over_time
from dashboard.series.flows import Pair
from dashboard.series.from_package import pairs_of
from dashboard.series.prices import price_index
from dashboard.series.trade import TradeChoice
from dashboard.vocabulary import Ledger, Verdict

SINCE = 1992
SHOWN = frozenset({"claims"})
WITHOUT_CLAIMS = 2
"""So many pairs are drawn where nothing is claimed of any."""


@dataclass(frozen=True)
class Answer:
    """What the books say of the claims: the sharpest in a headline, others in a sentence each.

    `document` is what is known of where they stand, empty without a claim; `address` its page.
    `elsewhere` says how many claims the page leaves to the page Claims.
    """

    headline: str
    sentences: tuple[str, ...]
    document: str
    address: str
    elsewhere: str


@dataclass(frozen=True)
class Row:
    """What one side's books say of a claim."""

    whose: str
    figure: str
    verdict: Verdict


@dataclass(frozen=True)
class Card:
    """A claim beside both sides' books: what it is of, when, its figure, and a row a book."""

    id: str
    about: str
    period: str
    stated: str
    rows: tuple[Row, ...]


def priced_years(package: Package) -> list[int]:
    """The one year of the claims, if it has a price index: in its dollars they stay as printed."""
    years = {claim.judged_period for claim in of_document(court_of(package))}
    return [int(year) for year in years & {*price_index(package.indicators)} if len(years) == 1]


@remembered
def found_of(package: Package) -> tuple[Beside, ...]:
    """The claims of the document beside the books."""
    return beside(court_of(package))


def left_out(package: Package) -> int:
    """How many rows of claims cannot be used."""
    files = {source.path for source in package.like("claims")} | {"claims.csv"}
    return len({one.line for one in package.set_aside if one.file in files})


def first_claim(package: Package) -> Claim | None:
    """The claim whose document the page is about."""
    return next(iter(court_of(package).claims), None)


@remembered
def answer(package: Package, document: Document | None) -> Answer:
    """The answer in a headline and sentences, and where the claims stand."""
    found, claim = found_of(package), first_claim(package)
    every = court_of(package).claims
    where = replace(claim, paragraph=None) if claim else None
    return Answer(
        headline=words.headline(found, package.names, left_out(package)),
        sentences=tuple(words.sentences(found, package.names)),
        document=document_words(where, document) if where else "",
        address=document.address if document else "",
        elsewhere=words.elsewhere(len(every) - len(of_document(court_of(package)))),
    )


@remembered
def cards(package: Package) -> tuple[Card, ...]:
    """A card for each claim that is judged, in the order of the document."""
    order = [claim.id for claim in of_document(court_of(package))]
    judged = [one for one in found_of(package) if one.claim.is_judged]
    ordered = sorted(judged, key=lambda one: order.index(one.claim.id))
    return tuple(_card(one, package) for one in ordered)


def _card(one: Beside, package: Package) -> Card:
    claim, names = one.claim, court_of(package).names
    rows = [
        Row(
            words.whose_books(claim, book, names),
            words.on_card(book, claim, names),
            book.found.verdict,
        )
        for book in one.books
    ]
    period = period_words(claim.judged_period)
    return Card(claim.id, words.subject(claim), period, words.claimed(claim), tuple(rows))


@remembered
def sources(package: Package) -> str:
    """Whose figures the answer and its cards are made of, each source once."""
    keepers_of = keepers_by_source(found_of(package))
    credits = [package.source(id_).credit for id_ in keepers_of]
    return words.sources_line(credits, keepers_of, package.names)


def first_pairs(package: Package) -> tuple[Pair, ...]:
    """The pairs that the article is about; without a claim the first of the data."""
    return claimed_pairs(court_of(package)) or tuple(pairs_of(package)[:WITHOUT_CLAIMS])


@remembered
def turnover(package: Package, ledger: Ledger, prices: int | None) -> Exhibit:
    """The turnover of the first pairs, with the figures of the article about them as levels."""
    pairs = first_pairs(package)
    request = Request(pairs, ledger=ledger, start=SINCE, prices=prices)
    shown = over_time(package, TradeChoice(request, show=SHOWN))
    if shown.why_not:
        return Exhibit("overview", why_not=words.NO_TURNOVER)
    return replace(
        shown,
        key="overview",
        file="overview-turnover",
        cited=lambda: (*_verdicts(package), *shown.cited()),
    )


def _verdicts(package: Package) -> tuple[Cited, ...]:
    """The verdicts on the page's cards."""
    names = court_of(package).names
    return tuple(
        cited
        for one in found_of(package)
        for cited in verdicts_cited([book.found for book in one.books], one.claim, names)
    )
