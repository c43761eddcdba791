"""A preview as the command line prints it."""

import sys
from collections.abc import Iterator, Mapping

import pandas as pd

from dashboard.claims.outcomes import Outcomes
from dashboard.commands.exits import tell
from dashboard.intake.preview import Preview
from dashboard.swap.proposal import Proposal
from dashboard.swap.read_files import Taken
from dashboard.swap.words import (
    about,
    asked,
    counted,
    moves,
    reasons,
    warnings,
    what_becomes,
    whole_rows,
)

SHOWN_MOVES = 20
SHOWN_ROWS = 5


def preview_told(shown: Preview, names: Mapping[str, str]) -> None:
    """What the file is, every problem, what changes, and the verdicts that change."""
    name = shown.proposal.handed_in
    print(f"{name}: {' '.join(about(shown.tidy))}")
    for line in (*reasons(shown.tidy), *shown.tidy.notices):
        print(f"  {line}")
    if shown.proposal.problems:
        tell(shown.proposal.problems)
        return
    for line in warnings(shown.tidy, shown.proposal):
        print(line)
    for line in _changes(shown.proposal, names):
        print(line)
    for line in _outcomes(shown.outcomes):
        print(line)


def cannot_be_read(one: Taken) -> None:
    """Why a file is refused, with every problem found."""
    if one.tidy is None:
        print(one.refusal, file=sys.stderr)
        if one.is_unknown:
            print(
                "On the Data page of the dashboard (two-ledgers run) you can say which column is "
                "what; it is then remembered.",
                file=sys.stderr,
            )
        return
    print(f"{one.handed.name}: {' '.join(about(one.tidy))}", file=sys.stderr)
    tell(one.tidy.problems)


def _changes(proposal: Proposal, names: Mapping[str, str]) -> Iterator[str]:
    changes = proposal.changes
    if changes is None:
        return
    yield what_becomes(proposal)
    yield counted(changes)
    if proposal.answer is None:
        yield from map(asked, proposal.questions)
    yield from _listed(moves(proposal, names), SHOWN_MOVES, "Revised, the largest moves first:")
    for part, head in ((changes.added, "Added:"), (changes.removed, "Removed:")):
        yield from _listed(whole_rows(part, changes, names), SHOWN_ROWS, head)


def _listed(table: pd.DataFrame, most: int, head: str) -> Iterator[str]:
    if table.empty:
        return
    yield head
    for row in table.head(most).to_dict("records"):
        if "Before" in row:
            move = f"{row['Before']} → {row['After']}"
            size = f"; {row['Change']}" if row["Change"] != "–" else ""
            yield f"  {row['Row']}, {row['What']}: {move}{size}"
        else:
            cells = [
                f"{name} {cell}" for name, cell in row.items() if name != "Row" and cell != "–"
            ]
            yield f"  {row['Row']}: {', '.join(cells)}"
    if len(table) > most:
        yield f"  … and {len(table) - most:,} more."


def _outcomes(found: Outcomes | None) -> Iterator[str]:
    if found is None:
        return
    yield found.headline
    yield from (f"  {one}" for one in found.turned)
    for title, rest in (
        ("Other figures, the same verdicts:", found.moved),
        ("Readings that keep a claim:", found.tallies),
        ("Claims and statements that come:", found.come),
        ("Claims and statements that go:", found.gone),
    ):
        if rest:
            yield title
            yield from (f"  {one}" for one in rest)
