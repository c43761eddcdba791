"""What a reader is shown of one question: worked out once, without a page to show it on.

A page shows it, the command line prints it, and a report or a picture is made of it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from dashboard.credit import Credit

Spec = dict[str, Any]
"""A Vega-Lite specification together with its rows."""


@dataclass(frozen=True)
class Way:
    """A way out of nothing: words for it, and the choice (a control's key and code) it makes."""

    words: str
    key: str
    code: str


@dataclass(frozen=True, eq=False)
class Exhibit:
    """A message, the chart that shows it, the table behind it, its words and its credits.

    `key` names it in the addresses of its parts and files. `why_not` says why there is nothing,
    where there is nothing, and `ways` lead to what there is. `words` tell the chart in sentences,
    `alternative` what kind of picture it is. `answer` is a short table that stands over the chart.
    `draw`, `table` (the figures to read) and `figures` (those to download) are made once they are
    asked for. `notes` are lines beneath it, ready to be shown. `parts` are exhibits that stand side
    by side under this one's message. `file` is the name its figures are saved under, where it is
    not the key.
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
    notes: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()
    parts: tuple["Exhibit", ...] = ()
    file: str = ""

    @cached_property
    def chart(self) -> Spec:
        """Its chart, drawn once it is asked for; empty where there is none."""
        return self.draw()

    @property
    def file_name(self) -> str:
        """The name under which its figures are saved, without an ending."""
        return self.file or self.key
