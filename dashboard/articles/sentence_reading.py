"""The proposals of one sentence: each figure with its kind, its sides, its period, its words."""

from dataclasses import dataclass, field

from dashboard.articles.aims import is_aim
from dashboard.articles.amounts import amounts
from dashboard.articles.changes import Change, change_of, is_amount_of_change
from dashboard.articles.context import Context
from dashboard.articles.figure import Figure
from dashboard.articles.groups import Group, groups
from dashboard.articles.mentions import Mention
from dashboard.articles.pairing import Pairing, Told
from dashboard.articles.periods import Times, period_of, times_of
from dashboard.articles.proposal import Proposal
from dashboard.articles.quantities import quantities
from dashboard.articles.ranks import Rank, peaks, places
from dashboard.articles.relations import Bound, bound
from dashboard.articles.rivals import Rival, rivals
from dashboard.articles.sentence import Sentence
from dashboard.articles.shares import share_of

QUESTIONS = {"?", "؟"}
OF_TRADE = ("head", "pronoun", "partner", "partners")
"""A sentence with none of these says nothing of trade."""
WITHOUT_FIGURE = ("rank", "highest", "record", "compare")
"""Classes of words that tell something of trade without a figure."""


@dataclass
class SentenceReading:
    """A sentence being read, with what the sentences before have left standing."""

    sentence: Sentence
    found: list[Mention]
    context: Context
    dated: str
    figures: list[Figure] = field(default_factory=list)
    sign: int = 0
    """Whether the change told last in the sentence was a rise or a fall."""

    def made(self) -> list[Proposal]:
        """The proposals of the sentence, in the order of the text."""
        if self._is_question() or not any(map(self.sentence.of, OF_TRADE)):
            return []
        figures = self.figures = figures_of(self.sentence)
        if not (figures or any(map(self.sentence.of, WITHOUT_FIGURE))):
            return []
        times = times_of(self.sentence, self.dated, self.context.period_right_before)
        against = list(rivals(self.sentence, figures, self.found, self.context))
        taken = [rival.figure for rival in against if rival.figure]
        left = [one for one in figures if one not in taken]
        pairing = Pairing(self.sentence, self.found, self.context)
        made = [*self._figures(left, times, pairing), *self._rivals(against, times)]
        made += self._ranks(times, pairing, money=any(one.is_money for one in figures))
        return sorted(made, key=lambda one: one.start)

    def _is_question(self) -> bool:
        """Whether it only asks: a question states no figure."""
        return any(token.text in QUESTIONS for token in self.sentence.tokens[-2:])

    def _counts_something(self, times: Times, figure: Figure) -> bool:
        """Whether a number of people or things stands before a change: it is theirs."""
        known = {at for one in self.figures for at in range(one.i, one.j)}
        known |= {at for when in (*times.held, *times.since) for at in range(when.i, when.j)}
        numbers = (at for at in range(figure.i) if at not in known)
        return any(
            self.sentence.tokens[at].is_number
            and (len(self.sentence.text(at)) > 4 or self.sentence.starting("scale", at + 1))
            for at in numbers
        )

    def _same_change(self, pairing: Pairing, group: Group, figure: Figure) -> Change | None:
        """“Exports grew by 40 percent, imports by 36 percent”: the verb is told once."""
        of = self.sentence.starting("prep", figure.j)
        plain = figure.unit == "percent" and not (of and of.key == "of")
        if not (self.sign and plain and pairing.speaks_of_trade(group, figure)):
            return None
        upper = None if figure.upper is None else self.sign * figure.upper
        return Change(self.sign * figure.value, upper, figure.step, figure.i, figure.j)

    def _is_level_of_share(self, figure: Figure) -> bool:
        """“The share rose from 8 to 9 percent”: how high it is, not by how much it rose."""
        nouns = [m for m in self.sentence.within("share", 0, figure.i) if m.key == "noun"]
        at = figure.i
        while (mark := self.sentence.ending("relation", at)) and mark.key != "between":
            at = mark.i
        prep = self.sentence.ending("prep", at)
        nouns = nouns or [
            m for m in self.sentence.of("share") if m.key == "noun" and m.j <= figure.i
        ]
        return bool(nouns and prep and prep.key in ("to", "from", "in"))

    # ------------------------------------------------------------ figures

    def _figures(self, left: list[Figure], times: Times, pairing: Pairing) -> list[Proposal]:
        return [
            one
            for group in groups(self.sentence, left)
            for figure in group.figures
            if (one := self._one(pairing, times, group, figure))
        ]

    def _one(self, pairing: Pairing, times: Times, group: Group, figure: Figure) -> Proposal | None:
        if figure.is_money:
            if is_amount_of_change(self.sentence, figure):
                return None
            told = pairing.told(group, figure)
            return self._claim("level", told, times, group, figure) if told else None
        change = change_of(self.sentence, figure) or self._same_change(pairing, group, figure)
        if change and self._counts_something(times, figure):
            return None
        if change and not self._is_level_of_share(figure):
            self.sign = 1 if change.percent > 0 else -1
            told = pairing.told(group, figure)
            return self._claim("change", told, times, group, figure, change) if told else None
        share = share_of(self.sentence, group, figure, self.found, self.context)
        if share is None:
            pairing.told(group, figure)
            return None
        return self._claim("share", Told(*share), times, group, figure)

    def _claim(
        self,
        kind: str,
        told: Told,
        times: Times,
        group: Group,
        figure: Figure,
        change: Change | None = None,
    ) -> Proposal:
        aim = is_aim(self.sentence, group, figure)
        earlier = self.context.period
        period, since = period_of(self.sentence, group, figure, times, earlier, aim=aim)
        binding = bound(self.sentence, figure)
        self.context.told(told.head, told.sides, period)
        return self._proposal(
            kind="target" if aim else kind,
            measure=told.head.measure,
            sides=(told.sides.own, told.sides.other),
            flow_of=_flow_of(told),
            relation=binding.relation,
            numbers=(
                (change.percent, change.upper, change.step)
                if change
                else (figure.value, figure.upper, figure.step)
            ),
            currency=figure.currency,
            period=period,
            since=since,
            span=_span(binding, change),
        )

    def _proposal(
        self,
        *,
        kind: str,
        measure: str,
        sides: tuple[str, str],
        flow_of: str,
        relation: str,
        numbers: tuple[float | None, float | None, float | None],
        span: tuple[int, int],
        currency: str = "",
        period: str = "",
        since: str = "",
        other: tuple[str, str] | None = None,
    ) -> Proposal:
        """A proposal; its paragraph and words are filled in by who holds the text."""
        value, upper, step = numbers
        tokens = self.sentence.tokens
        start, end = tokens[span[0]].start, tokens[span[1] - 1].end
        return Proposal(
            0, measure, kind, *sides, flow_of, relation, value, upper, currency, step,
            period, since, other, "", start, end,
        )  # fmt: skip

    # ------------------------------------------------------------ pairs beside pairs, and places

    def _rivals(self, against: list[Rival], times: Times) -> list[Proposal]:
        return [self._rival(one, times) for one in against]

    def _rival(self, one: Rival, times: Times) -> Proposal:
        figure = one.figure or Figure("times", 0, one.i, one.j)
        binding = bound(self.sentence, figure)
        is_ratio = one.kind == "ratio"
        return self._proposal(
            kind=one.kind,
            measure=one.head.measure,
            sides=(one.sides.own, one.sides.other),
            flow_of="" if one.head.measure == "turnover" else one.sides.own,
            relation=binding.relation if is_ratio else one.relation,
            numbers=(figure.value, None, figure.step) if one.figure else (None, None, None),
            currency=figure.currency,
            period=self._period_of_all(figure, times),
            other=(one.other.own, one.other.other),
            span=(binding.i, binding.j) if is_ratio else (one.i, one.j),
        )

    def _period_of_all(self, figure: Figure, times: Times) -> str:
        """The period of a comparison or a place: that of the sentence, or the nearest in it."""
        whole = Group((figure,), 0, len(self.sentence))
        return period_of(self.sentence, whole, figure, Times(times.held), "", aim=False)[0]

    def _ranks(self, times: Times, pairing: Pairing, *, money: bool) -> list[Proposal]:
        listed = places(self.sentence, self.found, self.context)
        made = [self._rank(one, times) for one in listed] if not money else []
        return made + [
            self._rank(one, times) for one in peaks(self.sentence, pairing, times, money)
        ]

    def _rank(self, one: Rank, times: Times) -> Proposal:
        figure = Figure("rank", one.place, one.i, one.j)
        return self._proposal(
            kind="rank",
            measure=one.measure,
            sides=(one.sides.own, one.sides.other),
            flow_of="" if one.measure == "turnover" else one.sides.own,
            relation="equals",
            numbers=(one.place, None, 1),
            period=self._period_of_all(figure, times),
            since=one.since,
            span=(one.i, one.j),
        )


def _span(binding: Bound, change: Change | None) -> tuple[int, int]:
    if change is None:
        return binding.i, binding.j
    return min(binding.i, change.i), max(binding.j, change.j)


def _flow_of(told: Told) -> str:
    """Whose flow it is; of a balance, the side with the surplus."""
    if told.head.measure == "turnover":
        return ""
    return told.sides.other if told.head.key in ("deficit", "balance") else told.sides.own


def figures_of(sentence: Sentence) -> list[Figure]:
    """All figures of a sentence in order; a conversion into another currency is no second one."""
    found = sorted([*amounts(sentence), *quantities(sentence)], key=lambda one: (one.i, -one.j))
    kept: list[Figure] = []
    for one in found:
        overlaps = kept and one.i < kept[-1].j
        if not overlaps and not (kept and _is_conversion(sentence, kept[-1], one)):
            kept.append(one)
    return kept


def _is_conversion(sentence: Sentence, one: Figure, two: Figure) -> bool:
    """“2.1 trillion roubles ($24.6 billion)”: the same amount in another currency."""
    if not (one.is_money and two.is_money and one.currency != two.currency):
        return False
    at = two.i
    while at > one.j and (mark := sentence.any_ending(("relation", "equal", "filler"), at)):
        if mark.kind == "equal":
            return True
        at = mark.i
    return sentence.text(at - 1) in {"(", "["}
