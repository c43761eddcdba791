"""The words of a PDF's pages, read by a process of its own that may be ended.

A broken or hostile PDF can keep the library busy for hours or fill the memory; here it ends after
two seconds of work. Run as `python pdf_pages.py MOST_PAGES MOST_SECONDS`: the PDF on standard
input, an answer in JSON on standard output. Needs pypdf; imports nothing of the product.
"""

import contextlib
import io
import json
import logging
import sys
import warnings

MEMORY = 2 << 30


def answer(content: bytes, most_pages: int) -> dict[str, object]:
    """The words of each page and what the PDF says of itself, or why it was not read."""
    try:
        from pypdf import PdfReader
    except ImportError:
        return {"trouble": "missing"}
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            return {"trouble": "locked"}
        if len(reader.pages) > most_pages:
            return {"trouble": "long", "pages": len(reader.pages)}
        pages = [page.extract_text() for page in reader.pages]
        said = reader.metadata
        title, author = (said.title or "", said.author or "") if said else ("", "")
    except Exception as cause:  # a broken file breaks the library in any way there is
        locked = type(cause).__name__ in ("DependencyError", "FileNotDecryptedError")
        return {"trouble": "locked" if locked else "broken"}
    return {"words": pages, "title": str(title), "author": str(author)}


def _hold_to(seconds: int) -> None:
    """End this process after so many seconds of work, or beyond its memory."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    _hold_to(int(sys.argv[2]))
    logging.disable()
    warnings.simplefilter("ignore")
    print(json.dumps(answer(sys.stdin.buffer.read(), int(sys.argv[1]))))
