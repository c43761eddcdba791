"""Names of economies that the package does not have, said one by one with what each costs."""

import re
from collections.abc import Iterable

import pandas as pd

from dashboard.reading.letters import folded
from dashboard.reading.table import quoted
from dashboard.reading.tidy import Draft

SHOWN = 40
WORD = re.compile(r"[^\W\d_]{4,}")


def say_unknown_names(draft: Draft, cells: "pd.Series[str]", known: Iterable[str]) -> None:
    """A notice of the names in cells that are left out, with their rows.

    Those that share a word with a known name stand first: they may be a writing of it.
    """
    parts = {word for name in known for word in WORD.findall(name)}
    counts = cells.value_counts()
    alike = [name for name in counts.index if parts & set(WORD.findall(folded(name)))]
    order = [*alike, *(name for name in counts.index if name not in alike)]
    if order:
        said = ", ".join(f"{quoted([name])} ({_rows(counts[name])})" for name in order[:SHOWN])
        more = f", and {len(order) - SHOWN:,} more" if len(order) > SHOWN else ""
        draft.notices.append(f"Left out, because the package has no such name: {said}{more}.")


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count:,} rows"
