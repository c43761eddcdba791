"""What a file handed in is and would change, as the command line prints it."""

import sys
from collections.abc import Iterator, Mapping

from dashboard.claims.outcomes import Outcomes
from dashboard.claims.words_outcomes import in_words as outcomes_in_words
from dashboard.commands.exits import tell
from dashboard.intake.preview import Preview
from dashboard.reading.tidy import Tidy
from dashboard.swap.read_files import Unreadable
from dashboard.swap.words import about, proof, reasons
from dashboard.swap.words_changes import lines


def print_preview(preview: Preview, names: Mapping[str, str]) -> None:
    """What the file is, every problem, what changes, and the verdicts that change."""
    proposal, tidy = preview.proposal, preview.proposal.tidy
    print(f"{tidy.file}: {' '.join(about(tidy))}")
    for said in (*reasons(tidy), *tidy.notices):
        print(f"  {said}")
    for fact, found, where in proof(tidy):
        print(f"  {fact}: {found} ({where})")
    if proposal.problems:
        tell(proposal.problems)
        return
    for question in tidy.open:
        print(question)
    for said in (*lines(proposal, names), *outcome_lines(preview.outcomes, names)):
        print(said)


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


def outcome_lines(outcomes: Outcomes | None, names: Mapping[str, str]) -> Iterator[str]:
    """The verdicts that would change, a line each; nothing of a file that cannot stand."""
    if outcomes is None:
        return
    headline, turned, more = outcomes_in_words(outcomes, names)
    yield headline
    yield from (f"  {one}" for one in turned)
    for title, rest in more.items():
        yield f"{title}:"
        yield from (f"  {one}" for one in rest)
