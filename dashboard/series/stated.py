"""What was stated of a pair's trade and stands in its chart, as rows of figures to take away."""

import pandas as pd

from dashboard.package.package import Package
from dashboard.series import annotations
from dashboard.series.books import Request, whose
from dashboard.series.periods import plain_year
from dashboard.series.prices import price_index
from dashboard.series.words_claimed import claim_noted, statement_noted
from dashboard.text.csv import COLUMNS
from dashboard.text.numbers import Scale

WHOLE = Scale(1, "")
STATED = "stated"
"""The status of what somebody said, which is no statistic; of a claim its own kind stands there."""


def claims_as_series(package: Package, request: Request) -> pd.DataFrame:
    """The figures of claims as rows of a series: of nobody's ledger, some without a period."""
    prices = price_index(package.indicators)
    drawn = annotations.references(package.claims, request, WHOLE, prices)
    by_id = {row["id"]: row for row in package.claims.to_dict("records")}
    rows = [by_id[id_] for id_ in drawn["claim"]]
    return _as_series(request, drawn).assign(
        status=[row["kind"] or STATED for row in rows],
        source="claims",
        note=[claim_noted(row) for row in rows],
    )


def claimed_years(package: Package, request: Request) -> set[tuple[str, str]]:
    """Pairs and the years in which figures of theirs that are drawn were claimed."""
    drawn = annotations.references(package.claims, request, WHOLE, price_index(package.indicators))
    by_id = dict(zip(package.claims["id"], package.claims["stated_on"], strict=True))
    every = drawn[["claim", "pair", "period"]].itertuples(index=False, name=None)
    return {(pair, period[:4] or plain_year(str(by_id[id_]))) for id_, pair, period in every}


def statements_as_series(package: Package, request: Request) -> pd.DataFrame:
    """Statements of officials and agencies, each of one side's ledger, as rows of a series."""
    prices = price_index(package.indicators)
    drawn = annotations.statements_of(package.statements, request, prices)
    by_id = {pair.id: whose(pair, request.ledger) for pair in request.pairs}
    return _as_series(request, drawn).assign(
        ledger=[by_id[pair] for pair in drawn["pair"]],
        source="statements",
        note=[statement_noted(row) for row in drawn.to_dict("records")],
    )


def _as_series(request: Request, drawn: pd.DataFrame) -> pd.DataFrame:
    rows = drawn[["pair", "period", "value"]].reset_index(drop=True)
    said = {"measure": str(request.measure), "unit": request.unit, "status": STATED}
    return rows.assign(**said, ledger="", source="", predecessor="", note="")[
        [*COLUMNS, "predecessor", "note"]
    ]
