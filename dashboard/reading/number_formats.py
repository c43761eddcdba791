"""Figures of a workbook whose number format says another unit than they were read in."""

from collections.abc import Iterable, Iterator

from dashboard.errors import Problem
from dashboard.reading.table import Table, brief, clean
from dashboard.reading.units import unit_of

PERCENT = "shows shares of a hundred: a cell that shows 5 % holds 0.05."
OTHER_MONEY = "shows another currency than US dollars."
OTHER_SCALE = "shows another scale than the figures were read in."
ADVICE = "Look which one holds; hand it in with plain numbers, and the unit in the head or a title."


def format_problems(
    table: Table, cells: Iterable[tuple[int, str]], power: int, *, is_money: bool
) -> Iterator[Problem]:
    """A problem for each such format, at its first cell; cells by line and name of the column."""
    if not table.formats:
        return
    places = {name: i for row in reversed(table.head) for i, name in enumerate(clean(row)) if name}
    told = set()
    for line, name in cells:
        words = table.formats.get((line, places.get(name, -1) + table.row_numbers), "")
        why = _why(words, power, is_money=is_money)
        if why and words not in told:
            told.add(words)
            what = f"the number format “{brief(words)}” {why}"
            yield Problem(table.name, what, line, name, ADVICE)


def _why(words: str, power: int, *, is_money: bool) -> str:
    if words == "%":
        return PERCENT
    unit = unit_of([words])
    if is_money and {*unit.currencies} - {"USD"}:
        return OTHER_MONEY
    return OTHER_SCALE if is_money and unit.powers and power not in unit.powers else ""
