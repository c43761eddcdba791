"""A series in words: its message, its summary, its source line and its table."""

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from dashboard.drawing.axes import Drawing
from dashboard.package.credits import credits_of
from dashboard.package.package import Package
from dashboard.series.annotations import NOBODY
from dashboard.series.books import Request
from dashboard.series.flows import Pair, keeper
from dashboard.series.words_message import seen
from dashboard.text import numbers
from dashboard.text.glossary import LEDGER_WORDS, MEASURE_WORDS
from dashboard.text.numbers import MISSING, Scale
from dashboard.vocabulary import DEFLATED, MONEY, UNITS, Ledger, Measure, Status, Step

NOT_REPORTED = (
    "“Not reported” means that the data here hold no full figure, not that nobody has one."
)
STATEMENTS_DRAWN = "Hollow diamonds are statements by officials and agencies, not statistics."
NO_STATEMENTS = "No statement in the data is about just this measure, ledger and period length."
ELSEWHERE = "Choose other years, years instead of months, another source or another measure."
NO_PAIR = "Choose at least one pair."
ONE_PAIR = "A ratio needs two pairs: choose a second one."
OLDER_LEFT_OUT = "Records of predecessor states are left out; “Join predecessor states” adds them."
SIGNED = frozenset({Measure.BALANCE, Measure.CHANGE})
"""Measures that may be below zero, so that a logarithmic scale has no room and the sign matters."""
YEARS = "Show years"
CHART_HINT = "Point at a year to read every line in it. Click a name to pick its line out."


def alternative(request: Request, unit: str) -> str:
    """A chart's alternative text: what kind of picture it is, of whom, and where its words are.

    It holds no figure: a new alternative text makes the page build the chart anew, and the summary
    beneath the chart says them all.
    """
    what = MEASURE_WORDS[request.measure].lower()
    return line_chart(f"{what} over time, in {unit}", [pair.label for pair in request.pairs])


def line_chart(of: str, labels: Iterable[str]) -> str:
    """The same of any line chart: of what, and of whom."""
    return f"Line chart of {of}: {numbers.listed([*labels])}. It is told in words below it."


def summary(values: pd.DataFrame, labels: Mapping[str, str], unit: str, spans: pd.DataFrame) -> str:
    """A chart in sentences, a pair each: first and last value, highest, and what is missing."""
    if values.empty:
        return "No source in the data holds this."
    return " ".join(
        _of_one(labels[str(pair)], own, unit, spans[spans["pair"] == pair])
        for pair, own in values.groupby("pair", sort=False)
    )


def _of_one(label: str, own: pd.DataFrame, unit: str, spans: pd.DataFrame) -> str:
    first, last = own.iloc[0], own.iloc[-1]
    highest = own.iloc[int(own["value"].to_numpy().argmax())]
    said = f"{label}: {_at(first, unit)}"
    if len(own) > 1:
        said += f", {_at(last, unit)}; highest {_at(highest, unit)}"
    estimates = int((own["status"] == Status.ESTIMATE).sum())
    said += f"; {len(own)} values, {estimates or 'no'} estimate{'s' * (estimates != 1)}"
    doubtful = int((own["status"] == Status.DOUBTFUL).sum())
    said += f", {doubtful} doubtful" if doubtful else ""
    for what, stretch in spans.groupby("what", sort=False):
        years = [numbers.through(row["first"], row["last"]) for row in stretch.to_dict("records")]
        said += f"; {what} {numbers.listed(years)}"
    return f"{said}."


def _at(row: pd.Series, unit: str) -> str:
    return f"{numbers.qualified(row['value'], unit, row['status'])} in {row['period']}"


def comparison(
    values: pd.DataFrame,
    request: Request,
    labels: Mapping[str, str],
    names: Mapping[str, str],
    short_names: Mapping[str, str] = NOBODY,
) -> str:
    """A chart's message: what it shows, in whose books, and what one sees in it."""
    present = set(values["pair"])
    pairs = [pair for pair in request.pairs if pair.id in present]
    what, whose = subject(request, pairs, names)
    if request.prices is not None and UNITS[request.measure] == MONEY:
        whose += f", in dollars of {request.prices}"
    return f"{what}, {whose}: {seen(values, labels, short_names, signed=request.measure in SIGNED)}"


def last_shared(values: pd.DataFrame, labels: Mapping[str, str]) -> tuple[str, str]:
    """The last period that every line has, and the three highest values in it, in words."""
    counts = values.groupby("period")["pair"].nunique()
    shared = counts[counts == values["pair"].nunique()]
    period = _last_firm_period(values, shared.index)
    rows = values[values["period"] == period].sort_values("value", ascending=False)
    same = len(set(rows["status"])) == 1
    highest = [
        f"{labels[row['pair']]} {numbers.short_amount(row['value'], row['unit'])}".lstrip()
        + ("" if same else numbers.STATUS_ADDED[Status(row["status"])])
        for row in rows.head(3).to_dict("records")
    ]
    added = numbers.STATUS_ADDED[Status(rows["status"].iloc[0])] if same else ""
    return f"{numbers.day(period)}{added}", numbers.listed(highest)


USED = "used for"
"""Of a figure made of two, the status is told with the first source; the others were used."""


def source_line(values: pd.DataFrame, package: Package, kind: str = "") -> str:
    """Publisher, data set, vintage and status of everything in a series; `kind` as in credits."""
    credits = credits_of(values, package, kind)
    titles = {credit.source: credit.title for credit in credits}
    return numbers.inert(cited(values, titles, {one.source: one.vintage for one in credits}))


def price_notes(request: Request, unpriced: pd.DataFrame) -> list[str]:
    """What constant dollars are, and which years have none."""
    if request.prices is None or request.measure not in DEFLATED:
        return []
    said = f"Dollars of {request.prices}, by the US consumer price index."
    if request.step is Step.MONTHLY:
        said += " Each month takes the mean index of its year."
    if unpriced.empty:
        return [said]
    years = numbers.through(unpriced["period"].min(), unpriced["period"].max())
    return [f"{said} Left out for want of an index: {years}."]


def missing_note(spans: pd.DataFrame) -> list[str]:
    """What “not reported” means, where a chart says it."""
    return [NOT_REPORTED] if MISSING in set(spans["what"]) else []


def absent_note(request: Request, values: pd.DataFrame) -> list[str]:
    """A word on pairs that are chosen and have no figure."""
    absent = [pair.label for pair in request.pairs if pair.id not in set(values["pair"])]
    if not absent or request.measure is Measure.RATIO:
        return []
    return [f"**Nothing in the data for {numbers.inert(numbers.listed(absent))}** in this view."]


def events_note(events: pd.DataFrame) -> list[str]:
    """The events numbered in a chart, each in words."""
    said = [
        f"**{row['number']}** {numbers.inert(row['text'])}" for row in events.to_dict("records")
    ]
    return ["Events: " + " · ".join(said)] if said else []


def marks_notes(drawing: Drawing, count: int, statements: bool) -> list[str]:
    """What the marks of a chart of `count` values mean, and what is not drawn."""
    said = []
    if left_out := count - len(drawing.points):
        said.append(f"A logarithmic scale has no room for zero: {left_out} values not drawn.")
    if statements:
        said.append(STATEMENTS_DRAWN if len(drawing.statements) else NO_STATEMENTS)
    return [*said, *events_note(drawing.events)]


def no_figures(
    request: Request, ledgers: Sequence[str], sources: Sequence[str], *, of_trade: bool = False
) -> str:
    """That there are none, and which books or sources outside the stated order have some.

    `of_trade` names what is missing, where other figures could be meant.
    """
    months = request.step is Step.MONTHLY
    said = (
        f"The data hold no such figures{' of trade' if of_trade else ''}"
        f"{' by month' if months else ''}. Missing is not zero."
    )
    others = [*ledgers, *(f"{title}, outside the stated order of sources," for title in sources)]
    if others:
        verb = "has" if len(others) == 1 else "have"
        listed = numbers.capital(numbers.listed(others))
        return f"{said} {listed} {verb} {'months' if months else 'some'}."
    return said if of_trade else f"{said} {ELSEWHERE}"


def books_named(ledger: Ledger, pairs: Sequence[Pair], names: Mapping[str, str]) -> str:
    """Whose books, by name where each side keeps its own: “Turkey's ledger”."""
    if ledger in (Ledger.IMPORTERS, Ledger.EXPORTERS):
        return LEDGER_WORDS[ledger].lower()
    keepers = dict.fromkeys(names[keeper(pair, ledger)] for pair in pairs)
    owners = numbers.listed([numbers.possessive(name) for name in keepers])
    return f"{owners} {'ledger' if len(keepers) == 1 else 'ledgers'}"


def shown(what: str) -> str:
    """A button that shows it."""
    return f"Show {what}"


def cited(values: pd.DataFrame, titles: Mapping[str, str], vintages: Mapping[str, str]) -> str:
    """The source line of a series: whose figures, which vintage, reported when, estimated when."""
    periods: dict[str, dict[str, list[str]]] = {}
    sources = [str(cell).split(" + ") for cell in values["source"]]
    for (first, *_), status, period in zip(
        sources, values["status"], values["period"], strict=True
    ):
        periods.setdefault(first, {}).setdefault(status, []).append(period)
    for (_, *others), period in zip(sources, values["period"], strict=True):
        for other in others:
            periods.setdefault(other, {}).setdefault(USED, []).append(period)
    said = [
        f"{titles.get(id_, id_)} (vintage: {vintages.get(id_, '')}; "
        + ", ".join(f"{status} {_years(own)}" for status, own in of_source.items())
        + ")"
        for id_, of_source in periods.items()
    ]
    return f"{'Sources' if len(said) > 1 else 'Source'}: {'; '.join(said)}."


def _years(periods: list[str]) -> str:
    first, last = min(periods), max(periods)
    return first if first == last else f"{first}–{last}"


def table_of(
    values: pd.DataFrame,
    labels: Mapping[str, str],
    unit: str,
    scale: Scale,
    missing: str = MISSING,
) -> pd.DataFrame:
    """A table to read: a row a period, newest first, a column a pair, scaled as in the chart.

    A cell without a figure says what it means that it is `missing`.
    """
    cells = values.assign(
        cell=[
            numbers.digits(value / scale.divisor, unit)
            + f"{numbers.STATUS_ADDED[Status(status)]}{_mark(predecessor)}"
            for value, status, predecessor in zip(
                values["value"], values["status"], values["predecessor"], strict=True
            )
        ]
    )
    wide = cells.pivot(index="period", columns="pair", values="cell")
    wide = (
        wide[[pair for pair in labels if pair in wide]].fillna(missing).sort_index(ascending=False)
    )
    unit_words = scale.unit
    wide.columns = [f"{labels[pair]}, {unit_words}" for pair in wide.columns]
    return wide.reset_index().rename(columns={"period": "Period"})


def _mark(predecessor: str) -> str:
    return f" [{predecessor}]" if predecessor else ""


def _last_firm_period(values: pd.DataFrame, shared: "pd.Index[str]") -> str:
    """The last period that all pairs have as reported, else that all have, else the last."""
    firm = values[values["status"] == Status.REPORTED].groupby("period")["pair"].nunique()
    reported = firm[firm == values["pair"].nunique()].index
    for periods in (reported, shared, values["period"]):
        if len(periods):
            return str(periods.max())
    return ""


def subject(request: Request, pairs: Sequence[Pair], names: Mapping[str, str]) -> tuple[str, str]:
    """What a chart shows, and in whose books.

    `pairs` are those that have figures. Exports and imports are named by whose they are, since
    the two sides' ledgers see the same goods from opposite ends.
    """
    plain = MEASURE_WORDS[request.measure]
    if request.measure is Measure.RATIO:
        plain = f"Turnover over that of {request.pairs[0].label}"
    if request.ledger in (Ledger.IMPORTERS, Ledger.EXPORTERS):
        return plain, LEDGER_WORDS[request.ledger].lower()
    if request.measure in (Measure.EXPORTS, Measure.IMPORTS, Measure.BALANCE):
        keepers = [*dict.fromkeys(names[keeper(pair, request.ledger)] for pair in pairs)]
        owners = numbers.listed([numbers.possessive(name) for name in keepers])
        return f"{owners} {plain.lower()}", f"as {numbers.listed(keepers)} recorded"
    return plain, books_named(request.ledger, pairs, names)
