"""What a new table would change in the one before: rows added, rows removed, cells revised.

Pure: two frames of the same columns in, their difference out. Rows are told apart by their key,
which stands once in each frame. The law: the changes from a to b, applied to a, give b.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

CELL = ["column", "before", "after", "difference", "percent"]
COUNTS = ["added", "removed", "revised"]


@dataclass(frozen=True)
class Changes:
    """The way from one table to the next.

    `added` and `removed` hold whole rows. `revised` holds one row per changed cell of the rows in
    both: the key, the column, the cell before and after, and for numbers the difference (after
    minus before) and the percent of the value before (missing where that was 0 or missing).
    """

    key: tuple[str, ...]
    columns: tuple[str, ...]
    added: pd.DataFrame
    removed: pd.DataFrame
    revised: pd.DataFrame
    unchanged: int

    @property
    def is_empty(self) -> bool:
        """Whether both tables hold the same rows."""
        return not (len(self.added) or len(self.removed) or len(self.revised))

    @property
    def rows_revised(self) -> int:
        """How many rows have at least one revised cell."""
        return len(self.revised.drop_duplicates(list(self.key)))

    def counts(self, column: str) -> pd.DataFrame:
        """Rows added, removed and revised by a column of the key, such as the reporter."""
        parts = [self.added, self.removed, self.revised.drop_duplicates(list(self.key))]
        table = pd.DataFrame(
            {name: part[column].value_counts() for name, part in zip(COUNTS, parts, strict=True)}
        )
        return table.fillna(0).astype(int).sort_index().rename_axis(column).reset_index()


def compare(
    before: pd.DataFrame, after: pd.DataFrame, key: Sequence[str], by: str = "difference"
) -> Changes:
    """Everything that differs between two tables; the largest moves first.

    `by` is the size that orders the moves: "difference" where all values share a unit, "percent"
    where they do not. Raises ValueError where the columns differ or a key stands twice.
    """
    names = list(key)
    _refuse_unlike(before, after, names)
    earlier, later = (_by_key(frame, names) for frame in (before, after))
    shared = later.index.intersection(earlier.index, sort=False)
    revised = _revised(earlier.loc[shared], later.loc[shared], names)
    return Changes(
        key=tuple(names),
        columns=tuple(after.columns),
        added=arranged(after[~later.index.isin(shared)], names),
        removed=arranged(before[~earlier.index.isin(shared)], names),
        revised=_largest_first(revised, names, by),
        unchanged=len(shared) - len(revised.drop_duplicates(names)),
    )


def arranged(frame: pd.DataFrame, key: Sequence[str]) -> pd.DataFrame:
    """A table in the order of its key, its rows numbered from 0."""
    return frame.sort_values(list(key), kind="stable", ignore_index=True)


def _refuse_unlike(before: pd.DataFrame, after: pd.DataFrame, key: list[str]) -> None:
    if list(before.columns) != list(after.columns):
        raise ValueError("Only tables of the same columns can be compared.")
    if before.duplicated(key).any() or after.duplicated(key).any():
        raise ValueError("A key stands twice; each row needs its own.")


def _by_key(frame: pd.DataFrame, key: list[str]) -> pd.DataFrame:
    rows = frame.drop(columns=key)
    rows.index = pd.MultiIndex.from_frame(frame[key])
    return rows


def _revised(before: pd.DataFrame, after: pd.DataFrame, key: list[str]) -> pd.DataFrame:
    """The cells that differ, of rows in the same order in both tables."""
    parts = [_cells(str(name), before[name], after[name]) for name in after.columns]
    parts = [part for part in parts if len(part)]
    if not parts:
        return pd.DataFrame({name: pd.Series(dtype=object) for name in [*key, *CELL]})
    return pd.concat(parts).reset_index(names=key)


def _cells(column: str, before: pd.Series, after: pd.Series) -> pd.DataFrame:
    same = (before == after).fillna(False).astype(bool) | (before.isna() & after.isna())
    earlier, later = before[~same], after[~same]
    cells = {"column": column, "before": earlier.astype(object), "after": later.astype(object)}
    return pd.DataFrame({**cells, **_moves(earlier, later)})


def _moves(earlier: pd.Series, later: pd.Series) -> dict[str, pd.Series]:
    """Difference and percent of numbers; missing for words."""
    if not pd.api.types.is_numeric_dtype(later.dtype):
        nothing = pd.Series(pd.NA, index=later.index, dtype="Float64")
        return {"difference": nothing, "percent": nothing}
    base = earlier.astype("Float64")
    difference = later.astype("Float64") - base
    percent = 100 * difference / base.abs().where(base != 0)
    return {"difference": difference, "percent": percent}


def _largest_first(revised: pd.DataFrame, key: list[str], by: str) -> pd.DataFrame:
    """The largest moves first; cells without a size, such as words, after them, by their key."""
    size = revised[by].astype("Float64").abs()
    ordered = revised.assign(size=size).sort_values([*key, "column"], kind="stable")
    ordered = ordered.sort_values("size", ascending=False, na_position="last", kind="stable")
    return ordered.drop(columns="size").reset_index(drop=True)
