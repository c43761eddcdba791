"""When rows are parts of one whole: product lines of a flow, added up only where that is proved.

A row for all goods stands for itself and its parts are left out. Lines without such a row are
added up, each once: a line inside a coarser one is left out. That the lines are all goods is
proved by the chapters of the Harmonized System that the file names, by a line for goods that are
not named, or by the reader; one product is never taken for the whole.
"""

import re
from collections.abc import Sequence

import pandas as pd

from dashboard.package.kinds import SHAPES
from dashboard.reading.evidence import Fact
from dashboard.reading.product_codes import TOTALS
from dashboard.reading.steps import answer, leave_out
from dashboard.reading.table import Table
from dashboard.reading.tidy import Draft

ENOUGH_CHAPTERS = 90
"""Of the 96 chapters in use, so many name a whole; a few have no trade in a year."""
FEW_CHAPTERS, OWN_FILE = 64, 10
THIN = 4
"""A period with fewer than one in so many of the lines that its flow usually has is asked about."""
NOT_NAMED = re.compile(r"X{2,}|[A-Z]*9{6,}[A-Z]*|99[SX]+[A-Z]*|CONFID.*|SECRET", re.IGNORECASE)
PARTS = "product lines (the row for all goods is kept)"
FINER = "finer product lines (inside the coarser ones already)"
TWICE = "rows that stand in the file twice, the same to the last cell read"
PART = "__part"


def put_whole(draft: Draft, table: Table, column: str, beside: Sequence[str] = ()) -> None:
    """One row per key of the draft: that for all goods, or its product lines added up.

    `column` holds the product codes as text; lines of one product are told apart by the columns
    `beside`, such as a region. Rows of one key and one such part that differ stay apart, so that
    the finishing touch refuses them.
    """
    key, value = list(SHAPES[draft.kind].key), SHAPES[draft.kind].value
    _leave_twice(draft)
    codes = draft.frame[column].astype("str")
    total = codes.isin(TOTALS)
    couples = pd.MultiIndex.from_frame(draft.frame[key])
    there = pd.Series(couples.isin(couples[total.to_numpy()]), draft.frame.index)
    draft.frame[PART] = codes.mask(total, "").map(_even)
    leave_out(draft, there & ~total, PARTS)
    _leave_finer(draft, key)
    lines = draft.frame[(draft.frame[PART] != "").to_numpy()]
    if lines.empty:
        draft.prove(Fact.WHOLE, "the whole: the row for all goods", column=column)
        return
    _prove_complete(draft, table, lines, key, column)
    _add_up(draft, key, [PART, *beside], value)


def _leave_twice(draft: Draft) -> None:
    """Rows that are the same in every column read, counted once."""
    leave_out(draft, pd.Series(draft.frame.duplicated(), draft.frame.index), TWICE)


def _even(code: str) -> str:
    """A code of the Harmonized System with the zero that a spreadsheet took."""
    return code.zfill(len(code) + len(code) % 2) if code.isdigit() else code


def _leave_finer(draft: Draft, key: list[str]) -> None:
    """Lines whose chapter or heading stands as a line of its own for the same key."""
    frame = draft.frame
    held = pd.MultiIndex.from_frame(frame[[*key, PART]])
    inside = pd.Series(False, frame.index)
    for length in (2, 4, 6, 8):
        stems = frame[[*key, PART]].assign(**{PART: frame[PART].str[:length]})
        longer = frame[PART].str.len() > length
        inside |= longer & pd.MultiIndex.from_frame(stems).isin(held)
    leave_out(draft, inside & frame[PART].str.isdigit(), FINER)


def _prove_complete(
    draft: Draft, table: Table, lines: pd.DataFrame, key: list[str], column: str
) -> None:
    """Whether the lines are all goods: by the chapters named, a line for the rest, or asked."""
    chapters = set(lines[PART][lines[PART].str.isdigit()].str[:2])
    rest = lines[PART].str.fullmatch(NOT_NAMED)
    closed = pd.MultiIndex.from_frame(lines.loc[rest, key])
    thin = _thin(lines, key) or _poor(draft, lines, key)
    if len(chapters) >= ENOUGH_CHAPTERS and not thin:
        said = f"the whole: its lines name {len(chapters)} chapters of the Harmonized System"
        draft.prove(Fact.WHOLE, said, column=column)
    elif pd.MultiIndex.from_frame(lines[key]).isin(closed).all():
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
        "file). If these are not all goods, the totals are too low: is everything in it?"
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
    first = single[~single.duplicated(key)].copy()
    sums = single.groupby(key, sort=False)[value].sum()
    first[value] = sums.loc[pd.MultiIndex.from_frame(first[key])].to_numpy()
    if len(first) < len(single):
        totals = "1 total" if len(first) == 1 else f"{len(first):,} totals"
        draft.notices.append(f"{len(single):,} product lines were added up to {totals}.")
    draft.frame = pd.concat([first, frame[again.to_numpy()]])
