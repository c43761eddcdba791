"""Groups of goods as bars, and by month one upon another, with the caution in the picture itself.

The name of a group stands over its bars, so that a phone has room for both.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.drawing.axes import HEIGHT, Rows, layered, on, rows, titled, x
from dashboard.drawing.ink import INK, SOFT
from dashboard.drawing.late import alt
from dashboard.drawing.pointer import telling

STEP = 19
ROOM = 1.5
"""How far the scale reaches beyond the longest bar, so that its words stay in the plot."""
WIDE, NARROW = 108, 44
"""Letters in a line of the caution on a desk and on a phone."""
DESK = 760
LINE = 17
TOOLTIP = telling(
    {
        "period": "Period",
        "text": "Value",
        "made": "Status",
        "note": "Note",
        "whole_note": "Note on the whole",
    },
    heading="label",
)


@dataclass(frozen=True)
class Bars:
    """What to draw: code, label, period, value, text, made, note, is_rest.

    `caution` are sentences that stand in the picture, `colour` is the pair's; `unit` is that of
    the axis, where there is one.
    """

    parts: pd.DataFrame
    colour: str
    caution: tuple[str, ...]
    unit: str = ""


def bars(drawing: Bars) -> alt.LayerChart:
    """A bar for every group and period, older periods paler."""
    order = [row["row"] for row in _rows_of(drawing)]
    reach = alt.Scale(domain=[0, ROOM * float(drawing.parts["value"].max())], nice=False)
    value = alt.X("value:Q", axis=None, scale=reach)
    years = "datum.value && split(datum.value, '|')[1]"
    axis = alt.Axis(title=None, domain=False, ticks=False, labelExpr=years, labelPadding=6)
    place = alt.Y("row:N", axis=axis, scale=alt.Scale(domain=order))
    layers: list[Any] = [
        on("bars").mark_bar(height=13, aria=False, tooltip=TOOLTIP).encode(
            value,
            place,
            color=_ink(drawing),
            opacity=alt.Opacity("shade:Q", scale=None, legend=None),
        ),
        on("bars").mark_text(align="left", dx=6, aria=False, tooltip=TOOLTIP).encode(
            value, place, text="text:N"
        ),
        on("groups").mark_text(x=0, align="left", dy=3, fontWeight=600, aria=False).encode(
            place, text="label:N"
        ),
        *_caution(),
    ]  # fmt: skip
    return layered(layers, STEP * len(order), bar_data(drawing))


def months(drawing: Bars) -> alt.LayerChart:
    """Bars of months with their groups one upon another; `parts` carries low, high, start, end."""
    value = alt.Y("low:Q", axis=titled(drawing.unit, -12), scale=alt.Scale(zero=True))
    bar = on("bars").mark_rect(aria=False, clip=True, tooltip=TOOLTIP)
    layers: list[Any] = [
        bar.encode(x("start"), value, x2="end:Q", y2="high:Q", color=_by_group(drawing)),
        *_caution(),
    ]
    return layered(layers, HEIGHT, month_data(drawing))


def month_shape(drawing: Bars) -> str:
    """Names all that the specification depends on besides its rows: alike drawings share one."""
    return f"months {drawing.colour} {drawing.unit} {list(dict.fromkeys(drawing.parts['code']))}"


def month_data(drawing: Bars) -> dict[str, Rows]:
    """The rows of the months, by the name under which the specification refers to them."""
    return {
        "bars": rows(
            drawing.parts,
            *("start", "end", "low", "high", "label", "period", "text", "made"),
            *("note", "whole_note", "code"),
        ),
        "caution": _lines(_legend(drawing), drawing.caution),
    }


def _ink(drawing: Bars) -> alt.Color:
    """The pair's colour; grey for what is in no group of its own."""
    scale = alt.Scale(domain=[False, True], range=[drawing.colour, SOFT])
    return alt.Color("is_rest:N", scale=scale, legend=None)


def _by_group(drawing: Bars) -> alt.Color:
    """The first group in the pair's colour, the others in grey."""
    codes = list(dict.fromkeys(drawing.parts["code"]))
    scale = alt.Scale(domain=codes, range=[drawing.colour, *(SOFT for _ in codes[1:])])
    return alt.Color("code:N", scale=scale, legend=None)


def bar_shape(drawing: Bars) -> str:
    """Names all that the specification depends on besides its rows: alike drawings share one."""
    order = [row["row"] for row in _rows_of(drawing)]
    return f"bars {drawing.colour} {order} {drawing.parts['value'].max()}"


def bar_data(drawing: Bars) -> dict[str, Rows]:
    """The rows of the bars, by the name under which the specification refers to them."""
    every = _rows_of(drawing)
    return {
        "bars": [row for row in every if "value" in row],
        "groups": [row for row in every if "value" not in row],
        "caution": _lines([], drawing.caution),
    }


def _rows_of(drawing: Bars) -> Rows:
    """The rows of the picture from the top: a name, and its bars, the newest first."""
    columns = ("code", "label", "period", "value", "text", "made", "note", "whole_note",
               "is_rest")  # fmt: skip
    periods = sorted(set(drawing.parts["period"]))
    shades = {period: _shade(place, len(periods)) for place, period in enumerate(periods)}
    table: Rows = []
    for code, own in drawing.parts.groupby("code", sort=False):
        table.append({"row": f"{code}|", "label": own["label"].iloc[0]})
        newest_first = own.sort_values("period", ascending=False)
        table += [
            {**row, "row": f"{code}|{row['period']}", "shade": shades[row["period"]]}
            for row in rows(newest_first, *columns)
        ]
    return table


def _shade(place: int, count: int) -> float:
    return 1.0 if count == 1 else 0.4 + 0.6 * place / (count - 1)


def _legend(drawing: Bars) -> list[tuple[str, str]]:
    """Which colour is which group: the words, and the colour they are written in."""
    labels = drawing.parts.drop_duplicates("code")["label"]
    return [(f"■ {label}", SOFT if place else drawing.colour) for place, label in enumerate(labels)]


def _lines(legend: list[tuple[str, str]], caution: tuple[str, ...]) -> Rows:
    """Words under the picture, broken into lines for a desk and for a phone."""
    said = [*legend, *((f"Beware: {text}", INK) for text in caution)]
    table: Rows = []
    for is_narrow, letters in ((False, WIDE), (True, NARROW)):
        lines = [(line, ink) for text, ink in said for line in textwrap.wrap(text, letters)]
        table += [
            {"line": number, "text": line, "ink": ink, "is_narrow": is_narrow}
            for number, (line, ink) in enumerate(lines)
        ]
    return table


def _caution() -> list[alt.Chart]:
    """Part of the picture, so that it goes wherever the picture goes."""
    paint = alt.Color("ink:N", scale=None, legend=None)
    below = alt.expr(f"height + 30 + {LINE} * datum.line")
    words = on("caution").mark_text(x=0, y=below, align="left", aria=False, clip=False)
    return [
        words.encode(paint, text="text:N").transform_filter(f"datum.is_narrow === (width < {DESK})")
    ]
