"""The paragraphs of a PDF, from the lines of its pages; a scan has none and is told so.

Needs pypdf, which comes with the extra `documents`. It runs in a process of its own.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unicodedata import normalize

from dashboard.articles.document import Text
from dashboard.errors import CannotRead, TooLarge

MOST_PAGES = 300
SECONDS = 2
"""Of work; the clock on the wall gets more, since the machine may be busy."""
WAIT = 20
READER = Path(__file__).with_name("pdf_pages.py")
LIGATURES = {code: normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
"""Letters that a typesetter joined: “ﬁ” is f and i, or “deficit” would be no word."""
SHORT_LINE = 0.8
"""A line shorter than this part of a long one is the last of its paragraph, or a heading."""
TROUBLES = {
    "missing": "PDF needs an extra: pip install 'two-ledgers[documents]'. Or paste the words.",
    "locked": "the PDF is locked with a password. Save it without one, or paste the words.",
    "broken": "the PDF is damaged, or not downloaded to its end. Download it again.",
    "slow": f"the PDF takes more than {SECONDS} seconds to read; it was let go. Paste the words.",
    "scan": "the PDF holds pictures of pages (a scan) and no text. Have its text recognised (OCR), "
    "or type the sentence that is to be checked.",
}


def text_of_pdf(name: str, content: bytes) -> Text:
    """The text of a PDF. Raises CannotRead, and TooLarge where it has too many pages."""
    said = _answer(content)
    if said.get("trouble") == "long":
        what = f"the PDF has {said['pages']:,} pages; at most {MOST_PAGES} are read."
        raise TooLarge(f"{name}: {what} Save the pages that are to be checked as a PDF.")
    if "trouble" in said:
        raise CannotRead(f"{name}: {TROUBLES[said['trouble']]}")
    pages = [page.translate(LIGATURES) for page in said["words"]]
    lines = [line.strip() for page in pages for line in page.splitlines()]
    paragraphs = tuple(_paragraphs([line for line in lines if not line.isdecimal()]))
    if not paragraphs:
        raise CannotRead(f"{name}: {TROUBLES['scan']}")
    return Text(paragraphs, _one_line(said["title"]), _one_line(said["author"]))


def _answer(content: bytes) -> dict[str, Any]:
    """What the process that reads says; one that was ended says nothing."""
    command = [sys.executable, "-P", str(READER), str(MOST_PAGES), str(SECONDS)]
    try:
        run = subprocess.run(command, input=content, capture_output=True, timeout=WAIT, check=False)  # noqa: S603
        said: dict[str, Any] = json.loads(run.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        return {"trouble": "slow"}
    return said


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """Lines joined to paragraphs: one ends at an empty line and at a line that is short."""
    widths = sorted(len(line) for line in lines if line)
    long = widths[len(widths) * 9 // 10] if widths else 0
    open_lines = ""
    for line in [*lines, ""]:
        open_lines = _joined(open_lines, line)
        if open_lines and len(line) < SHORT_LINE * long:
            yield open_lines
            open_lines = ""


def _joined(above: str, line: str) -> str:
    """Two lines as one; a word parted at its end is whole again."""
    if above.endswith("-") and above[-2:-1].isalpha() and line[:1].islower():
        return above[:-1] + line
    return f"{above} {line}".strip()


def _one_line(said: str) -> str:
    return " ".join(said.split())[:300]
