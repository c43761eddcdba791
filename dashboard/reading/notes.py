"""Lines that are no rows of figures: notes below them, and the header of a second table.

A note begins as publishers begin theirs (Source:, Kaynak:, *, (1), Data from database: …), or is a
sentence after an empty line; it holds no figure. It is passed over and said. A row that is broken
off begins like a row, and stays a problem. A header that comes again begins another table, which
may be of another year, unit or flow: nothing is read then, unless the layout's own rules know it.
"""

import csv
import re
from collections.abc import Sequence
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from dashboard.errors import Problem
from dashboard.reading.table import Table, brief
from dashboard.reading.tidy import Keep
from dashboard.reading.units import unit_of

Rows = list[tuple[int, list[str]]]
"""Rows with the line where each begins."""
FIGURE = re.compile(r"-?[0-9][0-9.,\s]*")
YEAR = re.compile(r"(1[5-9]|20)[0-9]{2}")
WORDS = (
    r"(data )?sources?|(foot)?notes?|remarks?|n\.?b|legend|disclaimer|caution|copyright|citation|"
    r"(daten)?quellen?|anmerkung(en)?|hinweise?|stand|kaynak(lar|ça)?|(dip)?not(lar)?|açıklama(lar)?|"
    r"источник(и)?( данных)?|примечани[ея]|сноск[аи]|منبع|منابع|مأخذ|ماخذ|توضیح(ات)?|یادداشت|"
    r"مصدر|المصدر|ملاحظ(ة|ات)|fuentes?|notas?|fontes?|remarques?|出典|注|注记|来源|资料来源"
)
BEGINS = re.compile(
    rf"\W*({WORDS})\s*[:：.\-–—].*|(notes?|sources?)|"
    r"[*†‡§¹²³⁴⁵⁶⁷⁸⁹]+\s*[^\W\d].*|[(\[](\d{1,2}|[a-z*])[)\]]\s*\D.*|\d{1,2}\)\s*\D.*|"
    r"(data from database|last updated|©|copyright)\b.*|"
    r"(data )?(extracted|accessed|downloaded|retrieved|generated|exported|last update)"
    r" ?(on|at|from|by|:).*",
    re.IGNORECASE | re.DOTALL,
)
TAIL, MOST_SAID = 1 << 14, 4
TWICE = "found the header again; a second table begins here, and neither was read."
ALONE = "Hand in each table alone, in a file or workbook of its own."


class SecondTable(Exception):  # noqa: N818  (never seen by a reader: `problem` is)
    """A second table stands below the first."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))


def begins_note(row: Sequence[str], after_blank: bool) -> bool:
    """Whether a row looks like a note: by its first words, or a sentence after a blank line."""
    filled = _filled(row)
    if not filled or any(FIGURE.fullmatch(cell) and not YEAR.fullmatch(cell) for cell in filled):
        return False
    if BEGINS.fullmatch(filled[0]):
        return True
    return after_blank and is_sentence(row)


def goes_on(row: Sequence[str]) -> bool:
    """Whether a row below a note may be one more line of it: several words, and no figure."""
    filled = _filled(row)
    words = len(filled) < 3 and any(len(cell.split()) > 1 for cell in filled)
    return words and not any(map(FIGURE.fullmatch, filled))


def is_sentence(row: Sequence[str]) -> bool:
    """Whether a row is one cell of several words, which may be a note or a name that breaks off."""
    filled = _filled(row)
    return len(filled) == 1 and len(filled[0].split()) > 2


def _filled(row: Sequence[str]) -> list[str]:
    return [cell.strip() for cell in row if cell.strip()]


def said_of(notes: Rows) -> list[str]:
    """One notice for all notes that were passed over, with their lines."""
    if not notes:
        return []
    beware = " One of them names a unit: look whether it is that of the figures."
    said = f"Passed over as notes below the figures: {_places(notes)}."
    return [said + (beware if _states_unit(notes) else "")]


def _places(rows: Rows) -> str:
    said = [f"line {line} (“{brief(_filled(row)[0])}”)" for line, row in rows[:MOST_SAID]]
    more = f" and {len(rows) - MOST_SAID} more" if len(rows) > MOST_SAID else ""
    return ", ".join(said) + more


def _states_unit(rows: Rows) -> bool:
    """Whether words state a scale, or another currency than dollars."""
    unit = unit_of(cell for _, row in rows for cell in row)
    return bool(unit.powers) or not {*unit.currencies} <= {"USD"}


def below_titles(table: Table) -> Table | None:
    """A table without the titles above its header, or nothing where there are none to pass over.

    A title that may state a unit is never passed over: the figures could be of another size.
    """
    wide = table.find(lambda row: sum(map(bool, row)) > 2) or 0
    rows = zip(table.lines[:wide], map(list, table.head[:wide]), strict=True)
    titles = [(line, row) for line, row in rows if _filled(row)]
    if not wide or _states_unit(titles):
        return None
    said = (f"Passed over as titles above the header: {_places(titles)}.",) if titles else ()
    return replace(
        table, head=table.head[wide:], lines=table.lines[wide:], notices=(*table.notices, *said)
    )


def may_end_with_note(table: Table) -> bool:
    """Whether the last line of a text looks like a note; it is then read line by line."""
    if table.path is None:
        return False
    with table.path.open("rb") as file:
        file.seek(max(table.size - TAIL, 0))
        text = file.read().decode(table.encoding, "replace")
    lines = [line for line in text.splitlines() if line.strip(table.delimiter + " \t")]
    row = next(csv.reader(lines[-1:], delimiter=table.delimiter), [])
    return begins_note(row, after_blank=True) or goes_on(row)


def refuse_second_header(table: Table, rows: pa.Table, rules: Sequence[Keep], line: str) -> None:
    """Raises SecondTable at the first row that holds the names of its own columns.

    `line` is the column with the lines. Some files repeat their header, and their layout says so.
    """
    named = [name for name in rows.column_names if name != line and re.search(r"[^\W\d_]", name)]
    known = any(re.search(pattern, rule.column) for rule in rules for pattern, _ in rule.also)
    if known or not named:
        return
    hits = [pc.cast(pc.equal(rows[name], name), pa.int32()) for name in named]
    total = hits[0]
    for more in hits[1:]:
        total = pc.add(total, more)
    enough = max(min(2, len(named)), (len(named) + 1) // 2)
    lines = rows[line].filter(pc.greater_equal(total, enough))
    if len(lines):
        raise SecondTable(Problem(table.name, TWICE, line=lines[0].as_py(), advice=ALONE))
