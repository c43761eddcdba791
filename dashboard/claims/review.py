"""Judged claims as they leave the dashboard: tables, JSON and schema.org ClaimReview."""

from collections.abc import Mapping, Sequence
from math import inf, nan
from typing import Any

import pandas as pd

from dashboard.claims import words
from dashboard.claims.claim import Claim, Judgement, Terms
from dashboard.claims.court import court_of
from dashboard.claims.judged import Judged
from dashboard.claims.plain_reading import deciding_rows
from dashboard.claims.readings import COUNTED
from dashboard.claims.verdict import NONE
from dashboard.claims.words_deciding import deciding_words, report_words, seen_then_words
from dashboard.package.kinds import Kind
from dashboard.package.package import Package
from dashboard.package.source import Source
from dashboard.series.flows import Pair, keeper
from dashboard.text.csv import rounded
from dashboard.text.glossary import PLAIN_READING
from dashboard.vocabulary import Ledger

TERMS = "urn:two-ledgers:terms:"
"""The prefix of our own words in ClaimReview; a name, not an address."""
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


def claim_review(
    judged: Judged, terms: Terms, package: Package, made_on: str
) -> list[dict[str, Any]]:
    """schema.org ClaimReview, one for each ledger; our own terms carry value, unit and rows.

    What nobody stated as a fact has no review.

    `made_on` is the day of the review, ISO 8601.
    """
    court = court_of(package)
    sources = {source.id: source for source in package.of_kind(Kind.TRADE)}
    reviews = []
    for each in judged.judgements if judged.claim.is_judged else ():
        rows = deciding_rows(court.books.trade, judged.claim, each).to_dict("records")
        decided_by = [_row(row, sources[row["source"]]) for row in rows]
        review = _review(judged.claim, each, terms, court.names, made_on)
        reviews.append({**review, "tl:decidedBy": decided_by})
    return reviews


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
        at_least=cells["least"],
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
        "at_least": figure.least if figure.is_known else None,
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


def _review(
    claim: Claim,
    judgement: Judgement,
    terms: Terms,
    names: Mapping[str, str],
    made_on: str,
) -> dict[str, Any]:
    whose = words.ledger_name(claim.pairs, judgement.ledger, names)
    said = words.judgement_words(judgement, claim, names)
    dated = {"datePublished": claim.stated_on} if claim.stated_on else {}
    linked = {"appearance": {"@type": "CreativeWork", "url": claim.url}} if claim.url else {}
    return {
        "@context": ["https://schema.org", {"tl": TERMS}],
        "@type": "ClaimReview",
        "datePublished": made_on,
        "author": {"@type": "Organization", "name": "Two Ledgers"},
        "claimReviewed": words.claimed(claim, terms.about),
        "itemReviewed": {
            "@type": "Claim",
            "author": {"@type": "Organization", "name": claim.said},
            **dated,
            **linked,
            "text": claim.quoted or words.stated(claim, terms.about),
        },
        "reviewRating": {"@type": "Rating", "alternateName": str(judgement.verdict)},
        "reviewBody": f"{whose}, {judgement.period}: {said}.",
        "tl:id": claim.id,
        "tl:value": claim.value,
        "tl:unit": claim.unit,
        "tl:precision": claim.precision,
        "tl:relation": str(claim.relation),
        "tl:withinPercent": claim.within(terms.about),
        "tl:reading": PLAIN_READING,
        "tl:period": judgement.period,
        "tl:ledger": whose,
        "tl:found": judgement.value,
        "tl:atLeast": judgement.figure.least if judgement.figure.is_known else None,
        "tl:closeWithinPercent": judgement.closeness.percent if judgement.closeness else None,
        "tl:margin": judgement.margin,
        "tl:percent": judgement.percent,
        "tl:reason": words.why_missing(judgement.figure.lacks, judgement.ledger, names),
    }


def _row(row: Mapping[Any, Any], source: Source) -> dict[str, Any]:
    columns = ("reporter", "partner", "flow", "period", "valuation", "value_usd", "status", "note")
    return {
        **{f"tl:{name}": row[name] for name in columns},
        "tl:source": source.credit.title,
        "tl:sourceId": source.id,
        "tl:vintage": source.credit.vintage,
    }
