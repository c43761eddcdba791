"""A figure in a sentence that can be copied: what, whose and when, ready for its source."""

from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import Any

import pandas as pd

from dashboard.drawing.axes import rows
from dashboard.exhibit import Cited
from dashboard.series.annotations import NOBODY, made_by
from dashboard.series.books import Request
from dashboard.series.flows import JOINED, Pair
from dashboard.series.words import books_named
from dashboard.text.numbers import amount, day, possessive
from dashboard.vocabulary import Ledger, Measure, Status

Row = Mapping[str, Any]
SEEN = ("pair", "ledger", "period", "value", "unit", "status", "source", "predecessor", "made")
RECORDED = {
    Measure.TURNOVER: "{amount} of trade with {other}",
    Measure.EXPORTS: "{amount} of exports to {other}",
    Measure.IMPORTS: "{amount} of imports from {other}",
    Measure.BALANCE: "a balance of {amount} in its trade with {other}",
}
"""What the keeper of a ledger recorded."""
WAS = {
    Measure.TURNOVER: "{label} trade was {amount}",
    Measure.EXPORTS: "{owner} exports to {other} were {amount}",
    Measure.IMPORTS: "{owner} imports from {other} were {amount}",
    Measure.BALANCE: "{owner} exports less its imports were {amount} in {label} trade",
    Measure.INDEX: "{label} trade was {amount}, where {base} is 100",
    Measure.CHANGE: "the change of {label} trade on the year before was {amount}",
    Measure.RATIO: "{label} trade was {amount} that of {against}",
    Measure.SHARE: "{label} trade was {amount} of {first} goods trade with the world",
    Measure.SHARE_OF_PARTNER: "{label} trade was {amount} of {second} goods trade with the world",
}
"""The same where no single keeper recorded it, or it was worked out."""


def cited(
    values: pd.DataFrame,
    say: Callable[[Row], str],
    short_names: Mapping[str, str] = NOBODY,
    also: Collection[tuple[str, str]] = (),
) -> tuple[Cited, ...]:
    """Of each line the newest reported figure, or else the newest; and those of `also`.

    `also` are pairs and periods that are told too, where they have a figure.
    """
    told = rows(values.assign(made=made_by(values, short_names)), *SEEN)
    newest = {row["pair"]: row for row in sorted(told, key=_firm_and_new)}
    chosen = [row for row in told if row in newest.values() or (row["pair"], row["period"]) in also]
    return tuple(Cited(say(row), tuple(row["source"].split(JOINED))) for row in chosen)


def of_trade(
    values: pd.DataFrame,
    request: Request,
    names: Mapping[str, str],
    short_names: Mapping[str, str] = NOBODY,
    also: Collection[tuple[str, str]] = (),
) -> tuple[Cited, ...]:
    """A measure of trade in sentences: “In 2021 Russia recorded 4.046 billion dollars of …”."""
    pairs = {pair.id: pair for pair in request.pairs}
    told = partial(_of_trade, request=request, pairs=pairs, names=names)
    return cited(values, told, short_names, also)


def of_series(
    values: pd.DataFrame,
    what: str,
    labels: Mapping[str, str],
    short_names: Mapping[str, str] = NOBODY,
) -> tuple[Cited, ...]:
    """Any series: what it is of, when, and how much."""

    def told(row: Row) -> str:
        whose = f"{labels[row['pair']]}: {what}" if labels[row["pair"]] != what else what
        return f"{whose}, {day(row['period'])}: {figure(row)}"

    return cited(values, told, short_names)


def figure(row: Row) -> str:
    """A figure with its unit, and whose it is where nobody reported it."""
    said = amount(row["value"], row["unit"])
    return said if row["status"] == Status.REPORTED else f"{said} ({row['made']})"


def _firm_and_new(row: Row) -> tuple[bool, str]:
    return row["status"] == Status.REPORTED, row["period"]


def _of_trade(
    row: Row, request: Request, pairs: Mapping[str, Pair], names: Mapping[str, str]
) -> str:
    pair = pairs[row["pair"]]
    keeper, other = _sides(pair, request.ledger, names)
    when, is_own = f"In {day(row['period'])}", request.ledger in (Ledger.FIRST, Ledger.SECOND)
    filled = {
        "amount": figure(row),
        "other": other,
        "owner": possessive(keeper),
        "label": pair.label,
        "base": request.base,
        "against": request.pairs[0].label,
        "first": possessive(names[pair.first]),
        "second": possessive(names[pair.second]),
    }
    is_recorded = row["status"] == Status.REPORTED and not row["predecessor"] and is_own
    if request.measure in RECORDED and is_recorded:
        return f"{when} {keeper} recorded {RECORDED[request.measure].format(**filled)}"
    whose = books_named(request.ledger, (pair,), names)
    before = f" (then {row['predecessor']})" if row["predecessor"] else ""
    return f"{when} {WAS[request.measure].format(**filled)}, {whose}{before}"


def _sides(pair: Pair, ledger: Ledger, names: Mapping[str, str]) -> tuple[str, str]:
    """Who kept a record, and with whom."""
    first, second = names[pair.first], names[pair.second]
    return (second, first) if ledger is Ledger.SECOND else (first, second)
