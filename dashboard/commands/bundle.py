"""two-ledgers bundle: report, figures, pictures, data and reviews in one zip to be checked."""

import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from dashboard.claims.reviewer import left_open, reviewer_beside
from dashboard.commands.exits import Data, in_words, opened
from dashboard.commands.report import CLAIM, FORCE, PAGE, PAIR
from dashboard.errors import UnknownChoice
from dashboard.report.bundle import bundle as made
from dashboard.report.choice import choice_of
from dashboard.report.words_bundle import no_day, written
from dashboard.sharing.whole_file import refuse_taken, write_whole
from dashboard.shipped import SHIPPED
from dashboard.text.numbers import printable


def bundle(
    out: Annotated[Path, typer.Argument(metavar="OUT.zip", help="The file to write.")],
    claims: Annotated[list[str] | None, CLAIM] = None,
    pairs: Annotated[list[str] | None, PAIR] = None,
    pages: Annotated[list[str] | None, PAGE] = None,
    reviewed_on: Annotated[
        str,
        typer.Option(
            "--reviewed-on",
            metavar="DAY",
            show_default="the day the newest file of the data was fetched",
            help="The day that the reviews of claims bear, such as 2026-03-31.",
        ),
    ] = "",
    force: Annotated[bool, FORCE] = False,
    data: Data = SHIPPED,
) -> None:
    """Write a bundle: report, figures, pictures, data, reviews, checksums, how to rebuild it."""
    with in_words():
        refuse_taken(out, force=force)
        day = _day(reviewed_on)
        package = opened(data)
        choice = choice_of(package, claims or (), pairs or (), pages or ())
        content, number = made(package, choice, day)
        write_whole(out, content, force=force)
    print(printable(written(out, len(content), number)))
    for said in left_open(reviewer_beside(package.folder)):
        print(said, file=sys.stderr)


def _day(word: str) -> str:
    """A day as it was given; nothing where none was."""
    try:
        return date.fromisoformat(word).isoformat() if word else ""
    except ValueError:
        raise UnknownChoice(no_day(word)) from None
