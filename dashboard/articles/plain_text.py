"""Texts without marks, and with the few of Markdown: their letters and their paragraphs."""

import codecs
import io
import re
from itertools import pairwise

from dashboard.articles.document import Text, iso_day
from dashboard.errors import CannotRead
from dashboard.reading.encoding import encoding_of, notice, scan
from dashboard.reading.kinds import is_binary
from dashboard.reading.web_page import is_page, stated

HEAD = 1 << 14
NO_TEXT = "it holds no text. Hand in .txt, .md, .html, .docx or .pdf, or paste the words."
BROKEN_UTF16 = "it says that it is UTF-16 text, but breaks off or is damaged. Save it again."
WRAPPED_AT = 100
"""A text all of whose lines are shorter was broken into lines by the program that wrote it."""
ENDS = (".", "!", "?", ":", "…", "”", "»", '"', "؟", ")")
FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
FRONT_LINE = re.compile(
    r"^(title|author|publisher|date)[ \t]*:[ \t]*[\"']?(.*?)[\"']?[ \t]*$", re.M
)
SAID_FRONT = "The lines above the text give it."
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
WORDS = r"\[([^\]\[\n]{0,500})\](?:\([^()\n]{0,1000}\)|\[[^\]\n]{0,100}\])"
MARKS = tuple(
    (re.compile(mark, re.MULTILINE), plain)
    for mark, plain in (
        (r"^[ \t]*(?:>[ \t]?)+", ""),
        (r"^[ \t]*(?:```|~~~).*$", "\n"),
        (r"^[ \t]{0,3}\[[^\]\n]{1,100}\]:[ \t]*\S+.*$", ""),
        (r"^[ \t]*(?:(?:[-*_=][ \t]*){3,}|\|?(?:[ \t]*:?-{2,}:?[ \t]*\|?)+[ \t]*)$", "\n"),
        (r"^[ \t]{0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*$", r"\n\n\1\n\n"),
        (r"^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+", "\n"),
        (f"!{WORDS}", ""),
        (WORDS, r"\1"),
        (r"(?<![\w*])(\*{1,3}|~~)(?=\S)([^*~\n]{1,999}?)(?<=\S)\1(?![\w*])", r"\2"),
        (r"(?<!\w)(__?)(?=\S)([^_\n]{1,999}?)(?<=\S)\1(?!\w)", r"\2"),
        (r"`([^`\n]{1,500})`", r"\1"),
        (r"</?[A-Za-z][^<>\n]{0,300}>", ""),
        (r"\\([\\`*_{}\[\]()#+.!|-])", r"\1"),
    )
)


def letters_of(name: str, content: bytes) -> tuple[str, list[str]]:
    """The letters of a file, and what a reader is told of how they were read."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return content.decode("utf-16"), [notice("utf-16")]
        except UnicodeError:
            raise CannotRead(f"{name}: {BROKEN_UTF16}") from None
    first = content[:HEAD]
    if is_binary(first):
        raise CannotRead(f"{name}: {NO_TEXT}")
    said = stated(first) if is_page(first.decode("latin-1")) else ""
    encoding, notices = encoding_of(scan(io.BytesIO(content), len(content)), said)
    return content.decode(encoding, "replace").removeprefix("\ufeff"), notices


def text_of_lines(letters: str) -> Text:
    """A text without marks: a line is a paragraph, unless lines were broken at a width."""
    lines = [line.strip() for line in letters.splitlines()]
    return Text(tuple(_blocks(lines) if _wrapped(lines) else filter(None, lines)))


def _wrapped(lines: list[str]) -> bool:
    """Whether lines are short, and most that another follows break off amid a sentence."""
    followed = [one for one, two in pairwise(lines) if one and two]
    if len(followed) < 3 or max(map(len, lines)) > WRAPPED_AT:
        return False
    return sum(not line.endswith(ENDS) for line in followed) * 2 > len(followed)


def _blocks(lines: list[str]) -> list[str]:
    """Lines with none empty between them as one paragraph."""
    text = "\n".join(lines)
    return [" ".join(block.split()) for block in re.split(r"\n\n+", text) if block.strip()]


def text_of_markdown(letters: str) -> Text:
    """A text in Markdown without its marks, with what its first lines say between two rules."""
    front = FRONT.match(letters)
    text = COMMENT.sub("", letters[front.end() if front else 0 :])
    for mark, plain in MARKS:
        text = mark.sub(plain, text)
    lines = [line.strip().strip("|").replace("|", " ").strip() for line in text.splitlines()]
    said = dict(FRONT_LINE.findall(front[1])) if front else {}
    title = said.get("title", "")
    blocks = _blocks(lines)
    return Text(
        tuple([title] * (bool(title) and blocks[:1] != [title]) + blocks),
        title,
        said.get("author", ""),
        said.get("publisher", ""),
        iso_day(said.get("date", "")),
        SAID_FRONT if iso_day(said.get("date", "")) else "",
    )
