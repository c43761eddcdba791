"""A whole file names economies that the data do not know yet: their rows go in with it."""

from datetime import date

import pandas as pd

from dashboard.credit import Credit
from dashboard.package.kinds import SHAPES, Kind
from dashboard.package.later import schema_of
from dashboard.package.package import Package
from dashboard.reading.tidy import Tidy, fields
from dashboard.reading.world import every_code, rows_of_world
from dashboard.swap.proposal import BY_HAND, Choices, Proposal
from dashboard.swap.propose import CAREFUL, propose

RECORD = "economies"


def proposed(
    tidy: Tidy, package: Package, choices: Choices = CAREFUL, on: date | None = None
) -> Proposal:
    """The proposal of a table, and in the same step that of the economies which it names anew.

    Raises what `propose` does.
    """
    lacking = _lacking(tidy, package)
    if not lacking or tidy.open or tidy.problems:
        return propose(tidy, package, choices, on)
    upon = propose(_with(package, lacking), package, on=on)
    return propose(tidy, package, choices, on, None if upon.problems else upon)


def _lacking(tidy: Tidy, package: Package) -> list[str]:
    """Codes of economies of the world that a table names and the data do not."""
    if tidy.kind not in SHAPES:
        return []
    sides = ("economy", "partner") if tidy.kind == Kind.INDICATORS else ("reporter", "partner")
    named = {str(code) for side in sides for code in tidy.frame[side].unique()}
    return sorted(named & {*every_code()} - {*package.economies["code"]})


def _with(package: Package, codes: list[str]) -> Tidy:
    """The economies of the data and those of some codes, as a table handed in."""
    columns = list(fields(schema_of(package.folder, RECORD)))
    rows = pd.concat([package.economies, rows_of_world(codes)], ignore_index=True)
    said = f"{len(codes)} economies are new to the data; their rows go into economies.csv."
    credit = Credit(source=RECORD)
    frame = rows.reindex(columns=columns)
    return Tidy("economies.csv", BY_HAND, RECORD, credit, frame, len(codes), {}, (said,), ())
