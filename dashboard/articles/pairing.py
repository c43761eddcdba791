"""Head and sides of each figure of a sentence, with what the groups and sentences before leave."""

from dataclasses import dataclass, replace

from dashboard.articles.changes import said_change
from dashboard.articles.context import FORGOTTEN, Context
from dashboard.articles.figure import Figure
from dashboard.articles.groups import Group
from dashboard.articles.heads import LOOSE, Head, governing, heads, one_kind
from dashboard.articles.mentions import Mention, jointly
from dashboard.articles.sentence import Sentence
from dashboard.articles.sides import Sides, sides_in

UNKNOWN_WORDS = 1
TURN_REACH = 8
BESIDE = 2
PART_REACH = 5
SAY_NOTHING = {"unit", "goodsword", "per", "institution"}
"""Classes whose words are known, but speak of something else."""


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
            head = self._left_standing(group, figure) or self._ahead(group, figure)
        if head is None:
            return None
        inside = [one for one in self.found if group.i <= one.i < group.j]
        if inherited:
            inside = [one for one in inside if not self._behind_comma(figure, one)]
        roles = {one.role for one in inside}
        if head.key in LOOSE and (roles >= {"from", "to"} or "origin" in roles):
            head = replace(head, key="exports")
        if not head.measure or one_kind(self.sentence, head, figure):
            self.last = Told(replace(head, key="trap"), Sides())
            return None
        if len(group.figures) == 1 and jointly(self.sentence, head, inside, group.i, group.j):
            return None
        sides = self._sides(head, group, inside, figure, inherited)
        if len({one.code for one in inside if one.code}) < 2 and self._is_with_many(head, inside):
            return None
        self.last = Told(head, sides)
        return self.last if sides.whole else None

    def _behind_comma(self, figure: Figure, one: Mention) -> bool:
        """Whether a name stands in a remark behind a figure."""
        return any(self.sentence.text(at) == "," for at in range(figure.j, one.i))

    def _left_standing(self, group: Group, figure: Figure) -> Head | None:
        """The head of the group before, or of the sentence before where “it” stands for it."""
        pronoun = [m for m in self.sentence.within("pronoun", group.i, figure.i) if m.key == "it"]
        pronoun += said_change(self.sentence, figure)
        begins = pronoun[-1].j if pronoun else group.i
        if self._unknown(begins, figure.i) > UNKNOWN_WORDS:
            return None
        if self.last:
            return self.last.head
        return self.context.head if pronoun and self.context.age == 0 else None

    def _ahead(self, group: Group, figure: Figure) -> Head | None:
        """“With an increase of 8 percent, exports reached …”: a change before its head."""
        if self.last or figure.is_money:
            return None
        return next(iter(heads(self.sentence, group.j, len(self.sentence))), None)

    def at(self, head: Head | None, figure: Figure) -> Told | None:
        """Head and sides of something that is no figure, as if it were one at its place."""
        whole = Group((figure,), 0, len(self.sentence))
        if head is None:
            return self.told(whole, figure)
        if not head.measure:
            return None
        inside = [one for one in self.found if one.i < figure.i] or self.found
        sides = self._sides(head, whole, inside, figure, inherited=False)
        known = sides.whole and not one_kind(self.sentence, head, figure)
        return Told(head, sides) if known and not self._is_with_many(head, inside) else None

    def speaks_of_trade(self, group: Group, figure: Figure) -> bool:
        """Whether nothing unknown stands before a figure in its group."""
        return self.last is not None and self._unknown(group.i, figure.i) == 0

    def _unknown(self, i: int, j: int) -> int:
        """Words that the lexicon does not know: what is spoken of may be something else."""
        known: set[int] = set()
        for mark in self.sentence.marks:
            if mark.kind not in SAY_NOTHING:
                known.update(range(mark.i, mark.j))
        words = (at for at in range(i, j) if self.sentence.tokens[at].is_word)
        return sum(at not in known and not self.sentence.text(at).endswith("ly") for at in words)

    def _is_with_many(self, head: Head, inside: list[Mention]) -> bool:
        """Whether the trade is with a bloc or the whole world."""
        near = [one for one in inside if not one.code and one.role != "in"]
        total = [m for m in self.sentence.of("whole") if 0 <= head.mark.i - m.j <= 2]
        faced = [one for one in inside if one.role in ("to", "from", "with")]
        return bool(near or (total and not faced))

    # ------------------------------------------------------------ sides

    def _sides(
        self, head: Head, group: Group, inside: list[Mention], figure: Figure, inherited: bool
    ) -> Sides:
        near = replace(head, mark=replace(head.mark, i=figure.i, j=figure.i)) if inherited else head
        given = sides_in(near, inside)
        if given.whole:
            return given
        codes = {one.code for one in inside if one.code}
        if not codes:
            return self._turned(self._all_from_before(head, group), figure)
        if inherited and self.last and len(codes) == 1:
            return self._exchanged(*codes)
        return self._completed(given, inside)

    def _turned(self, sides: Sides, figure: Figure) -> Sides:
        """The flow the other way round, where the words say so and name nobody."""
        reverse = [m for m in self.sentence.of("pronoun") if m.key == "reverse"]
        near = [m for m in reverse if abs(m.i - figure.i) <= TURN_REACH]
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
        if not is_own and self._its_before():
            return self.context.topic or self.context.pair.own
        others = [one for one in self.found if one.code not in ("", code)]
        others = [one for one in others if not self._shares_a_total(one)]
        free = [one for one in others if is_own or not self._of_other_head(one)]
        if free:
            return free[0].code
        return self._from_context(code, is_own)

    def _shares_a_total(self, one: Mention) -> bool:
        """Whether a name has a part of an amount only: “16 percent of which came from Russia”."""
        parts = [mark.i for mark in self.sentence.within("percent", 0, one.i)]
        of_it = [
            mark.i
            for mark in self.sentence.within("pronoun", 0, one.i)
            if (of := self.sentence.ending("prep", mark.i)) and of.key == "of"
        ]
        return any(abs(part - at) <= PART_REACH for part in parts for at in of_it)

    def _of_other_head(self, one: Mention) -> bool:
        """Whether a name is the other side of a word of trade right before it."""
        before = heads(self.sentence, 0, one.i)
        near = bool(before) and one.i - before[-1].mark.j <= BESIDE
        return near and one.role in ("with", "to", "from")

    def _is_tied(self) -> bool:
        """Whether words tie a sentence to the pair before: “the two countries”, “twice as much”."""
        times = self.sentence.of("times") and self.sentence.of("asmuch")
        return bool(self.context.of_two or self.sentence.of("together") or times)

    def _same_as_before(self) -> bool:
        """Whether the sentence right before told the same flow: “China bought twice as much”."""
        found = heads(self.sentence, 0, len(self.sentence))
        before = self.context.head if self.context.age == 0 else None
        return bool(before and found and before.measure == found[0].measure != "turnover")

    def _its_before(self) -> bool:
        """Whether “its” stands before every name: it is of the sentence before."""
        its = [mark.i for mark in self.sentence.of("pronoun") if mark.key == "its"]
        return bool(its) and all(its[0] < one.i for one in self.found)

    def _from_context(self, code: str, is_own: bool) -> str:
        context = self.context
        if context.pair_age >= FORGOTTEN:
            return ""
        if context.pair.has(code):
            return context.pair.against(code)
        if is_own:
            return context.pair.other if self._is_tied() and self._same_as_before() else ""
        return context.pair.own if context.age == 0 else context.topic or context.pair.own

    def _all_from_before(self, head: Head, group: Group) -> Sides:
        """No side is named: the group before, the rest of the sentence, the sentence before."""
        if self.last and self.last.sides.whole:
            return self.last.sides
        known = self.context.pair.whole and self.context.pair_age < FORGOTTEN
        if known and not any(one.code and one.j <= group.i for one in self.found):
            return self.context.pair
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
