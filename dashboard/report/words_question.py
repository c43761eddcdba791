"""A question of a worksheet in words, and the words that every kind of question shares."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.report.question import Prices, Row
from dashboard.text.numbers import amount_parts, scale, through
from dashboard.vocabulary import MONEY, Verdict

Names = Mapping[str, str]
Made = tuple[str, str]
"""How a figure came to be, and of which source or sources."""
FIGURES = range(4, 12)
"""How many figures an amount is told in: as few as bring out what is said of it."""
LONG_RUN = 3
"""From so many years in a row on, a stretch is told by its ends."""


@dataclass(frozen=True)
class Asked:
    """A question in words: what is asked, figures given with it, and the answer in the key.

    `made` says how the figures of the answer came to be, and `verdicts` are those that it names.
    `lines` are there to write on.
    """

    text: str
    answer: tuple[str, ...]
    made: tuple[Made, ...] = ()
    given: tuple[tuple[str, str], ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    lines: int = 3


InWords = Callable[[Any, Names, Names], Asked]
"""Words for a kind of question, by the names of economies and sources, and those of the pairs."""


def index(prices: Prices) -> str:
    """What the price index was in both years, in the digits that the data hold."""
    (then, now), (before, after) = prices.years, (f"{value:,.10g}" for value in prices.values)
    return f"The US consumer price index stood at {before} in {then} and at {after} in {now}."


def times(prices: Prices) -> str:
    """What brings dollars of the first year to those of the second."""
    before, after = (f"{value:,.10g}" for value in prices.values)
    return f"× {after} / {before}"


def enough(values: Sequence[float], said: Callable[[Sequence[float]], object]) -> int:
    """The figures that values must be told in for what is worked out from them to be as said."""
    told = ([float(f"{one:.{figures - 1}e}") for one in values] for figures in FIGURES)
    in_full = said(values)
    found = (own for own, one in zip(FIGURES, told, strict=True) if said(one) == in_full)
    return next(found, FIGURES[-1])


def dollars(value: float, figures: int) -> str:
    """An amount of money in so many figures: “25.729 billion dollars”."""
    size = abs(value)
    digits = f"{size / scale(MONEY, size).divisor:#,.{figures}g}".rstrip(".")
    return f"{digits}{amount_parts(size, MONEY)[1]}"


def made(row: Row) -> Made:
    """How the figure of a row of a series came to be."""
    return str(row["status"]), str(row["source"])


def in_runs(years: Iterable[str]) -> str:
    """Years, those in a row by their ends: “1992 to 1996, 2010, 2011”."""
    runs: list[list[str]] = []
    for year in sorted(years):
        if runs and int(year) == int(runs[-1][-1]) + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    told = (run if len(run) < LONG_RUN else [through(run[0], run[-1])] for run in runs)
    return ", ".join(year for run in told for year in run)
