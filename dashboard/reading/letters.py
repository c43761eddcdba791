"""Letters and digits of several scripts, brought to one form so that the same word is the same.

Turkish has i with a dot and without one in both sizes, Persian and Arabic write the same letters
in two ways, and digits stand in many scripts. Nothing here knows what a word means.
"""

import re
import unicodedata

ARABIC = str.maketrans(
    {
        **dict.fromkeys("يىئ", "ی"),
        **dict.fromkeys("ك", "ک"),
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("ةۀ", "ه"),
        **dict.fromkeys("ؤ", "و"),
        **dict.fromkeys("\u200c\u200d\u00a0\u202f\u2009", " "),
        **dict.fromkeys("\u0640\u200e\u200f\ufeff", ""),
    }
)
SIGNS = str.maketrans(
    {**dict.fromkeys("’‘ʼ`´", "'"), **dict.fromkeys("‐‑‒–—−", "-"), "İ": "i", "I": "i", "ı": "i"}
)
RAISED = re.compile("[¹²³⁰-⁹]+")


def folded(text: str) -> str:
    """A text for comparing: small letters without accents, one form of each letter and blank."""
    plain = unicodedata.normalize("NFKC", RAISED.sub("", text).translate(ARABIC).translate(SIGNS))
    apart = unicodedata.normalize("NFD", plain.casefold().translate(ARABIC))
    bare = "".join(letter for letter in apart if unicodedata.category(letter) != "Mn")
    whole = unicodedata.normalize("NFC", bare)
    return re.sub(r"\s+", " ", plain_digits(whole)).strip()


def plain_digits(cell: str) -> str:
    """A cell with the digits of every script as plain ones; raised digits are no digits."""
    if cell.isascii():
        return cell
    return "".join(_digit(letter) for letter in cell)


def _digit(letter: str) -> str:
    value = unicodedata.decimal(letter, None)
    return letter if value is None else str(value)
