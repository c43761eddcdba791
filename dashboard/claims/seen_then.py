"""What the author of a claim could have seen: the newest year that was public, and its figure."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from dashboard.claims.claim import Claim
from dashboard.claims.figure import NOTHING, Figure, parts_of
from dashboard.claims.plain_reading import BOTH, REPORTS, figure_of
from dashboard.series.books import Books
from dashboard.series.periods import bounds
from dashboard.vocabulary import Ledger

BACK = 10
"""So many years up to the statement are looked through for one that was public."""


class SeenThen(NamedTuple):
    """The newest year of a ledger in releases known to be public before a statement.

    `figure` is that of the year, unknown where no such release holds any. Of the sources that hold
    the claim's own year now, `later` came out after the statement, and of `fetched` only the day
    they were fetched is known.
    """

    ledger: Ledger
    year: str
    figure: Figure
    later: tuple[str, ...] = ()
    fetched: tuple[str, ...] = ()


def seen_then(
    books: Books, claim: Claim, released: Mapping[str, str], dated: Collection[str] = ()
) -> tuple[SeenThen, ...]:
    """What each side's ledger held in releases that were public; nothing for an undated claim.

    `released` maps a source to a day by which it was public; of those not in `dated` that is the
    day they were fetched.
    """
    if not claim.stated_on or not claim.is_of_a_year:
        return ()
    reports = books.only(REPORTS)
    known = known_by(released, claim.stated_on)
    public = reports.from_sources(known)
    return tuple(
        _seen(reports, public, claim, ledger, {*known}, {*dated}, {*released}) for ledger in BOTH
    )


def _seen(
    reports: Books,
    public: Books,
    claim: Claim,
    ledger: Ledger,
    known: Collection[str],
    dated: Collection[str],
    of_trade: Collection[str],
) -> SeenThen:
    newest = bounds(claim.stated_on)[0].year
    figures = (
        (f"{year:04}", figure_of(public, claim, ledger, f"{year:04}"))
        for year in range(newest, newest - BACK, -1)
    )
    year, figure = next((one for one in figures if one[1].is_exact), ("", NOTHING))
    now = figure_of(reports, claim, ledger, claim.judged_period)
    others = [
        source for source in parts_of(now.source) if source in of_trade and source not in known
    ]
    missing = others if year < claim.judged_period else []
    return SeenThen(
        ledger,
        year,
        figure,
        tuple(source for source in missing if source in dated),
        tuple(source for source in missing if source not in dated),
    )


def known_by(released: Mapping[str, str], stated_on: str) -> list[str]:
    """The sources public for certain before a statement, by the day, month or year `released`."""
    first_day = bounds(stated_on)[0]
    return [source for source, by in released.items() if by and bounds(by)[1] < first_day]
