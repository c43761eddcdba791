"""The words of a web page that one sees: its title, then its paragraphs.

Menus, forms, scripts and what is hidden are left out; where the page marks its article, only that
is read.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from html import unescape

from dashboard.articles.document import Text
from dashboard.articles.web_credit import Marks, credited
from dashboard.articles.web_tags import Piece, pieces

LEFT_OUT = {"nav", "footer", "aside", "form", "button", "select", "menu", "dialog", "object"}
ROLES = re.compile(r"role\s*=\s*[\"']?(?:navigation|menu|banner|search|dialog|complementary)", re.I)
HIDDEN = re.compile(
    r"(?:^|\s)hidden(?:[\s=/]|$)|aria-hidden\s*=\s*[\"']?true|display\s*:\s*none"
    r"|visibility\s*:\s*hidden",
    re.IGNORECASE,
)
EMPTY = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "wbr",
}
INLINE = {
    *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i"),
    *("ins", "kbd", "label", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time"),
    *("tt", "u", "var", "wbr", "img", "link", "meta", "script", "style", "noscript", "svg"),
}
"""Elements that end no paragraph."""
PARTS = ("article", "main")
LEAST = 1 / 3
"""Part of all letters that an article has at least to be the text of its page."""
TWO_BREAKS = re.compile(r"\n[ \t\r\n]*\n")


def text_of_page(page: str) -> Text:
    """The text of a web page with what it says of itself."""
    seen = _Page()
    for piece in pieces(page):
        seen.take(piece)
    seen.end_paragraph()
    lines = seen.article()
    title = _title(seen)
    if title in lines:
        lines = lines[lines.index(title) + 1 :] if _stands_first(lines, title) else lines
    return credited(seen.marks, title, [title] * bool(title) + [x for x in lines if x != title])


def _title(seen: "_Page") -> str:
    """The heading, else what the page is called for others, else in the window's frame."""
    named = seen.marks.named("og:title", "twitter:title") or " ".join(seen.titled.split())
    return seen.heading or named


def _stands_first(lines: list[str], title: str) -> bool:
    """Whether what stands above the title is less than what stands below."""
    at = lines.index(title)
    return sum(map(len, lines[:at])) < sum(map(len, lines[at + 1 :]))


@dataclass
class _Page:
    """A page being read: its paragraphs, each with the part that it stands in."""

    marks: Marks = field(default_factory=Marks)
    titled: str = ""
    heading: str = ""
    lines: list[tuple[tuple[str, int], str]] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    depth: Counter[str] = field(default_factory=Counter)
    number: Counter[str] = field(default_factory=Counter)
    unseen: str = ""
    unseen_depth: int = 0
    in_heading: bool = False

    def take(self, piece: Piece) -> None:
        """Read on by one piece."""
        if not piece.tag:
            if not self.unseen:
                self.written.append(piece.held)
        elif self.unseen:
            self._pass(piece)
        elif piece.is_end:
            self._end(piece.tag)
        else:
            self._begin(piece)

    def _pass(self, piece: Piece) -> None:
        """Go on through an element that is not shown, up to its end."""
        if piece.tag == self.unseen:
            self.unseen_depth += -1 if piece.is_end else piece.tag != "p"
        if not self.unseen_depth:
            self.unseen = ""

    def _begin(self, piece: Piece) -> None:
        tag = piece.tag
        if tag == "title":
            self.titled = self.titled or unescape(piece.held)
        self.marks.take(piece)
        if tag == "br":
            self.written.append("\n")
        elif tag not in INLINE:
            self.end_paragraph()
        if tag in LEFT_OUT or HIDDEN.search(piece.attributes) or ROLES.search(piece.attributes):
            if tag not in EMPTY and not piece.held:
                self.unseen, self.unseen_depth = tag, 1
            return
        if tag in PARTS:
            self.number[tag] += not self.depth[tag]
            self.depth[tag] += 1
        self.in_heading = self.in_heading or tag == "h1"

    def _end(self, tag: str) -> None:
        if tag not in INLINE:
            self.end_paragraph()
        if tag in PARTS:
            self.depth[tag] = max(self.depth[tag] - 1, 0)
        self.in_heading = self.in_heading and tag != "h1"

    def end_paragraph(self) -> None:
        """What was written up to here is a paragraph, or several with empty lines between."""
        for part in TWO_BREAKS.split("".join(self.written)):
            if line := " ".join(part.split()):
                place = next((one for one in PARTS if self.depth[one]), "")
                self.lines.append(((place, self.number[place]), line))
                if self.in_heading and not self.heading:
                    self.heading = line
        self.written.clear()

    def article(self) -> list[str]:
        """The lines of the longest article, or of the main part, or of the whole page."""
        letters: Counter[tuple[str, int]] = Counter()
        for place, line in self.lines:
            letters[place] += len(line)
        for part in PARTS:
            marked = [place for place in letters if place[0] == part]
            longest = max(marked, key=lambda place: letters[place], default=None)
            if longest and letters[longest] >= LEAST * sum(letters.values()):
                inside = {longest} if part == "article" else set(marked)
                return [line for place, line in self.lines if place in inside]
        return [line for _, line in self.lines]
