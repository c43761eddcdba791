"""A preview as the command line prints it."""

import sys
from collections.abc import Iterator, Mapping

import pandas as pd

from dashboard.claims.outcomes import Outcomes
from dashboard.commands.exits import tell
from dashboard.intake.preview import Preview
from dashboard.reading.tidy import Tidy
from dashboard.swap.proposal import Proposal
from dashboard.swap.read_files import Unreadable
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


def print_preview(preview: Preview, names: Mapping[str, str]) -> None:
    """What the file is, every problem, what changes, and the verdicts that change."""
    proposal, tidy = preview.proposal, preview.proposal.tidy
    print(f"{tidy.file}: {' '.join(about(tidy))}")
    for line in (*reasons(tidy), *tidy.notices):
        print(f"  {line}")
    if proposal.problems:
        tell(proposal.problems)
        return
    for line in (*warnings(proposal), *_changes(proposal, names), *_outcomes(preview.outcomes)):
        print(line)


def cannot_be_read(table: Tidy | Unreadable) -> None:
    """Why a file is refused, with every problem found."""
    if isinstance(table, Tidy):
        print(f"{table.file}: {' '.join(about(table))}", file=sys.stderr)
        tell(table.problems)
        return
    print(table.reason, file=sys.stderr)
    if table.is_unknown:
        print(
            "On the Data page of the dashboard (two-ledgers run) you can say which column is "
            "what; it is then remembered.",
            file=sys.stderr,
        )


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


def _outcomes(outcomes: Outcomes | None) -> Iterator[str]:
    if outcomes is None:
        return
    yield outcomes.headline
    yield from (f"  {one}" for one in outcomes.turned)
    for title, rest in (
        ("Other figures, the same verdicts:", outcomes.moved),
        ("Readings that keep a claim:", outcomes.tallies),
        ("Claims and statements that come:", outcomes.come),
        ("Claims and statements that go:", outcomes.gone),
    ):
        if rest:
            yield title
            yield from (f"  {one}" for one in rest)
