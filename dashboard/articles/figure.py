"""A figure as it is printed, before anything is known of what it counts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount of money, a percentage or a multiple, from token i up to j.

    `unit`: money, percent, part (a fraction in words), times, multiple (doubled, halved).
    `value` and `upper` in base units, percent or times; no step for what is in words.
    """

    unit: str
    value: float
    i: int
    j: int
    step: float | None = None
    upper: float | None = None
    currency: str = ""

    @property
    def is_money(self) -> bool:
        """Whether it is an amount of money."""
        return self.unit == "money"
