"""Questions about claims in words: which year, whose ledger, which dollars, what is left open."""

from collections.abc import Mapping, Sequence
from math import isinf

from dashboard.claims import words
from dashboard.claims.claim import Claim, Judgement
from dashboard.claims.figure import Figure
from dashboard.claims.plain_reading import BOTH
from dashboard.claims.verdict import NONE
from dashboard.claims.words_forms import found
from dashboard.report.question import Ends, InDollars, LeftOpen, Question, WhichYear, WhoseLedger
from dashboard.report.words_question import (
    Asked,
    InWords,
    Made,
    Names,
    dollars,
    enough,
    in_runs,
    index,
    times,
)
from dashboard.text.glossary import RELATION_NAMES, RELATION_RULES
from dashboard.text.numbers import NO_FIGURE, capital, listed, possessive, printed
from dashboard.vocabulary import ABOUT, MONEY, Form, Relation, Verdict

PLACED = (Form.RANK, Form.RECORD)
"""Forms of which no figure comes nearer to a claim than another."""
HALVES = "Halves are rounded up, so the upper end itself no longer counts."


def _which_year(question: WhichYear, names: Names, _labels: Names) -> Asked:
    claim, years = question.claim, question.years
    whose = words.ledger_name(claim.pairs, question.ledger, names)
    periods = {each: [one.period for one in years if one.verdict is each] for each in Verdict}
    verdicts = {each: held for each, held in periods.items() if held}
    is_near = claim.form not in PLACED
    nearest = " Which year comes nearest to the claim?" if is_near else ""
    return Asked(
        text=(
            f"{_said(claim)} Here is {claim.about} by {whose}, year by year. In which of "
            f"these years does the claim hold?{nearest}"
        ),
        given=tuple((one.period, _figure(one, claim)) for one in years),
        answer=(
            *(f"{capital(str(each))}: {in_runs(own)}." for each, own in verdicts.items()),
            *([_nearest(years, claim, names)] if is_near else []),
        ),
        made=_made(years),
        verdicts=tuple(verdicts),
    )


def _nearest(years: Sequence[Judgement], claim: Claim, names: Names) -> str:
    decided = [one for one in years if one.verdict not in NONE and one.margin is not None]
    least = min(abs(one.margin or 0.0) for one in decided)
    near = [one for one in decided if abs(one.margin or 0.0) == least]
    told = (f"{one.period}, {words.judgement_words(one, claim, names)}" for one in near)
    return f"Nearest: {'; '.join(told)}."


def _whose_ledger(question: WhoseLedger, names: Names, _labels: Names) -> Asked:
    claim, judgements = question.claim, question.judgements
    period = words.period_words(claim.judged_period)
    whose = [words.ledger_name(claim.pairs, one.ledger, names) for one in judgements]
    told = [words.judgement_words(one, claim, names) for one in judgements]
    does = "Does the claim hold" if claim.is_judged else "Is there such a figure"
    return Asked(
        text=(
            f"{_said(claim)} Whose ledger is it? Each side keeps its own record of the same "
            f"trade; here is {claim.about} for {period} by both. {does} in each? Where that "
            "cannot be said, why not?"
        ),
        given=tuple((own, _figure(one, claim)) for own, one in zip(whose, judgements, strict=True)),
        answer=tuple(f"{own}: {said}." for own, said in zip(whose, told, strict=True)),
        made=_made(judgements),
        verdicts=tuple(dict.fromkeys(one.verdict for one in judgements)),
    )


def _in_dollars(question: InDollars, names: Names, _labels: Names) -> Asked:
    claim, own, prices = question.claim, question.own, question.prices
    (then, now), figure = prices.years, own.figure
    whose = words.ledger_name(claim.pairs, own.ledger, names)
    told = words.judgement_words(own, claim, names)
    first = found(figure.value, claim, _to_work_with(figure.value, question))
    return Asked(
        text=(
            f"{_said(claim)} For {then} {whose} has {first}, in "
            f"dollars of {then}. {index(prices)} How much is that in dollars of {now}? Does the "
            f"claim hold for {then} in dollars of {then}, and does it in dollars of {now}?"
        ),
        answer=(
            f"{first} {times(prices)} = {found(question.value, claim)} of {now}.",
            f"In dollars of {then}: {told}.",
            f"In dollars of {now}: {found(question.value, claim)}: {question.verdict}.",
        ),
        made=((figure.status, figure.source), (prices.status, prices.source)),
        verdicts=tuple(dict.fromkeys((own.verdict, question.verdict))),
    )


def _to_work_with(value: float, question: InDollars) -> str:
    """An amount in the figures that bring out what it is in dollars of the other year."""
    before, after = question.prices.values
    figures = enough([value], lambda one: found(one[0] * after / before, question.claim))
    return dollars(value, figures)


def _left_open(question: LeftOpen, names: Names, _labels: Names) -> Asked:
    claim = question.claim
    period = words.period_words(claim.judged_period)
    dollars = ", and which dollars" if claim.unit == MONEY else ""
    return Asked(
        text=(
            f"{_said(claim)} What does it name, and what does it leave open? Look for the year, "
            f"whose books{dollars}. How does its figure bind?"
        ),
        answer=tuple(filter(None, (
            f"The year: {_year(claim, period)}.",
            f"Whose books: {_books(claim, names)}.",
            "Which dollars: none are named; the plain reading takes those of the year itself."
            if claim.unit == MONEY else "",
            f"How it binds: {RELATION_NAMES[claim.relation].lower()}. {_rule(claim)}",
        ))),
    )  # fmt: skip


def _year(claim: Claim, period: str) -> str:
    if claim.period:
        return f"{period} is named"
    return f"none is named; the plain reading takes {period}, the year before it was said"


def _books(claim: Claim, names: Names) -> str:
    if claim.speaks_for:
        return f"{possessive(names[claim.speaks_for])} own statistics are quoted"
    sides = [words.ledger_name(claim.pairs, ledger, names) for ledger in BOTH]
    return f"not known; it may be {listed(sides, 'or')}"


def _rule(claim: Claim) -> str:
    percent = claim.within(ABOUT)
    if percent is None:
        return RELATION_RULES[claim.relation]
    return f"Holds within {percent:g} percent of the claim."


def _ends(question: Ends, _names: Names, _labels: Names) -> Asked:
    claim = question.claim
    is_wider = question.rounded != question.plain
    rounded = f"Rounded: {_between(question.rounded, claim)}." if is_wider else ""
    upper = claim.relation is not Relation.AT_LEAST
    return Asked(
        text=(
            f"{_said(claim)} For which figures does the claim hold? And for which if they are "
            f"rounded as it was printed, in steps of {printed(claim.precision, claim.unit)}?"
        ),
        answer=(
            f"As they are: {_between(question.plain, claim)}.",
            rounded or "Rounding lets in no others.",
            *([HALVES] if is_wider and upper else []),
        ),
    )


def _between(ends: tuple[float, float], claim: Claim) -> str:
    """What lies between two figures, a fall or a deficit by its size."""
    least, most = sorted(map(abs, ends)) if claim.value < 0 else ends
    sign = -1 if claim.value < 0 else 1
    said = ["" if isinf(end) else found(sign * end, claim) for end in (least, most)]
    if not said[0]:
        return f"{said[1]} or less"
    if not said[1]:
        return f"{said[0]} or more"
    return f"just {said[0]}" if least == most else f"from {said[0]} to {said[1]}"


def _said(claim: Claim) -> str:
    """A claim as a question begins: its words as printed, and what they state."""
    quoted = f"“{claim.quoted}”, that is " if claim.quoted else "Claimed is "
    return f"{quoted}{words.claimed(claim)}."


def _figure(judgement: Judgement, claim: Claim) -> str:
    """What is told of a figure, without what it is made of; with its status if not reported."""
    told = _told(judgement)
    if not told.is_known:
        return NO_FIGURE
    return words.figure_words(told._replace(parts=(), among=0), claim)


def _told(judgement: Judgement) -> Figure:
    """The figure or bound that decides; where none does, the best that is known."""
    return judgement.best if judgement.verdict in NONE else judgement.figure


def _made(judgements: Sequence[Judgement]) -> tuple[Made, ...]:
    told = map(_told, judgements)
    return tuple(dict.fromkeys((one.status, one.source) for one in told if one.is_known))


ABOUT_CLAIMS: Mapping[type[Question], InWords] = {
    WhichYear: _which_year,
    WhoseLedger: _whose_ledger,
    InDollars: _in_dollars,
    LeftOpen: _left_open,
    Ends: _ends,
}
