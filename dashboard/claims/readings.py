"""Every reading of a claim beside every other: source, ledger, definition and year.

The grid has one row a reading and year: source, ledger, measure (the definition), year, value (of
an exact figure), least, most, status, report, verdict, margin, percent, lacks, close_within,
uncounted. A cell without an admitted figure has no answer for its lacks; `uncounted` says why an
answer does not count.
"""

from collections.abc import Callable, Mapping, Sequence
from math import isnan
from typing import NamedTuple

import pandas as pd

from dashboard.claims import plain_reading as plain
from dashboard.claims.by_source import TOGETHER, OfSource, Sources, Sums
from dashboard.claims.claim import Claim, Terms
from dashboard.claims.closeness import closeness
from dashboard.claims.composed import composed
from dashboard.claims.figure import Figure, Lack, Why, parts_of
from dashboard.claims.verdict import NONE, compared
from dashboard.series.books import Books
from dashboard.series.flows import JOINED, keeper
from dashboard.series.prices import price_index
from dashboard.vocabulary import MONEY, Form, Ledger, Measure, Relation, Status, Verdict

KEY = ["source", "ledger", "measure"]
DEFINITIONS: dict[Measure, tuple[Measure, ...]] = {
    Measure.TURNOVER: (Measure.TURNOVER, Measure.EXPORTS, Measure.IMPORTS),
    Measure.EXPORTS: (Measure.EXPORTS,),
    Measure.IMPORTS: (Measure.IMPORTS,),
    Measure.BALANCE: (Measure.BALANCE,),
}
"""What a claim about trade may have meant by the word."""
COUNTED, NO_ANSWER, NOT_JUDGED, NARROWER, ESTIMATED, SAME_REPORT = (
    "", "no answer", "not judged", "narrower", "estimate", "same report",
)  # fmt: skip
"""Whether a reading counts, and what keeps it from counting.

Narrower: one flow alone is at most the claim whenever the turnover is, so it proves nothing of an
“at most”. Same report: a source before it carries the very report.
"""


class Reading(NamedTuple):
    """A row of the grid: what one source says of a year in a ledger, by one definition."""

    source: str
    ledger: str
    measure: str
    year: str
    value: float
    least: float
    most: float
    status: str
    report: str
    verdict: str
    margin: float
    percent: float
    lacks: tuple[Lack, ...]
    close_within: float
    uncounted: str = COUNTED


COLUMNS = list(Reading._fields)


def grid(books: Books, claim: Claim, terms: Terms) -> pd.DataFrame:
    """Every reading of a claim, in every year that any source holds; columns as in COLUMNS."""
    return pd.DataFrame(readings(books, claim, terms), columns=COLUMNS)


def readings(books: Books, claim: Claim, terms: Terms) -> list[Reading]:
    """The rows of the grid, of every source that holds any figure of a ledger and definition."""
    held = {
        (source, ledger, definition): cells
        for ledger in _ledgers(claim)
        for definition in _definitions(claim.measure, ledger)
        for source, cells in _in_order(books, claim, ledger, definition, terms)
        if any(cell.is_known for cell in cells.values())
    }
    years = _years({y for cells in held.values() for y in cells if cells[y].is_known}, claim)
    times = _times(books, claim, terms)
    near = {ledger: closeness(books, claim, ledger).percent for ledger in Ledger}
    return _each_report_once(
        [
            _reading(claim, terms, key, year, _in_dollars(cells.get(year), times(year)), near)
            for key, cells in held.items()
            for year in years
        ]
    )


def _reading(
    claim: Claim,
    terms: Terms,
    key: tuple[str, Ledger, Measure],
    year: str,
    cell: Figure,
    near: Mapping[Ledger, float],
) -> Reading:
    source, ledger, definition = key
    verdict, margin, percent = compared(cell, claim, terms.about, near[ledger])
    return Reading(
        source, str(ledger), str(definition), year, cell.value, cell.least, cell.most, cell.status,
        cell.report, str(verdict), margin, percent, cell.lacks, near[ledger],
        _uncounted(claim, definition, cell, verdict),
    )  # fmt: skip


def _each_report_once(found: Sequence[Reading]) -> list[Reading]:
    """Readings that rest on one report count once: the first, an exact figure before a bound."""
    first: dict[tuple[str, ...], Reading] = {}
    for one in sorted(found, key=lambda one: isnan(one.value)):
        if one.uncounted == COUNTED:
            first.setdefault((one.report, one.ledger, one.measure, one.year), one)
    kept = {id(one) for one in first.values()}
    return [
        one if one.uncounted or id(one) in kept else one._replace(uncounted=SAME_REPORT)
        for one in found
    ]


def _uncounted(claim: Claim, definition: Measure, cell: Figure, verdict: Verdict) -> str:
    """What keeps a reading from counting, whatever other sources say."""
    if verdict in NONE:
        return NOT_JUDGED if verdict is Verdict.UNJUDGED else NO_ANSWER
    if cell.status != Status.REPORTED:
        return ESTIMATED
    is_narrower = definition != claim.measure and claim.form is Form.LEVEL
    return NARROWER if is_narrower and claim.relation is Relation.AT_MOST else COUNTED


def _in_order(
    books: Books, claim: Claim, ledger: Ledger, definition: Measure, terms: Terms
) -> list[tuple[str, Mapping[str, Figure]]]:
    """The sources of a ledger, those of its stated order first, each with its years."""
    order = books.sources_for(keeper(claim.pairs[0], ledger))

    def place(source: str) -> tuple[int, float, str]:
        parts = parts_of(source)
        ranks = [order.index(part) for part in parts if part in order] or [len(order)]
        return max(ranks), sum(ranks) / len(ranks), source

    found = _sources(books, claim, ledger, definition, terms.statuses)
    return [(source, found[source]) for source in sorted(found, key=place)]


def _years(figures: set[str], claim: Claim) -> list[str]:
    """Every year from the first figure to the last; the claim's own is among them."""
    ends = [int(year) for year in (*figures, claim.judged_period[:4])]
    return [f"{year:04}" for year in range(min(ends), max(ends) + 1)]


def _ledgers(claim: Claim) -> list[Ledger]:
    """The ledgers of a grid: a place is one in somebody's own, not in two put together."""
    return [ledger for ledger in Ledger if claim.form is not Form.RANK or ledger not in TOGETHER]


def _definitions(measure: Measure, ledger: Ledger) -> tuple[Measure, ...]:
    return (measure,) if ledger in TOGETHER else DEFINITIONS[measure]


def _sources(
    books: Books, claim: Claim, ledger: Ledger, definition: Measure, statuses: Sequence[str]
) -> Sources:
    """What every source says of the claim by one definition, year by year.

    A figure may take two sources, by the stated order.
    """
    known = Sums(books, definition, ledger, statuses)
    sums = [known.of(pair) for pair in claim.pairs]
    every = set(sums[0]).intersection(*sums[1:])
    within: dict[str, dict[str, Figure]] = {}
    for source in sorted(every):
        one = OfSource(known, source)
        for year in sorted({year for own in sums for year in own[source]}):
            figure = composed(one, claim, year)
            # The row is named as the figure is: a share has the source of its total too.
            row = JOINED.join(dict.fromkeys((source, *parts_of(figure.source))))
            within.setdefault(row if figure.is_known else source, {})[year] = figure
    mixed = _of_two_sources(books, claim, ledger) if definition == claim.measure else {}
    return {
        source: {**within.get(source, {}), **mixed.get(source, {})} for source in (*within, *mixed)
    }


def _of_two_sources(books: Books, claim: Claim, ledger: Ledger) -> Sources:
    """The figures that the stated order takes from two sources: of one report, or of two pairs."""
    found: dict[str, dict[str, Figure]] = {}
    known = Sums(books, claim.measure, ledger, plain.REPORTS)
    years = {year for pair in claim.pairs for cells in known.of(pair).values() for year in cells}
    for year in years:
        figure = plain.figure_of(books.only(plain.REPORTS), claim, ledger, year)
        if figure.is_exact and JOINED in figure.source:
            found.setdefault(figure.source, {})[year] = figure
    return found


def _times(books: Books, claim: Claim, terms: Terms) -> Callable[[str], float | None]:
    """What brings a year's dollars to those of the claim's year, where that is asked for."""
    if not terms.constant or claim.unit != MONEY:
        return lambda _: 1.0
    prices = price_index(books.indicators)
    base = prices.get(claim.judged_period[:4])
    known = {} if base is None else {year: base / price for year, price in prices.items()}
    return known.get


def _in_dollars(cell: Figure | None, times: float | None) -> Figure:
    """A cell in the dollars asked for; without a figure where no price index leads there."""
    if cell is None:
        return Figure(lacks=(Lack(Why.NO_YEAR_IN_SOURCE),))
    if not cell.is_known:
        return cell
    return Figure(lacks=(Lack(Why.NO_INDEX),)) if times is None else cell.times(times)
