"""Text broken into lines by the widths of its letters, so that none runs out of a picture."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from unicodedata import category, east_asian_width, normalize

WIDTHS = {
    (191, 238): "'", (222, 278): "ijl’‘і", (260, 280): "|", (278, 278): " ,./I\\ıІ\u00a0",
    (278, 333): "!:;[]ft", (333, 333): "()-`·", (333, 389): "r", (333, 500): "“”„",
    (334, 389): "{}", (350, 350): "•", (355, 474): '"', (365, 416): "г", (389, 389): "*",
    (400, 400): "°", (438, 500): "к", (458, 490): "зт", (469, 584): "^", (500, 500): "z",
    (500, 556): "Jcksvxyсух", (510, 552): "э", (521, 615): "чьв", (542, 604): "Гяп",
    (549, 549): "±÷≈≤≥", (552, 604): "н", (556, 556): "#$0123456789_ae§€–«»ае",
    (556, 611): "?Lbdghnopquор", (573, 618): "иб", (573, 615): "ц", (583, 610): "К",
    (584, 584): "+<=>~−×¬", (584, 635): "дл", (604, 626): "З", (611, 611): "FTZТß",
    (625, 729): "ъ", (635, 622): "У", (639, 639): "₽₺", (656, 719): "ЛБЬ",
    (667, 667): "EPSVXYЕРХ", (667, 722): "&ABKАВЧ", (678, 720): "жД", (688, 740): "м",
    (719, 719): "ИП", (719, 854): "ыЭ", (722, 722): "CDHNRUНСЯ", (722, 778): "w",
    (740, 740): "Ц", (750, 854): "ю", (760, 841): "Ф", (778, 778): "GOQО", (802, 840): "шщЪ",
    (823, 875): "ф", (833, 833): "MМ", (833, 889): "m", (889, 889): "%æ",
    (917, 1005): "ШЫ", (923, 923): "Ж", (938, 1019): "Щ", (944, 944): "WŒœ",
    (1000, 1000): "—…Æ", (1010, 1031): "Ю@", (1073, 1115): "№",
}  # fmt: skip
"""Widths in thousandths of the type's size, plain and bold, in Liberation Sans, as in Arial."""
WIDTH = {sign: widths for widths, signs in WIDTHS.items() for sign in signs}
WIDE, LETTER, UNSEEN = (1000, 1000), (700, 760), (0, 0)
"""Signs of other scripts: pictures and those of East Asia, other letters, and marks on letters."""
CUT = "…"
INVALID = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Signs that would turn the reading direction of what comes after them."""


def readable(text: str) -> str:
    """Text as a picture can hold it: on one line, of signs that XML allows."""
    return " ".join(TURNING.sub("", INVALID.sub("\ufffd", text)).split())


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """How wide text is, in the unit of its size."""
    return _thousandths(text, bold=bold) * size / 1000


def as_wide(text: str, size: float, *, bold: bool = False) -> dict[str, str]:
    """What keeps text in an SVG as wide as it is here where a reader's typeface is another.

    A single sign keeps its shape.
    """
    if len(text) < 2:
        return {}
    width = f"{width_of(text, size, bold=bold):.2f}"
    return {"textLength": width, "lengthAdjust": "spacingAndGlyphs"}


def in_lines(text: str, width: float, size: float, most: int, *, bold: bool = False) -> list[str]:
    """Text in at most so many lines, broken between words, or within one that is too long.

    What has no room left is cut off, and an ellipsis says so.
    """
    lines, so_far, space = list[str](), 0.0, width_of(" ", size, bold=bold)
    for piece in _pieces(text, width, size, bold):
        wide = width_of(piece, size, bold=bold)
        if lines and so_far + space + wide <= width:
            lines[-1] += f" {piece}"
            so_far += space + wide
        elif len(lines) == most:
            return [*lines[:-1], _cut(lines[-1], width, size, bold)]
        else:
            lines.append(piece)
            so_far = wide
    return lines


def runs(line: str) -> Iterator[str]:
    """A line in stretches of words that are wholly in our typeface, and of those that are not.

    Where a letter is missing, a renderer sets the whole stretch in another typeface.
    """
    for _, words in groupby(line.split(" "), lambda word: all(map(_is_ours, word))):
        yield " ".join(words)


def _is_ours(sign: str) -> bool:
    return sign in WIDTH or normalize("NFD", sign)[0] in WIDTH


def _pieces(text: str, width: float, size: float, bold: bool) -> Iterator[str]:
    """Words; one that is wider than a line in pieces that fit."""
    for word in text.split():
        if width_of(word, size, bold=bold) <= width:
            yield word
            continue
        piece, so_far = "", 0.0
        for sign in word:
            wide = width_of(sign, size, bold=bold)
            if piece and so_far + wide > width:
                yield piece
                piece, so_far = "", 0.0
            piece, so_far = piece + sign, so_far + wide
        yield piece


def _cut(line: str, width: float, size: float, bold: bool) -> str:
    while line and width_of(f"{line} {CUT}", size, bold=bold) > width:
        line = line[:-1]
    return f"{line.rstrip()} {CUT}"


@lru_cache(4096)
def _thousandths(text: str, *, bold: bool) -> int:
    return sum(_widths(sign)[bold] for sign in text)


def _widths(sign: str) -> tuple[int, int]:
    """Of a letter with a mark, those of the letter."""
    base = sign if sign in WIDTH else normalize("NFD", sign)[0]
    if base in WIDTH:
        return WIDTH[base]
    if category(base) in ("Mn", "Me", "Cf"):
        return UNSEEN
    return WIDE if east_asian_width(base) in "WF" or category(base) == "So" else LETTER
