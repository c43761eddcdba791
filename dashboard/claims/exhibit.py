"""The claims' exhibits: the plain reading of each on a card, and every reading of one in a grid."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

import pandas as pd

from dashboard.claims import words, words_readings
from dashboard.claims.by_report import ROW, by_report
from dashboard.claims.chart import Grid, data, grid, shape
from dashboard.claims.claim import Claim, Judgement, Terms
from dashboard.claims.court import court_of, every_reading, plain_claim
from dashboard.claims.figure import parts_of
from dashboard.claims.judged import Judged
from dashboard.claims.review import table
from dashboard.claims.words_deciding import deciding_words, seen_then_words
from dashboard.drawing.spec import drawn
from dashboard.exhibit import Exhibit
from dashboard.package.credits import credits_by_id, credits_of
from dashboard.package.package import Package
from dashboard.remember import remembered
from dashboard.text.glossary import VERDICT_SIGNS as SIGNS
from dashboard.vocabulary import Verdict


@dataclass(frozen=True)
class ClaimChoice:
    """The claim whose readings are shown, in which years, and from which figures.

    `public_then`: only from releases that were public before the statement.
    """

    claim: Claim
    years: tuple[int, int]
    terms: Terms
    public_then: bool


@dataclass(frozen=True)
class Line:
    """What one side's ledger says of a claim, in words; `cited` are the sources of its figure."""

    verdict: Verdict
    whose: str
    period: str
    said: str
    cited: str


@dataclass(frozen=True)
class Card:
    """A claim in its plain reading: what is stated of what, by whom, and a line a ledger."""

    about: str
    stated: str
    source: str
    note: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, eq=False)
class Holding:
    """What the answer to a claim hangs on, the readings that keep it, in which dollars, and what
    its author could have seen."""

    deciding: tuple[str, ...]
    readings: pd.DataFrame
    prices: str
    seen_then: tuple[str, ...]


@remembered
def card(package: Package, claim: Claim, about: float) -> Card:
    """The plain reading of a claim in each side's ledger, by the same rule for every claim."""
    judged = plain_claim(court_of(package), claim, Terms(about=about))
    quoted = f"“{claim.quoted}” · " if claim.quoted else ""
    return Card(
        about=claim.about,
        stated=words.stated(claim, about),
        source=f"{quoted}{words.where(claim)}",
        note=claim.note,
        lines=tuple(_line(each, claim, package) for each in judged.judgements),
    )


def _line(judgement: Judgement, claim: Claim, package: Package) -> Line:
    names = court_of(package).names
    return Line(
        verdict=judgement.verdict,
        whose=words.ledger_name(claim.pairs, judgement.ledger, names),
        period=words.period_words(judgement.period),
        said=words.beside_verdict(judgement, claim, names),
        cited=words.cited(credits_by_id(parts_of(judgement.best.source), package)),
    )


@remembered
def readings(package: Package, choice: ClaimChoice) -> Exhibit:
    """Every reading of a claim in a stretch of years: a row a report, a column a year."""
    claim, names = choice.claim, court_of(package).names
    if not claim.is_of_a_year:
        return Exhibit("readings", why_not=words_readings.no_grid(claim))
    judged = _judged(package, choice)
    shown = by_report(judged.cells, choice.years)
    if shown.empty:
        return Exhibit("readings", why_not=words_readings.NOTHING_ANSWERS)
    drawing = grid_of(shown, judged, names)
    signs = " · ".join(f"**{SIGNS[verdict]}** {verdict}" for verdict in SIGNS)
    credits = credits_of(shown, package)
    return Exhibit(
        key="readings",
        message=words.headline(claim, judged.judgements, names),
        alternative=words_readings.ALTERNATIVE,
        words=words_readings.grid_summary(shown, claim, choice.years, choice.terms.about),
        draw=partial(drawn, drawing, grid, shape, data),
        table=partial(words_readings.grid_table, shown, claim, names),
        figures=partial(table, [judged], choice.terms, names),
        notes=(f"{signs}. {words_readings.FRAMED}", words_readings.sources_line(credits)),
        credits=credits,
        pointing=words_readings.POINTER,
        file=f"readings-{claim.id}",
    )


@remembered
def holding(package: Package, choice: ClaimChoice) -> Holding:
    """The readings under which a claim holds, and what was public when it was made."""
    judged, names = _judged(package, choice), court_of(package).names
    hangs_on = judged.deciding
    return Holding(
        deciding=tuple(deciding_words(hangs_on, choice.claim, names)) if hangs_on else (),
        readings=words_readings.fits_by_reading(judged.holding, choice.claim, names),
        prices=words_readings.prices_in_words(judged, choice.terms),
        seen_then=tuple(seen_then_words(judged.then, choice.claim, names)),
    )


def _judged(package: Package, choice: ClaimChoice) -> Judged:
    return every_reading(court_of(package), choice.claim, choice.terms, choice.public_then)


def grid_of(shown: pd.DataFrame, judged: Judged, names: Mapping[str, str]) -> Grid:
    """A grid to draw, of cells by report."""
    claim = judged.claim
    rows = shown.drop_duplicates(ROW)[ROW]
    labels = [words_readings.row_label(row, claim, names) for row in rows.to_dict("records")]
    rows = rows.assign(row=range(len(rows)), reading=labels)
    cells = shown.merge(rows, on=ROW)
    records = cells.to_dict("records")
    told = [words_readings.cell_words(cell, claim, names) for cell in records]
    doors = [words_readings.doors_words(cell, claim, names) for cell in records]
    return Grid(
        cells=cells.assign(
            figure=[figure for figure, _ in told], margin=[why for _, why in told], sources=doors
        ),
        labels=rows.rename(columns={"reading": "text"}),
        plain=cells[_is_plain(cells, judged)],
    )


def _is_plain(cells: pd.DataFrame, judged: Judged) -> list[bool]:
    """Which cells the plain reading of a ledger rests on."""
    keys = {
        (str(each.ledger), each.figure.report, each.period, str(judged.claim.measure))
        for each in judged.judgements
    }
    rows = cells[["ledger", "report", "year", "measure"]].itertuples(index=False, name=None)
    return [row in keys for row in rows]
