"""two-ledgers bundle: report, figures, pictures, data and reviews in one zip to be checked."""

import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from dashboard.claims.reviewer import left_open, reviewer_beside
from dashboard.commands.exits import Data
from dashboard.commands.whole import Claims, Force, Pages, Pairs, Views, write
from dashboard.errors import UnknownChoice
from dashboard.package.package import Package
from dashboard.report.bundle import bundle as made
from dashboard.report.choice import choice_of
from dashboard.report.words_bundle import no_day, written
from dashboard.shipped import SHIPPED


def bundle(
    out: Annotated[Path, typer.Argument(metavar="OUT.zip", help="The file to write.")],
    claims: Claims = None,
    pairs: Pairs = None,
    pages: Pages = None,
    views: Views = None,
    reviewed_on: Annotated[
        str,
        typer.Option(
            "--reviewed-on",
            metavar="DAY",
            show_default="the day the newest file of the data was fetched",
            help="The day that the reviews of claims bear, such as 2026-03-31.",
        ),
    ] = "",
    force: Force = False,
    data: Data = SHIPPED,
) -> None:
    """Write a bundle: report, figures, pictures, data, reviews, checksums, how to rebuild it."""

    def make(package: Package) -> tuple[bytes, str]:
        day = _day(reviewed_on)
        choice = choice_of(package, claims or (), pairs or (), pages or (), views or ())
        content, number = made(package, choice, day)
        return content, written(out, len(content), number)

    package = write(out, data, make, force=force)
    for said in left_open(reviewer_beside(package.folder)):
        print(said, file=sys.stderr)


def _day(word: str) -> str:
    """A day as it was given; nothing where none was."""
    try:
        return date.fromisoformat(word).isoformat() if word else ""
    except ValueError:
        raise UnknownChoice(no_day(word)) from None
