"""What officials and agencies stated, each beside the ledgers, with contradictions first."""

from dataclasses import dataclass

from dashboard.claims import words_statements as words
from dashboard.claims.claim import Judgement
from dashboard.claims.conflicts import conflicts
from dashboard.claims.court import Court, court_of, plain_statements
from dashboard.claims.judged import Judged
from dashboard.claims.verdict import NONE
from dashboard.claims.words import beside_verdict, period_words, stated
from dashboard.package.package import Package
from dashboard.reading.letters import folded
from dashboard.remember import remembered
from dashboard.series.from_package import pairs_of
from dashboard.vocabulary import Verdict


@dataclass(frozen=True)
class StatementsChoice:
    """Which statements: of a pair, with a verdict, of a speaker, with words; empty for all."""

    about: str = ""
    verdict: str = ""
    speaker: str = ""
    words: str = ""


@dataclass(frozen=True)
class Said:
    """What one ledger says of a statement."""

    verdict: Verdict
    words: str


@dataclass(frozen=True)
class Statement:
    """A statement as it is shown: what was stated of what, as printed, by whom, beside the ledgers.

    `own` and `partners` are the ledgers of the side whose trade it tells, and the other's.
    `searched` holds all its words, folded for comparing.
    """

    pair: frozenset[str]
    period: str
    about: str
    stated: str
    printed: str
    by: str
    own: Said
    partners: Said
    note: str
    address: str
    searched: str

    @property
    def verdicts(self) -> set[Verdict]:
        """Those that a ledger gives; without one, what stands in place of a verdict."""
        both = {self.own.verdict, self.partners.verdict}
        return both.difference(NONE) or both


@dataclass(frozen=True, eq=False)
class Statements:
    """Statements chosen, newest first: how many, those that contradict, the rest by answer.

    `answered` have a verdict or are told without one; to `unanswered` the data give no answer.
    """

    headline: str
    conflicts: tuple[str, ...]
    answered: tuple[Statement, ...]
    unanswered: tuple[Statement, ...]


def pairs_stated(package: Package) -> dict[str, str]:
    """The pairs of economies that statements are about, whichever side tells, with their names."""
    names, known = package.names, {frozenset(pair[1:3]): pair[1:3] for pair in pairs_of(package)}
    stated = package.statements[["reporter", "partner"]].drop_duplicates()
    rows = stated.itertuples(index=False, name=None)
    found = {frozenset(row): known.get(frozenset(row), row) for row in rows}
    return {f"{own}-{other}": f"{names[own]}–{names[other]}" for own, other in found.values()}


def verdicts_given(package: Package) -> dict[str, str]:
    """The verdicts that statements got, with how many of them, the firmest first."""
    found = [verdict for one in every_statement(package) for verdict in one.verdicts]
    return {str(one): f"{one} ({found.count(one)})" for one in Verdict if one in found}


def speakers(package: Package) -> dict[str, str]:
    """Who stated anything, with how often, in the order of the alphabet."""
    found = [words.speaker(one.by) for one in every_statement(package)]
    return {one: f"{one} ({found.count(one)})" for one in sorted({*found}, key=str.casefold)}


@remembered
def every_statement(package: Package) -> tuple[Statement, ...]:
    """All statements judged by the same rules as claims, newest period first."""
    court = court_of(package)
    newest = sorted(plain_statements(court), key=lambda one: one.claim.period, reverse=True)
    return tuple(_statement(one, court) for one in newest)


def statements(package: Package, choice: StatementsChoice) -> Statements:
    """The statements of a choice; those that contradict each other are told of the pair chosen."""
    chosen = [one for one in every_statement(package) if _is_chosen(one, choice)]
    unanswered = tuple(one for one in chosen if one.verdicts == {Verdict.NO_ANSWER})
    answered = tuple(one for one in chosen if one not in unanswered)
    unjudged = sum(one.verdicts == {Verdict.UNJUDGED} for one in answered)
    return Statements(
        words.headline(len(answered) - unjudged, len(unanswered), unjudged),
        _conflicts(package, choice.about),
        answered,
        unanswered,
    )


@remembered
def _conflicts(package: Package, about: str) -> tuple[str, ...]:
    """Those that cannot all be right, of both sides' books, in words."""
    court = court_of(package)
    own = [
        one
        for one in court.statements
        if one.is_judged and _is_about(frozenset(one.pairs[0][1:3]), about)
    ]
    return tuple(words.conflict_words(group, court.names) for group in conflicts(own))


def _is_about(pair: frozenset[str], about: str) -> bool:
    return not about or pair == frozenset(about.split("-"))


def _is_chosen(one: Statement, choice: StatementsChoice) -> bool:
    asked = folded(choice.words).split()
    return (
        _is_about(one.pair, choice.about)
        and (not choice.verdict or Verdict(choice.verdict) in one.verdicts)
        and choice.speaker in ("", words.speaker(one.by))
        and all(word in one.searched for word in asked)
    )


def _statement(judged: Judged, court: Court) -> Statement:
    claim = judged.claim
    own, partners = (_said(each, judged, court) for each in judged.judgements)
    told = (period_words(claim.period), claim.about, stated(claim), claim.quoted, claim.said)
    return Statement(
        frozenset(claim.pairs[0][1:3]), *told, own, partners, claim.note, claim.url,
        searched=folded(" ".join((*told, claim.note, own.words, partners.words))),
    )  # fmt: skip


def _said(judgement: Judgement, judged: Judged, court: Court) -> Said:
    said = beside_verdict(judgement, judged.claim, court.names)
    return Said(judgement.verdict, said)
