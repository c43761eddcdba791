"""two-ledgers claims: every claim with its verdict, as text or for a machine."""

import csv
import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dashboard.claims.claim import Terms, admitted
from dashboard.claims.claim_review import as_json_ld, claim_review
from dashboard.claims.court import court_of, every_reading, plain_statements
from dashboard.claims.judged import Judged
from dashboard.claims.remarks import remarks_of
from dashboard.claims.review import as_json, table
from dashboard.claims.reviewer import SETTINGS, left_open, reviewer_beside, reviewer_in
from dashboard.claims.words_in_text import in_text
from dashboard.claims.words_remarks import remark_in_text
from dashboard.commands.exits import Data, Warehouse, in_words, opened, print_json, tell, trade_from
from dashboard.errors import Problem, UnknownChoice
from dashboard.package.documents import documents_of
from dashboard.package.package import ROW_BY_ROW, Package
from dashboard.shipped import SHIPPED
from dashboard.text.csv import safe_text
from dashboard.vocabulary import ABOUT


class ClaimFormat(StrEnum):
    """How judged claims are printed."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    CLAIMREVIEW = "claimreview"


def claims(
    chosen: Annotated[
        str | None, typer.Option("--id", metavar="ID", help="One claim or statement.")
    ] = None,
    shape: Annotated[
        ClaimFormat, typer.Option("--format", help="text, json, csv or claimreview.")
    ] = ClaimFormat.TEXT,
    statements: Annotated[
        bool, typer.Option("--statements", help="Officials' statements too.")
    ] = False,
    estimates: Annotated[
        bool, typer.Option("--estimates", help="Estimates among the CSV's readings.")
    ] = False,
    constant: Annotated[
        bool, typer.Option("--constant", help="Readings in dollars of the claim's year.")
    ] = False,
    about: Annotated[
        float, typer.Option(min=0, max=100, metavar="P", help="Percent that “about” stands for.")
    ] = ABOUT,
    settings: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help=f"Whose reviews: {SETTINGS}, if not beside the data."),
    ] = None,
    warehouse: Warehouse = "",
    data: Data = SHIPPED,
) -> None:
    """Print every claim with its verdict, ledger by ledger, and where it holds."""
    with in_words():
        package = trade_from(warehouse, opened(data))
        terms = Terms(constant, admitted(estimates=estimates), about)
        tell(list(package.set_aside))
        judged = _judged(package, chosen, terms, statements)
        if chosen and not judged and shape is not ClaimFormat.TEXT:
            print(f"{chosen} is a remark without a figure: it has no verdict.", file=sys.stderr)
        if shape is ClaimFormat.CLAIMREVIEW:
            _print_reviews(package, judged, terms, settings)
        else:
            _print(package, judged, terms, shape, chosen)


def _judged(package: Package, chosen: str | None, terms: Terms, statements: bool) -> list[Judged]:
    """The claims asked for, judged; an id may also name a statement or a remark."""
    court = court_of(package)
    aside = [] if chosen is None else _set_aside(package, chosen)
    if aside:
        raise UnknownChoice(f"“{chosen}” is set aside, since its row cannot be used:\n{aside[0]}")
    known = {*package.claims["id"], *(one.id for one in court.statements)}
    if chosen is not None and chosen not in known:
        raise UnknownChoice(
            f"There is no claim “{chosen}”; allowed are {', '.join(sorted(known))}."
        )
    said = plain_statements(court, terms) if statements or chosen else ()
    return [
        *(every_reading(court, c, terms) for c in court.claims if chosen in (None, c.id)),
        *(one for one in said if statements or chosen == one.claim.id),
    ]


def _set_aside(package: Package, chosen: str) -> list[Problem]:
    """What is wrong with the row of a claim or a statement that is left out; its id comes first."""
    paths = {f"{one.name}.csv": one.path for one in package.sources if one.name in ROW_BY_ROW}
    found = []
    for problem in package.set_aside:
        path = package.folder / paths.get(problem.file, problem.file)
        rows = path.read_text("utf-8-sig").splitlines()
        if next(csv.reader([rows[(problem.line or 1) - 1]]))[:1] == [chosen]:
            found.append(problem)
    return found


def _print(
    package: Package, judged: list[Judged], terms: Terms, shape: ClaimFormat, chosen: str | None
) -> None:
    names = court_of(package).names
    match shape:
        case ClaimFormat.CSV:
            sys.stdout.write(safe_text(table(judged, terms, names)))
        case ClaimFormat.JSON:
            print_json([as_json(each, terms, names) for each in judged])
        case ClaimFormat.TEXT:
            remarks = [one for one in remarks_of(package) if chosen in (None, one.id)]
            told = [in_text(each, terms, names) for each in judged]
            print("\n\n".join([*told, *map(remark_in_text, remarks)]))


def _print_reviews(
    package: Package, judged: list[Judged], terms: Terms, settings: Path | None
) -> None:
    """A list of reviews, one a claim that is judged; says what their settings leave open."""
    reviewer = reviewer_in(settings) if settings else reviewer_beside(package.folder)
    for said in left_open(reviewer):
        print(said, file=sys.stderr)
    documents, today = documents_of(package), date.today().isoformat()
    reviews = [
        claim_review(one, terms, package, today, documents.get(one.claim.document), reviewer)
        for one in judged
    ]
    print(as_json_ld([review for review in reviews if review]))
