"""Numbers in a sentence, in digits or words, with the smallest step that is printed."""

import re
from dataclasses import dataclass

from dashboard.articles.sentence import Sentence

GROUPED = {
    ".": re.compile(r"\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?"),
    ",": re.compile(r"\d{1,3}(?:[. ]\d{3})+(?:,\d+)?"),
}
MOST_DIGITS = 18


@dataclass(frozen=True, slots=True)
class Number:
    """A number from token i up to j; no step where it is in words."""

    value: float
    step: float | None
    i: int
    j: int


def number_at(sentence: Sentence, at: int) -> Number | None:
    """The number that begins at a token."""
    if at >= len(sentence):
        return None
    token = sentence.tokens[at]
    if token.is_number:
        read = _digits(token.text, sentence.lexicon.settings["decimal"])
        parts = _parts_behind_slash(sentence, at)
        if parts:
            return Number(*_digits(f"{token.text}.{parts}", "."), at, at + 3)
        halves = _and_a_half(sentence, at)
        return Number(read[0] + 0.5, 0.5, at, halves) if halves else Number(*read, at, at + 1)
    mark = sentence.starting("number", at)
    return Number(float(mark.key), None, at, mark.j) if mark else None


def without_tail(value: float | None) -> float | None:
    """A number without the binary tail of its product: 66.6 billion is no 66599999999.99999."""
    return None if value is None else float(f"{value:.14g}")


def _parts_behind_slash(sentence: Sentence, at: int) -> str:
    """The digits behind a slash where the language writes decimals so: 7/4 is seven point four."""
    signs = (sentence.text(at - 1), sentence.text(at + 1), sentence.text(at + 3))
    behind = sentence.text(at + 2)
    if not sentence.lexicon.settings.get("slash") or signs[1] != "/" or "/" in (signs[0], signs[2]):
        return ""
    return behind if behind.isdigit() and sentence.text(at).isdigit() else ""


def _and_a_half(sentence: Sentence, at: int) -> int:
    """Where “2 and a half” ends; 0 where it is none."""
    mark = sentence.starting("half", at + 1)
    return mark.j if mark else 0


def _digits(text: str, decimal: str) -> tuple[float, float]:
    """The value and step of digits as a language writes them; a lone sign may be a decimal one."""
    text = text[:MOST_DIGITS].rstrip(".,")
    other = "," if decimal == "." else "."
    if GROUPED[decimal].fullmatch(text):
        whole = text.replace(other, "").replace(" ", "").replace(decimal, ".")
    elif text.count(".") + text.count(",") == 1:
        whole = text.replace(",", ".")
    else:
        whole = re.sub(r"\D", "", text)
    places = len(whole.partition(".")[2])
    return float(whole), 10.0**-places
