"""What the sentences before leave standing: the pair, the measure, the last period told."""

from dataclasses import dataclass, field

from dashboard.articles.heads import Head
from dashboard.articles.mentions import Mention
from dashboard.articles.sides import Sides

FORGOTTEN = 6
"""Sentences after which a pair is no longer taken for granted."""


@dataclass
class Context:
    """The state between two sentences of a text."""

    pair: Sides = field(default_factory=Sides)
    topic: str = ""
    """The economy that the last sentence speaks of, where it names one."""
    head: Head | None = None
    period: str = ""
    age: int = FORGOTTEN
    """Sentences since a figure of trade was told."""
    pair_age: int = FORGOTTEN

    def heard(self, found: list[Mention], head: Head | None, *, told: bool) -> None:
        """A sentence has passed; the economies that it names are what is spoken of."""
        codes = list(dict.fromkeys(one.code for one in found if one.code))
        self.age += 1
        if head and not told:
            self.head, self.age = head, 0
        self.pair_age += 1
        if len(codes) == 1 and head and self._faced(found) and not self.pair.has(codes[0]):
            self.pair, self.pair_age = Sides(self.pair.own or self.topic, codes[0]), 0
            return
        if codes:
            self.topic = codes[0]
        if told:
            self.age = self.pair_age = 0
        elif len(codes) == 2:
            self.pair, self.pair_age = Sides(*codes), 0
        elif len(codes) == 1 and not self.pair.has(codes[0]):
            self.pair, self.pair_age = Sides(codes[0], ""), 0

    def _faced(self, found: list[Mention]) -> bool:
        """Whether the one economy named is the other side: “our trade with Turkey”."""
        named = [one for one in found if one.code]
        return all(one.role in ("with", "to", "from") for one in named) and bool(self.topic)

    @property
    def period_right_before(self) -> str:
        """The period that the sentence before told; nothing where it told no figure."""
        return self.period if self.age == 0 else ""

    def told(self, head: Head, sides: Sides, period: str) -> None:
        """A figure was told: its pair and measure are what “it” stands for."""
        self.head, self.pair, self.age, self.pair_age = head, sides, 0, 0
        self.period = period or self.period
