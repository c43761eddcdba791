"""A claim and its judgements in words: what is stated and where, how far a figure is from it."""

from collections.abc import Mapping, Sequence

from dashboard.claims.claim import Claim, Judgement, Lack, Why
from dashboard.claims.remarks import Remark
from dashboard.credit import Credit
from dashboard.series.flows import Pair, flow_words, keeper
from dashboard.series.prices import NO_INDEX
from dashboard.text import numbers
from dashboard.text.glossary import LEDGER_WORDS
from dashboard.vocabulary import ABOUT, Ledger, Status, Verdict

WHY_WORDS = {
    Why.NO_SUCH_PERIOD: "the data hold calendar years and months, and this period is neither",
    Why.NOT_HELD: "not in the data",
    Why.NO_MONTHS: "not in the data by month",
    Why.WEAKER: "only as ",
    Why.APART: "no single source holds every flow needed",
    Why.NOT_IN_SOURCE: "not in this source",
    Why.NO_YEAR_IN_SOURCE: "this year is not in this source",
    Why.NO_INDEX: NO_INDEX,
}


def stated(claim: Claim, about: float = ABOUT) -> str:
    """A claim's figure with its relation, as printed: “at most $4 billion”; `about` as in Terms."""
    relation = numbers.RELATION_WORDS[claim.relation]
    words = f"{relation} {numbers.printed(claim.value, claim.unit)}".strip()
    percent = claim.within(about)
    added = [f"within {percent:g} percent"] if percent is not None else []
    added += ["implied, not stated"] if claim.kind == "implied" else []
    return f"{words} ({'; '.join(added)})" if added else words


def claimed(claim: Claim, about: float = ABOUT) -> str:
    """What is claimed: “Russia–Iran turnover at most $4 billion”."""
    return f"{claim.about} {stated(claim, about)}"


def where(claim: Claim | Remark) -> str:
    """Who said it, when and where it stands."""
    parts = [numbers.on_one_line(claim.said)]
    if claim.stated_on:
        parts.append(numbers.day(claim.stated_on))
    if claim.paragraph is not None:
        parts.append(f"paragraph {claim.paragraph}")
    return ", ".join(parts)


def ledger_name(
    pairs: Sequence[Pair], ledger: Ledger, names: Mapping[str, str], *, inside: bool = False
) -> str:
    """Whose ledger: “Russia's ledger”; for a ratio both partners' are named.

    `inside` a sentence, two sides' records put together begin with a small letter.
    """
    if ledger in (Ledger.IMPORTERS, Ledger.EXPORTERS):
        words = LEDGER_WORDS[ledger]
        return f"{words[:1].lower()}{words[1:]}" if inside else words
    codes = _keepers(pairs, ledger)
    owners = numbers.listed([numbers.possessive(names.get(code, code)) for code in codes])
    return f"{owners} {'ledger' if len(codes) == 1 else 'ledgers'}"


def _keepers(pairs: Sequence[Pair], ledger: Ledger) -> list[str]:
    return list(dict.fromkeys(keeper(pair, ledger) for pair in pairs))


def judgement_words(judgement: Judgement, claim: Claim, names: Mapping[str, str]) -> str:
    """A judgement in words: figure, margin and verdict, or why there is none."""
    said = beside_verdict(judgement, claim, names)
    if judgement.percent is None:
        return f"{judgement.verdict}: {said}"
    return f"{said}{verdict_added(judgement.verdict)}"


def beside_verdict(judgement: Judgement, claim: Claim, names: Mapping[str, str]) -> str:
    """The same where the verdict stands beside it."""
    value, amount, percent = judgement.value, judgement.margin, judgement.percent
    if value is None or amount is None or percent is None:
        return why_silent(judgement.lacks, judgement.ledger, names)
    figure = numbers.precisely(value, claim.unit) + numbers.STATUS_ADDED[Status(judgement.status)]
    return f"{figure}, {apart(amount, percent, judgement.verdict, claim)}"


def verdict_added(verdict: Verdict) -> str:
    """The verdict after a distance, which tells by itself that a claim fails."""
    return "" if verdict is Verdict.FAILS else f": {verdict}"


def apart(amount: float, percent: float, verdict: Verdict, claim: Claim) -> str:
    """How far a figure is from the claim."""
    if amount == 0:
        return "just what is claimed"
    size, share = numbers.precisely(abs(amount), claim.unit), numbers.percentage(percent)
    way = "over" if amount > 0 else "under"
    if verdict is Verdict.FAILS:
        return f"fails by {share} ({size} {way})"
    return f"{way} by {share} ({size})"


def why_silent(lacks: Sequence[Lack], ledger: Ledger, names: Mapping[str, str]) -> str:
    """Why there is no figure: the flows that are missing, those for one reason together."""
    flows: dict[str, list[str]] = {}
    for lack in lacks:
        flow = [flow_words(lack.pair, ledger, lack.flow, names)] if lack.pair else []
        flows.setdefault(_lacking(lack), []).extend(flow)
    return "; ".join(
        " ".join(filter(None, (numbers.listed(own), how))) for how, own in flows.items()
    )


def _lacking(lack: Lack) -> str:
    after = f" after {lack.since}" if lack.since else ""
    until = f" until {lack.until}" if lack.until else ""
    if lack.elsewhere:
        by = numbers.listed(list(lack.elsewhere))
        return f"in no source of the stated order{after}{until}, only in {by}"
    return f"{WHY_WORDS[lack.why]}{after}{until}{' or '.join(lack.statuses)}"


def headline(claim: Claim, judgements: Sequence[Judgement], names: Mapping[str, str]) -> str:
    """The plain reading in one line; says so where the ledgers disagree or none answers."""
    answers = [each for each in judgements if each.verdict is not Verdict.SILENT]
    verdicts = dict.fromkeys(each.verdict for each in answers)
    about = f"{claim.about}, {period_words(claim.judged_period)}"
    if not answers:
        return f"{about}: the data are silent"
    said = [f"{each.verdict} in {ledger_name(claim.pairs, each.ledger, names)}" for each in answers]
    quiet = [each.ledger for each in judgements if each.verdict is Verdict.SILENT]
    opening = "the ledgers disagree: " if len(verdicts) > 1 else ""
    silent = ""
    if quiet:
        whose = numbers.listed([ledger_name(claim.pairs, ledger, names) for ledger in quiet])
        several = sum(len(_keepers(claim.pairs, ledger)) for ledger in quiet) > 1
        silent = f"; {whose} {'are' if several else 'is'} silent"
    return f"{about}: {opening}{numbers.listed(said)}{silent}"


def period_words(period: str) -> str:
    """A period as people write it: “2021”, “March 2021”, “21 March 2023 to 19 March 2024”."""
    first, _, last = period.partition("/")
    return numbers.through(numbers.day(first), numbers.day(last or first))


def cited(credits: Sequence[Credit]) -> str:
    """The title and vintage of each source."""
    return "; ".join(f"{credit.title}; vintage: {credit.vintage}" for credit in credits)
