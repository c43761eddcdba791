"""What one source knows of a pair's trade in one ledger, by one definition, year by year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.claims import plain_reading as plain
from dashboard.claims.figure import NOTHING, Figure, Lack, Why, sum_of
from dashboard.claims.levels import held, in_one_report, put_together
from dashboard.claims.totals import rate_of, world_total
from dashboard.series.books import Books
from dashboard.series.flows import BOTH_FLOWS, Pair, flows_of
from dashboard.vocabulary import Ledger, Measure, Step

TOGETHER = (Ledger.IMPORTERS, Ledger.EXPORTERS)
"""The ledgers that put two sides' records together."""
Sources = Mapping[str, Mapping[str, Figure]]
"""What each source (first key) holds of each year."""


@dataclass(frozen=True)
class Sums:
    """One definition of trade in one ledger, from every source: its flows together."""

    books: Books
    measure: Measure
    ledger: Ledger
    statuses: Sequence[str]

    def of(self, pair: Pair) -> Sources:
        """What every source holds of a pair, year by year, or which flows it lacks."""
        key = ("sums", pair.first, pair.second, self.measure, self.ledger, *self.statuses)
        return self.books.once(key, lambda: _sums(self, pair))


@dataclass(frozen=True)
class OfSource:
    """What one source knows of a measure in one ledger."""

    sums: Sums
    source: str

    def level(self, pair: Pair, period: str) -> Figure:
        """The measure of a pair in a year."""
        return self.sums.of(pair).get(self.source, {}).get(period, NOTHING)

    def whole(self, pair: Pair, period: str) -> Figure:
        """The same only where it is known exactly."""
        found = self.level(pair, period)
        return found if found.is_exact else NOTHING

    def together(self, pair: Pair, periods: tuple[str, str]) -> tuple[Figure, Figure]:
        """The same in two years, on one report."""
        then, now = (self.level(pair, period) for period in periods)
        is_one = then.is_known and now.is_known and in_one_report(then, now)
        return (then, now) if is_one else (NOTHING, NOTHING)

    def total(self, economy: str, period: str) -> Figure:
        """The measure of an economy's goods trade with the whole world."""
        return self._firm(world_total(self.sums.books, economy, self.sums.measure, period))

    def rate(self, currency: str, period: str) -> Figure:
        """How many units of a currency a dollar cost on average."""
        return self._firm(rate_of(self.sums.books, currency, period))

    def rivals(self, pair: Pair, period: str) -> Sequence[Pair]:
        """The first side's pairs with its other partners in the data."""
        return plain.rivals(self.sums.books, pair, int(period))

    def first_year(self, pair: Pair) -> int | None:
        """The first year in which the source has the measure."""
        own = self.sums.of(pair).get(self.source, {})
        return min((int(year) for year, figure in own.items() if figure.is_exact), default=None)

    def _firm(self, figure: Figure) -> Figure:
        return figure if figure.status in self.sums.statuses else NOTHING


def _exact_only(cells: Mapping[str, Figure]) -> dict[str, Figure]:
    """Figures of two sides put together: what one of them holds alone stands in its own ledger."""
    return {year: cell for year, cell in cells.items() if cell.is_exact or not cell.is_known}


def _sums(known: Sums, pair: Pair) -> Sources:
    """Every source and year: the flows of a measure together, or which of them are missing."""
    needed = flows_of(known.measure, known.ledger)
    flows = {flow: held(known.books, pair, known.ledger, flow, Step.ANNUAL) for flow in BOTH_FLOWS}
    admitted = _exact_only if known.ledger in TOGETHER else dict
    sums = {
        source: {
            year: _sum(
                {name: flows[name].get(source, {}).get(year) for name in needed}, pair, known
            )
            for year in set().union(*(flow.get(source, {}) for flow in flows.values()))
        }
        for source in set().union(*flows.values())
    }
    return {source: admitted(cells) for source, cells in sums.items()}


def _sum(flows: Mapping[str, Figure | None], pair: Pair, known: Sums) -> Figure:
    """The admitted flows of a source together; what is missing is a lack, and the rest a bound."""
    there = [figure for figure in flows.values() if figure and figure.status in known.statuses]
    lacks = [
        Lack(Why.WEAKER, pair, name, statuses=(figure.status,))
        if figure
        else Lack(Why.NOT_IN_SOURCE, pair, name)
        for name, figure in flows.items()
        if not (figure and figure.status in known.statuses)
    ]
    if known.measure is Measure.BALANCE:
        return Figure(lacks=tuple(lacks)) if lacks else put_together(there, known.measure)
    return sum_of(there, lacks)
