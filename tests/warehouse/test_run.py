"""The dashboard over a warehouse: its rows on the pages, the files' where it cannot be asked."""

import os
import sys
import time
import urllib.request
from contextlib import suppress
from pathlib import Path

import pytest
from pages import page
from started import DIRECT, free_port, served
from streamlit.testing.v1 import AppTest
from warehousing import parquet, silent

from dashboard.package.package import Package
from dashboard.package.shelf import Look
from dashboard.warehouse import shown
from dashboard.warehouse.patience import SECONDS_VARIABLE
from dashboard.warehouse.seen import WAREHOUSE_VARIABLE
from dashboard.warehouse.shown import Shown

# Ibis 12 calls DuckDB by a name that has a better one since.
pytestmark = pytest.mark.filterwarnings("ignore:fetch_arrow_table:DeprecationWarning")
COMMAND = [sys.executable, "-c", "from dashboard.cli import main; main()"]
DEADLINE = 30.0


def doubled(package: Package, folder: Path) -> Path:
    """A warehouse in which everything is worth twice as much as in the files."""
    return parquet(folder, package.trade.assign(value_usd=2 * package.trade["value_usd"]))


def rows(port: int) -> list[str]:
    address = f"http://127.0.0.1:{port}/trade.csv?pairs=RUS-IRN&years=2021&years=2021"
    with DIRECT.open(urllib.request.Request(address), timeout=30) as answer:
        return str(answer.read().decode("utf-8-sig")).splitlines()


@pytest.mark.slow
def test_the_server_shows_what_the_warehouse_holds(package: Package, tmp_path: Path) -> None:
    port = free_port()
    place = doubled(package, tmp_path / "warehouse")
    with served(COMMAND, port, tmp_path, os.environ, "--warehouse", f"duckdb://{place}") as process:
        deadline = time.monotonic() + DEADLINE
        while "8091269988" not in (text := "\n".join(rows(port))) and time.monotonic() < deadline:
            time.sleep(0.2)
    assert "8091269988" in text
    assert process.said.startswith(f"Trade is asked of the warehouse duckdb://{place};")


@pytest.mark.slow
def test_neither_the_log_nor_the_list_of_programs_holds_a_password(tmp_path: Path) -> None:
    port = free_port()
    env = {**os.environ, WAREHOUSE_VARIABLE: "postgresql://me:hush%21@127.0.0.1:1/world"}
    with served(COMMAND, port, tmp_path, env, "--log", "log.txt") as process:
        assert "4045634994" in "\n".join(rows(port))
        deadline = time.monotonic() + DEADLINE
        while "refused" not in (log := read(tmp_path)) and time.monotonic() < deadline:
            time.sleep(0.2)
        programs = command_lines()
    assert "The warehouse postgresql://127.0.0.1:1/world cannot be asked" in log
    assert "hush" not in process.said + process.more_said + process.log + log
    assert any(b"streamlit" in program for program in programs)
    assert not [program for program in programs if b"hush" in program]


def read(folder: Path) -> str:
    path = folder / "log.txt"
    return path.read_text("utf-8") if path.exists() else ""


def command_lines() -> list[bytes]:
    """What the list of programs tells everybody on this computer."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            found.append(path.read_bytes())
    return found


def messages(test: AppTest) -> str:
    """What is said above the page, without the marks that keep Markdown from reading it."""
    return "\n".join(str(each.value) for each in (*test.warning, *test.info)).replace("\\", "")


@pytest.fixture
def away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(WAREHOUSE_VARIABLE, "postgresql://me:hush%21@127.0.0.1:1/world")


@pytest.mark.usefixtures("away")
def test_a_page_says_that_the_warehouse_is_away_and_shows_the_files() -> None:
    drawn = page("trade", pairs=["RUS-IRN"])
    said = messages(drawn)
    assert "The warehouse postgresql://127.0.0.1:1/world cannot be asked" in said
    assert "Trade is read from the files in" in said
    assert "hush" not in said
    assert "Russia stopped reporting" in "\n".join(str(each.value) for each in drawn.markdown)


@pytest.mark.usefixtures("away")
def test_the_page_of_the_files_says_that_they_are_not_what_is_shown() -> None:
    said = messages(page("data"))
    assert "is read from the warehouse postgresql://127.0.0.1:1/world" in said
    assert "hush" not in said


def test_one_that_goes_away_leaves_its_rows_on_the_pages(
    package: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shown, "AGAIN", 0.0)
    place = doubled(package, tmp_path / "warehouse")
    standing = Shown(str(place))
    first = standing.look(Look(package))
    assert first.package is not None
    assert first.package.trade["value_usd"].sum() == 2 * package.trade["value_usd"].sum()
    assert first.said == ""
    place.rename(tmp_path / "elsewhere")
    deadline = time.monotonic() + DEADLINE
    while not (later := standing.look(Look(package))).said and time.monotonic() < deadline:
        time.sleep(0.05)
    assert later.package is first.package
    assert "there is no folder" in later.said
    assert later.said.endswith("The rows that were read from it before stay in use.")
    assert later.token != first.token


def test_one_that_is_slow_keeps_no_page_waiting(
    package: Package, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shown, "AT_FIRST", 0.2)
    monkeypatch.setenv(SECONDS_VARIABLE, "2")
    with silent() as port:
        standing = Shown(f"postgresql://me:hush%21@127.0.0.1:{port}/world")
        started = time.monotonic()
        look = standing.look(Look(package))
        assert time.monotonic() - started < 1.5
        assert look.package is package
        assert "is being asked and has not answered yet. Trade is read from the files" in look.said
        deadline = time.monotonic() + DEADLINE
        while "did not answer within 2 s" not in look.said and time.monotonic() < deadline:
            time.sleep(0.1)
            look = standing.look(Look(package))
    assert "did not answer within 2 s" in look.said
