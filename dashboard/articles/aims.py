"""Targets and forecasts told apart from what has happened."""

from dashboard.articles.figure import Figure
from dashboard.articles.groups import Group
from dashboard.articles.sentence import Sentence

BEHIND = 5


def is_aim(sentence: Sentence, group: Group, figure: Figure) -> bool:
    """Whether words of aim or forecast stand before a figure in its group, or right behind it."""
    before = sentence.within("target", group.i, figure.i)
    if before and before[-1].key == "aim" and not _told_anew(sentence, before[-1].j, figure.i):
        return True
    for at in range(figure.j, min(figure.j + BEHIND, group.j)):
        mark = sentence.starting("target", at)
        if mark:
            return mark.key == "aim"
        if sentence.starting("boundary", at):
            return False
    return False


def _told_anew(sentence: Sentence, i: int, j: int) -> bool:
    """“A ban would hurt it: Georgia stands for …”: an economy and its verb behind a colon."""
    cuts = [mark.j for mark in sentence.within("boundary", i, j) if mark.key == "strong"]
    return bool(cuts) and any(
        sentence.any_starting(("share", "measureverb", "head", "change"), name.j)
        and not sentence.starting("prep", name.j)
        for name in sentence.within("name", cuts[-1], j)
    )
