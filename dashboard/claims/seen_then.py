"""What the author of a claim could have seen: the newest year that was public, and its figure."""

from collections.abc import Mapping
from typing import NamedTuple

from dashboard.claims.claim import Claim
from dashboard.claims.figure import NOTHING, Figure, parts_of
from dashboard.claims.plain_reading import BOTH, REPORTS, figure_of
from dashboard.series.books import Books
from dashboard.series.periods import bounds
from dashboard.vocabulary import Ledger

BACK = 10
"""So many years before the claim's own are looked through for one that was public."""


class SeenThen(NamedTuple):
    """The newest year of a ledger in releases known to be public before a statement.

    `figure` is that of the year, unknown where no such release holds any. `later` are the sources
    that hold the claim's own year now, and of which no day before the statement is known.
    """

    ledger: Ledger
    year: str
    figure: Figure
    later: tuple[str, ...] = ()


def seen_then(books: Books, claim: Claim, released: Mapping[str, str]) -> tuple[SeenThen, ...]:
    """What each side's ledger held in releases that were public; nothing for an undated claim."""
    if not claim.stated_on or not claim.is_of_a_year:
        return ()
    reports = books.only(REPORTS)
    public = reports.from_sources(known_by(released, claim.stated_on))
    return tuple(_seen(reports, public, claim, ledger) for ledger in BOTH)


def _seen(reports: Books, public: Books, claim: Claim, ledger: Ledger) -> SeenThen:
    own = int(claim.judged_period)
    for year in range(own, own - BACK, -1):
        figure = figure_of(public, claim, ledger, f"{year:04}")
        if figure.is_exact:
            now = figure_of(reports, claim, ledger, claim.judged_period)
            later = () if year == own else tuple(parts_of(now.source))
            return SeenThen(ledger, f"{year:04}", figure, later)
    now = figure_of(reports, claim, ledger, claim.judged_period)
    return SeenThen(ledger, "", NOTHING, tuple(parts_of(now.source)))


def known_by(released: Mapping[str, str], stated_on: str) -> list[str]:
    """The sources public for certain before a statement, by the day, month or year `released`."""
    first_day = bounds(stated_on)[0]
    return [source for source, by in released.items() if by and bounds(by)[1] < first_day]
