"""Letters of a text made comparable one for one, so that every place in it stays where it is.

What cannot be seen (signs that turn the direction of writing, control characters) is taken out
first, with a list of where each letter that is left stood.
"""

import re
import unicodedata
from dataclasses import dataclass

UNSEEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\xad\u200b\u200d-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")  # fmt: skip  # noqa: E501
NO_LETTER = "ـ"
"""Stands where a letter has only an accent of its own, and is dropped from words."""
SIGNS = {
    **dict.fromkeys("’‘ʼ`´′", "'"),
    **dict.fromkeys("‐‑‒−", "-"),
    **dict.fromkeys("İIı", "i"),
    **dict.fromkeys("“”„«»", '"'),
    **dict.fromkeys("\t\n\r\v\f\u200c", " "),
    **dict.fromkeys("يىئ", "ی"),
    **dict.fromkeys("كڪ", "ک"),
    **dict.fromkeys("ةۀ", "ه"),
    **dict.fromkeys("ؤ", "و"),
    **{"٬": ",", "٫": ".", "،": ",", "؛": ";", "٪": "%", "—": "–"},
}


@dataclass(frozen=True)
class Visible:
    """A paragraph without what cannot be seen; `places` are where its letters stood, if moved."""

    text: str
    places: tuple[int, ...] | None = None

    def place(self, at: int) -> int:
        """Where the letter at a place stands in the paragraph as it was handed in."""
        return at if self.places is None else self.places[at]


def visible(paragraph: str) -> Visible:
    """A paragraph as it is read and shown."""
    if not UNSEEN.search(paragraph):
        return Visible(paragraph)
    kept = [at for at, letter in enumerate(paragraph) if not UNSEEN.match(letter)]
    return Visible("".join(paragraph[at] for at in kept), (*kept, len(paragraph)))


class _Folded(dict[int, str]):
    """Each letter's one plain letter, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = _fold(chr(code))
        return self[code]


def _fold(letter: str) -> str:
    if letter in SIGNS:
        return SIGNS[letter]
    if letter.isspace():
        return " "
    whole = unicodedata.normalize("NFKC", letter)
    parts = unicodedata.normalize("NFD", (whole if len(whole) == 1 else letter).casefold())
    if unicodedata.category(parts[0]) == "Mn":
        return NO_LETTER
    digit = unicodedata.decimal(parts[0], None)
    return parts[0] if digit is None else str(digit)


_TABLE = _Folded()


def plain(text: str) -> str:
    """A text for comparing, as long as it was: small letters, no accents, one form of each."""
    return text.translate(_TABLE)
