"""What other data would make of the claims: the same ones judged in two sets of books."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.claims.claim import PLAIN, Claim, Judgement
from dashboard.claims.court import Court, every_reading, plain_claims, plain_statements, plainly
from dashboard.claims.judged import Judged
from dashboard.claims.plain_reading import BOTH
from dashboard.claims.readings import COUNTED, readings
from dashboard.claims.verdict import KEEPING
from dashboard.series.books import Books
from dashboard.series.flows import Pair
from dashboard.vocabulary import CURRENCIES, Form


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
"""Reporter and partner of the rows that differ; None where the order of the sources does, or
whose reports they carry."""


def _touched(before: Books, after: Books) -> Touched:
    """Whose rows differ with whom: most figures are made from the rows of their own pairs alone."""
    if before.order != after.order or _doors(before) != _doors(after):
        return None
    same = before.beyond.digests & after.beyond.digests
    both = pd.concat([before.whole(same), after.whole(same)], ignore_index=True)
    return both.loc[~both.duplicated(keep=False), ["reporter", "partner"]].drop_duplicates()


def _doors(books: Books) -> dict[str, tuple[str, str, str]]:
    """All that a credit says of whose report a figure rests on; another vintage changes none."""
    return {
        source: (credit.witness, credit.trade_system, credit.publisher)
        for source, credit in books.credits.items()
    }


def _may_change(claim: Claim, touched: Touched) -> bool:
    """Whether a row differs of a pair that the claim is about, in whatever year.

    What counts as close is measured on other years of the pair, so these may turn a verdict too.
    """
    if touched is None or _looks_further(claim):
        return True
    sides = {side for pair in claim.pairs for side in _both_ways(pair)}
    return not sides.isdisjoint(zip(touched["reporter"], touched["partner"], strict=True))


def _looks_further(claim: Claim) -> bool:
    """Whether a figure is also made from other pairs' rows, the world's total or a rate."""
    return claim.form in (Form.RANK, Form.SHARE) or claim.unit in CURRENCIES


def _both_ways(pair: Pair) -> tuple[tuple[str, str], tuple[str, str]]:
    return (pair.first, pair.second), (pair.second, pair.first)


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
        held = was.get(claim.id)
        if held and (held.claim != claim or _may_change(claim, touched)):
            now = plainly(after, claim)
            for ledger in BOTH:
                yield Outcome(claim, held.by(ledger), now.by(ledger), is_statement)


def _moves(outcome: Outcome) -> bool:
    """Whether the figure is another one, or comes from another source, with the same verdict."""
    was, now = outcome.before.best, outcome.after.best
    return now.is_known and was[:4] != now[:4]


def _tallies(before: Court, after: Court, touched: Touched) -> Iterator[Tally]:
    held = _by_id(before.claims)
    for claim in after.claims:
        if claim.id in held and (_may_change(claim, touched) or held[claim.id] != claim):
            was = len(every_reading(before, held[claim.id]).holding)
            yield Tally(claim, was, _count_keeping(after.books, claim))


def _count_keeping(books: Books, claim: Claim) -> int:
    found = readings(books, claim, PLAIN)
    return sum(one.verdict in KEEPING and one.uncounted == COUNTED for one in found)


def _by_id(claims: Sequence[Claim]) -> dict[str, Claim]:
    return {claim.id: claim for claim in claims}
