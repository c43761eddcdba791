"""How every command speaks: where the data lie, what we raise as a sentence and an exit code."""

import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from dashboard.errors import (
    SHOWN_PROBLEMS,
    NoWarehouse,
    Problem,
    TwoLedgersError,
    UnknownChoice,
    alike,
)
from dashboard.package.package import Package, open_package
from dashboard.shipped import SHIPPED, usual_folder
from dashboard.text.numbers import printable
from dashboard.warehouse import words
from dashboard.warehouse.address import address_of
from dashboard.warehouse.asked import all_of, of_pairs
from dashboard.warehouse.seen import WAREHOUSE_VARIABLE, through

REFUSED, WRONG_USAGE = 1, 2


@contextmanager
def in_words() -> Iterator[None]:
    """Turns what we raise into a sentence and an exit code."""
    try:
        yield
    except UnknownChoice as refusal:
        print(_seen(refusal), file=sys.stderr)
        raise typer.Exit(WRONG_USAGE) from None
    except TwoLedgersError as refusal:
        print(_seen(refusal), file=sys.stderr)
        raise typer.Exit(REFUSED) from None


def _seen(refusal: TwoLedgersError) -> str:
    """Its lines, without signs that would move in the terminal of whoever typed them."""
    return "\n".join(map(printable, str(refusal).splitlines()))


def data_folder(folder: Path) -> Path:
    """The folder named; where none is, the usual one, which may have to be made first."""
    with in_words():
        return usual_folder() if folder == SHIPPED else folder


def _option(callback: Callable[[Path], Path] | None) -> object:
    return typer.Option(
        "--data",
        metavar="DIR",
        callback=callback,
        show_default="the shipped data, or your copy of them",
        help="A folder with a data package.",
    )


Data = Annotated[Path, _option(data_folder)]
Folder = Annotated[Path, _option(None)]
"""The same of a command that may need no data: it asks for the folder when it does."""


Warehouse = Annotated[
    str,
    typer.Option(
        "--warehouse",
        metavar="URL",
        envvar=WAREHOUSE_VARIABLE,
        show_default=False,
        help="Read trade there: a folder of Parquet, postgresql://…, spark://….",
    ),
]
"""Where trade is read instead; the environment may hold its address, where no list shows it."""


def trade_from(warehouse: str, package: Package, asked: Sequence[str] = ()) -> Package:
    """The package with the trade of a warehouse, of the pairs asked for or of any two economies.

    Where it cannot be asked, a sentence says so, and the package is the one of the files.
    """
    if not warehouse:
        return package
    try:
        return through(package, warehouse, of_pairs(package, asked) if asked else all_of(package))
    except NoWarehouse as refusal:
        print(printable(words.instead(str(refusal), str(package.folder))), file=sys.stderr)
        return package


def ask_warehouse(warehouse: str) -> None:
    """Hand the address on to the server, where no list of programs shows it, and say so."""
    if warehouse:
        shown = address_of(warehouse).shown
        os.environ[WAREHOUSE_VARIABLE] = warehouse
        print(f"Trade is asked of the warehouse {shown}; pages say so where it does not answer.")


def opened(data: Path) -> Package:
    """The package of a folder; files that are not in our own form are named, and used."""
    package = open_package(data)
    for said in package.notices:
        print(printable(said), file=sys.stderr)
    return package


def tell(problems: Sequence[Problem]) -> None:
    """Problems a line each, those of many rows as one, capped, with the total."""
    kinds = alike(problems)
    for problem in kinds[:SHOWN_PROBLEMS]:
        print(problem, file=sys.stderr)
    if len(kinds) > SHOWN_PROBLEMS:
        print(f"… {len(problems):,} problems in all.", file=sys.stderr)


def print_json(answer: object) -> None:
    """An answer as JSON that people can read too."""
    print(json.dumps(answer, ensure_ascii=False, indent=1))


def line(prompt: str) -> str:
    """A line typed by the reader; nothing where nobody is there to type.

    What is typed at a terminal ends the prompt's line; what comes from elsewhere does not.
    """
    print(prompt, end=" " if sys.stdin.isatty() else "\n", flush=True)
    try:
        return input().strip()
    except EOFError:
        if sys.stdin.isatty():
            print()
        return ""


def agreed(question: str) -> bool:
    """Whether the reader says yes; anything else, and nobody there, is a no."""
    return line(question).lower() in ("y", "yes")
