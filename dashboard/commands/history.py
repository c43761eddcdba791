"""two-ledgers undo · history: the changes of the data, and the way back."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from dashboard.commands.exits import REFUSED, Data, agreed, in_words
from dashboard.package.descriptor import DESCRIPTOR
from dashboard.package.package import open_package
from dashboard.shipped import SHIPPED
from dashboard.swap import history as changes
from dashboard.swap.exchange import recover
from dashboard.swap.words import done, take_back


def undo(
    number: Annotated[
        int | None, typer.Argument(metavar="[NUMBER]", help="A change that history lists.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Take it back without asking.")] = False,
    data: Data = SHIPPED,
) -> None:
    """Bring back the version before the latest change, or before the change of that number.

    Later changes of the same file go with it; a number is asked about first.
    """
    with in_words():
        tell_recovered(data)
        _refuse_no_package(data)
        if number is not None and not yes and not _is_meant(data, number):
            print("Nothing was taken back.")
            raise typer.Exit(REFUSED)
        entry = changes.undo(data, number)
        print("\n".join([done(entry), *entry.notices]))


def history(data: Data = SHIPPED) -> None:
    """List every change of the data, the latest first."""
    with in_words():
        tell_recovered(data)
        _refuse_no_package(data)
        every = [str(entry) for entry in changes.history(data)]
        print("\n".join(every) or "No change is recorded in this data folder.")


def tell_recovered(data: Path) -> None:
    """Mends what a change left behind that was cut off, and says so."""
    if data.is_dir():
        for line in recover(data):
            print(line, file=sys.stderr)


def _is_meant(data: Path, number: int) -> bool:
    """Whether the reader wants what taking back a change would do; one that is not there is told
    by the undo itself."""
    every = changes.history(data)
    entry = next((one for one in every if one.number == number), None)
    if entry is None:
        return True
    print(take_back(entry, changes.taken_back_with(every, entry)))
    return agreed("Take it back? Type yes:")


def _refuse_no_package(data: Path) -> None:
    """Raises NoPackage for a folder without one; broken data may still be taken back."""
    if not (data / DESCRIPTOR).is_file():
        open_package(data)
