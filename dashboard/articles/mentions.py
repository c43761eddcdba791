"""Economies named in a sentence, each with the part it plays by the words beside it."""

from dataclasses import dataclass, replace
from itertools import pairwise

from dashboard.articles.heads import Head
from dashboard.articles.lexicon import Mark
from dashboard.articles.sentence import Sentence

JOINED = ("-", "–", "/")
BELONGING = {"trade", "exports", "imports", "deficit", "surplus", "balance"}
BEFORE_NAMES = ("near", "exempt", "total", "together")
PREP_REACH = 6
"""Words that may stand between a preposition and the name: “with its northern ally Russia”."""


@dataclass(frozen=True, slots=True)
class Mention:
    """An economy (nothing for a bloc or the world) from token i up to j, and its role.

    Roles: owner (Iran's exports, Iranian exports), whose (Iran's customs), origin (Iranian goods),
    to, from, with, between, by, of, in, for, pair (Russian-Turkish), and nothing where the words
    beside it say nothing.
    """

    code: str
    role: str
    i: int
    j: int


def mentions(sentence: Sentence) -> list[Mention]:
    """All economies and blocs of a sentence, in order; names joined by “and” share a role."""
    every = [*sentence.of("name"), *sentence.of("bloc")]
    named = [mark for mark in every if not sentence.covered("currency", mark.i)]
    marks = sorted(named, key=lambda mark: (mark.i, -mark.j))
    found: list[Mention] = []
    for mark in marks:
        if found and mark.i < found[-1].j:
            continue
        found.append(_mention(sentence, mark, found[-1] if found else None))
        if len(found) > 1:
            found[-2:] = _together(sentence, found[-2], found[-1])
    return found


def _mention(sentence: Sentence, mark: Mark, before: Mention | None) -> Mention:
    code = mark.key if mark.kind == "name" else ""
    floor = before.j if before else 0
    role, j = _role(sentence, mark, floor)
    if not code and role == "in" and sentence.lexicon.settings.get("in_is_to"):
        role = "to"
    return Mention(code, role, mark.i, j)


def _role(sentence: Sentence, mark: Mark, floor: int) -> tuple[str, int]:
    """The role of a name and where it ends with its ending."""
    ending = sentence.starting("case", mark.j) or sentence.starting("case", mark.j - 1)
    if ending and ending.j >= mark.j:
        return ending.key, ending.j
    owner = sentence.starting("owner", mark.j)
    if owner:
        return (_head_behind(sentence, owner.j) and "owner") or "whose", owner.j
    if mark.form == "adjective" and not sentence.starting("institution", mark.j):
        head = _head_behind(sentence, mark.j)
        if head:
            return head, mark.j
    role = _preposition(sentence, mark.i, floor)
    return role or _bare_behind(sentence, mark.i), mark.j


def _bare_behind(sentence: Sentence, at: int) -> str:
    """The role of a name right behind a noun of trade, in languages where that makes it its."""
    owned = ("head", "partner", "partners")
    head = sentence.any_ending(owned, at)
    while head is None and (mark := sentence.any_ending(BEFORE_NAMES, at)):
        at = mark.i
        head = sentence.any_ending(owned, at)
    bare = head is not None and (head.kind != "head" or head.key in BELONGING)
    return sentence.lexicon.settings.get("bare_behind", "") if bare else ""


def _head_behind(sentence: Sentence, at: int) -> str:
    """Whether a noun of trade stands behind an adjective (its owner), or goods (their origin)."""
    for step in range(4):
        head = sentence.starting("head", at + step)
        if head:
            return "origin" if head.key == "goods" else "owner"
        if not sentence.text(at + step).isalpha() or sentence.starting("prep", at + step):
            return ""
    return ""


def _preposition(sentence: Sentence, at: int, floor: int) -> str:
    """The preposition that a name stands behind, with few words of its own between."""
    for _ in range(PREP_REACH):
        prep = sentence.ending("prep", at)
        if prep and prep.i >= floor:
            return prep.key
        if at <= floor or not sentence.ending("near", at):
            return ""
        at -= 1
    return ""


def _together(sentence: Sentence, one: Mention, two: Mention) -> tuple[Mention, Mention]:
    """Two names side by side: “between A and B”, “A-B trade”, “A and B”."""
    between = range(one.j, two.i)
    words = [sentence.text(at) for at in between]
    if len(words) == 1 and words[0] in JOINED and not sentence.tokens[two.i].spaced:
        return replace(one, role="pair"), replace(two, role="pair")
    if one.role == "with" and two.role == "between" and one.j == two.i:
        return replace(one, role="between"), two
    if _only_and(sentence, one.j, two.i) and two.role in ("", "owner"):
        if one.role in ("", "owner") and two.role == "owner":
            return replace(one, role="pair"), replace(two, role="pair")
        role = one.role if one.role != "owner" else two.role
        return one, replace(two, role=role)
    return one, two


def _only_and(sentence: Sentence, i: int, j: int) -> bool:
    """Whether nothing but “and the” stands between two names."""
    joint = sentence.starting("and", i)
    if joint is None:
        return False
    at = joint.j
    while at < j and sentence.starting("near", at):
        at += 1
    return at == j


def jointly(sentence: Sentence, head: Head, named: list[Mention], i: int, j: int) -> bool:
    """Whether two economies are one side together: “Russia and China together sold Iran …”.

    Without such a word they are where a third one faces them: “Turkey and Iraq bought … from Iran”.
    """
    told = bool(sentence.within("joint", i, j))
    apart = ("between", "pair", "of", "") if head.measure == "turnover" else ("between",)
    for one, two in pairwise(named):
        third = {each.code for each in named} - {one.code, two.code}
        joined = one.code != two.code and one.code and _only_and(sentence, one.j, two.i)
        if joined and two.role not in apart and (told or third):
            return True
    return False
