"""two-ledgers run · check · claims · judge · series · report · bundle · worksheet · read · add …

Exit codes: 0 done, 1 refused (with the reason in words), 2 wrong usage.
"""

import io
import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from importlib.metadata import version
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

COMMANDS = (
    *("run", "check", "claims", "judge", "series", "report", "bundle", "worksheet"),
    *("read", "add", "undo", "history", "mcp"),
)
"""Every command, in the order they are listed."""
ELSEWHERE = {"undo": "history"}
"""The modules of dashboard/commands of those that have none of their own."""


class Late(Mapping[str, Any]):
    """The commands, each loaded when it is asked for: all of them take longer than most answers."""

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401  (a command of Typer's)
        if name not in COMMANDS:
            raise KeyError(name)
        module = import_module(f"dashboard.commands.{ELSEWHERE.get(name, name)}")
        one = typer.Typer(**HOW)
        one.command(name)(getattr(module, name))
        return get_command(one)

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


class Commands(TyperGroup):
    """The group of all commands; their names are known without loading one."""

    def __init__(self, **given: Any) -> None:  # noqa: ANN401  (what Typer hands over)
        super().__init__(**given)
        self.commands = Late()  # type: ignore[assignment]  # only read

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002
        """The names in their order."""
        return list(self.commands)


HOW: dict[str, Any] = {
    "add_completion": False,
    "pretty_exceptions_enable": False,
    "rich_markup_mode": None,
}
app = typer.Typer(cls=Commands, no_args_is_help=True, **HOW)


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
