"""Every error a reader may meet.

TwoLedgersError
├── NoPackage        the folder holds no data package
├── BadData          files of the package break their promises; carries every Problem found
│   └── BadMapping   a mapping file says what no mapping may say
├── UnknownChoice    a word that names no pair, ledger, measure or source in the data
├── NoWarehouse      a warehouse is away, slow, or holds something else than trade as we know it
├── PortTaken        another program listens where the dashboard was to be
├── NotOpened        other computers could change the data, and nobody said that they may
├── SwapRefused      data that were to be replaced stay as they are
│   ├── NotAccepted    the proposal has problems, an open question, or nothing that is not there
│   ├── DataChanged    the data are no longer those that the comparison was made with
│   ├── ReadOnly       the dashboard was opened for reading only
│   ├── Busy           another tab or program is changing the data at this moment
│   ├── CannotWrite    the disk is full, or the folder may not be written
│   └── NothingToUndo  no version before is kept, or it cannot be brought back
├── CannotRead       a file handed in is no table: an error page, a locked workbook, a bad zip
│   ├── TooLarge     it is larger than the size agreed
│   └── NotRecognised  it is a table, but of no layout that we know
└── Cancelled        the reader stopped the reading
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

FOUND = re.compile("“[^”]*”|[0-9][0-9,.]*")
"""What differs between problems of one kind: the cells quoted, and numbers."""
CELL = re.compile("found (“[^”]*”)")
"""The cell that a problem is about."""
NAMED_CELLS = 3
NAMED_LINES = 8
MANY = 6
"""So many rows are told as one; of fewer, each with its own cell."""


@dataclass(frozen=True)
class Problem:
    """One thing wrong in one file, said so that a reader can mend it.

    `line` counts from 1, the header being line 1; `column` is the column's name. `others` are
    further lines in which the same is wrong, with another cell.
    """

    file: str
    what: str
    line: int | None = None
    column: str | None = None
    advice: str = ""
    others: tuple[int, ...] = ()

    @property
    def where(self) -> str:
        """The line, or how many rows and which: “36 rows, lines 2 to 37”."""
        lines = sorted({line for line in (self.line, *self.others) if line is not None})
        if len(lines) < 2:
            return "".join(f"line {line}" for line in lines)
        if len(lines) <= NAMED_LINES and lines[-1] - lines[0] >= len(lines):
            which = ", ".join(map(str, lines))
        else:
            which = f"{lines[0]} to {lines[-1]}"
        return f"{len(lines):,} rows, lines {which}"

    @property
    def says(self) -> str:
        """What was found, and what to do; of several rows, what was found in the first of them."""
        first = f"in line {self.line}, " if self.others else ""
        return f"{first}{self.what} {self.advice}".strip()

    def __str__(self) -> str:
        column = f"column {self.column}" if self.column else ""
        place = ", ".join(part for part in (self.file, self.where, column) if part)
        return f"{place}: {self.says}"


def alike(problems: Sequence[Problem]) -> list[Problem]:
    """The same problems, those that differ by nothing but line and cell as one, where it begins."""
    kinds: dict[tuple[object, ...], list[Problem]] = {}
    for one in problems:
        words = (FOUND.sub("", text) for text in (one.what, one.advice))
        apart = () if one.line is not None else (one.what,)
        kinds.setdefault((one.file, one.column, *words, *apart), []).append(one)
    return [
        one for same in kinds.values() for one in ([_as_one(same)] if len(same) >= MANY else same)
    ]


def _as_one(same: Sequence[Problem]) -> Problem:
    lines = [line for one in same for line in (one.line, *one.others) if line is not None]
    if len(lines) < 2:
        return same[0]
    return replace(same[0], what=_with_cells(same), others=tuple(lines[1:]))


def _with_cells(same: Sequence[Problem]) -> str:
    """What is wrong, with the other cells that the very same is wrong with, up to three in all."""
    what = same[0].what
    alone = CELL.sub("", what)
    cells = [CELL.search(one.what) for one in same if CELL.sub("", one.what) == alone]
    others = list(dict.fromkeys(cell[1] for cell in cells if cell))[1:]
    shown, more = others[: NAMED_CELLS - 1], len(others) - NAMED_CELLS + 1
    rest = f" and {more:,} more" if more > 0 else ""
    return f"{what} Also found: {', '.join(shown)}{rest}." if others else what


SHOWN_PROBLEMS = 50
"""Problems that are shown at a time: no more than a reader can mend in one go."""


class TwoLedgersError(Exception):
    """The root: whatever we raise for a reader's eyes."""


class NoPackage(TwoLedgersError):  # noqa: N818  (the name is read by people, in messages)
    """The folder holds no data package."""


class BadData(TwoLedgersError):  # noqa: N818
    """Files of the data package break what their schemas promise."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("\n".join(map(str, alike(problems))))


class UnknownChoice(TwoLedgersError):  # noqa: N818
    """A word that names nothing in the data."""


class NoWarehouse(TwoLedgersError):  # noqa: N818
    """A warehouse that is away, slow, or does not hold what it should."""


class PortTaken(TwoLedgersError):  # noqa: N818
    """Another program listens on the port asked for."""


class NotOpened(TwoLedgersError):  # noqa: N818
    """The dashboard would let other computers change the data, and nobody said that they may."""


class SwapRefused(TwoLedgersError):  # noqa: N818
    """Data that were to be replaced stay as they are."""


class NotAccepted(SwapRefused):
    """A proposal with problems, with a question that nobody answered, or without a change."""


class DataChanged(SwapRefused):
    """The data are no longer those that the comparison was made with."""


class ReadOnly(SwapRefused):
    """The server was opened for reading only."""


class Busy(SwapRefused):
    """Another tab or program is changing the data at this moment."""


class CannotWrite(SwapRefused):
    """The disk is full, or the folder may not be written."""


class NothingToUndo(SwapRefused):
    """No version before is kept, or it cannot be brought back."""


class CannotRead(TwoLedgersError):  # noqa: N818
    """A file handed in is no table that can be read; the message says what it is instead."""


class TooLarge(CannotRead):
    """A file handed in is larger than the size agreed."""


class NotRecognised(CannotRead):
    """A table handed in has no layout that we know: its columns must be named by a mapping.

    `heads` are the first rows of its tables.
    """

    def __init__(self, said: str, heads: Sequence[Sequence[Sequence[str]]] = ()) -> None:
        self.heads = heads
        super().__init__(said)


class BadMapping(BadData):
    """A mapping file says what no mapping may say."""


class Cancelled(TwoLedgersError):  # noqa: N818
    """The reader stopped the reading; nothing was changed."""
