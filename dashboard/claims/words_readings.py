"""The readings of a claim in words: its grid, what keeps it, and a claim as a terminal has it."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

import pandas as pd

from dashboard.claims import words
from dashboard.claims.claim import Claim, Judgement, Terms, Why
from dashboard.claims.judged import Judged
from dashboard.claims.plain_reading import sources_of
from dashboard.credit import Credit
from dashboard.series.flows import as_kept, flow_words
from dashboard.text.glossary import MEASURE_WORDS, RELATION_NAMES, RELATION_RULES, VERDICT_RULES
from dashboard.text.numbers import BILLION, STATUS_ADDED, inert, listed, on_one_line, precisely
from dashboard.vocabulary import ABOUT, MONEY, Ledger, Measure, Relation, Status, Verdict

RECENT = 5
"""Outcomes that later releases changed are told for so many years before the claim's own."""
THEN = {str(verdict): f"{verdict} then" for verdict in Verdict} | {
    str(Verdict.SILENT): "in no release known to be public then"
}
NO_CLAIMS = "No row of claims.csv states a figure that can be judged."
NO_ANSWER = "No source in the data answers in these years. Missing is not zero."
ALTERNATIVE = "Grid of verdicts by reading and year. It is told in words below it."
FRAMED = "Framed is the plain reading."
POINTER = "Point at a cell for the figure and its margin."
NO_FITS = "Under none of the readings here."
FITS = "All years of the data; the nearest reading stands first."
PUBLIC = (
    "A release counts as public from the day by which it was public for certain. Of most "
    "releases here only the day of retrieval is known, so they count as later ones."
)
LONG_RUN = 3
"""From so many years in a row on, a stretch is told by its ends."""


def definition(measure: str, ledger: str, claim: Claim, names: Mapping[str, str]) -> str:
    """The name of a definition of trade: turnover, or one flow as that ledger keeps it."""
    if measure == Measure.TURNOVER:
        return MEASURE_WORDS[Measure.TURNOVER]
    flow = as_kept(measure, Ledger(ledger))
    flows = [flow_words(pair, Ledger(ledger), flow, names) for pair in claim.pairs]
    only = " only" if measure != claim.measure else ""
    return f"{' over '.join(flows)}{only}"


def row_label(row: Mapping[Any, Any], claim: Claim, names: Mapping[str, str]) -> str:
    """A row of the grid: source, whose ledger, and the definition of trade."""
    whose = words.ledger_name(claim.pairs, Ledger(row["ledger"]), names)
    return f"{row['source']} · {whose} · {definition(row['measure'], row['ledger'], claim, names)}"


def cell_words(cell: Mapping[Any, Any], claim: Claim, names: Mapping[str, str]) -> tuple[str, str]:
    """The figure in a cell of the grid, and how far it is from the claim or why there is none."""
    verdict = Verdict(cell["verdict"])
    if verdict is Verdict.SILENT:
        return "none", words.why_silent(cell["lacks"], Ledger(cell["ledger"]), names)
    return (
        _figure(cell, claim),
        words.apart(cell["margin"], cell["percent"], verdict, claim) + words.verdict_added(verdict),
    )


def grid_table(cells: pd.DataFrame, claim: Claim, names: Mapping[str, str]) -> pd.DataFrame:
    """A table to read: a row a reading with an answer, a column a year, newest first."""
    shown = cells[cells["verdict"] != str(Verdict.SILENT)]
    rows = shown.to_dict("records")
    said = shown.assign(
        Reading=[row_label(row, claim, names) for row in rows],
        said=[
            f"{_short(row['value'], claim)}{STATUS_ADDED[Status(row['status'])]}, "
            f"{row['verdict']}, {row['percent']:+,.1f} percent"
            for row in rows
        ],
    )
    wide = said.pivot(index="Reading", columns="year", values="said").fillna("silent")
    order = said["Reading"].unique()
    return wide.loc[order, sorted(wide.columns, reverse=True)].reset_index()


def grid_summary(
    cells: pd.DataFrame, claim: Claim, years: tuple[int, int], about: float = ABOUT
) -> str:
    """A grid in a sentence: how many readings answer, and what they say."""
    count = cells["verdict"].value_counts().reindex([*map(str, Verdict)], fill_value=0)
    holds, rounds, fail, silent = (int(count[str(verdict)]) for verdict in Verdict)
    return (
        f"{words.claimed(claim, about)}, {years[0]} to {years[1]}: of "
        f"{holds + rounds + fail} readings with an answer {holds} hold, {rounds} hold when rounded "
        f"and {fail} fail; {silent} are silent."
    )


def no_grid(claim: Claim) -> str:
    """Why a claim about another period than a year has no grid."""
    return (
        f"This claim is about {words.period_words(claim.judged_period)}. The readings compare "
        "calendar years, so there is no grid: its card gives the plain reading."
    )


def left_out_note(count: int) -> list[str]:
    """How many rows of the grid are not drawn, where there are any."""
    return [f"{count} readings have no answer in these years and are not drawn."] if count else []


def sources_line(credits: Sequence[Credit]) -> str:
    """The sources behind a grid, with the ids by which its rows name them, ready to be shown."""
    each = [f"{one.title} ({one.source}; vintage: {one.vintage})" for one in credits]
    return f"Sources: {inert('; '.join(each))}."


def fits(cells: pd.DataFrame, claim: Claim) -> str:
    """The years of cells that keep a claim, in order of time, long stretches by their ends."""
    ordered = cells.sort_values("year").drop_duplicates("year")
    return listed(list(_stretches(ordered, claim)))


def fits_by_reading(cells: pd.DataFrame, claim: Claim, names: Mapping[str, str]) -> pd.DataFrame:
    """The inverse list of `cells` that keep the claim: a row a ledger and definition, in order."""
    rows = [
        {
            "Ledger": words.ledger_name(claim.pairs, Ledger(str(ledger)), names),
            "Definition": definition(str(measure), str(ledger), claim, names),
            "Nearest": f"{own['year'].iloc[0]}: {_figure(own.iloc[0].to_dict(), claim)}",
            "Years in which the claim holds": fits(own, claim),
            "Sources": listed(sources_of(own)),
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
        f"{row['year']}, {words.ledger_name(claim.pairs, Ledger(row['ledger']), names)}: "
        f"{THEN[row['verdict_then']]}, {row['verdict_now']} now"
        f"{_now(row['value_now'], claim)} ({row['source_now']})."
        for row in due.sort_values("year", ascending=False).to_dict("records")
    ]


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
    outcome = " ".join(changed) or "Later releases changed no outcome."
    caveat = "(Of the other releases only the day they were fetched is known.)"
    return [f"Public before the statement: {public}. {outcome} {caveat}"]


def _stretches(ordered: pd.DataFrame, claim: Claim) -> Iterator[str]:
    years = [int(year) for year in ordered["year"]]
    numbered = list(enumerate(zip(years, ordered.to_dict("records"), strict=True)))
    for _, group in groupby(numbered, key=lambda item: item[1][0] - item[0]):
        run = [row for _, (_, row) in group]
        if len(run) > LONG_RUN:
            yield f"{run[0]['year']} to {run[-1]['year']} ({len(run)} years)"
        else:
            yield from (f"{row['year']} ({_short(row['value'], claim)})" for row in run)


def _short(value: float, claim: Claim) -> str:
    """A figure inside a list of years, in the unit the claim is printed in."""
    if claim.unit != MONEY:
        return f"{value:,.2f}"
    size = value / (BILLION if claim.value >= BILLION else 1e6)
    return f"{size:,.2f}" if size >= 0.005 else precisely(value, claim.unit)


def _figure(cell: Mapping[Any, Any], claim: Claim) -> str:
    return precisely(cell["value"], claim.unit) + STATUS_ADDED[Status(cell["status"])]


def _now(value: float, claim: Claim) -> str:
    return "" if pd.isna(value) else f", {precisely(value, claim.unit)}"


def prices_in_words(judged: Judged, terms: Terms) -> str:
    """In which dollars the readings stand, or that no price index leads there; else nothing."""
    if not terms.constant or judged.claim.unit != MONEY:
        return ""
    year = judged.claim.judged_period[:4]
    unpriced = any(lack.why is Why.NO_INDEX for lacks in judged.cells["lacks"] for lack in lacks)
    if unpriced and judged.cells["value"].isna().all():
        return f"The data hold no US consumer price index that leads to dollars of {year}."
    return f"Fits are in dollars of {year}."


def rules() -> list[str]:
    """What the verdicts and the relations mean, ready to be shown, a line each."""
    rules_of = {str(verdict).capitalize(): rule for verdict, rule in VERDICT_RULES.items()}
    rules_of |= {
        RELATION_NAMES[relation]: rule
        for relation, rule in RELATION_RULES.items()
        if relation is not Relation.DESCRIBED
    }
    return [
        *(f"- **{inert(name)}.** {inert(rule)}" for name, rule in rules_of.items()),
        "- Re-exports are not told apart in any source here, so no reading leaves them out.",
    ]


def in_text(judged: Judged, terms: Terms, names: Mapping[str, str]) -> str:
    """A claim as the command line prints it: what is said, the plain reading, when it fits."""
    claim = judged.claim
    lines = [
        f"{claim.id}: {words.claimed(claim, terms.about)}",
        f"  “{on_one_line(claim.quoted)}” ({words.where(claim)})"
        if claim.quoted
        else f"  ({words.where(claim)})",
        *(
            f"  {words.period_words(each.period)}, "
            f"{words.ledger_name(claim.pairs, each.ledger, names)}: "
            f"{words.judgement_words(each, claim, names)}{_cited(each)}"
            for each in judged.judgements
        ),
        *(f"  {line}" for line in _fitting(judged, names)),
        *(f"  {line}" for line in seen_then(judged, names)),
    ]
    if len(judged.cells) and (prices := prices_in_words(judged, terms)):
        lines.append(f"  {prices}")
    if claim.note:
        lines.append(f"  Note: {on_one_line(claim.note)}")
    return "\n".join(lines)


def _cited(judgement: Judgement) -> str:
    return f" [{judgement.source}, {judgement.status}]" if judgement.source else ""


def _fitting(judged: Judged, names: Mapping[str, str]) -> list[str]:
    """The years in which a claim fits as claimed, ledger by ledger."""
    claim = judged.claim
    own = judged.holding[judged.holding["measure"] == claim.measure]
    return [
        f"Fits, {words.ledger_name(claim.pairs, Ledger(str(ledger)), names, inside=True)}: "
        f"{fits(cells, claim)}"
        for ledger, cells in own.groupby("ledger", sort=False)
    ]
