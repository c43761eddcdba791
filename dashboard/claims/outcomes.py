"""What other data would make of the claims: verdicts, figures and fits before and after.

Pure: the same claims judged in two sets of books, their differences out, in words.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.claims.judge import Claim, Judgement
from dashboard.claims.readings import Terms, both_ledgers, grid, kept
from dashboard.claims.words import ledger_name, period_words, stated, told
from dashboard.series.books import Books
from dashboard.series.periods import bounds
from dashboard.vocabulary import ABOUT, Verdict

PLAIN = Terms()


@dataclass(frozen=True)
class Court:
    """All that verdicts are made from: books, what is judged in them, and names of economies.

    `claims` have plain readings and a grid, `statements` the plain readings only.
    """

    books: Books
    claims: Sequence[Claim]
    statements: Sequence[Claim]
    names: Mapping[str, str]


@dataclass(frozen=True)
class Outcome:
    """The plain reading of one claim in one ledger, with the data before and after.

    `is_statement` tells an official's statement from a claim.
    """

    claim: Claim
    whose: str
    before: Judgement
    after: Judgement
    is_statement: bool = False

    @property
    def turns(self) -> bool:
        """Whether the verdict itself is another one."""
        return self.before.verdict is not self.after.verdict

    def __str__(self) -> str:
        what = f"{self.claim.about} {stated(self.claim, ABOUT)}, {period_words(self.after.period)}"
        said = f" ({self.claim.said}, as stated)" if self.is_statement else ""
        was, now = told(self.before, self.claim), told(self.after, self.claim)
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
    """What becomes of the claims and statements that both sets of data hold."""
    touched = _touched(before.books, after.books)
    both = [*_of(before, after, touched, False), *_of(before, after, touched, True)]
    held = _by_id([*before.claims, *before.statements])
    later = _by_id([*after.claims, *after.statements])
    return Outcomes(
        turned=tuple(one for one in both if one.turns),
        moved=tuple(one for one in both if not one.turns and _moves(one)),
        tallies=tuple(one for one in _tallies(before, after, touched) if one.before != one.after),
        come=tuple(_words(claim) for id_, claim in later.items() if id_ not in held),
        gone=tuple(_words(claim) for id_, claim in held.items() if id_ not in later),
    )


Touched = set[tuple[frozenset[str], int]] | None


def _touched(before: Books, after: Books) -> Touched:
    """The pairs and years whose rows differ; None where anything else differs, which may be all.

    Judging takes time, and a figure is made from the rows of its pair and its years alone.
    """
    if before.order != after.order or not before.indicators.equals(after.indicators):
        return None
    marked = [books.trade.assign(which=which) for which, books in enumerate((before, after))]
    both = pd.concat(marked, ignore_index=True)
    rows = both[~both.duplicated([name for name in both if name != "which"], keep=False)]
    sides = zip(rows["reporter"], rows["partner"], rows["period"], strict=True)
    return {
        (frozenset((reporter, partner)), year)
        for reporter, partner, period in sides
        for year in _years(period)
    }


def _years(period: str) -> range:
    first, last = bounds(period)
    return range(first.year, last.year + 1)


def _may_change(was: Claim, now: Claim, touched: Touched) -> bool:
    if touched is None or was != now:
        return True
    sides = [frozenset((pair.first, pair.second)) for pair in now.pairs]
    return any((side, year) in touched for side in sides for year in _years(now.judged_period))


def _of(before: Court, after: Court, touched: Touched, statements: bool) -> Iterator[Outcome]:
    held = _by_id(before.statements if statements else before.claims)
    for claim in after.statements if statements else after.claims:
        if claim.id not in held or not _may_change(held[claim.id], claim, touched):
            continue
        was = both_ledgers(before.books, held[claim.id], before.names, PLAIN)
        now = both_ledgers(after.books, claim, after.names, PLAIN)
        for one, other in zip(was, now, strict=True):
            whose = ledger_name(claim.pairs, other.ledger, after.names)
            yield Outcome(claim, whose, one, other, statements)


def _moves(outcome: Outcome) -> bool:
    """Whether the figure is another one, or comes from another source, with the same verdict."""
    if outcome.after.verdict is Verdict.SILENT:
        return False
    was, now = outcome.before, outcome.after
    return (was.value, was.source, was.status) != (now.value, now.source, now.status)


def _tallies(before: Court, after: Court, touched: Touched) -> Iterator[Tally]:
    held = _by_id(before.claims)
    for claim in after.claims:
        pairs = {frozenset((pair.first, pair.second)) for pair in claim.pairs}
        same = touched is not None and not pairs & {pair for pair, _ in touched}
        if claim.id in held and not (same and held[claim.id] == claim):
            was = len(kept(grid(before.books, held[claim.id], PLAIN, before.names)))
            yield Tally(claim, was, len(kept(grid(after.books, claim, PLAIN, after.names))))


def _by_id(claims: Sequence[Claim]) -> dict[str, Claim]:
    return {claim.id: claim for claim in claims}


def _words(claim: Claim) -> str:
    return f"{claim.about} {stated(claim, ABOUT)}"


def _many(count: int, one: str, more: str) -> str:
    return f"1 {one}" if count == 1 else f"{count} {more}"
