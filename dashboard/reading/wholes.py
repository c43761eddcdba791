"""When rows are parts of one whole: product lines of a flow, added up only where that is proved.

A row for all goods stands for itself and its parts are left out. Lines without such a row are
added up, each once: a line inside a coarser one is left out. That the lines are all goods is
proved by the chapters of the Harmonized System that the file names, by a line for goods that are
not named, or by the reader; one product is never taken for the whole. A row whose code is not
known is a problem: it may be the sum of the others.
"""

from collections.abc import Sequence

import pandas as pd

from dashboard.errors import Problem
from dashboard.package.kinds import SHAPES
from dashboard.reading.evidence import Fact
from dashboard.reading.goods_lines import ALL_GOODS, NOT_NAMED, PERHAPS, part_of
from dashboard.reading.steps import answer, leave_out, leave_twice, summed
from dashboard.reading.table import Table, brief
from dashboard.reading.tidy import Draft

ENOUGH_CHAPTERS = 90
"""Of the 96 chapters in use, so many name a whole; a few have no trade in a year."""
FEW_CHAPTERS, OWN_FILE = 64, 10
THIN = 4
"""A period with fewer than one in so many of the lines that its flow usually has is asked about."""
PARTS = "product lines (the row for all goods is kept)"
FINER = "finer product lines (inside the coarser ones already)"
SECOND_WHOLE = "rows that say the total of the row for all goods once more"
KNOWN = "allowed are codes of goods of 2 to 12 digits, XXXXXXXXXX for secret goods, and TOTAL."
NAME_IT = "If the row is for all goods, its code is TOTAL; if it is a sum of some, take it out."
PART = "__part"


def put_whole(draft: Draft, table: Table, column: str, beside: Sequence[str] = ()) -> None:
    """One row per key of the draft: that for all goods, or its product lines added up.

    `column` holds the product codes as text; lines of one product are told apart by the columns
    `beside`, such as a region. Rows of one key and one such part that differ stay apart, so that
    the finishing touch refuses them.
    """
    key, value = list(SHAPES[draft.kind].key), SHAPES[draft.kind].value
    leave_twice(draft)
    draft.frame[PART] = draft.frame[column].astype("str").map(part_of)
    _refuse(draft, table, column, draft.frame[PART].isna(), KNOWN)
    finer = _finer(draft, key)
    _settle_totals(draft, table, column, key, finer)
    couples = pd.MultiIndex.from_frame(draft.frame[key])
    total = draft.frame[PART] == ALL_GOODS
    there = pd.Series(couples.isin(couples[total.to_numpy()]), draft.frame.index)
    leave_out(draft, there & ~total, PARTS)
    leave_out(draft, _finer(draft, key), FINER)
    _refuse_beside_chapter(draft, table, column, key)
    lines = draft.frame[(draft.frame[PART] != "").to_numpy()]
    if lines.empty:
        draft.prove(Fact.WHOLE, "the whole: the row for all goods", column=column)
        return
    _prove_complete(draft, table, lines, key, column)
    _add_up(draft, key, [PART, *beside], value)


def _refuse(draft: Draft, table: Table, column: str, rows: "pd.Series[bool]", why: str) -> None:
    """Problems of rows, each code once, which are taken out."""
    found = draft.frame[rows.to_numpy(dtype=bool)]
    for line, code in found[column].drop_duplicates().items():
        what = f"found “{brief(str(code))}”; {why}"
        draft.problems.append(Problem(table.name, what, int(str(line)), column, advice=NAME_IT))
    draft.frame = draft.frame[~rows.to_numpy(dtype=bool)]


def _finer(draft: Draft, key: list[str]) -> "pd.Series[bool]":
    """Lines whose chapter or heading stands as a line of its own for the same key."""
    return _inside(draft, key) & draft.frame[PART].str.isdigit()


def _inside(draft: Draft, key: list[str]) -> "pd.Series[bool]":
    frame = draft.frame
    held = pd.MultiIndex.from_frame(frame[[*key, PART]])
    inside = pd.Series(False, frame.index)
    for length in (2, 4, 6, 8, 10):
        stems = frame[[*key, PART]].assign(**{PART: frame[PART].str[:length]})
        longer = frame[PART].str.len() > length
        inside |= longer & pd.MultiIndex.from_frame(stems).isin(held)
    return inside


def _refuse_beside_chapter(draft: Draft, table: Table, column: str, key: list[str]) -> None:
    """A line such as 84MMM000 beside that of its chapter, which may hold it or not."""
    why = "the line of its chapter stands in the file too, and may hold it or not."
    _refuse(draft, table, column, _inside(draft, key), why)


def _settle_totals(
    draft: Draft, table: Table, column: str, key: list[str], finer: "pd.Series[bool]"
) -> None:
    """Compare rows for all goods with the sum of the coarsest lines of their key.

    One that is perhaps for all goods is so where it agrees, and a problem elsewhere.
    """
    frame, value = draft.frame, SHAPES[draft.kind].value
    known, perhaps = frame[PART] == ALL_GOODS, frame[PART] == PERHAPS
    lines = frame[(~finer & ~known & ~perhaps).to_numpy()]
    sums = _by_key(frame, key, lines.groupby(key)[value].sum())
    stated = _by_key(frame, key, frame[known.to_numpy()].groupby(key)[value].first())
    agrees = _is_near(frame[value], stated.fillna(sums))
    numbers = lines[lines[PART].str.isdigit()].groupby(key)[value].sum()
    less = known & (_by_key(frame, key, numbers) > frame[value]) & ~_is_near(frame[value], sums)
    _tell_difference(draft, known & ~less & sums.notna() & ~_is_near(frame[value], sums))
    draft.frame[PART] = frame[PART].mask(perhaps & agrees, ALL_GOODS)
    again = perhaps & agrees & (stated.notna() | draft.frame.duplicated([*key, PART]))
    wrong = (perhaps & ~agrees)[~again.to_numpy()]
    less = less[~again.to_numpy()]
    leave_out(draft, again, SECOND_WHOLE)
    _refuse(draft, table, column, wrong, f"no sum of the lines beside it, and {KNOWN}")
    _refuse(draft, table, column, less[~wrong.to_numpy()], "its lines add up to more than that.")


def _by_key(frame: pd.DataFrame, key: list[str], figures: "pd.Series[float]") -> "pd.Series[float]":
    """For each row the figure of its key; none where there is none."""
    found = figures.to_dict()
    rows = pd.MultiIndex.from_frame(frame[key]).map(lambda one: found.get(one, float("nan")))
    return pd.Series(rows.to_numpy(dtype=float), frame.index)


def _is_near(total: "pd.Series[float]", other: "pd.Series[float]") -> "pd.Series[bool]":
    """Where two figures are the same but for rounding."""
    return (total - other).abs() <= 1 + total.abs() / 1000


def _tell_difference(draft: Draft, rows: "pd.Series[bool]") -> None:
    """A notice of rows for all goods that say more than the lines beside them."""
    if rows.any():
        line = int(str(rows.index[rows.to_numpy()][0]))
        draft.notices.append(
            f"Rows for all goods whose lines add up to less: {int(rows.sum()):,}, the first in "
            f"line {line}. The row for all goods counts."
        )


def _prove_complete(
    draft: Draft, table: Table, lines: pd.DataFrame, key: list[str], column: str
) -> None:
    """Whether the lines are all goods: by the chapters named, a line for the rest, or asked."""
    chapters = set(lines[PART][lines[PART].str.isdigit()].str[:2])
    rest = lines[PART].str.fullmatch(NOT_NAMED).to_numpy()
    closed = pd.MultiIndex.from_frame(lines.loc[rest, key])
    named = pd.MultiIndex.from_frame(lines.loc[~rest, key])
    thin = _thin(lines, key) or _poor(draft, lines, key)
    if len(chapters) >= ENOUGH_CHAPTERS and not thin:
        said = f"the whole: its lines name {len(chapters)} chapters of the Harmonized System"
        draft.prove(Fact.WHOLE, said, column=column)
    elif all(pd.MultiIndex.from_frame(lines[key]).isin(some).all() for some in (closed, named)):
        said = "the whole: a line for goods that are not named closes each list"
        draft.prove(Fact.WHOLE, said, column=column)
    else:
        _ask(draft, table, lines, key, column, len(chapters), thin)


def _thin(lines: pd.DataFrame, key: list[str]) -> str:
    """A flow that in one period has far fewer lines than in the others; nothing where none has."""
    counts = lines.groupby(key)[PART].nunique().reset_index()
    usual = counts.groupby([name for name in key if name != "period"])[PART].transform("median")
    thin = counts[counts[PART] * THIN < usual]
    return ", ".join(word for word in thin[key].iloc[0] if word) if len(thin) else ""


def _poor(draft: Draft, lines: pd.DataFrame, key: list[str]) -> str:
    """A flow whose lines name few chapters where others name nearly all; nothing where none does.

    Small flows are so in a publisher's own file too, which holds far more rows of other pairs than
    of those kept; a selection of somebody's does not.
    """
    if sum(draft.left_out.values()) > OWN_FILE * len(lines):
        return ""
    flow = [name for name in key if name != "period"]
    codes = lines.assign(chapter=lines[PART].str[:2])
    named = codes.groupby(flow)["chapter"].nunique().reset_index()
    poor = named[named["chapter"] < FEW_CHAPTERS]
    return ", ".join(word for word in poor[flow].iloc[0] if word) if len(poor) else ""


def _ask(
    draft: Draft,
    table: Table,
    lines: pd.DataFrame,
    key: list[str],
    column: str,
    chapters: int,
    thin: str,
) -> None:
    """Whether everything is in the file: the reader knows what was chosen on the page."""
    fewest = int(lines.groupby(key)[PART].nunique().min())
    many = "one product" if fewest == 1 else f"{fewest} products"
    what = (
        f"found a flow with only {many} and no row for all goods ({chapters} of 96 chapters in the "
        "file). If these are not all goods, the totals are too low: is everything in it? If not, "
        "leave the file out; a part is never stored as a total."
    )
    if thin and chapters >= ENOUGH_CHAPTERS:
        what = (
            f"found far fewer product lines for {thin} than elsewhere in the file, and no row for "
            "all goods. If some are missing, the total is too low: is everything in it?"
        )
    answer(draft, table, "complete", Fact.WHOLE, what, ("yes",), column=column)


def _add_up(draft: Draft, key: list[str], parts: list[str], value: str) -> None:
    """The lines of each key in one row, at the line of the first; the same part twice stays."""
    frame = draft.frame
    again = frame.duplicated([*key, *parts])
    single = frame[~again.to_numpy()]
    first = summed(single, key, value)
    if len(first) < len(single):
        totals = "1 total" if len(first) == 1 else f"{len(first):,} totals"
        draft.notices.append(f"{len(single):,} product lines were added up to {totals}.")
    draft.frame = pd.concat([first, frame[again.to_numpy()]])
