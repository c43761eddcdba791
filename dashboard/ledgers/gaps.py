"""The same goods in two ledgers: what the exporter recorded, and what the importer did.

One row is one year of one flow of goods, from `exporter` to `importer`: `exported_usd` in the
exporter's ledger and `imported_usd` in the importer's, each with its status, source, valuation and
note, empty where that side has none. `standing` says whether the two can be set beside each other.

The gap is the importer's CIF figure minus the exporter's FOB figure; the ratio is CIF over FOB.
"""

from typing import NamedTuple

import pandas as pd

from dashboard.series.books import Books, Request
from dashboard.series.flows import Pair, weakest, years_of_months
from dashboard.series.periods import is_of, position
from dashboard.series.prices import factors, index_source, price_index, unpriced
from dashboard.vocabulary import FREIGHT, Flow, Standing, Status, Step, Valuation

OWN_REPORTS = (Status.REPORTED, Status.DOUBTFUL)
DERIVED = "derived"
PARTS = ["usd", "status", "source", "note", "valuation"]
SIDES = {"exported": ("exporter", Flow.EXPORT), "imported": ("importer", Flow.IMPORT)}
BOTH = tuple(SIDES)
COLUMNS = [
    *("goods", "exporter", "importer", "period", "position"),
    *(f"{side}_{part}" for side in BOTH for part in PARTS),
    *("two_sources", "source", "standing"),
]
LESS, WITHIN, MORE = "less", "within freight", "more"


class Goods(NamedTuple):
    """One flow of goods: who sells and who buys."""

    exporter: str
    importer: str

    @property
    def id(self) -> str:
        """The codes of both, the seller first."""
        return f"{self.exporter}-{self.importer}"


def both_ways(pair: Pair) -> tuple[Goods, Goods]:
    """The two flows of goods of a pair: from its first side to its second, and back."""
    return Goods(pair.first, pair.second), Goods(pair.second, pair.first)


def matched(books: Books, pair: Pair, source: str | None = None) -> pd.DataFrame:
    """Both flows of goods of a pair, year by year, in current US dollars."""
    return pd.concat(
        [_matched(books, goods, source) for goods in both_ways(pair)], ignore_index=True
    )


def in_dollars(rows: pd.DataFrame, books: Books, request: Request) -> pd.DataFrame:
    """Rows of `matched` in the dollars asked for, naming the price index among their sources.

    Years that no index brings to those dollars are absent (see `without_index`).
    """
    if request.prices is None or rows.empty:
        return rows
    multiplied = factors(rows["period"], price_index(books.indicators), request.prices)
    index = index_source(books.indicators)
    dollars = {f"{side}_usd": rows[f"{side}_usd"] * multiplied for side in BOTH}
    named = {
        column: [f"{own} + {index}" if own else "" for own in rows[column]]
        for column in ("source", *(f"{side}_source" for side in BOTH))
    }
    return rows.assign(**dollars, **named)[multiplied.notna()].reset_index(drop=True)


def without_index(rows: pd.DataFrame, books: Books, request: Request) -> pd.DataFrame:
    """Rows of `matched` that have no value in the dollars asked for."""
    if request.prices is None:
        return rows.iloc[:0]
    return unpriced(rows, price_index(books.indicators), request.prices)


def with_gaps(rows: pd.DataFrame, derived: bool = False) -> pd.DataFrame:
    """Rows of `matched` with `gap_usd`, `ratio` and what remains of the gap without freight.

    Only where both sides reported, FOB beside CIF; where asked, derived figures too. Elsewhere the
    columns are missing, never zero. `after_106_usd` is the importer's figure over 1.06 minus the
    exporter's; `after_110_usd` the same with 1.10. A ratio to nothing is missing.
    """
    fits = rows["standing"].isin([Standing.COMPARED, *([Standing.DERIVED] if derived else [])])
    exported = rows["exported_usd"].where(fits).astype(float)
    imported = rows["imported_usd"].where(fits).astype(float)
    low, high = FREIGHT
    return rows.assign(
        gap_usd=imported - exported,
        ratio=imported / exported.where(exported != 0),
        after_106_usd=imported / low - exported,
        after_110_usd=imported / high - exported,
    )


def gaps(rows: pd.DataFrame) -> pd.DataFrame:
    """Only the rows of `with_gaps` that have a gap, with the weaker of the two statuses."""
    known = rows.dropna(subset="gap_usd").reset_index(drop=True)
    return known.assign(status=weakest(known["exported_status"], known["imported_status"]))


def latest_reports(gaps: pd.DataFrame) -> pd.DataFrame:
    """The gap that a sentence tells, one row for each flow of goods that has one.

    The latest year in which both sides reported, be it to one source or to two.
    """
    reports = gaps[gaps["standing"] == Standing.COMPARED]
    ordered = reports.sort_values("period", ascending=False)
    return ordered.drop_duplicates("goods").reset_index(drop=True)


def tally(gaps: pd.DataFrame) -> dict[str, int]:
    """In how many years the importer recorded less, up to 1.10 times as much, and more."""
    ratios = gaps.loc[gaps["standing"] == Standing.COMPARED, "ratio"].dropna()
    most = FREIGHT[1]
    return {
        LESS: int((ratios < 1).sum()),
        WITHIN: int(((ratios >= 1) & (ratios <= most)).sum()),
        MORE: int((ratios > most).sum()),
    }


def one_sided(books: Books, source: str) -> Flow | None:
    """The only flow that a source holds, of whatever economies; None where it holds both."""
    lines = books.lines()
    held = set(lines.loc[lines["source"] == source, "flow"])
    return Flow(held.pop()) if len(held) == 1 else None


def two_sided_sources(books: Books, pair: Pair) -> list[str]:
    """The sources that hold figures of both sides for some year of a pair's goods."""
    held, rows = set(), books.between(pair)
    for goods in both_ways(pair):
        exported = _of_side(rows, goods.exporter, goods.importer, Flow.EXPORT)
        imported = _of_side(rows, goods.importer, goods.exporter, Flow.IMPORT)
        held |= _years_of_sources(exported) & _years_of_sources(imported)
    names = {source for source, _ in held}
    return [name for name in books.sources() if name in names]


def _years_of_sources(rows: pd.DataFrame) -> set[tuple[str, str]]:
    return set(zip(rows["source"], rows["period"].str[:4], strict=True))


def _matched(books: Books, goods: Goods, source: str | None) -> pd.DataFrame:
    """One flow of goods, a row a year: of all ways to take its two sides, the firmest.

    Reports go before derived figures, then one source for both sides before two, then the stated
    order of preference of each side: two systems of recording meet only where none holds both.
    """
    exported = _reports(books, goods.exporter, goods.importer, Flow.EXPORT, source)
    imported = _reports(books, goods.importer, goods.exporter, Flow.IMPORT, source)
    ways = exported.add_prefix("exported_").merge(
        imported.add_prefix("imported_"),
        left_on="exported_period",
        right_on="imported_period",
        how="outer",
    )
    period = ways["exported_period"].fillna(ways["imported_period"])
    alone = ways["exported_usd"].isna() | ways["imported_usd"].isna()
    ways = ways.assign(
        period=period,
        two_sources=~alone & (ways["exported_source"] != ways["imported_source"]),
        derived=_derived(ways, "exported").astype(int) + _derived(ways, "imported").astype(int),
    ).sort_values(["period", "derived", "two_sources", "exported_rank", "imported_rank"])
    return _named(ways.drop_duplicates("period"), goods)


def _named(ways: pd.DataFrame, goods: Goods) -> pd.DataFrame:
    text = [f"{side}_{part}" for side in BOTH for part in PARTS[1:]]
    rows = ways.assign(**{column: ways[column].fillna("") for column in text})
    named = rows.assign(
        goods=goods.id,
        exporter=goods.exporter,
        importer=goods.importer,
        position=[position(period, Step.ANNUAL) for period in rows["period"]],
        source=_both(rows["exported_source"], rows["imported_source"]),
        standing=_standing(rows),
    )
    return named[COLUMNS].reset_index(drop=True)


def _standing(rows: pd.DataFrame) -> list[str]:
    alone = rows["exported_usd"].isna() | rows["imported_usd"].isna()
    derived = _derived(rows, "exported") | _derived(rows, "imported")
    unlike = (rows["exported_valuation"] != Valuation.FOB) | (
        rows["imported_valuation"] != Valuation.CIF
    )
    reasons = zip(alone, derived, unlike, strict=True)
    return [str(_first_reason(*row)) for row in reasons]


def _first_reason(alone: bool, derived: bool, unlike: bool) -> Standing:
    if alone:
        return Standing.ONE_SIDED
    if unlike:
        return Standing.UNLIKE
    return Standing.DERIVED if derived else Standing.COMPARED


def _derived(rows: pd.DataFrame, side: str) -> pd.Series:
    """Where a side has a figure that it did not report itself."""
    return rows[f"{side}_usd"].notna() & ~rows[f"{side}_status"].isin(OWN_REPORTS)


def _both(exported: pd.Series, imported: pd.Series) -> list[str]:
    cells = zip(exported, imported, strict=True)
    return [" + ".join(dict.fromkeys(name for name in row if name)) for row in cells]


def _reports(
    books: Books, reporter: str, partner: str, flow: Flow, source: str | None
) -> pd.DataFrame:
    """A side's calendar years in every source allowed: period, the parts, and the source's rank."""
    order = [source] if source else books.sources_for(reporter)
    rows = _of_side(books.rows([(reporter, partner)]), reporter, partner, flow)
    chosen = rows[rows["source"].isin(order)]
    rank = {name: place for place, name in enumerate(order)}
    years = pd.concat(
        [_years(chosen, str(basis)) for basis in chosen["valuation"].unique()]
        or [_years(chosen, "")]
    )
    return years.assign(rank=years["source"].map(rank))


def _of_side(trade: pd.DataFrame, reporter: str, partner: str, flow: Flow) -> pd.DataFrame:
    whose = (trade["reporter"] == reporter) & (trade["partner"] == partner)
    return trade[whose & (trade["flow"] == flow)]


def _years(rows: pd.DataFrame, valuation: str) -> pd.DataFrame:
    """Calendar years in one valuation: as published, or else the sum of all twelve months."""
    columns = ["source", "period", "value_usd", "status", "note", "predecessor"]
    own = rows.loc[rows["valuation"] == valuation, columns].rename(columns={"value_usd": "usd"})
    whole = own[own["period"].map(lambda period: is_of(period, Step.ANNUAL)).astype(bool)]
    both = pd.concat([whole, years_of_months(own)]).drop_duplicates(["source", "period"])
    return both.drop(columns="predecessor").assign(valuation=valuation)
