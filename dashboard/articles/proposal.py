"""A figure of trade found in a text: what it says, as far as the text says it, and where it stands.

What the text leaves open is empty and never guessed.
"""

from dataclasses import dataclass

Pair = tuple[str, str]
"""Who reports or is named first, and the other side, as ISO 3166-1 alpha-3 (SUN: Soviet Union)."""


@dataclass(frozen=True)
class Proposal:
    """One figure, proposed to the reader as a claim; nothing is judged here.

    `kind`: level, change, ratio, share, comparison, rank or target. `flow_of` is whose exports or
    imports; of a balance, the side with the surplus. `value` and `upper` are in base units of the
    currency, percent for change and share, times for ratio, place for rank. `precision` is the
    smallest step as printed, nothing for an amount in words. Periods are ISO 8601; `since` is what
    a change is measured from, or where a rank over time begins. `other` is the second pair of a
    ratio or comparison. `start` and `end` are the place of the fragment in its paragraph.
    """

    paragraph: int
    measure: str
    kind: str
    reporter: str
    partner: str
    flow_of: str
    relation: str
    value: float | None
    upper: float | None
    currency: str
    precision: float | None
    period: str
    since: str
    other: Pair | None
    fragment: str
    start: int
    end: int

    def as_json(self) -> dict[str, object]:
        """The proposal for a machine: numbers without a value are empty, as in our tables."""
        other = dict(zip(("reporter", "partner"), self.other, strict=True)) if self.other else {}
        numbers = {"value": self.value, "upper": self.upper, "precision": self.precision}
        words = {
            name: getattr(self, name)
            for name in (
                "paragraph", "measure", "kind", "reporter", "partner", "flow_of", "relation",
                "currency", "period", "since", "fragment", "start", "end",
            )
        }  # fmt: skip
        return words | {name: _plain(one) for name, one in numbers.items()} | {"other": other}


def _plain(number: float | None) -> float | int | str:
    """A number without a tail of zeros; nothing as empty."""
    if number is None:
        return ""
    return int(number) if number == int(number) else number
