"""A sentence in groups: the words that belong to one figure, or to figures told in one go."""

from dataclasses import dataclass
from itertools import pairwise

from dashboard.articles.figure import Figure
from dashboard.articles.sentence import Sentence

STRENGTH = {"strong": 3, "and": 2, "comma": 1, "weak": 0}


@dataclass(frozen=True, slots=True)
class Group:
    """Figures that share what is said around them, from token i up to j of the sentence."""

    figures: tuple[Figure, ...]
    i: int
    j: int


def groups(sentence: Sentence, figures: list[Figure]) -> list[Group]:
    """The groups of a sentence, cut between two figures at the strongest boundary there."""
    made: list[Group] = []
    start, held = 0, figures[:1]
    for one, two in pairwise(figures):
        cut = _cut(sentence, one.j, two.i)
        if cut is None:
            held.append(two)
            continue
        made.append(Group(tuple(held), start, cut))
        start, held = cut, [two]
    if held:
        made.append(Group(tuple(held), start, len(sentence)))
    return made


def _cut(sentence: Sentence, i: int, j: int) -> int | None:
    """Where to cut between two figures; nowhere where no boundary stands between them.

    Of boundaries of one strength the last one counts that no name or head stands before.
    """
    marks = [mark for mark in sentence.within("boundary", i, j) if not _in_pair(sentence, mark.i)]
    if not marks:
        return None
    strongest = max(STRENGTH[mark.key] for mark in marks)
    best = [mark for mark in marks if STRENGTH[mark.key] == strongest]
    chosen = best[0]
    for mark in best[1:]:
        if any(sentence.within(kind, chosen.j, mark.i) for kind in ("name", "head")):
            break
        chosen = mark
    return chosen.i


def _in_pair(sentence: Sentence, at: int) -> bool:
    """Whether a boundary is the “and” between two names, or two nouns of trade."""
    return any(
        sentence.ending(kind, at) and sentence.starting(kind, at + 1) for kind in ("name", "head")
    )
