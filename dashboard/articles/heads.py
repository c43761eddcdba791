"""What a figure counts: the word of trade, or of something else, that governs it.

A loan, a price or one kind of goods beside a figure means that it is no figure of trade.
"""

from dataclasses import dataclass

from dashboard.articles.figure import Figure
from dashboard.articles.groups import Group
from dashboard.articles.lexicon import Mark
from dashboard.articles.sentence import Sentence

MEASURES = {
    **{"trade": "turnover", "goods": "turnover", "move": "turnover"},
    **{"exports": "exports", "sell": "exports", "sell_goods": "exports"},
    **{"imports": "imports", "buy": "imports", "buy_goods": "imports"},
    **{"leave": "exports", "arrive": "imports"},
    **dict.fromkeys(("deficit", "surplus", "balance"), "balance"),
}
NEED_GOODS = {"sell_goods", "buy_goods", "move", "arrive", "leave"}
LOOSE = {"goods", "move"}
"""Goods that go from one to the other are exports, between the two they are turnover."""
PARTS = {"strong", "and"}
REACH_BEHIND = 5
LIST_REACH = 12
BELONGS_REACH = 7
OPENING = 4
"""Words at most before a figure that opens a sentence."""
PARTED = ("measureverb", "change", "boundary", "speak")
SUBJECT = ("all", "goods", "name", "owner", "near", "filler", "prep", "relative", "month")
"""Classes of words before “bought … cost”: any other may be what cost so much."""
VERBS = ("measureverb", "change", "reach", "not", "relation")


@dataclass(frozen=True, slots=True)
class Head:
    """A word of trade with what it measures; `mark` is where it stands."""

    key: str
    mark: Mark

    @property
    def measure(self) -> str:
        """Turnover, exports, imports or balance; nothing where it is no trade."""
        return MEASURES.get(self.key, "")


def heads(sentence: Sentence, i: int, j: int) -> list[Head]:
    """The heads in a stretch of a sentence; a ministry of trade is none."""
    marks = [mark for mark in sentence.within("head", i, j) if not _in_institution(sentence, mark)]
    goods = any(mark.key == "goods" for mark in sentence.of("head"))
    return [Head(mark.key, mark) for mark in marks if goods or mark.key not in NEED_GOODS]


def _in_institution(sentence: Sentence, mark: Mark) -> bool:
    """Whether a word of trade only names an office: trade ministry, chamber of commerce."""
    if mark.key == "trap":
        return False
    behind = sentence.starting("institution", mark.j)
    of = sentence.ending("prep", mark.i)
    linked = of if of and of.key == "of" else sentence.ending("and", mark.i)
    named = linked and sentence.ending("institution", linked.i)
    return behind is not None or named is not None


def governing(sentence: Sentence, group: Group, figure: Figure) -> Head | None:
    """The head of a figure within its group: right behind it, else before it, else behind it."""
    found = _without_cost(sentence, group, heads(sentence, group.i, group.j))
    before = [head for head in found if head.mark.j <= figure.i]
    behind = [head for head in found if head.mark.i >= figure.j]
    attached = _attached(sentence, found, figure)
    if attached:
        return _of_balance(before, attached)
    if any(head.key not in LOOSE for head in before) or (before and not behind):
        return _nearest_before(sentence, before, figure)
    behind = [head for head in behind if _opens(sentence, group, figure, head)]
    firm = [head for head in behind if head.key not in LOOSE]
    return next(iter(firm or behind), None)


def _without_cost(sentence: Sentence, group: Group, found: list[Head]) -> list[Head]:
    """“What Egypt bought from Turkey cost it …”: what was bought, where nothing else is meant."""
    costs = [at for at, head in enumerate(found) if head.key == "cost"]
    if not costs or not costs[0] or found[costs[0] - 1].measure != "imports":
        return found
    before = range(group.i, found[costs[0] - 1].mark.i)
    words = (at for at in before if sentence.tokens[at].is_word)
    bought = all(any(sentence.covered(kind, at) for kind in SUBJECT) for at in words)
    return [head for head in found if head.key != "cost"] if bought else found


def _opens(sentence: Sentence, group: Group, figure: Figure, head: Head) -> bool:
    """Whether a head behind a comma may be meant: “At $2.3 billion, trade was …” opens with it."""
    comma = any(sentence.text(at) == "," for at in range(figure.j, head.mark.i))
    named = sentence.within("name", group.i, figure.i)
    return not comma or (group.i == 0 and not named and figure.i <= OPENING)


def _attached(sentence: Sentence, found: list[Head], figure: Figure) -> Head | None:
    """A head right behind a figure: “$5 billion loan”, “$60 billion of trade”."""
    at = figure.j
    for head in found:
        between = range(at, head.mark.i)
        if head.mark.i < at or len(between) > REACH_BEHIND or head.key in LOOSE:
            continue
        if all(_loose(sentence, one) for one in between):
            return head
    return None


def _loose(sentence: Sentence, at: int) -> bool:
    """Whether a word may stand between a figure and its noun: of, worth, in, an adjective."""
    prep = sentence.starting("prep", at)
    if prep:
        return prep.key in ("of", "in")
    blocked = ("boundary", "measureverb", "and", "change", "link", "since")
    return sentence.text(at).isalpha() and not sentence.any_starting(blocked, at)


def _nearest_before(sentence: Sentence, before: list[Head], figure: Figure) -> Head:
    """The head before a figure: a balance rules over the trade it is of, a verb over its goods."""
    firm = [head for head in before if head.key not in LOOSE]
    if not firm:
        return before[-1]
    outside = [head for head in firm if not _inserted(sentence, head, figure)] or firm
    if len(outside) > 1 and _belongs(sentence, outside[-2], outside[-1]):
        return outside[-2]
    return _of_balance(outside, outside[-1])


def _belongs(sentence: Sentence, trap: Head, head: Head) -> bool:
    """“A contract for deliveries”, “damage caused by the ban on exports”: the first one rules."""
    between = range(trap.mark.j, head.mark.i)
    if trap.key != "trap" or not 0 < len(between) <= BELONGS_REACH:
        return False
    prep = any(sentence.starting("prep", at) for at in between)
    return prep and all(
        sentence.tokens[at].is_word and not sentence.any_starting(PARTED, at) for at in between
    )


def _of_balance(before: list[Head], head: Head) -> Head:
    """“A surplus of $430 million in trade with …”: the balance, not the trade it is of."""
    balances = [one for one in before if one.measure == "balance"]
    return balances[-1] if balances and head.key == "trade" else head


def _inserted(sentence: Sentence, head: Head, figure: Figure) -> bool:
    """Whether a head stands in a remark between two commas, behind another head."""
    commas = [at for at in range(figure.i) if sentence.text(at) in {",", "(", ")", "–"}]
    before = [at for at in commas if at < head.mark.i]
    behind = [at for at in commas if at >= head.mark.j]
    if not (before and behind) or not sentence.any_starting(VERBS, behind[-1] + 1):
        return False
    if any(mark.key == "strong" for mark in sentence.within("boundary", before[-1] + 1, figure.i)):
        return False
    return bool(heads(sentence, 0, before[-1]))


def one_kind(sentence: Sentence, head: Head, figure: Figure) -> bool:
    """Whether a figure counts some goods only: oil imports, $2 billion of wheat, non-oil trade."""
    return (
        _without_some(sentence, head.mark, figure)
        or _goods_before(sentence, head.mark)
        or _goods_of(sentence, head.mark.j)
        or _goods_of(sentence, figure.j)
        or _object_between(sentence, head, figure)
    )


def _without_some(sentence: Sentence, head: Mark, figure: Figure) -> bool:
    """Whether “non-oil” or “excluding gas” belongs to a figure: it is not the whole trade."""
    cuts = [mark.i for mark in sentence.of("boundary") if mark.key in PARTS]
    first, last = min(head.i, figure.i), max(head.j, figure.j)
    begins = max((at for at in cuts if at < first), default=0)
    ends = min((at for at in cuts if at >= last), default=len(sentence))
    return bool(sentence.within("exempt", begins, ends))


def _goods_before(sentence: Sentence, head: Mark) -> bool:
    """Oil imports, gas and oil exports."""
    return sentence.ending("goodsword", head.i) is not None


def _goods_of(sentence: Sentence, at: int) -> bool:
    """“… of Russian gas”, “worth of wheat”, unless it begins a list of several kinds."""
    for _ in range(REACH_BEHIND):
        goods = sentence.starting("goodsword", at)
        if goods:
            return not _is_list(sentence, goods.j)
        prep = sentence.starting("prep", at)
        loose = sentence.any_starting(("filler", "name", "owner"), at)
        step = loose or (prep if prep and prep.key in ("of", "in") else None)
        if step is None:
            return False
        at = step.j
    return False


def _object_between(sentence: Sentence, head: Head, figure: Figure) -> bool:
    """Sold Iran wheat worth $1 billion: one kind between the verb and the figure."""
    if head.key not in ("sell", "buy", "imports", "exports") or head.mark.j > figure.i:
        return False
    between = sentence.within("goodsword", head.mark.j, figure.i)
    commas = [at for at in range(head.mark.j, figure.i) if sentence.text(at) in {",", "("}]
    near = [mark for mark in between if not commas or mark.i < commas[0]]
    return bool(near) and not _is_list(sentence, near[0].j)


def _is_list(sentence: Sentence, at: int) -> bool:
    """Whether several kinds are listed: a comma right behind, and an “and” further on."""
    behind = range(at + 1, min(at + LIST_REACH, len(sentence)))
    return sentence.text(at) == "," and any(sentence.starting("and", one) for one in behind)
