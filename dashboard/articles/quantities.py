"""Percentages, fractions and multiples: 12 percent, a third, 2.5 times, fivefold, doubled."""

from dashboard.articles.figure import Figure
from dashboard.articles.numbers import Number, number_at
from dashboard.articles.sentence import Sentence

HYPHENS = ("-", "–")


def quantities(sentence: Sentence) -> list[Figure]:
    """The figures of a sentence that are no money, in order."""
    found: list[Figure] = []
    at = 0
    while at < len(sentence):
        figure = _multiple(sentence, at) or _fraction(sentence, at) or _counted(sentence, at)
        if figure:
            found.append(figure)
        at = figure.j if figure else at + 1
    return found


def _counted(sentence: Sentence, at: int) -> Figure | None:
    """A number with a percent sign or “times” behind it, or a sign before it (%12, yüzde 12)."""
    before = sentence.starting("percent", at)
    number = number_at(sentence, before.j if before and before.key == "percent" else at)
    if number is None:
        return None
    if before:
        ending = sentence.text(number.j).startswith("'")
        return Figure("percent", number.value, at, number.j + ending, number.step)
    upper = _upper(sentence, number)
    last = upper or number
    percent = sentence.starting("percent", last.j + (sentence.text(last.j) in HYPHENS))
    if percent and percent.key == "percent":
        steps = [one.step for one in (number, last) if one.step]
        top = upper.value if upper else None
        return Figure("percent", number.value, at, percent.j, min(steps, default=None), top)
    times = sentence.starting("times", number.j)
    if times and times.key == "grown":
        return Figure("multiple", number.value, at, times.j, number.step or 1.0)
    if times and times.key == "times":
        return Figure("times", number.value, at, times.j, number.step or 1.0)
    return None


def _upper(sentence: Sentence, number: Number) -> Number | None:
    """The second end of “10-12 percent”, “between 10 and 12 percent”."""
    at = number.j
    percent = sentence.starting("percent", at)
    at = percent.j if percent else at
    if not (sentence.starting("link", at) or sentence.starting("and", at)):
        return None
    upper = number_at(sentence, at + 1)
    fits = upper and sentence.starting("percent", upper.j) and upper.value > number.value
    return upper if fits else None


def _multiple(sentence: Sentence, at: int) -> Figure | None:
    """Doubled, halved, twice, fivefold, by a factor of three."""
    mark = sentence.starting("multiply", at)
    if mark:
        return Figure("multiple", float(mark.key), at, mark.j, 1.0 if float(mark.key) > 1 else None)
    mark = sentence.starting("times", at)
    if mark and mark.key == "factor":
        number = number_at(sentence, mark.j)
        return Figure("times", number.value, at, number.j, number.step or 1.0) if number else None
    if mark and mark.key in TWICE:
        return Figure("times", TWICE[mark.key], at, mark.j, 1.0)
    return _folded(sentence, at)


TWICE = {"twice": 2.0, "thrice": 3.0}


def _folded(sentence: Sentence, at: int) -> Figure | None:
    """A number grown together with its ending: fivefold."""
    suffix = sentence.lexicon.settings.get("fold", "")
    word = sentence.text(at)
    stem = word.removesuffix(suffix) if suffix else word
    if stem in ("", word):
        return None
    phrases = sentence.lexicon.whole.get(stem, [])
    values = [float(one.key) for one in phrases if one.kind == "number" and len(one.words) == 1]
    return Figure("times", values[0], at, at + 1, 1.0) if values else None


def _fraction(sentence: Sentence, at: int) -> Figure | None:
    """A part in words; the half of a year and half a billion are none."""
    mark = sentence.starting("fraction", at)
    if mark is None or any(sentence.covered(kind, at) for kind in ("part", "half")):
        return None
    number = sentence.starting("number", at)
    if number and any(sentence.starting(kind, number.j) for kind in ("scale", "percent")):
        return None
    percent = _of_a_percent(sentence, mark.j)
    if percent:
        return Figure("percent", float(mark.key), at, percent)
    return Figure("part", float(mark.key) * 100, at, mark.j)


def _of_a_percent(sentence: Sentence, at: int) -> int:
    """Where “a tenth of a percent” ends; 0 where it is none."""
    of = sentence.starting("prep", at)
    one = sentence.starting("number", of.j) if of and of.key == "of" else None
    percent = sentence.starting("percent", one.j) if one and one.key == "1" else None
    return percent.j if percent and percent.key == "percent" else 0
