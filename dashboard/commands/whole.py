"""What the commands that write one file share: how it is asked for, made, written and told."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from dashboard.commands.exits import in_words, opened
from dashboard.package.package import Package
from dashboard.sharing.whole_file import refuse_taken, write_whole
from dashboard.text.numbers import printable


def _several(name: str, metavar: str, what: str) -> object:
    return typer.Option(name, metavar=metavar, help=f"{what}; more than one: repeat it.")


Claims = Annotated[list[str] | None, _several("--claim", "ID", "A claim that it is about")]
Pairs = Annotated[list[str] | None, _several("--pair", "PAIR", "A pair to draw, such as RUS-IRN")]
Pages = Annotated[list[str] | None, _several("--page", "PAGE", "A page whose charts it has")]
Views = Annotated[
    list[str] | None,
    _several("--view", "ADDRESS", "A view that stands first, by the address that Link copies"),
]
Force = Annotated[bool, typer.Option("--force", help="Replace a file that is there.")]


def write(
    out: Path, data: Path, make: Callable[[Package], tuple[bytes, str]], *, force: bool
) -> Package:
    """Makes a file of a package, writes it whole, and prints what `make` says of it.

    What stands in its way is said before anything is made.
    """
    with in_words():
        refuse_taken(out, force=force)
        package = opened(data)
        content, said = make(package)
        write_whole(out, content, force=force)
    print(printable(said))
    return package
