"""Whether values look as if they came in another unit: a thousand or a million times off.

Pure. A publisher revises by percents; a median of a thousand is a unit that was taken for
another, and one of a hundred is none that we know. The check asks and never decides.
"""

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd

from dashboard.package.kinds import Shape
from dashboard.package.near import FAR
from dashboard.swap.question import FACTORS, UNITS, Group, Question, named
from dashboard.text.numbers import plain

NEARLY = 2
"""A median ratio within this factor of 1,000 or 1,000,000 is taken for that unit."""
ENOUGH = 3
"""Shared values that a group alone must have before it is asked about."""
FEW = 0.2
"""Where less than this share of the compared values is likely, the uncompared go with the rest."""

Off = tuple[int, bool]
"""The unit that values are off by, 0 where it is none that we know; and whether they are less."""


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
    whole = off_by(float(ratios["ratio"].median())) if shape.unit else None
    if whole:
        own = _alone(ratios, by, 1)
        judged = set(ratios[by].itertuples(index=False, name=None))
        every = dict.fromkeys(after[by].itertuples(index=False, name=None))
        mine = [group for group in every if group not in judged or own.get(group) == whole]
        alone = {**dict.fromkeys(mine, whole), **alone}
    return tuple(_asked(alone, ratios, after[by], against, bool(shape.unit)))


def scaled(frame: pd.DataFrame, asked: Sequence[Question], value: str) -> pd.DataFrame:
    """The values asked about, brought to the unit of the others; each row's note says so."""
    table = frame.copy()
    for question in (one for one in asked if one.factor):
        mine = np.isin(np.arange(len(table)), question.rows)
        values = table.loc[mine, value]
        scale = values * question.factor if question.inverse else values / question.factor
        table.loc[mine, value] = scale
        notes = [f"{note}; " if note else "" for note in table.loc[mine, "note"]]
        table.loc[mine, "note"] = [f"{note}{question.reason}" for note in notes]
    return table


def off_by(middle: float, nearly: float = NEARLY) -> Off | None:
    """The unit that a ratio of sizes lies near, and whether it is the inverse of it."""
    for factor in FACTORS:
        for inverse in (False, True):
            beside = middle * factor if inverse else middle / factor
            if 1 / nearly <= beside <= nearly:
                return factor, inverse
    return (0, middle < 1) if middle > FAR or middle < 1 / FAR else None


def times_words(off: Off, middle: float) -> str:
    """How many times, or what part of, the others.

    Such as “about 1,000 times”, “about 40 times less than”.
    """
    factor, inverse = off
    if not factor:
        return (
            f"about {plain(round(1 / middle))} times less than"
            if inverse
            else (f"about {plain(round(middle))} times")
        )
    return f"about one {FACTORS[factor]}th of" if inverse else f"about {FACTORS[factor]} times"


def guess(off: Off, is_money: bool) -> str:
    """What may be behind it, as a question."""
    factor, inverse = off
    if not factor:
        return "Is this the same flow, in the same unit?" if is_money else "In the same unit?"
    unit = "dollars" if is_money else "the unit named"
    return f"{UNITS[factor].capitalize()} of {unit}?" if inverse else "Was the unit applied twice?"


def _ratios(before: pd.DataFrame, after: pd.DataFrame, key: list[str], value: str) -> pd.DataFrame:
    """New over old, with its row, for every value that both tables hold and neither as nil."""
    placed = after[[*key, value]].assign(row=np.arange(len(after)))
    both = placed.merge(before[[*key, value]], on=key, suffixes=("_now", "_then"))
    ratio = both[f"{value}_now"] / both[f"{value}_then"].where(both[f"{value}_then"] != 0)
    both = both.assign(ratio=ratio)
    return both[both["ratio"] > 0]


def _alone(ratios: pd.DataFrame, by: list[str], enough: int) -> dict[Group, Off]:
    """The groups that are off by themselves, and by what."""
    groups = ratios.groupby(by)["ratio"]
    middles = {_group(name): float(part.median()) for name, part in groups if len(part) >= enough}
    found = {group: off_by(middle) for group, middle in middles.items()}
    return {group: off for group, off in found.items() if off}


def _group(name: object) -> Group:
    return tuple(map(str, name)) if isinstance(name, tuple) else (str(name),)


def _asked(
    found: dict[Group, Off], ratios: pd.DataFrame, whose: pd.DataFrame, against: str, is_money: bool
) -> Iterator[Question]:
    """A question for each unit; where some values of its groups are likely, of the others alone."""
    held = pd.MultiIndex.from_frame(ratios[list(whose.columns)])
    for off in dict.fromkeys(found.values()):
        groups = tuple(group for group, each in found.items() if each == off)
        mine = ratios[held.isin(groups)]
        fine = mine["ratio"].between(1 / FAR, FAR)
        shared = mine.loc[~fine, "ratio"]
        says = (
            f"The new values are {times_words(off, float(shared.median()))} {against} "
            f"({len(shared):,} compared, {named(groups)}). {guess(off, is_money)}"
        )
        every = np.flatnonzero(pd.MultiIndex.from_frame(whose).isin(groups))
        few = fine.mean() < FEW
        rows = np.setdiff1d(every, mine.loc[fine, "row"]) if few else mine.loc[~fine, "row"]
        yield Question(says, tuple(map(int, rows)), groups, *off)
