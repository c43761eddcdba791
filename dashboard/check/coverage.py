"""What the books hold of a pair, so that it can be told before a figure is entered."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.claims.court import court_of
from dashboard.package.package import Package
from dashboard.remember import remembered
from dashboard.series.books import Books
from dashboard.series.flows import Pair, flows_of, keeper, preferred
from dashboard.series.periods import bounds
from dashboard.vocabulary import Ledger, Measure, Status, Step

BOTH = (Ledger.FIRST, Ledger.SECOND)


@dataclass(frozen=True)
class Held:
    """What one side's ledger holds of a pair: years and months reported, years only estimated."""

    keeper: str
    years: tuple[str, ...]
    months: tuple[str, ...]
    estimates: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether it holds nothing at all."""
        return not (self.years or self.months or self.estimates)

    def reports(self, period: str) -> bool:
        """Whether it holds a report that lies in a period, or has it within."""
        start, end = bounds(period)
        return any(
            bounds(each)[0] <= end and start <= bounds(each)[1]
            for each in (*self.years, *self.months)
        )


@dataclass(frozen=True)
class Coverage:
    """What both ledgers of a pair hold of a measure; `missing` are those without the period."""

    label: str
    measure: Measure
    ledgers: tuple[Held, ...]
    missing: tuple[Held, ...] = ()

    @property
    def is_held(self) -> bool:
        """Whether the data hold anything of the pair."""
        return not all(each.is_empty for each in self.ledgers)


@remembered
def coverage(package: Package, pair: Pair, measure: Measure, period: str = "") -> Coverage:
    """What the data hold of a measure of a pair, and whose ledger lacks a period."""
    books = court_of(package).books
    ledgers = tuple(_held(books, pair, ledger, measure) for ledger in BOTH)
    missing = tuple(each for each in ledgers if period and not each.reports(period))
    return Coverage(pair.label, measure, ledgers, missing)


def _held(books: Books, pair: Pair, ledger: Ledger, measure: Measure) -> Held:
    whose = keeper(pair, ledger)
    reported = {
        step: _periods(books, pair, ledger, measure, (Status.REPORTED,), step) for step in Step
    }
    every = _periods(books, pair, ledger, measure, tuple(Status), Step.ANNUAL)
    years = reported[Step.ANNUAL]
    weaker = tuple(each for each in every if each not in set(years))
    return Held(whose, years, reported[Step.MONTHLY], weaker)


def _periods(
    books: Books, pair: Pair, ledger: Ledger, measure: Measure,
    statuses: Sequence[Status], step: Step,
) -> tuple[str, ...]:  # fmt: skip
    """The periods in which the stated order of a ledger holds every flow of a measure."""
    flows = books.only(statuses).flows(pair, ledger, step)
    order = books.sources_for(keeper(pair, ledger))
    return tuple(sorted(preferred(flows, order, flows_of(measure, ledger))["period"]))
