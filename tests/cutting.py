"""Changes that are cut off: the same change, with the power cut at each of its steps in turn.

Started as a program, it leaves one data folder per step, as a dead program would leave it.
"""

import json
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from swapping import added, data_folder, everything, kept, proposed, with_few_files

from dashboard.package.package import open_package
from dashboard.swap.accept import accept
from dashboard.swap.disk import At, Step
from dashboard.swap.history import undo
from dashboard.swap.record import Entry

POWER = 9
Act = Callable[[Path, At], Entry]


def accepting(folder: Path, addition: bool) -> Act:
    """Accepts a proposal made for that folder in any copy of it."""
    proposal = proposed(folder, added(folder) if addition else None)
    return lambda copy, at: accept(replace(proposal, folder=copy), at)


def undoing(folder: Path, addition: bool) -> Act:
    """Takes an accepted change back."""
    accept(proposed(folder, added(folder) if addition else None))
    return lambda copy, at: undo(copy, at=at)


def keeping(folder: Path) -> Act:
    """Keeps a claim and its document, made for that folder, in any copy of it."""
    proposal = kept(folder)
    return lambda copy, at: accept(replace(proposal, folder=copy), at)


def undoing_kept(folder: Path) -> Act:
    """Takes both back."""
    accept(kept(folder))
    return lambda copy, at: undo(copy, at=at)


SCENES: dict[str, Callable[[Path], Act]] = {
    "a source is replaced": lambda folder: accepting(folder, addition=False),
    "a source is added": lambda folder: accepting(folder, addition=True),
    "a replacement is undone": lambda folder: undoing(folder, addition=False),
    "an addition is undone": lambda folder: undoing(folder, addition=True),
    "a claim is kept with its document": keeping,
    "both are taken back": undoing_kept,
}


class Scene:
    """A change, the folder before it, and both ends of it, byte for byte.

    The folder holds few files: it is copied, and read as a whole, at every step.
    """

    def __init__(self, name: str, place: Path) -> None:
        self.place = place
        place.mkdir(parents=True, exist_ok=True)
        self.start = with_few_files(data_folder(place))
        self.act = SCENES[name](self.start)
        self.steps: list[Step] = []
        whole = self.copy("whole")
        self.act(whole, self.steps.append)
        self.before, self.after = everything(self.start), everything(whole)
        self.digests = {open_package(folder).digest for folder in (self.start, whole)}

    def copy(self, name: object) -> Path:
        """A fresh copy of the folder before the change."""
        return Path(shutil.copytree(self.start, self.place / str(name)))


def failing(number: int, fail: Callable[[], object], ever_after: bool = False) -> At:
    """Fails at the step of that number; if asked, at each later one as well."""
    taken = iter(range(1_000))

    def at(_step: Step) -> None:
        place = next(taken)
        if place == number or (ever_after and place > number):
            fail()

    return at


def cut(scene: Scene, number: int) -> None:
    """Does the change in a process of its own that dies at that step."""
    folder = scene.copy(number)
    child = os.fork()
    if child == 0:
        try:
            scene.act(folder, failing(number, lambda: os._exit(POWER)))
        finally:
            os._exit(0)
    status = os.waitpid(child, 0)[1]
    if os.waitstatus_to_exitcode(status) != POWER:
        sys.exit(f"Step {number} was not reached.")


if __name__ == "__main__":
    stage = Scene(sys.argv[1], Path(sys.argv[2]))
    for step in range(len(stage.steps)):
        cut(stage, step)
    print(json.dumps(stage.steps))
