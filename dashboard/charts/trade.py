"""Lines of pairs over time, named at their ends, with what was stated and what happened.

Everything is worked out before it comes here: `value` is in the unit printed above the axis,
`position` is a number of years, `text` is the value in words.
"""

from dataclasses import dataclass, field
from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts.ink import CONFIG, DASHES, GRID, INK, SOFT
from dashboard.charts.labels import apart, in_lanes

HEIGHT = 380
LANE = 15
EMPTY = pd.DataFrame()
FIT = alt.AutoSizeParams(type="fit-x", contains="padding")
PADDING = {"left": 2, "top": 4, "right": 14, "bottom": 4}
UNREPORTED = "not reported"
IN_SIGHT = "!isValid(zoom.position) || inrange(datum.position, zoom.position)"


@dataclass(frozen=True)
class Drawing:
    """What to draw; every frame may be empty.

    strokes: pair, label, position, value, status, run. points: pair, label, position, period,
    value, text, status, source, note. statements: pair, label, position, value, text, speaker,
    period. references: value, text, pair. events: number, position, end, text. spans: pair,
    label, start, end, text, what. colours: pair to colour. domain: first and last position shown.
    """

    strokes: pd.DataFrame
    points: pd.DataFrame
    unit: str
    colours: dict[str, str]
    domain: tuple[float, float]
    statements: pd.DataFrame = field(default_factory=lambda: EMPTY)
    references: pd.DataFrame = field(default_factory=lambda: EMPTY)
    events: pd.DataFrame = field(default_factory=lambda: EMPTY)
    spans: pd.DataFrame = field(default_factory=lambda: EMPTY)
    mark: tuple[float, str] | None = None
    logarithmic: bool = False
    description: str = ""


def lines(drawing: Drawing) -> alt.LayerChart:
    """The chart: strokes by status, a point a value, labels at the ends, annotations around."""
    picked = alt.selection_point(name="picked", fields=["pair"], on="click", clear="dblclick")
    zoom = alt.selection_interval(
        name="zoom", bind="scales", encodings=["x"], zoom="wheel![event.shiftKey]"
    )
    layers = [
        *_event_layers(drawing),
        *_reference_layers(drawing),
        *_span_layers(drawing),
        _strokes(drawing, picked).add_params(zoom),
        _dots(drawing, picked),
        *_statement_layers(drawing, picked),
        *_hover_layers(drawing),
        _names(drawing, picked).add_params(picked),
    ]
    chart: alt.LayerChart = (
        alt.layer(*layers, height=HEIGHT, autosize=FIT, padding=PADDING)
        .resolve_scale(color="shared", strokeDash="shared")
        .configure(**CONFIG)
    )
    return chart.properties(description=drawing.description) if drawing.description else chart


def _x(drawing: Drawing, name: str = "position") -> alt.X:
    axis = alt.Axis(
        format="d", title=None, grid=False, tickCount=8, tickMinStep=1, labelFlush=False
    )
    return alt.X(
        f"{name}:Q", axis=axis, scale=alt.Scale(domain=list(drawing.domain), nice=False, zero=False)
    )


def _y(drawing: Drawing) -> alt.Y:
    axis = alt.Axis(
        title=drawing.unit,
        titleAngle=0,
        titleAlign="left",
        titleAnchor="end",
        titleX=-34,
        titleY=-12 - LANE * _top_lanes(drawing),
        domain=False,
        ticks=False,
        tickCount=5,
        labelPadding=6,
        format=",~g" if drawing.logarithmic else ",~f",
    )
    scale = alt.Scale(type="log", nice=True) if drawing.logarithmic else alt.Scale(zero=True)
    return alt.Y("value:Q", axis=axis, scale=scale)


def _colour(drawing: Drawing) -> alt.Color:
    return alt.Color(
        "pair:N",
        scale=alt.Scale(domain=list(drawing.colours), range=list(drawing.colours.values())),
        legend=None,
    )


def _shade(picked: alt.Parameter) -> Any:  # noqa: ANN401  (altair names no type for it)
    """Full colour unless the reader has picked another pair."""
    return alt.when(picked).then(alt.value(1)).otherwise(alt.value(0.18))


def _strokes(drawing: Drawing, picked: alt.Parameter) -> alt.Chart:
    dash = alt.StrokeDash(
        "status:N",
        scale=alt.Scale(domain=list(DASHES), range=list(DASHES.values())),
        legend=None,
    )
    layer: alt.Chart = (
        alt.Chart(_with(drawing.strokes, "position", "value", "pair", "status", "run"))
        .mark_line(strokeWidth=2.2, clip=True, aria=False, strokeJoin="round")
        .encode(
            _x(drawing), _y(drawing), _colour(drawing), dash, opacity=_shade(picked), detail="run:N"
        )
    )
    return layer


def _dots(drawing: Drawing, picked: alt.Parameter) -> alt.Chart:
    size = 22 if len(drawing.points) < 400 else 6
    layer: alt.Chart = (
        alt.Chart(_with(drawing.points, "position", "value", "pair"))
        .mark_circle(size=size, clip=True, aria=False)
        .encode(_x(drawing), _y(drawing), _colour(drawing), opacity=_shade(picked))
    )
    return layer


def _hover_layers(drawing: Drawing) -> list[alt.Chart]:
    hover = alt.selection_point(
        name="hover",
        on="pointerover",
        nearest=True,
        empty=False,
        clear="pointerout",
        fields=["pair", "period"],
    )
    data = alt.Chart(
        _with(
            drawing.points,
            "position",
            "value",
            "pair",
            "period",
            "label",
            "text",
            "status",
            "source",
            "note",
        )
    )
    tooltip = [
        alt.Tooltip(f"{name}:N", title=title)
        for name, title in (
            ("label", "Pair"),
            ("period", "Period"),
            ("text", "Value"),
            ("status", "Status"),
            ("source", "Source"),
            ("note", "Note"),
        )
    ]
    near = data.mark_circle(size=160, opacity=0, clip=True, aria=False).encode(
        _x(drawing), _y(drawing), tooltip=tooltip
    )
    shown = data.mark_circle(size=80, clip=True, aria=False).encode(
        _x(drawing),
        _y(drawing),
        _colour(drawing),
        opacity=alt.condition(hover, alt.value(1), alt.value(0)),
    )
    return [shown, near.add_params(hover)]


def _names(drawing: Drawing, picked: alt.Parameter) -> alt.Chart:
    """The name of each line, right of the plot at the height of its end.

    Hidden while the reader has zoomed that end away.
    """
    names = _labels(drawing)
    layer: alt.Chart = (
        alt.Chart(_with(names[names["is_line"]], "position", "value", "pair", "label"))
        .mark_text(align="left", dx=9, fontWeight=600, aria=False, clip=False)
        .encode(
            _y(drawing),
            _colour(drawing),
            x=alt.value("width"),
            opacity=_shade(picked),
            text="label:N",
        )
        .transform_filter(IN_SIGHT)
    )
    return layer


def _labels(drawing: Drawing) -> pd.DataFrame:
    """Names of lines and of references, moved apart: position, value, pair, label, is_line."""
    ends = drawing.points.sort_values("position").groupby("pair", sort=False).tail(1)
    lines = _with(ends, "position", "value", "pair", "label").assign(is_line=True)
    references = _with(drawing.references, "value", "pair", "text")
    levels = references.rename(columns={"text": "label"}).assign(
        is_line=False, position=drawing.domain[1]
    )
    both = pd.concat([lines, levels]) if len(levels) else lines
    return apart(both, drawing.logarithmic, drawing.points["value"])


def _reference_layers(drawing: Drawing) -> list[alt.Chart]:
    """The levels that the claims state, across the whole plot, and their words at the right."""
    if drawing.references.empty:
        return []
    labels = _labels(drawing)
    rule = (
        alt.Chart(_with(drawing.references, "value", "pair"))
        .mark_rule(strokeDash=[2, 3], strokeWidth=1.5, aria=False)
        .encode(_y(drawing), _colour(drawing))
    )
    words = (
        alt.Chart(_with(labels[~labels["is_line"]], "value", "pair", "label"))
        .mark_text(align="left", dx=9, fontStyle="italic", aria=False, clip=False)
        .encode(_y(drawing), _colour(drawing), x=alt.value("width"), text="label:N")
    )
    return [rule, words]


def _statement_layers(drawing: Drawing, picked: alt.Parameter) -> list[alt.Chart]:
    if drawing.statements.empty:
        return []
    columns = ("position", "value", "pair", "label", "text", "speaker", "period")
    tooltip = [
        alt.Tooltip(f"{name}:N", title=title)
        for name, title in (
            ("label", "Stated of"),
            ("period", "Period"),
            ("text", "Value"),
            ("speaker", "By"),
        )
    ]
    marks = (
        alt.Chart(_with(drawing.statements, *columns))
        .mark_point(shape="diamond", size=70, filled=False, strokeWidth=1.6, clip=True, aria=False)
        .encode(_x(drawing), _y(drawing), _colour(drawing), opacity=_shade(picked), tooltip=tooltip)
    )
    return [marks]


def _event_layers(drawing: Drawing) -> list[alt.Chart]:
    """Numbers above the plot, in lanes, over thin rules; the article's date in words."""
    numbered = _numbered(drawing)
    if numbered.empty:
        return _article_mark(drawing)
    data = alt.Chart(_with(numbered, "position", "end", "number", "text", "lane"))
    bands = data.mark_rect(opacity=0.35, color=GRID, clip=True, aria=False).encode(
        _x(drawing), x2="end:Q"
    )
    rules = data.mark_rule(color=GRID, strokeWidth=1.2, clip=True, aria=False).encode(_x(drawing))
    numbers = [
        data.transform_filter(f"datum.lane === {lane}")
        .mark_text(dy=-8 - LANE * lane, fontSize=12, color=SOFT, aria=False, clip=False)
        .encode(_x(drawing), y=alt.value(0), text="number:N", tooltip=["text:N"])
        .transform_filter(IN_SIGHT)
        for lane in range(_lanes(numbered))
    ]
    return [bands, rules, *numbers, *_article_mark(drawing)]


def _article_mark(drawing: Drawing) -> list[alt.Chart]:
    if drawing.mark is None:
        return []
    position, text = drawing.mark
    data = alt.Chart(pd.DataFrame({"position": [position], "text": [text]}))
    lanes = _lanes(_numbered(drawing))
    rule = data.mark_rule(color=SOFT, strokeWidth=1, clip=True, aria=False).encode(_x(drawing))
    words = data.mark_text(
        align="right", dx=14, dy=-8 - LANE * lanes, color=INK, aria=False, clip=False
    ).encode(_x(drawing), y=alt.value(0), text="text:N")
    return [rule, words]


def _span_layers(drawing: Drawing) -> list[alt.Chart]:
    """Under the axis, a lane each: the years that nobody reported, or a predecessor did."""
    if drawing.spans.empty:
        return []
    lanes = drawing.spans.groupby(["pair", "what"], sort=False)
    return [
        layer
        for lane, ((_, what), own) in enumerate(lanes)
        for layer in _lane(drawing, own, str(what), alt.value(HEIGHT + 34 + LANE * lane))
    ]


def _lane(drawing: Drawing, own: pd.DataFrame, what: str, depth: Any) -> list[alt.Chart]:  # noqa: ANN401
    dash = [1, 3] if what == UNREPORTED else [1, 0]
    rules = (
        alt.Chart(_with(own, "start", "end", "pair", "text"))
        .mark_rule(strokeWidth=4, strokeDash=dash, clip=False, aria=False)
        .encode(_x(drawing, "start"), y=depth, x2="end:Q", color=_colour(drawing), tooltip="text:N")
        .transform_filter("!isValid(zoom.position)")
    )
    words = (
        alt.Chart(_with(own.tail(1), "pair"))
        .mark_text(text=what, align="left", dx=9, aria=False, clip=False)
        .encode(x=alt.value("width"), y=depth, color=_colour(drawing))
    )
    return [rules, words]


def _numbered(drawing: Drawing) -> pd.DataFrame:
    reach = 0.045 * (drawing.domain[1] - drawing.domain[0])
    return in_lanes(drawing.events, reach)


def _lanes(numbered: pd.DataFrame) -> int:
    return 0 if numbered.empty else int(numbered["lane"].max()) + 1


def _top_lanes(drawing: Drawing) -> int:
    return _lanes(_numbered(drawing)) + (drawing.mark is not None)


def _with(frame: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """Only the columns a layer draws, so that no layer carries the others' data."""
    return frame[list(columns)] if not frame.empty else pd.DataFrame(columns=list(columns))
