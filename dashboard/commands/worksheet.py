"""two-ledgers worksheet: a sheet for a class, with the key on its last page."""

from pathlib import Path
from typing import Annotated

import typer

from dashboard.commands.exits import Data, in_words, opened
from dashboard.commands.report import CLAIM, FORCE
from dashboard.report.choice import choice_of
from dashboard.report.words_worksheet import written
from dashboard.report.worksheet import worksheet as made
from dashboard.sharing.whole_file import refuse_taken, write_whole
from dashboard.shipped import SHIPPED
from dashboard.text.numbers import printable


def worksheet(
    out: Annotated[Path, typer.Argument(metavar="OUT.html", help="The file to write.")],
    claims: Annotated[list[str] | None, CLAIM] = None,
    force: Annotated[bool, FORCE] = False,
    data: Data = SHIPPED,
) -> None:
    """Write a worksheet to print: the chart without the answer, questions, and a key."""
    with in_words():
        refuse_taken(out, force=force)
        package = opened(data)
        html, number = made(package, choice_of(package, claims or ()))
        write_whole(out, html.encode(), force=force)
    print(printable(written(out, number)))
