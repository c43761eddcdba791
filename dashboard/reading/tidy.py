"""What is wanted of a file handed in, how a publisher lays one out, and what is made of it."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import permutations, product

import pandas as pd

from dashboard.credit import Credit
from dashboard.errors import Problem
from dashboard.package.kinds import RECORDS, Kind
from dashboard.package.later import schema_of
from dashboard.package.package import Package
from dashboard.reading.evidence import Evidence, Fact, OpenFact
from dashboard.reading.table import Table
from dashboard.reading.world import world_names

WORLD = "WLD"


@dataclass(frozen=True)
class Wanted:
    """What the data package is about: rows of other economies and pairs are left out.

    `economies` are codes, `names` their names, `pairs` ordered couples of codes in both orders,
    predecessors standing in for their successors and the world beside each side of a pair.
    `schemas` are the table schemas as bytes, by kind; `indicators` and `sources` are the ids of
    those it holds.
    """

    economies: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    names: Mapping[str, str]
    schemas: Mapping[str, bytes]
    indicators: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()

    @classmethod
    def of(cls, package: Package, *, all_pairs: bool = False) -> "Wanted":
        """What a package is about, from its economies.csv and pairs.csv.

        With `all_pairs` any two economies of the world: nothing is left out of a whole file.
        """
        own = cls._of_package(package)
        if not all_pairs:
            return own
        names = {**world_names(), **own.names}
        return replace(
            own, economies=frozenset(names), pairs=frozenset(permutations(names, 2)), names=names
        )

    @classmethod
    def _of_package(cls, package: Package) -> "Wanted":
        economies = package.economies
        codes = frozenset(economies["code"])
        before = economies[economies["predecessor_of"] != ""]
        stands_for: dict[str, set[str]] = {code: {code} for code in codes}
        for code, successor in zip(before["code"], before["predecessor_of"], strict=True):
            stands_for[successor].add(code)
        return cls(
            economies=codes,
            pairs=_both_orders(package.pairs, stands_for, codes),
            names=dict(zip(economies["code"], economies["name"], strict=True)),
            schemas={kind: schema_of(package.folder, kind) for kind in (*Kind, *RECORDS)},
            indicators=frozenset(package.indicators["indicator"]),
            sources=frozenset(source.id for source in package.sources),
        )

    def columns(self, kind: str) -> list[str]:
        """The names of the columns of a kind of table, in order."""
        return list(fields(self.schemas[kind]))

    def couples(self, codes: Mapping[str, str]) -> frozenset[str]:
        """The pairs in codes that a publisher uses, a blank between the two; `codes` to ours."""
        both = product(codes.items(), repeat=2)
        return frozenset(f"{one} {two}" for (one, a), (two, b) in both if (a, b) in self.pairs)


def fields(schema: bytes) -> dict[str, str]:
    """The columns of a table schema and their types."""
    return {one["name"]: one["type"] for one in json.loads(schema)["fields"]}


def _both_orders(
    pairs: pd.DataFrame, stands_for: Mapping[str, set[str]], codes: frozenset[str]
) -> frozenset[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for first, second in zip(pairs["first"], pairs["second"], strict=True):
        for one in stands_for[first]:
            found |= {(one, other) for other in stands_for[second]}
            found |= {(other, one) for other in stands_for[second]}
    if WORLD in codes:
        found |= {(code, WORLD) for pair in found for code in pair}
    return frozenset(found)


@dataclass(frozen=True)
class Keep:
    """The rows whose cell is one of `cells` are kept; the others are counted under `reason`.

    `also` are patterns with reasons of their own, tried first. Without a reason the others are
    problems: the cell must be one of them. With a column `beside`, couples of cells are kept, a
    blank between them. Cells that fit the pattern `like` are kept too.
    """

    column: str
    cells: frozenset[str]
    reason: str = ""
    also: tuple[tuple[str, str], ...] = ()
    beside: str = ""
    like: str = ""


@dataclass
class Draft:
    """Rows on their way to a Tidy, with what was left out, noticed or wrong.

    At first they are text in the columns of the file; the index is its line. A layout puts our
    columns beside; those that it does not name are filled by the finishing touch. `evidence` is
    what this file proves of its figures, `open` what nothing proves yet, `answered` the names of
    the reader's answers that were made use of, `notes` lines passed over below the figures,
    `value_column` the column of the file that the values were read from.
    """

    frame: pd.DataFrame
    kind: str = Kind.TRADE
    rows_read: int = 0
    source: str = ""
    left_out: Counter[str] = field(default_factory=Counter)
    notices: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    vintage: str = ""
    evidence: list[Evidence] = field(default_factory=list)
    open: list[OpenFact] = field(default_factory=list)
    answered: set[str] = field(default_factory=set)
    notes: list[tuple[int, str]] = field(default_factory=list)
    value_column: str = ""

    def prove(
        self, fact: Fact, found: str, *, line: int | None = None, column: str = "", words: str = ""
    ) -> None:
        """A fact that the file proves: what it is, and where that stands."""
        self.evidence.append(Evidence(fact, found, line=line, column=column, words=words))


Fits = Callable[[Table], bool]
Reads = Callable[[Table, Wanted], Draft]


def _nothing(_: Table) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True)
class Layout:
    """One publisher's layout: how to know it by its first lines, and how to read it.

    `fits` looks at the first rows only, never at a name. `facts` hold for every file of the
    layout: what its documentation fixes, and which columns prove what; a file's own evidence for
    the same fact goes before. `lacks` names the columns that a table lacks which would fit if it
    had them, where it nearly fits; nothing for others.
    """

    id: str
    credit: Credit
    fits: Fits
    read: Reads
    kind: str = Kind.TRADE
    facts: tuple[Evidence, ...] = ()
    lacks: Callable[[Table], tuple[str, ...]] = _nothing

    @property
    def is_own(self) -> bool:
        """Whether it is that of our own tables: of any source, and each row says what it is."""
        return not self.credit.source


def known_by(*first: str, holds: Iterable[str] = ()) -> Fits:
    """A header that begins with these names, and holds the others anywhere."""
    return lambda table: tuple(table.header()[: len(first)]) == first and table.holds(*holds)


@dataclass(frozen=True)
class Tidy:
    """What a layout made of the file or files handed in: rows in our own columns, and how.

    `file` is what to call it; it never becomes a path. `frame` has exactly the columns of the
    schema of its kind, in that order; its index is the line of the file handed in, the header
    being line 1. `left_out` counts rows by reason. `evidence` proves the six facts; `open` are
    those that the reader must answer. A Tidy with problems or open facts is never accepted.
    """

    file: str
    layout: str
    kind: str
    credit: Credit
    frame: pd.DataFrame
    rows_read: int
    left_out: dict[str, int]
    notices: tuple[str, ...]
    problems: tuple[Problem, ...]
    evidence: tuple[Evidence, ...] = ()
    open: tuple[OpenFact, ...] = ()
