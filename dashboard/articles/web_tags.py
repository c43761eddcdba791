"""A web page cut into tags and text, in one pass whatever the page holds.

The library's parser takes minutes for a page of a million unclosed tags; here a tag or an element
that never ends also ends the page.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]{0,60})((?:=\s*\"[^\"]*\"|=\s*'[^']*'|[^>])*+)>")
NO_TAG = re.compile(r"<!--.*?(?:-->|\Z)|<(?:[!?]|/(?![A-Za-z]))[^>]*(?:>|\Z)", re.DOTALL)
MARK = re.compile(r"<(?=[A-Za-z/!?])")
ATTRIBUTE = re.compile(r"([^\s=/>\"']+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+)))?")
RAW = {"script", "style", "title", "textarea", "noscript", "template", "iframe", "svg", "math"}
"""Elements whose content is one piece, up to their end."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a page: text, the start of an element, or its end.

    `held` is the text, or what stands in an element that is one piece.
    """

    tag: str
    is_end: bool = False
    attributes: str = ""
    held: str = ""

    def said(self) -> dict[str, str]:
        """The attributes by their names in small letters."""
        found = ATTRIBUTE.findall(self.attributes)
        return {name.lower(): unescape(one or two or bare) for name, one, two, bare in found}


def pieces(page: str) -> Iterator[Piece]:
    """The pieces of a page in order."""
    at = 0
    while found := MARK.search(page, at):
        if found.start() > at:
            yield Piece("", held=unescape(page[at : found.start()]))
        at = found.start()
        if passed := NO_TAG.match(page, at):
            at = passed.end()
        elif tag := TAG.match(page, at):
            piece, at = _element(page, tag)
            yield piece
        else:
            return
    yield Piece("", held=unescape(page[at:]))


def _element(page: str, tag: re.Match[str]) -> tuple[Piece, int]:
    """The piece that a tag is, and where it ends."""
    name, is_end, at = tag[2].lower(), bool(tag[1]), tag.end()
    if name not in RAW or is_end or tag[3].endswith("/"):
        return Piece(name, is_end, tag[3]), at
    end = re.compile(rf"</{name}[^>]*(?:>|\Z)", re.IGNORECASE).search(page, at)
    stop = end.start() if end else len(page)
    return Piece(name, attributes=tag[3], held=page[at:stop]), end.end() if end else stop
