"""What one tab has handed in: the files, what they would change, and what was decided of each.

It lives in the tab's session. A comparison is kept with the data it was made with, so that a click
can never accept what the reader has not seen.
"""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import IO, Any, TypeVar, cast

import streamlit as st

from dashboard.errors import TwoLedgersError
from dashboard.intake.page_background import BackgroundTask, Progress
from dashboard.intake.preview import Preview, previewed
from dashboard.launcher import LIMIT_MB, LIMIT_VARIABLE
from dashboard.package.package import Package
from dashboard.parts.watch import folder
from dashboard.reading.mapping import Mapping, columns_of, read_mapped, words_of
from dashboard.reading.tidy import Tidy, Wanted
from dashboard.swap.accept import accept
from dashboard.swap.history import undo
from dashboard.swap.proposal import Choices
from dashboard.swap.read_files import Unreadable, laid_down, read_files, remember, remembered
from dashboard.swap.record import Entry
from dashboard.swap.words import done
from dashboard.text.numbers import inert

T = TypeVar("T")
MB = 1 << 20
SESSION = "handed in"
Upload = tuple[str, IO[bytes]]


@dataclass
class Submission:
    """One table handed in: what was read, what was chosen, and the comparison made with that.

    `asks_columns` where the reader is asked which column is what; `mapping` is the answer.
    """

    table: Tidy | Unreadable
    uploads: tuple[Upload, ...]
    choices: Choices = field(default_factory=Choices)
    preview: Preview | None = None
    compared: Choices | None = None
    comparing: BackgroundTask[Preview] | None = None
    refusal: str = ""
    asks_columns: bool = False
    mapping: Mapping | None = None
    looked_up: dict[str, Any] = field(default_factory=dict)
    number: int = field(default_factory=count().__next__)

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What `make` gives of these files, worked out once."""
        if name not in self.looked_up:
            self.looked_up[name] = make()
        return cast(T, self.looked_up[name])

    def forget_comparison(self) -> None:
        """The comparison is to be made anew."""
        self.preview = self.compared = None


@dataclass
class TabSession:
    """Everything that a tab has handed in. `round` counts how often it was cleared."""

    round: int = 0
    token: tuple[str, ...] = ()
    reading: "BackgroundTask[list[Submission]] | None" = None
    submissions: list[Submission] = field(default_factory=list)
    done: tuple[Entry, ...] = ()
    refusal: str = ""
    note: str = ""

    def clear(self) -> None:
        """Nothing handed in, with an empty place for the next files."""
        self.round += 1
        self.token, self.reading, self.submissions = (), None, []


def tab_session() -> TabSession:
    """What this tab has handed in."""
    session: TabSession = st.session_state.setdefault(SESSION, TabSession())
    return session


def limit_mb() -> int:
    """The size in MB that a file may have, as the dashboard was started with."""
    said = os.environ.get(LIMIT_VARIABLE, "")
    return int(said) if said.isdecimal() and int(said) else LIMIT_MB


def read_uploads(
    uploads: Sequence[Upload], package: Package, progress: Progress
) -> list[Submission]:
    """Every upload read, those that belong together as one."""
    mappings, _ = remembered(package.folder)
    wanted = Wanted.of(package)
    with laid_down(uploads) as handed:
        files = read_files(handed, wanted, mappings, progress, limit=limit_mb() * MB)
    contents = {each.path: upload for each, upload in zip(handed, uploads, strict=True)}
    return [
        Submission(
            table,
            tuple(contents[part.path] for part in (file, *file.beside)),
            asks_columns=isinstance(table, Unreadable) and table.is_unknown,
        )
        for file, table in files
    ]


def look_into(submission: Submission) -> tuple[list[str], list[list[str]]]:
    """The columns of a table of no known layout, and its first rows."""
    with laid_down(submission.uploads[:1]) as handed:
        return columns_of(handed[0], limit=limit_mb() * MB)


def words_in(submission: Submission, columns: Sequence[str]) -> dict[str, list[str]]:
    """The different words in some columns of a table of no known layout."""
    with laid_down(submission.uploads[:1]) as handed:
        return words_of(handed[0], columns, limit=limit_mb() * MB)


def read_by_mapping(
    submission: Submission, mapping: Mapping, package: Package, progress: Progress
) -> tuple[Tidy, Mapping]:
    """The table read as a mapping says, with that mapping."""
    wanted = Wanted.of(package)
    with laid_down(submission.uploads[:1]) as handed:
        return read_mapped(handed[0], mapping, wanted, progress, limit=limit_mb() * MB), mapping


def compare(tidy: Tidy, choices: Choices, package: Package) -> BackgroundTask[Preview]:
    """The comparison of a table with the package, beside the page."""
    return BackgroundTask(lambda _: previewed(tidy, package, choices))


def take_in(submission: Submission) -> None:
    """Accepts a submission as it was shown; what the data refuse is told instead."""
    here = tab_session()
    preview = submission.preview
    if preview is None:
        return
    try:
        entry = accept(preview.proposal)
    except TwoLedgersError as refusal:
        here.refusal = str(refusal)
        _say_here(f"Refused. {refusal}")
        return
    here.done, here.refusal, here.note = (*here.done, entry), "", _remember(submission)
    _say_here(f"{done(entry)} Undo stands at the top of this page.")
    _put_away(submission)
    for other in here.submissions:
        other.forget_comparison()


def _remember(submission: Submission) -> str:
    """Keeps the mapping of a table that went in; what stands in the way of that, in words."""
    if submission.mapping is None:
        return ""
    try:
        remember(folder(), submission.mapping)
    except TwoLedgersError as refusal:
        return f"The figures are in, but the mapping could not be kept: {refusal}"
    return ""


def _say_here(said: str) -> None:
    """Says it wherever the reader has scrolled to: the preview under the click goes away."""
    st.toast(inert(said), duration="long")


def put_aside(submission: Submission) -> None:
    """Refuses a submission: it goes away, and nothing is changed."""
    here = tab_session()
    here.note = f"{submission.table.file} was refused; nothing was changed."
    here.refusal = ""
    _put_away(submission)


def take_back(number: int) -> None:
    """Brings back the version before a change."""
    here = tab_session()
    try:
        entry = undo(folder(), number)
    except TwoLedgersError as refusal:
        here.refusal = str(refusal)
        return
    here.done, here.refusal, here.note = (entry,), "", ""
    _say_here(done(entry))
    for each in here.submissions:
        each.forget_comparison()


def compare_again(submission: Submission) -> None:
    """Makes the comparison once more, with the data of now."""
    submission.forget_comparison()
    tab_session().refusal = ""


def _put_away(submission: Submission) -> None:
    here = tab_session()
    here.submissions = [one for one in here.submissions if one is not submission]
    if not here.submissions:
        here.clear()
