"""What other data would make of the claims: verdicts, figures and fits before and after.

Pure: the same claims judged in two sets of books, their differences out, in words.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.claims.court import Court, every_reading, plain_claims, plain_statements
from dashboard.claims.judge import PLAIN, Claim, Judgement
from dashboard.claims.judged import KEPT, Judged
from dashboard.claims.plain import BOTH, plain
from dashboard.claims.readings import readings
from dashboard.claims.words import ledger_name, period_words, stated, told
from dashboard.series.books import Books
from dashboard.series.flows import sides
from dashboard.series.periods import bounds
from dashboard.vocabulary import ABOUT, Ledger, Verdict


@dataclass(frozen=True)
class Outcome:
    """The plain reading of one claim in one ledger, with the data before and after.

    `names` are those of the economies; `is_statement` tells an official's statement from a claim.
    """

    claim: Claim
    before: Judgement
    after: Judgement
    names: Mapping[str, str]
    is_statement: bool

    @property
    def whose(self) -> str:
        """Whose ledger it is."""
        return ledger_name(self.claim.pairs, self.after.ledger, self.names)

    @property
    def turns(self) -> bool:
        """Whether the verdict itself is another one."""
        return self.before.verdict is not self.after.verdict

    def __str__(self) -> str:
        what = f"{self.claim.about} {stated(self.claim, ABOUT)}, {period_words(self.after.period)}"
        said = f" ({self.claim.said}, as stated)" if self.is_statement else ""
        was, now = (told(one, self.claim, self.names) for one in (self.before, self.after))
        return f"{what}, {self.whose}{said}: now {was}; with this file {now}."


@dataclass(frozen=True)
class Tally:
    """How many readings keep a claim, before and after."""

    claim: Claim
    before: int
    after: int

    def __str__(self) -> str:
        what = f"{self.claim.about} {stated(self.claim, ABOUT)}"
        return f"{what}: {self.before:,} readings keep it now, {self.after:,} would with this file."


@dataclass(frozen=True)
class Outcomes:
    """Every difference that other data make to claims and statements.

    `turned` have another verdict, `moved` the same verdict on another figure; `tallies` are the
    claims that another number of readings keep; `come` and `gone` are claims by their words.
    """

    turned: tuple[Outcome, ...]
    moved: tuple[Outcome, ...]
    tallies: tuple[Tally, ...]
    come: tuple[str, ...]
    gone: tuple[str, ...]

    @property
    def headline(self) -> str:
        """Whether any claim's verdict changes, in one sentence."""
        claims = [one for one in self.turned if not one.is_statement]
        statements = len(self.turned) - len(claims)
        parts = []
        if claims:
            parts.append(_many(len(claims), "verdict on a claim", "verdicts on claims"))
        if statements:
            many = _many(statements, "verdict on a statement", "verdicts on statements")
            parts.append(many)
        if not parts:
            return "No verdict changes."
        return f"{' and '.join(parts)} would change."


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
        come=tuple(_words(claim) for id_, claim in later.items() if id_ not in held),
        gone=tuple(_words(claim) for id_, claim in held.items() if id_ not in later),
    )


Touched = set[tuple[str, str, int]] | None
"""Reporter, partner and year of the rows that differ; None where the order of sources does.

The plain terms are current dollars, so no indicator touches them.
"""


def _touched(before: Books, after: Books) -> Touched:
    """Whose rows differ with whom, and in which years: a figure is made from its own rows alone."""
    if before.order != after.order:
        return None
    both = pd.concat([before.trade, after.trade], ignore_index=True)
    rows = both[~both.duplicated(keep=False)]
    sides = zip(rows["reporter"], rows["partner"], rows["period"], strict=True)
    return {
        (reporter, partner, year) for reporter, partner, period in sides for year in _years(period)
    }


def _years(period: str) -> range:
    first, last = bounds(period)
    return range(first.year, last.year + 1)


def _may_change(claim: Claim, ledger: Ledger, years: range | None, touched: Touched) -> bool:
    """Whether a row differs that the claim is judged by in a ledger, in some years or in any."""
    if touched is None:
        return True
    kept_by = {side[:2] for pair in claim.pairs for side in sides(pair, ledger)}
    return any(
        (reporter, partner) in kept_by and (years is None or year in years)
        for reporter, partner, year in touched
    )


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
                now = plain(after.books, claim, ledger)
                yield Outcome(claim, held.by(ledger), now, after.names, is_statement)


def _moves(outcome: Outcome) -> bool:
    """Whether the figure is another one, or comes from another source, with the same verdict."""
    if outcome.after.verdict is Verdict.SILENT:
        return False
    was, now = outcome.before, outcome.after
    return (was.value, was.source, was.status) != (now.value, now.source, now.status)


def _tallies(before: Court, after: Court, touched: Touched) -> Iterator[Tally]:
    held = _by_id(before.claims)
    for claim in after.claims:
        changed = any(_may_change(claim, ledger, None, touched) for ledger in Ledger)
        if claim.id in held and (changed or held[claim.id] != claim):
            was = len(every_reading(before, held[claim.id]).holding)
            yield Tally(claim, was, _kept(after.books, claim))


def _kept(books: Books, claim: Claim) -> int:
    keeping = {str(verdict) for verdict in KEPT}
    return sum(one.verdict in keeping for one in readings(books, claim, PLAIN))


def _by_id(claims: Sequence[Claim]) -> dict[str, Claim]:
    return {claim.id: claim for claim in claims}


def _words(claim: Claim) -> str:
    return f"{claim.about} {stated(claim, ABOUT)}"


def _many(count: int, one: str, more: str) -> str:
    return f"1 {one}" if count == 1 else f"{count} {more}"
