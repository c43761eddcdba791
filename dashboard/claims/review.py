"""Judged claims as they leave the dashboard: tables and JSON."""

from collections.abc import Mapping, Sequence
from math import inf, nan
from typing import Any

import pandas as pd

from dashboard.claims import words
from dashboard.claims.claim import Claim, Judgement, Terms
from dashboard.claims.judged import Judged
from dashboard.claims.readings import COUNTED
from dashboard.claims.verdict import NONE
from dashboard.claims.words_deciding import deciding_words, report_words, seen_then_words
from dashboard.series.flows import Pair, keeper
from dashboard.text.csv import rounded
from dashboard.vocabulary import Ledger

COLUMNS = [
    "id", "about", "relation", "stated", "unit", "precision", "within_percent", "ledger", "source",
    "definition", "year", "prices", "value", "at_least", "at_most", "status", "report", "verdict",
    "margin", "percent", "close_within", "counted", "plain", "reason", "document", "title",
    "address",
]  # fmt: skip


def table(judged: Sequence[Judged], terms: Terms, names: Mapping[str, str]) -> pd.DataFrame:
    """Every reading of every claim, a row each; the plain ones are marked."""
    parts = [_rows(each, terms, names) for each in judged]
    whole = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=COLUMNS)
    numbers = ("stated", "precision", "within_percent", "value", "at_least", "at_most", "margin")
    return rounded(whole, *numbers, "percent", "close_within")


def as_json(judged: Judged, terms: Terms, names: Mapping[str, str]) -> dict[str, Any]:
    """One claim, its plain reading in each ledger, and every reading that keeps it."""
    claim = judged.claim
    return {
        "id": claim.id,
        "claim": words.claimed(claim, terms.about),
        "said": words.where(claim),
        "document": {"id": claim.document, "title": claim.title, "address": claim.url},
        "quoted": claim.quoted,
        "relation": str(claim.relation),
        "value": claim.value,
        "unit": claim.unit,
        "precision": claim.precision,
        "within_percent": claim.within(terms.about),
        "headline": words.headline(claim, judged.judgements, names),
        "plain": [_plain(each, claim, names) for each in judged.judgements],
        "judged": claim.is_judged,
        "decides": deciding_words(judged.deciding, claim, names) if judged.deciding else [],
        "holds": _records(_readings(judged.holding, claim, terms, names)),
        "public_then": seen_then_words(judged.then, claim, names),
    }


def _rows(judged: Judged, terms: Terms, names: Mapping[str, str]) -> pd.DataFrame:
    cells, claim = judged.cells, judged.claim
    if cells.empty:
        plain = pd.DataFrame([_plain_row(each, claim) for each in judged.judgements])
        return _readings(plain, claim, terms, names).assign(plain="yes")
    deciding = {
        (str(claim.measure), str(each.ledger), each.figure.source, each.period)
        for each in judged.judgements
        if each.figure.is_known and not terms.constant
    }
    keys = cells[["measure", "ledger", "source", "year"]].itertuples(index=False, name=None)
    marks = ["yes" if key in deciding else "" for key in keys]
    return _readings(cells, claim, terms, names).assign(plain=marks)[COLUMNS]


def _plain_row(judgement: Judgement, claim: Claim) -> dict[str, Any]:
    """A judgement as a cell of a grid."""
    figure, near = judgement.figure, judgement.closeness
    return {
        **vars(judgement),
        **figure._asdict(),
        "value": figure.value,
        "measure": str(claim.measure),
        "year": judgement.period,
        "close_within": near.percent if near else None,
        "uncounted": str(judgement.verdict) if judgement.verdict in NONE else COUNTED,
    }


def _readings(
    cells: pd.DataFrame, claim: Claim, terms: Terms, names: Mapping[str, str]
) -> pd.DataFrame:
    """Cells of a grid with the claim's own terms beside them; `plain` is left empty."""
    prices = f"constant, {claim.judged_period[:4]}" if terms.constant else "current"
    beside = cells.assign(
        id=claim.id,
        about=claim.about,
        document=claim.document,
        title=claim.title,
        address=claim.url,
        relation=str(claim.relation),
        stated=claim.value,
        unit=claim.unit,
        precision=claim.precision,
        within_percent=claim.within(terms.about),
        ledger=[_keeper(claim.pairs, Ledger(ledger), names) for ledger in cells["ledger"]],
        definition=cells["measure"],
        prices=prices,
        at_least=cells["least"].replace(-inf, nan),
        at_most=cells["most"].replace(inf, nan),
        counted=[f"no: {why}" if why else "yes" for why in cells["uncounted"]],
        plain="",
        reason=[
            words.why_missing(lacks, Ledger(ledger), names)
            for lacks, ledger in zip(cells["lacks"], cells["ledger"], strict=True)
        ],
    )
    return beside[COLUMNS]


def _keeper(pairs: Sequence[Pair], ledger: Ledger, names: Mapping[str, str]) -> str:
    if ledger in (Ledger.IMPORTERS, Ledger.EXPORTERS):
        return str(ledger)
    return " + ".join(dict.fromkeys(names[keeper(pair, ledger)] for pair in pairs))


def _records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    kept = ["ledger", "source", "definition", "year", "prices", "at_least", "status", "verdict"]
    return [{key: row[key] for key in kept} for row in rounded(rows).to_dict("records")]


def _plain(judgement: Judgement, claim: Claim, names: Mapping[str, str]) -> dict[str, Any]:
    figure, beside, near = judgement.figure, judgement.beside, judgement.closeness
    return {
        "ledger": words.ledger_name(claim.pairs, judgement.ledger, names),
        "period": judgement.period,
        "verdict": str(judgement.verdict),
        "value": judgement.value,
        "at_least": figure.at_least,
        "status": figure.status,
        "source": figure.source,
        "report": report_words(figure.report, names),
        "margin": judgement.margin,
        "percent": judgement.percent,
        "close_within_percent": near.percent if near else None,
        "estimate": beside.least if beside.is_exact else None,
        "estimate_source": beside.source,
        "reason": words.why_missing(figure.lacks, judgement.ledger, names),
        "in_words": words.judgement_words(judgement, claim, names),
    }
