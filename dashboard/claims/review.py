"""Judged claims as they leave the dashboard: tables, JSON and schema.org ClaimReview."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard.claims.court import Court
from dashboard.claims.judge import Claim, Judgement, Terms
from dashboard.claims.judged import Judged
from dashboard.claims.plain import deciding_rows
from dashboard.claims.words import (
    headline,
    ledger_name,
    stated,
    then_and_now,
    told,
    where,
    why,
)
from dashboard.series.flows import Pair, keeper
from dashboard.text.csv import rounded
from dashboard.text.glossary import PLAIN_READING
from dashboard.vocabulary import Ledger, Status, Verdict

TERMS = "urn:two-ledgers:terms:"
"""The prefix of our own words in ClaimReview; a name, not an address."""
COLUMNS = [
    *(
        "id",
        "about",
        "relation",
        "stated",
        "unit",
        "precision",
        "within_percent",
        "ledger",
        "source",
        "definition",
    ),
    *("year", "prices", "value", "status", "verdict", "margin", "percent", "plain", "reason"),
]


def table(judged: Sequence[Judged], terms: Terms, names: Mapping[str, str]) -> pd.DataFrame:
    """Every reading of every claim, a row each; the plain ones are marked."""
    parts = [_rows(each, terms, names) for each in judged]
    whole = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=COLUMNS)
    return rounded(whole, "stated", "precision", "within_percent", "value", "margin", "percent")


def as_json(judged: Judged, terms: Terms, names: Mapping[str, str]) -> dict[str, Any]:
    """One claim, its plain reading in each ledger, and every reading that keeps it."""
    claim = judged.claim
    return {
        "id": claim.id,
        "claim": f"{claim.about} {stated(claim, terms.about)}",
        "said": where(claim),
        "quoted": claim.quoted,
        "relation": str(claim.relation),
        "value": claim.value,
        "unit": claim.unit,
        "precision": claim.precision,
        "within_percent": claim.within(terms.about),
        "headline": headline(claim, judged.judgements, names),
        "plain": [_plain(each, claim, names) for each in judged.judgements],
        "holds": _records(_readings(judged.holding, claim, terms, names)),
        "changed_since_the_statement": then_and_now(judged.changes, claim, names),
    }


def claim_review(
    judged: Judged,
    terms: Terms,
    court: Court,
    sources: Mapping[str, tuple[str, str]],
    made_on: str,
) -> list[dict[str, Any]]:
    """schema.org ClaimReview, one for each ledger; our own terms carry value, unit and rows.

    `sources` maps an id to title and vintage; `made_on` is the day of the review, ISO 8601.
    """
    claim, reviews = judged.claim, []
    for each in judged.judgements:
        rows = deciding_rows(court.books.trade, claim, each).to_dict("records")
        decided_by = [_row(row, sources) for row in rows]
        review = _review(claim, each, terms, court.names, made_on)
        reviews.append({**review, "tl:decidedBy": decided_by})
    return reviews


def _rows(judged: Judged, terms: Terms, names: Mapping[str, str]) -> pd.DataFrame:
    cells = judged.cells
    if cells.empty:
        plain = [_plain_row(each, judged.claim) for each in judged.judgements]
        return _readings(pd.DataFrame(plain), judged.claim, terms, names).assign(plain="yes")
    deciding = {
        (str(each.ledger), each.source, each.period)
        for each in judged.judgements
        if each.verdict is not Verdict.SILENT
    }
    marks = [
        "yes" if measure == judged.claim.measure and key in deciding and not terms.constant else ""
        for measure, *key_parts in cells[["measure", "ledger", "source", "year"]].itertuples(
            index=False, name=None
        )
        for key in [tuple(key_parts)]
    ]
    return _readings(cells, judged.claim, terms, names).assign(plain=marks)[COLUMNS]


def _plain_row(judgement: Judgement, claim: Claim) -> dict[str, Any]:
    return {
        "source": judgement.source,
        "ledger": str(judgement.ledger),
        "measure": str(claim.measure),
        "year": judgement.period,
        "value": judgement.value,
        "status": judgement.status,
        "verdict": str(judgement.verdict),
        "margin": judgement.margin,
        "percent": judgement.percent,
        "lacks": judgement.lacks,
    }


def _readings(
    cells: pd.DataFrame, claim: Claim, terms: Terms, names: Mapping[str, str]
) -> pd.DataFrame:
    """Cells of a grid with the claim's own terms beside them; `plain` is left empty."""
    prices = f"constant, {claim.judged_period[:4]}" if terms.constant else "current"
    told_cells = cells.assign(
        id=claim.id,
        about=claim.about,
        relation=str(claim.relation),
        stated=claim.value,
        unit=claim.unit,
        precision=claim.precision,
        within_percent=claim.within(terms.about),
        ledger=[_keeper(claim.pairs, Ledger(ledger), names) for ledger in cells["ledger"]],
        definition=cells["measure"],
        prices=prices,
        plain="",
        reason=[
            why(lacks, Ledger(ledger), names)
            for lacks, ledger in zip(cells["lacks"], cells["ledger"], strict=True)
        ],
    )
    return told_cells[COLUMNS]


def _keeper(pairs: Sequence[Pair], ledger: Ledger, names: Mapping[str, str]) -> str:
    if ledger in (Ledger.IMPORTERS, Ledger.EXPORTERS):
        return str(ledger)
    return " + ".join(dict.fromkeys(names[keeper(pair, ledger)] for pair in pairs))


def _records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    kept = ["ledger", "source", "definition", "year", "prices", "value", "status", "verdict"]
    return [{key: row[key] for key in kept} for row in rounded(rows).to_dict("records")]


def _plain(judgement: Judgement, claim: Claim, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "ledger": ledger_name(claim.pairs, judgement.ledger, names),
        "period": judgement.period,
        "verdict": str(judgement.verdict),
        "value": judgement.value,
        "status": judgement.status,
        "source": judgement.source,
        "margin": judgement.margin,
        "percent": judgement.percent,
        "reason": why(judgement.lacks, judgement.ledger, names),
        "in_words": told(judgement, claim, names),
    }


def _review(
    claim: Claim,
    judgement: Judgement,
    terms: Terms,
    names: Mapping[str, str],
    made_on: str,
) -> dict[str, Any]:
    whose = ledger_name(claim.pairs, judgement.ledger, names)
    said = {"@type": "Claim", "author": {"@type": "Organization", "name": claim.said}}
    dated = {"datePublished": claim.stated_on} if claim.stated_on else {}
    linked = {"appearance": {"@type": "CreativeWork", "url": claim.url}} if claim.url else {}
    return {
        "@context": ["https://schema.org", {"tl": TERMS}],
        "@type": "ClaimReview",
        "datePublished": made_on,
        "author": {"@type": "Organization", "name": "Two Ledgers"},
        "claimReviewed": f"{claim.about} {stated(claim, terms.about)}",
        "itemReviewed": {
            **said,
            **dated,
            **linked,
            "text": claim.quoted or stated(claim, terms.about),
        },
        "reviewRating": {"@type": "Rating", "alternateName": str(judgement.verdict)},
        "reviewBody": f"{whose}, {judgement.period}: {told(judgement, claim, names)}.",
        "tl:id": claim.id,
        "tl:value": claim.value,
        "tl:unit": claim.unit,
        "tl:precision": claim.precision,
        "tl:relation": str(claim.relation),
        "tl:withinPercent": claim.within(terms.about),
        "tl:reading": _reading(terms),
        "tl:period": judgement.period,
        "tl:ledger": whose,
        "tl:found": judgement.value,
        "tl:margin": judgement.margin,
        "tl:percent": judgement.percent,
        "tl:reason": why(judgement.lacks, judgement.ledger, names),
    }


def _reading(terms: Terms) -> str:
    """The rule that a review was made by, with what the reader has changed of it."""
    weaker = [str(status) for status in terms.statuses if status is not Status.REPORTED]
    more = f" Figures with these statuses counted too: {', '.join(weaker)}." if weaker else ""
    return f"{PLAIN_READING}{more}"


def _row(row: Mapping[Any, Any], sources: Mapping[str, tuple[str, str]]) -> dict[str, Any]:
    title, vintage = sources[str(row["source"])]
    kept = ["reporter", "partner", "flow", "period", "valuation", "value_usd", "status", "note"]
    return {
        **{f"tl:{key}": row[key] for key in kept},
        "tl:source": title,
        "tl:sourceId": row["source"],
        "tl:vintage": vintage,
    }
