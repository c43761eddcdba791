"""Whatever cuts a change off, the data are the set before or the set after, and a start mends."""

import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cutting import SCENES, Scene, failing
from swapping import added, card, data_folder, everything, outcome_of, proposed

from dashboard.errors import CannotWrite
from dashboard.package.package import check_package, open_package
from dashboard.swap.accept import accept
from dashboard.swap.disk import HISTORY, At, Step, cannot_write
from dashboard.swap.exchange import recover
from dashboard.swap.history import history, undo
from dashboard.swap.record import Entry

TESTS = Path(__file__).resolve().parents[1]
NEVER = {Step.LOCK, Step.COMPARE}
"""Steps before anything is written: there is nothing to mend."""


@pytest.fixture(scope="module", params=SCENES)
def scene(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Scene:
    return Scene(request.param, tmp_path_factory.mktemp("scene") / "copies")


def set_of(scene: Scene, folder: Path) -> str:
    """Which set a folder shows to a reader; nothing else than the one or the other is allowed."""
    assert check_package(folder) == []
    named = {one["path"]: (folder / one["path"]).read_bytes() for one in index(folder)}
    shown = {path.replace(_digits(path), ""): content for path, content in named.items()}
    held = {name: files for name, files in sides(scene).items() if rows(files) == shown}
    assert len(held) == 1, "a mix of two sets"
    (side,) = held
    expected = json.loads(sides(scene)[side]["datapackage.json"])
    assert [one["version"] for one in expected["resources"]] == [
        one["version"] for one in index(folder)
    ]
    return side


def index(folder: Path) -> list[dict[str, Any]]:
    return list(json.loads((folder / "datapackage.json").read_bytes())["resources"])


def rows(files: dict[str, bytes]) -> dict[str, bytes]:
    return {name: content for name, content in files.items() if name.endswith(".csv")}


def sides(scene: Scene) -> dict[str, dict[str, bytes]]:
    return {"before": scene.before, "after": scene.after}


def _digits(path: str) -> str:
    """The digits that waiting rows have in their name."""
    parts = path.split(".")
    return f".{parts[1]}" if len(parts) == 3 else "\0"


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that can fork")
@pytest.mark.parametrize("name", SCENES)
def test_the_power_may_go_at_every_step(name: str, tmp_path: Path) -> None:
    program = [sys.executable, str(TESTS / "cutting.py"), name, str(tmp_path / "cut")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS), *sys.path])}
    done = subprocess.run(program, capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stderr
    steps = [Step(step) for step in json.loads(done.stdout)]
    assert set(steps) >= set(Step) - {Step.CLEAR}
    scene = Scene(name, tmp_path / "again")
    changes = len(history(scene.start))
    ends = []
    for number, step in enumerate(steps):
        folder = tmp_path / "cut" / str(number)
        ends.append(set_of(scene, folder))
        said = recover(folder)
        assert bool(said) == (step not in NEVER and has_begun(steps, number))
        assert all("cut off" in sentence and ends[-1] in sentence for sentence in said)
        assert everything(folder) == sides(scene)[ends[-1]]
        assert len(history(folder)) == changes + (ends[-1] == "after")
        assert recover(folder) == []
    assert ends == sorted(ends, reverse=True)
    assert set(ends) == {"before", "after"}


def has_begun(steps: list[Step], number: int) -> bool:
    """Whether the version before was in the history when the power went."""
    return Step.RECORD in steps[:number]


REFUSALS = {"disk full": errno.ENOSPC, "permission lost": errno.EACCES}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("refusal", "ever_after"), [("disk full", False), ("permission lost", True)]
)
def test_a_disk_may_refuse_every_step(scene: Scene, refusal: str, ever_after: bool) -> None:
    changes = len(history(scene.start))
    ends = []
    for number in range(len(scene.steps)):
        folder = scene.copy(f"{refusal} {number}")
        done = tried(scene, folder, failing(number, lambda: refuse(refusal), ever_after))
        if isinstance(done, CannotWrite):
            assert "Nothing was replaced; the data stay as they were." in str(done)
            assert everything(folder) == scene.before
            assert recover(folder) == []
        else:
            assert set_of(scene, folder) == "after"
            assert "the next start does it" in " ".join(done.notices)
            assert "after it took place" in recover(folder)[0]
            assert everything(folder) == scene.after
        ends.append(not isinstance(done, CannotWrite))
        assert len(history(folder)) == changes + ends[-1]
    assert ends == sorted(ends)
    assert set(ends) == {False, True}


def tried(scene: Scene, folder: Path, at: At) -> Entry | CannotWrite:
    try:
        return scene.act(folder, at)
    except CannotWrite as found:
        return found


def refuse(name: str) -> None:
    raise OSError(REFUSALS[name], os.strerror(REFUSALS[name]))


def cut_off(folder: Path, writes: int) -> None:
    """An accept that ends at the write of that number after the version before was kept.

    The rows to be are the first, the index that names them the second (its rename is the moment),
    the rows under their usual name the third.
    """
    steps: list[Step] = []

    def at(step: Step) -> None:
        steps.append(step)
        since = steps[steps.index(Step.RECORD) :] if Step.RECORD in steps else []
        if since.count(Step.WRITE) == writes:
            raise RuntimeError("cut off")

    with pytest.raises(RuntimeError):
        accept(proposed(folder), at)


def test_a_change_that_was_cut_off_is_mended_by_the_next_one(tmp_path: Path) -> None:
    folder = data_folder(tmp_path)
    before = everything(folder)
    cut_off(folder, writes=2)
    assert len(everything(folder)) == len(before) + 1
    accept(proposed(folder))
    assert [entry.number for entry in history(folder)] == [1]
    undo(folder)
    assert everything(folder) == before


def after_the_moment(tmp_path: Path) -> Path:
    """A folder whose change was cut off when the rows still waited for their usual name."""
    folder = data_folder(tmp_path)
    cut_off(folder, writes=3)
    assert card(folder)["path"].startswith("trade/imf-imts.")
    assert card(folder)["path"] != "trade/imf-imts.csv"
    return folder


def test_an_edit_by_hand_after_a_cut_is_kept(tmp_path: Path) -> None:
    folder = after_the_moment(tmp_path)
    usual = folder / "trade" / "imf-imts.csv"
    usual.write_bytes(usual.read_bytes() + b"RUS,IRN,export,2025,fob,1,reported,\n")
    mine = usual.read_bytes()
    said = recover(folder)
    assert "was edited meanwhile and is kept" in said[1]
    assert usual.read_bytes() == mine
    assert open_package(folder).source("imf-imts").credit.vintage == "2027-05"
    assert recover(folder) == []


def test_an_edit_of_waiting_rows_is_kept_under_the_usual_name(tmp_path: Path) -> None:
    folder = after_the_moment(tmp_path)
    waiting = folder / card(folder)["path"]
    waiting.write_bytes(waiting.read_bytes().replace(b"reported,\n", b"reported,mine\n", 1))
    mine = waiting.read_bytes()
    recover(folder)
    assert (folder / card(folder)["path"]).read_bytes() == mine
    assert check_package(folder) == []


def test_an_index_edited_after_a_cut_is_left_as_it_is(tmp_path: Path) -> None:
    folder = after_the_moment(tmp_path)
    path = folder / "datapackage.json"
    path.write_text(path.read_text("utf-8").replace("2027-05", "May 2027"), "utf-8")
    mine = everything(folder)
    assert "was edited since: nothing was touched" in recover(folder)[0]
    assert everything(folder) == mine
    assert recover(folder) == []


LIMITED = """
import resource, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from swapping import proposed
from dashboard.errors import CannotWrite
from dashboard.swap.accept import accept
proposal = proposed(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
try:
    accept(proposal)
except CannotWrite as found:
    print(found)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of files")
def test_a_disk_that_is_really_full_leaves_the_data_as_they_were(tmp_path: Path) -> None:
    folder = data_folder(tmp_path)
    before = everything(folder)
    command = [sys.executable, "-c", LIMITED, str(folder), str(TESTS)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.stdout.startswith("The disk is full. Make room, and try again. Nothing"), done
    assert everything(folder) == before
    assert (history(folder), recover(folder)) == ([], [])


def test_what_a_disk_says_is_told_in_words(tmp_path: Path) -> None:
    said = {code: str(cannot_write(tmp_path, OSError(code, os.strerror(code))))
            for code in (errno.ENOSPC, errno.EROFS, errno.EIO)}  # fmt: skip
    assert said[errno.ENOSPC].startswith("The disk is full.")
    assert "may not be written" in said[errno.EROFS]
    assert "could not be written (Input/output error)" in said[errno.EIO]


class Meanwhile(dict[str, bytes]):
    """No files instead of those in the folder, but a change while the reader looks for one."""

    def __init__(self, path: str, change: Callable[[], object]) -> None:
        super().__init__()
        self.path, self.changes = path, iter([change])

    def __contains__(self, path: object) -> bool:
        for change in self.changes if path == self.path else ():
            change()
        return False


@pytest.mark.parametrize("path", ["trade/imf-imts.csv", "pairs.csv"])
def test_a_reader_meets_the_set_before_or_the_set_after_and_never_a_mix(
    tmp_path: Path, path: str
) -> None:
    folder = data_folder(tmp_path)
    first = open_package(folder)
    proposal = proposed(folder)
    met = open_package(folder, Meanwhile(path, lambda: accept(proposal)))
    assert met.digest == outcome_of(proposal).digest
    met = open_package(folder, Meanwhile(path, lambda: undo(folder)))
    assert met.digest == first.digest


def test_a_folder_that_may_not_be_written_is_refused_in_a_sentence(tmp_path: Path) -> None:
    folder = data_folder(tmp_path)
    before = everything(folder)
    (folder / HISTORY).write_text("not a folder", "utf-8")
    with pytest.raises(CannotWrite, match="Nothing was replaced"):
        accept(proposed(folder, added(folder)))
    assert everything(folder) == before
