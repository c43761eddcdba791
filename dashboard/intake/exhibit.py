"""What a file would change, drawn: the series that change most, before and after."""

from functools import partial

import pandas as pd

from dashboard.drawing.spec import drawn
from dashboard.exhibit import Exhibit
from dashboard.intake import changes
from dashboard.intake.chart import Change, change, data, shape
from dashboard.package.kinds import SHAPES
from dashboard.package.package import Package
from dashboard.swap.proposal import Proposal
from dashboard.swap.words_changes import row_words
from dashboard.text.numbers import inert
from dashboard.vocabulary import MONEY

SHOWN_CHARTS = 2


def most_changed_series(proposal: Proposal, package: Package) -> list[Exhibit]:
    """An exhibit each; none where nothing of theirs can be compared."""
    kind = SHAPES.get(proposal.tidy.kind)
    if kind is None or proposal.outcome is None:
        return []
    value, key = kind.value, list(kind.key)
    named = (proposal.credit.source, proposal.tidy.kind)
    before, after = (each.rows_of(each.source(*named)) for each in (package, proposal.outcome))
    exhibits: list[Exhibit] = []
    most = changes.most_changed(before, after, key, value, SHOWN_CHARTS, not kind.unit)
    for series, step in most:
        unit = kind.unit or _unit(series, after if len(after) else before)
        values = changes.before_and_after(before, after, key, value, series, step)
        points, units = changes.marks(values, unit)
        drawing = Change(changes.strokes(points, step), points[points["changed"]], units.unit)
        label = _label(series, key, package)
        exhibits.append(
            Exhibit(
                key=f"chart-{len(exhibits)}",
                message=f"**{inert(label)}**, {inert(drawing.unit)}",
                alternative=f"Line chart of {label}, in the data now and with this file.",
                words=changes.in_words(points),
                draw=partial(drawn, drawing, change, shape, data),
            )
        )
    return exhibits


def _label(series: str, key: list[str], package: Package) -> str:
    cells = zip([name for name in key if name != "period"], changes.parts_of(series), strict=True)
    return row_words(dict([*cells, ("period", "")]), key, package.names)


def _unit(series: str, rows: pd.DataFrame) -> str:
    own = rows[rows["indicator"] == changes.parts_of(series)[0]]
    unit = str(own["unit"].iloc[0]) if len(own) else ""
    return MONEY if unit in (MONEY, "current US dollars") else unit
