"""Two ledgers of the same goods: two lines with the space between them shaded, and their gap.

The columns are those of series/chart; `pair` is the code of the economy whose colour a line has.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from dashboard.drawing import axes
from dashboard.drawing.axes import IN_SIGHT, Drawing, Rows, colour, on, rows, x, y
from dashboard.drawing.ink import SOFT
from dashboard.drawing.late import alt
from dashboard.drawing.places import Word, placed, reach, words_at
from dashboard.drawing.pointer import pointer, pointer_rows
from dashboard.series import chart_annotations as noted
from dashboard.series.chart import origins_at
from dashboard.series.chart_words import across, inked, origins, origins_of
from dashboard.vocabulary import FREIGHT, Status

TALL, LOW = 300, 230
DOUBLES = (0.5, 2.0)
"""The ratios that an axis of ratios always has room for: half as much, and twice."""
LEAST, MOST = FREIGHT
STRIP = f"{LEAST:.2f} to {MOST:.2f}"
"""What stands beside the strip of ratios that freight and insurance alone make."""
AROUND, ROOM = 1.08, 0.03
"""The room around the lowest and the highest figure, so that their points are whole."""
PARTS = "datum.value >= 1 ? format(datum.value, ',') : '1/' + format(1 / datum.value, ',')"
"""A ratio below one as people say it: a half, a quarter."""
FAINT = 0.55
TOLD = {"line0": " ", "line1": "  ", "note": "   "}
"""What the pointer tells: each line begins with whose it is, so that every pair is drawn alike."""

Names = dict[str, tuple[str, str]]
"""What stands at the end of a line: its name, perhaps in several lines, and its basis below."""


@dataclass(frozen=True)
class Ends:
    """What a chart must have room for, so that two charts can share one scale."""

    low: float
    high: float


def two_sides(drawing: Drawing) -> alt.LayerChart:
    """What both sides recorded of one flow of goods, and the space between two reports.

    The specification alone, which depends on unit and colours only; its rows are `side_rows`.
    """
    value = y(drawing)
    rule, nearest = pointer(TOLD)
    layers = [
        _room(value),
        *_between(drawing),
        _strokes(drawing, value).add_params(axes.zoom()),
        _points(drawing, value, nearest),
        rule,
        *noted.span_lanes(drawing),
        *_ends(drawing, value),
        origins_at("origins", value),
    ]
    return axes.layered(layers, TALL, strokeDash="shared")


def side_rows(drawing: Drawing, band: pd.DataFrame, names: Names, ends: Ends) -> dict[str, Rows]:
    """The rows of `two_sides`. band: position, exported, imported, run, is_alone."""
    roomy = _roomy(ends)
    around = noted.data(drawing)
    return {
        **_data(drawing, names, roomy, reach(_both(roomy)), TALL, (), noted.beneath(around)),
        "spans": around["spans"],
        "lanes": around["lanes"],
        "band": rows(band, "position", "exported", "imported", "run", "is_alone"),
    }


def gap_lines(drawing: Drawing) -> alt.LayerChart:
    """The gap of both flows of goods, in dollars over a line at zero, or as a ratio.

    A ratio stands on an axis where twice and half are equally far from one, with a strip from
    1.06 to 1.10, which is what freight and insurance alone make. The specification alone; its
    rows are `gap_rows`.
    """
    named = replace(drawing, colours={**drawing.colours, STRIP: SOFT})
    value = _gap(named)
    rule, nearest = pointer(TOLD)
    layers = [
        _room(value),
        *_levels(named),
        _strokes(named, value).add_params(axes.zoom()),
        _points(named, value, nearest),
        rule,
        *_ends(named, value),
    ]
    return axes.layered(layers, LOW, strokeDash="shared")


def gap_rows(drawing: Drawing, names: Names, ends: Ends) -> dict[str, Rows]:
    """The rows of `gap_lines`. names: what stands at a line's end."""
    if not drawing.logarithmic:
        roomy = _roomy(Ends(min(ends.low, 0), max(ends.high, 0)))
        shown = _data(drawing, names, roomy, reach(_both(roomy)), LOW, (0.0,))
        return {**shown, "levels": [{"value": 0.0}]}
    roomy = Ends(min(ends.low / AROUND, DOUBLES[0]), max(ends.high * AROUND, DOUBLES[1]))
    return {
        **_data(drawing, names, roomy, _both(roomy), LOW, (1.0, LEAST, MOST)),
        "levels": [{"value": 1.0}],
        "strip": [{"low": LEAST, "high": MOST}],
    }


def shape(drawing: Drawing) -> str:
    """Names all that either specification depends on besides its rows: unit, scale and colours."""
    return f"{drawing.unit} {drawing.logarithmic} {drawing.colours}"


def _data(
    drawing: Drawing,
    names: Names,
    ends: Ends,
    upwards: tuple[float, float],
    height: int,
    levels: Sequence[float],
    beneath: Sequence[str] = (),
) -> dict[str, Rows]:
    first, last = drawing.domain
    dots = [
        [point] for point in zip(drawing.points["position"], drawing.points["value"], strict=True)
    ]
    where = placed(
        _words(drawing, names),
        inked(drawing.strokes, *(across(drawing, level) for level in levels), *dots),
        drawing.domain,
        upwards,
        height,
        logarithmic=drawing.logarithmic,
        beneath=beneath,
    )
    return {
        "room": [{"position": first, "value": ends.low}, {"position": last, "value": ends.high}],
        "strokes": rows(drawing.strokes, "position", "value", "pair", "status", "run"),
        "points": rows(drawing.points, "position", "value", "pair", "period", "told", "firm"),
        "pointer": pointer_rows({"": drawing.points}, {"": drawing.spans}),
        "names": [row for row in where if row["pair"]],
        "origins": origins(where),
    }


def _both(ends: Ends) -> tuple[float, float]:
    return ends.low, ends.high


def _roomy(ends: Ends) -> Ends:
    """A little more than the values need, so that points at the ends are whole."""
    more = ROOM * (ends.high - ends.low)
    return Ends(ends.low - more if ends.low < 0 else ends.low, ends.high + more)


def _room(value: alt.Y) -> alt.Chart:
    """Nothing to see: the ends of both axes, so that they are data and not specification."""
    layer: alt.Chart = on("room").mark_point(opacity=0, size=0, aria=False).encode(x(), value)
    return layer


def _between(drawing: Drawing) -> list[alt.Chart]:
    """The space between two reports; one year alone is a bar as thin as a line."""
    upper, lower = y(drawing, name="exported"), alt.Y2("imported:Q")
    area = on("band").mark_area(color=SOFT, opacity=0.2, clip=True, aria=False)
    rule = on("band").mark_rule(color=SOFT, strokeWidth=4, clip=True, aria=False)
    alone = alt.when("datum.is_alone").then(alt.value(0.35)).otherwise(alt.value(0))
    return [
        area.encode(x(), upper, lower, detail="run:N"),
        rule.encode(x(), upper, lower, opacity=alone),
    ]


def _strokes(drawing: Drawing, value: alt.Y) -> alt.Chart:
    """Lines by status: what is not reported is dashed, and lighter."""
    line = on("strokes").mark_line(strokeWidth=2.2, clip=True, aria=False, strokeJoin="round")
    faint = f"datum.status === '{Status.ESTIMATE}' || datum.status === '{Status.RECONCILED}'"
    layer: alt.Chart = line.encode(
        x(),
        value,
        colour(drawing),
        axes.dash(),
        opacity=alt.when(faint).then(alt.value(FAINT)).otherwise(alt.value(1)),
        detail="run:N",
    )
    return layer


def _points(drawing: Drawing, value: alt.Y, nearest: alt.Parameter) -> alt.Chart:
    """A dot a figure, hollow where it is not one firm report; larger under the pointer."""
    colours = axes.palette(drawing)
    dots = on("points").mark_point(clip=True, aria=False, strokeWidth=1.4, opacity=1)
    layer: alt.Chart = dots.encode(
        x(),
        value,
        stroke=alt.Stroke("pair:N", scale=colours, legend=None),
        fill=alt.Fill("pair:N", scale=colours, legend=None),
        fillOpacity=alt.when("datum.firm").then(alt.value(1)).otherwise(alt.value(0)),
        size=alt.when(nearest).then(alt.value(90)).otherwise(alt.value(20)),
    )
    return layer


def _ends(drawing: Drawing, value: alt.Y) -> list[alt.Chart]:
    """The name of each line beside its last point, with its basis below it."""
    names = words_at("names", fontWeight=600, lineBreak="\n")
    bases = words_at("names", dy=alt.expr("datum.dy + 14 * datum.lines"), fontSize=12)
    return [
        mark.encode(x(), value, colour(drawing), text=f"{column}:N").transform_filter(IN_SIGHT)
        for mark, column in ((names, "text"), (bases, "basis"))
    ]


def _levels(drawing: Drawing) -> list[alt.Chart]:
    """Lines to read the gap against: no difference, and what freight makes."""
    rule = on("levels").mark_rule(color=SOFT, strokeWidth=1, clip=True, aria=False)
    level = rule.encode(_gap(drawing))
    if not drawing.logarithmic:
        return [level]
    strip = on("strip").mark_rect(
        color=SOFT, opacity=0.35, stroke=SOFT, strokeWidth=1, clip=True, aria=False
    )
    return [strip.encode(_gap(drawing, "low"), alt.Y2("high:Q")), level]


def _gap(drawing: Drawing, name: str = "value") -> alt.Y:
    """An axis of dollars, or one of ratios on which a step doubles or halves."""
    if not drawing.logarithmic:
        return y(drawing, name=name)
    axis = axes.unit_axis(drawing)
    axis["labelExpr"] = PARTS
    return alt.Y(f"{name}:Q", axis=axis, scale=alt.Scale(type="log", base=2, nice=False))


def _words(drawing: Drawing, names: Names) -> list[Word]:
    """Names at line ends, the lowest first, and whose each figure is that nobody reported."""
    points = drawing.points[["position", "value", "pair"]].sort_values("position")
    last = points.groupby("pair", sort=False).tail(1)
    ends = [
        _end((row["position"], row["value"]), str(row["pair"]), *names[row["pair"]])
        for row in last.to_dict("records")
    ]
    if drawing.logarithmic:
        ends.append(_end((drawing.domain[1], LEAST), STRIP, "", STRIP))
    ordered = sorted(ends, key=lambda word: word.anchors[0][1])
    return [*ordered, *(origins_of(drawing) if "made" in drawing.points else [])]


def _end(at: tuple[float, float], pair: str, label: str, basis: str) -> Word:
    return Word(label, [at], {"pair": pair}, at_end=True, basis=basis)
