"""The finishing touch: a draft becomes a Tidy with exactly our columns, or located problems."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

import pandas as pd

from dashboard.credit import Credit
from dashboard.errors import Problem
from dashboard.package.kinds import SHAPES
from dashboard.reading.evidence import Basis, Evidence
from dashboard.reading.footnotes import heed_notes
from dashboard.reading.not_over import NOT_OVER, leave_unfinished
from dashboard.reading.proved import ONE_BY_ONE, evidence_of, one_by_one, still_open, unproved
from dashboard.reading.sheet_units import sheet_problems
from dashboard.reading.steps import value_columns
from dashboard.reading.table import Table
from dashboard.reading.tidy import Draft, Layout, Tidy, Wanted, fields

MOST_USD = 1e14
FILE, PART = "__file", "__part"
"""The name of the table that a row stands in, and its number."""
NONE_OVER = "no row is left to take over."
IN_TWO_FILES = "rows that stand the same in another file handed in with this one"
BY_READER = "Said by the reader of the file, not by the file:"
NOTHING = (
    "no row is about the economies and pairs of the package, so there is nothing to take over."
)


def finished(
    file: str,
    layout: Layout,
    drafts: Sequence[Draft],
    tables: Sequence[Table],
    wanted: Wanted,
    today: date | None = None,
) -> Tidy:
    """One Tidy of the drafts of all tables that were handed in together, on a day."""
    first, read = drafts[0], list(zip(drafts, tables, strict=True))
    for draft, table in read:
        heed_notes(draft, table, layout)
        if not layout.is_own:
            leave_unfinished(draft, today or date.today())
    left_out: Counter[str] = sum((draft.left_out for draft in drafts), Counter())
    problems = [problem for draft in drafts for problem in draft.problems]
    rows = _rows(drafts, tables, wanted)
    evidence: tuple[Evidence, ...] = ()
    asked = still_open(read)
    shape = SHAPES.get(first.kind)
    if shape is not None:
        evidence = evidence_of(layout, read)
        problems += _value_problems(drafts, tables)
        rows = _once(rows, left_out)
        problems += _key_problems(rows, list(shape.key))
        rows = rows.sort_values(list(shape.key), kind="stable")
    if rows.empty and not problems and not asked:
        problems = [_nothing_left(tables[0].name, left_out)]
    problems += [*_not_asked_for(drafts, tables[0]), *_mixed(layout, drafts, tables)]
    problems += [*sheet_problems(layout, drafts, tables), *one_by_one(read)]
    if shape is not None and not problems:
        problems = unproved(layout, read)
    return Tidy(
        file=file,
        layout=layout.id,
        kind=first.kind,
        credit=_credit(layout, first, evidence),
        frame=rows.drop(columns=[FILE, PART]),
        rows_read=sum(draft.rows_read for draft in drafts),
        left_out={reason: count for reason, count in left_out.most_common() if count},
        notices=tuple(dict.fromkeys(said for draft in drafts for said in draft.notices)),
        problems=tuple(
            sorted(dict.fromkeys(problems), key=lambda problem: (problem.file, problem.line or 0))
        ),
        evidence=evidence,
        open=asked,
    )


def _rows(drafts: Sequence[Draft], tables: Sequence[Table], wanted: Wanted) -> pd.DataFrame:
    """The rows of all drafts of the first one's kind in our columns, each with its table."""
    kind = drafts[0].kind
    types = fields(wanted.schemas[kind])
    parts = [
        _typed(draft.frame, types).assign(**{FILE: table.name}, **{PART: number})
        for number, (draft, table) in enumerate(zip(drafts, tables, strict=True))
        if draft.kind == kind
    ]
    whole = pd.concat(parts)
    whole.index.name = None
    return whole


def _credit(layout: Layout, first: Draft, evidence: Sequence[Evidence]) -> Credit:
    """The layout's credit; what the reader said of the figures is a caution of theirs."""
    said = [f"{one.fact}: {one.found}" for one in evidence if one.basis is Basis.READER]
    caution = f"{layout.credit.caution} {BY_READER} {'; '.join(said)}.".strip() if said else ""
    said_here = Credit(source=first.source, vintage=first.vintage, caution=caution)
    return layout.credit.amended(said_here)


def _mixed(layout: Layout, drafts: Sequence[Draft], tables: Sequence[Table]) -> list[Problem]:
    """Tables of several sources or kinds in one file, where only the tables' names tell them."""
    first = drafts[0]
    return [
        Problem(table.name, f"found a second table beside {tables[0].name}.", advice=ONE_BY_ONE)
        for draft, table in zip(drafts, tables, strict=True)
        if layout.is_own and (draft.kind, draft.source) != (first.kind, first.source)
    ]


def _not_asked_for(drafts: Sequence[Draft], table: Table) -> list[Problem]:
    """Answers to what the file says itself: the two may differ, so neither is taken."""
    used = {name for draft in drafts for name in draft.answered}
    said = {name: word for name, word in table.answers.given().items() if name not in used}
    what = [
        f"found the answer --{name} {word}; the file leaves nothing open there."
        for name, word in said.items()
    ]
    return [Problem(table.name, each, advice="Leave it away.") for each in what]


def _typed(frame: pd.DataFrame, types: dict[str, str]) -> pd.DataFrame:
    typed = pd.DataFrame(index=frame.index)
    for name, type_ in types.items():
        if type_ == "number":
            typed[name] = frame[name].astype("float64")
        elif type_ == "integer" and name in frame:
            typed[name] = frame[name].astype("Int64")
        elif name in frame:
            typed[name] = frame[name].astype("str")
        else:
            typed[name] = pd.Series("", index=frame.index, dtype="str")
    return typed


def _value_problems(drafts: Sequence[Draft], tables: Sequence[Table]) -> Iterator[Problem]:
    """Values that no trade in dollars has, at the column of the file that they stand in."""
    shape = SHAPES[drafts[0].kind]
    for draft, table in zip(drafts, tables, strict=True):
        if shape.unit and draft.kind == drafts[0].kind:
            yield from _off_values(table.name, draft, shape.value)


def _off_values(file: str, draft: Draft, name: str) -> list[Problem]:
    values = draft.frame[name].astype("float64")
    wrong = ((values < 0) | (values > MOST_USD)).to_numpy(dtype=bool)
    allowed = "allowed is at least 0 and at most 1e14."
    places = zip(values[wrong].items(), value_columns(draft)[wrong], strict=True)
    return [
        Problem(file, f"found {value:,.15g} US dollars; {allowed}", int(str(line)), column or None)
        for (line, value), column in places
    ]


def _once(whole: pd.DataFrame, left_out: Counter[str]) -> pd.DataFrame:
    """Rows that stand the same in two files handed in together, once; the others are counted."""
    columns = [name for name in whole if name not in {FILE, PART}]
    firsts = whole.groupby(columns, dropna=False)[PART].transform("first")
    again = whole.duplicated(columns) & (firsts != whole[PART])
    if again.any():
        left_out[IN_TWO_FILES] += int(again.sum())
    return whole[~again.to_numpy()]


def _key_problems(whole: pd.DataFrame, key: list[str]) -> list[Problem]:
    """Rows that say the same thing twice: one of them must be wrong."""
    again = whole.duplicated(key, keep="first")
    if not again.any():
        return []
    keys = pd.MultiIndex.from_frame(whole[key])
    places = zip(whole.index, whole[FILE], whole[PART], strict=True)
    firsts = dict(reversed([*zip(keys, places, strict=True)]))
    problems = []
    for line, row in whole[again].iterrows():
        names = tuple(row[name] for name in key)
        said = ", ".join(name for name in names if name)
        first, file, part = firsts[names]
        where = f"line {first}" if part == row[PART] else f"{file}, line {first}"
        what = f"found a second figure for {said}; the first stands in {where}."
        advice = "Keep the one that holds, or download fewer breakdowns."
        problems.append(Problem(row[FILE], what, line=int(str(line)), advice=advice))
    return problems


def _nothing_left(file: str, left_out: Counter[str]) -> Problem:
    """The problem of a file without a row to take over, and what was left out of it."""
    said = "; ".join(f"{count:,} rows: {reason}" for reason, count in left_out.most_common())
    advice = f"Left out were {said}." if said else "It holds a header and no rows."
    return Problem(file, NONE_OVER if left_out[NOT_OVER] else NOTHING, advice=advice)
