"""The pointer: one rule at a year, which tells of every line in it at once."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.drawing.axes import Rows, hover, on, rows, x
from dashboard.drawing.ink import SOFT
from dashboard.drawing.late import alt
from dashboard.text.numbers import MISSING, day

DATUM = "(datum.datum || datum)"
"""The row beneath the pointer, also where the browser looks for the nearest one."""


def telling(titles: Mapping[str, str], heading: str = "") -> alt.ExprRef:
    """A tooltip of columns and their titles, without those that a row has no words for.

    `heading` is the column that stands above them.
    """
    named = {**({heading: "title"} if heading else {}), **titles}
    # A name that no row has gives “undefined”, which the browser leaves out.
    cells = [
        f"{json.dumps(title)}: {DATUM}[{json.dumps(column)}] || {DATUM}.nothing"
        for column, title in named.items()
    ]
    return alt.expr(f"{{{', '.join(cells)}}}")


def pointer(titles: Mapping[str, str]) -> tuple[alt.Chart, alt.Parameter]:
    """The rule at the year nearest to the pointer, and which year that is.

    `titles` are those of the lines, by their columns in the pointer's table.
    """
    nearest = hover("position")
    rule = on("pointer").mark_rule(
        color=SOFT, strokeWidth=1, clip=True, aria=False, tooltip=telling(titles, "when")
    )
    seen = alt.when(nearest).then(alt.value(0.7)).otherwise(alt.value(0))
    return rule.encode(x(), opacity=seen).add_params(nearest), nearest


def titles(points: Mapping[str, pd.DataFrame]) -> dict[str, str]:
    """The titles of lines, by their columns in the pointer's table."""
    return dict(columns(points).values())


def columns(points: Mapping[str, pd.DataFrame]) -> dict[tuple[str, str], tuple[str, str]]:
    """Of every line (its plot, its pair) the column of the pointer's table, and its title.

    `points` are those of one plot, or of several by what tells them apart.
    """
    lines = [
        (plot, pair, f"{label} ({plot})" if plot else label)
        for plot, own in points.items()
        if len(own)
        for pair, label in dict(zip(own["pair"], own["label"], strict=True)).items()
    ]
    return {
        (plot, pair): (f"line{number}", title) for number, (plot, pair, title) in enumerate(lines)
    }


def pointer_rows(
    points: Mapping[str, pd.DataFrame], spans: Mapping[str, pd.DataFrame] | None = None
) -> Rows:
    """A row a period, a column a line: `told` of its point, or what it means that it has none."""
    keys, table = columns(points), dict[float, dict[str, Any]]()
    for plot, own in points.items():
        for point in rows(own, "position", "period", "pair", "told", "note"):
            at = point["position"]
            when = {"position": at, "when": day(point["period"]), "note": point["note"]}
            row = table.setdefault(at, when)
            row[keys[plot, point["pair"]][0]] = point["told"]
    for (plot, pair), (column, _) in keys.items():
        why = _why_missing((spans or {}).get(plot), pair)
        for at, row in table.items():
            row.setdefault(column, next((what for a, b, what in why if a <= at <= b), MISSING))
    return [table[position] for position in sorted(table)]


def _why_missing(spans: pd.DataFrame | None, pair: str) -> list[tuple[float, float, str]]:
    """Where a line has no point, and what that means."""
    if spans is None or spans.empty:
        return []
    own = spans[spans["pair"] == pair]
    return list(zip(own["start"], own["end"], own["what"], strict=True))
