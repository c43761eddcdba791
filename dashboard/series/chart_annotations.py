"""Ink around the lines: levels that claims state, statements, events, the article's date, spans."""

import altair as alt
import pandas as pd

from dashboard.drawing.axes import IN_SIGHT, LANE, Drawing, Rows, colour, on, rows, shade, tips, x
from dashboard.drawing.ink import DASHES, GRID, INK, SOFT
from dashboard.drawing.labels import in_lanes
from dashboard.series.lines import ABSENT, DERIVED
from dashboard.vocabulary import Status

STYLES = {ABSENT: "dotted", DERIVED: "dashed"}
"""How a span of a kind is drawn; of any other, as a whole line."""


def data(drawing: Drawing) -> dict[str, Rows]:
    """The rows of every layer here, by name."""
    statement = ("position", "value", "pair", "label", "text", "speaker", "period")
    lanes = _span_lanes(drawing.spans)
    return {
        "levels": rows(drawing.references, "value", "pair"),
        "means": rows(drawing.means, "start", "end", "value", "pair", "text"),
        "statements": rows(drawing.statements, *statement),
        "events": rows(numbered(drawing), "position", "end", "number", "text", "lane"),
        "mark": _mark(drawing),
        "spans": rows(lanes, "start", "end", "pair", "text", "lane", "what", "style")
        or _nowhere(drawing),
        "lanes": rows(lanes.drop_duplicates("lane"), "pair", "lane", "what") if len(lanes) else [],
    }


def level_rules(drawing: Drawing, value: alt.Y) -> list[alt.Chart]:
    """The levels that the claims state, across the whole plot."""
    if drawing.references.empty:
        return []
    rule = on("levels").mark_rule(strokeDash=[2, 3], strokeWidth=1.5, aria=False)
    return [rule.encode(value, colour(drawing))]


def mean_rules(drawing: Drawing, value: alt.Y) -> list[alt.Chart]:
    """The mean of some years, as a level across just those years."""
    if drawing.means.empty:
        return []
    rule = on("means").mark_rule(strokeWidth=7, opacity=0.35, clip=True, aria=False)
    return [rule.encode(x("start"), value, colour(drawing), x2="end:Q", tooltip="text:N")]


def statement_marks(drawing: Drawing, value: alt.Y, picked: alt.Parameter) -> list[alt.Chart]:
    """Hollow diamonds, so that nobody takes a statement for a statistic."""
    if drawing.statements.empty:
        return []
    tooltip = tips(label="Stated of", period="Period", text="Value", speaker="By")
    mark = on("statements").mark_point(
        shape="diamond", size=70, filled=False, strokeWidth=1.6, clip=True, aria=False
    )
    return [mark.encode(x(), value, colour(drawing), opacity=shade(picked), tooltip=tooltip)]


def event_marks(drawing: Drawing) -> list[alt.Chart]:
    """Numbers above the plot, in lanes, over thin rules; bands for what lasted."""
    if drawing.events.empty:
        return []
    bands = on("events").mark_rect(opacity=0.35, color=GRID, clip=True, aria=False)
    rules = on("events").mark_rule(color=GRID, strokeWidth=1.2, clip=True, aria=False)
    numbers = (
        on("events")
        .mark_text(
            y=alt.expr(f"-8 - {LANE} * datum.lane"), fontSize=12, color=SOFT, aria=False, clip=False
        )
        .encode(x(), text="number:N", tooltip=["text:N"])
        .transform_filter(IN_SIGHT)
    )
    return [bands.encode(x(), x2="end:Q"), rules.encode(x()), numbers]


def date_mark(drawing: Drawing) -> list[alt.Chart]:
    """The day of the claims: a rule and its words above the plot."""
    if drawing.mark is None:
        return []
    top = -8 - LANE * event_lanes(drawing)
    rule = on("mark").mark_rule(color=SOFT, strokeWidth=1, clip=True, aria=False)
    words = on("mark").mark_text(y=top, align="right", dx=14, color=INK, aria=False, clip=False)
    return [rule.encode(x()), words.encode(x(), text="text:N").transform_filter(IN_SIGHT)]


def span_lanes(drawing: Drawing) -> list[alt.Chart]:
    """Under the axis, a lane each: the years that nobody reported, or a predecessor did."""
    depth = alt.expr(f"height + 34 + {LANE} * datum.lane")
    dash = alt.expr(
        f"datum.style === 'dotted' ? {DASHES[Status.DOUBTFUL]} : "
        f"datum.style === 'dashed' ? {DASHES[Status.ESTIMATE]} : {DASHES[Status.REPORTED]}"
    )
    rules = on("spans").mark_rule(y=depth, strokeWidth=4, strokeDash=dash, clip=False, aria=False)
    words = on("lanes").mark_text(
        x=alt.expr("width"), y=depth, align="left", dx=9, clip=False, aria=False
    )
    return [
        rules.encode(
            x("start"), x2="end:Q", color=colour(drawing), tooltip="text:N"
        ).transform_filter("!isValid(zoom.position)"),
        words.encode(color=colour(drawing), text="what:N"),
    ]


def numbered(drawing: Drawing) -> pd.DataFrame:
    """The events with the lane of each."""
    return in_lanes(drawing.events, 0.045 * (drawing.domain[1] - drawing.domain[0]))


def event_lanes(drawing: Drawing) -> int:
    """How many lanes the numbers of events take."""
    return 0 if drawing.events.empty else int(numbered(drawing)["lane"].max()) + 1


def top_lanes(drawing: Drawing) -> int:
    """All lanes above the plot: events, and the article's date."""
    return event_lanes(drawing) + (drawing.mark is not None)


def _mark(drawing: Drawing) -> Rows:
    if drawing.mark is None:
        return []
    position, text = drawing.mark
    return [{"position": position, "text": text}]


def _nowhere(drawing: Drawing) -> Rows:
    """A span of no length: without any row, the axis would find no end of the spans."""
    start = drawing.domain[0]
    words = {"pair": "", "text": "", "what": "", "style": ""}
    return [{"start": start, "end": start, "lane": 0, **words}]


def _span_lanes(spans: pd.DataFrame) -> pd.DataFrame:
    if spans.empty:
        return spans
    lanes = spans.groupby(["pair", "what"], sort=False).ngroup()
    return spans.assign(lane=lanes, style=[STYLES.get(kind, "solid") for kind in spans["kind"]])
