"""two-ledgers run · check · claims · series · add · undo · history: the list of commands.

Exit codes: 0 done, 1 refused (with the reason in words), 2 wrong usage.
"""

import sys
from datetime import date
from enum import StrEnum
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from dashboard import launcher
from dashboard.claims.court import court_of, every_reading, plain_statements
from dashboard.claims.judge import Terms
from dashboard.claims.judged import Judged
from dashboard.claims.review import as_json, claim_review
from dashboard.claims.review import table as claims_table
from dashboard.claims.words_printed import in_text, remark
from dashboard.commands import add as adding
from dashboard.commands import history as changes
from dashboard.commands import series
from dashboard.commands.add import MOST_MB
from dashboard.commands.exits import Data, data_folder, in_words, print_json, tell
from dashboard.commands.history import tell_recovered
from dashboard.errors import Problem, UnknownChoice
from dashboard.package.package import Package, check_package, open_package
from dashboard.package.seeds import check_seeds, open_seeds, seeds_beside
from dashboard.shipped import SHIPPED
from dashboard.text.csv import safe_text
from dashboard.vocabulary import ABOUT, Status

ADMITTED = (Status.REPORTED, Status.RECONCILED, Status.ESTIMATE)

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


class ClaimFormat(StrEnum):
    """How judged claims are printed."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    CLAIMREVIEW = "claimreview"


def _tell_version(wanted: bool) -> None:
    if wanted:
        print(f"two-ledgers {version('two-ledgers')}")
        raise typer.Exit


@app.callback()
def before_any_command(
    wanted: Annotated[
        bool,
        typer.Option("--version", callback=_tell_version, is_eager=True, help="Say the version."),
    ] = False,
) -> None:
    """A claim about trade beside the statistics."""


@app.command()
def run(
    data: Data = SHIPPED,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Where to listen.")] = launcher.PORT,
    browser: Annotated[bool, typer.Option("--browser/--no-browser")] = True,
    limit: Annotated[
        int, typer.Option("--limit", min=1, metavar="MB", help="The largest file to hand in.")
    ] = MOST_MB,
    log: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Where the log goes, rather than to standard error."),
    ] = None,
) -> None:
    """Open the dashboard, on this computer only."""
    with in_words():
        tell_recovered(data)
        open_package(data)
        say = partial(print, flush=True)
        with launcher.log_kept(log) as kept:
            code = launcher.launch(data, port, browser, limit, kept, say)
    raise typer.Exit(code)


@app.command()
def check(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="[DIR]", callback=data_folder, show_default=False, help="A data folder."
        ),
    ] = SHIPPED,
) -> None:
    """Check the data package and the records in seeds/; exit 1 with every problem found."""
    with in_words():
        problems = check_package(folder)
        if not problems:
            package = open_package(folder)
            rows = sum(source.rows for source in package.sources)
            print(f"{folder}: {len(package.sources)} files, {rows:,} rows, valid.")
            problems = _check_seeds(folder, package)
    tell(problems)
    raise typer.Exit(1 if problems else 0)


@app.command()
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
    estimates: Annotated[bool, typer.Option("--estimates", help="Let estimates count.")] = False,
    constant: Annotated[
        bool, typer.Option("--constant", help="Readings in dollars of the claim's year.")
    ] = False,
    about: Annotated[
        float, typer.Option(min=0, max=100, metavar="P", help="Percent that “about” stands for.")
    ] = ABOUT,
    data: Data = SHIPPED,
) -> None:
    """Print every claim with its verdict, ledger by ledger, and where it holds."""
    with in_words():
        package = open_package(data)
        terms = Terms(constant, ADMITTED if estimates else (Status.REPORTED,), about)
        tell(list(package.set_aside))
        judged = _judged(package, chosen, terms, statements)
        _print_claims(package, judged, terms, shape, chosen)


app.command()(series.series)
app.command()(adding.add)
app.command()(changes.undo)
app.command()(changes.history)


def main() -> None:
    """The entry point of the command two-ledgers."""
    app(prog_name="two-ledgers")


def _check_seeds(folder: Path, package: Package) -> list[Problem]:
    place = seeds_beside(folder)
    seeds, problems = open_seeds(place)
    problems += check_seeds(seeds, package)
    for seed in seeds:
        text = "fragments looked for in the text beside it"
        missing = "no text beside it, so the fragments were not looked for"
        print(f"{place / Path(seed.file).name}: {missing if seed.paragraphs is None else text}.")
    return problems


def _judged(package: Package, chosen: str | None, terms: Terms, statements: bool) -> list[Judged]:
    """The claims asked for, judged; an id may also name a statement or a remark."""
    court = court_of(package)
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


def _print_claims(
    package: Package, judged: list[Judged], terms: Terms, shape: ClaimFormat, chosen: str | None
) -> None:
    court = court_of(package)
    names = court.names
    if chosen and not judged and shape is not ClaimFormat.TEXT:
        print(f"{chosen} is a remark without a figure: it has no verdict.", file=sys.stderr)
    if shape is ClaimFormat.CSV:
        sys.stdout.write(safe_text(claims_table(judged, terms, names)))
    elif shape is ClaimFormat.JSON:
        print_json([as_json(each, terms, names) for each in judged])
    elif shape is ClaimFormat.CLAIMREVIEW:
        sources = {s.id: (s.title, s.vintage) for s in package.of_kind("trade")}
        today = date.today().isoformat()
        reviews = (claim_review(each, terms, court, sources, today) for each in judged)
        print_json([review for each in reviews for review in each])
    else:
        told = [in_text(each, terms, names) for each in judged]
        remarks = package.claims[package.claims["value"].isna()].to_dict("records")
        told += [remark(row) for row in remarks if chosen in (None, row["id"])]
        print("\n\n".join(told))
