"""The court: the claims and statements of a package, and the only books they are judged in.

Page, preview, command and export ask it, so that they count the same readings.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

import pandas as pd

from dashboard.claims.claim import PLAIN, Claim, Terms, claims_of, statements_as_claims
from dashboard.claims.estimates import usual_miss
from dashboard.claims.judged import Judged, judged_in_full, judged_plainly
from dashboard.claims.seen_then import known_by
from dashboard.package.credits import short_names
from dashboard.package.documents import documents_of
from dashboard.package.package import Package
from dashboard.remember import remembered
from dashboard.series.books import Books
from dashboard.series.from_package import books_with, pairs_of
from dashboard.series.predecessors import last_years, own_years, unjoined
from dashboard.vocabulary import Status


@dataclass(frozen=True)
class Court:
    """All that verdicts are made from. `digest` is that of the package.

    `claims` have plain readings and a grid, `statements` the plain readings only. `names` are
    those of the economies by code and of the sources by id; `released` maps a source of trade to
    a day by which it was public, and `dated` are those of which it is not the day of retrieval.
    """

    digest: str
    books: Books
    claims: tuple[Claim, ...]
    statements: tuple[Claim, ...]
    names: Mapping[str, str]
    released: Mapping[str, str]
    dated: frozenset[str] = frozenset()

    def claim(self, id_: str) -> Claim:
        """The claim of that id."""
        return next(claim for claim in self.claims if claim.id == id_)


def opened(package: Package) -> Court:
    """The court of a package; its books hold no figure of a state that no longer exists."""
    names = package.names
    ended, treated = last_years(package.economies), partial(_as_reported, package.economies)
    return Court(
        digest=package.digest,
        books=books_with(package, treated, before={}, ended=ended),
        claims=tuple(claims_of(package.claims, pairs_of(package), names, documents_of(package))),
        statements=tuple(statements_as_claims(package.statements, names)),
        names={**short_names(package), **names},
        released={source.id: source.released_by for source in package.of_kind("trade")},
        dated=frozenset(
            one.id for one in package.of_kind("trade") if one.released_by != one.retrieved
        ),
    )


def _as_reported(economies: pd.DataFrame, trade: pd.DataFrame) -> pd.DataFrame:
    return own_years(unjoined(trade), economies)


@remembered
def court_of(package: Package) -> Court:
    """The court of a package, opened once for a state of the data."""
    return opened(package)


def plainly(court: Court, claim: Claim, terms: Terms = PLAIN) -> Judged:
    """A claim in its plain reading, worked out anew: for data that are only looked at."""
    return _with_usual_miss(court, judged_plainly(court.books, claim, terms))


@remembered
def plain_claim(court: Court, claim: Claim, terms: Terms = PLAIN) -> Judged:
    """One claim in its plain reading."""
    return plainly(court, claim, terms)


def plain_claims(court: Court, terms: Terms = PLAIN) -> tuple[Judged, ...]:
    """Every claim in its plain reading."""
    return tuple(plain_claim(court, claim, terms) for claim in court.claims)


@remembered
def plain_statements(court: Court, terms: Terms = PLAIN) -> tuple[Judged, ...]:
    """Every statement in its plain reading."""
    return tuple(plainly(court, claim, terms) for claim in court.statements)


@remembered
def every_reading(
    court: Court, claim: Claim, terms: Terms = PLAIN, public_then: bool = False
) -> Judged:
    """A claim under every reading; `public_then`: from releases public before the statement."""
    books = court.books
    if public_then:
        books = books.from_sources(known_by(court.released, claim.stated_on))
    return _with_usual_miss(court, judged_in_full(books, claim, terms, court.released, court.dated))


def _with_usual_miss(court: Court, judged: Judged) -> Judged:
    """A judged claim with what is known of the estimates that stand beside it."""
    told = [
        replace(
            each,
            usual_miss=usual_miss(court.books, court.statements, judged.claim, each.ledger),
        )
        if each.beside.status == Status.ESTIMATE
        else each
        for each in judged.judgements
    ]
    return replace(judged, judgements=tuple(told))
