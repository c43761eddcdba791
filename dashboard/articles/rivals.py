"""One pair's trade set beside another's: six times as much, more than, $4 billion lower than."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dashboard.articles.context import Context
from dashboard.articles.figure import Figure
from dashboard.articles.heads import Head, heads, one_kind
from dashboard.articles.lexicon import Mark
from dashboard.articles.mentions import Mention, jointly
from dashboard.articles.sentence import Sentence
from dashboard.articles.sides import Sides, sides_in

FIGURE_REACH = 2
VERB_REACH = 5
ENDS = {"strong", "and", "comma"}


@dataclass(frozen=True, slots=True)
class Rival:
    """Two pairs and how they compare; `figure` is the difference or the multiple, if printed."""

    kind: str
    head: Head
    sides: Sides
    other: Sides
    relation: str
    figure: Figure | None
    i: int
    j: int


@dataclass(frozen=True, slots=True)
class _Anchor:
    """Where a comparison hangs: a word such as “more”, or a multiple; it ends before token j."""

    i: int
    j: int
    key: str
    figure: Figure | None
    verb: bool = False


def rivals(
    sentence: Sentence, figures: list[Figure], found: list[Mention], context: Context
) -> Iterator[Rival]:
    """The comparisons of a sentence."""
    if len(found) < 2:
        return
    done = -1
    for anchor in sorted(_anchors(sentence, figures), key=lambda one: (one.i, -one.j)):
        if anchor.i < done:
            continue
        rival = _rival(sentence, anchor, figures, found, context)
        if rival:
            done = rival.j
            yield rival


def _anchors(sentence: Sentence, figures: list[Figure]) -> Iterator[_Anchor]:
    for figure in figures:
        times = _times(sentence, figure)
        if times:
            word = sentence.any_starting(("compare", "asmuch"), figure.j)
            yield _Anchor(figure.i, word.j if word else figure.j, "", times)
    for mark in sentence.of("compare"):
        behind = [one for one in figures if one.i >= mark.j]
        than = sentence.starting("than_word", mark.j)
        if behind and than and behind[0].i - than.j <= FIGURE_REACH:
            continue
        own = [one for one in figures if 0 <= mark.i - one.j <= FIGURE_REACH - 1]
        difference = own[0] if own else None
        begins = difference.i if difference else mark.i
        yield _Anchor(begins, mark.j, mark.key, difference, _is_verb(mark))


def _times(sentence: Sentence, figure: Figure) -> Figure | None:
    """The multiple that a figure is: six times, doubled, “is half its trade with”."""
    if figure.unit == "times" or (figure.unit == "multiple" and figure.value >= 2):
        return figure
    if figure.unit != "part":
        return None
    at = figure.i
    while mark := sentence.any_ending(("relation", "filler"), at):
        if sentence.ending("measureverb", at):
            break
        at = mark.i
    told = sentence.ending("measureverb", at) or sentence.starting("asmuch", figure.j)
    return replace(figure, unit="times", value=figure.value / 100) if told else None


def _faces(second: list[Mention]) -> bool:
    """Whether the second pair is a pair, or somebody else that one trades with."""
    return len({one.code for one in second}) > 1 or second[0].role in ("with", "to", "from")


def _of_shares(sentence: Sentence, anchor: _Anchor, head: Head) -> bool:
    """“Russia's share of imports is bigger than China's”: shares are compared, not pairs."""
    nouns = [mark for mark in sentence.within("share", 0, anchor.i) if mark.key == "noun"]
    return any(mark.j <= head.mark.i for mark in nouns)


def _is_verb(mark: Mark) -> bool:
    return mark.key.endswith("_verb")


def _rival(
    sentence: Sentence,
    anchor: _Anchor,
    figures: list[Figure],
    found: list[Mention],
    context: Context,
) -> Rival | None:
    end = _end(sentence, anchor.j)
    split = _split(sentence, anchor, end, found)
    if split is None:
        return None
    second = [one for one in found if split <= one.i < end]
    first = [one for one in found if one.i < split]
    head = _head(sentence, anchor, split)
    if not second or head is None or not head.measure or any(not one.code for one in second):
        return None
    figure = anchor.figure or Figure("times", 0, anchor.i, anchor.j)
    if _of_shares(sentence, anchor, head) or any(
        jointly(sentence, head, some, 0, end) for some in (first, second)
    ):
        return None
    if figure.step is None and anchor.figure and not figure.is_money and not _faces(second):
        return None
    if one_kind(sentence, head, figure) or sentence.within("goodsword", anchor.j, end):
        return None
    sides = _first_pair(sentence, head, first, context)
    other = _second_pair(sentence, split, end, head, sides, second)
    if not (sides.whole and other.whole) or {*_both(sides)} == {*_both(other)}:
        return None
    anchor = _with_difference(sentence, anchor, figures, second[-1].j)
    return _made(anchor, head, sides, other, second[-1].j)


def _with_difference(
    sentence: Sentence, anchor: _Anchor, figures: list[Figure], end: int
) -> _Anchor:
    """“Exceeded its trade with Germany by $23 billion”: the difference stands behind."""
    for figure in figures:
        by = sentence.ending("prep", figure.i)
        if anchor.verb and by and by.key == "by" and 0 <= by.i - end <= FIGURE_REACH:
            return replace(anchor, j=figure.j, figure=figure)
    return anchor


def _both(sides: Sides) -> tuple[str, str]:
    return sides.own, sides.other


def _made(anchor: _Anchor, head: Head, sides: Sides, other: Sides, end: int) -> Rival:
    """A ratio where a multiple is printed, else a comparison with its difference, if in money."""
    times = anchor.figure is not None and not anchor.figure.is_money
    multiple = times and anchor.figure is not None and anchor.figure.unit != "percent"
    relation = "at_most" if anchor.key.startswith("less") else "at_least"
    end = anchor.j if anchor.figure else end
    kind = "ratio" if multiple else "comparison"
    figure = None if times and not multiple else anchor.figure
    return Rival(kind, head, sides, other, relation, figure, anchor.i, end)


def _end(sentence: Sentence, at: int) -> int:
    """Where the second pair ends: at the next boundary."""
    marks = [mark for mark in sentence.of("boundary") if mark.i >= at and mark.key in ENDS]
    return min((mark.i for mark in marks), default=len(sentence))


def _split(sentence: Sentence, anchor: _Anchor, end: int, found: list[Mention]) -> int | None:
    """Where the second pair begins: behind the last “than” or “as” that names follow."""
    words = sentence.within("than_word", anchor.j - 1, end)
    fitting = [mark for mark in words if any(mark.j <= one.i < end for one in found)]
    if fitting:
        return fitting[-1].j
    if anchor.figure is not None and not anchor.key:
        return anchor.j if _names_a_trade(sentence, anchor.j, end) else None
    if anchor.verb and _names_a_trade(sentence, anchor.j, min(end, anchor.j + VERB_REACH)):
        return anchor.j
    return None


def _names_a_trade(sentence: Sentence, i: int, j: int) -> bool:
    """Whether a word of trade follows, or “that”, “those” for one."""
    return bool(heads(sentence, i, j)) or bool(sentence.within("pronoun", i, min(j, i + 2)))


def _head(sentence: Sentence, anchor: _Anchor, split: int) -> Head | None:
    """The head of the first pair: before the anchor, or between it and the second pair."""
    found = [head for head in heads(sentence, 0, split) if head.key != "goods"]
    before = [head for head in found if head.mark.j <= anchor.i]
    return before[-1] if before else next(iter(found), None)


def _first_pair(sentence: Sentence, head: Head, first: list[Mention], context: Context) -> Sides:
    sides = sides_in(head, first)
    if sides.whole:
        return sides
    codes = list(dict.fromkeys(one.code for one in first if one.code))
    if len(codes) == 2:
        return Sides(*codes)
    its = any(m.key in ("its", "it") for m in sentence.of("pronoun"))
    if len(codes) == 1 and its and context.topic != codes[0]:
        return Sides(context.topic, codes[0])
    return sides


def _second_pair(
    sentence: Sentence, split: int, end: int, head: Head, sides: Sides, second: list[Mention]
) -> Sides:
    """The second pair; what it leaves out is the first side of the first pair."""
    codes = list(dict.fromkeys(one.code for one in second))
    own = heads(sentence, split, end)
    if own and not own[0].measure:
        return Sides()
    if len(codes) >= 2:
        given = sides_in(own[0] if own else head, second)
        return given if given.whole else Sides(codes[0], codes[1])
    if second[0].role in ("", "owner", "by") and not sentence.within("prep", split, second[0].i):
        return Sides(codes[0], sides.other)
    return Sides(sides.own, codes[0])
