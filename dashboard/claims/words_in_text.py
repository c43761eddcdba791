"""A judged claim as the command line prints it: what is said, the plain reading, when it fits."""

from collections.abc import Mapping

from dashboard.claims import words, words_documents
from dashboard.claims.claim import Judgement, Terms
from dashboard.claims.judged import Judged
from dashboard.claims.words_deciding import deciding_words, seen_then_words
from dashboard.claims.words_readings import fits, prices_in_words
from dashboard.text.numbers import on_one_line
from dashboard.vocabulary import Ledger


def in_text(judged: Judged, terms: Terms, names: Mapping[str, str]) -> str:
    """A claim as the command line prints it: what is said, the plain reading, when it fits."""
    claim = judged.claim
    told = words_documents.in_text(claim)
    where = f"({told})" if told else ""
    quoted = f"“{on_one_line(claim.quoted)}”" if claim.quoted else ""
    named = f"{claim.id}: " if claim.id else ""
    lines = [
        f"{named}{words.claimed(claim, terms.about)}",
        *([f"  {' '.join(filter(None, (quoted, where)))}"] if quoted or where else []),
        *(f"  {line}" for line in ledger_lines(judged, names)),
        *(f"  {line}" for line in _deciding(judged, names)),
        *(f"  {line}" for line in _fitting(judged, names)),
        *(f"  {line}" for line in seen_then_words(judged.then, claim, names)),
    ]
    if len(judged.cells) and (prices := prices_in_words(judged, terms)):
        lines.append(f"  {prices}")
    if claim.note:
        lines.append(f"  Note: {on_one_line(claim.note)}")
    return "\n".join(lines)


def ledger_lines(judged: Judged, names: Mapping[str, str]) -> list[str]:
    """What each side's ledger says of a claim: its period, figure, verdict and source."""
    claim = judged.claim
    return [
        f"{words.period_words(each.period)}, "
        f"{words.ledger_name(claim.pairs, each.ledger, names)}: "
        f"{words.judgement_words(each, claim, names)}{_cited(each)}"
        for each in judged.judgements
    ]


def _cited(judgement: Judgement) -> str:
    figure = judgement.figure
    return f" [{figure.source}, {figure.status}]" if figure.source else ""


def _deciding(judged: Judged, names: Mapping[str, str]) -> list[str]:
    return deciding_words(judged.deciding, judged.claim, names) if judged.deciding else []


def _fitting(judged: Judged, names: Mapping[str, str]) -> list[str]:
    """The years in which a claim fits as claimed, ledger by ledger."""
    claim = judged.claim
    own = judged.holding[judged.holding["measure"] == claim.measure]
    return [
        f"Fits, {words.ledger_name(claim.pairs, Ledger(str(ledger)), names, inside=True)}: "
        f"{fits(cells, claim)}"
        for ledger, cells in own.groupby("ledger", sort=False)
    ]
