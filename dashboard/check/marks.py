"""The figures of a text with their verdicts, and the text with its figures marked, as plain HTML.

A mark has a sign and a tone: what it says does not hang on colour. Everything of the text is
escaped, and what cannot be seen is taken out, so that nothing of it is live.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from dashboard.articles.letters import visible
from dashboard.check import words
from dashboard.check.answer import answer
from dashboard.check.article import Spot
from dashboard.check.entry import Entry
from dashboard.check.row import Row
from dashboard.claims.claim import Claim
from dashboard.claims.court import court_of, plain_claim
from dashboard.claims.verdict import NONE
from dashboard.claims.words import claimed, ledger_name, period_words
from dashboard.package.package import Package
from dashboard.remember import remembered
from dashboard.text.glossary import VERDICT_SIGNS
from dashboard.vocabulary import Verdict

OPEN = "?"
"""The sign of a figure that something is still needed of."""
AIMED = "→"
"""The sign of a forecast or a target, which is not judged."""
TONES = {Verdict.HOLDS: "kept", Verdict.ROUNDED: "kept", Verdict.CLOSE: "near"}
MOST_SHOWN = 60_000
"""Letters of a text that are shown; all of it is read."""


@dataclass(frozen=True)
class Mark:
    """A figure of a text, judged: its number there, its row, and the verdicts of both ledgers.

    `said` is what is claimed, or what it still needs, `whose` the ledgers of the verdicts. `claim`
    is None where it cannot be judged.
    """

    number: int
    spot: Spot
    entry: Entry
    row: Row
    claim: Claim | None
    verdicts: tuple[Verdict, ...]
    said: str
    whose: tuple[str, ...] = ()

    @property
    def signs(self) -> str:
        """The signs of its verdicts, each once; of no answer only where there is no other."""
        if not self.verdicts:
            return OPEN
        answers = [one for one in self.verdicts if one not in NONE]
        return "".join(dict.fromkeys(_sign(one) for one in answers or self.verdicts))

    @property
    def tone(self) -> str:
        """The style of its mark: kept, near, failed, mixed or open."""
        tones = {TONES.get(one, "failed") for one in self.verdicts if one not in NONE}
        return "open" if not tones else "mixed" if len(tones) > 1 else tones.pop()


def marks(
    package: Package, spots: Sequence[Spot], entries: Mapping[int, Entry]
) -> tuple[Mark, ...]:
    """The figures of a text in their plain reading; `entries` are as the reader has them now."""
    return tuple(
        mark_of(package, number, spot, entries.get(number, spot.entry))
        for number, spot in enumerate(spots, 1)
    )


@remembered
def mark_of(package: Package, number: int, spot: Spot, entry: Entry) -> Mark:
    """One figure of a text, judged."""
    found = answer(package, entry)
    if found.claim is None:
        said = words.why_open(found.row.needed, found.row.problems, found.held)
        return Mark(number, spot, entry, found.row, None, (), said)
    judged = plain_claim(court_of(package), found.claim)
    said = f"{claimed(found.claim)}, {period_words(found.claim.judged_period)}"
    verdicts = tuple(each.verdict for each in judged.judgements)
    names = court_of(package).names
    whose = tuple(ledger_name(found.claim.pairs, each.ledger, names) for each in judged.judgements)
    return Mark(number, spot, entry, found.row, found.claim, verdicts, said, whose)


def _sign(verdict: Verdict) -> str:
    return VERDICT_SIGNS.get(verdict, AIMED)


def as_html(paragraphs: Sequence[str], found: Sequence[Mark]) -> str:
    """The text with its figures marked; its first letters, if it is very long."""
    parts, letters = [], 0
    for number, paragraph in enumerate(paragraphs, 1):
        letters += len(paragraph)
        if letters > MOST_SHOWN:
            parts.append(f"<p><i>{escape(words.more_text(len(paragraphs) - number + 1))}</i></p>")
            break
        own = [one for one in found if one.spot.paragraph == number]
        parts.append(f'<p dir="auto">{_marked(paragraph, own)}</p>')
    return f'<div class="article">{"".join(parts)}</div>'


def _marked(paragraph: str, found: Sequence[Mark]) -> str:
    at, parts = 0, []
    for one in sorted(found, key=lambda mark: mark.spot.start):
        start, end = max(one.spot.start, at), one.spot.end
        parts.append(_inert(paragraph[at:start]))
        label = escape(f"{one.number}: {', '.join(map(str, one.verdicts)) or one.said}")
        parts.append(
            f'<mark class="{one.tone}" title="{label}">{_inert(paragraph[start:end])}'
            f"<sup>{one.number} {escape(one.signs)}</sup></mark>"
        )
        at = max(at, end)
    return "".join([*parts, _inert(paragraph[at:])])


def _inert(text: str) -> str:
    return escape(visible(text).text)


STYLE = """<style>
.article {line-height: 1.6; overflow-wrap: anywhere}
.article mark {
  color: inherit; background: light-dark(#E9ECEF, #343842); padding: 0 2px; border-radius: 3px;
  border-bottom: 2px solid light-dark(#5F6368, #B8BDC7)
}
.article mark.near {border-bottom-style: dashed}
.article mark.failed {border-bottom: 3px double light-dark(#262730, #FAFAFA)}
.article mark.mixed {border-bottom: 3px solid light-dark(#262730, #FAFAFA)}
.article mark.open {background: none; border-bottom-style: dotted}
.article sup {font-weight: 600; padding-left: 2px}
</style>"""
