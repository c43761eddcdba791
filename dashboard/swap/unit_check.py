"""Whether values look as if they came in another unit: a thousand or a million times off.

Pure. A publisher revises by percents; a median of a thousand is a unit that was taken for
another. The check asks and never decides.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from dashboard.package.kinds import SHAPES, Kind, Shape
from dashboard.reading.tidy import Tidy

FACTORS = {1_000: "1,000", 1_000_000: "1,000,000"}
NEARLY = 2
"""A median ratio within this factor of 1,000 or 1,000,000 is asked about."""
ENOUGH = 3
"""Shared values that a group alone must have before it is asked about."""
UNITS = {1_000: "Thousands", 1_000_000: "Millions"}

Group = tuple[str, ...]


class Answer(StrEnum):
    """What a reader says of values in an unlikely unit: keep them, or scale them to the others'."""

    KEEP = "keep"
    SCALE = "scale"


@dataclass(frozen=True)
class Question:
    """Values that are about `factor` times (or, where `inverse`, one part in) the others.

    `groups` are those concerned, as values of the columns `by`.
    """

    factor: int
    inverse: bool
    groups: tuple[Group, ...]
    by: tuple[str, ...]
    against: str
    shared: int
    shape: Shape

    def __str__(self) -> str:
        times = FACTORS[self.factor]
        size = f"one {times}th of" if self.inverse else f"{times} times"
        unit = "dollars" if self.shape.unit else "the unit named"
        ask = f"{UNITS[self.factor]} of {unit}?" if self.inverse else "Was the unit applied twice?"
        return (
            f"The new values are about {size} {self.against} ({self.shared:,} compared, "
            f"{_named(self.groups)}). {ask}"
        )

    @property
    def reason(self) -> str:
        """What each value says of itself once it was brought to the unit of the others."""
        done = "multiplied" if self.inverse else "divided"
        unit = UNITS[self.factor].lower()
        why = f"the file is in {unit}" if self.inverse else "the unit had been applied twice"
        return f"{done} by {FACTORS[self.factor]}: {why}"


def questions(
    before: pd.DataFrame, after: pd.DataFrame, shape: Shape, against: str = "the old ones"
) -> tuple[Question, ...]:
    """What must be asked of values that stand in both tables; nothing where all is likely.

    Where the table has one unit, all values are judged together first, and each group of `by`
    alone where it shares enough of them: one reporter in thousands does not move the median of
    all. Where every group has a unit of its own, each is judged alone.
    """
    by = list(shape.group if shape.unit else shape.group[:1])
    ratios = _ratios(before, after, list(shape.key), shape.value)
    alone = _alone(ratios, by, ENOUGH if shape.unit else 1)
    whole = _off(ratios["ratio"]) if shape.unit else None
    if whole:
        own = _alone(ratios, by, 1)
        judged = set(ratios[by].itertuples(index=False, name=None))
        every = dict.fromkeys(after[by].itertuples(index=False, name=None))
        mine = [group for group in every if group not in judged or own.get(group) == whole]
        alone = {**dict.fromkeys(mine, whole), **alone}
    return tuple(_asked(alone, ratios, by, against, shape))


def asked_of(tidy: Tidy, before: pd.DataFrame, trade: pd.DataFrame) -> tuple[Question, ...]:
    """What must be asked of a table, against its rows before; of new trade, against the others."""
    shape = SHAPES.get(tidy.kind)
    asked = questions(before, tidy.frame, shape) if shape else ()
    if asked or tidy.kind != Kind.TRADE:
        return asked
    for source, rows in trade.groupby("source", sort=False):
        if source != tidy.credit.source:
            said = f"those of {source} for the same flows"
            asked = asked or questions(rows, tidy.frame, SHAPES[Kind.TRADE], said)
    return asked


def scaled(frame: pd.DataFrame, asked: Sequence[Question]) -> pd.DataFrame:
    """The values asked about, brought to the unit of the others; each row's note says so."""
    table = frame.copy()
    for question in asked:
        value = question.shape.value
        mine = pd.MultiIndex.from_frame(table[list(question.by)]).isin(question.groups)
        values = table.loc[mine, value]
        scale = values * question.factor if question.inverse else values / question.factor
        table.loc[mine, value] = scale
        notes = [f"{note}; " if note else "" for note in table.loc[mine, "note"]]
        table.loc[mine, "note"] = [f"{note}{question.reason}" for note in notes]
    return table


def _ratios(before: pd.DataFrame, after: pd.DataFrame, key: list[str], value: str) -> pd.DataFrame:
    """New over old for every value that both tables hold and neither holds as nil."""
    both = after[[*key, value]].merge(before[[*key, value]], on=key, suffixes=("_now", "_then"))
    ratio = both[f"{value}_now"] / both[f"{value}_then"].where(both[f"{value}_then"] != 0)
    both = both.assign(ratio=ratio)
    return both[both["ratio"] > 0]


def _off(ratios: pd.Series) -> tuple[int, bool] | None:
    """The factor that the median lies near, and whether it is the inverse of it."""
    middle = float(ratios.median())
    for factor in FACTORS:
        for inverse in (False, True):
            near = middle * factor if inverse else middle / factor
            if 1 / NEARLY <= near <= NEARLY:
                return factor, inverse
    return None


def _alone(ratios: pd.DataFrame, by: list[str], enough: int) -> dict[Group, tuple[int, bool]]:
    """The groups that are off by themselves, and by what."""
    groups = ratios.groupby(by)["ratio"]
    found = {_group(name): _off(part) for name, part in groups if len(part) >= enough}
    return {group: off for group, off in found.items() if off}


def _group(name: object) -> Group:
    return tuple(map(str, name)) if isinstance(name, tuple) else (str(name),)


def _asked(
    off: dict[Group, tuple[int, bool]],
    ratios: pd.DataFrame,
    by: list[str],
    against: str,
    shape: Shape,
) -> Iterator[Question]:
    held = pd.MultiIndex.from_frame(ratios[by])
    for factor, inverse in dict.fromkeys(off.values()):
        groups = tuple(group for group, found in off.items() if found == (factor, inverse))
        shared = int(held.isin(groups).sum())
        yield Question(factor, inverse, groups, tuple(by), against, shared, shape)


def _named(groups: tuple[Group, ...]) -> str:
    """The first groups by name, and how many more: a sentence, not a list."""
    shown = ", ".join(" ".join(word for word in group if word) for group in groups[:3])
    return f"{shown} and {len(groups) - 3} more" if len(groups) > 3 else shown
