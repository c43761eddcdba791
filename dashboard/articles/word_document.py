"""The paragraphs of a Word document (.docx), cells of tables among them, as they stand.

Text that was struck out as a tracked change, hidden text, headers, footers and notes are left out.
Needs python-docx, which comes with the extra `documents`.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dashboard.articles.document import Text
from dashboard.errors import CannotRead, TooLarge
from dashboard.reading.packed import BROKEN, check_entries

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

MOST_UNPACKED = 64 << 20
MOST_XML = 16 << 20
"""Bytes of the parts of a document that are read as XML, and of all its parts."""
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
PARAGRAPH, RUN = f"{WORD}p", f"{WORD}r"
LETTERS = {f"{WORD}tab": " ", f"{WORD}br": " ", f"{WORD}cr": " ", f"{WORD}noBreakHyphen": "-"}
HIDDEN = f"{WORD}rPr/{WORD}vanish"
INSTALL = "Word documents need an extra: pip install 'two-ledgers[documents]'. Or paste the words."
DAMAGED = "it is no Word document that can be opened (damaged, or not downloaded to its end)."
MARKUP = b"<!DOCTYPE", b"<!ENTITY"


def text_of_word(name: str, content: bytes) -> Text:
    """The text of a Word document. Raises CannotRead, and TooLarge before anything is unpacked."""
    try:
        import docx
    except ImportError:
        raise CannotRead(f"{name}: {INSTALL}") from None
    _check(name, content)
    try:
        document = docx.Document(io.BytesIO(content))
        lines = tuple(_lines(document.element.body))
        said = document.core_properties
        return Text(lines, " ".join(said.title.split()), " ".join(said.author.split()))
    except (*BROKEN, KeyError, AttributeError, TypeError, SyntaxError):
        raise CannotRead(f"{name}: {DAMAGED}") from None


def _check(name: str, content: bytes) -> None:
    """Refuse what would grow beyond measure, names other files, or is not what it promises."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            check_entries(name, len(content), entries)
            markup = [one.file_size for one in entries if one.filename.endswith((".xml", ".rels"))]
            if sum(one.file_size for one in entries) > MOST_UNPACKED or sum(markup) > MOST_XML:
                what = f"unpacked it is larger than {MOST_XML >> 20} MB of words"
                raise TooLarge(f"{name}: {what}; it was not opened. Paste the part to be checked.")
            broken = archive.testzip()
            declares = any(
                mark in archive.read(one)
                for one in entries
                if one.filename.endswith((".xml", ".rels"))
                for mark in MARKUP
            )
    except BROKEN:
        raise CannotRead(f"{name}: {DAMAGED}") from None
    if broken or declares:
        raise CannotRead(f"{name}: {DAMAGED}")


def _lines(body: "BaseOxmlElement") -> Iterator[str]:
    """The paragraphs that hold something, in order. One within another (a box) stands behind it."""
    for paragraph in body.iter(PARAGRAPH):
        if any(True for _ in paragraph.iterancestors(FALLBACK)):
            continue
        line = "".join(_letters(paragraph))
        if line.strip():
            yield line


def _letters(paragraph: "BaseOxmlElement") -> Iterator[str]:
    """The letters of a paragraph's own runs that are shown."""
    for run in paragraph.iter(RUN):
        if next(run.iterancestors(PARAGRAPH)) is not paragraph or run.find(HIDDEN) is not None:
            continue
        for part in run:
            yield (part.text or "") if part.tag == f"{WORD}t" else LETTERS.get(part.tag, "")
