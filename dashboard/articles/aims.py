"""Targets and forecasts told apart from what has happened."""

from dashboard.articles.figure import Figure
from dashboard.articles.groups import Group
from dashboard.articles.sentence import Sentence

BEHIND = 5


def is_aim(sentence: Sentence, group: Group, figure: Figure) -> bool:
    """Whether words of aim or forecast stand before a figure in its group, or right behind it."""
    before = sentence.within("target", group.i, figure.i)
    if before and before[-1].key == "aim":
        return True
    for at in range(figure.j, min(figure.j + BEHIND, group.j)):
        mark = sentence.starting("target", at)
        if mark:
            return mark.key == "aim"
        if sentence.starting("boundary", at):
            return False
    return False
