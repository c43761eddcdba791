"""A fuller figure that a thinner one would replace: asked about, never done in silence.

Pure. Thinner is a figure that falls to less than a third, or to less than half where its own note
says that it is a part, one that is weaker than before, one that is the figure held but rounded, and
lines of products that would go.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.package.kinds import SHAPES, Kind
from dashboard.package.near import FAR, SMALL
from dashboard.swap.question import Question, named
from dashboard.text.numbers import plain
from dashboard.vocabulary import Status

THIRD, HALF = 1 / 3, 1 / 2
ROUNDED_TO = tuple(10.0**power for power in range(3, 9))
SHARE = 0.05
"""The share of a flow's products that may go without a question."""
SHOWN = 5
PARTLY = re.compile(r"(?i)\b(?:part|parts|partial|partly|incomplete|only|so far|preliminary)\b")
RANK = {status: rank for rank, status in enumerate(Status)}


@dataclass(frozen=True)
class Revised:
    """Rows that both tables hold: the key, and value, status and note before (_then) and now.

    The index is their place in the table handed in.
    """

    rows: pd.DataFrame
    key: tuple[str, ...]
    value: str

    @property
    def ratio(self) -> pd.Series:
        """The value now over the value before, where that is above nil."""
        then = self.rows[f"{self.value}_then"]
        return self.rows[f"{self.value}_now"] / then.where(then > 0)


def revised(before: pd.DataFrame, frame: pd.DataFrame, kind: str) -> Revised:
    """What a table handed in would put in place of rows that are held."""
    shape = SHAPES[kind]
    beside = [name for name in (shape.value, "status", "note") if name in frame]
    numbered = frame[[*shape.key, *beside]].assign(row=range(len(frame)))
    both = numbered.merge(
        before[[*shape.key, *beside]], on=list(shape.key), suffixes=("_now", "_then")
    )
    return Revised(both.set_index("row"), shape.key, shape.value)


def thinner_questions(both: Revised, kind: str, taken: set[int]) -> Iterator[Question]:
    """What must be asked of single figures; those `taken` are asked about already."""
    rows = both.rows[~both.rows.index.isin(taken)]
    ratio = both.ratio[rows.index]
    is_large = pd.Series(True, index=rows.index)
    if SHAPES[kind].unit:
        is_large = rows[[f"{both.value}_now", f"{both.value}_then"]].max(axis=1) >= SMALL
    notes = rows["note_now"] if "note_now" in rows else pd.Series("", index=rows.index)
    is_part = notes.str.contains(PARTLY) & (ratio < HALF)
    falls, rises = is_large & ((ratio < THIRD) | is_part), is_large & (ratio > FAR)
    yield from _listed(both, falls, "would fall to less than a third, or to a part, of those held")
    yield from _listed(both, rises, f"would rise to over {FAR} times those held")
    changed = weaker(both).reindex(rows.index, fill_value=False) & (ratio != 1) & ~falls & ~rises
    yield from _listed(both, changed, "would replace firmer ones (reported before, weaker now)")
    if SHAPES[kind].unit:
        less = rounded(both).reindex(rows.index, fill_value=False) & ~changed & ~falls & ~rises
        yield from _listed(both, less, "would only be rounded; those held are exact")


def weaker(both: Revised) -> pd.Series:
    """Which rows have a weaker status than before."""
    if "status_now" not in both.rows:
        return pd.Series(False, index=both.rows.index)
    ranks = [both.rows[f"status_{when}"].map(RANK) for when in ("now", "then")]
    return ranks[0] > ranks[1]


def rounded(both: Revised) -> pd.Series:
    """Which figures are those held, rounded to thousands or more, by less than half a percent."""
    now, then = (both.rows[f"{both.value}_{when}"] for when in ("now", "then"))
    found = pd.Series(False, index=now.index)
    for unit in ROUNDED_TO:
        found |= (now % unit == 0) & (then % unit != 0) & ((now - then).abs() <= unit / 2)
    return found & ((now - then).abs() <= now.abs() / 200)


def _listed(both: Revised, mask: pd.Series, what: str) -> Iterator[Question]:
    found = both.rows.loc[mask.index[mask]]
    if found.empty:
        return
    names = (f"{both.value}_then", f"{both.value}_now")
    said = [
        f"{' '.join(str(row[name]) for name in both.key if str(row[name]))}: "
        f"{plain(row[names[0]])} → {plain(row[names[1]])}"
        for row in found.head(SHOWN).to_dict("records")
    ]
    more = f"; and {len(found) - SHOWN:,} more" if len(found) > SHOWN else ""
    figures = "1 figure" if len(found) == 1 else f"{len(found):,} figures"
    yield Question(f"{figures} {what}: {'; '.join(said)}{more}.", tuple(map(int, found.index)))


def lines_that_go(removed: pd.DataFrame, before: pd.DataFrame, kind: str) -> Sequence[Question]:
    """Lines of products that a shorter list for the same period would take away."""
    if kind != Kind.PRODUCTS or removed.empty:
        return ()
    by = [*SHAPES[kind].group, "period"]
    whole = before.groupby(by)["value_usd"].sum()
    share = (removed.groupby(by)["value_usd"].sum() / whole).dropna()
    groups = tuple(tuple(map(str, name)) for name in share.index[share > SHARE])
    if not groups:
        return ()
    says = (
        f"{len(removed):,} product lines of periods that the file holds would go with their "
        f"figures, since it does not list them ({named(groups)})."
    )
    return (Question(says, groups=groups),)
