"""What lies on the desk of one tab: the files handed in, what they would change, what was decided.

The desk lives in the tab's session. A comparison is kept with the data it was made with, so that
a click can never accept what the reader has not seen.
"""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import IO, Any, TypeVar, cast

import streamlit as st

from dashboard.errors import TwoLedgersError
from dashboard.intake.page_background import Job, Progress
from dashboard.intake.preview import Choices, Preview, is_new, previewed, wanted_of
from dashboard.launcher import LIMIT_MB, LIMIT_VARIABLE
from dashboard.package.package import Package
from dashboard.parts.watch import folder
from dashboard.reading.distinct import words_of
from dashboard.reading.mapping import Mapping, columns_of, read_mapped
from dashboard.swap.accept import accept
from dashboard.swap.history import undo
from dashboard.swap.mappings import remember, remembered
from dashboard.swap.read_files import Taken, laid_down, taken
from dashboard.swap.record import Entry
from dashboard.swap.words import done
from dashboard.text.numbers import inert

T = TypeVar("T")
MB = 1 << 20
DESK = "desk"
Upload = tuple[str, IO[bytes]]


@dataclass
class Sheet:
    """One table on the desk: what was read, what was chosen, and the comparison made with that."""

    taken: Taken
    uploads: tuple[Upload, ...]
    choices: Choices = field(default_factory=Choices)
    preview: Preview | None = None
    compared: Choices | None = None
    job: Job[Preview] | None = None
    refusal: str = ""
    known: dict[str, Any] = field(default_factory=dict)
    number: int = field(default_factory=count().__next__)

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What `make` gives of these files, worked out once."""
        if name not in self.known:
            self.known[name] = make()
        return cast(T, self.known[name])


@dataclass
class Desk:
    """Everything that a tab has handed in. `round` counts how often it was cleared."""

    round: int = 0
    token: tuple[str, ...] = ()
    reading: "Job[list[Sheet]] | None" = None
    sheets: list[Sheet] = field(default_factory=list)
    done: tuple[Entry, ...] = ()
    refusal: str = ""
    note: str = ""

    def clear(self) -> None:
        """An empty desk, with an empty place for the next files."""
        self.round += 1
        self.token, self.reading, self.sheets = (), None, []


def desk() -> Desk:
    """The desk of this tab."""
    if DESK not in st.session_state:
        st.session_state[DESK] = Desk()
    found: Desk = st.session_state[DESK]
    return found


def limit_mb() -> int:
    """The size in MB that a file may have, as the dashboard was started with."""
    said = os.environ.get(LIMIT_VARIABLE, "")
    return int(said) if said.isdecimal() and int(said) else LIMIT_MB


def read_uploads(uploads: Sequence[Upload], package: Package, progress: Progress) -> list[Sheet]:
    """Every upload read, and compared with the package as it is now."""
    mappings, _ = remembered(package.folder)
    wanted = wanted_of(package, package.folder)
    with laid_down(uploads) as handed:
        found = taken(handed, wanted, mappings, progress, limit=limit_mb() * MB)
    contents = {each.path: upload for each, upload in zip(handed, uploads, strict=True)}
    return [
        Sheet(one, tuple(contents[part.path] for part in (one.handed, *one.handed.beside)))
        for one in found
    ]


def look_into(sheet: Sheet) -> tuple[list[str], list[list[str]]]:
    """The columns of a table of no known layout, and its first rows."""
    with laid_down(sheet.uploads[:1]) as handed:
        return columns_of(handed[0], limit=limit_mb() * MB)


def words_in(sheet: Sheet, columns: Sequence[str]) -> dict[str, list[str]]:
    """The different words in some columns of a table of no known layout."""
    with laid_down(sheet.uploads[:1]) as handed:
        return words_of(handed[0], columns, limit=limit_mb() * MB)


def map_sheet(sheet: Sheet, mapping: Mapping, package: Package, progress: Progress) -> Taken:
    """The table read as a mapping says."""
    wanted = wanted_of(package, package.folder)
    with laid_down(sheet.uploads[:1]) as handed:
        tidy = read_mapped(handed[0], mapping, wanted, progress, limit=limit_mb() * MB)
    return replace(sheet.taken, tidy=tidy, refusal="", mapping=mapping)


def compare(sheet: Sheet, package: Package) -> Job[Preview]:
    """The comparison of a sheet with the package, beside the page."""
    tidy, choices, name = sheet.taken.tidy, sheet.choices, sheet.taken.handed.name
    assert tidy is not None  # noqa: S101  (only what was read is compared)
    return Job(lambda _: previewed(tidy, package, choices, name))


def is_named(sheet: Sheet) -> bool:
    """Whether it is known which source a table is."""
    tidy = sheet.taken.tidy
    return tidy is not None and bool(sheet.choices.said.source or tidy.source)


def adds(sheet: Sheet, package: Package) -> bool:
    """Whether a table would be a new source."""
    tidy, said = sheet.taken.tidy, sheet.choices.said.source
    return tidy is not None and is_new(replace(tidy, source=said or tidy.source), package)


def take_in(sheet: Sheet) -> None:
    """Accepts a sheet as it was shown; what the data refuse is told instead."""
    here = desk()
    preview = sheet.preview
    if preview is None:
        return
    try:
        entry = accept(preview.proposal)
    except TwoLedgersError as found:
        here.refusal = str(found)
        _say_here(f"Refused. {found}")
        return
    here.done, here.refusal, here.note = (*here.done, entry), "", _remembered(sheet)
    _say_here(f"{done(entry)} Undo stands at the top of this page.")
    _put_away(sheet)
    for other in here.sheets:
        other.preview = other.compared = None


def _remembered(sheet: Sheet) -> str:
    """Keeps the mapping of a table that went in; what stands in the way of that, in words."""
    if sheet.taken.mapping is None:
        return ""
    try:
        remember(folder(), sheet.taken.mapping)
    except TwoLedgersError as found:
        return f"The figures are in, but the mapping could not be kept: {found}"
    return ""


def _say_here(said: str) -> None:
    """Says it wherever the reader has scrolled to: the preview under the click goes away."""
    st.toast(inert(said), duration="long")


def put_aside(sheet: Sheet) -> None:
    """Refuses a sheet: it is taken off the desk, and nothing is changed."""
    here = desk()
    here.note = f"{sheet.taken.handed.name} was refused; nothing was changed."
    here.refusal = ""
    _put_away(sheet)


def take_back(number: int) -> None:
    """Brings back the version before a change."""
    here = desk()
    try:
        entry = undo(folder(), number)
    except TwoLedgersError as found:
        here.refusal = str(found)
        return
    here.done, here.refusal, here.note = (entry,), "", ""
    _say_here(done(entry))
    for sheet in here.sheets:
        sheet.preview = sheet.compared = None


def compare_again(sheet: Sheet) -> None:
    """Makes the comparison once more, with the data of now."""
    sheet.preview = sheet.compared = None
    desk().refusal = ""


def _put_away(sheet: Sheet) -> None:
    here = desk()
    here.sheets = [one for one in here.sheets if one is not sheet]
    if not here.sheets:
        here.clear()
