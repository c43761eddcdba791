"""The readings of a claim in words: its grid, what keeps it, and a claim as a terminal has it."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import Any

import pandas as pd

from dashboard.claims import words, words_forms
from dashboard.claims.claim import Claim, Terms
from dashboard.claims.figure import Figure, Why, parts_of
from dashboard.claims.judged import Judged
from dashboard.claims.readings import COUNTED, ESTIMATED, NARROWER, SAME_REPORT
from dashboard.claims.words_deciding import report_words
from dashboard.credit import Credit
from dashboard.package.claim_rows import PLACES
from dashboard.package.credits import in_short
from dashboard.series.flows import JOINED, as_kept, flow_words
from dashboard.text.glossary import MEASURE_WORDS, RELATION_NAMES, RELATION_RULES, VERDICT_RULES
from dashboard.text.numbers import BILLION, inert, listed, precisely
from dashboard.vocabulary import ABOUT, CURRENCIES, MONEY, Ledger, Measure, Relation, Verdict

NO_CLAIMS = "No row of claims.csv states a figure that can be judged."
NOTHING_ANSWERS = "No source in the data answers in these years. Missing is not zero."
ALTERNATIVE = "Grid of verdicts by reading and year. It is told in words below it."
FRAMED = (
    "Framed is the plain reading. Hollow cells are estimates, pale ones count for nothing: they "
    "could not go the other way, or the trade is only known in part."
)
POINTER = "Point at a cell for the figure and its margin."
NO_FITS = "Under none of the readings here."
FITS = "All years of the data; the nearest reading stands first."
PUBLIC = (
    "A release counts as public from the day by which it was public for certain. Of most "
    "releases here only the day they were fetched is known."
)
WHY_UNCOUNTED = {
    NARROWER: "one flow alone, so it could not fail an “at most” that the turnover keeps",
    ESTIMATED: "not the economy's own report",
    SAME_REPORT: "the same report as a source before it",
}
HOW_MANY = {
    Verdict.HOLDS: "hold",
    Verdict.ROUNDED: "hold when rounded",
    Verdict.CLOSE: "are close",
    Verdict.FAILS: "fail",
}
SEPARATED = " · "
LONG_RUN = 3
"""From so many years in a row on, a stretch is told by its ends."""


def definition(measure: str, ledger: str, claim: Claim, names: Mapping[str, str]) -> str:
    """The name of a definition of trade: turnover, or one flow as that ledger keeps it."""
    if measure in (Measure.TURNOVER, Measure.BALANCE):
        return MEASURE_WORDS[Measure(measure)]
    flow = as_kept(measure, Ledger(ledger))
    flows = [flow_words(pair, Ledger(ledger), flow, names) for pair in claim.pairs]
    only = " only" if measure != claim.measure else ""
    return f"{' over '.join(flows)}{only}"


def row_lines(row: Mapping[Any, Any], claim: Claim, names: Mapping[str, str]) -> list[str]:
    """A row of the grid in one or two lines that a phone has room for.

    Whose ledger and the definition of trade; and whose report, where it is not the keepers' own.
    """
    ledger = Ledger(row["ledger"])
    whose = words.ledger_name(claim.pairs, ledger, names)
    together = ledger in (Ledger.IMPORTERS, Ledger.EXPORTERS)
    kept_by = (Ledger.FIRST, Ledger.SECOND) if together else (ledger,)
    own = {code for each in kept_by for code in words.keepers(claim.pairs, each)}
    reports = parts_of(row["report"])
    others = JOINED.join(report for report in reports if report not in own)
    beside = "with " if len(parts_of(others)) < len(reports) else ""
    of = [f"{beside}{report_words(others, names)}"] if others else []
    return [f"{whose}{SEPARATED}{_briefly_defined(row, claim, names)}", *of]


def row_label(row: Mapping[Any, Any], claim: Claim, names: Mapping[str, str]) -> str:
    """The same in one line."""
    return SEPARATED.join(row_lines(row, claim, names))


def _briefly_defined(row: Mapping[Any, Any], claim: Claim, names: Mapping[str, str]) -> str:
    """A definition where the ledger stands beside it: “turnover”, “exports to Iran only”."""
    ledger, measure = Ledger(row["ledger"]), Measure(row["measure"])
    if measure in (Measure.TURNOVER, Measure.BALANCE) or ledger in (
        Ledger.IMPORTERS,
        Ledger.EXPORTERS,
    ):
        return definition(measure, ledger, claim, names)
    only = " only" if measure is not claim.measure else ""
    kept = as_kept(measure, ledger)
    if len(claim.pairs) > 1:
        return f"{kept}{only}"
    pair = claim.pairs[0]
    partner = pair.first if ledger is Ledger.SECOND else pair.second
    way = "to" if kept == Measure.EXPORTS else "from"
    return f"{kept} {way} {names.get(partner, partner)}{only}"


def cell_words(cell: Mapping[Any, Any], claim: Claim, names: Mapping[str, str]) -> tuple[str, str]:
    """The figure in a cell of the grid, and how far it is from the claim or why there is none."""
    verdict = Verdict(cell["verdict"])
    if pd.isna(cell["least"]):
        return "none", words.why_missing(cell["lacks"], Ledger(cell["ledger"]), names)
    figure = _figure(cell, claim)
    if verdict is Verdict.NO_ANSWER:
        return figure, words.why_missing(cell["lacks"], Ledger(cell["ledger"]), names)
    if verdict is Verdict.UNJUDGED:
        return figure, str(verdict)
    is_bound = pd.isna(cell["value"])
    far = words.apart(cell["margin"], cell["percent"], verdict, claim, is_bound=is_bound)
    why = WHY_UNCOUNTED.get(cell["uncounted"])
    return figure, f"{far}{words.verdict_added(verdict)}{f' (not counted: {why})' if why else ''}"


def doors_words(cell: Mapping[Any, Any], claim: Claim, names: Mapping[str, str]) -> str:
    """The sources that carry a cell's report, and what those say that have another figure."""
    different = dict(cell["others"])
    return ", ".join(
        in_short(door, names)
        + (f" ({precisely(different[door], claim.unit)})" if door in different else "")
        for door in dict.fromkeys(cell["doors"])
    )


def grid_table(cells: pd.DataFrame, claim: Claim, names: Mapping[str, str]) -> pd.DataFrame:
    """A table to read: a row a report with an answer, a column a year, newest first."""
    shown = cells[cells["verdict"] != str(Verdict.NO_ANSWER)]
    rows = shown.to_dict("records")
    said = shown.assign(
        Reading=[row_label(row, claim, names) for row in rows],
        said=[_said_in_table(row, claim) for row in rows],
    )
    wide = said.pivot(index="Reading", columns="year", values="said").fillna("no answer")
    order = said["Reading"].unique()
    return wide.loc[order, sorted(wide.columns, reverse=True)].reset_index()


def _said_in_table(row: Mapping[Any, Any], claim: Claim) -> str:
    figure = _in_list(row, claim)
    if row["verdict"] == Verdict.UNJUDGED:
        return figure
    return f"{figure}, {row['verdict']}, {row['percent']:+,.1f}%"


def grid_summary(
    cells: pd.DataFrame, claim: Claim, years: tuple[int, int], about: float = ABOUT
) -> str:
    """A grid in a sentence: how many readings count, each report once, and what they say."""
    counted = cells.loc[cells["uncounted"] == COUNTED, "verdict"].value_counts()
    said = [f"{counted[str(one)]} {HOW_MANY[one]}" for one in HOW_MANY if str(one) in counted]
    opening = f"{words.claimed(claim, about)}, {years[0]} to {years[1]}"
    if not said:
        return f"{opening}: no reading counts."
    return f"{opening}: with each report counted once a year, {listed(said)}."


def no_grid(claim: Claim) -> str:
    """Why a claim about another period than a year has no grid."""
    return (
        f"This claim is about {words.period_words(claim.judged_period)}. The readings compare "
        "calendar years, so there is no grid: its card gives the plain reading."
    )


def sources_line(credits: Sequence[Credit]) -> str:
    """The sources behind a grid, with their short names, ready to be shown."""
    each = [f"{one.short}: {one.title}, {one.vintage}" for one in credits]
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
            "Sources": listed([in_short(each, names) for each in sources_of(own)]),
        }
        for (ledger, measure), own in cells.groupby(["ledger", "measure"], sort=False)
    ]
    return pd.DataFrame(rows)


def _stretches(ordered: pd.DataFrame, claim: Claim) -> Iterator[str]:
    years = [int(year) for year in ordered["year"]]
    numbered = list(enumerate(zip(years, ordered.to_dict("records"), strict=True)))
    for _, group in groupby(numbered, key=lambda item: item[1][0] - item[0]):
        run = [row for _, (_, row) in group]
        if len(run) > LONG_RUN:
            yield f"{run[0]['year']} to {run[-1]['year']} ({len(run)} years)"
        else:
            yield from (f"{row['year']} ({_in_list(row, claim)})" for row in run)


def _in_list(cell: Mapping[Any, Any], claim: Claim) -> str:
    """A cell's figure inside a list of years, or what it lies between."""
    return words.within(_figure_of(cell), partial(_short, claim=claim))


def _figure_of(cell: Mapping[Any, Any]) -> Figure:
    return Figure(cell["least"], cell["most"], cell["status"])


def _short(value: float, claim: Claim) -> str:
    """A figure inside a list of years, in the unit the claim is printed in."""
    if claim.unit in CURRENCIES or claim.form in PLACES:
        return words_forms.found(value, claim)
    if claim.unit != MONEY:
        return f"{value:,.2f}"
    size = value / (BILLION if claim.value >= BILLION else 1e6)
    return f"{size:,.2f}" if size >= 0.005 else precisely(value, claim.unit)


def _figure(cell: Mapping[Any, Any], claim: Claim) -> str:
    return words.figure_words(_figure_of(cell), claim)


def sources_of(cells: pd.DataFrame) -> list[str]:
    """The sources of the cells of a grid, each once."""
    return list(dict.fromkeys(part for cell in cells["source"] for part in parts_of(cell)))


def prices_in_words(judged: Judged, terms: Terms) -> str:
    """In which dollars the readings stand, or that no price index leads there; else nothing."""
    if not terms.constant or judged.claim.unit != MONEY:
        return ""
    year = judged.claim.judged_period[:4]
    unpriced = any(lack.why is Why.NO_INDEX for lacks in judged.cells["lacks"] for lack in lacks)
    if unpriced and judged.cells["least"].isna().all():
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
