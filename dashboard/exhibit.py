"""What a reader is shown of one question: worked out once, without a page to show it on.

A page shows it, the command line prints it, and a report or a picture is made of it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pandas as pd
import pyarrow as pa

from dashboard.credit import Credit, in_short
from dashboard.document import Document

SOURCE = "source"
Spec = dict[str, Any]
"""A Vega-Lite specification together with its rows."""


@dataclass(frozen=True)
class Way:
    """A way out of nothing: words for it, and the choice (a control's key and code) it makes."""

    words: str
    key: str
    code: str


@dataclass(frozen=True)
class Cited:
    """A sentence to be copied with its sources, which are named by their ids; no full stop.

    `verdict` names the verdict that it tells, if it tells one.
    """

    text: str
    sources: tuple[str, ...] = ()
    verdict: str = ""


@dataclass(frozen=True, eq=False)
class Exhibit:
    """A message, the chart that shows it, the table behind it, its words and its credits.

    `key` names it in the addresses of its parts and files. `why_not` says why there is nothing,
    where there is nothing, and `ways` lead to what there is. `words` tell the chart in sentences,
    `alternative` what kind of picture it is. `answer` is a short table that stands over the chart.
    `draw`, `table` (the figures to read) and `figures` (those to download) are made once they are
    asked for. `sources` are lines that say whose the figures are, `notes` what else must be said,
    both ready to be shown, and `pointing` is what a mouse with its keys does in the chart, of no
    use where there is none. `parts` are exhibits that stand side
    by side under this one's message. `file` is the name its figures are saved under, where it is
    not the key. `claimed` are lines of plain text that say what is claimed beside the figures,
    where that is not drawn, and where it stands: the document or who stated it, with its address.
    `documents` are those documents by their ids, as far as anything is known of them. `cited` makes
    the sentences that can be copied.
    """

    key: str
    message: str = ""
    why_not: str = ""
    ways: tuple[Way, ...] = ()
    alternative: str = ""
    words: str = ""
    draw: Callable[[], Spec] = dict
    answer: pd.DataFrame | None = None
    table: Callable[[], pd.DataFrame] = pd.DataFrame
    figures: Callable[[], pd.DataFrame] = pd.DataFrame
    sources: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    pointing: str = ""
    credits: tuple[Credit, ...] = ()
    parts: tuple["Exhibit", ...] = ()
    file: str = ""
    claimed: tuple[str, ...] = ()
    documents: Mapping[str, Document] = field(default_factory=dict)
    cited: Callable[[], tuple[Cited, ...]] = tuple

    @cached_property
    def chart(self) -> Spec:
        """Its chart, drawn once it is asked for; empty where there is none.

        In its tooltips the sources stand by the names that its credits give them.
        """
        names = {credit.source: credit.short for credit in self.credits}
        spec = self.draw()
        tables = {key: _named(table, names) for key, table in spec.get("datasets", {}).items()}
        return {**spec, "datasets": tables} if tables else spec

    @property
    def beneath(self) -> tuple[str, ...]:
        """The lines beneath its chart, ready to be shown: whose the figures are, then the notes."""
        return (*self.sources, *self.notes)

    @property
    def whole(self) -> Iterator["Exhibit"]:
        """Itself and all exhibits under its message, without drawing any."""
        yield self
        for part in self.parts:
            yield from part.whole

    @property
    def file_name(self) -> str:
        """The name under which its figures are saved, without an ending."""
        return self.file or self.key


def _named(table: pa.Table, names: Mapping[str, str]) -> pa.Table:
    """Rows of a chart with the sources as readers call them."""
    if SOURCE not in table.column_names:
        return table
    cells = pa.array([in_short(id_, names) for id_ in table[SOURCE].to_pylist()], pa.string())
    return table.set_column(table.column_names.index(SOURCE), SOURCE, cells)
