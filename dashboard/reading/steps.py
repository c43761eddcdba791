"""Steps that layouts share: columns of ours put beside those of the file."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from dashboard.errors import Problem
from dashboard.package.kinds import SHAPES
from dashboard.reading.economies import code_of, country_of, unknown
from dashboard.reading.evidence import Basis, Evidence, Fact, OpenFact
from dashboard.reading.number_formats import format_problems
from dashboard.reading.numbers import as_downloaded, figures
from dashboard.reading.periods import LEFT_OUT, periods
from dashboard.reading.table import Table, brief
from dashboard.reading.tidy import Draft, Wanted

EMPTY = frozenset({""})
THOUSANDS, MILLIONS = 3, 6
TWICE = "rows that stand in the file twice, the same to the last cell read"
NO_FIGURE = "no figure given"
OTHER_PAIRS = "pairs that the package does not hold"
NAMED = 10
SERIES = ("indicator", "label", "unit")
HEAD = "__head"
"""The name of the column that a figure stood in."""
SELF = "an economy's trade with itself"
TIMES = {3: "thousands", 6: "millions", 9: "billions", 12: "trillions"}


def put_values(
    draft: Draft,
    table: Table,
    column: str,
    *,
    missing: frozenset[str] = EMPTY,
    power: int = 0,
    style: str = "",
    unit_sure: bool = True,
    shown: str = "",
) -> None:
    """Fill the value column from a column of text; rows without a figure are left out, counted.

    `shown` is the column of the file where the column is one of ours; of melted rows it is the
    name that the cell stood under.

    Thousands or millions that the layout states have decimals, and so have indicators, in a file
    as it was downloaded; a column of plain dollars, or of a unit that is not `unit_sure`, may have
    points between thousands.
    """
    draft.value_column = shown or ("" if column.startswith("__") else column)
    cells = draft.frame[column].astype("str")
    dollars = bool(SHAPES[draft.kind].unit) and not (power and unit_sure)
    found = figures(
        *(table.name, cells.reset_index(drop=True)),
        column=shown or column,
        missing=missing,
        style=style,
        power=power,
        point_sure=not dollars and as_downloaded(table),
    )
    draft.problems += [_in_place(one, draft.frame, shown or column) for one in found.problems]
    draft.notices += found.notices
    named = draft.frame[HEAD] if HEAD in draft.frame else [shown or column] * len(cells)
    at = zip(map(int, draft.frame.index), map(str, named), strict=True)
    is_money = bool(SHAPES[draft.kind].unit)
    draft.problems += format_problems(table, at, power, is_money=is_money)
    draft.frame[SHAPES[draft.kind].value] = found.values.to_numpy()
    leave_out(draft, found.missing | found.values.isna(), NO_FIGURE)
    draft.left_out[NO_FIGURE] -= len(found.problems)
    if power and len(draft.frame):
        unit = f" (the file is in {TIMES[power]})" if power in TIMES else ""
        draft.notices.append(f"Values were multiplied by {10**power:,}{unit}.")


def put_values_by(
    draft: Draft, table: Table, column: str, powers: "pd.Series[float]", missing: frozenset[str]
) -> None:
    """Fill the value column where each row has a power of ten of its own; all must be known."""
    whole, parts = draft.frame, []
    for power in sorted(powers.unique()):
        draft.frame = whole[(powers == power).to_numpy()].copy()
        put_values(draft, table, column, missing=missing, power=int(power))
        parts.append(draft.frame)
    value = SHAPES[draft.kind].value
    draft.frame = pd.concat(parts) if parts else whole.assign(**{value: 0.0})
    draft.frame = draft.frame.sort_index(kind="stable")


def value_columns(draft: Draft) -> "pd.Series[str]":
    """The column of the file that each value stood in; nothing where it is not known."""
    if HEAD in draft.frame:
        return draft.frame[HEAD].astype("str")
    return pd.Series(draft.value_column, draft.frame.index, dtype="str")


def _in_place(problem: Problem, frame: pd.DataFrame, column: str) -> Problem:
    """A problem told by the position of its row, at the line and the column of the file."""
    if problem.line is None:
        return problem
    head = frame[HEAD].iloc[problem.line] if HEAD in frame else column
    return replace(problem, line=int(frame.index[problem.line]), column=str(head))


def answer(
    draft: Draft,
    table: Table,
    option: str,
    fact: Fact,
    what: str,
    allowed: Sequence[str] = (),
    *,
    line: int | None = None,
    column: str = "",
) -> str:
    """The reader's answer to what the file leaves open; without one the file stays out.

    An answer that is not allowed is a problem. `what` says what was found, and at which place.
    """
    said: str = getattr(table.answers, option)
    draft.answered.add(option)
    if said and (said in allowed or not allowed):
        draft.evidence.append(Evidence(fact, said, Basis.READER))
        return said
    problem = Problem(table.name, what, line, column or None)
    if said:
        advice = f"Allowed are {', '.join(allowed)}."
        what = f"found the answer --{option} {brief(said)}."
        draft.problems.append(Problem(table.name, what, advice=advice))
    draft.open.append(OpenFact(fact, option, problem, tuple(allowed)))
    return ""


def put_periods(
    draft: Draft,
    table: Table,
    column: str,
    shown: str = "",
    *,
    sure: bool = False,
    series: Sequence[str] = (),
) -> None:
    """Fill the periods from a column of text; other kinds are left out, other cells are problems.

    `shown` is the column of the file where the column is one of ours. It is `sure` where the
    layout says that 2010-11 is a month; `series` are columns that tell one series from others.
    """
    cells = draft.frame[column].astype("str")
    name = shown or ("" if column.startswith("__") else column)
    whose = draft.frame[list(series)].astype("str").sum(axis=1) if series else None
    found, problems = periods(table.name, cells, name, sure=sure, series=whose)
    draft.problems += problems
    draft.frame["period"] = found
    draft.frame = draft.frame[(found != "").to_numpy()]
    for letter, reason in LEFT_OUT.items():
        leave_out(draft, draft.frame["period"] == letter, reason)
    if len(draft.frame) and (shown or not column.startswith("__")):
        draft.prove(Fact.PERIOD, _frequencies(draft.frame["period"]), column=shown or column)


def _frequencies(periods: "pd.Series[str]") -> str:
    """Years, months, or both."""
    found = {4: "years", 7: "months"}
    lengths = sorted(set(periods.str.len()))
    return " and ".join(found.get(length, "periods") for length in lengths) or "no period"


def refuse_other_names(draft: Draft, table: Table, column: str, code: str, shown: str = "") -> None:
    """Problems of names or three letters of another economy than the code beside them.

    `code` is a column of our codes, `shown` the column of the file where `column` is one of ours.
    Names that are not known prove nothing; the Soviet Union's and
    Russia's count as one, since some publishers number them alike.
    """
    said = {name: code_of(name) for name in draft.frame[column].unique()}
    theirs = draft.frame[column].map(said).astype("str").replace("SUN", "RUS")
    wrong = draft.frame[(theirs != "") & (theirs != draft.frame[code].replace("SUN", "RUS"))]
    for line, name in wrong[column].drop_duplicates().items():
        what = f"found “{brief(name)}” beside the code of another economy; one of them is wrong."
        draft.problems.append(Problem(table.name, what, int(str(line)), shown or column))


def refuse(
    draft: Draft, table: Table, cells: "pd.Series[str]", why: str, column: str, advice: str = ""
) -> None:
    """A problem for each cell, at its line: what was found, and why it cannot stand."""
    draft.problems += [
        Problem(table.name, f"found “{brief(cell)}”; {why}", int(str(line)), column, advice)
        for line, cell in cells.items()
    ]


def put_codes(draft: Draft, column: str, into: str, codes: Mapping[str, str]) -> None:
    """Fill a column with our codes; only rows were kept whose cell has one."""
    draft.frame[into] = draft.frame[column].map(dict(codes)).astype("str")


def say_unknown(draft: Draft, system: str, whose: str, wanted: Wanted) -> None:
    """A notice about economies of the package whose code in the publisher's system is not known."""
    if missing := unknown(system, wanted.economies):
        names = ", ".join(missing)
        draft.notices.append(f"Rows of {names} cannot be found: {whose} codes are not known here.")


def say_strangers(draft: Draft, names: "pd.Series[str]") -> None:
    """A notice about names of a column that are none of any country known, with their rows.

    A name of the package that is written in a way not known would else be lost among others.
    """
    counts = names[names.map(lambda name: bool(name) and not country_of(name))].value_counts()
    if not len(counts):
        return
    shown = [f"“{brief(str(name))}” ({count:,})" for name, count in counts[:NAMED].items()]
    more = f", and {len(counts) - NAMED:,} more" if len(counts) > NAMED else ""
    said = "Names that are no country known here were left out, with their rows: "
    draft.notices.append(f"{said}{', '.join(shown)}{more}.")


def years_apart(table: Table, header_row: int, pattern: str) -> list[str]:
    """The names of columns that are periods."""
    return [name for name in table.header(header_row) if re.fullmatch(pattern, name)]


def melted(draft: Draft, names: Sequence[str], kept: Sequence[str]) -> None:
    """Turn columns named by periods into rows; each keeps the line it came from.

    The new columns are “__period” and “__head”, the name, and “__cell”, the text.
    """
    frame = draft.frame
    parts = [
        frame[list(kept)].assign(__period=name, __head=name, __cell=frame[name]) for name in names
    ]
    draft.frame = (
        pd.concat(parts).sort_index(kind="stable")
        if parts
        else frame[list(kept)].assign(__period="", __head="", __cell="").iloc[:0]
    )


def put_series(
    draft: Draft, series: Mapping[str, Sequence[str]], columns: Sequence[str] = SERIES
) -> None:
    """Fill what each series is from the name that the figures of melted columns stood under."""
    for place, column in enumerate(columns):
        said = {name: words[place] for name, words in series.items()}
        draft.frame[column] = draft.frame[HEAD].map(said).astype("str")


def keep_pairs(draft: Draft, wanted: Wanted) -> None:
    """Leave out rows of pairs that the package does not hold, and of an economy with itself."""
    frame = draft.frame
    alone = frame["reporter"] == frame["partner"]
    couples = pd.Series(
        list(zip(frame["reporter"], frame["partner"], strict=True)), index=frame.index, dtype=object
    )
    held = couples.isin(list(wanted.pairs))
    leave_out(draft, alone, SELF)
    leave_out(draft, ~held[~alone], OTHER_PAIRS)


def leave_out(draft: Draft, rows: "pd.Series[bool]", reason: str) -> None:
    """Leave rows out of a draft and count them. The mask has the draft's rows in its order."""
    mask = rows.to_numpy(dtype=bool)
    if mask.any():
        draft.left_out[reason] += int(mask.sum())
        draft.frame = draft.frame[~mask]


def leave_twice(draft: Draft) -> None:
    """Count once the rows that are the same in every column read."""
    leave_out(draft, pd.Series(draft.frame.duplicated(), draft.frame.index), TWICE)


def summed(parts: pd.DataFrame, key: Sequence[str], value: str) -> pd.DataFrame:
    """One row a key with the sum of its parts, at the line of the first of them."""
    sums = parts.groupby(list(key), sort=False)[value].transform("sum")
    return parts.assign(**{value: sums})[~parts.duplicated(list(key)).to_numpy()]


def name_monthly(draft: Draft, source: str) -> None:
    """Months alone are a source of their own."""
    if len(draft.frame) and draft.frame["period"].str.len().eq(7).all():
        draft.source = source


def slug(name: str) -> str:
    """A name as an id: small letters, digits and hyphens."""
    return re.sub("[^a-z0-9]+", "-", name.lower()).strip("-")
