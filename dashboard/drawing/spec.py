"""Specifications of charts: built once for all drawings of one shape, with rows of their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

import pyarrow as pa

from dashboard.drawing.axes import Rows
from dashboard.drawing.late import alt
from dashboard.exhibit import Spec
from dashboard.remember import once

D = TypeVar("D")


def _none(_drawing: object) -> Sequence[Any]:
    """Nothing of a specification differs but its rows."""
    return ()


def drawn(
    drawing: D,
    draw: Callable[[D], alt.LayerChart],
    shape: Callable[[D], str],
    data: Callable[[D], Mapping[str, Rows]],
    parts: Callable[[D], Sequence[Any]] = _none,
) -> Spec:
    """A drawing's specification, with its rows as Arrow tables, which are sent without more work.

    `shape` names all that the specification depends on besides its rows: building one takes
    longer than all else that a page does. `parts` of it, lists or texts that stand in it as they
    are, may differ between drawings of one shape, and are put in place of those of the first.
    """
    key, own = (draw.__module__, draw.__qualname__, shape(drawing)), list(parts(drawing))
    spec, first = once(key, lambda: (_without_rows(draw(drawing)), own))
    return with_rows(spec if own == first else _instead(spec, first, own), data(drawing))


def _instead(node: Any, first: Sequence[Any], own: Sequence[Any]) -> Any:  # noqa: ANN401
    """The same with other parts, wherever those of the first stand."""
    if isinstance(node, (list, str)) and node in first:
        return own[first.index(node)]
    if isinstance(node, dict):
        return {key: _instead(value, first, own) for key, value in node.items()}
    return [_instead(each, first, own) for each in node] if isinstance(node, list) else node


def with_rows(spec: Spec, datasets: Mapping[str, Rows]) -> Spec:
    """A specification, made once, with other rows."""
    tables = {name: pa.Table.from_pylist(rows) for name, rows in datasets.items()}
    return {**spec, "datasets": tables}


def _without_rows(chart: alt.LayerChart) -> Spec:
    spec: Spec = chart.to_dict()
    return {key: value for key, value in spec.items() if key != "datasets"}
