"""The tables of a web page that was saved under the ending of a spreadsheet.

Each table stands alone, also one inside a cell of another; titles stay above what they title. A
cell over several columns or rows is followed by empty ones, so that no figure moves to another
column. The page's own word for its encoding is obeyed; blanks of every kind become one.
"""

import codecs
import re
from html.parser import HTMLParser

MARKUP = ("<!doctype", "<html", "<table", "<?xml", "<head", "<body", "<meta")
CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?([A-Za-z0-9_-]+)", re.IGNORECASE)
AS_BROWSERS_DO = {"iso8859-1": "cp1252", "iso8859-9": "cp1254"}
MOST_SPAN = 100
BREAKS = {"br", "p", "div", "li"}


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
    for rows in parser.tables:
        plain = [[" ".join(cell.split()) for cell in row] for row in rows if row]
        if all(sum(map(bool, row)) < 2 for row in plain):
            above += [row for row in plain if any(row)]
            continue
        found.append(above + plain)
        above = []
    if above and found:
        found[-1] += above
    return found


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

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a table, a row or a cell; a line break inside a cell is a blank."""
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
        if self.open and tag in {"td", "th"}:
            self.open[-1].place = -1
        elif self.open and tag == "tr":
            self.open[-1].end_row()
        elif self.open and tag == "table":
            self.open.pop()

    def handle_data(self, data: str) -> None:
        """Add text to the open cell."""
        if self.open and self.open[-1].place >= 0:
            self.open[-1].rows[-1][self.open[-1].place] += data


def _span(said: str | None) -> int:
    """Over how many columns or rows a cell reaches."""
    said = (said or "1").strip()
    return min(max(int(said), 1), MOST_SPAN) if said.isascii() and said.isdigit() else 1
