"""What one document claims, beside both sides' books, the sharpest answer first."""

from collections.abc import Sequence
from typing import NamedTuple

from dashboard.claims.claim import PLAIN, Claim, Judgement
from dashboard.claims.court import Court, plain_claim
from dashboard.claims.deciding import answer_of, of_years_meant
from dashboard.claims.figure import NOTHING, Figure, parts_of
from dashboard.claims.levels import held
from dashboard.claims.plain_reading import REPORTS, deciding_flows, figure_of
from dashboard.claims.verdict import KEEPING, NONE
from dashboard.series.books import Books
from dashboard.series.flows import Pair, keeper
from dashboard.series.periods import is_of
from dashboard.vocabulary import Form, Ledger, Measure, Step, Verdict

SHARPEST = (Verdict.FAILS, Verdict.CLOSE, Verdict.ROUNDED, Verdict.HOLDS, *NONE)


class Book(NamedTuple):
    """What one side's books say of a claim.

    `kept` are the earlier years that may be meant in which the claim holds there. Where nothing is
    known of the period judged, `last` is the last one before it that the books hold, with `at`.
    """

    found: Judgement
    kept: tuple[str, ...] = ()
    last: str = ""
    at: Figure = NOTHING

    @property
    def figures(self) -> tuple[Figure, ...]:
        """What is known: a figure or bound, a weaker figure beside it, or that of the last year."""
        every = (self.found.figure, self.found.beside, self.at)
        return tuple(figure for figure in every if figure.is_known)

    @property
    def told(self) -> Figure:
        """The figure or bound that decides; where none does, the best that is known."""
        return self.found.figure if self.is_answer else self.found.best

    @property
    def is_answer(self) -> bool:
        """Whether it decides the claim."""
        return self.found.verdict not in NONE


class Beside(NamedTuple):
    """A claim, and what the books of either side say of it."""

    claim: Claim
    books: tuple[Book, ...]

    @property
    def answered(self) -> list[Book]:
        """The books that decide."""
        return [book for book in self.books if book.is_answer]

    @property
    def verdicts(self) -> set[Verdict]:
        """The verdicts of those that decide."""
        return {book.found.verdict for book in self.answered}

    @property
    def answers(self) -> set[Verdict]:
        """Their answers; several where the books disagree."""
        return {answer_of(verdict) for verdict in self.verdicts}


def of_document(court: Court) -> list[Claim]:
    """The levels and ratios claimed in one document, that of the first claim in the data.

    Other documents, and claims of other forms, stand on the page Claims. The first and not the
    newest: what is kept goes to the end of claims.csv, so that the first page stays what it is
    until somebody puts another row first.
    """
    return [
        one
        for one in court.claims
        if one.document == court.claims[0].document
        and one.form in (Form.LEVEL, Form.RATIO)
        and one.measure is not Measure.BALANCE
    ]


def beside(court: Court) -> tuple[Beside, ...]:
    """The figures of that document, each with both sides' books; those that fail stand first."""
    found = [Beside(claim, _books(court, claim)) for claim in of_document(court)]
    return tuple(sorted(found, key=_sharpest))


def claimed_pairs(court: Court) -> tuple[Pair, ...]:
    """The pairs that its figures are about, each once, as the document has them."""
    return tuple(dict.fromkeys(pair for claim in of_document(court) for pair in claim.pairs))


def keepers_by_source(found: Sequence[Beside]) -> dict[str, list[str]]:
    """Whose books each source stands for in what is shown; of a ratio, what no pair has told."""
    told: dict[str, list[str]] = {}
    for one in sorted(found, key=lambda each: len(each.claim.pairs)):
        for book in one.books:
            keepers = [keeper(pair, book.found.ledger) for pair in one.claim.pairs]
            for source in (part for own in book.figures for part in parts_of(own.source)):
                known = told.setdefault(source, list(keepers))
                known += [each for each in keepers if each not in known and len(keepers) == 1]
    return told


def _sharpest(one: Beside) -> int:
    return min(SHARPEST.index(book.found.verdict) for book in one.books)


def _books(court: Court, claim: Claim) -> tuple[Book, ...]:
    years = of_years_meant(court.books, claim, PLAIN)
    return tuple(
        _with_last(court, claim, Book(found, _kept(years, found)))
        for found in plain_claim(court, claim).judgements
    )


def _kept(years: Sequence[Judgement], found: Judgement) -> tuple[str, ...]:
    own = [one for one in years if one.ledger is found.ledger and one.period != found.period]
    return tuple(one.period for one in own if one.verdict in KEEPING)


def _with_last(court: Court, claim: Claim, book: Book) -> Book:
    """Books that know nothing of a period, with the last one before it that they have in full."""
    if book.figures or not claim.is_judged:
        return book
    ledger, before = book.found.ledger, claim.judged_period
    for period in sorted(_held(court.books, claim, ledger, before), reverse=True):
        at = figure_of(court.books.only(REPORTS), claim, ledger, period)
        at = at if at.is_exact else figure_of(court.books, claim, ledger, period)
        if at.is_exact:
            return book._replace(last=period, at=at)
    return book


def _held(books: Books, claim: Claim, ledger: Ledger, before: str) -> set[str]:
    """The years, or months, before one in which some source holds each flow that is needed."""
    step = next((step for step in Step if is_of(before, step)), None)
    if step is None:
        return set()
    flows = [
        held(books, pair, ledger, flow, step).values()
        for pair in claim.pairs
        for flow in deciding_flows(claim, ledger)
    ]
    periods = (set().union(*sources) for sources in flows)
    return {period for period in set.intersection(*periods) if period < before}
