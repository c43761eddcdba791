"""Shares of one economy's trade: “Russia accounts for 9 percent of Turkey's imports”."""

from dashboard.articles.context import Context
from dashboard.articles.figure import Figure
from dashboard.articles.groups import Group
from dashboard.articles.heads import Head, heads, one_kind
from dashboard.articles.mentions import Mention
from dashboard.articles.sentence import Sentence
from dashboard.articles.sides import Sides

WHOLES = ("turnover", "exports", "imports")
OF_A_PAIR = ("with", "between", "pair", "to", "from")
PAIR_REACH = 4


def share_of(
    sentence: Sentence, group: Group, figure: Figure, found: list[Mention], context: Context
) -> tuple[Head, Sides] | None:
    """The whole that a figure is a share of, whose it is, and with whom; or nothing."""
    genitive = _part_behind(sentence, group, figure) if _is_genitive(sentence) else None
    if not (sentence.of("share") or genitive) or figure.unit not in ("percent", "part"):
        return None
    inside = [one for one in found if group.i <= one.i < group.j]
    whole = _whole(sentence, group, figure)
    if whole is None or one_kind(sentence, whole, figure):
        return None
    owner = _owner(sentence, whole, inside, context)
    if owner is None or not owner.code:
        return None
    parts = [one for one in inside if one.code != owner.code]
    verbs_end = group.j if sentence.lexicon.settings.get("verb_last") else figure.i
    does = any(mark.key == "do" for mark in sentence.within("share", group.i, verbs_end))
    if (not does and any(_is_with(sentence, whole, one) for one in parts)) or any(
        not one.code for one in parts
    ):
        return None
    part = parts[0].code if parts else _from_before(owner.code, found, context)
    return (whole, Sides(owner.code, part)) if part else None


def _whole(sentence: Sentence, group: Group, figure: Figure) -> Head | None:
    """The word of trade behind “percent of”, or before the figure; anything else is none."""
    found = heads(sentence, group.i, group.j)
    of = sentence.starting("prep", figure.j)
    pronoun = sentence.starting("pronoun", of.j) if of else None
    before = [head for head in found if head.mark.j <= figure.i and head.measure in WHOLES]
    stands = pronoun and pronoun.key in ("them", "it")
    if pronoun and stands and not any(head.mark.i == pronoun.j for head in found):
        return before[-1] if before else None
    if _is_genitive(sentence):
        behind_it = _part_behind(sentence, group, figure)
        if behind_it:
            return behind_it
    elif of and of.key == "of":
        behind = [head for head in found if head.mark.i >= of.j]
        return behind[0] if behind and _straight(sentence, of.j, behind[0].mark.i) else None
    verb_last = sentence.lexicon.settings.get("verb_last")
    noun = (
        []
        if verb_last
        else [m for m in sentence.within("share", figure.j, figure.j + 2) if m.key == "noun"]
    )
    behind = [head for head in found if noun and head.mark.i >= noun[0].j]
    if behind:
        return behind[0]
    return before[-1] if before and not any(head.key == "trap" for head in found) else None


def _is_genitive(sentence: Sentence) -> bool:
    """Whether the language puts the whole right behind the part, with or without “from”."""
    return bool(sentence.lexicon.settings.get("bare_behind"))


def _part_behind(sentence: Sentence, group: Group, figure: Figure) -> Head | None:
    """The whole right behind a part: “30% внешней торговли”, “۳۰ درصد از واردات”."""
    of = sentence.starting("prep", figure.j)
    begins = of.j if of and of.key in ("of", "from") else figure.j
    behind = [head for head in heads(sentence, begins, group.j) if head.mark.i >= begins]
    return behind[0] if behind and _straight(sentence, begins, behind[0].mark.i) else None


def _straight(sentence: Sentence, i: int, j: int) -> bool:
    """Whether only names and words like “total” lead to the whole: no goods, no verb."""
    kinds = ("name", "owner", "total", "filler", "near", "pronoun", "together")
    return all(any(sentence.covered(kind, at) for kind in kinds) for at in range(i, j))


def _owner(
    sentence: Sentence, whole: Head, inside: list[Mention], context: Context
) -> Mention | None:
    """Whose trade the whole is: the owner right before it, “of” behind it, or “its”."""
    if whole.measure not in WHOLES:
        return None
    near = sorted(inside, key=lambda one: abs(one.i - whole.mark.i))
    for one in near:
        if one.role in ("owner", "pair") and 0 <= whole.mark.i - one.j <= 3:
            return one
        if one.role == "of" and 0 <= one.i - whole.mark.j <= 2:
            return one
    if sentence.lexicon.settings.get("verb_last"):
        owners = [one for one in inside if one.role == "owner" and one.i < whole.mark.i]
        if owners:
            return owners[0]
    if any(mark.key == "its" and mark.j <= whole.mark.i for mark in sentence.of("pronoun")):
        before = [one for one in inside if one.i < whole.mark.i and one.code]
        if before:
            return before[0]
        return Mention(context.topic, "owner", 0, 0) if context.topic else None
    return None


def _is_with(sentence: Sentence, whole: Head, one: Mention) -> bool:
    """Whether the whole is itself a pair's trade: “90 percent of the trade with Iran”."""
    verb = any(sentence.within(kind, whole.mark.j, one.i) for kind in ("share", "measureverb"))
    also = ("in",) if sentence.lexicon.settings.get("in_is_to") else ()
    return one.role in (*OF_A_PAIR, *also) and 0 <= one.i - whole.mark.j <= PAIR_REACH and not verb


def _from_before(owner: str, found: list[Mention], context: Context) -> str:
    """The other side where the group names none: of the sentence, else of the one before."""
    others = [one.code for one in found if one.code not in ("", owner)]
    if others:
        return others[0]
    if context.topic and context.topic != owner:
        return context.topic
    return context.pair.against(owner) if context.pair.has(owner) else ""
