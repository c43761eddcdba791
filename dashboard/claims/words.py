"""A claim and its judgements in words: what is stated and where, how far a figure is from it."""

from collections.abc import Callable, Mapping, Sequence
from math import isinf

from dashboard.claims import words_forms
from dashboard.claims.claim import Claim, Judgement
from dashboard.claims.figure import Closeness, Figure, Lack, UsualMiss, Why, Yardstick
from dashboard.claims.remarks import Remark
from dashboard.claims.verdict import NONE
from dashboard.claims.words_forms import stated_figure
from dashboard.document import Document
from dashboard.package.credits import in_short
from dashboard.series.flows import Pair, flow_words, keeper
from dashboard.series.prices import NO_INDEX
from dashboard.series.words_claimed import in_document
from dashboard.text import numbers
from dashboard.text.glossary import LEDGER_WORDS
from dashboard.vocabulary import ABOUT, Form, Ledger, Status, Verdict

Names = Mapping[str, str]
"""The names of economies by code and of sources by id."""
WHY_WORDS = {
    Why.NO_SUCH_PERIOD: "the data hold calendar years and months, and this period is neither",
    Why.NOT_HELD: "not in the data",
    Why.NO_MONTHS: "not in the data by month",
    Why.WEAKER: "only as ",
    Why.APART: "no single report holds every flow needed",
    Why.NOT_IN_SOURCE: "not in this source",
    Why.NO_YEAR_IN_SOURCE: "this year is not in this source",
    Why.NO_INDEX: NO_INDEX,
    Why.NIL: "the figure to divide by is nil",
    Why.WITHIN_MONTHS: "the period begins or ends within a month",
    Why.NO_TOTAL: "no total with the world is held for this period",
    Why.NO_RATE: "no reported yearly exchange rate is held for this period",
    Why.OTHER_PARTNERS: "partners that are not in the data may stand above",
    Why.NO_PARTNER: "not known",
    Why.NO_OTHERS: "nothing is held that it could be ranked among",
}
NOT_REPORTED = {Why.NOT_HELD: "not reported", Why.NO_MONTHS: "not reported by month"}
"""The same where the data hold reports of other periods."""
IN_POINTS = (Form.CHANGE, Form.RANK, Form.RECORD)
"""Forms of which a percentage of the claim would mean nothing."""
NOT_STATED = {"implied": "implied, not stated", "forecast": "a forecast"}
WEAKER = {
    Status.REPORTED: "figure",
    Status.ESTIMATE: "estimate",
    Status.RECONCILED: "reconciled figure",
    Status.DOUBTFUL: "doubtful figure",
}
CLOSE_BY = {
    Yardstick.BOOKS: "the two books are usually {} apart",
    Yardstick.POINTS: "the changes in the two books usually differ by {}",
    Yardstick.REVISION: "its releases usually differ by {}",
    Yardstick.LEAST: "within {}",
}


def stated(claim: Claim, about: float = ABOUT) -> str:
    """A claim's figure with its relation, as printed: “at most $4 billion”; `about` as in Terms."""
    words = stated_figure(claim)
    percent = claim.within(about)
    added = [f"within {percent:g} percent"] if percent is not None else []
    added += [NOT_STATED[claim.kind]] if claim.kind in NOT_STATED else []
    return f"{words} ({'; '.join(added)})" if added else words


def claimed(claim: Claim, about: float = ABOUT) -> str:
    """What is claimed: “Russia–Iran turnover at most $4 billion”."""
    colon = ":" if words_forms.names_itself(claim) else ""
    return f"{claim.about}{colon} {stated(claim, about)}"


def where(claim: Claim | Remark) -> str:
    """Who said it, when and where it stands."""
    parts = [numbers.on_one_line(claim.said)] if claim.said else []
    if claim.stated_on:
        parts.append(numbers.day(claim.stated_on))
    if claim.paragraph is not None:
        parts.append(f"paragraph {claim.paragraph}")
    return ", ".join(parts)


def document_words(claim: Claim, document: Document | None) -> str:
    """The document that a claim stands in: kind, title, author, date and paragraph.

    What nobody knows of it is said; without a record of it, who said it stands alone.
    """
    if document is None:
        return where(claim)
    return in_document(document, claim.stated_on, claim.paragraph)


def ledger_name(
    pairs: Sequence[Pair], ledger: Ledger, names: Names, *, inside: bool = False
) -> str:
    """Whose ledger: “Russia's ledger”; for a ratio both partners' are named.

    `inside` a sentence, two sides' records put together begin with a small letter.
    """
    if ledger in (Ledger.IMPORTERS, Ledger.EXPORTERS):
        words = LEDGER_WORDS[ledger]
        return f"{words[:1].lower()}{words[1:]}" if inside else words
    codes = keepers(pairs, ledger)
    owners = numbers.listed([numbers.possessive(names.get(code, code)) for code in codes])
    return f"{owners} {'ledger' if len(codes) == 1 else 'ledgers'}"


def keepers(pairs: Sequence[Pair], ledger: Ledger) -> list[str]:
    """The codes of those who keep the ledger of each pair."""
    return list(dict.fromkeys(keeper(pair, ledger) for pair in pairs))


def judgement_words(judgement: Judgement, claim: Claim, names: Names) -> str:
    """A judgement in words: figure, margin and verdict, or why there is none."""
    parts = _parts(judgement, claim, names)
    if judgement.verdict is Verdict.NO_ANSWER:
        return f"{judgement.verdict}: {'; '.join(parts)}"
    if judgement.verdict is Verdict.UNJUDGED:
        return f"{'; '.join(parts)} ({judgement.verdict})"
    return "; ".join([f"{parts[0]}{verdict_added(judgement.verdict)}", *parts[1:]])


def beside_verdict(judgement: Judgement, claim: Claim, names: Names) -> str:
    """The same where the verdict stands beside it."""
    return "; ".join(_parts(judgement, claim, names))


def _parts(judgement: Judgement, claim: Claim, names: Names) -> list[str]:
    """The figure with its distance, what is missing, and a weaker figure beside it."""
    figure = judgement.figure
    parts = [figure_words(figure, claim)] if figure.is_known else []
    if figure.is_known and judgement.verdict not in NONE:
        parts[0] += f", {_apart(judgement, claim)}"
    if figure.lacks:
        parts.append(why_missing(figure.lacks, judgement.ledger, names))
    if judgement.beside.is_exact:
        parts.append(_weaker(judgement.beside, claim, judgement.usual_miss, names))
    return parts


def figure_words(figure: Figure, claim: Claim) -> str:
    """A figure to the digits that a verdict may hang on, or what it lies between."""
    return words_forms.figure_words(figure, claim, within)


def within(figure: Figure, say: Callable[[float], str]) -> str:
    """A figure, or what it lies between."""
    if figure.is_exact:
        return say(figure.least) + numbers.STATUS_ADDED[Status(figure.status)]
    if isinf(figure.most):
        return f"at least {say(figure.least)}"
    least = f"{say(figure.least)} to" if figure.least > 0 else "at most"
    return f"{least} {say(figure.most)}"


def _apart(judgement: Judgement, claim: Claim) -> str:
    """How far a judgement's figure is from the claim, and what makes it close."""
    said = apart(
        judgement.margin or 0.0, judgement.percent or 0.0, judgement.verdict, claim,
        is_bound=not judgement.figure.is_exact,
    )  # fmt: skip
    if judgement.verdict is Verdict.CLOSE and judgement.closeness:
        return f"{said}; {close_words(judgement.closeness)}"
    return said


def close_words(closeness: Closeness) -> str:
    """Why a miss is close: “the two books are usually 3.6 percent apart”."""
    unit = "points" if closeness.by is Yardstick.POINTS else "percent"
    said = CLOSE_BY[closeness.by].format(f"{closeness.usual:.2g} {unit}")
    is_capped = closeness.usual > closeness.percent
    return f"{said}, of which {closeness.percent:g} {unit} count" if is_capped else said


def _weaker(beside: Figure, claim: Claim, usual_miss: UsualMiss | None, names: Names) -> str:
    """A weaker figure, which decides nothing, and what is known of such figures."""
    value = words_forms.found(beside.least, claim)
    said = f"the {WEAKER[Status(beside.status)]} in {in_short(beside.source, names)} is {value}"
    if usual_miss is None:
        return said
    lie = between(usual_miss.least, usual_miss.most)
    return f"{said}; such estimates lie {lie} what was stated ({usual_miss.stated} statements)"


def between(least: float, most: float) -> str:
    """Where figures lie, in percent: “23 to 43 percent below”, “5 percent below to 4 above”."""
    if most <= 0:
        return f"{abs(most):.0f} to {abs(least):.0f} percent below"
    if least >= 0:
        return f"{least:.0f} to {most:.0f} percent above"
    return f"{abs(least):.0f} percent below to {most:.0f} percent above"


def verdict_added(verdict: Verdict) -> str:
    """The verdict after a distance, which tells by itself that a claim fails."""
    return "" if verdict is Verdict.FAILS else f": {verdict}"


def apart(
    amount: float, percent: float, verdict: Verdict, claim: Claim, *, is_bound: bool = False
) -> str:
    """How far a figure, or the least it can be, is from the claim."""
    if amount == 0:
        return "within the range" if claim.upper is not None else "just what is claimed"
    size = words_forms.apart_words(abs(amount), claim)
    way, least = "over" if amount > 0 else "under", "at least " if is_bound else ""
    if claim.form in IN_POINTS:
        return f"{'fails by ' if verdict is Verdict.FAILS else ''}{least}{size} {way}"
    # Below one percent a second digit tells a miss from what is close.
    share = (
        f"{abs(percent):.2f} percent" if 0.01 <= abs(percent) < 1 else numbers.percentage(percent)
    )
    if verdict is Verdict.FAILS:
        return f"fails by {least}{share} ({size} {way})"
    return f"{way} by {least}{share} ({size})"


def why_missing(lacks: Sequence[Lack], ledger: Ledger, names: Names) -> str:
    """Why there is no figure: the flows that are missing, those for one reason together."""
    flows: dict[str, list[str]] = {}
    for lack in lacks:
        flows.setdefault(_lacking(lack, names), []).extend(_what_lacks(lack, ledger, names))
    return "; ".join(
        " ".join(filter(None, (numbers.listed(own), how))) for how, own in flows.items()
    )


def _what_lacks(lack: Lack, ledger: Ledger, names: Names) -> list[str]:
    """The flow, the partner or the year that is missing."""
    if lack.pair and not lack.flow:
        return [names.get(lack.pair.second, lack.pair.second)]
    if lack.why is Why.NO_PARTNER:
        return [period_words(lack.period)]
    return [flow_words(lack.pair, ledger, lack.flow, names)] if lack.pair else []


def _lacking(lack: Lack, names: Names) -> str:
    of = f" for {period_words(lack.period)}" if lack.period and lack.flow else ""
    after = f"{of} after {period_words(lack.since)}" if lack.since else of
    until = f" until {period_words(lack.until)}" if lack.until else ""
    if lack.elsewhere:
        by = numbers.listed([in_short(one, names) for one in lack.elsewhere])
        return f"in no source of the stated order{after}{until}, only in {by}"
    held = (
        NOT_REPORTED.get(lack.why, WHY_WORDS[lack.why]) if after or until else WHY_WORDS[lack.why]
    )
    return f"{held}{' or '.join(lack.statuses)}{after}{until}"


def headline(claim: Claim, judgements: Sequence[Judgement], names: Names) -> str:
    """The plain reading in one line; says so where the ledgers disagree or none answers."""
    about = f"{claim.about}, {period_words(claim.judged_period)}"
    if not claim.is_judged:
        return f"{about}: {NOT_STATED.get(claim.kind, claim.kind)}, so it is not judged"
    answers = [each for each in judgements if each.verdict not in NONE]
    verdicts = dict.fromkeys(each.verdict for each in answers)
    if not answers:
        return f"{about}: the data give no answer"
    said = [f"{each.verdict} in {ledger_name(claim.pairs, each.ledger, names)}" for each in answers]
    if len(answers) > 1 and len(verdicts) == 1:
        said = [f"{answers[0].verdict} in both ledgers"]
    quiet = [
        ledger_name(claim.pairs, each.ledger, names)
        for each in judgements
        if each.verdict is Verdict.NO_ANSWER
    ]
    opening = "the ledgers disagree: " if len(verdicts) > 1 else ""
    silent = f"; no answer in {numbers.listed(quiet)}" if quiet else ""
    return f"{about}: {opening}{numbers.listed(said)}{silent}"


def period_words(period: str) -> str:
    """A period as people write it: “2021”, “March 2021”, “21 March 2023 to 19 March 2024”."""
    first, _, last = period.partition("/")
    return numbers.through(numbers.day(first), numbers.day(last or first))
