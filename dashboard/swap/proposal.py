"""What is proposed: a tidy table, and what would become of the package with it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dashboard.credit import Credit
from dashboard.errors import Problem
from dashboard.package.descriptor import DESCRIPTOR
from dashboard.package.package import Package
from dashboard.reading.tidy import Tidy
from dashboard.swap.cards import Place
from dashboard.swap.compare import Changes
from dashboard.swap.groups import Mode
from dashboard.swap.order import Fill
from dashboard.swap.question import Answer, Question

BY_HAND = "by-hand"
"""In place of a layout: rows that a reader wrote, beside those that the data hold."""
CHANGED = (
    "The data were changed meanwhile, by you, another tab or another program; look at the "
    "comparison again. Nothing was replaced."
)


@dataclass(frozen=True)
class Choices:
    """What a reader decides about a file; without a word, the file's own and the careful way.

    `places` put a source into the stated order of a ledger, and mean nothing for one that is
    there already or is not of trade; without one it stays out. None where nobody has spoken of it.
    """

    said: Credit = field(default_factory=Credit)
    mode: Mode | None = None
    places: tuple[Place, ...] | None = None
    answer: Answer | None = None


@dataclass(frozen=True)
class Proposal:
    """One file of the package as it would be, what changes, and what stands against it.

    `credit` is what its card would say. `made_from` and `index_before` are the digests of the
    package and of its descriptor that the comparison was made with. `outcome` is the package as
    it would be, where it is valid. `fills` are the gaps of ledgers that it would fill in their
    order, `placed` whether it gets a place there that it had not. Of a table that cannot be tried
    out there are only problems.

    `also` are proposals that go in with it, all in one moment or none; each was tried out upon the
    one before it, and this one upon all of them. `index` is then that with all. `lays` are files
    that the package needs with it, such as the schema of a record that came after it was made.
    """

    tidy: Tidy
    folder: Path
    credit: Credit
    problems: tuple[Problem, ...] = ()
    made_from: str = ""
    index_before: str = ""
    resource: str = ""
    path: str = ""
    content: bytes = b""
    index: bytes = b""
    mode: Mode = Mode.WHOLE
    adds: bool = False
    vintage_before: str = ""
    changes: Changes | None = None
    questions: tuple[Question, ...] = ()
    answer: Answer | None = None
    outcome: Package | None = None
    fills: tuple[Fill, ...] = ()
    placed: bool = False
    also: tuple["Proposal", ...] = ()
    lays: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def every(self) -> tuple["Proposal", ...]:
        """All that goes in, in the order in which it was tried out."""
        return (*self.also, self)

    @property
    def files(self) -> dict[str, bytes]:
        """The files of the package as they would be, by their paths."""
        rows = {one.path: one.content for one in self.every}
        beside = {path: held for one in self.every for path, held in one.lays.items()}
        return {**beside, **rows, DESCRIPTOR: self.index}

    @property
    def nothing_to_do(self) -> bool:
        """Whether the data hold these rows, of this vintage, already."""
        return all(one._changes_nothing for one in self.every)

    @property
    def _changes_nothing(self) -> bool:
        same = self.changes is not None and self.changes.is_empty
        same = same and not self.adds and not self.placed
        return same and self.credit.vintage == self.vintage_before

    @property
    def open_questions(self) -> tuple[Question, ...]:
        """What is asked and not yet answered."""
        return tuple(one for one in self.questions if not one.is_answered(self.answer))

    @property
    def refusal(self) -> str:
        """Why it cannot be accepted as it stands; nothing where it can."""
        if said := self._all(lambda one: one.problems) or self._all(lambda one: one.tidy.open):
            return said
        if self.nothing_to_do:
            return "The data hold these figures already; nothing to do."
        return self._all(lambda one: one.open_questions)

    def _all(self, found: Callable[["Proposal"], Sequence[object]]) -> str:
        return "\n".join(str(each) for one in self.every for each in found(one))
