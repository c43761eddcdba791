"""Tables in HTML: some offices save one under the ending of a spreadsheet."""

from html.parser import HTMLParser

START = ("<!doctype", "<html", "<table", "<?xml", "<head", "<body", "<meta")


class _Cells(HTMLParser):
    """Collects the text of every cell of every row."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a row or a cell; a cell over several columns is followed by empty ones."""
        if tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"} and self.rows:
            wide = dict(attrs).get("colspan") or "1"
            span = int(wide) if wide.isdigit() else 1
            self.rows[-1] += [""] * min(max(span, 1), 100)
            self.place = len(self.rows[-1]) - min(max(span, 1), 100)
            self.inside = True

    def handle_endtag(self, tag: str) -> None:
        """Close a cell."""
        if tag in {"td", "th", "tr"}:
            self.inside = False

    def handle_data(self, data: str) -> None:
        """Add text to the open cell."""
        if self.inside:
            self.rows[-1][self.place] += data


def is_markup(text: str) -> bool:
    """Whether a text begins as a web page does."""
    return text.lstrip("\ufeff \t\r\n").lower().startswith(START)


def rows_of(text: str) -> list[list[str]]:
    """The rows of all tables of a page; blanks of every kind become one plain blank."""
    parser = _Cells()
    parser.feed(text)
    parser.close()
    return [[" ".join(cell.split()) for cell in row] for row in parser.rows if row]
