"""The relation words of a figure: only its own, those right beside it."""

from dataclasses import dataclass, replace

from dashboard.articles.figure import Figure
from dashboard.articles.lexicon import Mark
from dashboard.articles.sentence import Sentence

STEPS = 9
FAR = 8
IN_BRACKETS = 10
NOT_REACH = 4
VERBS = ("measureverb", "change", "reach")


@dataclass(frozen=True, slots=True)
class Bound:
    """How a figure binds, and the tokens from i up to j that say so with the figure."""

    relation: str
    i: int
    j: int


def bound(sentence: Sentence, figure: Figure) -> Bound:
    """The relation of a figure: a word before it, else a word behind it, else equals."""
    before = _before(sentence, figure)
    if figure.upper is not None:
        return Bound("between", before.i if before else figure.i, figure.j)
    behind = _behind(sentence, figure)
    if before is None and behind:
        return Bound(behind.key, figure.i, behind.j)
    start = before.i if before else figure.i
    return Bound(before.relation if before else "equals", _with_verb(sentence, start), figure.j)


def _behind(sentence: Sentence, figure: Figure) -> Mark | None:
    """A relation word behind a figure; one may begin with the ending of its last word."""
    grown = sentence.starting("after", figure.j - 1)
    if grown and grown.j > figure.j:
        return grown
    if not figure.is_money and sentence.starting("change", figure.j):
        return None
    at = figure.j + (sentence.text(figure.j) == ",")
    at = _past_brackets(sentence, at)
    while mark := sentence.starting("loose", at):
        at = mark.j
    return sentence.starting("after", at)


def _past_brackets(sentence: Sentence, at: int) -> int:
    """Behind a remark in brackets, such as the same amount in another currency."""
    if sentence.text(at) != "(":
        return at
    closing = (one for one in range(at, at + IN_BRACKETS) if sentence.text(one) == ")")
    return next(closing, at - 1) + 1


def _before(sentence: Sentence, figure: Figure) -> Bound | None:
    """The nearest relation word to the left, over words that mean nothing by themselves."""
    at = figure.i
    for _ in range(STEPS):
        mark = sentence.ending("relation", at)
        if mark and mark.key != "between":
            return _read(sentence, mark, figure)
        if mark and figure.upper is not None:
            return Bound("between", mark.i, figure.j)
        reach = sentence.ending("reach", at)
        negation = _negation(sentence, reach.i) if reach else None
        if negation:
            return Bound("at_most", negation.i, figure.j)
        skipped = sentence.any_ending(("filler", "measureverb"), at)
        if skipped is None:
            return None
        at = skipped.i
    return None


def _read(sentence: Sentence, mark: Mark, figure: Figure) -> Bound:
    """A relation word in its surroundings: “rose up to” has reached, “not exceed” is at most."""
    if mark.key == "at_most" and sentence.text(mark.i) in _upto(sentence):
        changed = sentence.any_ending(("change", "reach"), mark.i)
        if changed:
            return Bound("equals", changed.i, figure.j)
        far = sentence.lexicon.settings.get("up_to_far")
        if far and sentence.within("change", max(0, mark.i - FAR), mark.i):
            return Bound("equals", mark.i, figure.j)
    negation = _negation(sentence, mark.i) if mark.key == "at_least" else None
    if negation:
        begins = negation.i if mark.i - negation.j <= NOT_REACH else mark.i
        return Bound("at_most", begins, figure.j)
    if mark.key == "at_least" and (behind := sentence.starting("not_behind", figure.j)):
        return Bound("at_most", mark.i, behind.j)
    return Bound(mark.key, mark.i, figure.j)


def _upto(sentence: Sentence) -> set[str]:
    """The first word of “up to” in the language."""
    return {sentence.lexicon.settings.get("up_to", "")}


def _negation(sentence: Sentence, at: int) -> Mark | None:
    """A “not” before a verb, with few words between."""
    for _ in range(NOT_REACH):
        mark = sentence.ending("not", at)
        if mark:
            helped = sentence.ending("auxiliary", mark.i)
            return replace(mark, i=helped.i) if helped else mark
        skipped = sentence.any_ending(("filler", "measureverb"), at)
        if skipped is None:
            break
        at = skipped.i
    far = [mark for mark in sentence.within("not", 0, at) if mark.key == "far"]
    cut = far and any(mark.key == "strong" for mark in sentence.within("boundary", far[-1].j, at))
    return far[-1] if far and not cut else None


def _with_verb(sentence: Sentence, at: int) -> int:
    """Where the fragment begins: with the verb right before the figure and its relation word."""
    start = at
    for _ in range(3):
        mark = sentence.any_ending((*VERBS, "filler"), start)
        if mark is None:
            return at
        start = mark.i
        if mark.kind in VERBS:
            return start
    return at
