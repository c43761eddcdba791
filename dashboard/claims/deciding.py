"""Which choice decides a claim: the year, the ledger, the source, or what is meant by trade.

From the plain reading one choice at a time is made otherwise; one that gives another answer
decides. An answer is that a claim holds (rounded or not), is close, or fails.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import pandas as pd

from dashboard.claims.claim import Claim, Judgement, Terms
from dashboard.claims.plain_reading import BOTH, plain_reading
from dashboard.claims.readings import COUNTED, SAME_REPORT
from dashboard.claims.verdict import KEEPING, NONE, keeping_range
from dashboard.series.books import Books
from dashboard.vocabulary import Form, Relation, Verdict

BACK = 3
"""A claim that names no year may mean its own or one of so many before."""


class Choice(StrEnum):
    """What a reader of a claim has to choose."""

    YEAR = "year"
    LEDGER = "ledger"
    SOURCE = "source"
    DEFINITION = "definition"


@dataclass(frozen=True)
class Deciding:
    """What the answer to a claim hangs on.

    `plain` is the plain reading it starts from, `years` are the plain readings of the years that
    may be meant, in that ledger. `decides` give another answer, `alike` the same; a choice that the
    data do not offer is in neither. `flip` is by how many percent the figure would have to change
    to turn the answer; `opposite` the strongest reading with the opposite answer.
    """

    plain: Judgement
    years: tuple[Judgement, ...]
    decides: tuple[Choice, ...]
    alike: tuple[Choice, ...]
    flip: float | None
    opposite: Judgement | None


def answer_of(verdict: Verdict | str) -> Verdict:
    """The answer that a verdict gives: it holds, is close, or fails."""
    return Verdict.HOLDS if verdict in KEEPING else Verdict(verdict)


def deciding(
    books: Books, claim: Claim, judgements: Sequence[Judgement], cells: pd.DataFrame, terms: Terms
) -> Deciding | None:
    """Which choice decides a claim; None where no ledger gives an answer."""
    answered = [each for each in judgements if each.verdict not in NONE]
    if not answered:
        return None
    plain = answered[0]
    meant = of_years_meant(books, claim, terms)
    years = tuple(one for one in meant if one.ledger is plain.ledger)
    here = cells[cells["year"] == plain.period] if len(cells) else cells
    offered: dict[Choice, list[str]] = {
        Choice.YEAR: [one.verdict for one in years if one.period != plain.period],
        Choice.LEDGER: [each.verdict for each in answered[1:]],
        Choice.SOURCE: _of_other_sources(here, claim, plain),
        Choice.DEFINITION: _of_other_definitions(here, claim, plain),
    }
    own = answer_of(plain.verdict)
    turns = {
        choice: any(answer_of(each) is not own for each in verdicts)
        for choice, verdicts in offered.items()
        if verdicts
    }
    return Deciding(
        plain,
        years,
        tuple(choice for choice, turned in turns.items() if turned),
        tuple(choice for choice, turned in turns.items() if not turned),
        flip(plain, claim, terms.about),
        _opposite(meant, plain),
    )


def flip(plain: Judgement, claim: Claim, about: float) -> float | None:
    """By how many percent an exact figure would have to change to turn the answer.

    Of a change it would be percent of percent, and of a place nothing at all.

    One that holds when rounded is asked for what would hold without rounding.
    """
    value = plain.value
    if not value or claim.form in (Form.CHANGE, Form.RANK, Form.RECORD):
        return None
    is_rounded = plain.verdict is Verdict.ROUNDED
    ends = keeping_range(claim, about, rounded=not is_rounded)
    reached = [100 * (end / value - 1) for end in ends if abs(end) != float("inf")]
    return min(reached, key=abs, default=None)


def of_years_meant(books: Books, claim: Claim, terms: Terms) -> list[Judgement]:
    """The plain readings, in both ledgers, of the years that a claim without a year may mean."""
    if claim.period or not claim.is_of_a_year:
        return []
    own = int(claim.judged_period)
    found = [
        plain_reading(books, replace(claim, period=f"{year:04}"), ledger, terms)
        for year in range(own - BACK, own + 1)
        for ledger in BOTH
    ]
    return [one for one in found if one.verdict not in NONE]


def _of_other_sources(here: pd.DataFrame, claim: Claim, plain: Judgement) -> list[str]:
    """The verdicts of other sources in the same year and ledger, by the same definition."""
    if here.empty:
        return []
    same = (here["ledger"] == plain.ledger) & (here["measure"] == claim.measure)
    answers = here["uncounted"].isin([COUNTED, SAME_REPORT])
    return list(here.loc[same & answers & (here["source"] != plain.figure.source), "verdict"])


def _of_other_definitions(here: pd.DataFrame, claim: Claim, plain: Judgement) -> list[str]:
    """The verdicts by other definitions of trade that could go either way.

    One flow below an “at least” proves nothing of the whole, so it is no choice there.
    """
    if here.empty:
        return []
    other = (here["ledger"] == plain.ledger) & (here["measure"] != claim.measure)
    verdicts = here.loc[other & (here["uncounted"] == COUNTED), "verdict"]
    is_least = claim.relation is Relation.AT_LEAST
    return [each for each in verdicts if not (is_least and each == Verdict.FAILS)]


def _opposite(meant: Sequence[Judgement], plain: Judgement) -> Judgement | None:
    """Of the readings that turn the answer, that of the nearest year, the clearer one of equals."""
    holds = answer_of(plain.verdict) is Verdict.HOLDS
    turned = [one for one in meant if (answer_of(one.verdict) is Verdict.HOLDS) is not holds]

    def near(one: Judgement) -> tuple[int, float]:
        clear = abs(one.percent or 0)
        return abs(int(one.period) - int(plain.period)), -clear if holds else clear

    return min(turned, key=near, default=None)
