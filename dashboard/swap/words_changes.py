"""What a file would change, in words: sentences, and tables whose cells are words.

The same on the page and the command line. Pure: a proposal in, words out.
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard.package.kinds import SHAPES
from dashboard.swap.compare import Changes
from dashboard.swap.proposal import Proposal
from dashboard.swap.words import asked, counted, warnings, what_becomes

NOTHING = "–"
VALUE = "value"
SMALL = 0.001
MOVES = ["Row", "What", "Before", "After", "Change"]
WORDS = {"export": "exports to", "import": "imports from"}
SHOWN_MOVES = 20
SHOWN_ROWS = 5


def lines(proposal: Proposal, names: Mapping[str, str]) -> Iterator[str]:
    """As lines of text: what to beware of, what becomes of the source, and which cells change."""
    for one in proposal.every:
        yield from _lines(one, names)


def _lines(proposal: Proposal, names: Mapping[str, str]) -> Iterator[str]:
    yield from warnings(proposal)
    changes = proposal.changes
    if changes is None:
        return
    yield what_becomes(proposal)
    yield counted(changes)
    yield from map(asked, proposal.open_questions)
    yield from _first_rows(moves(proposal, names), SHOWN_MOVES, "Revised, the largest moves first:")
    for part, head in ((changes.added, "Added:"), (changes.removed, "Removed:")):
        yield from _first_rows(whole_rows(part, changes, names), SHOWN_ROWS, head)


def _first_rows(table: pd.DataFrame, most: int, head: str) -> Iterator[str]:
    if table.empty:
        return
    yield head
    for row in table.head(most).to_dict("records"):
        if "Before" in row:
            move = f"{row['Before']} → {row['After']}"
            size = f"; {row['Change']}" if row["Change"] != NOTHING else ""
            yield f"  {row['Row']}, {row['What']}: {move}{size}"
        else:
            said = {name: cell for name, cell in row.items() if name != "Row" and cell != NOTHING}
            yield f"  {row['Row']}: {', '.join(f'{name} {cell}' for name, cell in said.items())}"
    if len(table) > most:
        yield f"  … and {len(table) - most:,} more."


def moves(proposal: Proposal, names: Mapping[str, str]) -> pd.DataFrame:
    """Every revised cell in words, the largest moves first."""
    if proposal.changes is None:
        return pd.DataFrame(columns=MOVES)
    cells = [
        (
            row_words(row, proposal.changes.key, names),
            _column(str(row["column"])),
            *_both(row["before"], row["after"]),
            _move(row["difference"], row["percent"]),
        )
        for row in proposal.changes.revised.to_dict("records")
    ]
    return pd.DataFrame(cells, columns=MOVES)


def whole_rows(part: pd.DataFrame, changes: Changes, names: Mapping[str, str]) -> pd.DataFrame:
    """Rows added or removed, in words: which row, and each other cell that says something."""
    others = [name for name in changes.columns if name not in changes.key]
    cells = [
        [row_words(row, changes.key, names), *(cell(row[name]) for name in others)]
        for row in part.to_dict("records")
    ]
    return pd.DataFrame(cells, columns=["Row", *(_column(str(name)) for name in others)])


def by_side(proposal: Proposal, names: Mapping[str, str]) -> pd.DataFrame:
    """The same by reporter, or by the economy that an indicator is of."""
    shape = SHAPES.get(proposal.tidy.kind)
    if proposal.changes is None or shape is None:
        return pd.DataFrame()
    column = shape.counted_by
    table = proposal.changes.counts(column)
    table[column] = table[column].map(_name(names))
    heads = {"added": "Rows added", "removed": "Removed", "revised": "Revised"}
    return table.rename(columns={column: column.capitalize(), **heads})


def compact(table: pd.DataFrame) -> pd.DataFrame:
    """With one column less: what is revised stands with its row, unless it is the value."""
    plain = table["What"] == VALUE
    rows_ = table["Row"].where(plain, table["Row"] + ": " + table["What"])
    return table.assign(Row=rows_).drop(columns="What")


def with_unit(table: pd.DataFrame, kind: str) -> pd.DataFrame:
    """The same with the unit in the heads, where all figures of a kind share one."""
    unit = SHAPES[kind].unit if kind in SHAPES else ""
    heads = {"Before": f"Before, {unit}", "After": f"After, {unit}"}
    return table.rename(columns=heads) if unit else table


def row_words(row: Mapping[Hashable, Any], key: Sequence[str], names: Mapping[str, str]) -> str:
    """Which row: “Russia: exports to Iran, 2021”, or the cells of its key; empty ones unsaid."""
    called = _name(names)
    if {"reporter", "partner", "flow", "period"} <= set(key):
        flow = WORDS.get(str(row["flow"]), str(row["flow"]))
        sides = f"{called(row['reporter'])}: {flow} {called(row['partner'])}"
        said = ("reporter", "partner", "flow", "period")
        rest = [name for name in key if name not in said]
        return ", ".join([sides, *(str(row[name]) for name in [*rest, "period"] if str(row[name]))])
    return ", ".join(str(called(row[name])) for name in key if str(row[name]))


def cell(value: object) -> str:
    """A cell as it stands, numbers with separators; a dash where there is none."""
    if value is None or value is pd.NA or (isinstance(value, float) and pd.isna(value)):
        return NOTHING
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value) or NOTHING
    if abs(value) >= 1000:
        return f"{value:,.2f}".rstrip("0").rstrip(".")
    return f"{value:.10g}"


def _both(before: object, after: object) -> tuple[str, str]:
    """Two cells, with as many digits as it takes to tell them apart."""
    words = cell(before), cell(after)
    if words[0] != words[1] or not isinstance(before, float) or not isinstance(after, float):
        return words
    return f"{before:,}", f"{after:,}"


def _move(difference: object, percent: object) -> str:
    """How far a number moves; a dash where cells are words."""
    size, share = _signed(difference), _percent(percent)
    return size if share == NOTHING else f"{size} ({share} percent)"


def _signed(value: object) -> str:
    """A difference with its sign; a dash where cells are words."""
    words = cell(value)
    if words == NOTHING:
        return NOTHING
    if 0 < abs(float(str(value))) < SMALL:
        return f"{'−' if float(str(value)) < 0 else '+'}under {SMALL:g}"
    return f"−{words[1:]}" if words.startswith("-") else f"+{words}"


def _percent(value: object) -> str:
    if cell(value) == NOTHING:
        return NOTHING
    number = float(str(value))
    size = f"{abs(number):,.2f}" if abs(number) >= 0.01 or number == 0 else "under 0.01"
    return f"{'−' if number < 0 else '+'}{size}"


def _column(name: str) -> str:
    return VALUE if name in ("value_usd", "value") else name


def _name(names: Mapping[str, str]) -> Any:  # noqa: ANN401
    return lambda code: names.get(str(code), str(code))
