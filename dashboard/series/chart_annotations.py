"""Ink around the lines: what claims and officials stated, means, and spans without a figure."""

from __future__ import annotations

import pandas as pd

from dashboard.drawing.axes import LANE, Drawing, Rows, colour, on, palette, rows, shade, x
from dashboard.drawing.ink import DASHES, SOFT
from dashboard.drawing.late import alt
from dashboard.drawing.pointer import telling
from dashboard.series import chart_events
from dashboard.series.lines import ABSENT, DERIVED
from dashboard.vocabulary import Status

BAR = 18
"""How wide the bar of a claim about one year is, in pixels."""
STYLES = {ABSENT: "dotted", DERIVED: "dashed"}
"""How a span of a kind is drawn; of any other, as a whole line."""


def data(drawing: Drawing) -> dict[str, Rows]:
    """The rows of every layer here, by name."""
    statement = ("position", "value", "pair", "label", "text", "speaker", "period")
    lanes, (levels, figures) = _span_lanes(drawing.spans), stated(drawing)
    return {
        **chart_events.data(drawing),
        "levels": rows(levels, "value", "pair"),
        "claims": rows(figures, "position", "value", "pair", "text", "period"),
        "means": rows(drawing.means, "start", "end", "value", "pair", "text"),
        "statements": rows(drawing.statements, *statement),
        "spans": rows(lanes, "start", "end", "pair", "text", "lane", "what", "style")
        or _nowhere(drawing),
        "lanes": rows(lanes.drop_duplicates("lane"), "pair", "lane", "what") if len(lanes) else [],
    }


def beneath(tables: dict[str, Rows]) -> list[str]:
    """The words right of the lanes under the axis."""
    return [str(row["what"]) for row in tables["lanes"]]


def stated(drawing: Drawing) -> tuple[pd.DataFrame, pd.DataFrame]:
    """What claims state: the levels of those that name no period, the figures of those that do."""
    if drawing.references.empty:
        return drawing.references, drawing.references
    at = drawing.references["position"].astype(float)
    return drawing.references[at.isna()], drawing.references[at.between(*drawing.domain)]


def level_rules(drawing: Drawing, value: alt.Y) -> list[alt.Chart]:
    """The levels that claims state, across the whole plot."""
    if stated(drawing)[0].empty:
        return []
    rule = on("levels").mark_rule(strokeDash=[2, 3], strokeWidth=1.5, aria=False)
    return [rule.encode(value, colour(drawing))]


def claim_bars(drawing: Drawing, value: alt.Y) -> list[alt.Chart]:
    """A short bar at the year that a claim names."""
    if stated(drawing)[1].empty:
        return []
    bar = on("claims").mark_tick(
        orient="horizontal", size=BAR, thickness=3, clip=True, aria=False,
        tooltip=telling({"text": "Stated"}, "period"),
    )  # fmt: skip
    return [bar.encode(x(), value, colour(drawing))]


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
    tooltip = telling({"label": "Stated of", "text": "Value", "speaker": "By"}, "period")
    mark = on("statements").mark_point(
        shape="diamond", size=70, filled=False, strokeWidth=1.6, clip=True, aria=False,
        tooltip=tooltip,
    )  # fmt: skip
    return [mark.encode(x(), value, colour(drawing), opacity=shade(picked))]


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
    of_one = alt.Color("pair:N", scale=palette(drawing), legend=None)
    ink = alt.when("datum.pair").then(of_one).otherwise(alt.value(SOFT))
    return [
        rules.encode(x("start"), x2="end:Q", color=ink, tooltip="text:N").transform_filter(
            "!isValid(zoom.position)"
        ),
        words.encode(color=ink, text="what:N"),
    ]


def _nowhere(drawing: Drawing) -> Rows:
    """A span of no length: without any row, the axis would find no end of the spans."""
    start = drawing.domain[0]
    words = {"pair": "", "text": "", "what": "", "style": ""}
    return [{"start": start, "end": start, "lane": 0, **words}]


def _span_lanes(spans: pd.DataFrame) -> pd.DataFrame:
    """Spans with their lanes. What several lines lack in the very same years is one, of no pair."""
    if spans.empty:
        return spans
    strips: dict[tuple[object, ...], list[pd.DataFrame]] = {}
    for (_, what), own in spans.groupby(["pair", "what"], sort=False):
        years = tuple(zip(own["start"], own["end"], strict=True))
        strips.setdefault((what, years), []).append(own)
    lanes = [_strip(own, lane) for lane, own in enumerate(strips.values())]
    whole = pd.concat(lanes, ignore_index=True)
    return whole.assign(style=[STYLES.get(kind, "solid") for kind in whole["kind"]])


def _strip(alike: list[pd.DataFrame], lane: int) -> pd.DataFrame:
    """The spans of one line, or of several that lack the same."""
    first = alike[0].assign(lane=lane)
    if len(alike) == 1:
        return first
    texts = [" · ".join(each) for each in zip(*(own["text"] for own in alike), strict=True)]
    return first.assign(
        pair="", text=texts, what=[f"{what} ({len(alike)})" for what in first["what"]]
    )
