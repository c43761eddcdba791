"""A file's paragraphs: lines of a text that hold something, counted from the title."""

from pathlib import Path

from dashboard.errors import CannotRead
from dashboard.reading.encoding import code_page

LARGEST = 20 << 20
KINDS = (".txt", ".md", ".text", ".markdown", "")


def paragraphs_of(given: Path | bytes, name: str = "") -> list[str]:
    """The paragraphs of a text file, or of its bytes under the name that it was handed in with."""
    name = name or (given.name if isinstance(given, Path) else "")
    if Path(name).suffix.lower() not in KINDS:
        raise CannotRead(f"{name}: only texts can be read ({', '.join(filter(None, KINDS))}).")
    return [line.strip() for line in _text(_content(given), name).splitlines() if line.strip()]


def _content(given: Path | bytes) -> bytes:
    if isinstance(given, bytes):
        return given
    try:
        return given.read_bytes()
    except OSError as cause:
        raise CannotRead(f"{given}: it cannot be opened ({cause.strerror}).") from None


def _text(content: bytes, name: str) -> str:
    """The letters of a file: UTF-8, UTF-16 by its mark, or a code page by its letters."""
    if b"\0" in content[:1000] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise CannotRead(f"{name}: this is no text; it holds NUL bytes.")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode(code_page(content), "replace")
