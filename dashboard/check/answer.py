"""What comes of an entry: what the data hold of its pair, what is wrong, and its judgement."""

from dataclasses import dataclass, replace

from dashboard.check import words
from dashboard.check.coverage import Coverage, coverage
from dashboard.check.entry import Entry
from dashboard.check.row import Row, row_of
from dashboard.check.sides import every_name, side
from dashboard.claims.claim import Claim, claims_of, pair_of
from dashboard.document import Document
from dashboard.package.package import Package
from dashboard.series.flows import Pair
from dashboard.series.from_package import pairs_of
from dashboard.vocabulary import Measure


@dataclass(frozen=True, eq=False)
class Answer:
    """An entry as far as it goes.

    `coverages` are what the data hold of its pair, and of the second one; none before both sides
    are named. `claim` is what is judged; None while anything is needed or wrong, or where the
    data know nothing of a side, and `document` is what is entered of where it stands. `held` tells
    of each coverage in sentences, the first one what is held, any more what is lacking.
    """

    row: Row
    coverages: tuple[Coverage, ...]
    claim: Claim | None
    held: tuple[tuple[str, ...], ...] = ()
    document: Document | None = None


def answer(package: Package, entry: Entry) -> Answer:
    """What comes of an entry; the judgement of its claim is the court's."""
    row = row_of(entry, package)
    pairs = _pairs(entry, package)
    named = all(side in package.names for pair in pairs for side in (pair.first, pair.second))
    claim = _claim(row, package, entry) if row.is_whole and named else None
    period = claim.judged_period if claim else str(row.cells.get("period", ""))
    held = [coverage(package, pair, Measure(entry.measure), period) for pair in pairs]
    names = every_name(package)
    lines = tuple(tuple(words.coverage_lines(each, period, names)) for each in held)
    document = entry.document(claim.stated_on) if claim else None
    return Answer(row, tuple(held), claim, lines, document)


def _claim(row: Row, package: Package, entry: Entry) -> Claim:
    (claim,) = claims_of(row.frame, pairs_of(package), package.names)
    # What is stored nowhere has no id.
    return replace(claim, id="", url=entry.address, title=entry.title)


def _pairs(entry: Entry, package: Package) -> list[Pair]:
    """The pairs whose two sides are named."""
    one, two = side(entry.reporter, package), side(entry.partner, package)
    third, fourth = side(entry.other_reporter, package), side(entry.other_partner, package)
    named = [(one, two), (third or one, fourth)]
    known = {pair.id: pair for pair in pairs_of(package)}
    names = every_name(package)
    return [pair_of(f"{a}-{b}", known, names) for a, b in named if a and b and a != b]
