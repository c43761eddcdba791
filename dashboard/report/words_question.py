"""A question of a worksheet in words, and the words that every kind of question shares."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.report.question import Prices, Row
from dashboard.text.numbers import listed, plain, years_in_words
from dashboard.vocabulary import Verdict

Names = Mapping[str, str]
Made = tuple[str, str]
"""How a figure came to be, and of which source or sources."""


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
    """What the price index was in both years."""
    (then, now), (before, after) = prices.years, map(plain, prices.values)
    return f"The US consumer price index stood at {before} in {then} and at {after} in {now}."


def times(prices: Prices) -> str:
    """What brings dollars of the first year to those of the second."""
    before, after = map(plain, prices.values)
    return f"× {after} / {before}"


def made(row: Row) -> Made:
    """How the figure of a row of a series came to be."""
    return str(row["status"]), str(row["source"])


def in_runs(years: Iterable[str]) -> str:
    """Years, those in a row by their ends: “1992 to 1996, 2010 and 2011”."""
    runs: list[list[str]] = []
    for year in sorted(years):
        if runs and int(year) == int(runs[-1][-1]) + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return listed([years_in_words(run) for run in runs])
