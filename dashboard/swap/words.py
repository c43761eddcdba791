"""A file handed in, and what it would change, in words: the same on the page and the command line.

Pure: what was found in, sentences and tables of words out.
"""

import re
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard.credit import Credit
from dashboard.package.kinds import SHAPES, Kind
from dashboard.reading.tidy import Tidy
from dashboard.swap.cards import NOT_STATED
from dashboard.swap.compare import Changes
from dashboard.swap.groups import Mode, other_periods
from dashboard.swap.proposal import Proposal
from dashboard.swap.record import Entry
from dashboard.swap.unit_check import Question
from dashboard.text.numbers import listed, through

NOTHING = "–"
VALUE = "value"
SMALL = 0.001
YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
MODES = {
    Mode.WHOLE: "The whole source: rows that the file does not hold go",
    Mode.PART: "Only the flows and indicators it holds: others stay, their other periods go",
    Mode.PERIODS: "Only the periods that it holds: every other row stays as it is",
}
HOW = {
    Mode.WHOLE: "as a whole",
    Mode.PART: "where the file has figures",
    Mode.PERIODS: "in the periods that the file holds",
}
MOVES = ["Row", "What", "Before", "After", "Change"]
WORDS = {"export": "exports to", "import": "imports from"}


def about(tidy: Tidy) -> list[str]:
    """What a file is: whose, which layout, which years, and how much of it is used."""
    used = len(tidy.frame)
    lines = [f"{tidy.credit.title}{_by(tidy.credit)}."]
    if "period" in tidy.frame and used:
        lines.append(f"It covers {period_span(tidy.frame['period'])}.")
    if tidy.rows_read or not tidy.problems:
        lines.append(f"{rows(tidy.rows_read)} read; {used:,} used here{_left_out(tidy)}.")
    lines.append(f"Release: {tidy.credit.vintage or NOT_STATED}.")
    return lines


def reasons(tidy: Tidy) -> list[str]:
    """Why rows were left out, the largest number first."""
    found = sorted(tidy.left_out.items(), key=lambda item: (-item[1], item[0]))
    return [f"{rows(count)}: {why}" for why, count in found if count]


def period_span(periods: pd.Series) -> str:
    """From the first period to the last, years and months apart."""
    firsts = periods[periods != ""].str.split("/").str[0]
    spans = [
        through(some.min(), some.max()) for _, some in firsts.groupby(firsts.str.len(), sort=True)
    ]
    return listed(spans) or "no period"


def what_becomes(proposal: Proposal) -> str:
    """What the file is to the package: a source replaced, whole or in part, or a new one."""
    if proposal.adds:
        return f"This would add a new source, “{proposal.credit.source}”.{_place(proposal)}"
    how = HOW[proposal.mode]
    releases = f"release {proposal.vintage_before} becomes {proposal.credit.vintage}"
    if proposal.vintage_before == proposal.credit.vintage:
        releases = f"release {proposal.credit.vintage}, as before"
    return f"This would replace “{proposal.credit.source}” {how}; {releases}."


def warnings(proposal: Proposal) -> list[str]:
    """What to look at before accepting: rows that go, a release that seems older than before."""
    return [*_going(proposal), *_older(proposal)]


def _going(proposal: Proposal) -> list[str]:
    """Rows that go because the file does not hold their years, months or days."""
    removed = proposal.changes.removed if proposal.changes else pd.DataFrame()
    if removed.empty or proposal.tidy.kind not in SHAPES:
        return []
    going = len(other_periods(removed, proposal.tidy.frame, proposal.tidy.kind))
    held = f"{rows(going)} of flows or periods that the file does not hold would be removed."
    return [held] if going else []


def _older(proposal: Proposal) -> list[str]:
    release = proposal.tidy.credit.vintage
    was, now = (YEAR.findall(each) for each in (proposal.vintage_before, release))
    if was and now and max(now) < max(was):
        return [
            f"The release of this file, {release}, seems older than the one in the data, "
            f"{proposal.vintage_before}."
        ]
    return []


def counted(changes: Changes) -> str:
    """How many rows come, go and change."""
    return (
        f"{rows(len(changes.added))} added, {len(changes.removed):,} removed, "
        f"{changes.rows_revised:,} revised; {changes.unchanged:,} as before."
    )


def by_side(proposal: Proposal, names: Mapping[str, str]) -> pd.DataFrame:
    """The same by reporter, or by the economy that an indicator is of."""
    shape = SHAPES.get(proposal.tidy.kind)
    if proposal.changes is None or shape is None:
        return pd.DataFrame()
    column = shape.counted_by
    table = proposal.changes.counts(column)
    heads = {"added": "Rows added", "removed": "Removed", "revised": "Revised"}
    table = table.rename(columns={column: column.capitalize(), **heads})
    return table.assign(**{column.capitalize(): table[column.capitalize()].map(_name(names))})


def moves(proposal: Proposal, names: Mapping[str, str]) -> pd.DataFrame:
    """Every revised cell in words, the largest moves first."""
    if proposal.changes is None:
        return pd.DataFrame(columns=MOVES)
    told = [
        {
            "Row": row_words(row, proposal.changes.key, names),
            "What": _column(str(row["column"])),
            "Before": cell(row["before"]),
            "After": cell(row["after"]),
            "Change": _move(row["difference"], row["percent"]),
        }
        for row in proposal.changes.revised.to_dict("records")
    ]
    return pd.DataFrame(told, columns=MOVES)


def whole_rows(part: pd.DataFrame, changes: Changes, names: Mapping[str, str]) -> pd.DataFrame:
    """Rows added or removed, in words: which row, and each other cell that says something."""
    others = [name for name in changes.columns if name not in changes.key]
    told = [
        {
            "Row": row_words(row, changes.key, names),
            **{_column(str(name)): cell(row[name]) for name in others},
        }
        for row in part.to_dict("records")
    ]
    heads = ["Row", *(_column(str(name)) for name in others)]
    return pd.DataFrame(told, columns=heads)


def row_words(row: Mapping[Hashable, Any], key: Sequence[str], names: Mapping[str, str]) -> str:
    """Which row: “Russia's exports to Iran, 2021”, or the cells of its key."""
    called = _name(names)
    if {"reporter", "partner", "flow", "period"} <= set(key):
        flow = WORDS.get(str(row["flow"]), str(row["flow"]))
        sides = f"{called(row['reporter'])}: {flow} {called(row['partner'])}"
        taken = ("reporter", "partner", "flow", "period")
        rest = [str(row[name]) for name in key if name not in taken and str(row[name])]
        return ", ".join([sides, *rest, str(row["period"])])
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


def _move(difference: object, percent: object) -> str:
    """How far a number moves; a dash where cells are words."""
    size = _signed(difference)
    return f"{size} ({_percent(percent)} percent)" if _percent(percent) != NOTHING else size


def _signed(value: object) -> str:
    """A difference with its sign; a dash where cells are words."""
    told = cell(value)
    if told != NOTHING and 0 < abs(float(str(value))) < SMALL:
        return f"{'−' if float(str(value)) < 0 else '+'}under {SMALL:g}"
    if told == NOTHING:
        return NOTHING
    return f"−{told[1:]}" if told.startswith("-") else f"+{told}"


def asked(question: Question) -> str:
    """The question about a unit, with what can be answered."""
    return f"{question} {_answers(question)}"


def scale_words(question: Question) -> str:
    """What bringing the values to the unit of the others does."""
    return "Multiply by" if question.inverse else "Divide by"


def done(entry: Entry) -> str:
    """One sentence after a change."""
    counts = f"{entry.added:,} rows added, {entry.removed:,} removed, {entry.revised:,} revised"
    if entry.undoes:
        return f"Change {entry.undoes} was taken back: “{entry.title}”, {counts}."
    return f"Accepted as change {entry.number}: “{entry.title}”, {counts}."


def rows(count: int) -> str:
    """A number of rows."""
    return f"{count:,} row{'' if count == 1 else 's'}"


def _place(proposal: Proposal) -> str:
    """Where a new source of trade stands in the stated order of each ledger."""
    if proposal.tidy.kind != Kind.TRADE or proposal.outcome is None:
        return ""
    orders = proposal.outcome.ledger_order.items()
    own = [(ledger, order) for ledger, order in orders if proposal.credit.source in order]
    if not own:
        return " It stands in no stated order: it is drawn only when somebody chooses it."
    said = [
        f"{', '.join(order)} ({'all other ledgers' if ledger == '*' else ledger})"
        for ledger, order in own
    ]
    return f" The stated order would be: {'; '.join(said)}."


def _by(credit: Credit) -> str:
    said = credit.publisher and credit.publisher not in credit.title
    return f" ({credit.publisher})" if said else ""


def _left_out(tidy: Tidy) -> str:
    count = sum(tidy.left_out.values())
    return f"; {count:,} left out" if count else ""


def _answers(question: Question) -> str:
    factor = f"{question.factor:,}"
    return f"{scale_words(question)} {factor}, or keep the values as they are?"


def _percent(value: object) -> str:
    if value is pd.NA or value is None or (isinstance(value, float) and pd.isna(value)):
        return NOTHING
    number = float(str(value))
    size = f"{abs(number):,.2f}" if abs(number) >= 0.01 or number == 0 else "under 0.01"
    return f"{'−' if number < 0 else '+'}{size}"


def _column(name: str) -> str:
    return VALUE if name in ("value_usd", "value") else name


def _name(names: Mapping[str, str]) -> Any:  # noqa: ANN401
    return lambda code: names.get(str(code), str(code))
