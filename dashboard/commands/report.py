"""two-ledgers report: one file with the answer, the charts, the figures and every source."""

from pathlib import Path
from typing import Annotated

import typer

from dashboard.commands.exits import Data, in_words, opened
from dashboard.report.choice import choice_of
from dashboard.report.report import report as made
from dashboard.report.words import written
from dashboard.sharing.whole_file import refuse_taken, write_whole
from dashboard.shipped import SHIPPED
from dashboard.text.numbers import printable

EACH = "more than one: repeat it"
CLAIM = typer.Option("--claim", metavar="ID", help=f"A claim that it is about; {EACH}.")
PAIR = typer.Option("--pair", metavar="PAIR", help=f"A pair to draw, such as RUS-IRN; {EACH}.")
PAGE = typer.Option("--page", metavar="PAGE", help=f"A page whose charts it has; {EACH}.")
FORCE = typer.Option("--force", help="Replace a file that is there.")


def report(
    out: Annotated[Path, typer.Argument(metavar="OUT.html", help="The file to write.")],
    claims: Annotated[list[str] | None, CLAIM] = None,
    pairs: Annotated[list[str] | None, PAIR] = None,
    pages: Annotated[list[str] | None, PAGE] = None,
    force: Annotated[bool, FORCE] = False,
    data: Data = SHIPPED,
) -> None:
    """Write a report: one file that anyone opens, offline, to read or to print."""
    with in_words():
        refuse_taken(out, force=force)
        package = opened(data)
        choice = choice_of(package, claims or (), pairs or (), pages or ())
        content = made(package, choice).encode()
        write_whole(out, content, force=force)
    print(printable(written(out, len(content))))
