"""How much something changed: the words of growth and fall beside a figure."""

from dataclasses import dataclass

from dashboard.articles.figure import Figure
from dashboard.articles.lexicon import Mark
from dashboard.articles.sentence import Sentence

REACH = 9
BESIDE = 3
SIGN = {"up": 1, "down": -1, "more": 1, "less": -1}
PARTING = {",", ";", ":", "(", "–"}
BETWEEN = (
    *("filler", "relation", "prep", "measureverb", "head", "name", "owner", "pronoun", "near"),
    *("and", "than", "together", "relative", "basis", "yearword"),
)
"""Classes of words that may stand between a word of change and its figure."""


@dataclass(frozen=True, slots=True)
class Change:
    """A change in percent, with the tokens from i up to j that tell it."""

    percent: float
    upper: float | None
    step: float | None
    i: int
    j: int


def change_of(sentence: Sentence, figure: Figure) -> Change | None:
    """The change that a figure tells, or nothing where it tells something else."""
    if figure.unit == "multiple":
        told = _change_before(sentence, figure)
        beside = told or sentence.starting("change", figure.j)
        at = told.i if told else figure.i
        sign = -1 if beside and beside.key == "down" else 1
        return Change(*in_percent(figure, sign), at, figure.j)
    if figure.unit == "percent" and _is_level(sentence, figure):
        return None
    mark = _change_before(sentence, figure) or _change_behind(sentence, figure)
    if mark is None:
        return None
    change = in_percent(figure, SIGN[mark.key])
    return Change(*change, min(mark.i, figure.i), max(mark.j, figure.j))


def in_percent(figure: Figure, sign: int) -> tuple[float, float | None, float | None]:
    """Percent, upper end and step: doubled is 100, fivefold 400, 2.5 times 150."""
    if figure.unit in ("percent", "part"):
        upper = sign * figure.upper if figure.upper is not None else None
        return sign * figure.value, upper, figure.step
    if sign < 0 and figure.value > 1:
        return (1 / figure.value - 1) * 100, None, None
    step = figure.step * 100 if figure.step else None
    return (figure.value - 1) * 100, None, step


def _change_before(sentence: Sentence, figure: Figure) -> Mark | None:
    """A word of change to the left: “rose by more than”, “growth in trade of”."""
    at = figure.i
    for _ in range(REACH):
        mark = sentence.ending("change", at)
        if mark:
            return mark
        if figure.unit in ("multiple",) and not sentence.any_ending(("relation", "filler"), at):
            return None
        skipped = sentence.any_ending(BETWEEN, at)
        year = (
            skipped is None and sentence.text(at - 1).isdigit() and len(sentence.text(at - 1)) == 4
        )
        if not year and skipped is None:
            return None
        at = skipped.i if skipped else at - 1
    return None


def _change_behind(sentence: Sentence, figure: Figure) -> Mark | None:
    """A word of change right behind: “a 12 percent rise”, “5 percent more than a year before”."""
    for at in range(figure.j, min(figure.j + BESIDE, len(sentence))):
        mark = sentence.any_starting(("change", "than"), at)
        if mark:
            return mark
        if not sentence.text(at).isalpha() or sentence.starting("prep", at):
            return None
    return None


def is_amount_of_change(sentence: Sentence, figure: Figure) -> bool:
    """Whether an amount of money is itself the change: “rose by $2 billion”, “a $2 bn drop”."""
    if _is_level(sentence, figure):
        return False
    behind = sentence.starting("change", figure.j)
    if behind and not sentence.starting("basis", behind.j) and sentence.text(behind.j) != "to":
        return sentence.starting("prep", behind.j - 1) is None
    if _is_of_change(sentence, figure):
        return True
    at = figure.i
    while mark := sentence.any_ending(("relation", "filler"), at):
        if sentence.any_ending(("byword", "prep"), at):
            break
        at = mark.i
    by = sentence.any_ending(("byword", "prep"), at)
    if by and by.key == "by":
        return bool(sentence.within("change", max(0, by.i - BESIDE - 1), by.i))
    if sentence.lexicon.settings.get("verb_last") or sentence.ending("relation", figure.i):
        return False
    return sentence.ending("change", figure.i) is not None


def _is_of_change(sentence: Sentence, figure: Figure) -> bool:
    """“An increase of $3 billion”; “the growth in trade with China was $43 billion”."""
    of = sentence.ending("prep", figure.i)
    if of and of.key == "of" and sentence.ending("change", of.i):
        return True
    for change in sentence.within("change", 0, figure.i):
        into = sentence.starting("prep", change.j)
        noun = (
            change.i == 0
            or sentence.ending("near", change.i)
            or sentence.ending("filler", change.i)
        )
        whole = not any(sentence.text(at) in PARTING for at in range(change.j, figure.i))
        counted = len(sentence.within("head", change.j, figure.i)) == 1
        if into and into.key == "in" and noun and whole and counted:
            return True
    return False


def _is_level(sentence: Sentence, figure: Figure) -> bool:
    """Whether an ending or a word makes a figure what was reached: dolara yükseldi, выросла до."""
    if _level_before(sentence, figure.i):
        return True
    marks = (sentence.ending("level_form", figure.j), sentence.starting("level_form", figure.j))
    kinds = ("to", "form") if figure.is_money else ("to",)
    return any(mark is not None and mark.key in kinds for mark in marks)


def _level_before(sentence: Sentence, at: int) -> bool:
    """Whether “to” stands before a figure, with relation words between."""
    while sentence.ending("level_before", at) is None:
        mark = sentence.ending("relation", at)
        if mark is None:
            return False
        at = mark.i
    return True


def said_change(sentence: Sentence, figure: Figure) -> list[Mark]:
    """“The fall of 6.6 percent”: the change of what was told before, unless it says of what."""
    at = figure.i
    while mark := sentence.any_ending(("relation", "filler"), at):
        if sentence.ending("saidchange", at):
            break
        at = mark.i
    said = sentence.ending("saidchange", at)
    prep = sentence.starting("prep", figure.j)
    behind = prep.j if prep and prep.key in ("of", "in") else 0
    of_time = behind and (
        sentence.text(behind).isdigit()
        or sentence.any_starting(("relative", "month", "part"), behind)
    )
    return [said] if said and (not behind or of_time) else []
