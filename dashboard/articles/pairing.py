"""Head and sides of each figure of a sentence, with what the groups and sentences before leave."""

from dataclasses import dataclass, replace

from dashboard.articles.context import FORGOTTEN, Context
from dashboard.articles.figure import Figure
from dashboard.articles.groups import Group
from dashboard.articles.heads import Head, governing, one_kind
from dashboard.articles.mentions import Mention
from dashboard.articles.sentence import Sentence
from dashboard.articles.sides import Sides, sides_in

UNKNOWN_WORDS = 1
KNOWN = tuple(
    [
        "name",
        "bloc",
        "head",
        "total",
        "relation",
        "after",
        "reach",
        "not",
        "filler",
        "measureverb",
        "change",
        "than",
        "multiply",
        "number",
        "scale",
        "currency",
        "prep",
        "near",
        "owner",
        "and",
        "together",
        "pronoun",
        "boundary",
        "relative",
        "month",
        "part",
        "first",
        "monthword",
        "yearword",
        "same",
        "link",
        "basis",
        "target",
        "share",
        "compare",
    ]
)


@dataclass(frozen=True, slots=True)
class Told:
    """What a figure counts and for whom, as far as it has been made out."""

    head: Head
    sides: Sides


class Pairing:
    """Walks through the groups of a sentence; what one tells, the next may leave out."""

    def __init__(self, sentence: Sentence, found: list[Mention], context: Context) -> None:
        self.sentence = sentence
        self.found = found
        self.context = context
        self.last: Told | None = None

    def told(self, group: Group, figure: Figure) -> Told | None:
        """Head and sides of a figure; nothing where it is no figure of trade of two economies."""
        head = governing(self.sentence, group, figure)
        inherited = head is None
        if head is None:
            head = self._left_standing(group, figure)
        if head is None:
            return None
        inside = [one for one in self.found if group.i <= one.i < group.j]
        if not head.measure or one_kind(self.sentence, head, figure):
            self.last = Told(replace(head, key="trap"), Sides())
            return None
        sides = self._sides(head, inside, figure, inherited)
        if not sides.whole and self._is_with_many(head, inside):
            return None
        self.last = Told(head, sides)
        return self.last if sides.whole else None

    def _left_standing(self, group: Group, figure: Figure) -> Head | None:
        """The head of the group before, or of the sentence before where “it” stands for it."""
        if self._unknown(group.i, figure.i) > UNKNOWN_WORDS:
            return None
        if self.last:
            return self.last.head
        pronoun = [m for m in self.sentence.within("pronoun", group.i, figure.i) if m.key == "it"]
        return self.context.head if pronoun and self.context.age == 0 else None

    def _unknown(self, i: int, j: int) -> int:
        """Words that the lexicon does not know: what is spoken of may be something else."""
        known: set[int] = set()
        for kind in KNOWN:
            for mark in self.sentence.of(kind):
                known.update(range(mark.i, mark.j))
        words = (at for at in range(i, j) if self.sentence.tokens[at].is_word)
        return sum(at not in known and not self.sentence.text(at).endswith("ly") for at in words)

    def _is_with_many(self, head: Head, inside: list[Mention]) -> bool:
        """Whether the trade is with a bloc or the whole world."""
        near = [one for one in inside if not one.code and one.role != "in"]
        total = [m for m in self.sentence.of("whole") if 0 <= head.mark.i - m.j <= 2]
        return bool(near or total)

    # ------------------------------------------------------------ sides

    def _sides(self, head: Head, inside: list[Mention], figure: Figure, inherited: bool) -> Sides:
        near = replace(head, mark=replace(head.mark, i=figure.i, j=figure.i)) if inherited else head
        given = sides_in(near, inside)
        if given.whole:
            return self._turned(given, head)
        codes = {one.code for one in inside if one.code}
        if not codes:
            return self._turned(self._all_from_before(head), head)
        if inherited and self.last and len(codes) == 1:
            return self._exchanged(*codes)
        return self._completed(given, inside)

    def _turned(self, sides: Sides, head: Head) -> Sides:
        """The flow the other way round, where the words say so."""
        reverse = [m for m in self.sentence.of("pronoun") if m.key == "reverse"]
        near = [m for m in reverse if abs(m.i - head.mark.i) <= 6]
        return Sides(sides.other, sides.own) if near and self.last else sides

    def _exchanged(self, code: str) -> Sides:
        """“With Iran it was …”: one side is another, the first stays."""
        last = self.last.sides if self.last else Sides()
        return last if last.has(code) and last.whole else Sides(last.own, code)

    def _completed(self, given: Sides, inside: list[Mention]) -> Sides:
        """One side is named: the other one is of the group before, the sentence, or before it."""
        code = given.own or given.other or next(one.code for one in inside if one.code)
        is_own = bool(given.own) or not given.other
        missing = self._missing(code, is_own)
        return Sides(code, missing) if is_own else Sides(missing, code)

    def _missing(self, code: str, is_own: bool) -> str:
        last = self.last.sides if self.last else Sides()
        if last.whole and last.has(code):
            return last.against(code)
        if last.whole and not is_own:
            return last.own
        others = [one.code for one in self.found if one.code not in ("", code)]
        if others:
            return others[0]
        return self._from_context(code, is_own)

    def _from_context(self, code: str, is_own: bool) -> str:
        context = self.context
        if context.pair_age >= FORGOTTEN:
            return ""
        if context.pair.has(code):
            return context.pair.against(code)
        if is_own:
            return ""
        return context.pair.own if context.age == 0 else context.topic or context.pair.own

    def _all_from_before(self, head: Head) -> Sides:
        """No side is named: the group before, the rest of the sentence, the sentence before."""
        if self.last and self.last.sides.whole:
            return self.last.sides
        given = sides_in(head, self.found)
        if given.whole:
            return given
        codes = list(dict.fromkeys(one.code for one in self.found if one.code))
        if len(codes) == 1:
            its = any(mark.key == "its" for mark in self.sentence.of("pronoun"))
            missing = self._from_context(codes[0], is_own=True)
            return Sides(codes[0], missing) if its or missing else Sides()
        if len(codes) > 1:
            return Sides(codes[0], codes[1])
        return self.context.pair if self.context.pair_age < FORGOTTEN else Sides()
