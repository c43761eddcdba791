"""two-ledgers run · check · claims · judge · series · report · bundle · worksheet · read · add …

Exit codes: 0 done, 1 refused (with the reason in words), 2 wrong usage.
"""

import io
import sys
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from dashboard import door as doors
from dashboard import launcher
from dashboard.commands import add as adding
from dashboard.commands import bundle as bundling
from dashboard.commands import claims, judge, mcp, series
from dashboard.commands import history as changes
from dashboard.commands import read as reading
from dashboard.commands import report as reporting
from dashboard.commands import worksheet as asking
from dashboard.commands.exits import Data, in_words, opened, tell
from dashboard.commands.history import tell_recovered
from dashboard.errors import Problem, alike
from dashboard.package.oddities import oddities
from dashboard.package.package import Package, check_package
from dashboard.package.seeds import check_seeds, open_seeds, seeds_beside
from dashboard.shipped import SHIPPED

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _tell_version(wanted: bool) -> None:
    if wanted:
        print(f"two-ledgers {version('two-ledgers')}")
        raise typer.Exit


@app.callback()
def before_any_command(
    wanted: Annotated[
        bool,
        typer.Option("--version", callback=_tell_version, is_eager=True, help="Say the version."),
    ] = False,
) -> None:
    """A claim about trade beside the statistics."""


@app.command()
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
) -> None:
    """Open the dashboard, on this computer only unless another address is named."""
    with in_words():
        door = doors.door(listen, port, tuple(host or ()), only_read=read_only, trusted=trusted)
        tell_recovered(data)
        opened(data)
        say = partial(print, flush=True)
        with launcher.log_kept(log) as kept:
            code = launcher.launch(data, door, browser, limit, kept, say)
    raise typer.Exit(code)


@app.command()
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


app.command()(claims.claims)
app.command()(judge.judge)
app.command()(series.series)
app.command()(reporting.report)
app.command()(bundling.bundle)
app.command()(asking.worksheet)
app.command()(reading.read)
app.command()(adding.add)
app.command()(changes.undo)
app.command()(changes.history)
app.command()(mcp.mcp)


def main() -> None:
    """The entry point of the command two-ledgers."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal of few letters shows a mark for a dash rather than nothing at all.
            stream.reconfigure(errors="replace")
    try:
        app(prog_name="two-ledgers")
    except OSError as cause:
        sys.exit(f"What was to be printed cannot be written ({cause.strerror or cause}).")


def _check_seeds(folder: Path, package: Package) -> list[Problem]:
    place = seeds_beside(folder)
    seeds, problems = open_seeds(place)
    problems += check_seeds(seeds, package)
    for seed in seeds:
        text = "fragments looked for in the text beside it"
        missing = "no text beside it, so the fragments were not looked for"
        print(f"{place / Path(seed.file).name}: {missing if seed.paragraphs is None else text}.")
    return problems
