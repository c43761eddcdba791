"""two-ledgers run: opens the dashboard, on this computer only unless told otherwise."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from dashboard import door as doors
from dashboard import launcher
from dashboard.commands.exits import Data, Warehouse, ask_warehouse, in_words, opened
from dashboard.commands.history import tell_recovered
from dashboard.shipped import SHIPPED


def run(
    data: Data = SHIPPED,
    port: Annotated[
        int, typer.Option(min=1, max=65535, help="The port to listen on.")
    ] = doors.PORT,
    listen: Annotated[
        str, typer.Option(metavar="ADDRESS", help="The address to listen on, of this computer.")
    ] = doors.HOST,
    read_only: Annotated[
        bool, typer.Option("--read-only", help="Show, and let nobody change the data.")
    ] = False,
    host: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="A name that readers call it by.")
    ] = None,
    trusted: Annotated[
        bool,
        typer.Option("--i-trust-this-network", help="Let other computers change the data too."),
    ] = False,
    browser: Annotated[bool, typer.Option("--browser/--no-browser")] = True,
    limit: Annotated[
        int, typer.Option("--limit", min=1, metavar="MB", help="The largest file to hand in.")
    ] = launcher.LIMIT_MB,
    log: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Where the log goes, rather than to standard error."),
    ] = None,
    warehouse: Warehouse = "",
) -> None:
    """Open the dashboard, on this computer only unless another address is named."""
    with in_words():
        door = doors.door(listen, port, tuple(host or ()), only_read=read_only, trusted=trusted)
        tell_recovered(data)
        opened(data)
        ask_warehouse(warehouse)
        say = partial(print, flush=True)
        with launcher.log_kept(log) as kept:
            code = launcher.launch(data, door, browser, limit, kept, say)
    raise typer.Exit(code)
