"""What the answer to a claim hangs on, in a few sentences; and what its author could have seen."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from dashboard.claims.claim import Claim, Judgement
from dashboard.claims.deciding import Choice, Deciding, answer_of
from dashboard.claims.figure import parts_of
from dashboard.claims.seen_then import SeenThen
from dashboard.claims.words import Names, figure_words, ledger_name, period_words
from dashboard.package.credits import in_short
from dashboard.text.numbers import listed, percentage, possessive, years_in_words
from dashboard.vocabulary import TradeSystem, Verdict

CHOICES = {
    Choice.YEAR: "year",
    Choice.LEDGER: "ledger",
    Choice.SOURCE: "source",
    Choice.DEFINITION: "one flow alone",
}
ANSWERS = {
    Verdict.HOLDS: ("holds", "hold"),
    Verdict.CLOSE: ("is close", "are close"),
    Verdict.FAILS: ("fails", "fail"),
}
DO_NOT = ("does not", "do not")
MADE = {"estimate": "estimated", "reconciled": "reconciled", "reported": "compiled"}
ONLY_ONE = "The data offer one reading only."


def deciding_words(found: Deciding, claim: Claim, names: Names) -> list[str]:
    """Which choice decides, the nearest flip, and the strongest reading on the other side."""
    whose = ledger_name(claim.pairs, found.plain.ledger, names)
    said = [_which(found, whose)]
    if found.flip is not None:
        said.append(f"{_flip(found)}.")
    if found.opposite is not None:
        said.append(f"On the other side stands {_reading(found.opposite, claim, names)}.")
    return said


def _which(found: Deciding, whose: str) -> str:
    """The choices that decide, and those that change nothing in the year judged."""
    alike = [CHOICES[choice] for choice in found.alike if choice is not Choice.YEAR]
    years = f"in {whose} {years_words(found.years)}" if len(found.years) > 1 else ""
    changes = "change" if len(alike) > 1 else "changes"
    when = f"in {period_words(found.plain.period)} " if years else ""
    rest = f"{when}{listed(alike)} {changes} nothing" if alike else ""
    if found.decides:
        opening = f"The {listed([CHOICES[choice] for choice in found.decides])} decides"
        opening = opening.removesuffix("s") if len(found.decides) > 1 else opening
        by_year = years if Choice.YEAR in found.decides else ""
        return f"{': '.join(filter(None, (opening, '; '.join(filter(None, (by_year, rest))))))}."
    if not (years or rest):
        return ONLY_ONE
    single = "No choice alone" if found.opposite else "No choice"
    return f"{single} changes the answer: {'; '.join(filter(None, (years, rest)))}."


def years_words(years: Sequence[Judgement]) -> str:
    """The years by their answers: “2018 and 2019 hold, 2020 and 2021 do not”."""
    ordered = sorted(years, key=lambda one: one.period)
    groups: list[str] = []
    before = None
    for answer, own in groupby(ordered, key=lambda one: answer_of(one.verdict)):
        periods = [one.period for one in own]
        held_before = before is Verdict.HOLDS and answer is Verdict.FAILS
        words = DO_NOT if held_before else ANSWERS[answer]
        groups.append(f"{years_in_words(periods)} {words[len(periods) > 1]}")
        before = answer
    return ", ".join(groups)


def _flip(found: Deciding) -> str:
    more = "less" if (found.flip or 0) < 0 else "more"
    size = percentage(found.flip or 0)
    if found.plain.verdict is Verdict.ROUNDED:
        return f"A figure {size} {more} would hold without rounding"
    holds = answer_of(found.plain.verdict) is Verdict.HOLDS
    return f"A figure {size} {more} would {'no longer hold' if holds else 'hold'}"


def _reading(one: Judgement, claim: Claim, names: Names) -> str:
    whose = ledger_name(claim.pairs, one.ledger, names)
    return f"{one.period}, {whose}: {figure_words(one.figure, claim)}, {one.verdict}"


def seen_then_words(then: Sequence[SeenThen], claim: Claim, names: Names) -> list[str]:
    """What was public for certain before the statement, ledger by ledger."""
    return [_seen(one, claim, names) for one in then if one.year or one.later or one.fetched]


def _seen(one: SeenThen, claim: Claim, names: Names) -> str:
    whose = ledger_name(claim.pairs, one.ledger, names)
    found = f"{whose}: no full figure is known to have been public then"
    if one.year:
        figure = figure_words(one.figure, claim)
        newest = f"{whose}: the newest year known to be public was {one.year}, {figure}"
        found = f"{newest} ({in_short(one.figure.source, names)})"
    return "; ".join([found, *_since(one, claim.judged_period, names)]) + "."


def _since(one: SeenThen, year: str, names: Names) -> Iterator[str]:
    """What is known of the releases that hold the claim's own year now."""
    if one.later:
        verb = "have" if len(one.later) > 1 else "has"
        by = listed([in_short(source, names) for source in one.later])
        yield f"{by}, which {verb} {year}, came out later"
    if one.fetched:
        verb, was = ("have", "they were") if len(one.fetched) > 1 else ("has", "it was")
        by = listed([in_short(source, names) for source in one.fetched])
        yield f"of {by}, which {verb} {year}, only the day {was} fetched is known"


def report_words(report: str, names: Names) -> str:
    """Whose report figures rest on: “Russia's report”, “Turkey's report (special trade)”."""
    made: dict[str, list[str]] = {}
    for part in parts_of(report):
        kind, _, of = part.partition(":")
        made.setdefault(of if kind in MADE else part, []).append(MADE.get(kind, ""))
    return " and ".join(
        f"{' and '.join(how)} by {of}" if all(how) else _report(of, names)
        for of, how in made.items()
    )


def _report(key: str, names: Names) -> str:
    _, _, source = key.partition(":")
    if source:
        return names.get(source, source)
    code, _, system = key.partition("/")
    special = " (special trade)" if system == TradeSystem.SPECIAL else ""
    return f"{possessive(names.get(code, code))} report{special}"
