"""“A year later”, “the year before”: years counted from another one in the text."""

from collections.abc import Iterator

from dashboard.articles.lexicon import Mark
from dashboard.articles.sentence import Sentence
from dashboard.articles.years import When, years_on

OF_SOMETHING = "0"
"""The key of “the year before the war”, which counts from no period."""


def counted_on(sentence: Sentence, found: list[When], earlier: str) -> list[When]:
    """Periods with those that are counted from them; `earlier` is that of the sentence before."""
    placed = [when for when in found if not when.day]
    for mark in _marks(sentence):
        before = [when for when in placed if when.j <= mark.i]
        from_it = before[-1:] or [when for when in placed if when.i >= mark.j][:1]
        period = from_it[0].period if from_it else earlier
        if period:
            counted = When(mark.i, mark.j, years_on(period, int(mark.key)), counted=int(mark.key))
            rest = [when for when in placed if when.j <= mark.i or when.i >= mark.j]
            placed = sorted([*rest, counted], key=lambda when: when.i)
    return sorted([*placed, *(when for when in found if when.day)], key=lambda when: when.i)


def _marks(sentence: Sentence) -> Iterator[Mark]:
    """The words that count years; those of “more than a year earlier” are a change's basis."""
    basis = [mark for mark in sentence.of("basis") if mark.key == "year"]
    for mark in sentence.of("later"):
        if mark.key != OF_SOMETHING and not any(one.i <= mark.i < one.j for one in basis):
            yield mark
