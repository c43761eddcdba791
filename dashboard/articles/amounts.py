"""Amounts of money: signs, codes and words before or behind, compound ones, ranges."""

from dataclasses import dataclass, replace

from dashboard.articles.figure import Figure
from dashboard.articles.numbers import Number, number_at
from dashboard.articles.sentence import Sentence

HYPHENS = ("-", "–")
SMALLEST = 1e5
"""Amounts below are prices, fares and fees, never a year's trade of two economies."""
LOOK_BACK = 5


@dataclass(frozen=True, slots=True)
class Scaled:
    """A number with its scale and currency, as far as they are printed with it."""

    value: float
    step: float | None
    scale: float
    currency: str
    i: int
    j: int


def amounts(sentence: Sentence) -> list[Figure]:
    """The amounts of money in a sentence, in order; one without a currency takes another's."""
    found: list[Figure] = []
    at = 0
    while at < len(sentence):
        figure = _amount_at(sentence, at)
        if figure:
            found.append(figure)
        at = figure.j if figure else at + 1
    return _with_currencies(found)


def _with_currencies(found: list[Figure]) -> list[Figure]:
    """“… $5 billion, with Iran 711 mln”: a currency named once holds for the figures around."""
    named = [figure.currency for figure in found if figure.currency]
    kept: list[Figure] = []
    for figure in found:
        before = [one.currency for one in kept if one.currency]
        currency = figure.currency or (before or named or [""])[-1 if before else 0]
        if currency and max(figure.value, figure.upper or 0) >= SMALLEST:
            kept.append(replace(figure, currency=currency))
    return kept


def _amount_at(sentence: Sentence, at: int) -> Figure | None:
    one = _scaled(sentence, at)
    if one is None:
        return None
    two = _range_end(sentence, one)
    last = two or one
    currency = one.currency or last.currency
    scale = one.scale if one.scale > 1 or not two else two.scale
    if not currency and not _bare(sentence, last):
        return None
    step = min(one.step * scale, last.step * last.scale) if one.step and last.step else None
    upper = two.value * two.scale if two else None
    return Figure("money", one.value * scale, at, last.j, step, upper, currency)


def _bare(sentence: Sentence, last: Scaled) -> bool:
    """Whether an amount without a currency may be one: a million or more, and of nothing named."""
    if last.scale < 1e6 or any(sentence.starting(k, last.j) for k in ("unit", "name", "percent")):
        return False
    after = last.j
    if after >= len(sentence) or not sentence.tokens[after].is_word:
        return True
    known = ("prep", "boundary", "and", "than", "after", "link", "per", "basis", "relative")
    return sentence.any_starting(known, after) is not None


def _scaled(sentence: Sentence, at: int) -> Scaled | None:
    """A currency, a number and a scale, in the order of either “$5 bn” or “5 bn dollars”."""
    landmark = _landmark(sentence, at)
    if landmark:
        return landmark
    before = sentence.starting("currency", at)
    number = number_at(sentence, before.j if before else at)
    if number is None:
        return None
    value, step, scale, j = _with_scale(sentence, number)
    if step is None and scale == 1:
        return None
    j += sentence.text(j) in HYPHENS and sentence.starting("currency", j + 1) is not None
    after = sentence.starting("currency", j)
    if before is None and after is None and scale == 1 and not sentence.tokens[at].is_number:
        return None
    if after and (before is None or after.key == before.key):
        j = after.j
    currency = before or after
    return Scaled(value, step, scale, currency.key if currency else "", at, j)


def _landmark(sentence: Sentence, at: int) -> Scaled | None:
    """“The billion-dollar mark”: a scale and a currency grown together, with no number before."""
    scale = sentence.starting("scale", at)
    if scale is None or sentence.text(scale.j) not in HYPHENS or sentence.text(at - 1) in HYPHENS:
        return None
    currency = sentence.starting("currency", scale.j + 1)
    if currency is None or not sentence.starting("landmark", currency.j):
        return None
    return Scaled(1.0, None, float(scale.key), currency.key, at, currency.j + 1)


def _with_scale(sentence: Sentence, number: Number) -> tuple[float, float | None, float, int]:
    """A number with the scale behind it; a second, smaller part (1 bn 140 mln) is added."""
    at = number.j + (sentence.text(number.j) in HYPHENS)
    mark = sentence.starting("scale", at)
    if mark is None:
        return number.value, number.step, 1.0, number.j
    scale = float(mark.key)
    more_at = mark.j + (sentence.starting("and", mark.j) is not None)
    more = number_at(sentence, more_at)
    second = sentence.starting("scale", more.j) if more and (number.step or more.step) else None
    if more and second and float(second.key) < scale and more.value < 1000:
        share = float(second.key) / scale
        return number.value + more.value * share, share * (more.step or 1), scale, second.j
    return number.value, number.step, scale, mark.j


def _range_end(sentence: Sentence, one: Scaled) -> Scaled | None:
    """The second end of a range: “9-10 billion”, “between $9 bn and $10 bn”, “9 to 10 billion”."""
    joint = sentence.text(one.j)
    two = _scaled(sentence, one.j + 1)
    if two is None or (two.scale == 1 and one.scale > 1):
        return None
    if two.currency and one.currency and two.currency != one.currency:
        return None
    if two.value * two.scale <= one.value * (one.scale if one.scale > 1 else two.scale):
        return None
    if joint in HYPHENS and (two.scale > 1 or two.currency):
        return two
    link = sentence.starting("link", one.j)
    if sentence.starting("and", one.j):
        fits = _with_between(sentence, one.i, two.j)
    else:
        fits = link is not None and link.key == "to" and not _after_change(sentence, one.i)
    return two if fits else None


def _with_between(sentence: Sentence, i: int, j: int) -> bool:
    """Whether “between” stands before a range, or behind it where the language puts it there."""
    marks = (sentence.ending("relation", i), sentence.starting("relation", j))
    return any(mark is not None and mark.key == "between" for mark in marks)


def _after_change(sentence: Sentence, at: int) -> bool:
    """Whether a change is told right before: “up from 26 to 68 billion” are two figures."""
    return bool(sentence.within("change", max(0, at - LOOK_BACK), at))
