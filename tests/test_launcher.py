"""Starting the dashboard: what the server says is kept, each line with its time."""

import os
import sys
from datetime import datetime
from pathlib import Path

import pytest
from started import free_port, served
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from typer.testing import CliRunner
from websockets.sync.client import connect

from dashboard.cli import app

PAGE = """import logging
logging.getLogger("two_ledgers").error("nobody foresaw this")
print("printed: Türkiye")
raise ValueError("a page broke")
"""
FINISHED = "script_finished"
SAID = ("nobody foresaw this", "printed: Türkiye", "ValueError: a page broke")


def read_a_page(port: int) -> None:
    """A reader opens the page: the server runs its script."""
    wish = BackMsg()
    wish.rerun_script.query_string = ""
    with connect(f"ws://127.0.0.1:{port}/_stcore/stream", proxy=None) as reader:
        reader.send(wish.SerializeToString())
        while ForwardMsg.FromString(reader.recv(timeout=20)).WhichOneof("type") != FINISHED:
            pass


@pytest.mark.slow
@pytest.mark.parametrize("file", [None, "log.txt"], ids=["standard error", "a file"])
def test_what_the_server_says_is_kept_line_by_line_with_its_time(
    tmp_path: Path, file: str | None
) -> None:
    page = tmp_path / "page.py"
    page.write_text(PAGE, "utf-8")
    start = f"from dashboard import cli, launcher; launcher.APP = {str(page)!r}; cli.main()"
    if file:
        (tmp_path / file).write_text("Of an earlier day.\n")
    port = free_port()
    command = [sys.executable, "-c", start]
    with served(command, port, tmp_path, os.environ, *(["--log", file] if file else [])) as process:
        read_a_page(port)
    lines = (tmp_path / file).read_text("utf-8").splitlines() if file else process.log.splitlines()
    if file:
        assert process.log == ""
        assert lines.pop(0) == "Of an earlier day."
    times, words = zip(*(line.split(" ", 1) for line in lines), strict=True)
    assert all(datetime.fromisoformat(time).tzinfo for time in times)
    assert set(SAID) <= set(words)
    assert process.said.startswith(f"Two Ledgers is at http://127.0.0.1:{port} ")
    assert process.more_said == ""


def test_a_log_that_cannot_be_written_is_refused_before_the_start(tmp_path: Path) -> None:
    said = CliRunner().invoke(app, ["run", "--log", str(tmp_path / "nowhere" / "log.txt")])
    assert said.exit_code == 1
    assert "cannot be written" in said.output
