"""Text with our few marks as HTML, for papers that are no page: paragraphs, lists, bold, links.

What the marks are: a blank line between paragraphs, `- ` before a line of a list, `**bold**`,
`` `code` ``, `[words](<address>)`, and a backslash before a sign that is none of these.
Everything else is text, and is escaped.
"""

import re
from collections.abc import Iterator

from markupsafe import Markup, escape

MARK = re.compile(
    r"\\(?P<sign>[^a-zA-Z0-9\s])"
    r"|\*\*(?P<bold>(?:\\.|[^\\])+?)\*\*"
    r"|`(?P<code>[^`]+)`"
    r"|\[(?P<words>(?:\\.|[^\]\\])*)\]\(<?(?P<address>https?://[^\s<>)]+)>?\)"
    r"|(?P<line> {2,}\n)"
)
ITEM = "- "


def inline(text: str) -> Markup:
    """The marks within a paragraph."""
    done, end = Markup(""), 0
    for found in MARK.finditer(text):
        done += escape(text[end : found.start()]) + _of(found)
        end = found.end()
    return done + escape(text[end:])


def blocks(text: str) -> Markup:
    """Paragraphs and lists."""
    return Markup("\n").join(part for each in text.split("\n\n") for part in _parts(each.strip()))


def _of(found: re.Match[str]) -> Markup:
    match found.lastgroup:
        case "sign":
            return escape(found["sign"])
        case "bold":
            return Markup("<strong>{}</strong>").format(inline(found["bold"]))
        case "code":
            return Markup("<code>{}</code>").format(found["code"])
        case "address":
            words = inline(found["words"])
            return Markup('<a href="{}">{}</a>').format(found["address"], words)
    return Markup("<br>\n")


def _parts(block: str) -> Iterator[Markup]:
    """A block's lines before its list, and the list."""
    before, *items = re.split(rf"^{ITEM}", block, flags=re.MULTILINE)
    if before.strip():
        yield Markup("<p>{}</p>").format(inline(before.strip()))
    if items:
        listed = (Markup("<li>{}</li>").format(inline(item.strip())) for item in items)
        yield Markup("<ul>{}</ul>").format(Markup("").join(listed))
