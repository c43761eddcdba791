"""Every reading of a claim beside every other: source, ledger, definition and year.

The grid has one row a reading and year: source, ledger, measure (the definition), year, value,
status, verdict, margin, percent, lacks. A cell without an admitted figure is silent for its lacks.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

import pandas as pd

from dashboard.claims import plain_reading as plain
from dashboard.claims.claim import Claim, Lack, Terms, Why
from dashboard.claims.plain_reading import NOTHING, Figure, held
from dashboard.claims.verdict import compared
from dashboard.series.books import Books
from dashboard.series.flows import Pair, as_kept
from dashboard.series.prices import price_index
from dashboard.vocabulary import MONEY, Ledger, Measure, Step

KEY = ["source", "ledger", "measure"]
DEFINITIONS: dict[Measure, tuple[Measure, ...]] = {
    Measure.TURNOVER: (Measure.TURNOVER, Measure.EXPORTS, Measure.IMPORTS),
    Measure.EXPORTS: (Measure.EXPORTS,),
    Measure.IMPORTS: (Measure.IMPORTS,),
}
"""What a claim about trade may have meant by the word."""


class Reading(NamedTuple):
    """A row of the grid: what one source says of a year in a ledger, by one definition."""

    source: str
    ledger: str
    measure: str
    year: str
    value: float
    status: str
    verdict: str
    margin: float
    percent: float
    lacks: tuple[Lack, ...]


COLUMNS = list(Reading._fields)


Sources = Mapping[str, Mapping[str, Figure]]
"""What each source (first key) holds of each year."""


def grid(books: Books, claim: Claim, terms: Terms) -> pd.DataFrame:
    """Every reading of a claim, in every year that any source holds; columns as in COLUMNS."""
    return pd.DataFrame(readings(books, claim, terms), columns=COLUMNS)


def readings(books: Books, claim: Claim, terms: Terms) -> Iterator[Reading]:
    """The rows of the grid, of every source that holds any figure of a ledger and definition."""
    held = {
        (source, ledger, definition): cells
        for ledger in Ledger
        for definition in _definitions(claim.measure, ledger)
        for source, cells in sorted(_sources(books, claim, ledger, definition).items())
        if any(cell.is_there for cell in cells.values())
    }
    if len(claim.pairs) > 1:
        held = dict(sorted(held.items(), key=_by_source))
    figures = {year for cells in held.values() for year, cell in cells.items() if cell.is_there}
    times = _times(books, claim, terms)
    for (source, ledger, definition), cells in held.items():
        for year in _years(figures, claim):
            cell = _admitted(cells.get(year, NOTHING), terms, times(year))
            verdict, margin, percent = compared(cell.value, claim, terms.about)
            yield Reading(
                source, str(ledger), str(definition), year, cell.value, cell.status, str(verdict),
                margin, percent, cell.lacks,
            )  # fmt: skip


def _by_source(item: tuple[tuple[str, Ledger, Measure], object]) -> tuple[int, bool, str, str]:
    """Where a ratio's readings stand in its grid: by source, those out of two sources last."""
    source, ledger, definition = item[0]
    return list(Ledger).index(ledger), plain.JOINED in source, source, str(definition)


def _years(figures: set[str], claim: Claim) -> list[str]:
    """Every year from the first figure to the last; the claim's own is among them."""
    ends = [int(year) for year in (*figures, claim.judged_period[:4])]
    return [f"{year:04}" for year in range(min(ends), max(ends) + 1)]


def _definitions(measure: Measure, ledger: Ledger) -> tuple[Measure, ...]:
    together = ledger in (Ledger.IMPORTERS, Ledger.EXPORTERS)
    return (measure,) if together else DEFINITIONS[measure]


def _sources(books: Books, claim: Claim, ledger: Ledger, definition: Measure) -> Sources:
    """What every source holds of one definition, year by year; a ratio may take two sources."""
    parts = [_sums(books, pair, definition, ledger) for pair in claim.pairs]
    if len(parts) == 1:
        return parts[0]
    one, other = parts
    within = {
        source: {
            year: plain.ratio(one[source].get(year, NOTHING), other[source].get(year, NOTHING))
            for year in one[source].keys() | other[source].keys()
        }
        for source in one.keys() & other.keys()
    }
    mixed = _of_two_sources(books, claim, ledger) if definition == claim.measure else {}
    return {**within, **mixed}


def _of_two_sources(books: Books, claim: Claim, ledger: Ledger) -> Sources:
    """The ratios for which the stated order takes each pair from another source."""
    found: dict[str, dict[str, Figure]] = {}
    years = {
        year
        for cells in _sums(books, claim.pairs[0], claim.measure, ledger).values()
        for year in cells
    }
    for year in years:
        figure = plain.figure_of(books, claim, ledger, year)
        if plain.JOINED in figure.source:
            found.setdefault(figure.source, {})[year] = figure
    return found


def _sums(books: Books, pair: Pair, definition: Measure, ledger: Ledger) -> Sources:
    """One definition of every source and year: its flows together, or which of them are missing."""
    needed = plain.FLOWS[Measure(as_kept(str(definition), ledger))]
    flows = {flow: held(books, pair, ledger, flow, Step.ANNUAL) for flow in plain.BOTH_FLOWS}
    return {
        source: {
            year: _sum({name: flows[name].get(source, {}).get(year) for name in needed}, pair)
            for year in set().union(*(flow.get(source, {}) for flow in flows.values()))
        }
        for source in set().union(*flows.values())
    }


def _sum(flows: Mapping[str, Figure | None], pair: Pair) -> Figure:
    there = [figure for figure in flows.values() if figure is not None]
    if len(there) < len(flows):
        missing = [name for name, figure in flows.items() if figure is None]
        return Figure(lacks=tuple(Lack(Why.NOT_IN_SOURCE, pair, name) for name in missing))
    return plain.sum_of(there)


def _times(books: Books, claim: Claim, terms: Terms) -> Callable[[str], float | None]:
    """What brings a year's dollars to those of the claim's year, where that is asked for."""
    if not terms.constant or claim.unit != MONEY:
        return lambda _: 1.0
    prices = price_index(books.indicators)
    base = prices.get(claim.judged_period[:4])
    known = {} if base is None else {year: base / price for year, price in prices.items()}
    return known.get


def _admitted(cell: Figure, terms: Terms, times: float | None) -> Figure:
    """A cell in the dollars asked for, silent where it cannot be or its status is not admitted."""
    if not cell.is_there:
        return cell if cell.lacks else Figure(lacks=(Lack(Why.NO_YEAR_IN_SOURCE),))
    if times is None:
        return Figure(lacks=(Lack(Why.NO_INDEX),))
    if cell.status not in terms.statuses:
        return Figure(lacks=(Lack(Why.WEAKER, statuses=(cell.status,)),))
    return cell._replace(value=cell.value * times)
