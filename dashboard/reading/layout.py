"""What every module of this room hands over: a layout, and the draft it makes of a table."""

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
    """Rows in our columns on their way to a Tidy, with what was left out, noticed or wrong.

    The columns of `frame` that a layout does not name are filled by the finishing touch; `value`
    columns are text until then only where the layout says so.
    """

    kind: str
    frame: pd.DataFrame
    rows_read: int
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
