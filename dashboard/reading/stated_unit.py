"""The unit of columns of money: what their names and the words around a table state, or a question.

Trade is held in US dollars: another currency is refused. Two words that state different scales, and
a table that states none, are asked about.
"""

import re
from collections.abc import Sequence
from itertools import chain

from dashboard.errors import Problem
from dashboard.reading.evidence import Fact
from dashboard.reading.letters import folded
from dashboard.reading.steps import answer
from dashboard.reading.table import Said, Table, brief, quoted
from dashboard.reading.tidy import Draft
from dashboard.reading.units import Unit, unit_of

UNITS = {"dollars": 0, "thousands": 3, "millions": 6, "billions": 9}
UNIT_NAMES = {
    0: "US dollars",
    3: "thousand US dollars",
    6: "million US dollars",
    9: "billion US dollars",
}
ENDINGS = re.compile(r"\b(dolar|milyon|milyar|avro|bin(?=dir\b))\w*")
LOOSE = re.compile(r"\b(bin|binler\w*|thousand\w*|milyon\w*|million\w*|1?[., ]?000)\b")
"""Words that may be a scale though no currency stands beside them."""
IN_DOLLARS = "Trade is held in US dollars: choose them on the publisher's page."


def put_unit(
    draft: Draft, table: Table, line: int, columns: Sequence[str], said: Sequence[Said]
) -> int:
    """The power of ten of the columns of money, whose header stands in `line`; proved or asked."""
    around = unit_of(_bare(one.words) for one in said)
    each = [unit_of([name]) for name in columns]
    stated = list(chain(around.findings, *(one.findings for one in each)))
    currencies = {one.currency for one in stated if one.currency}
    others = {one.currency for unit in each for one in unit.findings if one.currency} - {"USD"}
    if others or (currencies and "USD" not in currencies):
        draft.problems.append(_not_dollars(table, line, columns, others or currencies))
    powers = {_powers(one, around) for one in each}
    loose = not around.powers and any(LOOSE.search(folded(one.words)) for one in said)
    told = not loose and all("USD" in (*one.currencies, *around.currencies) for one in each)
    sure = len(powers) == 1 and len(next(iter(powers))) <= 1 and told and currencies == {"USD"}
    power = next(chain(*powers), 0) if sure else None
    if power not in UNIT_NAMES:
        found = [said[one.place].words for one in around.findings] or [one.words for one in stated]
        return _asked(draft, table, line, columns, found)
    place = next((one.place for one in around.findings if one.power == power), None)
    if place is None:
        words = [said[one.place].words for one in around.findings][:1] or columns
        column = ", ".join(columns)
        draft.prove(Fact.UNIT, UNIT_NAMES[power], line=line, column=column, words=", ".join(words))
    else:
        one = said[place]
        draft.prove(Fact.UNIT, UNIT_NAMES[power], line=one.line, words=brief(one.words))
    return power


def _bare(words: str) -> str:
    """Words without the endings that Turkish puts behind a currency or a scale."""
    return ENDINGS.sub(r"\1", folded(words))


def _powers(column: Unit, around: Unit) -> tuple[int, ...]:
    """The scales stated for a column: its own and those of the title, each once."""
    return tuple(sorted({*column.powers, *around.powers}))


def _not_dollars(table: Table, line: int, columns: Sequence[str], currencies: set[str]) -> Problem:
    what = f"the values are stated in another currency ({', '.join(sorted(currencies))})."
    return Problem(table.name, what, line, ", ".join(columns), advice=IN_DOLLARS)


def _asked(
    draft: Draft, table: Table, line: int, columns: Sequence[str], words: Sequence[str]
) -> int:
    said = f"found {quoted(list(dict.fromkeys(words)))}" if words else "found no word of the unit"
    what = f"{said}: are the values US dollars, or thousands, millions or billions of them?"
    column = ", ".join(columns)
    chosen = answer(draft, table, "unit", Fact.UNIT, what, tuple(UNITS), line=line, column=column)
    return UNITS[chosen] if chosen else 0
