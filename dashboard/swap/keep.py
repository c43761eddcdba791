"""Rows that a reader writes are kept like a file handed in: proposed, shown, accepted, undone.

A page or a command hands over rows of claims.csv, documents.csv and events.csv as it has them, and
gets what every change of the data is, a `Proposal`, or what is wrong with each cell:

    kept = keeping(package, {"documents": [document], "claims": [claim]})
    kept.problems                   what is wrong; `kept.beside("claims", 0)` by column, for a form
    kept.held                       the rows that the data hold already, each with its id there
    kept.ids["claims"]              the id of each row, made where none was given
    kept.proposal                   None where there are problems or nothing is left to do
    with_outcomes(kept.proposal, package)   the preview of page Data (dashboard/intake/preview.py)
    accept(kept.proposal)           all tables in one step (dashboard/swap/accept.py): one entry of
                                    the history, one undo

A note on a figure is the `note` of its claim; a note that belongs to no figure is a row of
claims.csv that is a remark (kind qualitative, relation described, no value).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.credit import Credit
from dashboard.errors import Problem
from dashboard.package.package import Package
from dashboard.reading.tidy import Tidy
from dashboard.swap.kept_rows import ORDER, Row, Table, read_rows
from dashboard.swap.proposal import BY_HAND, Proposal
from dashboard.swap.propose import propose

Rows = Mapping[str, Sequence[Row]]
"""Rows by their table (“claims”, “documents”, “events”): cells by column, as text or numbers.

A column left out, None and "" are an empty cell. A row whose `id` the data hold amends that row:
the cells given replace its own, the others stay. Any other row is added, under its `id` or, where
it has none, one made of it. A claim may name a document handed in with it by its place (#0 is the
first); where none does, each that names no other gets the one handed in, if there is just one.
"""


@dataclass(frozen=True)
class Held:
    """A row handed in that the data hold already, under this id; it is not kept twice."""

    table: str
    place: int
    id: str


@dataclass(frozen=True)
class Keeping:
    """What comes of rows handed in. `ids` are theirs by table, in their order."""

    proposal: Proposal | None
    problems: tuple[Problem, ...]
    ids: Mapping[str, tuple[str, ...]]
    held: tuple[Held, ...] = ()

    def beside(self, table: str, place: int) -> dict[str, list[Problem]]:
        """What is wrong with one row handed in (the first is 0), by column; "" for the whole."""
        found: dict[str, list[Problem]] = {}
        for one in self.problems:
            if (one.file, one.line) in ((f"{table}.csv", place + 1), (f"{table}.csv", None)):
                found.setdefault(one.column or "", []).append(one)
        return found


def keeping(package: Package, rows: Rows, on: date | None = None) -> Keeping:
    """What rows would make of a package; `on` is the day of it, today where none is given.

    A problem names its table as `file` (claims.csv), its row as `line` (1 is the first handed in)
    and its column. Raises DataChanged where the folder no longer holds that package.
    """
    tables: dict[str, Table] = {}
    for name in ORDER:
        if rows.get(name):
            tables[name] = read_rows(name, rows[name], package, tables)
    problems = [one for table in tables.values() for one in table.problems]
    proposal = None
    for name, table in tables.items() if not problems else ():
        if table.is_fresh:
            proposal = propose(_tidy(name, table), package, on=on, upon=proposal)
            problems += proposal.problems
    return Keeping(
        proposal=None if problems else proposal,
        problems=tuple(problems),
        ids={name: table.ids for name, table in tables.items()},
        held=tuple(
            Held(name, place, table.ids[place])
            for name, table in tables.items()
            for place in table.held
        ),
    )


def _tidy(name: str, table: Table) -> Tidy:
    """The whole table as it would be, as a layout hands one on."""
    frame, credit = table.whole, Credit(source=name)
    return Tidy(f"{name}.csv", BY_HAND, name, credit, frame, len(table.ids), {}, (), ())
