"""A claim with all that is judged of it: plain readings, grid, what keeps it, what was known."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

import pandas as pd

from dashboard.claims.claim import Claim, Judgement, Terms
from dashboard.claims.deciding import Deciding, deciding
from dashboard.claims.plain_reading import BOTH, plain_reading
from dashboard.claims.readings import COLUMNS, COUNTED, grid
from dashboard.claims.seen_then import SeenThen, seen_then
from dashboard.claims.verdict import KEEPING
from dashboard.series.books import Books
from dashboard.vocabulary import Ledger


@dataclass(frozen=True)
class Judged:
    """A claim with the plain reading in each side's ledger, and its grid.

    `cells` is the grid of readings (empty for statements); `holding` those that keep the claim and
    count, nearest first; `then` what its author could have seen; `deciding` what its answer hangs
    on.
    """

    claim: Claim
    judgements: tuple[Judgement, ...]
    cells: pd.DataFrame
    holding: pd.DataFrame
    then: tuple[SeenThen, ...] = ()
    deciding: Deciding | None = None

    def by(self, ledger: Ledger) -> Judgement:
        """What one side's ledger says."""
        return self.judgements[BOTH.index(ledger)]


def judged_in_full(
    books: Books,
    claim: Claim,
    terms: Terms,
    released: Mapping[str, str],
    dated: Collection[str] = (),
) -> Judged:
    """A claim under every reading, and what was public when it was made.

    A claim about a month or a stretch of days has its plain reading only: the grid compares years.

    `released` maps a source to a day, month or year by which it was public; of those not in
    `dated` it is the day they were fetched.
    """
    plain_only = judged_plainly(books, claim, terms)
    if not claim.is_of_a_year:
        return plain_only
    cells = grid(books, claim, terms)
    return replace(
        plain_only,
        cells=cells,
        holding=nearest(cells, claim),
        then=seen_then(books, claim, released, dated),
        # What decides is told of current dollars, in which the plain reading stands.
        deciding=None
        if terms.constant
        else deciding(books, claim, plain_only.judgements, cells, terms),
    )


def judged_plainly(books: Books, claim: Claim, terms: Terms) -> Judged:
    """The plain reading of a claim in each side's ledger."""
    empty = pd.DataFrame(columns=COLUMNS)
    plain = tuple(plain_reading(books, claim, ledger, terms) for ledger in BOTH)
    return Judged(claim, plain, empty, empty)


def keeping(cells: pd.DataFrame) -> pd.DataFrame:
    """The cells of a grid that keep the claim and count."""
    kept = cells["verdict"].isin([*map(str, KEEPING)]) & (cells["uncounted"] == COUNTED)
    return cells[kept].reset_index(drop=True)


def nearest(cells: pd.DataFrame, claim: Claim) -> pd.DataFrame:
    """The readings that keep a claim, those nearest to the plain one first.

    Nearest is the claimed definition before others, one side's ledger before two put together, and
    then the year closest to the one the claim is judged in, the later of two before the earlier.
    """
    holding = keeping(cells)
    far = (holding["year"].astype(int) - int(claim.judged_period[:4])).abs()
    ledgers = [str(ledger) for ledger in Ledger]
    other, place = holding["measure"] != claim.measure, holding["ledger"].map(ledgers.index)
    ordered = holding.assign(other=other, place=place, far=far).sort_values(
        ["other", "place", "far", "year"], ascending=[True, True, True, False], kind="stable"
    )
    return ordered[cells.columns].reset_index(drop=True)
