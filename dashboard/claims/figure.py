"""A figure of the books, exact or bounded by what is known of it, and why a figure is missing."""

from collections.abc import Iterable, Sequence
from enum import Enum, auto
from math import inf, nan
from typing import NamedTuple

from dashboard.series.flows import FIRMEST_FIRST, JOINED, Pair


class Why(Enum):
    """What keeps a reading from a figure."""

    NO_SUCH_PERIOD = auto()
    NOT_HELD = auto()
    NO_MONTHS = auto()
    WEAKER = auto()
    APART = auto()
    NOT_IN_SOURCE = auto()
    NO_YEAR_IN_SOURCE = auto()
    NO_INDEX = auto()
    NIL = auto()
    WITHIN_MONTHS = auto()
    NO_TOTAL = auto()
    NO_RATE = auto()
    OTHER_PARTNERS = auto()
    NO_PARTNER = auto()
    NO_OTHERS = auto()


class Lack(NamedTuple):
    """Why there is no figure: for a flow of a pair, or for the whole reading without one.

    `period` is the one that lacks, where it is not the one claimed. Not held: `since` is the last
    period before that is held, `until` the first one after. Weaker:
    `statuses` are what the data hold of it instead. `elsewhere` are sources that hold the flow
    and stand in no order of this ledger.
    """

    why: Why
    pair: Pair | None = None
    flow: str = ""
    since: str = ""
    until: str = ""
    statuses: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    period: str = ""


class Figure(NamedTuple):
    """What is known of a figure: that it lies between `least` and `most`, both the same if exact.

    Without anything known both are missing. `lacks` say what keeps it from being exact; `report`
    is whose report it rests on (see `series/witnesses.py`), several joined where it is made of
    several. `parts` are the levels that a change, ratio, share or comparison is made of, in the
    order of its words; a place is one `among` so many.
    """

    least: float = nan
    most: float = nan
    status: str = ""
    source: str = ""
    report: str = ""
    lacks: tuple[Lack, ...] = ()
    parts: tuple["Figure", ...] = ()
    among: int = 0

    @property
    def is_known(self) -> bool:
        """Whether anything is known of it."""
        return self.least == self.least

    @property
    def is_exact(self) -> bool:
        """Whether it is known to the dollar, and not only bounded."""
        return self.least == self.most

    @property
    def value(self) -> float:
        """The figure, missing where it is not exact."""
        return self.least if self.is_exact else nan

    @property
    def at_least(self) -> float | None:
        """The lower bound, exact or not; None where there is none."""
        return self.least if self.is_known and self.least > -inf else None

    def nearest(self, value: float) -> float:
        """The end that lies nearest to a value outside: the figure itself where it is exact."""
        return self.most if self.most < value else self.least

    def times(self, factor: float) -> "Figure":
        """The same in other units of money, or turned about nil."""
        ends = sorted((self.least * factor, self.most * factor))
        parts = tuple(part.times(factor) for part in self.parts)
        return self._replace(least=ends[0], most=ends[1], parts=parts)


NOTHING = Figure()


class Yardstick(Enum):
    """What says how far apart figures of the same trade usually lie."""

    BOOKS = auto()
    POINTS = auto()
    REVISION = auto()
    LEAST = auto()


class Closeness(NamedTuple):
    """By how many percent of a claim a figure may miss it and still be close, and why so many.

    `usual` is how far apart figures usually lie by that yardstick: it may be more than counts.
    """

    percent: float
    by: Yardstick
    usual: float


class UsualMiss(NamedTuple):
    """By how many percent estimates lie above what was stated, from the lowest to the highest.

    `stated` is the number of statements compared.
    """

    least: float
    most: float
    stated: int


def exact(value: float, status: str, source: str, report: str = "") -> Figure:
    """A figure known to the dollar."""
    return Figure(value, value, status, source, report)


def sum_of(figures: Sequence[Figure], lacks: Sequence[Lack] = ()) -> Figure:
    """Figures together, as weak as the weakest; where something lacks, the whole is at least that.

    Trade is never below nil, so a sum is at least each of its parts.
    """
    if not figures:
        return Figure(lacks=tuple(lacks))
    least = float(sum(figure.least for figure in figures))
    return Figure(
        least,
        inf if lacks else least,
        weakest_of(figure.status for figure in figures),
        _each_once(figure.source for figure in figures),
        _each_once(figure.report for figure in figures),
        tuple(lacks),
    )


def ratio(one: Figure, other: Figure) -> Figure:
    """One figure over another, as weak as the weaker of the two; lacking what either lacks."""
    lacks = (*one.lacks, *other.lacks)
    if other.least == other.most == 0:
        return Figure(lacks=(Lack(Why.NIL),))
    if not (one.is_known and other.is_known) or other.least == 0:
        return Figure(lacks=lacks)
    least, most = one.least / other.most, one.most / other.least
    if least == 0 and most == inf:
        return Figure(lacks=lacks)
    return made_of((one, other), least, most)


def difference(one: Figure, other: Figure) -> Figure:
    """One figure less another; known only where both are."""
    lacks = (*one.lacks, *other.lacks)
    if not (one.is_known and other.is_known):
        return Figure(lacks=lacks)
    least, most = one.least - other.most, one.most - other.least
    if least == -inf and most == inf:
        return Figure(lacks=lacks)
    return made_of((one, other), least, most)


def made_of(parts: Sequence[Figure], least: float, most: float) -> Figure:
    """A figure worked out from others: as weak as the weakest, and lacking what they lack."""
    return Figure(
        least,
        most,
        weakest_of(part.status for part in parts),
        _each_once(part.source for part in parts),
        _each_once(part.report for part in parts),
        tuple(lack for part in parts for lack in part.lacks),
        tuple(parts),
    )


def weakest_of(statuses: Iterable[str]) -> str:
    """The weakest of several statuses: a sum is no firmer than its weakest part."""
    return max(statuses, key=FIRMEST_FIRST.index)


def parts_of(source: str) -> list[str]:
    """The sources that a figure is made of: several for one out of several, none for no figure."""
    return [part for part in source.split(JOINED) if part]


def _each_once(words: Iterable[str]) -> str:
    return JOINED.join(dict.fromkeys(part for word in words for part in parts_of(word)))
