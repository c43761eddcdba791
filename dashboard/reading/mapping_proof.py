"""What a mapping fixes for every row, and whether this very file says so too.

A mapping names columns, which each file fills itself, or fixes a word: the flow, the unit, a side,
the period. A fixed word was true of the file that it was made for. The titles, the heads of the
columns, the sheet and the name of the file may prove it; where they say otherwise, or where the
source is held already and they say nothing, the reader is asked.
"""

import re
from collections import abc
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard.errors import Problem
from dashboard.reading.caveats import measures
from dashboard.reading.economies import by_name, name_key
from dashboard.reading.evidence import Basis, Evidence, Fact
from dashboard.reading.letters import folded
from dashboard.reading.mapping import FLOWS, POWERS, Mapping
from dashboard.reading.stated_unit import UNITS
from dashboard.reading.steps import answer
from dashboard.reading.table import Said, Table, clean
from dashboard.reading.tidy import Draft, Wanted
from dashboard.reading.units import unit_of, without_money

WORDS_OF_FLOWS = {
    "export": r"\bexport|ihracat|ausfuhr|экспорт|صادرات|\bvente",
    "import": r"\bimport|ithalat|einfuhr|импорт|واردات|\bachat",
}
YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
NAMES = {power: name for name, power in UNITS.items()}
OTHER_MONEY = "trade is stored in US dollars, and the file names another currency:"


Found = abc.Mapping[str, Said]
"""What the file says of one fact, each value with the words that say it."""


def titles_of(table: Table, header_row: int) -> list[Said]:
    """Everything a file says above its rows, the name of its sheet, and its own name."""
    rows = zip(table.lines, table.head[: header_row + 1], strict=False)
    said = [Said(cell, line) for line, row in rows for cell in clean(row) if cell]
    file, *sheet = table.name.split(" → ")
    return [*said, *map(Said, sheet), Said(file, is_name=True)]


@dataclass(frozen=True)
class Fixed:
    """The words that a mapping fixes, held against what one file says.

    `asks` where the file must say them itself: the mapping was made for an earlier one.
    """

    draft: Draft
    table: Table
    mapping: Mapping
    titles: Sequence[Said]
    asks: bool

    def flow(self) -> str:
        """Export or import."""
        found = {
            flow: said
            for flow, pattern in WORDS_OF_FLOWS.items()
            for said in reversed(self.titles)
            if re.search(pattern, said.plain)
        }
        return self._held("flow", Fact.FLOW, self.mapping.flow.value, found, FLOWS)

    def economy(self, name: str, fact: Fact, wanted: Wanted) -> str:
        """The code of a side that the mapping fixes."""
        value: str = getattr(self.mapping, name).value
        others = {self.mapping.reporter.value, self.mapping.partner.value} - {value}
        found = dict(self._named(wanted, others))
        return self._held(name, fact, value, found, sorted(wanted.economies))

    def period(self) -> str:
        """The year or month of every row."""
        value = self.mapping.period.value
        found = {year: said for said in reversed(self.titles) for year in YEAR.findall(said.words)}
        if value[:4] in found:
            found = {year: said for year, said in found.items() if year != value[:4]} | {
                value: found[value[:4]]
            }
        return self._held("year", Fact.PERIOD, value, found, ())

    def power(self) -> int:
        """The power of ten of one unit of the figures in US dollars."""
        found: dict[str, Said] = {}
        for said in reversed(self.titles):
            unit = unit_of([said.words])
            powers = unit.powers or ((0,) if unit.currency == "USD" else ())
            found |= {NAMES.get(power, f"10^{power}"): said for power in powers}
            if unit.currencies and "USD" not in unit.currencies:
                what = f"{OTHER_MONEY} “{said.words}”."
                self.draft.problems.append(Problem(self.table.name, what, said.line))
        if len(found) > 1:  # “US$” in one title says nothing beside “million” in another
            found.pop(NAMES[0], None)
        value = NAMES[POWERS[self.mapping.unit]]
        held = self._held("unit", Fact.UNIT, value, found, tuple(UNITS))
        return UNITS[held]

    def unit_in_words(self) -> int:
        """No power of ten: an indicator's unit and name are words, which the file must say too."""
        mapping = self.mapping
        called = mapping.indicator.value
        told = [said for said in self.titles if not said.is_name]
        mine = measures(f"{mapping.unit} {called} {mapping.value}")
        other = next((said for said in told if measures(said.words) - mine), None)
        unit, name = (self._says(told, words) for words in (mapping.unit, called))
        if other is None and unit and (name or not called):
            self.draft.prove(Fact.UNIT, mapping.unit, line=unit.line, words=unit.words)
        elif other is None and not self.asks:
            self.draft.evidence.append(Evidence(Fact.UNIT, mapping.unit, Basis.READER))
        else:
            made = f"the mapping was made for {f'{called} in ' if called else ''}“{mapping.unit}”"
            says = f"this file says “{other.words}”" if other else "this file does not say its own"
            what, allowed = f"{made}; {says}. Is it the same here?", (mapping.unit,)
            line = other.line if other else None
            answer(self.draft, self.table, "unit", Fact.UNIT, what, allowed, line=line)
        return 0

    def _says(self, told: Sequence[Said], words: str) -> Said | None:
        """The title that holds all these words, if any does."""
        each = set(re.findall(r"\w+|%", folded(words)))
        return next((one for one in told if each <= set(re.findall(r"\w+|%", one.plain))), None)

    def _named(self, wanted: Wanted, others: set[str]) -> Iterator[tuple[str, Said]]:
        """The economies whose names stand in the titles, but for the other side's."""
        for name, code in by_name(wanted.names).items():
            for said in reversed(self.titles):
                plain = name_key(without_money(said.words))
                is_there = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", plain)
                if is_there and code not in others:
                    yield code, said

    def _held(
        self, option: str, fact: Fact, value: str, found: Found, allowed: Sequence[str]
    ) -> str:
        """The mapping's word where the file says the same or nothing; else the reader's answer."""
        is_the_same, said = set(found) == {value}, found.get(value)
        if is_the_same and said is not None and not said.is_name:
            self.draft.prove(fact, value, line=said.line, words=said.words)
            return value
        if (is_the_same or not found) and not self.asks:
            self.draft.evidence.append(Evidence(fact, value, Basis.READER))
            return value
        stated = "; ".join(f"“{said.words}”" for said in dict.fromkeys(found.values()))
        says = f"this file says {stated}" if found else "this file does not say its own"
        what = f"the mapping was made for {option} {value}; {says}. Which is it here?"
        line = next((said.line for said in found.values()), None)
        return answer(self.draft, self.table, option, fact, what, allowed, line=line) or value
