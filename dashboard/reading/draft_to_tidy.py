"""The finishing touch: a draft becomes a Tidy with exactly our columns, or located problems."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

import pandas as pd

from dashboard.credit import Credit
from dashboard.errors import Problem
from dashboard.package.kinds import SHAPES
from dashboard.reading.caveat_questions import heed_denials
from dashboard.reading.evidence import Basis, Evidence, Fact, OpenFact
from dashboard.reading.footnotes import heed_notes
from dashboard.reading.not_over import leave_unfinished
from dashboard.reading.sheet_units import sheet_problems
from dashboard.reading.steps import HEAD
from dashboard.reading.table import Table
from dashboard.reading.tidy import Draft, Layout, Tidy, Wanted, fields

MOST_USD = 1e14
OWN = "two-ledgers-tidy"
"""Our own tables say of each row what it is."""
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
    first = drafts[0]
    for draft, table in zip(drafts, tables, strict=True):
        heed_denials(draft, table)
        if layout.id != OWN:
            heed_notes(draft, table, layout)
            leave_unfinished(draft, today or date.today())
    columns = wanted.columns(first.kind)
    types = fields(wanted.schemas[first.kind])
    left_out: Counter[str] = sum((draft.left_out for draft in drafts), Counter())
    problems = [problem for draft in drafts for problem in draft.problems]
    parts = []
    for number, (draft, table) in enumerate(zip(drafts, tables, strict=True)):
        if draft.kind != first.kind:
            continue
        part = _typed(draft.frame, columns, types)
        problems += _value_problems(table.name, part, draft)
        parts.append(part.assign(__file=table.name, __part=number))
    whole = pd.concat(parts) if parts else pd.DataFrame(columns=[*columns, "__file", "__part"])
    whole.index.name = None
    if shape := SHAPES.get(first.kind):
        whole = _once(whole, columns, left_out)
        problems += _key_problems(whole, list(shape.key))
        whole = whole.sort_values(list(shape.key), kind="stable")
    frame = whole.drop(columns=["__file", "__part"])
    is_of_figures = first.kind in SHAPES
    evidence = _evidence(layout, drafts) if is_of_figures else ()
    still_open = _still_open(drafts)
    if frame.empty and not problems and not still_open:
        problems.append(Problem(tables[0].name, NOTHING, advice=_left_out_words(left_out)))
    problems += [*_not_asked_for(drafts, tables[0]), *_mixed(layout, drafts, tables)]
    problems += sheet_problems(layout, drafts, tables)
    if is_of_figures and not problems:
        problems += _unproved(tables[0].name, evidence, still_open)
    return Tidy(
        file=file,
        layout=layout.id,
        kind=first.kind,
        credit=_credit(layout, first, evidence),
        frame=frame,
        rows_read=sum(draft.rows_read for draft in drafts),
        left_out={reason: count for reason, count in left_out.most_common() if count},
        notices=tuple(dict.fromkeys(said for draft in drafts for said in draft.notices)),
        problems=tuple(
            sorted(dict.fromkeys(problems), key=lambda problem: (problem.file, problem.line or 0))
        ),
        evidence=evidence,
        open=still_open,
    )


def _credit(layout: Layout, first: Draft, evidence: Sequence[Evidence]) -> Credit:
    """The layout's credit; what the reader said of the figures is a caution of theirs."""
    said = [f"{one.fact}: {one.found}" for one in evidence if one.basis is Basis.READER]
    caution = f"{layout.credit.caution} {BY_READER} {'; '.join(said)}.".strip() if said else ""
    said_here = Credit(source=first.source, vintage=first.vintage, caution=caution)
    return layout.credit.amended(said_here)


def _evidence(layout: Layout, drafts: Sequence[Draft]) -> tuple[Evidence, ...]:
    """What proves each fact, in the order of the facts: the file's own before the layout's.

    What is still asked is not proved by the layout.
    """
    own = [one for draft in drafts for one in draft.evidence]
    known = {one.fact for one in own} | {one.fact for draft in drafts for one in draft.open}
    rest = [one for one in layout.facts if one.fact not in known]
    order = list(Fact)
    return tuple(sorted(dict.fromkeys([*own, *rest]), key=lambda one: order.index(one.fact)))


def _still_open(drafts: Sequence[Draft]) -> tuple[OpenFact, ...]:
    """The questions that nobody answered, each once for all files handed in together."""
    return tuple({one.option: one for draft in drafts for one in reversed(draft.open)}.values())


def _unproved(
    file: str, evidence: Sequence[Evidence], still_open: Sequence[OpenFact]
) -> list[Problem]:
    """Facts that neither the file nor the layout proves: no figure is stored without all six."""
    known = {one.fact for one in evidence} | {one.fact for one in still_open}
    return [Problem(file, f"nothing in it proves {fact}.") for fact in Fact if fact not in known]


def _mixed(layout: Layout, drafts: Sequence[Draft], tables: Sequence[Table]) -> list[Problem]:
    """Tables of several sources or kinds in one file, where only the tables' names tell them."""
    first = drafts[0]
    advice = "Hand them in one after another, each in a file of its own."
    return [
        Problem(table.name, f"found a second table beside {tables[0].name}.", advice=advice)
        for draft, table in zip(drafts, tables, strict=True)
        if not layout.credit.source and (draft.kind, draft.source) != (first.kind, first.source)
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


def _typed(frame: pd.DataFrame, columns: list[str], types: dict[str, str]) -> pd.DataFrame:
    typed = pd.DataFrame(index=frame.index)
    for name in columns:
        if types[name] == "number":
            typed[name] = frame[name].astype("float64")
        elif types[name] == "integer" and name in frame:
            typed[name] = frame[name].astype("Int64")
        elif name in frame:
            typed[name] = frame[name].astype("str")
        else:
            typed[name] = pd.Series("", index=frame.index, dtype="str")
    return typed


def _value_problems(file: str, frame: pd.DataFrame, draft: Draft) -> list[Problem]:
    """Dollars below nothing or beyond all trade, at the column of the file that they stand in."""
    shape = SHAPES.get(draft.kind)
    if not shape or not shape.unit:
        return []
    values = frame[shape.value]
    wrong = ((values < 0) | (values > MOST_USD)).to_numpy()
    heads = draft.frame[HEAD] if HEAD in draft.frame else pd.Series("", frame.index)
    allowed = "allowed is at least 0 and at most 1e14."
    return [
        Problem(file, f"found {value:,.15g} US dollars; {allowed}", int(str(line)), head or None)
        for (line, value), head in zip(values[wrong].items(), heads[wrong], strict=True)
    ]


def _once(whole: pd.DataFrame, columns: list[str], left_out: Counter[str]) -> pd.DataFrame:
    """Rows that stand the same in two files handed in together, once; the others are counted."""
    firsts = whole.groupby(columns, dropna=False)["__part"].transform("first")
    again = whole.duplicated(columns) & (firsts != whole["__part"])
    if again.any():
        left_out[IN_TWO_FILES] += int(again.sum())
    return whole[~again.to_numpy()]


def _key_problems(whole: pd.DataFrame, key: list[str]) -> list[Problem]:
    """Rows that say the same thing twice: one of them must be wrong."""
    again = whole.duplicated(key, keep="first")
    if not again.any():
        return []
    keys = pd.MultiIndex.from_frame(whole[key])
    places = zip(whole.index, whole["__file"], whole["__part"], strict=True)
    firsts = dict(reversed([*zip(keys, places, strict=True)]))
    problems = []
    for line, row in whole[again].iterrows():
        names = tuple(row[name] for name in key)
        said = ", ".join(name for name in names if name)
        first, file, part = firsts[names]
        where = f"line {first}" if part == row["__part"] else f"{file}, line {first}"
        what = f"found a second figure for {said}; the first stands in {where}."
        advice = "Keep the one that holds, or download fewer breakdowns."
        problems.append(Problem(row["__file"], what, line=int(str(line)), advice=advice))
    return problems


def _left_out_words(left_out: Counter[str]) -> str:
    said = "; ".join(f"{count:,} rows: {reason}" for reason, count in left_out.most_common())
    return f"Left out were {said}." if said else "It holds a header and no rows."
