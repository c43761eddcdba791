"""The two flows of a pair in one ledger, source by source, and which source is preferred.

One row is a source's record of one period: `exports_usd` and `imports_usd` (missing where the
source has none), with the status and note of each.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from dashboard.series.periods import MONTH, YEAR
from dashboard.series.witnesses import are_own
from dashboard.text.numbers import possessive
from dashboard.vocabulary import Flow, Ledger, Measure, Status, Step, TradeSystem

COLUMNS = ["period", "value", "status", "source", "note", "predecessor"]
"""Those of every series."""
FIRMEST_FIRST = [status.value for status in Status]
BOTH_FLOWS = ("exports", "imports")
JOINED = " + "
"""Stands between the two sources of one figure."""


class Pair(NamedTuple):
    """Two economies; exports and imports are seen from `first` in its own ledger."""

    id: str
    first: str
    second: str
    label: str
    colour: str


SIDES: dict[Ledger, tuple[tuple[int, int, Flow], tuple[int, int, Flow]]] = {
    Ledger.FIRST: ((0, 1, Flow.EXPORT), (0, 1, Flow.IMPORT)),
    Ledger.SECOND: ((1, 0, Flow.EXPORT), (1, 0, Flow.IMPORT)),
    Ledger.IMPORTERS: ((1, 0, Flow.IMPORT), (0, 1, Flow.IMPORT)),
    Ledger.EXPORTERS: ((0, 1, Flow.EXPORT), (1, 0, Flow.EXPORT)),
}
"""Reporter, partner (0 the first side, 1 the second) and flow of a ledger's exports and imports."""


def keeper(pair: Pair, ledger: Ledger) -> str:
    """The economy whose order of sources counts: the one that keeps the ledger."""
    return pair.second if ledger is Ledger.SECOND else pair.first


def ledger_flows(trade: pd.DataFrame, pair: Pair, ledger: Ledger, step: Step) -> pd.DataFrame:
    """Exports and imports of a pair in a ledger, per source and period, in US dollars.

    `trade` has the columns of data/trade/, `source`, `predecessor` and `report`.
    """
    exports, imports = (
        _flow(trade, reporter, partner, flow, step).add_prefix(f"{name}_")
        for name, (reporter, partner, flow) in zip(
            ("exports", "imports"), sides(pair, ledger), strict=True
        )
    )
    return exports.join(imports, how="outer").reset_index()


def preferred(flows: pd.DataFrame, order: Sequence[str], needed: Sequence[str]) -> pd.DataFrame:
    """For each period the first source in the order that holds every flow needed.

    Two sources that carry one economy's own report, each with one of the flows, stand together
    where the later of them stands: two systems of recording never meet in one figure. What is
    reported goes before what is not; of two ways in one place the firmer goes first, then the one
    with the earlier sources: a copy that is narrower never stands in for what an earlier source
    holds. A period that stays half is absent, and so is one by special trade beside general trade.
    """
    rank = {source: place for place, source in enumerate(order)}
    held = flows[flows["source"].isin(rank)]
    held = held.assign(rank=held["source"].map(rank), places=2 * held["source"].map(rank))
    ways = held.dropna(subset=[f"{name}_usd" for name in needed])
    if len(needed) > 1 and len(held):
        ways = pd.concat([ways, _of_one_report(held)], ignore_index=True)
    status = weakest(*(ways[f"{name}_status"] for name in needed))
    weakness = status.map(FIRMEST_FIRST.index)
    place = ["period", "is_weak", "rank", "weakness", "places"]
    ranked = ways.assign(weakness=weakness, is_weak=weakness > 0).sort_values(place, kind="stable")
    firsts = ranked.drop_duplicates("period").drop(columns=place[1:])
    return _of_one_system(firsts, f"{needed[0]}_report").reset_index(drop=True)


def _of_one_system(flows: pd.DataFrame, report: str) -> pd.DataFrame:
    """Periods of one trade system: special trade is no part of a line of general trade."""
    special = flows[report].str.endswith(f"/{TradeSystem.SPECIAL}")
    return flows if special.all() else flows[~special]


def _of_one_report(flows: pd.DataFrame) -> pd.DataFrame:
    """Exports of one source with imports of another that carry the same economy's own report."""
    exports, imports = (_one_flow(flows, name) for name in MIRRORED)
    own = exports[are_own(exports["report"])]
    ways = own.merge(imports, on=["period", "report"], suffixes=("", "_other"))
    two = ways[ways["rank"] != ways["rank_other"]].sort_values(["rank", "rank_other"])
    joined = two.assign(
        source=two["source"] + JOINED + two["source_other"],
        rank=two[["rank", "rank_other"]].max(axis="columns"),
        places=two["rank"] + two["rank_other"],
    )
    return joined[[*flows.columns]]


def _one_flow(flows: pd.DataFrame, name: str) -> pd.DataFrame:
    """The rows that hold one flow, without the other's columns."""
    own = flows[flows[f"{name}_usd"].notna()]
    columns = [column for column in flows if str(column).startswith(f"{name}_")]
    return own[["period", "source", "rank", *columns]].assign(report=own[f"{name}_report"])


def weakest(*statuses: pd.Series) -> pd.Series:
    """Row by row the weakest of several statuses: a sum is no firmer than its weakest part."""
    ranks = [status.map({word: i for i, word in enumerate(FIRMEST_FIRST)}) for status in statuses]
    return pd.concat(ranks, axis=1).max(axis=1).map(dict(enumerate(FIRMEST_FIRST))).astype("str")


MIRRORED = {"exports": "imports", "imports": "exports"}


def as_kept(flow: str, ledger: Ledger) -> str:
    """The flow in a ledger: the first side's exports are the second's imports."""
    return MIRRORED.get(flow, flow) if ledger is Ledger.SECOND else flow


def flows_of(measure: str, ledger: Ledger) -> tuple[str, ...]:
    """The flows that a measure is made of, as a ledger keeps them; a balance is the first less
    the second of these."""
    kept = as_kept(measure, ledger)
    if kept == Measure.BALANCE:
        return BOTH_FLOWS[::-1] if ledger is Ledger.SECOND else BOTH_FLOWS
    return BOTH_FLOWS if kept == Measure.TURNOVER else (kept,)


def flow_words(pair: Pair, ledger: Ledger, flow: str, names: Mapping[str, str]) -> str:
    """Whose flow with whom: “Turkey's exports to Russia”."""
    codes = (pair.first, pair.second)
    exports, imports = SIDES[ledger]
    a, b, kind = exports if flow == "exports" else imports
    own, other = (names.get(codes[place], codes[place]) for place in (a, b))
    way = "exports to" if kind is Flow.EXPORT else "imports from"
    return f"{possessive(own)} {way} {other}"


def sides(pair: Pair, ledger: Ledger) -> list[tuple[str, str, Flow]]:
    """Reporter, partner and flow of what a ledger has as a pair's exports and as its imports."""
    codes = (pair.first, pair.second)
    return [(codes[a], codes[b], flow) for a, b, flow in SIDES[ledger]]


def _flow(trade: pd.DataFrame, reporter: str, partner: str, flow: Flow, step: Step) -> pd.DataFrame:
    chosen = (
        (trade["reporter"] == reporter) & (trade["partner"] == partner) & (trade["flow"] == flow)
    )
    columns = ["source", "period", "value_usd", "status", "note", "predecessor", "report"]
    rows = trade.loc[chosen, columns].rename(columns={"value_usd": "usd"})
    whole = YEAR if step is Step.ANNUAL else MONTH
    fits = rows[rows["period"].str.fullmatch(whole.pattern)]
    if step is Step.ANNUAL:
        fits = pd.concat([fits, years_of_months(rows)])
    return fits.drop_duplicates(["source", "period"]).set_index(["source", "period"])


def years_of_months(rows: pd.DataFrame) -> pd.DataFrame:
    """Calendar years summed from months, only where a source has all twelve.

    Columns as in the input: source, period, usd, status, note, predecessor, and report where it
    has one: months of several reports make a year of none.
    """
    months = rows[rows["period"].str.fullmatch(MONTH.pattern)]
    key = [months["source"], months["period"].str[:4].rename("year")]
    full = months[months.groupby(key)["period"].transform("nunique") == 12]
    if full.empty:
        return full
    rank = full["status"].map({word: i for i, word in enumerate(FIRMEST_FIRST)})
    years = full.assign(year=full["period"].str[:4], rank=rank).groupby(["source", "year"])
    summed = years.agg(usd=("usd", "sum"), rank=("rank", "max"), predecessor=("predecessor", "max"))
    if "report" in rows:
        one = years["report"].nunique() == 1
        summed["report"] = years["report"].first().where(one, "")
    summed = summed.reset_index().rename(columns={"year": "period"})
    status = summed.pop("rank").map(dict(enumerate(FIRMEST_FIRST))).astype("str")
    return summed.assign(status=status, note="sum of twelve months")[rows.columns.tolist()]


def distinct(rows: pd.DataFrame, columns: Sequence[str], between: str) -> list[str]:
    """Row by row the words of several columns, each said once."""
    cells = zip(*(rows[column].fillna("") for column in columns), strict=True)
    return [between.join(dict.fromkeys(word for word in row if word)) for row in cells]
