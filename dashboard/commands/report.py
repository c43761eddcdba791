"""two-ledgers report: one file with the answer, the charts, the figures and every source."""

from pathlib import Path
from typing import Annotated

import typer

from dashboard.commands.exits import Data
from dashboard.commands.whole import Claims, Force, Pages, Pairs, Views, write
from dashboard.package.package import Package
from dashboard.report.choice import choice_of
from dashboard.report.report import report as made
from dashboard.report.words import written
from dashboard.shipped import SHIPPED


def report(
    out: Annotated[Path, typer.Argument(metavar="OUT.html", help="The file to write.")],
    claims: Claims = None,
    pairs: Pairs = None,
    pages: Pages = None,
    views: Views = None,
    force: Force = False,
    data: Data = SHIPPED,
) -> None:
    """Write a report: one file that anyone opens, offline, to read or to print."""

    def make(package: Package) -> tuple[bytes, str]:
        choice = choice_of(package, claims or (), pairs or (), pages or (), views or ())
        content = made(package, choice).encode()
        return content, written(out, len(content))

    write(out, data, make, force=force)
