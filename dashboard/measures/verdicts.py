"""Judgements in words: the headline of a claim, its margins, when it fits, who contradicts whom."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

import pandas as pd

from dashboard.measures.claims import Claim, Judgement
from dashboard.measures.flows import Pair, flow_words, keeper
from dashboard.measures.readings import Judged, Terms
from dashboard.vocabulary import (
    LEDGER_WORDS,
    MEASURE_WORDS,
    MONEY,
    Ledger,
    Measure,
    Relation,
    Status,
    Verdict,
)
from dashboard.wording import (
    BILLION,
    RELATION_WORDS,
    STATUS_ADDED,
    day,
    listed,
    percentage,
    possessive,
    precisely,
    printed,
    through,
)

LONG_RUN = 3
"""From so many years in a row on, a stretch is told by its ends."""


def stated(claim: Claim) -> str:
    """A claim's figure with its relation, as printed: “at most $4 billion”."""
    words = f"{RELATION_WORDS[claim.relation]} {printed(claim.value, claim.unit)}".strip()
    return f"{words} (implied, not stated)" if claim.kind == "implied" else words


def where(claim: Claim) -> str:
    """Who said it, when and where it stands."""
    parts = [claim.said]
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


def definition(measure: str, claim: Claim) -> str:
    """The name of a definition of trade: the claimed one, or a part of it."""
    words = MEASURE_WORDS[Measure(measure)]
    return words if measure == claim.measure else f"{words} only"


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
        f"{claim.id}: {claim.about} {stated(claim)}",
        f"  “{claim.quoted}” ({where(claim)})" if claim.quoted else f"  ({where(claim)})",
        *(
            f"  {period_words(each.period)}, {ledger_name(claim.pairs, each.ledger, names)}: "
            f"{told(each, claim)}{_cited(each)}"
            for each in judged.judgements
        ),
        *(f"  {line}" for line in _fitting(judged, names)),
        *(f"  {line}" for line in seen_then(judged, names)),
    ]
    if terms.constant and len(judged.cells):
        lines.append(f"  Fits are in dollars of {claim.judged_period[:4]}.")
    return "\n".join(lines)


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
            "Definition": definition(str(measure), claim),
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
    due = changes[
        (changes["year"] <= claim.judged_period[:4]) & (changes["measure"] == claim.measure)
    ]
    return [
        f"{row['year']}, {ledger_name(claim.pairs, Ledger(row['ledger']), names)}: "
        f"{row['verdict_then']} then, {row['verdict_now']} now"
        f"{_now(row['value_now'], claim)} ({row['source_now']})."
        for row in due.sort_values("year", ascending=False).to_dict("records")
    ]


def seen_then(judged: Judged, names: Mapping[str, str]) -> list[str]:
    """What the author could have seen: which releases were public, and what later ones changed."""
    if not judged.claim.stated_on:
        return []
    public = listed(list(judged.known)) or "none of the releases here, for certain"
    changed = then_and_now(judged.changes, judged.claim, names)
    told_changes = " ".join(changed) or "Later releases changed no outcome."
    return [f"Public before the statement: {public}. {told_changes}"]


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


def conflicts(statements: pd.DataFrame) -> pd.DataFrame:
    """Statements about the same flow and period that give different figures, largest spread first.

    Columns reporter, partner, measure, period, values (sorted), ids, spread (percent of the least).
    """
    rows = [
        {
            **dict(zip(("reporter", "partner", "measure", "period"), key, strict=True)),
            "values": sorted(set(own["value_usd"])),
            "ids": list(own["id"]),
            "spread": 100 * (own["value_usd"].max() / own["value_usd"].min() - 1),
        }
        for key, own in statements.groupby(["reporter", "partner", "measure", "period"], sort=False)
        if own["value_usd"].nunique() > 1
    ]
    columns = ["reporter", "partner", "measure", "period", "values", "ids", "spread"]
    found = pd.DataFrame(rows, columns=columns)
    return found.sort_values("spread", ascending=False, ignore_index=True)


def conflict_words(conflict: Mapping[Hashable, Any], names: Mapping[str, str]) -> str:
    """“Russia–Turkey turnover, 2022: 62, 65 and 68 billion dollars, 9.7 percent apart”."""
    first, second = (str(conflict[side]) for side in ("reporter", "partner"))
    label = f"{names[first]}–{names[second]} turnover"
    if conflict["measure"] != str(Measure.TURNOVER):
        pair = Pair("", first, second, "", "")
        label = flow_words(pair, Ledger.FIRST, str(conflict["measure"]), names)
    values: list[float] = list(conflict["values"])
    billions = max(values) >= BILLION
    divisor, word = (BILLION, "billion") if billions else (1e6, "million")
    figures = listed([f"{value / divisor:,.12g}" for value in values])
    spread = percentage(float(str(conflict["spread"])))
    about = f"{label}, {period_words(str(conflict['period']))}"
    return f"{about}: {figures} {word} dollars, {spread} apart"


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
    return f"{value / (BILLION if claim.value >= BILLION else 1e6):,.2f}"


def _figure(row: pd.Series, claim: Claim) -> str:
    status = STATUS_ADDED[Status(row["status"])]
    return f"{row['year']}: {precisely(row['value'], claim.unit)}{status}"


def _parts(sources: pd.Series) -> list[str]:
    return [part for source in sources for part in str(source).split(" + ")]


def _now(value: float, claim: Claim) -> str:
    return "" if pd.isna(value) else f", {precisely(value, claim.unit)}"


def relation_words(claim: Claim, about: float) -> str:
    """How the claim binds, with the percentage that “about” stands for."""
    if claim.relation is not Relation.ABOUT:
        return RELATION_WORDS[claim.relation]
    percent = about if claim.tolerance is None else claim.tolerance
    return f"about (within {percent:g} percent)"
