"""How many US dollars a figure of the IMF's trade is: the portal's millions, or plain dollars.

The portal's values are in millions and have up to six decimals. The interface for programs says
SCALE 6 beside plain dollars. A file of bare codes may come from either once its first column is
gone: there the decimals decide, or the reader.
"""

import re

import pandas as pd

from dashboard.errors import Problem
from dashboard.publishers.imf_imts_sizes import (
    MISSING,
    MOST_MILLIONS,
    ask_unit,
    prove_scale,
    scale_of,
    sizes_of,
)
from dashboard.publishers.imf_imts_words import IS_NAME, column_of, columns_of
from dashboard.reading import steps
from dashboard.reading.evidence import Fact, documented
from dashboard.reading.table import Table, brief
from dashboard.reading.tidy import Draft

SCALE_SAID = "“Units”, “Thousands”, “Millions”, “Billions”, or their power of ten"
PLAIN_ROWS = "Rows without a scale were taken as plain US dollars."
NO_SCALE = "found figures without a scale that are no sure millions."
EMPTY_SCALE = "found figures without a scale that do not look like plain dollars."
NOT_PLAIN = "found a scale of 6, which the IMF's interface gives with plain dollars, but {}."
EITHER = (
    "found a scale of 6, which the IMF's interface gives also with plain dollars, and nothing that "
    "tells its files from the portal's."
)
SMALL = 1e6
LARGE = 1e5
"""Millions above it are the trade of the largest; there the portal's fine decimals must show."""
MILLIONS = "the portal gives millions, with up to six decimals"
PLAIN = "the interface for programs gives plain dollars, whatever SCALE says"


def put_scaled(draft: Draft, table: Table, column: str, scale: str) -> None:
    """Values by their row's scale: in words, as a power of ten, or by what the portal gives."""
    draft.frame = draft.frame[~draft.frame[column].isin(list(MISSING)).to_numpy()]
    frame = draft.frame.copy()
    powers = frame["__scale"].map(scale_of).astype("float64")
    empty, unknown = frame["__scale"] == "", powers.isna() & (frame["__scale"] != "")
    for line, cell in frame["__scale"][unknown].items():
        what = f"found the scale “{brief(cell)}”; allowed are {SCALE_SAID}."
        draft.problems.append(Problem(table.name, what, int(str(line)), scale))
    if empty.any():
        powers = powers.mask(empty, _power_unsaid(draft, table, frame, column, empty))
    elif _may_be_plain(table, frame, column):
        said = ask_unit(draft, table, EITHER, int(frame.index[0]), scale)
        powers = powers.mask(~unknown, said)
    else:
        prove_scale(draft, frame, "__scale", scale)
    known = (~unknown).to_numpy()
    draft.frame = frame[known]
    steps.put_values_by(draft, table, column, powers[known], MISSING)


def _may_be_plain(table: Table, frame: pd.DataFrame, column: str) -> bool:
    """Whether a file is as the interface writes it, and its figures do not speak for millions.

    The portal shows by a code of the series, by names, by two columns of one dimension, or by a
    series a row.
    """
    read = [name for name in columns_of(table, "COUNTRY") if name in frame]
    cells = [cell for name in read for cell in frame[name].head(50)]
    names = any(re.search(IS_NAME, cell) for cell in cells)
    points = any("." in name for name in table.header())
    words = not frame["__scale"].str.fullmatch(r"[0-9.]+").all()
    portal = table.holds("SERIES_CODE") or names or points or words or steps.HEAD in frame
    plain = frame["__scale"].map(scale_of).eq(0).all()
    if portal or plain or frame.empty:
        return False
    return not _fine(sizes_of(table, frame, column)).mean() >= 1 / 2


def _fine(sizes: "pd.Series[float]") -> "pd.Series[bool]":
    """Figures of three decimals or more, as millions have and dollars have not."""
    # A number of trillions has no room for the thousandths that rounding would look at.
    return (sizes % 1 != 0) & ((sizes * 100).round(3) % 1 != 0)


def _power_unsaid(
    draft: Draft, table: Table, frame: pd.DataFrame, column: str, empty: "pd.Series[bool]"
) -> int:
    """The power of ten of rows without a scale, where the portal's habit proves it; or asked."""
    sizes = sizes_of(table, frame[empty.to_numpy()], column)
    line = int(frame.index[empty.to_numpy()][0])
    if not empty.all():
        if not (sizes.round(4) % 1 != 0).any() and not (sizes < SMALL).any():
            draft.notices.append(PLAIN_ROWS)
            draft.evidence.append(documented(Fact.UNIT, "US dollars, by the scale", PLAIN_ROWS))
            return 0
        return ask_unit(draft, table, EMPTY_SCALE, line)
    unnamed = not table.holds(column_of(table, "SCALE"))
    if unnamed and _sure_millions(sizes, frame["reporter"][~frame.index.duplicated()]):
        draft.evidence.append(documented(Fact.UNIT, "million US dollars", MILLIONS))
        return 6
    return ask_unit(draft, table, NO_SCALE, line)


def _sure_millions(sizes: "pd.Series[float]", reporters: "pd.Series[str]") -> bool:
    """Whether each reporter's figures are as fine as millions, or small and not all whole."""
    whose = reporters.reindex(sizes.index).to_numpy()
    fine = _fine(sizes).groupby(whose).mean() >= 1 / 2
    broken = (sizes.round(4) % 1 != 0).groupby(whose).any()
    small = sizes.groupby(whose).max() <= LARGE
    return bool((fine | (broken & small)).all() and not (sizes > MOST_MILLIONS).any())


def api_power(draft: Draft, table: Table) -> int:
    """Plain dollars, unless figures are too small or too fine for them beside a scale."""
    sizes = sizes_of(table, draft.frame, "OBS_VALUE")
    scaled = ~draft.frame["__scale"].map(scale_of).isin([0]) & (draft.frame["__scale"] != "")
    fine = bool(_fine(sizes).any())
    small = len(sizes) > 0 and bool((sizes < SMALL).all())
    if scaled.any() and (fine or small):
        seen = "figures have decimals" if fine else "every figure is below a million"
        return ask_unit(draft, table, NOT_PLAIN.format(seen), int(sizes.index[0]), "SCALE")
    draft.evidence.append(documented(Fact.UNIT, "US dollars", PLAIN))
    return 0
