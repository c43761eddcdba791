"""two-ledgers mcp over stdio, asked through the library's own client; and without the library."""

import json
import subprocess
import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import anyio
import pandas as pd
import pytest
from mcp import Client, StdioServerParameters, stdio_client
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import CallToolResult
from typer.testing import CliRunner

from dashboard import api
from dashboard.cli import app
from dashboard.commands.mcp_server import MOST_ROWS, as_found
from dashboard.package.package import Package

GUARDED = """
import os, sys
def watch(event, given):
    if event in ("socket.connect", "socket.bind", "socket.sendto"):
        raise SystemExit(f"the network was asked for: {event}")
    named = event == "open" and isinstance(given[0], str) and given[0] != os.devnull
    if named and given[2] & (os.O_WRONLY | os.O_RDWR):
        raise PermissionError(f"something was to be written: {given[0]}")
sys.addaudithook(watch)
sys.argv = ["two-ledgers", "mcp", *sys.argv[1:]]
from dashboard.cli import main
main()
"""
"""The command, where every look at the network and every written file is refused."""
CLAIM = {"reporter": "RUS", "partner": "Turkey", "value": 66.6e9, "period": "2023"}
Ask = Callable[[Client], Awaitable[None]]


def asking(ask: Ask, *words: str) -> None:
    async def run() -> None:
        server = StdioServerParameters(command=sys.executable, args=["-c", GUARDED, *words])
        async with Client(stdio_client(server)) as client:
            await ask(client)

    # A loop of its own: a browser's test may have left one running in this thread.
    with ThreadPoolExecutor(1) as apart:
        apart.submit(anyio.run, run).result()


def told(result: CallToolResult) -> dict[str, Any]:
    assert not result.is_error, result.content
    found = result.structured_content
    assert isinstance(found, dict)
    assert found["sources"] or found["no_answer"]
    for one in found["sources"]:
        assert one["title"]
        assert one["vintage"]
        assert {"licence", "caution"} <= one.keys()
    return found


@pytest.mark.slow
def test_every_tool_answers_with_sources_and_says_why_there_is_no_answer() -> None:
    async def ask(client: Client) -> None:
        tools = (await client.list_tools()).tools
        assert {one.name for one in tools} == {"series", "ledgers", "judge", "sources"}
        assert all(one.description and one.annotations for one in tools)
        assert all(one.annotations and one.annotations.read_only_hint for one in tools)
        asked = {"pairs": ["RUS-IRN"], "start": 2021, "end": 2021, "ledger": "russia"}
        found = told(await client.call_tool("series", asked))
        assert [row["value"] for row in found["rows"]] == [4045634994]
        assert (found["sources"][0]["source"], found["no_answer"]) == ("imf-imts", "")
        found = told(await client.call_tool("series", {"pairs": ["RUS-SYR"], "step": "monthly"}))
        assert found["rows"] == []
        assert found["no_answer"].endswith("the data hold no such figures. Missing is not zero.")
        found = told(await client.call_tool("ledgers", {"pair": "RUS-TUR", "start": 2019}))
        assert {row["exporter"] for row in found["rows"]} == {"RUS", "TUR"}
        assert any(row["gap_usd"] is None and row["why_no_comparison"] for row in found["rows"])
        found = told(await client.call_tool("judge", CLAIM))
        assert [one["verdict"] for one in found["ledgers"]] == ["no answer", "fails"]
        assert found["no_answer"].startswith("Russia's ledger: Russia's exports to Turkey and")
        assert {row["source"] for row in found["rows"]} <= {
            one["source"] for one in found["sources"]
        }
        found = told(await client.call_tool("judge", {"claim": "russia-turkey-turnover"}))
        assert found["headline"] == "Russia–Turkey turnover, 2021: fails in both ledgers"
        grown = {**CLAIM, "form": "change", "value": 100, "since": "2019", "period": "2021"}
        found = told(await client.call_tool("judge", grown))
        assert found["ledgers"][0]["percent"] < 0
        found = told(await client.call_tool("sources", {}))
        assert {row["id"] for row in found["claims"]} >= {"russia-iran-turnover"}
        assert {row["id"] for row in found["pairs"]} >= {"RUS-IRN"}

    asking(ask)


@pytest.mark.slow
def test_what_cannot_be_asked_gets_words_and_the_next_question_an_answer(folder: Path) -> None:
    wrong: list[tuple[str, dict[str, Any], str]] = [
        ("series", {}, "pairs: Field required"),
        ("series", {"pairs": []}, "pairs: List should have at least 1 item"),
        ("series", {"pairs": 5}, "pairs: Input should be a valid list"),
        ("series", {"pairs": ["RUS-XXX"]}, "There is no pair “RUS-XXX”; allowed are RUS-IRN"),
        ("series", {"pairs": ["RUS-IRN"], "years": 5}, "series has no “years”; allowed are pairs"),
        ("series", {"pairs": ["RUS-IRN"], "measure": "volume"}, "measure: Input should be"),
        ("series", {"pairs": ["RUS-IRN"], "start": "x"}, "start: Input should be a valid integer"),
        ("series", {"pairs": ["RUS-IRN"], "start": 5, "end": 1}, "The first year, 5, comes after"),
        ("ledgers", {"pair": "RUS-IRN", "source": "x"}, "There is no source “x”; allowed are"),
        ("judge", {}, "A claim needs reporter, partner, value and period"),
        ("judge", {**CLAIM, "relation": "abot"}, "relation: found “abot”; allowed are “at_most”"),
        ("judge", {**CLAIM, "period": "20x3"}, "period: found “20x3”; allowed is a real day"),
        ("judge", {"claim": "x"}, "There is no claim “x”; allowed are"),
        ("sources", {"all": True}, "sources has no “all”; allowed are no words."),
        ("write", {}, "There is no tool “write”; allowed are series, ledgers, judge, sources."),
    ]  # fmt: skip

    async def ask(client: Client) -> None:
        for tool, words, said in wrong:
            result = await client.call_tool(tool, words)
            text = " ".join(getattr(part, "text", "") for part in result.content)
            assert result.is_error, (tool, words)
            assert said in text, text
            assert "Traceback" not in text
            assert "pydantic" not in text
        (folder / "claims.csv").write_text("id\n", "utf-8")
        result = await client.call_tool("sources", {})
        assert result.is_error
        assert "claims.csv" in str(result.content)

    asking(ask, "--data", str(folder))


def test_an_answer_that_is_too_long_is_refused_and_never_cut(package: Package) -> None:
    table = api.series(package, "RUS-IRN")
    times = MOST_ROWS // len(table.rows)
    whole = replace(table, rows=pd.concat([table.rows] * times))
    assert len(as_found(whole)["rows"]) == len(whole.rows)
    longer = replace(table, rows=pd.concat([table.rows] * (times + 1)))
    with pytest.raises(ToolError, match="rows, more than 2,000: ask for fewer years or pairs"):
        as_found(longer)


@pytest.mark.slow
def test_nothing_but_the_protocol_stands_on_standard_output(folder: Path) -> None:
    hello = {"protocolVersion": "2025-06-18", "capabilities": {},
             "clientInfo": {"name": "a test", "version": "1"}}  # fmt: skip
    calls = [
        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": hello},
        {"jsonrpc": "2.0", "method": "notifications/initialized"},
        {"jsonrpc": "2.0", "id": 2, "method": "tools/call",
         "params": {"name": "series", "arguments": {"pairs": ["RUS-IRN"], "start": 2021}}},
        {"jsonrpc": "2.0", "id": 3, "method": "tools/call",
         "params": {"name": "judge", "arguments": {"value": "\u202e\u0000"}}},
    ]  # fmt: skip
    path = folder / "claims.csv"
    path.write_text(path.read_text("utf-8").replace("\n", "\r\n").replace(",", ";"), "utf-8")
    lines = ["this is no protocol", *map(json.dumps, calls), "{" * 100_000]
    run = subprocess.Popen(
        [sys.executable, "-c", GUARDED, "--data", str(folder)], text=True, encoding="utf-8",
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert run.stdin
    assert run.stdout
    with run:
        run.stdin.write("".join(f"{line}\n" for line in lines))
        run.stdin.flush()
        answers: dict[int, Any] = {}
        while len(answers) < 3:
            answer = json.loads(run.stdout.readline())
            assert answer["jsonrpc"] == "2.0"
            if answer.get("id") is not None:
                answers[answer["id"]] = answer
        rest, said = run.communicate(timeout=60)
    assert all(json.loads(line)["jsonrpc"] == "2.0" for line in rest.splitlines())
    assert (run.returncode, set(answers)) == (0, {1, 2, 3})
    assert answers[3]["result"]["isError"] is True
    assert "Two Ledgers answers on standard input and output" in said
    assert "read as a spreadsheet saves it" not in rest


def test_without_the_library_the_command_says_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delitem(sys.modules, "dashboard.commands.mcp_server", raising=False)
    for name in [one for one in sys.modules if one == "mcp" or one.startswith("mcp.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "mcp", None)
    told = CliRunner().invoke(app, ["mcp"])
    assert (told.exit_code, told.stdout) == (1, "")
    assert "pip install 'two-ledgers[mcp]'" in told.stderr


def test_data_that_cannot_be_opened_are_told_before_anything_is_answered() -> None:
    told = CliRunner().invoke(app, ["mcp", "--data", "nowhere"])
    assert (told.exit_code, told.stdout) == (1, "")
    assert "There is no data package in nowhere" in told.stderr
    assert issubclass(api.NoPackage, api.TwoLedgersError)
