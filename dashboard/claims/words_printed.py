"""A claim as the command line prints it."""

from collections.abc import Mapping

from dashboard.claims.claim import Judgement, Terms
from dashboard.claims.judged import Judged
from dashboard.claims.remarks import Remark
from dashboard.claims.words import claimed, judgement_words, ledger_name, period_words, where
from dashboard.claims.words_readings import fits, prices_in_words, seen_then
from dashboard.text.numbers import on_one_line
from dashboard.vocabulary import Ledger


def in_text(judged: Judged, terms: Terms, names: Mapping[str, str]) -> str:
    """A claim as the command line prints it: what is said, the plain reading, when it fits."""
    claim = judged.claim
    lines = [
        f"{claim.id}: {claimed(claim, terms.about)}",
        f"  “{on_one_line(claim.quoted)}” ({where(claim)})"
        if claim.quoted
        else f"  ({where(claim)})",
        *(
            f"  {period_words(each.period)}, {ledger_name(claim.pairs, each.ledger, names)}: "
            f"{judgement_words(each, claim, names)}{_cited(each)}"
            for each in judged.judgements
        ),
        *(f"  {line}" for line in _fitting(judged, names)),
        *(f"  {line}" for line in seen_then(judged, names)),
    ]
    if len(judged.cells) and (prices := prices_in_words(judged, terms)):
        lines.append(f"  {prices}")
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


def remark_in_text(remark: Remark) -> str:
    """A remark without a figure, as the command line prints it."""
    return (
        f"{remark.id}: “{remark.quoted}” ({where(remark)})\n  A remark without a figure about "
        f"{remark.about}: shown beside the series on the page Claims, without a verdict."
    )
