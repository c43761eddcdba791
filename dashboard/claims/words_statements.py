"""Statements in words: a table with their verdicts, and those that contradict each other."""

from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard.claims.claim import Claim
from dashboard.claims.conflicts import spread
from dashboard.claims.judged import Judged
from dashboard.claims.verdict import NONE
from dashboard.claims.words import judgement_words, period_words, stated
from dashboard.text.numbers import BILLION, listed, on_one_line, percentage

COLUMNS = ["Period", "What", "Stated", "By", "Own ledger", "Partner's ledger", "Note", "Read on"]
RULE = (
    "A statement stands beside the ledger of the side whose trade it tells, and the partner’s. "
    "A figure is judged as coarsely as it was printed: “2 billion” holds when rounded of "
    "1.58, and one printed to the million must agree to the million. Statements are "
    "statements: no chart draws them as statistics."
)


def headline(judged: Sequence[Judged]) -> str:
    """How many statements there are, and of how many the data say anything."""
    answered = sum(any(each.verdict not in NONE for each in one.judgements) for one in judged)
    return f"{len(judged)} statements: {answered} with a verdict, to the others there is no answer"


def statements_table(judged: Sequence[Judged], names: Mapping[str, str]) -> pd.DataFrame:
    """Statements to read, newest period first, each with the verdict of either side's ledger."""
    rows = [_statement(one, names) for one in judged]
    table = pd.DataFrame(rows, columns=["from", *COLUMNS])
    return table.sort_values("from", ascending=False, kind="stable")[COLUMNS]


def _statement(judged: Judged, names: Mapping[str, str]) -> dict[str, str]:
    claim = judged.claim
    own, partner = (judgement_words(each, claim, names) for each in judged.judgements)
    return {
        "from": claim.period,
        "Period": period_words(claim.period),
        "What": claim.about,
        "Stated": stated(claim),
        "By": claim.said,
        "Own ledger": own,
        "Partner's ledger": partner,
        "Note": claim.note,
        "Read on": claim.url,
    }


def conflict_words(group: Sequence[Claim]) -> str:
    """“Russia–Turkey turnover, 2022: 62 (one), 65 (another) billion dollars, 4.8 percent apart”."""
    ordered = sorted(group, key=lambda claim: claim.value)
    divisor, word = (BILLION, "billion") if ordered[-1].value >= BILLION else (1e6, "million")
    figures = listed(
        [f"{claim.value / divisor:,.12g} ({on_one_line(claim.said)})" for claim in ordered]
    )
    about = f"{group[0].about}, {period_words(group[0].period)}"
    return f"{about}: {figures} {word} dollars, {percentage(spread(group))} apart"
