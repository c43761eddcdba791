"""The name of a sheet against what proves the unit: “Values in EUR” above columns of dollars.

A layout whose documentation fixes the unit never looks at such a name, so it is compared at the
end, for every layout.
"""

from collections.abc import Iterator, Sequence

from dashboard.errors import Problem
from dashboard.package.kinds import SHAPES
from dashboard.reading.evidence import Basis, Evidence, Fact
from dashboard.reading.stated_unit import IN_DOLLARS, UNIT_NAMES
from dashboard.reading.table import Table, brief
from dashboard.reading.tidy import Draft, Layout
from dashboard.reading.units import unit_of

POWERS = {name: power for power, name in UNIT_NAMES.items()}
SCALE = "its name states another scale than “{}”; it is not clear which one holds."
RENAME = "Look at the publisher's page which one holds, and rename the sheet."


def sheet_problems(
    layout: Layout, drafts: Sequence[Draft], tables: Sequence[Table]
) -> Iterator[Problem]:
    """A problem for each sheet of money whose name states another currency or scale."""
    for draft, table in zip(drafts, tables, strict=True):
        shape = SHAPES.get(draft.kind)
        if not table.sheet or shape is None or not shape.unit:
            continue
        said, name = unit_of([table.sheet]), f"found the sheet “{brief(table.sheet)}”: "
        proved = [one for one in (*draft.evidence, *layout.facts) if one.fact is Fact.UNIT]
        if others := {*said.currencies} - {"USD"}:
            what = f"{name}its name states another currency ({', '.join(sorted(others))})."
            yield Problem(table.name, what, advice=IN_DOLLARS)
        elif other := _other_scale(proved[:1], said.powers):
            yield Problem(table.name, name + SCALE.format(other), advice=RENAME)


def _other_scale(proved: Sequence[Evidence], powers: Sequence[int]) -> str:
    """What the unit was proved to be, where a sheet's name states a scale that is another one."""
    for one in proved:
        known = one.basis is not Basis.READER and one.found in POWERS
        if known and powers and POWERS[one.found] not in powers:
            return one.found
    return ""
