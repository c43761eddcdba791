# ruff: noqa: D102  (what Tidy holds is said where layouts define it)
"""What is proposed: a tidy table, and what would become of the package with it."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

import pandas as pd

from dashboard.errors import Problem
from dashboard.package.package import Package
from dashboard.swap.compare import Changes
from dashboard.swap.unit_check import Answer, Question

CHANGED = (
    "The data were changed meanwhile, by you, another tab or another program; look at the "
    "comparison again. Nothing was replaced."
)


class Mode(StrEnum):
    """What a file replaces: the whole source, its groups of rows, or only their periods."""

    WHOLE = "whole"
    PART = "part"
    PERIODS = "periods"


class Tidy(Protocol):
    """A publisher's file brought to one of our tables; the frame's index is the file's line."""

    @property
    def layout(self) -> str: ...
    @property
    def publisher(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def frame(self) -> pd.DataFrame: ...
    @property
    def problems(self) -> tuple[Problem, ...]: ...
    @property
    def vintage(self) -> str: ...
    @property
    def page(self) -> str: ...
    @property
    def licence(self) -> str: ...
    @property
    def caution(self) -> str: ...
    @property
    def definition(self) -> str: ...


@dataclass(frozen=True)
class Proposal:
    """One file of the package as it would be, what changes, and what stands against it.

    `made_from` and `index_before` are the digests of the package and of its descriptor that the
    comparison was made with. `outcome` is the package as it would be, where it is valid.
    """

    folder: Path
    made_from: str
    index_before: str
    resource: str
    kind: str
    source: str
    title: str
    handed_in: str
    mode: Mode
    adds: bool
    path: str
    content: bytes
    index: bytes
    vintage_before: str
    vintage: str
    changes: Changes | None
    questions: tuple[Question, ...]
    answer: Answer | None
    problems: tuple[Problem, ...]
    outcome: Package | None

    @property
    def nothing_to_do(self) -> bool:
        """Whether the data hold these rows, of this vintage, already."""
        same = self.changes is not None and self.changes.is_empty
        return same and not self.adds and self.vintage == self.vintage_before

    @property
    def refusal(self) -> str:
        """Why it cannot be accepted as it stands; nothing where it can."""
        if self.problems:
            return "\n".join(map(str, self.problems))
        if self.questions and self.answer is None:
            return "\n".join(map(str, self.questions))
        return "The data hold these figures already; nothing to do." if self.nothing_to_do else ""
