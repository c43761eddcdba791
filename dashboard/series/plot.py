"""What one plot shows: series over one axis of values, drawn, told and tabled alike."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from dashboard.drawing.axes import EMPTY, Drawing
from dashboard.series.annotations import NOBODY, ready_to_draw, spans_of, with_origins
from dashboard.series.lines import STROKE, drawable, runs
from dashboard.series.words import summary, table_of
from dashboard.text.numbers import MISSING, Scale, scale
from dashboard.vocabulary import Step


@dataclass(frozen=True, eq=False)
class Plot:
    """Series over one axis of values: whose they are, in which unit, and where they have none.

    `values` has the columns of a series, and `labels` the names of its pairs. `unpriced` are rows
    (pair, period) that no price index brings to the dollars asked for. `base` is the year that an
    index sets to 100; `missing` is what it means that a period has no value. `short_names` are
    what readers call the sources.
    """

    values: pd.DataFrame
    labels: Mapping[str, str]
    unit: str
    step: Step = Step.ANNUAL
    unpriced: pd.DataFrame = field(default_factory=lambda: EMPTY)
    base: int | None = None
    missing: str = MISSING
    short_names: Mapping[str, str] = field(default_factory=lambda: NOBODY)

    @cached_property
    def units(self) -> Scale:
        """The unit of the axis, by the largest value."""
        largest = float(self.values["value"].abs().max()) if len(self.values) else 0.0
        return scale(self.unit, largest, self.base)

    @cached_property
    def spans(self) -> pd.DataFrame:
        """The spans that nobody reported, that have no price index, or that a predecessor did."""
        return spans_of(self.values, self.labels, self.step, self.unpriced, self.missing)

    def drawing(
        self,
        colours: Mapping[str, str],
        extent: tuple[float, float],
        *,
        title: str = "",
        logarithmic: bool = False,
    ) -> Drawing:
        """The strokes, points and spans to draw from the first to the last position of `extent`.

        `title` stands above the axis instead of its unit.
        """
        values = drawable(self.values, logarithmic)
        points = ready_to_draw(values, self.labels, self.unit, self.units)
        return Drawing(
            strokes=runs(points[STROKE], self.step),
            points=with_origins(points, self.short_names),
            unit=title or self.units.unit,
            colours=dict(colours),
            domain=extent,
            spans=self.spans,
            logarithmic=logarithmic,
        )

    def summary(self) -> str:
        """The series in sentences."""
        return summary(self.values, self.labels, self.unit, self.spans)

    def table(self) -> pd.DataFrame:
        """The series as a table to read."""
        return table_of(self.values, self.labels, self.unit, self.units, self.missing)
