"""two-ledgers run: opens the dashboard, on this computer only."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from dashboard import launcher
from dashboard.commands.exits import Data, Warehouse, ask_warehouse, in_words, opened
from dashboard.commands.history import tell_recovered
from dashboard.shipped import SHIPPED


def run(
    data: Data = SHIPPED,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Where to listen.")] = launcher.PORT,
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
    """Open the dashboard, on this computer only."""
    with in_words():
        tell_recovered(data)
        opened(data)
        ask_warehouse(warehouse)
        say = partial(print, flush=True)
        with launcher.log_kept(log) as kept:
            code = launcher.launch(data, port, browser, limit, kept, say)
    raise typer.Exit(code)
