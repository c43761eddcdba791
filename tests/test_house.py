"""The house: rooms import only downwards, and a file's stem says what it may know."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
HOUSE = ROOT / "dashboard"
FLOORS = """
    app pages cli | commands | serving | report | views | check api | intake indicators
    claims ledgers goods | series method | swap | publishers | parts | sharing
    articles | reading | warehouse | package | drawing | text
    launcher exhibit remember shipped asking | door | credit document | vocabulary errors
"""
"""From the doors down to the ground: a room imports itself, and rooms on floors below its own."""
FLOOR = {
    room: -number
    for number, floor in enumerate(re.split(r"\||\n", FLOORS.strip()))
    for room in floor.split()
}
KNOWS = {
    "streamlit": r"app|pages|parts/.*|.*/page(_\w+)?|launcher",
    "altair": r"drawing/.*|.*/chart(_\w+)?",
    "dashboard.publishers": r"publishers/.*|swap/.*|intake/.*",
    "typer": r"cli|commands/.*",
    "mcp": r"commands/mcp_server",
    "frictionless": r"package/.*",
    "filelock": r"swap/.*|shipped",
    "vl_convert": r"sharing/.*",
    "starlette": r"serving/.*",
    "ibis": r"warehouse/.*",
    "pyspark": r"warehouse/.*",
}
"""Which files may import what, by their place: every other file may not."""
FORBIDDEN_NAMES = {
    "utils", "helpers", "common", "misc", "manager", "process_data", "df2", "final", "new", "old",
}  # fmt: skip
MODULES = sorted(path for path in HOUSE.rglob("*.py") if path.name != "__init__.py")


def place(path: Path) -> str:
    return path.relative_to(HOUSE).with_suffix("").as_posix()


def imports(path: Path) -> set[str]:
    """The dotted names that a module imports, and for `from a import b` also `a.b`."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {str(node.module), *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


@pytest.mark.parametrize("path", MODULES, ids=place)
def test_a_room_imports_only_rooms_further_down(path: Path) -> None:
    own = place(path).split("/")[0]
    met = {name.split(".")[1] for name in imports(path) if name.startswith("dashboard.")}
    assert {room for room in met - {own} if FLOOR[room] >= FLOOR[own]} == set()


@pytest.mark.parametrize("path", MODULES, ids=place)
def test_a_file_knows_only_what_its_stem_says(path: Path) -> None:
    found = imports(path)
    for known, who in KNOWS.items():
        if any(name == known or name.startswith(f"{known}.") for name in found):
            assert re.fullmatch(who, place(path)), f"{place(path)} imports {known}"


@pytest.mark.parametrize("path", sorted(HOUSE.rglob("page*.py")), ids=place)
def test_a_page_imports_few_names(path: Path) -> None:
    tree = ast.walk(ast.parse(path.read_text("utf-8")))
    assert sum(len(n.names) for n in tree if isinstance(n, ast.Import | ast.ImportFrom)) <= 15


@pytest.mark.parametrize("path", MODULES, ids=place)
def test_a_module_is_short_and_names_are_words(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    assert len(path.read_text("utf-8").splitlines()) <= 300
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    names |= {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    assert not (names | {path.stem}) & FORBIDDEN_NAMES


def test_the_safe_settings_are_the_same_wherever_the_dashboard_is_started() -> None:
    texts = [(folder / ".streamlit" / "config.toml").read_text("utf-8") for folder in (ROOT, HOUSE)]
    assert texts[0] == texts[1]
    settings = tomllib.loads(texts[0])
    assert settings["server"]["address"] == "127.0.0.1"
    assert settings["server"]["allowedHosts"] == ["localhost", "127.0.0.1"]
    assert settings["browser"]["gatherUsageStats"] is False
    assert settings["client"]["toolbarMode"] == "viewer"
    assert settings["client"]["showErrorDetails"] == "none"
    assert settings["runner"]["magicEnabled"] is False
    assert settings["global"]["minCachedMessageSize"] > 1e9
