"""An entry as a row of claims.csv: what is still needed, and what is wrong, field by field.

The row keeps what the package promises of claims.csv (`package/claim_rows.py`), so that what is
judged here could be kept as it stands.
"""

import re
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from dashboard.check import words
from dashboard.check.amounts import Amount, NoAmount, amount
from dashboard.check.entry import Entry
from dashboard.check.sides import every_name, side
from dashboard.check.when import NoPeriod, period
from dashboard.package.claim_rows import PLACES, TWO_PAIRS, UNITS_OF, row_problems
from dashboard.package.package import Package
from dashboard.reading.letters import folded
from dashboard.reading.months import MONTHS, ONE_OF_THEM
from dashboard.reading.one_period import Kind, period_in
from dashboard.vocabulary import MONEY, PERCENT, RATIO, Form, Relation

FIELD_OF = {
    "stated_on": "on", "fragment": "quoted", "speaker": "said", "tolerance": "within",
    "precision": "value", "unit": "value", "other": "other_partner",
}  # fmt: skip
"""The fields of the form whose columns in claims.csv have another name."""
NAMED_DAY = re.compile(rf"([0-9]{{1,2}})\.? ({ONE_OF_THEM})\.?,? ([12][0-9]{{3}})")
MONTH_FIRST = re.compile(rf"({ONE_OF_THEM})\.? ([0-9]{{1,2}}),? ([12][0-9]{{3}})")
MOST_PERCENT = 100
Wrong = Iterator[tuple[str, str]]
"""Fields, and what is wrong with what stands in them."""
NO_FIGURE = Amount(float("nan"), float("nan"), "")


@dataclass(frozen=True)
class Row:
    """What an entry says, as cells by the columns of claims.csv.

    `needed` are the fields without which it is no claim yet; `problems` are what stands against a
    field, in words.
    """

    cells: Mapping[Hashable, Any]
    needed: tuple[str, ...]
    problems: tuple[tuple[str, str], ...]

    @property
    def is_whole(self) -> bool:
        """Whether it can be judged."""
        return not self.needed and not self.problems

    @property
    def frame(self) -> pd.DataFrame:
        """The row as claims.csv would have it, in its line 2."""
        return pd.DataFrame([self.cells], index=[2])

    def against(self, field: str) -> list[str]:
        """What is wrong with a field."""
        return [what for name, what in self.problems if name == field]


def row_of(entry: Entry, package: Package) -> Row:
    """The row that an entry makes, as far as it is entered."""
    cells: dict[Hashable, Any] = {
        "id": "entered", "document": "", "speaker": entry.said, "fragment": entry.quoted,
        "measure": entry.measure, "relation": entry.relation, "kind": entry.kind,
        "note": entry.note, "form": entry.form, "tolerance": None, "paragraph": None,
    }  # fmt: skip
    wrong: list[tuple[str, str]] = []
    for part in (_sides, _dates, _figure, _asides):
        wrong += part(entry, package, cells)
    needed = tuple(_needed(entry))
    if not needed and not wrong:
        wrong += _unlawful(cells, package)
    return Row(cells, needed, tuple(dict.fromkeys(wrong)))


def _sides(entry: Entry, package: Package, cells: dict[Hashable, Any]) -> Wrong:
    found = {}
    for field in ("reporter", "partner", "other_reporter", "other_partner"):
        typed = getattr(entry, field)
        found[field] = side(typed, package)
        if typed and not found[field]:
            yield field, words.no_economy(typed)
    cells |= {"reporter": found["reporter"], "partner": found["partner"]}
    other = (found["other_reporter"] or found["reporter"], found["other_partner"])
    cells["other"] = "-".join(other) if entry.other_partner and all(other) else ""


def _dates(entry: Entry, _: Package, cells: dict[Hashable, Any]) -> Wrong:
    cells["stated_on"] = day_of(entry.on)
    if entry.on and not cells["stated_on"]:
        yield "on", words.NO_DAY
    for field in ("period", "since"):
        cells[field] = ""
        try:
            cells[field] = period(getattr(entry, field), cells["stated_on"])
        except NoPeriod as why:
            yield field, words.found(getattr(entry, field), why)


def _figure(entry: Entry, _: Package, cells: dict[Hashable, Any]) -> Wrong:
    read, is_money = NO_FIGURE, MONEY in UNITS_OF[Form(entry.form)]
    field = "upper" if entry.upper else "value"
    printed = f"{entry.value} to {entry.upper}" if entry.upper else entry.value
    try:
        if printed.strip():
            read = amount(printed, entry.unit if is_money else "")
            read = _of_form(read, Form(entry.form))
    except NoAmount as why:
        yield field, words.found(printed, why)
    if read.upper is not None and entry.relation == Relation.EQUALS:
        cells["relation"] = str(Relation.BETWEEN)
    cells |= {"value": read.value, "unit": read.unit, "upper": read.upper, "precision": read.step}


def _of_form(read: Amount, form: Form) -> Amount:
    """A printed figure in the unit of its kind. Raises NoAmount where it is of another kind."""
    allowed = UNITS_OF[form]
    if form is Form.CHANGE and read.unit == RATIO:
        # “Fivefold” is four times more than before.
        times = 100 * (read.value - 1)
        read = replace(read, value=times, step=100 * read.step, unit=PERCENT)
    read = replace(read, unit=read.unit or allowed[0])
    if read.unit not in allowed:
        raise NoAmount(words.other_kind(read.unit, form))
    if form is Form.CHANGE and not read.step:
        read = replace(read, step=1.0)
    if form in PLACES and read.value != int(read.value):
        raise NoAmount(words.NO_PLACE)
    return read


def _asides(entry: Entry, _: Package, cells: dict[Hashable, Any]) -> Wrong:
    if entry.within:
        within = entry.within.strip().rstrip("%").strip()
        if not re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,3})?", within) or float(within) > MOST_PERCENT:
            yield "within", words.NO_PERCENT
        elif entry.relation != Relation.ABOUT:
            yield "within", words.ONLY_ABOUT
        else:
            cells["tolerance"] = float(within)
    if entry.paragraph:
        if re.fullmatch("[1-9][0-9]{0,4}", entry.paragraph):
            cells["paragraph"] = int(entry.paragraph)
        else:
            yield "paragraph", words.NO_PARAGRAPH


def _needed(entry: Entry) -> Iterator[str]:
    yield from (field for field in ("reporter", "partner") if not getattr(entry, field))
    if not entry.value.strip() and entry.form != Form.COMPARISON:
        yield "value"
    if not (entry.period or entry.on):
        yield "period"
    if entry.form in TWO_PAIRS and not entry.other_partner:
        yield "other_partner"


def _unlawful(cells: Mapping[Hashable, Any], package: Package) -> Wrong:
    """What claims.csv does not allow, in the fields of the form."""
    row = pd.DataFrame([cells], index=[2])
    for problem in row_problems(row, set(every_name(package))):
        field = FIELD_OF.get(problem.column or "", problem.column or "value")
        yield field, problem.what


def day_of(typed: str) -> str:
    """A day, month or year in words as ISO 8601; nothing for what is none."""
    text = folded(typed).strip(". ")
    if named := NAMED_DAY.fullmatch(text):
        text = f"{named[3]}-{MONTHS[named[2]]:02}-{int(named[1]):02}"
    elif named := MONTH_FIRST.fullmatch(text):
        text = f"{named[3]}-{MONTHS[named[1]]:02}-{int(named[2]):02}"
    read = period_in(text)
    return read.text if read.kind in (Kind.YEAR, Kind.MONTH, Kind.DAY) else ""
