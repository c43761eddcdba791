"""A verdict in a sentence that can be copied: claim, book, figure, verdict, and what is close."""

from collections.abc import Sequence

from dashboard.claims.claim import Claim, Judgement
from dashboard.claims.figure import Yardstick, parts_of
from dashboard.claims.verdict import NONE
from dashboard.claims.words import (
    Names,
    claimed,
    judgement_words,
    ledger_name,
    period_words,
    where,
)
from dashboard.exhibit import Cited
from dashboard.text.numbers import on_one_line
from dashboard.vocabulary import ABOUT


def verdicts_cited(
    judgements: Sequence[Judgement], claim: Claim, names: Names, about: float = ABOUT
) -> tuple[Cited, ...]:
    """What each book says of a claim by its plain reading; nothing of one that is not judged."""
    if not claim.is_judged:
        return ()
    return tuple(_cited(each, claim, names, about) for each in judgements)


def _cited(judgement: Judgement, claim: Claim, names: Names, about: float) -> Cited:
    whose = ledger_name(claim.pairs, judgement.ledger, names, inside=True)
    said = judgement_words(judgement, claim, names)
    text = (
        f"{_stated(claim, about)}: in {whose} for {period_words(judgement.period)}, "
        f"{said}{_tolerance(judgement)}"
    )
    sources = tuple(parts_of(judgement.best.source))
    return Cited(on_one_line(text), sources, f"{claim.id or 'claim'}-{judgement.ledger}")


def _stated(claim: Claim, about: float) -> str:
    """What is claimed, in which words, and who said them when: only the words are a quotation."""
    quoted = f", in the words “{claim.quoted}”" if claim.quoted else ""
    said = where(claim)
    return f"{claimed(claim, about)}{quoted}{f' ({said})' if said else ''}"


def _tolerance(judgement: Judgement) -> str:
    """By how much a figure may miss the claim and be close."""
    near = judgement.closeness
    if near is None or judgement.verdict in NONE:
        return ""
    unit = "points" if near.by is Yardstick.POINTS else "percent"
    return f"; close would be up to {near.percent:.3g} {unit}"
