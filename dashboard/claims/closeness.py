"""How far apart figures of the same trade usually lie: a miss by less is close, no contradiction.

The larger of three: how far the pair's two books usually are apart, how far releases of the same
report usually are apart, and half a percent; never more than ten percent. A figure quoted from the
statistics of the very side whose ledger it stands beside is measured by the releases alone: its
later figure is no second book.
"""

from collections.abc import Iterator, Sequence
from statistics import median

from dashboard.claims.claim import Claim
from dashboard.claims.figure import Closeness, Yardstick
from dashboard.package.claim_rows import PLACES
from dashboard.series.books import Books, money
from dashboard.series.flows import Pair, flows_of, keeper
from dashboard.series.witnesses import are_own
from dashboard.vocabulary import FREIGHT, RATIO, Form, Ledger, Measure, Status, Step

LEAST, MOST = 0.5, 10.0
"""In percent: rounding and late corrections, and what nobody would call close any more."""
YEARS = 5
"""The last years in which both are known are looked at."""


def closeness(books: Books, claim: Claim, ledger: Ledger) -> Closeness:
    """By how many percent of a claim a figure of a ledger may miss it and still be close.

    Of a change they are points, by how many the changes of the two books usually differ; a
    difference of two pairs has the least, and no place is close to another.
    """
    reports = books.only((Status.REPORTED,))
    if claim.form in PLACES:
        return Closeness(0.0, Yardstick.LEAST, 0.0)
    if claim.form is Form.COMPARISON and claim.unit != RATIO:
        return Closeness(LEAST, Yardstick.LEAST, LEAST)
    if claim.form is Form.CHANGE:
        points = usual_points(reports, claim.pairs[0], claim.measure) or 0.0
        by = Yardstick.POINTS if points > LEAST else Yardstick.LEAST
        return Closeness(min(max(points, LEAST), MOST), by, max(points, LEAST))
    known = [(LEAST, Yardstick.LEAST)]
    for pair in claim.pairs:
        revised = usual_revision(reports, pair, claim.measure, ledger)
        known.append((revised or 0.0, Yardstick.REVISION))
        if claim.speaks_for != keeper(pair, ledger):
            apart = usual_distance(reports, pair, claim.measure)
            known.append((apart or 0.0, Yardstick.BOOKS))
    usual, by = max(known, key=lambda one: one[0])
    return Closeness(min(usual, MOST), by, usual)


def usual_distance(books: Books, pair: Pair, measure: Measure) -> float | None:
    """How far the two books of a pair usually are apart, in percent; None without common years.

    The median, over the last five years that both sides reported, of the larger over the smaller
    figure, imports first divided by 1.06 for freight and insurance.
    """

    def make() -> float | None:
        both = (Ledger.FIRST, Ledger.SECOND)
        one, other = (_without_freight(books, pair, measure, ledger) for ledger in both)
        years = sorted(one.keys() & other.keys())[-YEARS:]
        return _usual([(one[year], other[year]) for year in years])

    return books.once(("apart", pair.first, pair.second, measure), make)


def usual_points(books: Books, pair: Pair, measure: Measure) -> float | None:
    """By how many points the yearly changes in the two books of a pair usually differ.

    The median, over the last five years in which both have one.
    """

    def make() -> float | None:
        both = (Ledger.FIRST, Ledger.SECOND)
        one, other = (_changes(_without_freight(books, pair, measure, ledger)) for ledger in both)
        years = sorted(one.keys() & other.keys())[-YEARS:]
        return median(abs(one[year] - other[year]) for year in years) if years else None

    return books.once(("points apart", pair.first, pair.second, measure), make)


def _changes(figures: dict[str, float]) -> dict[str, float]:
    """The change on the year before, in percent."""
    before = {year: figures.get(f"{int(year) - 1:04}") for year in figures}
    return {year: 100 * (figures[year] / was - 1) for year, was in before.items() if was}


def usual_revision(books: Books, pair: Pair, measure: Measure, ledger: Ledger) -> float | None:
    """How far sources that carry one report usually are apart, in percent; None with one alone.

    The median, over the last five years in which several sources of the stated order hold a flow
    of that side's own report, of the largest over the smallest figure.
    """

    def make() -> float | None:
        found: dict[str, list[tuple[float, float]]] = {}
        for flow in flows_of(measure, ledger):
            for year, ends in _ends(books, pair, ledger, flow):
                found.setdefault(year, []).append(ends)
        return _usual([ends for year in sorted(found)[-YEARS:] for ends in found[year]])

    return books.once(("revised", pair.first, pair.second, measure, ledger), make)


def _without_freight(
    books: Books, pair: Pair, measure: Measure, ledger: Ledger
) -> dict[str, float]:
    """A ledger's figures by year, its imports without the freight that they hold."""
    flows = [_by_year(books, pair, flow, ledger) for flow in flows_of(measure, ledger)]
    years = set.intersection(*({*flow} for flow in flows))
    signs = (1, -1) if measure is Measure.BALANCE else (1, 1)
    return {
        year: sum(sign * flow[year] for sign, flow in zip(signs, flows, strict=False))
        for year in years
    }


def _by_year(books: Books, pair: Pair, flow: str, ledger: Ledger) -> dict[str, float]:
    rows = money(books, pair, Measure(flow), ledger, None, Step.ANNUAL)
    freight = FREIGHT[0] if flow == Measure.IMPORTS else 1.0
    return dict(zip(rows["period"], rows["value"].astype(float) / freight, strict=True))


def _ends(
    books: Books, pair: Pair, ledger: Ledger, flow: str
) -> Iterator[tuple[str, tuple[float, float]]]:
    """Years in which several sources hold a flow of one own report: the ends of their figures."""
    rows = books.flows(pair, ledger, Step.ANNUAL).dropna(subset=f"{flow}_usd")
    rows = rows[rows["source"].isin(books.sources_for(keeper(pair, ledger)))]
    own = rows[are_own(rows[f"{flow}_report"])]
    for (year, _), each in own.groupby(["period", f"{flow}_report"])[f"{flow}_usd"]:
        if len(each) > 1:
            yield str(year), (float(each.min()), float(each.max()))


def _usual(pairs: Sequence[tuple[float, float]]) -> float | None:
    """The median of the larger over the smaller of two figures, less one, in percent."""
    sizes = [(abs(one), abs(other)) for one, other in pairs if one * other > 0]
    apart = [100 * (max(pair) / min(pair) - 1) for pair in sizes]
    return median(apart) if apart else None
