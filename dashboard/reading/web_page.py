"""The tables of a web page that was saved under the ending of a spreadsheet.

Each table stands alone, also one inside a cell of another; titles stay above what they title, also
those that stand in no table, and notes below it. A cell over several columns or rows is followed by
empty ones, so that no figure moves to another column. The page's own word for its encoding is
obeyed; blanks of every kind become one.
"""

import codecs
import re
from html.parser import HTMLParser

MARKUP = ("<!doctype", "<html", "<table", "<?xml", "<head", "<body", "<meta")
CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?([A-Za-z0-9_-]+)", re.IGNORECASE)
AS_BROWSERS_DO = {"iso8859-1": "cp1252", "iso8859-9": "cp1254"}
MOST_SPAN = 100
BREAKS = {"br", "p", "div", "li"}
ENDS_LINE = re.compile(r"br|hr|p|div|li|h[1-6]|center|table|caption|body|header|section|article")
IN_TABLE = {"table", "thead", "tbody", "tr", "td", "th", "colgroup"}
UNSEEN = {"script", "style", "title", "noscript"}
SHORT, FEW = 200, 8
"""A title or a note is a line of so many letters at most; of others none is kept. Many lines are
the page's menus, so that only the nearest are kept."""


def is_page(text: str) -> bool:
    """Whether a text begins as a web page does."""
    return text.lstrip("\ufeff \t\r\n").lower().startswith(MARKUP)


def stated(content: bytes) -> str:
    """The encoding that the beginning of a page names; nothing where it names none of one byte."""
    for found in CHARSET.findall(content):
        try:
            name = codecs.lookup(found.decode("ascii")).name
        except (LookupError, UnicodeError):
            continue
        if not name.startswith("utf"):
            return AS_BROWSERS_DO.get(name, name)
    return ""


def tables_of(text: str) -> list[list[list[str]]]:
    """The rows of every table, those of tables that hold titles only above the next one's."""
    parser = _Tables()
    parser.feed(text)
    parser.close()
    found: list[list[list[str]]] = []
    above: list[list[str]] = []
    for place, rows in enumerate(parser.tables):
        above += _lines(parser, place)[-FEW:]
        plain = [[" ".join(cell.split()) for cell in row] for row in rows if row]
        if all(sum(map(bool, row)) < 2 for row in plain):
            above += [row for row in plain if any(row)]
            continue
        found.append(above + plain)
        above = []
    if found:
        found[-1] += above + _lines(parser, len(parser.tables))[:FEW]
    return found


def _lines(parser: "_Tables", place: int) -> list[list[str]]:
    """The short lines that stand outside of tables, before the table of that place."""
    plain = [" ".join(line.split()) for line in parser.outside.get(place, [])]
    return [[line] for line in plain if line and len(line) <= SHORT]


class _Open:
    """A table that is being read: its rows, the open cell, and cells that reach further down."""

    def __init__(self, rows: list[list[str]]) -> None:
        self.rows = rows
        self.place = -1
        self.in_row = False
        self.reaching: dict[int, int] = {}

    def add_row(self) -> None:
        """Begin a row; the one before ends, also where the page does not say so."""
        self.end_row()
        self.rows.append([])
        self.in_row = True

    def add_cell(self, wide: int, high: int) -> None:
        """Begin a cell over so many columns and rows, right of what reaches down from above."""
        row = self.rows[-1]
        self._pass_reaching(row)
        self.place = len(row)
        row += [""] * wide
        if high > 1:
            self.reaching |= dict.fromkeys(range(self.place, len(row)), high - 1)

    def _pass_reaching(self, row: list[str]) -> None:
        """Leave empty what a cell of a row above covers."""
        while self.reaching.get(len(row), 0):
            self.reaching[len(row)] -= 1
            row.append("")

    def end_row(self) -> None:
        """Count cells from above that reach into this row behind its own cells."""
        if self.in_row:
            for place in [place for place in self.reaching if place >= len(self.rows[-1])]:
                self.reaching[place] = max(self.reaching[place] - 1, 0)
        self.in_row, self.place = False, -1


class _Tables(HTMLParser):
    """Collects the text of every cell of every row of every table."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[str]]] = []
        self.open: list[_Open] = []
        self.outside: dict[int, list[str]] = {}
        self.unseen = 0
        self.in_caption = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a table, a row or a cell; a line break inside a cell is a blank."""
        self.unseen += tag in UNSEEN
        self._begin_line(tag)
        self.in_caption = tag == "caption" or (self.in_caption and tag not in IN_TABLE)
        if tag == "table" or (tag == "tr" and not self.open):
            self.tables.append([])
            self.open.append(_Open(self.tables[-1]))
        if not self.open:
            return
        table = self.open[-1]
        if tag == "tr":
            table.add_row()
        elif tag in {"td", "th"} and table.in_row:
            said = dict(attrs)
            table.add_cell(_span(said.get("colspan")), _span(said.get("rowspan")))
        elif tag in BREAKS:
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        """Close a cell, a row or a table."""
        self.unseen = max(self.unseen - (tag in UNSEEN), 0)
        self._begin_line(tag)
        self.in_caption = False if tag == "caption" else self.in_caption
        if self.open and tag in {"td", "th"}:
            self.open[-1].place = -1
        elif self.open and tag == "tr":
            self.open[-1].end_row()
        elif self.open and tag == "table":
            self.open.pop()

    def handle_data(self, data: str) -> None:
        """Add text to the open cell, or to the line that is written outside of tables."""
        if not self.unseen and (self.in_caption or not self.open):
            place = len(self.tables) - bool(self.open)
            self.outside.setdefault(place, [""])[-1] += data
        elif self.open and self.open[-1].place >= 0:
            self.open[-1].rows[-1][self.open[-1].place] += data

    def _begin_line(self, tag: str) -> None:
        """What follows outside of tables is another line."""
        if ENDS_LINE.fullmatch(tag) and (lines := self.outside.get(len(self.tables))):
            lines.append("")


def _span(said: str | None) -> int:
    """Over how many columns or rows a cell reaches."""
    said = (said or "1").strip()
    return min(max(int(said), 1), MOST_SPAN) if said.isascii() and said.isdigit() else 1
