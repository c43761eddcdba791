"""Specifications of charts: built once for all drawings of one shape, with rows of their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

import pyarrow as pa

from dashboard.drawing.axes import Rows
from dashboard.drawing.late import alt
from dashboard.exhibit import Spec
from dashboard.remember import once

D = TypeVar("D")


def drawn(
    drawing: D,
    draw: Callable[[D], alt.LayerChart],
    shape: Callable[[D], str],
    data: Callable[[D], Mapping[str, Rows]],
) -> Spec:
    """A drawing's specification, with its rows as Arrow tables, which are sent without more work.

    `shape` names all that the specification depends on besides its rows: building one takes
    longer than all else that a page does.
    """
    key = (draw.__module__, draw.__qualname__, shape(drawing))
    return with_rows(once(key, lambda: _without_rows(draw(drawing))), data(drawing))


def with_rows(spec: Spec, datasets: Mapping[str, Rows]) -> Spec:
    """A specification, made once, with other rows."""
    tables = {name: pa.Table.from_pylist(rows) for name, rows in datasets.items()}
    return {**spec, "datasets": tables}


def _without_rows(chart: alt.LayerChart) -> Spec:
    spec: Spec = chart.to_dict()
    return {key: value for key, value in spec.items() if key != "datasets"}
