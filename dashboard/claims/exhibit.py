"""The claims' exhibits: the plain reading of each on a card, and every reading of one in a grid."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

import pandas as pd

from dashboard.claims import words, words_readings
from dashboard.claims.chart import FILLS, LETTERS, Grid, data, grid, shape
from dashboard.claims.claim import Claim, Judgement, Terms
from dashboard.claims.court import court_of, every_reading, plain_claim
from dashboard.claims.judged import Judged
from dashboard.claims.plain_reading import parts_of, sources_of
from dashboard.claims.readings import KEY
from dashboard.claims.review import table
from dashboard.drawing.spec import drawn
from dashboard.exhibit import Exhibit
from dashboard.package.credits import credits_by_id, credits_of
from dashboard.package.package import Package
from dashboard.remember import remembered
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
    """The readings that keep a claim, in which dollars, and what its author could have seen."""

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
    return Line(
        verdict=judgement.verdict,
        whose=words.ledger_name(claim.pairs, judgement.ledger, package.names),
        period=words.period_words(judgement.period),
        said=words.beside_verdict(judgement, claim, package.names),
        cited=words.cited(credits_by_id(parts_of(judgement.source), package)),
    )


@remembered
def readings(package: Package, choice: ClaimChoice) -> Exhibit:
    """Every reading of a claim in a stretch of years: a row a reading, a column a year."""
    claim, names = choice.claim, package.names
    if not claim.is_of_a_year:
        return Exhibit("readings", why_not=words_readings.no_grid(claim))
    judged = _judged(package, choice)
    shown = judged.cells[judged.cells["year"].astype(int).between(*choice.years)]
    drawing = grid_of(judged, choice.years, names)
    if drawing.cells.empty:
        return Exhibit("readings", why_not=words_readings.NO_ANSWER)
    left_out = len(shown[KEY].drop_duplicates()) - len(drawing.labels)
    letters = " · ".join(f"**{LETTERS[verdict]}** {verdict}" for verdict in FILLS)
    credits = credits_by_id(sources_of(judged.cells), package)
    return Exhibit(
        key="readings",
        message=words.headline(claim, judged.judgements, names),
        alternative=words_readings.ALTERNATIVE,
        words=words_readings.grid_summary(shown, claim, choice.years, choice.terms.about),
        draw=partial(drawn, drawing, grid, shape, data),
        table=partial(words_readings.grid_table, shown, claim, names),
        figures=partial(table, [judged], choice.terms, names),
        notes=(
            f"{letters}. {words_readings.FRAMED}",
            *words_readings.left_out_note(left_out),
            words_readings.sources_line(credits),
        ),
        pointing=words_readings.POINTER,
        credits=credits_of(judged.cells, package),
        file=f"readings-{claim.id}",
    )


@remembered
def holding(package: Package, choice: ClaimChoice) -> Holding:
    """The readings under which a claim holds, and what was public when it was made."""
    judged, names = _judged(package, choice), package.names
    return Holding(
        readings=words_readings.fits_by_reading(judged.holding, choice.claim, names),
        prices=words_readings.prices_in_words(judged, choice.terms),
        seen_then=tuple(words_readings.seen_then(judged, names)),
    )


def _judged(package: Package, choice: ClaimChoice) -> Judged:
    return every_reading(court_of(package), choice.claim, choice.terms, choice.public_then)


def grid_of(judged: Judged, years: tuple[int, int], names: Mapping[str, str]) -> Grid:
    """A grid to draw; a row without any answer in the years chosen is left out."""
    shown = judged.cells[judged.cells["year"].astype(int).between(*years)]
    answered = shown.loc[shown["verdict"] != str(Verdict.SILENT), KEY].drop_duplicates()
    rows = shown[KEY].drop_duplicates().merge(answered, on=KEY)
    claim = judged.claim
    labels = [words_readings.row_label(row, claim, names) for row in rows.to_dict("records")]
    rows = rows.assign(row=range(len(rows)), reading=labels)
    cells = shown.merge(rows, on=KEY)
    told = [words_readings.cell_words(cell, claim, names) for cell in cells.to_dict("records")]
    return Grid(
        cells=cells.assign(figure=[figure for figure, _ in told], told=[why for _, why in told]),
        labels=rows.rename(columns={"reading": "text"}),
        plain=cells[_is_plain(cells, judged)],
    )


def _is_plain(cells: pd.DataFrame, judged: Judged) -> list[bool]:
    """Which cells the plain reading of a ledger rests on."""
    keys = {
        (str(each.ledger), each.source, each.period, str(judged.claim.measure))
        for each in judged.judgements
    }
    rows = cells[["ledger", "source", "year", "measure"]].itertuples(index=False, name=None)
    return [row in keys for row in rows]
