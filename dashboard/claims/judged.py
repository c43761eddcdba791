"""A claim with all that is judged of it: plain readings, grid, what keeps it, what was known."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import pandas as pd

from dashboard.claims.claim import Claim, Judgement, Terms
from dashboard.claims.plain_reading import BOTH, parts_of, plain_reading
from dashboard.claims.readings import COLUMNS, grid
from dashboard.claims.verdict import KEEPING
from dashboard.series.books import Books
from dashboard.series.flows import keeper
from dashboard.series.periods import bounds
from dashboard.vocabulary import Ledger, Measure, Verdict

Order = Callable[[Ledger], Sequence[str]]
"""The stated order of sources in each kind of ledger."""


@dataclass(frozen=True)
class Judged:
    """A claim with the plain reading in each side's ledger, and its grid.

    `cells` is the grid of readings (empty for statements); `holding` those that keep the claim,
    nearest first; `known` the sources that were public before the statement; `changes` the
    outcomes that later ones changed.
    """

    claim: Claim
    judgements: tuple[Judgement, ...]
    cells: pd.DataFrame
    holding: pd.DataFrame
    known: tuple[str, ...] = ()
    changes: pd.DataFrame = field(default_factory=pd.DataFrame)

    def by(self, ledger: Ledger) -> Judgement:
        """What one side's ledger says."""
        return self.judgements[BOTH.index(ledger)]


def judged_in_full(books: Books, claim: Claim, terms: Terms, released: Mapping[str, str]) -> Judged:
    """A claim under every reading, and under those its author could have made.

    A claim about a month or a stretch of days has its plain reading only: the grid compares years.

    `released` maps a source to a day, month or year by which it was public.
    """
    plain_only = judged_plainly(books, claim, terms)
    if not claim.is_of_a_year:
        return plain_only
    cells = grid(books, claim, terms)
    known = known_by(released, claim.stated_on)
    then = grid(books.from_sources(known), claim, terms)

    def order(ledger: Ledger) -> list[str]:
        return books.sources_for(keeper(claim.pairs[0], ledger))

    return replace(
        plain_only,
        cells=in_stated_order(cells, order),
        holding=nearest(cells, claim),
        known=tuple(known),
        changes=changed_since(in_order(then, order), in_order(cells, order)),
    )


def judged_plainly(books: Books, claim: Claim, terms: Terms) -> Judged:
    """The plain reading of a claim in each side's ledger."""
    empty = pd.DataFrame(columns=COLUMNS)
    plain = tuple(plain_reading(books, claim, ledger, terms) for ledger in BOTH)
    return Judged(claim, plain, empty, empty)


def in_stated_order(cells: pd.DataFrame, order: Order) -> pd.DataFrame:
    """A grid by ledger, definition, source in the stated order (others after), and year."""
    ledgers, measures = [str(one) for one in Ledger], [str(one) for one in Measure]
    placed = cells.assign(
        at=cells["ledger"].map(ledgers.index),
        by=cells["measure"].map(measures.index),
        rank=[rank % 99 for rank in _ranks(cells, order)],
    )
    placed = placed.sort_values(["at", "by", "rank", "source", "year"], kind="stable")
    return placed[cells.columns].reset_index(drop=True)


def keeping(cells: pd.DataFrame) -> pd.DataFrame:
    """The cells of a grid that keep the claim."""
    return cells[cells["verdict"].isin([*map(str, KEEPING)])].reset_index(drop=True)


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


def in_order(cells: pd.DataFrame, order: Order) -> pd.DataFrame:
    """One cell a ledger, definition and year: the first source in the stated order that answers.

    Sources outside the order are left out. Where none answers, the first one's silence stays.
    """
    silent = cells["verdict"] == Verdict.SILENT
    ranked = cells.assign(rank=_ranks(cells, order), silent=silent)
    chosen = ranked[ranked["rank"] >= 0].sort_values(["silent", "rank"], kind="stable")
    firsts = chosen.drop_duplicates(["ledger", "measure", "year"])
    return firsts[cells.columns].sort_index().reset_index(drop=True)


def _ranks(cells: pd.DataFrame, order: Order) -> list[int]:
    return [
        _rank(parts_of(source), order(Ledger(ledger)))
        for source, ledger in zip(cells["source"], cells["ledger"], strict=True)
    ]


def _rank(parts: Sequence[str], order: Sequence[str]) -> int:
    """The place of a source, or of two joined ones, in an order; -1 where one is not in it."""
    return max(map(order.index, parts)) if set(parts) <= set(order) else -1


def known_by(released: Mapping[str, str], stated_on: str) -> list[str]:
    """The sources public for certain before a statement, by the day, month or year `released`."""
    first_day = bounds(stated_on)[0]
    return [source for source, by in released.items() if by and bounds(by)[1] < first_day]


def changed_since(then: pd.DataFrame, now: pd.DataFrame) -> pd.DataFrame:
    """Where later releases changed the outcome: the cells of both, with suffixes _then and _now.

    Both frames are grids brought into the stated order; silence then and an answer now is a change.
    """
    both = now.merge(then, on=["ledger", "measure", "year"], how="left", suffixes=("_now", "_then"))
    both["verdict_then"] = both["verdict_then"].fillna(str(Verdict.SILENT))
    return both[both["verdict_then"] != both["verdict_now"]].reset_index(drop=True)
