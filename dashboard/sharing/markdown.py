"""Words of an exhibit, written for a page in Markdown, as HTML or as plain text."""

from html.parser import HTMLParser

from markdown_it import MarkdownIt
from markupsafe import Markup

_READER = MarkdownIt("commonmark", {"html": False})
"""HTML inside Markdown stays text, and a link that runs something is none."""


def html_of(words: str) -> Markup:
    """Words as paragraphs, safe to stand in a page."""
    return Markup(_READER.render(words))  # noqa: S704  (its HTML is off)


def inline_html(words: str) -> Markup:
    """Words of one line, safe to stand inside a paragraph."""
    return Markup(_READER.renderInline(words))  # noqa: S704


def plain(words: str) -> str:
    """Words without marks, for where nothing can be marked."""
    parser = _Text()
    parser.feed(_READER.renderInline(words))
    parser.close()
    return "".join(parser.said)


class _Text(HTMLParser):
    """What is to be read of a piece of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def handle_data(self, data: str) -> None:
        self.said.append(data)
