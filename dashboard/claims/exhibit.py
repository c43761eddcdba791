"""The claims' exhibits: the plain reading of each on a card, and every reading of one in a grid."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

import pandas as pd

from dashboard.claims import words, words_documents, words_readings
from dashboard.claims.by_report import ROW, by_report
from dashboard.claims.chart import Grid, data, grid, shape
from dashboard.claims.claim import PLAIN, Claim, Judgement, Terms
from dashboard.claims.court import court_of, every_reading
from dashboard.claims.figure import parts_of
from dashboard.claims.judged import Judged
from dashboard.claims.review import table
from dashboard.claims.words_cited import verdicts_cited
from dashboard.claims.words_deciding import deciding_words, seen_then_words
from dashboard.credit import Credit
from dashboard.drawing.spec import drawn
from dashboard.exhibit import Exhibit
from dashboard.package.credits import credits_by_id, credits_of, in_short
from dashboard.package.documents import Document
from dashboard.package.package import Package
from dashboard.remember import remembered
from dashboard.series.words_claimed import document_line, documents_of_claims
from dashboard.text.glossary import VERDICT_SIGNS as SIGNS
from dashboard.vocabulary import Verdict


@dataclass(frozen=True)
class ClaimChoice:
    """The claim whose readings are shown, in which years, and from which figures.

    `public_then`: only from releases that were public before the statement. `document` is what is
    known of the claim's document where the data have no record of it.
    """

    claim: Claim
    years: tuple[int, int]
    terms: Terms
    public_then: bool
    document: Document | None = None


WINDOW = (-11, 3)
"""The first and last year of a grid, from the year that the claim is judged in."""


def usual_choice(
    claim: Claim, covered: tuple[int, int], document: Document | None = None
) -> ClaimChoice:
    """The readings around a claim, on the plain terms, inside the years that the data cover."""
    year = int(claim.judged_period[:4])
    start, end = (min(max(year + far, covered[0]), covered[1]) for far in WINDOW)
    return ClaimChoice(claim, (start, end), PLAIN, public_then=False, document=document)


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
    """A claim in its plain reading: what is stated of what, where, and a line a ledger.

    `quoted` are the words as printed, `source` and `address` are of their document, empty where
    not known, `place` is where in it they stand; `deciding` says what the answer hangs on,
    `credits` are those of the sources cited.
    """

    about: str
    stated: str
    quoted: str
    source: str
    place: str
    address: str
    note: str
    lines: tuple[Line, ...]
    deciding: tuple[str, ...]
    credits: tuple[Credit, ...]


@dataclass(frozen=True, eq=False)
class Holding:
    """The readings that keep a claim, in which dollars, and what its author could have seen.

    `deciding` says what the answer hangs on, where that is not what its card says.
    """

    deciding: tuple[str, ...]
    readings: pd.DataFrame
    prices: str
    seen_then: tuple[str, ...]


@remembered
def card(package: Package, claim: Claim, about: float, document: Document | None) -> Card:
    """The plain reading of a claim in each side's ledger, by the same rule for every claim."""
    court = court_of(package)
    judged = every_reading(court, claim, _terms_of_card(claim, about))
    sources = [part for each in judged.judgements for part in parts_of(each.best.source)]
    return Card(
        about=claim.about,
        stated=words.stated(claim, about),
        quoted=claim.quoted,
        source=words.document_words(claim, document),
        place=words_documents.place(claim, document),
        address=claim.url or (document.address if document else ""),
        note=claim.note,
        lines=tuple(_line(each, claim, package) for each in judged.judgements),
        deciding=_deciding(judged, court.names),
        credits=tuple(credits_by_id(dict.fromkeys(sources), package)),
    )


def _terms_of_card(claim: Claim, about: float) -> Terms:
    """Of a claim that “about” says nothing of, the reading is the same with any percentage."""
    return PLAIN if claim.within(about) == claim.within(PLAIN.about) else Terms(about=about)


def _deciding(judged: Judged, names: Mapping[str, str]) -> tuple[str, ...]:
    hangs_on = judged.deciding
    return tuple(deciding_words(hangs_on, judged.claim, names)) if hangs_on else ()


def _line(judgement: Judgement, claim: Claim, package: Package) -> Line:
    names = court_of(package).names
    return Line(
        verdict=judgement.verdict,
        whose=words.ledger_name(claim.pairs, judgement.ledger, names),
        period=words.period_words(judgement.period),
        said=words.beside_verdict(judgement, claim, names),
        cited=in_short(judgement.best.source, names),
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
    credits, documents = credits_of(shown, package), _documents(package, choice)
    return Exhibit(
        key="readings",
        message=words.headline(claim, judged.judgements, names),
        alternative=words_readings.ALTERNATIVE,
        words=words_readings.grid_summary(shown, claim, choice.years, choice.terms.about),
        draw=partial(drawn, drawing, grid, shape, data),
        table=partial(words_readings.grid_table, shown, claim, names),
        figures=lambda: table([_of_cells(judged, shown)], choice.terms, names),
        sources=(words_readings.sources_line(credits),),
        notes=(f"{signs}. {words_readings.FRAMED}",),
        credits=credits,
        cited=partial(verdicts_cited, judged.judgements, claim, names, choice.terms.about),
        pointing=words_readings.POINTER,
        file="-".join(filter(None, ("readings", claim.id))),
        claimed=_claimed(choice, documents),
        documents=documents,
    )


def _documents(package: Package, choice: ClaimChoice) -> Mapping[str, Document]:
    """The document of the claim by its id, empty where it has none, if anything is known of it."""
    known = documents_of_claims(package, [choice.claim.id])
    return known or ({"": choice.document} if choice.document else {})


def _claimed(choice: ClaimChoice, documents: Mapping[str, Document]) -> tuple[str, ...]:
    """What is claimed, and where."""
    claim, document = choice.claim, next(iter(documents.values()), None)
    said = words_documents.claim_line(claim, document, choice.terms.about)
    where = document_line(document, claim.said, claim.stated_on, claim.url)
    return tuple(filter(None, (said, where)))


def _of_cells(judged: Judged, shown: pd.DataFrame) -> Judged:
    """A claim with those readings alone that a grid shows, each source that carries the report."""
    return replace(judged, cells=judged.cells.merge(shown[[*ROW, "year"]]))


@remembered
def holding(package: Package, choice: ClaimChoice) -> Holding:
    """The readings under which a claim holds, and what was public when it was made."""
    judged, names = _judged(package, choice), court_of(package).names
    terms = _terms_of_card(choice.claim, choice.terms.about)
    said, on_card = (
        _deciding(one, names)
        for one in (judged, every_reading(court_of(package), choice.claim, terms))
    )
    return Holding(
        deciding=() if said == on_card else said,
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
    lines = [words_readings.row_lines(row, claim, names) for row in rows.to_dict("records")]
    rows = rows.assign(
        row=range(len(rows)),
        reading=[words_readings.SEPARATED.join(each) for each in lines],
        text=[each[-1] for each in lines],
        above=[each[0] if len(each) > 1 else "" for each in lines],
    )
    cells = shown.merge(rows, on=ROW)
    records = cells.to_dict("records")
    told = [words_readings.cell_words(cell, claim, names) for cell in records]
    doors = [words_readings.doors_words(cell, claim, names) for cell in records]
    return Grid(
        cells=cells.assign(
            figure=[figure for figure, _ in told], margin=[why for _, why in told], sources=doors
        ),
        labels=rows,
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
