"""Colours, type and lines of every chart.

Charts are drawn once, in colours for a light page. On a dark page a style sheet swaps each colour
for its dark partner, in the browser, so that a change of theme redraws nothing and a picture
saved from a chart is always readable on white.

Palette: the first two colours are Okabe and Ito's blue and a darkened vermillion, which readers
with any common colour blindness can tell apart; the others are chosen dark enough for text on
white, and every line is named at its end, so that no reading rests on colour alone.
"""

import re
from collections.abc import Iterable
from typing import Any

from dashboard.vocabulary import Status

INK, SOFT, GRID, PAPER, NIGHT = "#262730", "#5F6368", "#E1E4E8", "#FFFFFF", "#14161A"
BRIGHT, SLATE, ASH, MIST, CHALK = "#FDFDFD", "#565C63", "#A9AFB6", "#E4E6E9", "#F6F7F8"
"""Grey tones for verdicts, since colours belong to the economies, and a bright ink on the dark."""
DARK = {
    INK: "#FAFAFA", SOFT: "#B8BDC7", GRID: "#343842",
    BRIGHT: NIGHT, SLATE: "#B4B9C0", ASH: "#666B72", MIST: "#33373E", CHALK: "#1D2026",
}  # fmt: skip
FONT = "Source Sans, Source Sans 3, Source Sans Pro, sans-serif"
ON_PAGES = '[data-testid="stVegaLiteChart"] svg'
"""Where charts stand on the pages of the dashboard."""
HALO = (
    "{at} .mark-text text"
    f"{{{{paint-order:stroke;stroke:light-dark({PAPER},{NIGHT});stroke-width:3px;"
    "stroke-linejoin:round}}"
    "{at} .mark-text.signs_marks text{{stroke:none}}"
    "{at} :is(.signs_marks,.plain_marks){{pointer-events:none}}"
)
"""Words in a chart keep clear of lines behind them."""
PAINT = re.compile('(?:fill|stroke)="(#[0-9A-F]{6})"')
"""A colour in an SVG that was made of one of our charts."""
TOOLTIP = (
    "#vg-tooltip-element h2{font-size:1rem !important;padding:0}"
    "@media (max-width:640px){#vg-tooltip-element"
    "{left:8px !important;right:8px;width:auto;max-width:none !important}"
    "#vg-tooltip-element td.value{max-width:none !important;white-space:normal}}"
)
"""What a pointer is told is small, and on a phone as wide as the screen and never cut off."""
DASHES = {
    Status.REPORTED: [1, 0],
    Status.RECONCILED: [12, 3],
    Status.ESTIMATE: [5, 3],
    Status.DOUBTFUL: [1, 3],
}
CONFIG: dict[str, Any] = {
    "background": "transparent",
    "font": FONT,
    "view": {"stroke": None},
    "mark": {"tooltip": None},
    "axis": {
        "labelColor": SOFT,
        "titleColor": SOFT,
        "labelFontSize": 13,
        "titleFontSize": 13,
        "titleFontWeight": "normal",
        "gridColor": GRID,
        "domainColor": SOFT,
        "tickColor": SOFT,
    },
    "text": {"font": FONT, "fontSize": 13, "color": INK},
}


def night(colour: str) -> str:
    """The partner of a colour on a dark page: its own, or half way to white."""
    if colour in DARK:
        return DARK[colour]
    parts = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{(part + 255) // 2:02X}" for part in parts)


def style(colours: Iterable[str]) -> str:
    """The style sheet of the dashboard's pages, which swaps the colours of charts on a dark one."""
    return f"<style>{swapped(colours, ON_PAGES)}{TOOLTIP}</style>"


def painted(svgs: Iterable[str]) -> list[str]:
    """The colours in SVGs that are drawn on paper, each once; paper itself is none."""
    found = (colour for svg in svgs for colour in PAINT.findall(svg))
    return [colour for colour in dict.fromkeys(found) if colour not in {*DARK, PAPER}]


def swapped(colours: Iterable[str], at: str) -> str:
    """The rules that swap the colours of the SVGs at a selector where the ground is dark.

    Every colour has been checked by the schema to be # and six hexadecimal digits.
    """
    rules = [
        f'{at} [{paint}="{colour}"]{{{paint}:light-dark({colour},{night(colour)})}}'
        for colour in (*DARK, *dict.fromkeys(colours))
        for paint in ("fill", "stroke")
    ]
    return HALO.format(at=at) + "".join(rules)
