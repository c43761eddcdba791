"""A file or pasted words as a text: paragraphs, and what is known of the document.

What a file is, its first bytes say; its ending only decides between plain text and Markdown.
Nothing is stored, and nothing outside of the file is opened.
"""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path, PurePath

from dashboard.articles.document import Text
from dashboard.articles.letters import visible
from dashboard.articles.pdf_text import text_of_pdf
from dashboard.articles.plain_text import letters_of, text_of_lines, text_of_markdown
from dashboard.articles.review_text import OF_A_PAGE, text_of_reviews
from dashboard.articles.web_text import text_of_page
from dashboard.articles.word_document import text_of_word
from dashboard.errors import CannotRead, TooLarge
from dashboard.reading.web_page import is_page

LARGEST = 20 << 20
LARGEST_PLAIN = 4 << 20
"""Bytes of a file that are read: of a document or PDF with its pictures, and of a text or page."""
READ = ".txt, .md, .html, .docx, .pdf and .json (ClaimReview)"
REVIEWS = "file of reviews (ClaimReview)"
KINDS = {
    **dict.fromkeys(("", ".txt", ".text"), "text"),
    **dict.fromkeys((".md", ".markdown"), "text in Markdown"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "web page"),
    **{".docx": "Word document", ".pdf": "PDF"},
    **dict.fromkeys((".json", ".jsonld"), REVIEWS),
}
IS_REVIEW = re.compile(rb"\A[\xef\xbb\xbf\s]*[\[{].*ClaimReview\"", re.DOTALL)
MARKS_UP = re.compile(rb"</(?:p|div|article|body|html|h1)\s*>", re.IGNORECASE)
OTHERS = (
    (b"\xd0\xcf\x11\xe0", "an older Word document or another of Microsoft’s. Save it as .docx."),
    (b"{\\rtf", "a text with layout (RTF). Save it as .docx."),
    (b"\x89PNG", "a picture. Type the sentence that is to be checked."),
    (b"\xff\xd8\xff", "a picture. Type the sentence that is to be checked."),
)


def content_of(path: Path) -> bytes:
    """The bytes of a file, no more of them than are read. Raises CannotRead."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as cause:
        raise CannotRead(f"{path.name}: it cannot be opened ({cause.strerror}).") from None


def text_of(name: str, content: bytes) -> Text:
    """The text of a file by its name and bytes; pasted words have no name.

    Raises CannotRead and TooLarge, which say in words why there is none.
    """
    name = PurePath(name.replace("\\", "/")).name or "The text"
    ending = PurePath(name).suffix.lower()
    kind = _kind(name, ending, content)
    _check_size(name, kind, content)
    text = _read(name, kind, content)
    kept = tuple(line for one in text.paragraphs if (line := _shown(one)))
    if not kept:
        raise CannotRead(f"{name}: there are no words in it.")
    return replace(
        text,
        paragraphs=kept,
        title=_shown(text.title),
        author=_shown(text.author),
        publisher=_shown(text.publisher),
        address=_shown(text.address),
        notices=(*text.notices, *_odd(ending, kind)),
    )


def _kind(name: str, ending: str, content: bytes) -> str:
    """What a file is, by what it holds."""
    if not content.strip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"):
        raise CannotRead(f"{name}: the file is empty.")
    if b"%PDF-" in content[:1024]:
        return "PDF"
    if content.startswith(b"PK\3\4"):
        return _packed(name, content)
    if other := next((said for mark, said in OTHERS if content.startswith(mark)), ""):
        raise CannotRead(f"{name}: it is {other}")
    if is_page(content[:1024].decode("latin-1")) and MARKS_UP.search(content):
        return "web page"
    if IS_REVIEW.match(content):
        return REVIEWS
    if ending not in KINDS:
        raise CannotRead(f"{name}: files that end with {ending} are not read; {READ} are.")
    return KINDS[ending] if ending not in (".pdf", ".docx") else "text"


def _packed(name: str, content: bytes) -> str:
    """A zip is read where it is a Word document."""
    try:
        names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        names = ["word/document.xml"]
    if "word/document.xml" not in names:
        raise CannotRead(f"{name}: it is a zip, and no Word document. {READ} are read.")
    return "Word document"


def _check_size(name: str, kind: str, content: bytes) -> None:
    most = LARGEST if kind in ("PDF", "Word document") else LARGEST_PLAIN
    if len(content) > most:
        what = f"it has {len(content) / (1 << 20):,.1f} MB; at most {most >> 20} are read."
        raise TooLarge(f"{name}: {what} Paste the part that is to be checked.")


def _read(name: str, kind: str, content: bytes) -> Text:
    if kind == "PDF":
        return text_of_pdf(name, content)
    if kind == "Word document":
        return text_of_word(name, content)
    letters, notices = letters_of(name, content)
    text = PLAIN[kind](name, letters)
    return replace(text, notices=(*notices, *text.notices))


def _of_reviews(name: str, letters: str) -> Text:
    try:
        return text_of_reviews(letters)
    except CannotRead as refusal:
        raise type(refusal)(f"{name}: {refusal}") from None


def _of_page(_: str, letters: str) -> Text:
    """A page's own words, or the claims that it reviews."""
    with suppress(CannotRead):
        if "ClaimReview" in letters:
            text = text_of_reviews(letters)
            return replace(text, notices=(OF_A_PAGE, *text.notices))
    return text_of_page(letters)


PLAIN: Mapping[str, Callable[[str, str], Text]] = {
    "text": lambda _, letters: text_of_lines(letters),
    "text in Markdown": lambda _, letters: text_of_markdown(letters),
    "web page": _of_page,
    REVIEWS: _of_reviews,
}
"""How the letters of a file become a text, by what it is."""


def _shown(line: str) -> str:
    """A line without what cannot be seen, with single blanks."""
    return " ".join(visible(line).text.split())


def _odd(ending: str, kind: str) -> tuple[str, ...]:
    """What is told where a file is something else than its name says."""
    if not ending or KINDS.get(ending) == kind:
        return ()
    return (f"The file ends with {ending}, but is a {kind}, and was read as one.",)
