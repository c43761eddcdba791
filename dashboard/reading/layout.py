"""A publisher's layout, and the draft that it makes of a table."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

import pandas as pd

from dashboard.credit import Credit
from dashboard.errors import Problem
from dashboard.package.kinds import Kind
from dashboard.reading.table import Table
from dashboard.reading.tidy import Wanted


@dataclass
class Draft:
    """Rows on their way to a Tidy, with what was left out, noticed or wrong.

    At first they are text in the columns of the file; the index is its line. A layout puts our
    columns beside; those that it does not name are filled by the finishing touch.
    """

    frame: pd.DataFrame
    kind: str = ""
    rows_read: int = 0
    source: str = ""
    left_out: Counter[str] = field(default_factory=Counter)
    notices: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    vintage: str = ""


Fits = Callable[[Table], bool]
Reads = Callable[[Table, Wanted], Draft]


@dataclass(frozen=True)
class Layout:
    """One publisher's layout: how to know it by its first lines, and how to read it.

    `fits` looks at the first rows only, never at a name.
    """

    id: str
    credit: Credit
    fits: Fits
    read: Reads
    kind: str = Kind.TRADE
