"""Rows of a reader's own let into the data: what they would change is shown first, then asked."""

import sys

import typer

from dashboard.commands.exits import REFUSED, agreed, tell
from dashboard.commands.preview import outcome_lines
from dashboard.intake.preview import with_outcomes
from dashboard.package.package import Package
from dashboard.swap.accept import accept
from dashboard.swap.keep import Rows, keeping
from dashboard.swap.words import done
from dashboard.swap.words_changes import lines


def keep_rows(package: Package, rows: Rows, *, is_agreed: bool) -> None:
    """Shows what rows would change and lets them in, where the reader agrees; exit 1 where not."""
    kept = keeping(package, rows)
    if kept.problems:
        tell(kept.problems)
        raise typer.Exit(REFUSED)
    if kept.proposal is None:
        held = ", ".join(one.id for one in kept.held)
        print(f"The data hold this already, as {held}; nothing was kept twice.")
        return
    outcomes = with_outcomes(kept.proposal, package).outcomes
    for said in (*lines(kept.proposal, package.names), *outcome_lines(outcomes, package.names)):
        print(said)
    if not is_agreed and not agreed("Accept? Type yes:"):
        print("Nothing was kept.", file=sys.stderr)
        raise typer.Exit(REFUSED)
    entry = accept(kept.proposal)
    print("\n".join([done(entry), *entry.notices]))
    print(f"two-ledgers undo {entry.number} brings the version before back.")
