"""Judgements in words: the headline of a claim, its margins, when it fits, who contradicts whom."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

import pandas as pd

from dashboard.claims.judge import Claim, Judgement
from dashboard.claims.readings import Judged, Terms
from dashboard.series.flows import Pair, as_kept, flow_words, keeper
from dashboard.series.prices import NO_INDEX
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
from dashboard.vocabulary import (
    ABOUT,
    LEDGER_WORDS,
    MEASURE_WORDS,
    MONEY,
    Ledger,
    Measure,
    Relation,
    Status,
    Verdict,
)

RECENT = 5
"""Outcomes that later releases changed are told for so many years before the claim's own."""
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


def ledger_name(pairs: Sequence[Pair], ledger: Ledger, names: Mapping[str, str]) -> str:
    """Whose ledger: “Russia's ledger”; for a ratio both partners' are named."""
    if ledger in (Ledger.IMPORTERS, Ledger.EXPORTERS):
        return LEDGER_WORDS[ledger]
    codes = dict.fromkeys(keeper(pair, ledger) for pair in pairs)
    owners = listed([possessive(names.get(code, code)) for code in codes])
    return f"{owners} {'ledger' if len(codes) == 1 else 'ledgers'}"


def definition(measure: str, ledger: str, claim: Claim, names: Mapping[str, str]) -> str:
    """The name of a definition of trade: turnover, or one flow as that ledger keeps it."""
    if measure == Measure.TURNOVER:
        return MEASURE_WORDS[Measure.TURNOVER]
    flow = as_kept(measure, Ledger(ledger))
    told = [flow_words(pair, Ledger(ledger), flow, names) for pair in claim.pairs]
    only = " only" if measure != claim.measure else ""
    return f"{' over '.join(told)}{only}"


def told(judgement: Judgement, claim: Claim) -> str:
    """A judgement in words: figure, margin and verdict, or why there is none."""
    if judgement.value is None or judgement.margin is None or judgement.percent is None:
        return f"{judgement.verdict}: {judgement.reason}"
    figure = precisely(judgement.value, claim.unit) + STATUS_ADDED[Status(judgement.status)]
    return f"{figure}, {margin(judgement.margin, judgement.percent, judgement.verdict, claim)}"


def margin(amount: float, percent: float, verdict: Verdict, claim: Claim) -> str:
    """How far a figure is from the claim, and what that makes of it."""
    if amount == 0:
        return f"just what is claimed: {verdict}"
    size, share = precisely(abs(amount), claim.unit), percentage(percent)
    way = "over" if amount > 0 else "under"
    if verdict is Verdict.FAILS:
        return f"fails by {share} ({size} {way})"
    return f"{way} by {share} ({size}): {verdict}"


def in_text(judged: Judged, terms: Terms, names: Mapping[str, str]) -> str:
    """A claim as the command line prints it: what is said, the plain reading, when it fits."""
    claim = judged.claim
    lines = [
        f"{claim.id}: {claim.about} {stated(claim, terms.about)}",
        f"  “{on_one_line(claim.quoted)}” ({where(claim)})"
        if claim.quoted
        else f"  ({where(claim)})",
        *(
            f"  {period_words(each.period)}, {ledger_name(claim.pairs, each.ledger, names)}: "
            f"{told(each, claim)}{_cited(each)}"
            for each in judged.judgements
        ),
        *(f"  {line}" for line in _fitting(judged, names)),
        *(f"  {line}" for line in seen_then(judged, names)),
    ]
    if terms.constant and claim.unit == MONEY and len(judged.cells):
        lines.append(f"  {constant_words(judged)}")
    if claim.note:
        lines.append(f"  Note: {on_one_line(claim.note)}")
    return "\n".join(lines)


def constant_words(judged: Judged) -> str:
    """In which dollars the readings stand, or that no price index leads there."""
    year = judged.claim.judged_period[:4]
    if (judged.cells["reason"] == NO_INDEX).any() and judged.cells["value"].isna().all():
        return f"The data hold no US consumer price index that leads to dollars of {year}."
    return f"Fits are in dollars of {year}."


def _cited(judgement: Judgement) -> str:
    return f" [{judgement.source}, {judgement.status}]" if judgement.source else ""


def _fitting(judged: Judged, names: Mapping[str, str]) -> list[str]:
    """The years in which a claim fits as claimed, ledger by ledger."""
    own = judged.holding[judged.holding["measure"] == judged.claim.measure]
    found = fits_by_reading(own, judged.claim, names).to_dict("records")
    years = "Years in which the claim holds"
    return [
        f"Fits, {row['Ledger'].lower() if row['Ledger'].startswith('Both') else row['Ledger']}: "
        f"{row[years]}"
        for row in found
    ]


def headline(claim: Claim, judgements: Sequence[Judgement], names: Mapping[str, str]) -> str:
    """The plain reading in one line; says so where the ledgers disagree or none answers."""
    answers = [each for each in judgements if each.verdict is not Verdict.SILENT]
    verdicts = dict.fromkeys(each.verdict for each in answers)
    about = f"{claim.about}, {period_words(claim.judged_period)}"
    if not answers:
        return f"{about}: the data are silent"
    said = [f"{each.verdict} in {ledger_name(claim.pairs, each.ledger, names)}" for each in answers]
    quiet = [
        ledger_name(claim.pairs, each.ledger, names)
        for each in judgements
        if each.verdict is Verdict.SILENT
    ]
    opening = "the ledgers disagree: " if len(verdicts) > 1 else ""
    silent = ""
    if quiet:
        verb = "are" if "ledgers" in listed(quiet) else "is"
        silent = f"; {listed(quiet)} {verb} silent"
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
            "Nearest": _figure(own.iloc[0], claim),
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


def remark(row: Mapping[Hashable, Any]) -> str:
    """A remark without a figure, as the command line prints it."""
    place = f"{row['speaker']}, {day(row['stated_on'])}, paragraph {row['paragraph']}"
    return (
        f"{row['id']}: “{row['fragment']}” ({place})\n  A remark without a figure about "
        f"{row['measure']}: shown beside the series on the page Claims, without a verdict."
    )


def conflicts(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Statements about the same flow and period that cannot all be right, widest apart first.

    Each figure stands for all that it may have been rounded from (see `may_be`); statements whose
    ranges share a value do not contradict each other.
    """
    groups: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in claims:
        groups.setdefault((claim.pairs[0].id, str(claim.measure), claim.period), []).append(claim)
    found = [group for group in groups.values() if _contradict(group)]
    return sorted(found, key=_spread, reverse=True)


def may_be(claim: Claim) -> tuple[float, float]:
    """The least and the largest value that a figure may stand for, as it was printed."""
    half = claim.precision / 2
    around = max(half, claim.value * (claim.within(ABOUT) or 0) / 100)
    least = 0.0 if claim.relation is Relation.AT_MOST else claim.value - around
    most = float("inf") if claim.relation is Relation.AT_LEAST else claim.value + around
    return least, most


def _contradict(group: Sequence[Claim]) -> bool:
    ranges = [may_be(claim) for claim in group]
    return max(least for least, _ in ranges) > min(most for _, most in ranges)


def _spread(group: Sequence[Claim]) -> float:
    values = [claim.value for claim in group]
    return 100 * (max(values) / min(values) - 1)


def conflict_words(group: Sequence[Claim]) -> str:
    """“Russia–Turkey turnover, 2022: 62 (one), 65 (another) billion dollars, 4.8 percent apart”."""
    ordered = sorted(group, key=lambda claim: claim.value)
    divisor, word = (BILLION, "billion") if ordered[-1].value >= BILLION else (1e6, "million")
    figures = listed(
        [f"{claim.value / divisor:,.12g} ({on_one_line(claim.said)})" for claim in ordered]
    )
    about = f"{group[0].about}, {period_words(group[0].period)}"
    return f"{about}: {figures} {word} dollars, {percentage(_spread(group))} apart"


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


def _figure(row: pd.Series, claim: Claim) -> str:
    status = STATUS_ADDED[Status(row["status"])]
    return f"{row['year']}: {precisely(row['value'], claim.unit)}{status}"


def _parts(sources: pd.Series) -> list[str]:
    return [part for source in sources for part in str(source).split(" + ")]


def _now(value: float, claim: Claim) -> str:
    return "" if pd.isna(value) else f", {precisely(value, claim.unit)}"
