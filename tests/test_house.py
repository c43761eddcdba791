"""Who may import whom: layouts know publishers, measures know arithmetic, charts know ink."""

import ast
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
HOUSE = ROOT / "dashboard"
OWN = {
    "vocabulary": set(),
    "errors": set(),
    "goods": set(),
    "remember": set(),
    "wording": {"vocabulary"},
    "tables": {"errors"},
    "descriptor": {"errors"},
    "crosschecks": {"errors", "vocabulary"},
    "package": {"tables", "descriptor", "crosschecks", "errors"},
    "seeds": {"package", "errors"},
    "swap": {"package", "layouts", "tables", "descriptor", "errors", "vocabulary", "wording"},
    "layouts": {"crosschecks", "errors", "tables", "vocabulary"},
    "measures": {"goods", "remember", "vocabulary", "wording"},
    "charts": {"vocabulary"},
    "exports": {"measures", "charts", "package", "vocabulary"},
    "launcher": {"errors"},
    "preview": {"layouts", "measures", "package", "swap"},
    "commands": {
        "descriptor", "errors", "launcher", "layouts", "measures", "package", "preview", "swap",
    },
    "cli": {
        "commands", "launcher", "errors", "exports", "measures", "package", "seeds", "vocabulary",
    },
    "views": {
        "charts", "descriptor", "errors", "exports", "launcher", "layouts", "measures", "package",
        "preview", "remember", "swap", "vocabulary", "wording",
    },
    "app": {"views"},
}  # fmt: skip
OTHERS = {
    "vocabulary": set(),
    "errors": set(),
    "goods": set(),
    "remember": set(),
    "wording": {"pandas"},
    "tables": {"pandas", "frictionless"},
    "descriptor": {"jsonschema"},
    "crosschecks": {"pandas"},
    "package": {"pandas"},
    "seeds": set(),
    "swap": {"pandas", "numpy", "filelock"},
    "layouts": {"jsonschema", "pandas", "pyarrow", "python_calamine"},
    "measures": {"pandas"},
    "charts": {"altair", "pandas"},
    "exports": {"pandas"},
    "launcher": set(),
    "preview": set(),
    "commands": {"typer", "pandas"},
    "cli": {"typer", "pandas"},
    "views": {"streamlit", "altair", "pandas", "pyarrow"},
    "app": {"streamlit"},
}
PURE_OF_SWAP = {("swap", name) for name in ("compare", "magnitude", "writing", "cards", "telling")}
FORBIDDEN_NAMES = {
    "utils", "helpers", "common", "misc", "manager", "process_data", "df2", "final", "new", "old",
}  # fmt: skip
MODULES = sorted(path for path in HOUSE.rglob("*.py") if path.name != "__init__.py")


def room(path: Path) -> str:
    return path.relative_to(HOUSE).parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(str(node.module))
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_a_room_imports_only_what_it_may(path: Path):
    found = imports(path)
    own = {name.split(".")[1] for name in found if name.startswith("dashboard.")}
    others = {name.split(".")[0] for name in found} & set.union(*OTHERS.values())
    its = {"package"} if path.name == "court.py" else set()
    assert own <= OWN[room(path)] | {room(path)} | its
    assert others <= OTHERS[room(path)]


def test_pure_rooms_open_no_file_and_read_no_clock():
    for path in MODULES:
        pure = {"measures", "charts", "wording", "vocabulary", "tables"}
        if room(path) in pure or (room(path), path.stem) in PURE_OF_SWAP:
            found = imports(path)
            assert not found & {"pathlib", "os", "io.open", "time", "datetime.datetime"}, path
            assert "open(" not in path.read_text("utf-8"), path


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_a_module_is_short_and_names_are_words(path: Path):
    tree = ast.parse(path.read_text("utf-8"))
    assert len(path.read_text("utf-8").splitlines()) <= 350
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    names |= {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    assert not (names | {path.stem}) & FORBIDDEN_NAMES


def test_a_topic_has_the_same_name_in_every_room():
    for view in (
        "overview",
        "trade",
        "ledgers",
        "claims",
        "indicators",
        "shares",
        "oil",
        "events",
        "products",
    ):
        assert (HOUSE / "views" / f"{view}.py").is_file()
        assert (HOUSE / "measures" / f"{view}.py").is_file()


def test_the_safe_settings_are_the_same_wherever_the_dashboard_is_started():
    texts = [(folder / ".streamlit" / "config.toml").read_text("utf-8") for folder in (ROOT, HOUSE)]
    assert texts[0] == texts[1]
    settings = tomllib.loads(texts[0])
    assert settings["server"]["address"] == "127.0.0.1"
    assert settings["server"]["allowedHosts"] == ["localhost", "127.0.0.1"]
    assert settings["browser"]["gatherUsageStats"] is False
    assert settings["client"]["toolbarMode"] == "viewer"
    assert settings["client"]["showErrorDetails"] == "none"
    assert settings["runner"]["magicEnabled"] is False
