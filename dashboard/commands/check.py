"""two-ledgers check: looks over a data package and the records in seeds/."""

from pathlib import Path
from typing import Annotated

import typer

from dashboard.commands.exits import Data, in_words, opened, tell
from dashboard.errors import Problem, alike
from dashboard.package.oddities import oddities
from dashboard.package.package import Package, check_package
from dashboard.package.seeds import check_seeds, open_seeds, seeds_beside
from dashboard.shipped import SHIPPED


def check(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="[DIR]", show_default=False, help="A data folder, as with --data."),
    ] = None,
    data: Data = SHIPPED,
) -> None:
    """Check the data package and the records in seeds/; exit 1 with every problem found.

    What is valid but looks wrong beside other rows and files is told too, without a refusal.
    """
    data = folder or data
    with in_words():
        problems = check_package(data)
        if not problems:
            problems = _check_valid(data)
    tell(problems)
    raise typer.Exit(1 if problems else 0)


def _check_valid(data: Path) -> list[Problem]:
    """Says what is in a valid package and what to look at in it; the problems of its seeds."""
    package = opened(data)
    rows = sum(source.rows for source in package.sources)
    odd = alike(oddities(package))
    look = f", with {len(odd)} thing{'' if len(odd) == 1 else 's'} to look at" if odd else ""
    print(f"{data}: {len(package.sources)} files, {rows:,} rows, valid{look}.")
    tell(odd)
    return _check_seeds(data, package)


def _check_seeds(folder: Path, package: Package) -> list[Problem]:
    place = seeds_beside(folder)
    seeds, problems = open_seeds(place)
    problems += check_seeds(seeds, package)
    for seed in seeds:
        text = "fragments looked for in the text beside it"
        missing = "no text beside it, so the fragments were not looked for"
        print(f"{place / Path(seed.file).name}: {missing if seed.paragraphs is None else text}.")
    return problems
