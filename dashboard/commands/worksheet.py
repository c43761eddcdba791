"""two-ledgers worksheet: a sheet for a class, with the key on its last page."""

from pathlib import Path
from typing import Annotated

import typer

from dashboard.commands.exits import Data
from dashboard.commands.whole import Claims, Force, write
from dashboard.package.package import Package
from dashboard.report.choice import choice_of
from dashboard.report.words_worksheet import written
from dashboard.report.worksheet import worksheet as made
from dashboard.shipped import SHIPPED


def worksheet(
    out: Annotated[Path, typer.Argument(metavar="OUT.html", help="The file to write.")],
    claims: Claims = None,
    force: Force = False,
    data: Data = SHIPPED,
) -> None:
    """Write a worksheet to print: the chart without the answer, questions, and a key."""

    def make(package: Package) -> tuple[bytes, str]:
        html, number = made(package, choice_of(package, claims or ()))
        return html.encode(), written(out, number)

    write(out, data, make, force=force)
