"""Periods and years as a sentence prints them."""

import re
from dataclasses import dataclass

from dashboard.articles.iranian import iranian_period, years_later

YEAR = re.compile(r"\b(\d{4})\b")
DAYS = re.compile(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class When:
    """A period from token i up to j; `day` marks a date, which is when something was said.

    Of a span of years both are kept: a change goes from the first to the last.
    """

    i: int
    j: int
    period: str
    first: str = ""
    last: str = ""
    day: bool = False
    counted: int = 0
    """Years from another period of the text: -1 for “a year earlier”."""


@dataclass(frozen=True, slots=True)
class Year:
    """A year as printed: its number, where it ends, and whether the words say it is Iranian."""

    number: int
    j: int
    iranian: bool = False
    upto: int = 0
    """The second year of 2022-23."""
    relative: bool = False
    fiscal: bool = False
    """Whether 2022-23 is a year from April to March."""

    @property
    def is_open(self) -> bool:
        """Whether it is of two years, and the text leaves open where it begins."""
        return self.upto > 0 and not self.fiscal

    def period(self, first: int = 1, last: int = 12) -> str:
        """The year, or its months from first to last."""
        if self.iranian:
            return iranian_period(self.number, first, last)
        if self.fiscal:
            return months(self._fiscal_month(first), self._fiscal_month(last))
        if (first, last) == (1, 12):
            return f"{self.number}/{self.upto}" if self.upto else f"{self.number}"
        return months(f"{self.number}-{first:02}", f"{self.number}-{last:02}")

    def _fiscal_month(self, count: int) -> str:
        """A month of a year that begins in April."""
        return f"{self.number + (count > 9)}-{(count + 2) % 12 + 1:02}"


def months(first: str, last: str) -> str:
    """An interval of months, or the one month."""
    return first if first == last else f"{first}/{last}"


def years_on(period: str, years: int) -> str:
    """The same period so many years later, in the calendar that it is of."""
    days = years_later(period, years) if DAYS.fullmatch(period) else ""
    return days or YEAR.sub(lambda year: f"{int(year[1]) + years}", period)
