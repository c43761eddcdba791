"""two-ledgers mcp: the data for a program that speaks the Model Context Protocol, read only."""

import sys

import typer

from dashboard import api
from dashboard.commands.exits import REFUSED, Data, in_words
from dashboard.shipped import SHIPPED

NO_EXTRA = (
    "This command needs the library mcp. Install it with: pip install 'two-ledgers[mcp]' "
    "(in a checkout: pip install -e '.[mcp]')."
)
LISTENING = (
    "Two Ledgers answers on standard input and output, to a program that speaks the Model Context "
    "Protocol. It only reads; the end of the input ends it."
)


def mcp(data: Data = SHIPPED) -> None:
    """Answer a program over standard input and output (MCP): series, ledgers, judge, sources."""
    try:
        # Only who asks for it needs the library, which is an extra.
        from dashboard.commands.mcp_server import server
    except ModuleNotFoundError as lacking:
        if (lacking.name or "").split(".")[0] not in ("mcp", "mcp_types"):
            raise
        print(NO_EXTRA, file=sys.stderr)
        raise typer.Exit(REFUSED) from None
    with in_words():
        api.open_data(data)
    print(LISTENING, file=sys.stderr)
    server(data).run("stdio")
