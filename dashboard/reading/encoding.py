"""From bytes to characters: which encoding a file is in, by a stated rule, and what was repaired.

The rule, in order: a mark at the start (UTF-8, UTF-16); UTF-8 throughout; else a code page.
Words that mix plain Latin letters with others are Latin: Turkish (cp1254) where one of its six own
letters stands and nothing foreign to it, else Western (cp1252). Words wholly of others are Arabic
script (cp1256) where every letter is one and alif is as frequent as it is in Persian and Arabic,
else Cyrillic (cp1251). Seen: Comtrade's portal writes cp1252 (2025), Russian customs UTF-8 and
cp1251, Turkish spreadsheets cp1254; CEPII's country codes V202501 are encoded twice.
"""

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from dashboard.errors import Cancelled

CHUNK = 1 << 20
NAMES = {
    "cp1252": "the Western European code page (Windows-1252)",
    "cp1254": "the Turkish code page (Windows-1254)",
    "cp1251": "the Cyrillic code page (Windows-1251)",
    "cp1256": "the Arabic and Persian code page (Windows-1256)",
    "utf-16": "UTF-16",
}
TURKISH = set("ğĞıİşŞ")
TURKISH_TOO = TURKISH | set("çÇöÖüÜâÂîÎûÛ")
WORD = re.compile(rb"[A-Za-z]*[\x80-\xff][A-Za-z\x80-\xff]*")
TWICE = re.compile("[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u2122]")
MARK_WITHIN = b"\n" + codecs.BOM_UTF8
SAMPLE = 1 << 14


@dataclass
class Scan:
    """What one look over all bytes of a text file shows. Lines count from 1."""

    lines: int = 0
    size: int = 0
    ends_with_newline: bool = True
    nul_line: int | None = None
    long_line: int | None = None
    mark_line: int | None = None
    nul_end: bool = False
    utf8: bool = True
    ascii: bool = True
    strange: bytearray = field(default_factory=bytearray)


def scan(file: BinaryIO, size: int, tick: Callable[[float], bool] | None = None) -> Scan:
    """Look over a file once: lines, NUL bytes, lines without end, and whether it is UTF-8."""
    found = Scan(size=size)
    decoder = codecs.getincrementaldecoder("utf-8")()
    last, seen, carried = b"\n", 0, False
    while chunk := file.read(CHUNK):
        carried = _look_at(found, chunk, decoder, carried)
        seen, last = seen + len(chunk), chunk[-1:]
        if tick is not None and not tick(seen / max(size, 1)):
            raise Cancelled("The reading was stopped; nothing was changed.")
    found.utf8 = found.utf8 and _decodes(decoder, b"", at_end=True)
    found.ends_with_newline = last in b"\r\n"
    found.lines += not found.ends_with_newline
    return found


def _look_at(found: Scan, chunk: bytes, decoder: codecs.IncrementalDecoder, carried: bool) -> bool:
    """Add what a chunk shows; says whether it holds no end of a line at all."""
    if found.nul_line is None and b"\0" in chunk:
        found.nul_line = found.lines + chunk[: chunk.index(b"\0")].count(b"\n") + 1
        found.nul_end = not chunk[chunk.index(b"\0") :].strip(b"\0")
    elif found.nul_line is not None:
        found.nul_end = found.nul_end and not chunk.strip(b"\0")
    at = chunk.find(MARK_WITHIN)
    if at >= 0 and found.mark_line is None:
        found.mark_line = found.lines + chunk[: at + 1].count(b"\n") + 1
    ends = chunk.count(b"\n") or chunk.count(b"\r")
    endless = not ends and len(chunk) == CHUNK
    if endless and found.long_line is None:
        found.long_line = found.lines + 1
    found.lines += ends
    if not chunk.isascii():
        _keep_strange(found, chunk)
    if found.utf8 and not (chunk.isascii() and not carried and found.ascii):
        found.utf8 = _decodes(decoder, chunk)
    return endless


def _keep_strange(found: Scan, chunk: bytes) -> None:
    found.ascii = False
    if len(found.strange) < SAMPLE:
        for word in WORD.finditer(chunk):
            found.strange += word.group() + b" "
            if len(found.strange) >= SAMPLE:
                break


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, at_end: bool = False) -> bool:
    try:
        decoder.decode(chunk, at_end)
    except UnicodeDecodeError:
        return False
    return True


def mark(path: Path) -> str:
    """The encoding that the first bytes name: “utf-8-sig”, “utf-16”, or nothing."""
    with path.open("rb") as file:
        first = file.read(4)
    if first.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return ""


def code_page(strange: bytes) -> str:
    """The code page of words that are not UTF-8, by the rule of this module."""
    words = [word for word in strange.split() if word]
    mixed = sum(1 for word in words if re.search(rb"[A-Za-z]", word))
    if mixed * 2 >= len(words):
        return _latin(strange)
    return "cp1256" if _is_arabic(strange) else "cp1251"


def _latin(strange: bytes) -> str:
    try:
        letters = {letter for letter in strange.decode("cp1254") if not letter.isascii()}
    except UnicodeDecodeError:
        return "cp1252"
    return "cp1254" if letters & TURKISH and letters <= TURKISH_TOO else "cp1252"


def _is_arabic(strange: bytes) -> bool:
    letters = [letter for letter in strange.decode("cp1256") if letter.isalpha()]
    arabic = [letter for letter in letters if "\u0600" <= letter <= "\u06ff"]
    return len(arabic) == len(letters) > 0 and arabic.count("ا") * 12 >= len(arabic)


def encoding_of(seen: Scan, stated: str) -> tuple[str, list[str]]:
    """UTF-8 where all bytes are of it, else what a page states, else by the rule of letters."""
    if seen.utf8 or stated:
        return "utf-8" if seen.utf8 else stated, []
    page = code_page(bytes(seen.strange))
    return page, [notice(page)]


def notice(page: str) -> str:
    """What a reader is told of a text that is not in UTF-8."""
    return f"The letters were read by {NAMES[page]}; look whether names are right."


def repaired(text: str) -> str:
    """Text that was encoded twice, decoded once more; other text as it is."""
    if not TWICE.search(text):
        return text
    for page in ("latin-1", "cp1252"):
        try:
            return text.encode(page).decode("utf-8")
        except UnicodeError:
            continue
    return text
