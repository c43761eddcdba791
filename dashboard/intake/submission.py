"""A table handed in: what was read, what a reader decides of it, and what it would change.

A comparison is kept with the data it was made with, so that a click can never accept what the
reader has not seen.
"""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import IO, Any, TypeVar, cast

from dashboard.intake.background import BackgroundTask, Progress
from dashboard.intake.preview import Preview, previewed
from dashboard.launcher import LIMIT_MB, LIMIT_VARIABLE
from dashboard.package.package import Package
from dashboard.reading.evidence import NONE, Answers
from dashboard.reading.mapped import columns_of, read_mapped, words_of
from dashboard.reading.mapping import Mapping
from dashboard.reading.tidy import Tidy, Wanted
from dashboard.swap.proposal import Choices
from dashboard.swap.read_files import Unreadable, laid_down, read_files, remembered

T = TypeVar("T")
MB = 1 << 20
Upload = tuple[str, IO[bytes]]


@dataclass
class Submission:
    """One table handed in: what was read, what was chosen, and the comparison made with that.

    `asks_columns` where the reader is asked which column is what; `mapping` is the answer.
    `answers` are what the reader says of figures that the file leaves open. With `all_pairs` no
    two economies are left out.
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
    answers: Answers = NONE
    all_pairs: bool = False
    looked_up: dict[str, Any] = field(default_factory=dict)
    number: int = field(default_factory=count().__next__)

    @property
    def cannot_be_read(self) -> bool:
        """Whether no layout reads it, and no mapping yet."""
        return isinstance(self.table, Unreadable)

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What `make` gives of these files, worked out once."""
        if name not in self.looked_up:
            self.looked_up[name] = make()
        return cast(T, self.looked_up[name])

    def forget_comparison(self) -> None:
        """The comparison is to be made anew."""
        self.preview = self.compared = None


def limit_mb() -> int:
    """The size in MB that a file may have, as the dashboard was started with."""
    said = os.environ.get(LIMIT_VARIABLE, "")
    return int(said) if said.isdecimal() and int(said) else LIMIT_MB


def read_uploads(
    uploads: Sequence[Upload], package: Package, progress: Progress, *, all_pairs: bool = False
) -> list[Submission]:
    """Every upload read, those that belong together as one."""
    mappings, _ = remembered(package.folder)
    wanted = Wanted.of(package, all_pairs=all_pairs)
    with laid_down(uploads) as handed:
        files = read_files(handed, wanted, mappings, progress, limit=limit_mb() * MB)
    contents = {each.path: upload for each, upload in zip(handed, uploads, strict=True)}
    return [
        Submission(
            table,
            tuple(contents[part.path] for part in (file, *file.beside)),
            asks_columns=isinstance(table, Unreadable) and table.is_unknown,
            all_pairs=all_pairs,
        )
        for file, table in files
    ]


def read_again(
    submission: Submission, answers: Answers, package: Package, progress: Progress
) -> Tidy | Unreadable:
    """The same table, by its layout or the mapping made for it, with what its reader says of it."""
    mappings, _ = remembered(package.folder)
    wanted = Wanted.of(package, all_pairs=submission.all_pairs)
    limit = limit_mb() * MB
    with laid_down(submission.uploads) as handed:
        told = [replace(one, answers=answers) for one in handed]
        if submission.mapping is not None:
            return read_mapped(told[0], submission.mapping, wanted, progress, limit=limit)
        return read_files(told, wanted, mappings, progress, limit=limit)[0][1]


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
    wanted = Wanted.of(package, all_pairs=submission.all_pairs)
    with laid_down(submission.uploads[:1]) as handed:
        return read_mapped(handed[0], mapping, wanted, progress, limit=limit_mb() * MB), mapping


def compare(tidy: Tidy, choices: Choices, package: Package) -> BackgroundTask[Preview]:
    """The comparison of a table with the package, beside the page."""
    return BackgroundTask(lambda _: previewed(tidy, package, choices))
