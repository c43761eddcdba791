"""Judgements in words: the headline of a claim, its margins, when it fits, who contradicts whom."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

import pandas as pd

from dashboard.claims.judge import Claim, Judgement, Lack, Why
from dashboard.claims.judged import Judged
from dashboard.series.flows import Pair, as_kept, flow_words, keeper
from dashboard.series.prices import NO_INDEX
from dashboard.text.glossary import LEDGER_WORDS, MEASURE_WORDS
from dashboard.text.numbers import (
    BILLION,
    RELATION_WORDS,
    STATUS_ADDED,
    day,
    listed,
    on_one_line,
    percentage,
    possessive,
    precisely,
    printed,
    through,
)
from dashboard.vocabulary import MONEY, Ledger, Measure, Status, Verdict

RECENT = 5
"""Outcomes that later releases changed are told for so many years before the claim's own."""
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
LONG_RUN = 3
"""From so many years in a row on, a stretch is told by its ends."""


def stated(claim: Claim, about: float) -> str:
    """A claim's figure with its relation, as printed: “at most $4 billion”.

    `about` is the percentage that “about” stands for where the claim's row names none.
    """
    words = f"{RELATION_WORDS[claim.relation]} {printed(claim.value, claim.unit)}".strip()
    percent = claim.within(about)
    added = [f"within {percent:g} percent"] if percent is not None else []
    added += ["implied, not stated"] if claim.kind == "implied" else []
    return f"{words} ({'; '.join(added)})" if added else words


def where(claim: Claim) -> str:
    """Who said it, when and where it stands."""
    parts = [on_one_line(claim.said)]
    if claim.stated_on:
        parts.append(day(claim.stated_on))
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
    owners = listed([possessive(names.get(code, code)) for code in codes])
    return f"{owners} {'ledger' if len(codes) == 1 else 'ledgers'}"


def _keepers(pairs: Sequence[Pair], ledger: Ledger) -> list[str]:
    return list(dict.fromkeys(keeper(pair, ledger) for pair in pairs))


def definition(measure: str, ledger: str, claim: Claim, names: Mapping[str, str]) -> str:
    """The name of a definition of trade: turnover, or one flow as that ledger keeps it."""
    if measure == Measure.TURNOVER:
        return MEASURE_WORDS[Measure.TURNOVER]
    flow = as_kept(measure, Ledger(ledger))
    told = [flow_words(pair, Ledger(ledger), flow, names) for pair in claim.pairs]
    only = " only" if measure != claim.measure else ""
    return f"{' over '.join(told)}{only}"


def told(judgement: Judgement, claim: Claim, names: Mapping[str, str]) -> str:
    """A judgement in words: figure, margin and verdict, or why there is none."""
    if judgement.margin is None or judgement.percent is None:
        return f"{judgement.verdict}: {why(judgement.lacks, judgement.ledger, names)}"
    way = margin(judgement.margin, judgement.percent, judgement.verdict, claim)
    return f"{_figure(judgement, claim)}, {way}"


def detail(judgement: Judgement, claim: Claim, names: Mapping[str, str]) -> str:
    """The same where the verdict stands beside it."""
    if judgement.margin is None or judgement.percent is None:
        return why(judgement.lacks, judgement.ledger, names)
    way = apart(judgement.margin, judgement.percent, judgement.verdict, claim)
    return f"{_figure(judgement, claim)}, {way}"


def _figure(judgement: Judgement, claim: Claim) -> str:
    value = judgement.value if judgement.value is not None else float("nan")
    return precisely(value, claim.unit) + STATUS_ADDED[Status(judgement.status)]


def margin(amount: float, percent: float, verdict: Verdict, claim: Claim) -> str:
    """How far a figure is from the claim, and what that makes of it."""
    added = "" if verdict is Verdict.FAILS else f": {verdict}"
    return f"{apart(amount, percent, verdict, claim)}{added}"


def apart(amount: float, percent: float, verdict: Verdict, claim: Claim) -> str:
    """How far a figure is from the claim."""
    if amount == 0:
        return "just what is claimed"
    size, share = precisely(abs(amount), claim.unit), percentage(percent)
    way = "over" if amount > 0 else "under"
    if verdict is Verdict.FAILS:
        return f"fails by {share} ({size} {way})"
    return f"{way} by {share} ({size})"


def why(lacks: Sequence[Lack], ledger: Ledger, names: Mapping[str, str]) -> str:
    """Why there is no figure: the flows that are missing, those for one reason together."""
    flows: dict[str, list[str]] = {}
    for lack in lacks:
        flow = [flow_words(lack.pair, ledger, lack.flow, names)] if lack.pair else []
        flows.setdefault(_lacking(lack), []).extend(flow)
    return "; ".join(" ".join(filter(None, (listed(own), how))) for how, own in flows.items())


def _lacking(lack: Lack) -> str:
    after = f" after {lack.since}" if lack.since else ""
    until = f" until {lack.until}" if lack.until else ""
    return f"{WHY_WORDS[lack.why]}{after}{until}{' or '.join(lack.statuses)}"


def constant_words(judged: Judged) -> str:
    """In which dollars the readings stand, or that no price index leads there."""
    year = judged.claim.judged_period[:4]
    unpriced = any(lack.why is Why.NO_INDEX for lacks in judged.cells["lacks"] for lack in lacks)
    if unpriced and judged.cells["value"].isna().all():
        return f"The data hold no US consumer price index that leads to dollars of {year}."
    return f"Fits are in dollars of {year}."


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
        whose = listed([ledger_name(claim.pairs, ledger, names) for ledger in quiet])
        several = sum(len(_keepers(claim.pairs, ledger)) for ledger in quiet) > 1
        silent = f"; {whose} {'are' if several else 'is'} silent"
    return f"{about}: {opening}{listed(said)}{silent}"


def period_words(period: str) -> str:
    """A period as people write it: “2021”, “March 2021”, “21 March 2023 to 19 March 2024”."""
    first, _, last = period.partition("/")
    return through(day(first), day(last or first))


def fits(cells: pd.DataFrame, claim: Claim) -> str:
    """The years of cells that keep a claim, in order of time, long stretches by their ends."""
    ordered = cells.sort_values("year").drop_duplicates("year")
    return listed(list(_stretches(ordered, claim)))


def fits_by_reading(cells: pd.DataFrame, claim: Claim, names: Mapping[str, str]) -> pd.DataFrame:
    """The inverse list: ledger, definition, sources, years, nearest; a row a ledger and definition.

    `cells` are those that keep the claim, nearest first; the rows keep that order.
    """
    rows = [
        {
            "Ledger": ledger_name(claim.pairs, Ledger(str(ledger)), names),
            "Definition": definition(str(measure), str(ledger), claim, names),
            "Nearest": _nearest(own.iloc[0], claim),
            "Years in which the claim holds": fits(own, claim),
            "Sources": listed(list(dict.fromkeys(_parts(own["source"])))),
        }
        for (ledger, measure), own in cells.groupby(["ledger", "measure"], sort=False)
    ]
    return pd.DataFrame(rows)


def then_and_now(changes: pd.DataFrame, claim: Claim, names: Mapping[str, str]) -> list[str]:
    """A sentence for every outcome that later releases changed, up to the claim's own year."""
    if changes.empty:
        return []
    year = int(claim.judged_period[:4])
    due = changes[
        changes["year"].astype(int).between(year - RECENT, year)
        & (changes["measure"] == claim.measure)
        & changes["ledger"].isin([str(Ledger.FIRST), str(Ledger.SECOND)])
    ]
    return [
        f"{row['year']}, {ledger_name(claim.pairs, Ledger(row['ledger']), names)}: "
        f"{_then(row['verdict_then'])}, {row['verdict_now']} now"
        f"{_now(row['value_now'], claim)} ({row['source_now']})."
        for row in due.sort_values("year", ascending=False).to_dict("records")
    ]


def _then(verdict: str) -> str:
    if verdict == str(Verdict.SILENT):
        return "in no release known to be public then"
    return f"{verdict} then"


def seen_then(judged: Judged, names: Mapping[str, str]) -> list[str]:
    """What the author could have seen: which releases were public, and what later ones changed."""
    if not judged.claim.stated_on:
        return []
    if not judged.claim.is_of_a_year:
        return ["The readings compare calendar years; this claim is about another period."]
    public = listed(list(judged.known))
    if not judged.known:
        return ["Of none of the releases here is it known that it was public before the statement."]
    changed = then_and_now(judged.changes, judged.claim, names)
    told_changes = " ".join(changed) or "Later releases changed no outcome."
    caveat = "(Of the other releases only the day they were fetched is known.)"
    return [f"Public before the statement: {public}. {told_changes} {caveat}"]


def remark_place(row: Mapping[Hashable, Any]) -> str:
    """Where a remark stands and what it is about."""
    place = f"{row['speaker']}, {day(row['stated_on'])}, paragraph {row['paragraph']}."
    return f"{place} About: {row['measure']}."


def _stretches(ordered: pd.DataFrame, claim: Claim) -> Iterator[str]:
    years = [int(year) for year in ordered["year"]]
    numbered = list(enumerate(zip(years, ordered.to_dict("records"), strict=True)))
    for _, group in groupby(numbered, key=lambda item: item[1][0] - item[0]):
        run = [row for _, (_, row) in group]
        if len(run) > LONG_RUN:
            yield f"{run[0]['year']} to {run[-1]['year']} ({len(run)} years)"
        else:
            yield from (f"{row['year']} ({short(row['value'], claim)})" for row in run)


def short(value: float, claim: Claim) -> str:
    """A figure inside a list of years, in the unit the claim is printed in."""
    if claim.unit != MONEY:
        return f"{value:,.2f}"
    size = value / (BILLION if claim.value >= BILLION else 1e6)
    return f"{size:,.2f}" if size >= 0.005 else precisely(value, claim.unit)


def _nearest(row: pd.Series, claim: Claim) -> str:
    status = STATUS_ADDED[Status(row["status"])]
    return f"{row['year']}: {precisely(row['value'], claim.unit)}{status}"


def _parts(sources: pd.Series) -> list[str]:
    return [part for source in sources for part in str(source).split(" + ")]


def _now(value: float, claim: Claim) -> str:
    return "" if pd.isna(value) else f", {precisely(value, claim.unit)}"
