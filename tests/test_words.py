"""What the papers beside the code say is there."""

import re
from pathlib import Path

import pytest

from dashboard.cli import COMMANDS
from dashboard.sharing.view import TITLES

ROOT = Path(__file__).resolve().parent.parent
HOUSE = ROOT / "dashboard"
README = (ROOT / "README.md").read_text("utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")


def test_the_readme_is_short_and_so_is_the_way_in_for_who_changes_the_code() -> None:
    assert len(README.splitlines()) < 150
    assert len(CONTRIBUTING.splitlines()) <= 130


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme(command: str) -> None:
    assert f"two-ledgers {command}" in README


@pytest.mark.parametrize("title", TITLES.values())
def test_every_page_is_in_the_readme(title: str) -> None:
    assert f"**{title}**" in README


def test_every_file_that_contributing_names_is_there() -> None:
    named = re.findall(r"`((?:dashboard|tests|data)/[^`<>*]+|[\w.]+\.(?:txt|toml))`", CONTRIBUTING)
    assert len(named) > 15
    missing = {name for name in named if not (ROOT / name).exists()}
    assert missing <= {"data/.history/"}, "the history comes with the first change"


def test_the_tree_of_contributing_holds_every_room_and_no_other() -> None:
    tree = CONTRIBUTING.split("```")[1]
    rooms = {path.parent.name for path in HOUSE.glob("*/__init__.py")}
    assert set(re.findall(r"^  (\w+)/", tree, re.MULTILINE)) == rooms
    beside = set(re.findall(r"\b(\w+\.py)\b", tree)) - {"test_house.py"}
    assert {path.name for path in HOUSE.glob("*.py")} - {"__init__.py"} == beside


def test_every_habit_of_contributing_is_a_task() -> None:
    tasks = set(re.findall(r"\[tool\.poe\.tasks\.(\w+)\]", (ROOT / "pyproject.toml").read_text()))
    assert set(re.findall(r"`(?:\.venv/bin/)?poe (\w+)`", CONTRIBUTING)) <= tasks
