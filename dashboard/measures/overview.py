"""The article's figures beside the same measure in one ledger, in the last full year before it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.measures.flows import Pair, absent, keeper, ledger_flows
from dashboard.measures.periods import year_of
from dashboard.measures.trade import Books, money, ratio
from dashboard.vocabulary import MONEY, RATIO, Ledger, Measure, Step

RATIO_TO = re.compile(r"turnover ratio to ([A-Z]{3}-[A-Z]{3})")


@dataclass(frozen=True)
class Figure:
    """One stated figure and the statistic beside it; `value` None where the books are silent.

    `missing` names the flows that no source holds, as (economy, partner, flow name) codes.
    """

    claim: str
    pairs: tuple[Pair, ...]
    year: str
    unit: str
    relation: str
    stated: float
    fragment: str
    kind: str
    value: float | None
    status: str
    source: str
    missing: tuple[tuple[str, str, str], ...]


def plain_year(stated_on: str) -> str:
    """The last full calendar year before a statement."""
    return str(year_of(stated_on) - 1)


def figures(
    books: Books, claims: pd.DataFrame, pairs: Sequence[Pair], ledger: Ledger
) -> list[Figure]:
    """Every claim with a value about turnover or a ratio of turnovers, with its statistic."""
    by_id = {pair.id: pair for pair in pairs}
    found = []
    for claim in claims.dropna(subset="value").to_dict("records"):
        chosen = _pairs_of(claim["measure"], f"{claim['reporter']}-{claim['partner']}")
        if chosen and all(id_ in by_id for id_ in chosen):
            found.append(_figure(books, claim, tuple(by_id[id_] for id_ in chosen), ledger))
    return found


def _pairs_of(measure: str, pair: str) -> tuple[str, ...]:
    """The pairs a claim is about: one for turnover, two for a ratio, none where unknown."""
    if measure == Measure.TURNOVER:
        return (pair,)
    match = RATIO_TO.fullmatch(measure)
    return (pair, match[1]) if match else ()


def _figure(
    books: Books, claim: dict[str, object], pairs: tuple[Pair, ...], ledger: Ledger
) -> Figure:
    year = plain_year(str(claim["stated_on"]))
    values = [money(books, pair, Measure.TURNOVER, ledger, None, Step.ANNUAL) for pair in pairs]
    series = ratio(values[0], values[1]) if len(values) > 1 else values[0]
    row = series[series["period"] == year]
    return Figure(
        claim=str(claim["id"]),
        pairs=pairs,
        year=year,
        unit=RATIO if len(pairs) > 1 else MONEY,
        relation=str(claim["relation"]),
        stated=float(str(claim["value"])),
        fragment=str(claim["fragment"]),
        kind=str(claim["kind"]),
        value=None if row.empty else float(row["value"].iloc[0]),
        status="" if row.empty else str(row["status"].iloc[0]),
        source="" if row.empty else str(row["source"].iloc[0]),
        missing=_missing(books, pairs, ledger, year) if row.empty else (),
    )


def _missing(
    books: Books, pairs: tuple[Pair, ...], ledger: Ledger, year: str
) -> tuple[tuple[str, str, str], ...]:
    found = []
    for pair in pairs:
        side = keeper(pair, ledger)
        other = pair.first if side == pair.second else pair.second
        flows = ledger_flows(books.trade, pair, ledger, Step.ANNUAL)
        found += [(side, other, name) for name in absent(flows, books.sources_for(side), year)]
    return tuple(found)
