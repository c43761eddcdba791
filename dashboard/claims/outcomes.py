"""What other data would make of the claims: the same ones judged in two sets of books."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.claims.claim import PLAIN, Claim, Judgement
from dashboard.claims.court import Court, every_reading, plain_claims, plain_statements
from dashboard.claims.judged import Judged
from dashboard.claims.plain_reading import BOTH, plain_reading
from dashboard.claims.readings import COUNTED, readings
from dashboard.claims.verdict import KEEPING
from dashboard.series.books import Books
from dashboard.series.flows import sides
from dashboard.series.periods import bounds
from dashboard.vocabulary import Ledger


@dataclass(frozen=True)
class Outcome:
    """The plain reading of a claim or a statement in one ledger, with the data before and after."""

    claim: Claim
    before: Judgement
    after: Judgement
    is_statement: bool

    @property
    def turns(self) -> bool:
        """Whether the verdict itself is another one."""
        return self.before.verdict is not self.after.verdict


@dataclass(frozen=True)
class Tally:
    """How many readings keep a claim, before and after."""

    claim: Claim
    before: int
    after: int


@dataclass(frozen=True)
class Outcomes:
    """Every difference that other data make to claims and statements.

    `turned` have another verdict, `moved` the same verdict on another figure; `tallies` are the
    claims that another number of readings keep; `come` and `gone` are in one set of data only.
    """

    turned: tuple[Outcome, ...]
    moved: tuple[Outcome, ...]
    tallies: tuple[Tally, ...]
    come: tuple[Claim, ...]
    gone: tuple[Claim, ...]


def outcomes(before: Court, after: Court) -> Outcomes:
    """What becomes of the claims and statements that both sets of data hold.

    What is judged in the court before is remembered: it is that of the package as it stands.
    """
    touched = _touched(before.books, after.books)
    both = [
        *_judged(plain_claims(before), after.claims, after, touched, False),
        *_judged(plain_statements(before), after.statements, after, touched, True),
    ]
    held = _by_id([*before.claims, *before.statements])
    later = _by_id([*after.claims, *after.statements])
    return Outcomes(
        turned=tuple(one for one in both if one.turns),
        moved=tuple(one for one in both if not one.turns and _moves(one)),
        tallies=tuple(one for one in _tallies(before, after, touched) if one.before != one.after),
        come=tuple(claim for id_, claim in later.items() if id_ not in held),
        gone=tuple(claim for id_, claim in held.items() if id_ not in later),
    )


Touched = pd.DataFrame | None
"""Reporter, partner, and first and last year of the rows that differ; None where the order does.

The plain terms are current dollars, so no indicator touches them.
"""


def _touched(before: Books, after: Books) -> Touched:
    """Whose rows differ with whom, and in which years: a figure is made from its own rows alone."""
    if before.order != after.order:
        return None
    both = pd.concat([before.trade, after.trade], ignore_index=True)
    rows = both.loc[~both.duplicated(keep=False), ["reporter", "partner", "period"]]
    rows = rows.drop_duplicates()
    years = {period: _years(period) for period in rows["period"].unique()}
    firsts, lasts = ({period: ends[at] for period, ends in years.items()} for at in (0, 1))
    return rows.assign(first=rows["period"].map(firsts), last=rows["period"].map(lasts))


def _years(period: str) -> tuple[int, int]:
    first, last = bounds(period)
    return first.year, last.year


def _may_change(
    claim: Claim, ledger: Ledger, years: tuple[int, int] | None, touched: Touched
) -> bool:
    """Whether a row differs that the claim is judged by in a ledger, in some years or in any."""
    if touched is None:
        return True
    first, last = years or (0, 9999)
    inside = touched[(touched["first"] <= last) & (touched["last"] >= first)]
    kept_by = {side[:2] for pair in claim.pairs for side in sides(pair, ledger)}
    return not kept_by.isdisjoint(zip(inside["reporter"], inside["partner"], strict=True))


def _judged(
    before: Sequence[Judged],
    claims: Sequence[Claim],
    after: Court,
    touched: Touched,
    is_statement: bool,
) -> Iterator[Outcome]:
    """Every claim held before as well, in each ledger in which it may be judged otherwise."""
    was = {one.claim.id: one for one in before}
    for claim in claims:
        held, years = was.get(claim.id), _years(claim.judged_period)
        for ledger in BOTH if held else ():
            if held and (held.claim != claim or _may_change(claim, ledger, years, touched)):
                now = plain_reading(after.books, claim, ledger)
                yield Outcome(claim, held.by(ledger), now, is_statement)


def _moves(outcome: Outcome) -> bool:
    """Whether the figure is another one, or comes from another source, with the same verdict."""
    was, now = outcome.before.best, outcome.after.best
    return now.is_known and was[:4] != now[:4]


def _tallies(before: Court, after: Court, touched: Touched) -> Iterator[Tally]:
    held = _by_id(before.claims)
    for claim in after.claims:
        changed = any(_may_change(claim, ledger, None, touched) for ledger in Ledger)
        if claim.id in held and (changed or held[claim.id] != claim):
            was = len(every_reading(before, held[claim.id]).holding)
            yield Tally(claim, was, _count_keeping(after.books, claim))


def _count_keeping(books: Books, claim: Claim) -> int:
    found = readings(books, claim, PLAIN)
    return sum(one.verdict in KEEPING and one.uncounted == COUNTED for one in found)


def _by_id(claims: Sequence[Claim]) -> dict[str, Claim]:
    return {claim.id: claim for claim in claims}
