"""Number formats and comments of a sheet's cells: words that a reader sees and no value holds.

A cell that shows “5.8 mn USD” holds 5.8, one that shows “5 %” holds 0.05. Only formats that speak
of a unit are told, by their cell.
"""

import re
import zipfile
from xml.etree import ElementTree as ET

from dashboard.reading.sheet_xml import PLACE, Place, cells_of, column_of, links_of
from dashboard.reading.units import unit_of

STYLE = re.compile(rb'\bs="([0-9]+)"')
PERCENTS = {"9": "0%", "10": "0.00%"}
"""Formats that every spreadsheet has, by their number; the others stand in the file."""
SPOKEN = re.compile(r'"([^"]*)"|\[\$([^\]-]*)[^\]]*\]|\\(.)|([$€£₺₽¥%])')
SHOWN_SMALLER = re.compile(r"[0#?],+(?![0#?,])")
"""A comma behind the digits shows thousands of a value that stands in full."""
TEXT = re.compile(rb'\bt="(?:s|str|inlineStr|b|e)"')


def spoken_formats(archive: zipfile.ZipFile) -> dict[int, str]:
    """The formats of a workbook that speak of a unit, in words, by the number of their style."""
    if "xl/styles.xml" not in archive.namelist():
        return {}
    root = ET.fromstring(archive.read("xl/styles.xml"))  # noqa: S314
    named = {one.get("numFmtId"): one.get("formatCode", "") for one in _all(root, "numFmt")}
    codes = PERCENTS | named
    cells = next(iter(_all(root, "cellXfs")), ())
    words = {i: words_of_format(codes.get(one.get("numFmtId"), "")) for i, one in enumerate(cells)}
    return {number: said for number, said in words.items() if said}


def words_of_format(code: str) -> str:
    """What a format says of the unit: “%”, “mn USD”, “€”; nothing for one that only lays out."""
    positive = code.split(";")[0]
    said = " ".join("".join(filter(None, each)) for each in SPOKEN.findall(positive)).strip()
    unit = unit_of([said])
    if "%" in said:
        return "%"
    return said if unit.currencies or (unit.powers and not SHOWN_SMALLER.search(positive)) else ""


def formats_of(content: bytes, spoken: dict[int, str]) -> dict[Place, str]:
    """The words of the formats of a sheet's numbers, by their cells."""
    found: dict[Place, str] = {}
    for place, marks, _ in cells_of(content) if spoken else ():
        style = STYLE.search(marks)
        words = spoken.get(int(style[1]), "") if style else ""
        if words and not TEXT.search(marks):
            found[place] = words
    return found


def comments_of(archive: zipfile.ZipFile, part: str) -> dict[Place, str]:
    """The comments on the cells of a sheet, by the path of its XML."""
    found: dict[Place, str] = {}
    for _, kind, path in links_of(archive, part):
        if kind.endswith("/comments") and path in archive.namelist():
            found |= _comments(archive.read(path))
    return found


def _comments(content: bytes) -> dict[Place, str]:
    found = {}
    for one in _all(ET.fromstring(content), "comment"):  # noqa: S314
        place = PLACE.search(f' r="{one.get("ref")}"'.encode())
        words = " ".join("".join(part.text or "" for part in _all(one, "t")).split())
        if place and words:
            found[int(place[2]), column_of(place[1])] = words
    return found


def _all(root: ET.Element, name: str) -> list[ET.Element]:
    return [one for one in root.iter() if one.tag.rpartition("}")[2] == name]
