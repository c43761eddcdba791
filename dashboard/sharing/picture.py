"""A view as one picture that says by itself what it shows, whose figures these are, and more."""

from collections.abc import Sequence
from struct import pack
from xml.etree.ElementTree import Element, SubElement, fromstring, tostring
from zlib import crc32

import vl_convert

from dashboard.drawing.ink import INK, PAPER
from dashboard.sharing.fitting import fitting, taken
from dashboard.sharing.inset import Inset
from dashboard.sharing.key import SAMPLE, Sign
from dashboard.sharing.layout import ABOVE, BETWEEN, MARGIN, Block, Page, Row
from dashboard.sharing.layout import SIZES as SIZES
from dashboard.sharing.layout import Size as Size
from dashboard.sharing.svg import TYPEFACE, rendered
from dashboard.sharing.told import in_words
from dashboard.sharing.view import View
from dashboard.text.lines import as_wide, readable, runs, width_of

HEAD = 33
"""The bytes of a PNG before its first words: its signature, and its size."""
WORDS = {"Title": "title", "Description": "desc"}
"""What a PNG says of itself, by the elements of the SVG that it is made of."""


def picture(view: View, size: Size) -> str:
    """A view as an SVG on white: message, charts, key, notes, sources, what is claimed, way back.

    The same view gives the same text, byte for byte. An exhibit without a chart is told in words.
    """
    page, drawn = fitting(view, size)
    spare = page.room - taken(page, drawn)
    high = round(size.height - min(0.0, spare) * page.scale)
    root = Element("svg", _frame(size.width, high, page.scale))
    SubElement(root, "title").text = readable(view.exhibit.message or view.title)
    SubElement(root, "desc").text = readable(in_words(view, page.told))
    SubElement(root, "rect", {"width": "100%", "height": "100%", "fill": PAPER})
    y = _write(root, page.title, MARGIN, MARGIN)
    for row, own in zip(page.rows, drawn, strict=True):
        _place(root, page, row, own, y)
        y += page.height(row, [one.height for one in own])
    _write_below(root, page, y + max(0.0, spare))
    return tostring(root, encoding="unicode")


def png(svg: str, scale: float = 2) -> bytes:
    """A picture in pixels, so many for each of its own; its file says what the picture's does."""
    drawn = bytes(rendered(vl_convert.svg_to_png, svg, scale=scale))
    said = {each.tag.rpartition("}")[2]: each.text or "" for each in fromstring(svg)[:2]}  # noqa: S314  (our own)
    texts = (_text(key, said[tag]) for key, tag in WORDS.items() if tag in said)
    return b"".join((drawn[:HEAD], *texts, drawn[HEAD:]))


def _text(key: str, words: str) -> bytes:
    """Words as a part of a PNG, uncompressed, in UTF-8."""
    part = b"iTXt" + key.encode() + bytes(5) + words.encode()
    return pack(">I", len(part) - 4) + part + pack(">I", crc32(part))


def _frame(width: int, height: int, scale: float) -> dict[str, str]:
    return {
        "xmlns": "http://www.w3.org/2000/svg",
        "text-rendering": "geometricPrecision",
        "width": str(width),
        "height": str(height),
        "viewBox": f"0 0 {width / scale:.2f} {height / scale:.2f}",
        "role": "img",
        "font-family": TYPEFACE,
    }


def _place(root: Element, page: Page, row: Row, own: Sequence[Inset], y: float) -> None:
    """The charts of a row, their feet on one line below the headings."""
    headings, step = page.heading(row), page.column(row) + BETWEEN
    top = y + max(block.height for block in headings) + ABOVE
    for place, block in enumerate(headings):
        _write(root, block, MARGIN + place * step, y)
    for place, one in enumerate(own):
        one.element.set("transform", f"translate({MARGIN + place * step:.2f},{top:.2f})")
        root.append(one.element)


def _write_below(root: Element, page: Page, y: float) -> None:
    for number, row in enumerate(page.signs):
        for x, sign in row:
            _write_sign(root, sign, MARGIN + x, y + 20 * number + 20)
    y += page.signs_height
    for block in page.below:
        y = _write(root, block, MARGIN, y)


def _write_sign(root: Element, sign: Sign, x: float, y: float) -> None:
    group = SubElement(root, "g", {"transform": f"translate({x:.2f},{y:.2f})"})
    group.extend(sign.sample)
    look = {"x": str(SAMPLE + 8 if sign.sample else 0), "font-size": "12", "fill": INK}
    said = readable(sign.words)
    SubElement(group, "text", {**look, **as_wide(said, 12)}).text = said


def _write(root: Element, block: Block, x: float, y: float) -> float:
    """Writes lines below a height, and says where they end."""
    look = {"font-size": f"{block.size:g}", "fill": block.ink}
    look |= {"font-weight": "bold"} if block.bold else {}
    for number, line in enumerate(block.lines):
        foot = y + block.above + block.leading * (number + 0.8)
        begin = x
        for run in runs(line):
            place = {"x": f"{begin:.2f}", "y": f"{foot:.2f}"}
            place |= as_wide(run, block.size, bold=block.bold)
            SubElement(root, "text", {**place, **look}).text = run
            begin += width_of(f"{run} ", block.size, bold=block.bold)
    return y + block.height
