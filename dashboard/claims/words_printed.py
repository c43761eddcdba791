"""A claim as the command line prints it."""

from collections.abc import Hashable, Mapping
from typing import Any

from dashboard.claims.judge import Judgement, Terms
from dashboard.claims.judged import Judged
from dashboard.claims.words import (
    constant_words,
    fits,
    ledger_name,
    period_words,
    seen_then,
    stated,
    told,
    where,
)
from dashboard.text.numbers import day, on_one_line
from dashboard.vocabulary import MONEY, Ledger


def in_text(judged: Judged, terms: Terms, names: Mapping[str, str]) -> str:
    """A claim as the command line prints it: what is said, the plain reading, when it fits."""
    claim = judged.claim
    lines = [
        f"{claim.id}: {claim.about} {stated(claim, terms.about)}",
        f"  “{on_one_line(claim.quoted)}” ({where(claim)})"
        if claim.quoted
        else f"  ({where(claim)})",
        *(
            f"  {period_words(each.period)}, {ledger_name(claim.pairs, each.ledger, names)}: "
            f"{told(each, claim, names)}{_cited(each)}"
            for each in judged.judgements
        ),
        *(f"  {line}" for line in _fitting(judged, names)),
        *(f"  {line}" for line in seen_then(judged, names)),
    ]
    if terms.constant and claim.unit == MONEY and len(judged.cells):
        lines.append(f"  {constant_words(judged)}")
    if claim.note:
        lines.append(f"  Note: {on_one_line(claim.note)}")
    return "\n".join(lines)


def _cited(judgement: Judgement) -> str:
    return f" [{judgement.source}, {judgement.status}]" if judgement.source else ""


def _fitting(judged: Judged, names: Mapping[str, str]) -> list[str]:
    """The years in which a claim fits as claimed, ledger by ledger."""
    claim = judged.claim
    own = judged.holding[judged.holding["measure"] == claim.measure]
    return [
        f"Fits, {ledger_name(claim.pairs, Ledger(str(ledger)), names, inside=True)}: "
        f"{fits(cells, claim)}"
        for ledger, cells in own.groupby("ledger", sort=False)
    ]


def remark(row: Mapping[Hashable, Any]) -> str:
    """A remark without a figure, as the command line prints it."""
    place = f"{row['speaker']}, {day(row['stated_on'])}, paragraph {row['paragraph']}"
    return (
        f"{row['id']}: “{row['fragment']}” ({place})\n  A remark without a figure about "
        f"{row['measure']}: shown beside the series on the page Claims, without a verdict."
    )
