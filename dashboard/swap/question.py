"""What must be asked of the values of a file before it is let in, and what can be answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

Group = tuple[str, ...]
FACTORS = {1_000: "1,000", 1_000_000: "1,000,000", 1_000_000_000: "1,000,000,000"}
UNITS = {1_000: "thousands", 1_000_000: "millions", 1_000_000_000: "billions"}


class Answer(StrEnum):
    """What a reader says of values asked about: keep them, or bring them to the others' unit.

    The last brings those that are a unit off to it and keeps the others.
    """

    KEEP = "keep"
    SCALE = "scale"
    BOTH = "scale-and-keep"


@dataclass(frozen=True)
class Question:
    """Values of a file that are asked about, in a sentence.

    `rows` are their places in the table handed in, `groups` whose they are. Where they are about
    `factor` times (or, `inverse`, one part in) the others they can be brought to their unit;
    without a factor they can only be kept, or the file refused.
    """

    says: str
    rows: tuple[int, ...] = ()
    groups: tuple[Group, ...] = ()
    factor: int = 0
    inverse: bool = False

    def __str__(self) -> str:
        return self.says

    def is_answered(self, answer: Answer | None) -> bool:
        """Whether an answer settles it."""
        return answer in (Answer.KEEP, Answer.BOTH) or (answer is Answer.SCALE and self.factor > 0)

    @property
    def reason(self) -> str:
        """What each value says of itself once it was brought to the unit of the others."""
        done = "multiplied" if self.inverse else "divided"
        unit = UNITS[self.factor]
        why = f"the file is in {unit}" if self.inverse else "the unit had been applied twice"
        return f"{done} by {FACTORS[self.factor]}: {why}"


def groups_of(rows: pd.DataFrame, columns: Sequence[str]) -> tuple[Group, ...]:
    """Whose rows they are, each once, by the columns that say so."""
    whose = rows[list(columns)].astype(str).itertuples(index=False, name=None)
    return tuple(dict.fromkeys(whose))


def named(groups: tuple[Group, ...]) -> str:
    """The first groups by name, and how many more: a sentence, not a list."""
    shown = ", ".join(" ".join(word for word in group if word) for group in groups[:3])
    return f"{shown} and {len(groups) - 3} more" if len(groups) > 3 else shown
