"""Every reading of a claim beside every other: source, ledger, definition and year.

The grid has one row a reading and year: source, ledger, measure (the definition), year, value,
status, verdict, margin, percent, lacks. A cell without an admitted figure is silent for its lacks.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import compress

import pandas as pd

from dashboard.measures.claims import FLOWS, Claim, Judgement, Lack, Terms, Why, judge
from dashboard.measures.flows import Pair, as_kept, keeper, weakest
from dashboard.measures.periods import bounds, year_of
from dashboard.measures.plain import BOTH, plain
from dashboard.measures.prices import factors, price_index
from dashboard.measures.trade import Books, money, ratio
from dashboard.vocabulary import MONEY, Ledger, Measure, Step, Verdict

KEY = ["source", "ledger", "measure"]
COLUMNS = [*KEY, "year", "value", "status", "verdict", "margin", "percent", "lacks"]
NO_INDEX, NO_YEAR = Lack(Why.NO_INDEX), Lack(Why.NO_YEAR_IN_SOURCE)
KEPT = (Verdict.HOLDS, Verdict.ROUNDED)
DEFINITIONS: dict[Measure, tuple[Measure, ...]] = {
    Measure.TURNOVER: (Measure.TURNOVER, Measure.EXPORTS, Measure.IMPORTS),
    Measure.EXPORTS: (Measure.EXPORTS,),
    Measure.IMPORTS: (Measure.IMPORTS,),
}
"""What a claim about trade may have meant by the word."""


@dataclass(frozen=True)
class Judged:
    """A claim with the plain reading in each side's ledger, and its grid.

    `cells` is the grid of readings (empty for statements); `holding` those that keep the claim,
    nearest first; `known` the sources that were public before the statement; `changes` the
    outcomes that later ones changed.
    """

    claim: Claim
    judgements: tuple[Judgement, ...]
    cells: pd.DataFrame
    holding: pd.DataFrame
    known: tuple[str, ...] = ()
    changes: pd.DataFrame = field(default_factory=pd.DataFrame)

    def by(self, ledger: Ledger) -> Judgement:
        """What one side's ledger says."""
        return self.judgements[BOTH.index(ledger)]


def judge_claim(books: Books, claim: Claim, terms: Terms, released: Mapping[str, str]) -> Judged:
    """A claim under every reading, and under those its author could have made.

    A claim about a month or a stretch of days has its plain reading only: the grid compares years.

    `released` maps a source to a day, month or year by which it was public.
    """
    plain_only = judge_statement(books, claim, terms)
    if not claim.is_of_a_year:
        return plain_only
    cells = grid(books, claim, terms)
    known = known_by(released, claim.stated_on)
    then = grid(books.from_sources(known), claim, terms)

    def order(ledger: Ledger) -> list[str]:
        return books.sources_for(keeper(claim.pairs[0], ledger))

    return replace(
        plain_only,
        cells=in_stated_order(cells, order),
        holding=nearest(cells, claim),
        known=tuple(known),
        changes=changed_since(in_order(then, order), in_order(cells, order)),
    )


def judge_statement(books: Books, claim: Claim, terms: Terms) -> Judged:
    """The plain reading of a claim in each side's ledger."""
    empty = pd.DataFrame(columns=COLUMNS)
    return Judged(claim, tuple(plain(books, claim, one, terms) for one in BOTH), empty, empty)


def in_stated_order(cells: pd.DataFrame, order: Callable[[Ledger], Sequence[str]]) -> pd.DataFrame:
    """A grid by ledger, definition, source in the stated order (others after), and year."""
    ledgers, measures = [str(one) for one in Ledger], [str(one) for one in Measure]
    ranks = [
        rank_of(source, order(Ledger(ledger))) % 99
        for source, ledger in zip(cells["source"], cells["ledger"], strict=True)
    ]
    placed = cells.assign(
        at=cells["ledger"].map(ledgers.index), by=cells["measure"].map(measures.index), rank=ranks
    )
    placed = placed.sort_values(["at", "by", "rank", "source", "year"], kind="stable")
    return placed.drop(columns=["at", "by", "rank"]).reset_index(drop=True)


def grid(books: Books, claim: Claim, terms: Terms) -> pd.DataFrame:
    """Every reading of a claim, in every year that any source holds; columns as in COLUMNS.

    A source stands in the grid for a ledger and definition if it holds any figure of it.
    """
    parts = [_of_ledger(books, claim, ledger) for ledger in Ledger]
    found = pd.concat(parts, ignore_index=True)
    held = found[found["value"].notna()]
    if held.empty:
        return pd.DataFrame(columns=COLUMNS)
    years = range(
        min(int(held["year"].min()), int(claim.judged_period[:4])),
        max(int(held["year"].max()), int(claim.judged_period[:4])) + 1,
    )
    cells = (
        held[KEY]
        .drop_duplicates()
        .merge(pd.DataFrame({"year": [f"{year:04}" for year in years]}), how="cross")
    )
    whole = cells.merge(found, on=[*KEY, "year"], how="left")
    return _judged(_admitted(_priced(whole, books, claim, terms), terms), claim, terms)


def kept(cells: pd.DataFrame) -> pd.DataFrame:
    """Under which readings a claim holds: the cells of a grid that keep it."""
    return cells[cells["verdict"].isin([str(verdict) for verdict in KEPT])].reset_index(drop=True)


def nearest(cells: pd.DataFrame, claim: Claim) -> pd.DataFrame:
    """The readings that keep a claim, those nearest to the plain one first.

    Nearest is the claimed definition before others, one side's ledger before two put together, and
    then the year closest to the one the claim is judged in, the later of two before the earlier.
    """
    holding = kept(cells)
    far = (holding["year"].astype(int) - int(claim.judged_period[:4])).abs()
    ledgers = [str(ledger) for ledger in Ledger]
    ordered = holding.assign(
        other=holding["measure"] != claim.measure,
        place=holding["ledger"].map(ledgers.index),
        far=far,
    ).sort_values(
        ["other", "place", "far", "year"], ascending=[True, True, True, False], kind="stable"
    )
    return ordered.drop(columns=["other", "place", "far"]).reset_index(drop=True)


def in_order(cells: pd.DataFrame, order: Callable[[Ledger], Sequence[str]]) -> pd.DataFrame:
    """One cell a ledger, definition and year: the first source in the stated order that answers.

    Sources outside the order are left out. Where none answers, the first one's silence stays.
    """
    ranks = [
        rank_of(source, order(Ledger(ledger)))
        for source, ledger in zip(cells["source"], cells["ledger"], strict=True)
    ]
    silent = cells["verdict"] == Verdict.SILENT
    ranked = cells.assign(rank=ranks, silent=silent)
    chosen = ranked[ranked["rank"] >= 0].sort_values(["silent", "rank"], kind="stable")
    firsts = chosen.drop_duplicates(["ledger", "measure", "year"])
    return firsts.drop(columns=["rank", "silent"]).sort_index().reset_index(drop=True)


def rank_of(source: str, order: Sequence[str]) -> int:
    """The place of a source, or of two joined ones, in an order; -1 where one is not in it."""
    parts = source.split(" + ")
    return max(order.index(part) for part in parts) if set(parts) <= set(order) else -1


def known_by(released: Mapping[str, str], stated_on: str) -> list[str]:
    """The sources whose release was public for certain before a statement was made.

    `released` maps a source to a day, month or year by which it was public.
    """
    first_day = bounds(stated_on)[0]
    return [source for source, by in released.items() if by and bounds(by)[1] < first_day]


def changed_since(then: pd.DataFrame, now: pd.DataFrame) -> pd.DataFrame:
    """Where later releases changed the outcome: the cells of both, with suffixes _then and _now.

    Both frames are grids brought into the stated order; silence then and an answer now is a change.
    """
    both = now.merge(then, on=["ledger", "measure", "year"], how="left", suffixes=("_now", "_then"))
    both["verdict_then"] = both["verdict_then"].fillna(str(Verdict.SILENT))
    return both[both["verdict_then"] != both["verdict_now"]].reset_index(drop=True)


def _of_ledger(books: Books, claim: Claim, ledger: Ledger) -> pd.DataFrame:
    """Value, status and lacking flows of every source, definition and year of one ledger."""
    parts = [_of_pair(books, pair, claim.measure, ledger) for pair in claim.pairs]
    if len(parts) == 1:
        return parts[0]
    both = parts[0].merge(parts[1], on=[*KEY, "year"], suffixes=("", "_other"), how="outer")
    divisor = both["value_other"].where(both["value_other"] != 0)
    in_one_source = both.assign(
        value=both["value"] / divisor,
        status=weakest(both["status"], both["status_other"]).where(
            both["value"].notna() & divisor.notna(), ""
        ),
        lacks=_each(
            (*_if_any(one), *_if_any(other))
            for one, other in zip(both["lacks"], both["lacks_other"], strict=True)
        ),
    )[[*KEY, "year", "value", "status", "lacks"]]
    return pd.concat([in_one_source, _of_two_sources(books, claim, ledger)], ignore_index=True)


def _of_two_sources(books: Books, claim: Claim, ledger: Ledger) -> pd.DataFrame:
    """The ratios for which the stated order takes each pair from another source."""
    series = [money(books, pair, claim.measure, ledger, None, Step.ANNUAL) for pair in claim.pairs]
    found = ratio(series[0], series[1])
    mixed = found[found["source"].str.contains(" + ", regex=False)] if len(found) else found
    rows = mixed.rename(columns={"period": "year"})
    own = {"ledger": str(ledger), "measure": str(claim.measure)}
    return rows.assign(**own, lacks=_each(() for _ in rows.index))[
        [*KEY, "year", "value", "status", "lacks"]
    ]


def _of_pair(books: Books, pair: Pair, measure: Measure, ledger: Ledger) -> pd.DataFrame:
    flows = books.flows(pair, ledger, Step.ANNUAL)
    together = ledger in (Ledger.IMPORTERS, Ledger.EXPORTERS)
    definitions = (measure,) if together else DEFINITIONS[measure]
    parts = [_defined(flows, definition, pair, ledger) for definition in definitions]
    return pd.concat(parts, ignore_index=True)


def _defined(flows: pd.DataFrame, definition: Measure, pair: Pair, ledger: Ledger) -> pd.DataFrame:
    """One definition of every source and year: value, missing where a flow of it is."""
    needed = FLOWS[Measure(as_kept(str(definition), ledger))]
    lacks = [Lack(Why.NOT_IN_SOURCE, pair, name) for name in needed]
    values = flows[[f"{name}_usd" for name in needed]].astype(float)
    absent = values.isna()
    return pd.DataFrame(
        {
            "source": flows["source"],
            "ledger": str(ledger),
            "measure": str(definition),
            "year": flows["period"],
            "value": values.sum(axis=1).where(~absent.any(axis=1)),
            "status": weakest(*(flows[f"{name}_status"] for name in needed)),
            "lacks": [tuple(compress(lacks, row)) for row in absent.to_numpy()],
        }
    )


def _priced(cells: pd.DataFrame, books: Books, claim: Claim, terms: Terms) -> pd.DataFrame:
    """Values in the dollars of the claim's year, where that is asked for and they are money."""
    if not terms.constant or claim.unit != MONEY:
        return cells
    base = year_of(claim.judged_period)
    times = factors(cells["year"], price_index(books.indicators), base)
    unpriced = times.isna() & cells["value"].notna()
    return _silenced(cells.assign(value=cells["value"] * times), unpriced, lambda _: NO_INDEX)


def _admitted(cells: pd.DataFrame, terms: Terms) -> pd.DataFrame:
    """Values of admitted statuses; the others are silent, and say what there is instead."""
    allowed = cells["status"].isin({str(status) for status in terms.statuses})
    weak = cells["value"].notna() & ~allowed
    return _silenced(cells, weak, lambda status: Lack(Why.WEAKER, statuses=(status,)))


def _silenced(cells: pd.DataFrame, which: pd.Series, why: Callable[[str], Lack]) -> pd.DataFrame:
    """Some cells without their values, for a reason made from their status."""
    rows = zip(cells["lacks"], cells["status"], which, strict=True)
    lacks = ((why(status),) if silent else lacks for lacks, status, silent in rows)
    return cells.assign(value=cells["value"].mask(which), lacks=_each(lacks))


def _judged(cells: pd.DataFrame, claim: Claim, terms: Terms) -> pd.DataFrame:
    margin, there = cells["value"] - claim.value, cells["value"].notna()
    return cells.assign(
        verdict=[str(judge(value, claim, terms.about)) for value in cells["value"]],
        margin=margin,
        percent=100 * margin / claim.value,
        lacks=_each(
            () if is_there else _if_any(lacks) or (NO_YEAR,)
            for lacks, is_there in zip(cells["lacks"], there, strict=True)
        ),
        status=cells["status"].where(there, ""),
    )[COLUMNS]


def _if_any(lacks: object) -> tuple[Lack, ...]:
    """The lacks of a cell; none of one that a join made, which holds nothing."""
    return lacks if isinstance(lacks, tuple) else ()


def _each(lacks: Iterable[tuple[Lack, ...]]) -> pd.Series:
    """A column of lacks, which pandas would take apart; its rows must be numbered from 0."""
    return pd.Series(list(lacks), dtype=object)
