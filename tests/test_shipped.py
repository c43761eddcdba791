"""An installed wheel: it holds the data, and every reader changes a copy of their own."""

import os
import shutil
import subprocess
import sys
import tomllib
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit
from started import free_port, served

from dashboard import shipped
from dashboard.errors import CannotWrite

ROOT = Path(__file__).resolve().parent.parent
DATA, SEEDS = ROOT / "data", ROOT / "seeds"


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a reader's copy will lie, as if a wheel were installed."""
    for folder in (DATA, SEEDS):
        shutil.copytree(folder, tmp_path / "wheel" / folder.name)
    monkeypatch.setattr(shipped, "PACKED", tmp_path / "wheel")
    monkeypatch.setattr("platformdirs.user_data_dir", lambda name, **_: str(tmp_path / name))
    return tmp_path / "two-ledgers" / "data"


def contents(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def shipped_contents(folder: Path) -> dict[str, bytes]:
    """What of a folder is shipped: not a reader's own texts, and no history."""
    held = contents(folder).items()
    return {name: c for name, c in held if ".history" not in name and not name.endswith(".txt")}


def test_a_checkout_uses_its_own_data() -> None:
    assert shipped.usual_folder() == shipped.SHIPPED == DATA


def test_the_first_need_copies_the_data_and_says_where_and_the_second_does_neither(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert shipped.usual_folder() == own
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n"), str(own) in said.err) == ("", 1, True)
    assert contents(own) == contents(shipped.PACKED / "data")
    assert contents(own.parent / "seeds") == contents(shipped.PACKED / "seeds")
    (own / "claims.csv").write_text("mine")
    assert shipped.usual_folder() == own
    assert (own / "claims.csv").read_text() == "mine"
    assert capsys.readouterr() == ("", "")


def test_wherever_the_copying_is_cut_off_there_are_no_data_and_the_next_start_copies_all(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = shipped._write
    for number in range(len(contents(shipped.PACKED / "data")) + 1):
        left = iter(range(number))

        def cut(path: Path, content: bytes, left: Iterator[int] = left) -> None:
            if next(left, None) is None:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content[:1])
                raise KeyboardInterrupt
            write(path, content)

        monkeypatch.setattr(shipped, "_write", cut)
        with pytest.raises(KeyboardInterrupt):
            shipped.usual_folder()
        assert not own.exists()
    monkeypatch.setattr(shipped, "_write", write)
    assert contents(shipped.usual_folder()) == contents(shipped.PACKED / "data")
    assert {path.name for path in own.parent.iterdir()} <= {
        "data", "seeds", "shipped.sha256", ".lock",
    }  # fmt: skip


def test_a_wheel_with_other_data_leaves_the_readers_and_says_so_once(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(shipped.usual_folder())
    (shipped.PACKED / "data" / "events.csv").write_text("other")
    capsys.readouterr()
    shipped.usual_folder()
    assert f"yours in {own} stay as they are" in capsys.readouterr().err
    shipped.usual_folder()
    assert capsys.readouterr().err == ""
    assert contents(own) == before


def test_a_disk_that_refuses_the_copy_is_told_with_the_way_out(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shipped, "_write", refuse)
    with pytest.raises(CannotWrite, match=r"No space left on device.*--data"):
        shipped.usual_folder()
    assert not own.exists()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this checkout without asking the internet for anything."""
    place = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(place)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (built,) = place.glob("*.whl")
    return built


@pytest.mark.slow
def test_the_wheel_holds_the_data_the_records_and_the_safe_settings_and_nothing_of_a_readers(
    wheel: Path,
) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    inside = "dashboard/shipped/"
    expected = {
        f"{inside}{folder.name}/{name}": content
        for folder in (DATA, SEEDS)
        for name, content in shipped_contents(folder).items()
    }
    assert {name: held[name] for name in held if name.startswith(inside)} == expected
    settings = (ROOT / "dashboard/.streamlit/config.toml").read_bytes()
    assert held["dashboard/.streamlit/config.toml"] == settings
    assert not [name for name in held if name.startswith(("data/", "seeds/", "tests/"))]


@pytest.mark.slow
def test_an_installed_wheel_opens_the_shipped_data_from_an_empty_folder(
    wheel: Path, tmp_path: Path
) -> None:
    home, elsewhere, place = tmp_path / "home", tmp_path / "elsewhere", tmp_path / "installed"
    home.mkdir()
    elsewhere.mkdir()
    command = installed(wheel, place)
    named = {"HOME": str(home), "XDG_DATA_HOME": str(home / "share")}
    env = {**os.environ, **named}
    env.pop("PYTHONPATH", None)

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [command, *words], cwd=elsewhere, env=env, text=True, capture_output=True, check=True
        )

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert run("--version").stdout == f"two-ledgers {project['version']}\n"
    assert list(home.iterdir()) == []
    own = home / "share" / "two-ledgers" / "data"
    first = run("check")
    assert str(own) in first.stderr
    assert f"{own}: " in first.stdout
    assert contents(own) == shipped_contents(DATA)
    assert contents(own.parent / "seeds") == shipped_contents(SEEDS)
    port = free_port()
    with served([str(command)], port, elsewhere, env) as process:
        pass
    assert f"with the data in {own}" in process.said
    assert "copied" not in process.log
    assert list(elsewhere.iterdir()) == []


def installed(wheel: Path, place: Path) -> Path:
    """The command of a wheel alone in an environment, which finds what it needs in ours."""
    venv.create(place, with_pip=False)
    bin_ = place / ("Scripts" if os.name == "nt" else "bin")
    pip = [sys.executable, "-m", "pip", "--python", str(bin_ / "python"), "install", "-q"]
    subprocess.run([*pip, "--no-index", "--no-deps", str(wheel)], check=True, capture_output=True)
    (package,) = place.rglob("dashboard/app.py")
    ours = Path(streamlit.__file__).parent.parent
    (package.parent.parent / "ours.pth").write_text(f"{ours}\n", "utf-8")
    return bin_ / "two-ledgers"
