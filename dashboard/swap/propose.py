"""What would happen if a tidy table were let in: everything is tried out before a byte is written.

A proposal holds the files as they would be, what they change, and all that stands against them.
They are read by the reader of the package itself, in place of the files on the disk, so that what
is accepted is known to open. Nothing here writes.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd

from dashboard.credit import Credit
from dashboard.errors import BadData, Problem, UnknownChoice
from dashboard.package.descriptor import DESCRIPTOR
from dashboard.package.kinds import SHAPES, Kind
from dashboard.package.package import Package, open_package
from dashboard.package.tables import read_table
from dashboard.reading.tidy import Tidy
from dashboard.swap.ask import about_replacing, about_sizes
from dashboard.swap.cards import Card, Place, card_of, index_with
from dashboard.swap.compare import Changes, compare
from dashboard.swap.csv_bytes import written
from dashboard.swap.disk import digest
from dashboard.swap.groups import Group, staying, suggested_mode
from dashboard.swap.order import fills
from dashboard.swap.proposal import Choices, Proposal
from dashboard.swap.question import Answer, Question
from dashboard.swap.target import Target, target_of
from dashboard.swap.unit_check import scaled
from dashboard.swap.units import label_problems, unit_problems
from dashboard.text.numbers import printable

CAREFUL = Choices()
Origin = tuple[str, int | None]
"""The file and the line that a row came from."""


def propose(
    tidy: Tidy,
    package: Package,
    choices: Choices = CAREFUL,
    on: date | None = None,
    upon: Proposal | None = None,
) -> Proposal:
    """What a tidy table would make of a package; without a mode, the one that loses no group.

    Of a table with open facts there is nothing to try out before the reader has answered. `upon`
    is another table that goes in with it, in the same moment.

    Raises DataChanged where the folder no longer holds that package, UnknownChoice where a choice
    names nothing in it.
    """
    tidy = named(tidy, choices.said)
    if tidy.open:
        return Proposal(tidy, package.folder, tidy.credit)
    laid = upon.files if upon else {}
    target, problems = target_of(tidy, package, laid)
    if target is None or problems:
        return Proposal(tidy, package.folder, tidy.credit, tuple(problems))
    source = tidy.credit.source
    places = choices.places or ()
    _refuse_unknown(places, package)
    asked = about_sizes(tidy.frame, tidy.kind, source, target.before, package)
    frame = _scaled(tidy, asked, choices.answer)
    mode = choices.mode or suggested_mode(target.before, frame, tidy.kind)
    stay, groups = staying(target.before, frame, tidy.kind, mode)
    table, origins = _joined(target, stay, frame, tidy)
    content, labels = written(table)
    card = _card(tidy, target, table, content, groups, on or date.today())
    index = index_with(target.descriptor, card, places)
    laid = {**laid, **target.lays}
    outcome, after, problems = _tried_out(package.folder, target, content, index, laid)
    changes = None if after is None else _compared(tidy.kind, target, after)
    if after is not None and tidy.kind == Kind.INDICATORS:
        problems = [
            *unit_problems(tidy.file, target.before, after),
            *label_problems(target.path, target.before, after),
        ]
    return Proposal(
        tidy=tidy,
        folder=package.folder,
        credit=replace(tidy.credit, title=card["title"], vintage=card["version"]),
        problems=tuple(_located(one, target.path, labels, origins) for one in problems),
        made_from=package.digest,
        index_before=upon.index_before if upon else digest(target.index),
        resource=card["name"],
        path=target.path,
        content=content,
        index=index,
        mode=mode,
        lays=target.lays,
        adds=target.adds,
        vintage_before=target.card["version"] if target.card and not target.adds else "",
        changes=changes,
        questions=_all_asked(asked, frame, tidy.kind, target, changes),
        answer=choices.answer,
        outcome=outcome,
        fills=fills(frame, source, package) if target.adds else (),
        placed=outcome is not None and outcome.ledger_order != package.ledger_order,
        also=upon.every if upon else (),
    )


def _scaled(tidy: Tidy, asked: Sequence[Question], answer: Answer | None) -> pd.DataFrame:
    """The rows as they would go in: in the unit of the others, where the reader said so."""
    if answer not in (Answer.SCALE, Answer.BOTH) or not asked:
        return tidy.frame
    return scaled(tidy.frame, asked, SHAPES[tidy.kind].value)


def _all_asked(
    asked: tuple[Question, ...],
    frame: pd.DataFrame,
    kind: str,
    target: Target,
    changes: Changes | None,
) -> tuple[Question, ...]:
    """What is asked of sizes, and of what the rows, perhaps scaled, would replace."""
    removed = target.before[:0] if changes is None else changes.removed
    return (*asked, *about_replacing(frame, kind, target.before, removed, asked))


def _refuse_unknown(places: Sequence[Place], package: Package) -> None:
    """A place in the order of a ledger that nobody keeps. Raises UnknownChoice."""
    allowed = [*package.ledger_order, *package.names]
    for place in places:
        if place.ledger not in allowed:
            raise UnknownChoice(
                f"There is no order for the ledger “{place.ledger}”; allowed are "
                f"{', '.join(dict.fromkeys(allowed))}."
            )


def named(tidy: Tidy, said: Credit) -> Tidy:
    """A table under the names that a reader gave it, in place of its own."""
    words = vars(tidy.credit.amended(said))
    return replace(tidy, credit=Credit(**{name: printable(words[name]) for name in words}))


def _joined(
    target: Target, stay: pd.DataFrame, frame: pd.DataFrame, tidy: Tidy
) -> tuple[pd.DataFrame, list[Origin]]:
    """The rows as they would stand in the file, and by their labels where each comes from."""
    parts = [(target.path, stay), (tidy.file, frame)]
    table = pd.concat([part for _, part in parts if len(part)], ignore_index=True)
    labels = [(file, str(label)) for file, part in parts for label in part.index]
    origins = [(file, int(label) if label.isdigit() else None) for file, label in labels]
    return _arranged(table, target, tidy.kind), origins


def _arranged(table: pd.DataFrame, target: Target, kind: str) -> pd.DataFrame:
    """By the key; only records mean something by the order of their rows."""
    return table.sort_values(target.key, kind="stable") if kind in SHAPES else table


def _card(
    tidy: Tidy,
    target: Target,
    table: pd.DataFrame,
    content: bytes,
    groups: Sequence[Group],
    on: date,
) -> Card:
    """The card of the file to be; where no release is stated and no row changes, that of before."""
    card = target.card
    rows = _arranged(target.before, target, tidy.kind)
    if card is None or tidy.credit.vintage or written(rows)[0] != content:
        card = card_of(card, tidy.kind, tidy.credit, on.isoformat(), table, groups)
    return {**card, "digest": f"sha256:{digest(content)}"}


def _tried_out(
    folder: Path, target: Target, content: bytes, index: bytes, laid: Mapping[str, bytes]
) -> tuple[Package | None, pd.DataFrame | None, list[Problem]]:
    """The package and the table as they would be, or what their reader finds wrong with them."""
    try:
        outcome = open_package(folder, {**laid, target.path: content, DESCRIPTOR: index})
    except BadData as refusal:
        return None, None, refusal.problems
    return outcome, read_table(target.path, content, target.schema)[0], []


def _located(
    problem: Problem, path: str, labels: Mapping[int, Hashable], origins: Sequence[Origin]
) -> Problem:
    """A problem of the file to be, told by the file and line that the row came from."""
    label = labels.get(problem.line or 0)
    if problem.file != path or label is None:
        return problem
    file, line = origins[int(str(label))]
    return Problem(file, problem.what, line, problem.column, problem.advice)


def _compared(kind: str, target: Target, after: pd.DataFrame) -> Changes:
    by = "difference" if kind not in SHAPES or SHAPES[kind].unit else "percent"
    return compare(target.before, after, target.key, by)
