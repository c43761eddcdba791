"""Turnover, balance, exports and imports of pairs, and what is made of turnover.

A series has one row a value: period, value, status, source, note, predecessor. A figure made of
two figures is as weak as the weaker one, and names both sources where they differ.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, TypeVar, cast

import pandas as pd

from dashboard.package.trade_table import together
from dashboard.series.beyond import NOTHING_BEYOND, Beyond, both_ways, having
from dashboard.series.flows import (
    BOTH_FLOWS,
    COLUMNS,
    Pair,
    distinct,
    keeper,
    ledger_flows,
    preferred,
    sides,
    weakest,
)
from dashboard.series.periods import one_year_after, position, year_of
from dashboard.series.prices import in_dollars_of, price_index, unpriced
from dashboard.series.witnesses import Credits, with_reports
from dashboard.series.world import world_total
from dashboard.vocabulary import DEFLATED, Ledger, Measure, Status, Step, unit_of

NEEDED: dict[Measure, tuple[str, ...]] = {
    Measure.EXPORTS: ("exports",),
    Measure.IMPORTS: ("imports",),
}
SIDES_OF_A_ROW = ["reporter", "partner"]
T = TypeVar("T")
SERIES = [*COLUMNS, "pair", "ledger", "measure", "unit", "position"]


@dataclass(frozen=True)
class Request:
    """What a reader asks to see: all that decides a series, nothing that decides its looks.

    `source` None means the stated order of preference. `start` and `end` are years, both shown.
    `prices` None means current dollars, a year the dollars of that year.
    """

    pairs: tuple[Pair, ...]
    measure: Measure = Measure.TURNOVER
    ledger: Ledger = Ledger.FIRST
    source: str | None = None
    step: Step = Step.ANNUAL
    base: int = 2000
    start: int | None = None
    end: int | None = None
    prices: int | None = None

    @property
    def unit(self) -> str:
        """The unit of what is asked for."""
        return unit_of(self.measure, self.prices)


@dataclass(frozen=True)
class Books:
    """The tables that a request is answered from.

    `trade` carries `source` and `predecessor`; `order` maps a reporter, or "*", to its sources in
    order of preference. `credits` say whose reports the sources carry. `ended` gives the last year
    of states that no longer exist. `trade` are the rows at hand, those of large files lie `beyond`.
    """

    trade: pd.DataFrame
    indicators: pd.DataFrame
    order: dict[str, list[str]] = field(default_factory=dict)
    credits: Credits = field(default_factory=dict)
    ended: Mapping[str, int] = field(default_factory=dict)
    beyond: Beyond = NOTHING_BEYOND
    # What was worked out from these very tables; a copy with other tables starts without it.
    _known: dict[object, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def sources_for(self, reporter: str) -> list[str]:
        """The stated order of preference for a reporter's ledger."""
        return self.order.get(reporter, self.order.get("*", []))

    def once(self, key: tuple[Hashable, ...], make: Callable[[], T]) -> T:
        """What `make` gives, worked out once for these tables; it must not be changed."""
        if key not in self._known:
            self._known[key] = make()
        return cast(T, self._known[key])

    def flows(self, pair: Pair, ledger: Ledger, step: Step) -> pd.DataFrame:
        """The two flows of a pair in a ledger, per source and period, worked out once."""
        return self.once(
            ("flows", *sides(pair, ledger), step),
            lambda: ledger_flows(
                with_reports(self.between(pair), self.credits), pair, ledger, step
            ),
        )

    def between(self, *pairs: Pair) -> pd.DataFrame:
        """The rows of pairs, both sides' records of both directions, in the order of the table."""
        return self.rows([way for pair in pairs for way in both_ways(pair.first, pair.second)])

    def rows(self, ways: Sequence[tuple[str, str]]) -> pd.DataFrame:
        """The rows of reporters with their partners, in the order of the table."""
        places = self.once(("places",), lambda: self.trade.groupby(SIDES_OF_A_ROW).indices)
        near = self.trade.take(sorted({place for way in ways for place in places.get(way, ())}))
        return together(near, self.beyond.between(ways), [*self.credits])

    def lines(self) -> pd.DataFrame:
        """Rows that show whom each source has figures of, and of which year last."""
        far = self.once(("lines",), self.beyond.lines)
        return together(self.trade, far, [*self.credits])

    def sources(self) -> list[str]:
        """Every source with a row, in the order of the table."""
        return [str(name) for name in self.once(("whose lines",), self.lines)["source"].unique()]

    def whole(self, without: Iterable[str] = ()) -> pd.DataFrame:
        """Every row, but for those in copies of files of some digests."""
        return together(self.trade, self.beyond.whole(without), [*self.credits])

    def only(self, statuses: Sequence[Status]) -> "Books":
        """The books with nothing but figures of these statuses."""
        chosen = tuple(sorted({str(status) for status in statuses}))
        return self.once(chosen, lambda: self._where("status", chosen))

    def from_sources(self, sources: Sequence[str]) -> "Books":
        """The books with nothing but the figures of these sources."""
        return self._where("source", tuple(sources))

    def _where(self, column: str, words: Sequence[str]) -> "Books":
        chosen = partial(having, column=column, words=words)
        return replace(self, trade=chosen(self.trade), beyond=self.beyond.after(chosen))


def series(books: Books, request: Request) -> pd.DataFrame:
    """Every value asked for: pair, ledger, measure, period, value, unit, status, source, ...

    `ledger` is the code of the economy that keeps it, or "importers" or "exporters". Sorted by
    the order of the pairs, then period. Years outside start and end are left out only at the
    end, so that a change at the edge still sees the year before.
    """
    every = [_of_pair(books, request, pair) for pair in request.pairs]
    parts = [part for part in every if not part.empty]
    if not parts:
        return pd.DataFrame(columns=SERIES)
    whole = pd.concat(parts, ignore_index=True)
    return within(whole, request.start, request.end)


def without_prices(books: Books, request: Request) -> pd.DataFrame:
    """The turnover, exports or imports asked for that no price index brings to constant dollars.

    Rows as `money` gives them, with `pair`; empty where current dollars are asked for.
    """
    if request.prices is None or request.measure not in DEFLATED:
        return pd.DataFrame(columns=[*COLUMNS, "pair"])
    prices = price_index(books.indicators)
    parts = [
        unpriced(_current(books, request, pair), prices, request.prices).assign(pair=pair.id)
        for pair in request.pairs
    ]
    whole = pd.concat(parts, ignore_index=True)
    return within(whole, request.start, request.end)


def within(rows: pd.DataFrame, start: int | None, end: int | None) -> pd.DataFrame:
    """The rows of the years from start to end, both counted; None sets no bound."""
    years = rows["period"].map(year_of).astype(int)
    return rows[(years >= (start or 0)) & (years <= (end or 9999))].reset_index(drop=True)


def money(
    books: Books, pair: Pair, measure: Measure, ledger: Ledger, source: str | None, step: Step
) -> pd.DataFrame:
    """Turnover, exports, imports or balance of a pair in one ledger, in current US dollars."""
    order = [source] if source else books.sources_for(keeper(pair, ledger))
    return books.once(
        (pair.first, pair.second, measure, ledger, step, *order),
        lambda: measured(books.flows(pair, ledger, step), measure, order),
    )


def measured(flows: pd.DataFrame, measure: Measure, order: Sequence[str]) -> pd.DataFrame:
    """The same from the flows of a ledger: for each period the first source that holds them all."""
    needed = NEEDED.get(measure, BOTH_FLOWS)
    flows = preferred(flows, order, needed)
    words = {
        each: distinct(flows, [f"{name}_{each}" for name in needed], "; ")
        for each in ("note", "predecessor")
    }
    status = weakest(*(flows[f"{name}_status"] for name in needed))
    return flows.assign(value=_value(flows, measure), status=status, **words)[COLUMNS]


def index(turnover: pd.DataFrame, base: str) -> pd.DataFrame:
    """Turnover with its value in the base period as 100; empty without a base value."""
    at_base = turnover[turnover["period"] == base].drop(columns="period")
    others = turnover[["period"]].merge(at_base, how="cross")
    return _divided(turnover, others, lambda value, other: 100 * value / other)


def change(turnover: pd.DataFrame) -> pd.DataFrame:
    """Growth on the same period one year earlier, in percent; absent where either is missing."""
    before = turnover.assign(period=turnover["period"].map(one_year_after))
    return _divided(turnover, before, lambda value, other: 100 * (value / other - 1))


def ratio(turnover: pd.DataFrame, other: pd.DataFrame) -> pd.DataFrame:
    """One pair's turnover over another's, period by period where both are there."""
    return _divided(turnover, other, lambda value, divisor: value / divisor)


def share(turnover: pd.DataFrame, total: pd.DataFrame) -> pd.DataFrame:
    """A pair's turnover in percent of one side's goods trade with the whole world."""
    return _divided(turnover, total, lambda value, divisor: 100 * value / divisor)


def _of_pair(books: Books, request: Request, pair: Pair) -> pd.DataFrame:
    values = _measured(books, request, pair)
    return values.assign(
        pair=pair.id,
        ledger=whose(pair, request.ledger),
        measure=str(request.measure),
        unit=request.unit,
        position=[position(period, request.step) for period in values["period"]],
    )


def whose(pair: Pair, ledger: Ledger) -> str:
    """The code of the economy that keeps a ledger; its name where two ledgers are put together."""
    return keeper(pair, ledger) if ledger in (Ledger.FIRST, Ledger.SECOND) else str(ledger)


def _measured(books: Books, request: Request, pair: Pair) -> pd.DataFrame:
    def turnover(of: Pair) -> pd.DataFrame:
        return money(books, of, Measure.TURNOVER, request.ledger, request.source, request.step)

    match request.measure:
        case Measure.INDEX:
            return index(_priced(books, request, pair), str(request.base))
        case Measure.CHANGE:
            return change(_priced(books, request, pair))
        case Measure.RATIO:
            return ratio(turnover(pair), turnover(request.pairs[0])).iloc[
                : 0 if pair == request.pairs[0] else None
            ]
        case Measure.SHARE:
            return share(turnover(pair), world_total(books.indicators, pair.first))
        case Measure.SHARE_OF_PARTNER:
            return share(turnover(pair), world_total(books.indicators, pair.second))
        case _:
            return _priced(books, request, pair)


def _priced(books: Books, request: Request, pair: Pair) -> pd.DataFrame:
    """What is asked for of one pair, in current dollars or in those of the year asked for."""
    return in_dollars_of(_current(books, request, pair), books.indicators, request.prices)


def _current(books: Books, request: Request, pair: Pair) -> pd.DataFrame:
    plain = request.measure
    measure = Measure.TURNOVER if plain in (Measure.INDEX, Measure.CHANGE) else plain
    return money(books, pair, measure, request.ledger, request.source, request.step)


def _value(flows: pd.DataFrame, measure: Measure) -> pd.Series:
    match measure:
        case Measure.EXPORTS:
            return flows["exports_usd"]
        case Measure.IMPORTS:
            return flows["imports_usd"]
        case Measure.BALANCE:
            return flows["exports_usd"] - flows["imports_usd"]
        case Measure.TURNOVER:
            return flows["exports_usd"] + flows["imports_usd"]
    raise ValueError(f"{measure} is not made of the flows of one pair.")


def _divided(
    values: pd.DataFrame,
    others: pd.DataFrame,
    formula: Callable[[pd.Series, pd.Series], pd.Series],
) -> pd.DataFrame:
    """Two series brought together by period; a period that either lacks, or a zero, is absent."""
    both = values.merge(others, on="period", suffixes=("", "_other"))
    both = both[both["value_other"] != 0].reset_index(drop=True)
    return both.assign(
        value=formula(both["value"].astype(float), both["value_other"].astype(float)),
        status=weakest(both["status"], both["status_other"]),
        source=distinct(both, ("source", "source_other"), " + "),
        note=distinct(both, ("note", "note_other"), "; "),
        predecessor=distinct(both, ("predecessor", "predecessor_other"), ", "),
    )[COLUMNS]
