"""What stands beside the lines: statements, the figures of claims, events, and missing spans."""

from collections.abc import Hashable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import pandas as pd

from dashboard.package.claim_rows import form_of, other_of
from dashboard.series import lines
from dashboard.series.books import Request
from dashboard.series.flows import Pair, keeper
from dashboard.series.periods import bounds, is_a_year, is_of, plain_year, position
from dashboard.series.prices import NO_INDEX, constant, factors
from dashboard.text import numbers
from dashboard.text.numbers import MISSING, Scale
from dashboard.vocabulary import MONEY, UNITS, Form, Ledger, Measure, Relation, Status, Step

NONE: Mapping[str, float] = MappingProxyType({})
NOBODY: Mapping[str, str] = MappingProxyType({})
STATED = (Measure.TURNOVER, Measure.EXPORTS, Measure.IMPORTS)


def ready_to_draw(
    values: pd.DataFrame,
    labels: Mapping[str, str],
    unit: str,
    scale: Scale,
) -> pd.DataFrame:
    """Values ready to draw: divided to the unit of the axis, with `label` and `text` in words."""
    return values.assign(
        label=[labels[pair] for pair in values["pair"]],
        text=[numbers.amount(value, unit) for value in values["value"]],
        value=values["value"].astype(float) / scale.divisor,
    )


def made_by(points: pd.DataFrame, short_names: Mapping[str, str]) -> list[str]:
    """How each figure came to be and by whom; of one made of two sources, the first is named.

    `short_names` are what readers call the sources.
    """
    firsts = [str(source).partition(" + ")[0] for source in points["source"]]
    return [
        numbers.made_by(status, short_names.get(source, ""))
        for status, source in zip(points["status"], firsts, strict=True)
    ]


def with_origins(points: pd.DataFrame, short_names: Mapping[str, str] = NOBODY) -> pd.DataFrame:
    """Points with `made` (“IMF estimate”), and `told`: value, made, and what else is known.

    The note of a figure that nobody reported says once more what it is made of.
    """
    made = made_by(points, short_names)
    notes = points["note"].where(points["status"] == Status.REPORTED, "")
    every = zip(points["text"], made, points["predecessor"], notes, strict=True)
    told = ["; ".join(filter(None, (f"{text}, {how}", *more))) for text, how, *more in every]
    return points.assign(made=made, told=told)


def statements_of(
    statements: pd.DataFrame, request: Request, prices: Mapping[str, float] = NONE
) -> pd.DataFrame:
    """Statements that are about what is asked for, with `pair`, `position` and `value`.

    In a chart of years only periods a year long, so that half a year is never read as a year;
    Iranian years stand where they lie, between two calendar years. In constant dollars only those
    that lie in one calendar year with a price index.
    """
    columns = [*statements.columns, "pair", "position"]
    fits = _has_step(statements["period"], request.step)
    same = statements[fits & (statements["measure"] == request.measure)]
    parts = [
        same[_is_about(same, pair, request.ledger)].assign(pair=pair.id)
        for pair in request.pairs
        if request.measure in STATED and request.ledger in (Ledger.FIRST, Ledger.SECOND)
    ]
    chosen = pd.concat(parts) if parts else same.iloc[:0].assign(pair="")
    places = [position(period, request.step) for period in chosen["period"]]
    inside = chosen["period"].map(lambda period: _inside(period, request)).astype(bool)
    placed = chosen.assign(position=places)[inside][columns].reset_index(drop=True)
    stated = placed.rename(columns={"value_usd": "value"})
    return stated if request.prices is None else constant(stated, prices, request.prices, "")


def references(
    claims: pd.DataFrame,
    request: Request,
    scale: Scale,
    prices: Mapping[str, float] = NONE,
) -> pd.DataFrame:
    """The claims' figures in the unit of the axis: claim, pair, value, text, position, period.

    A claim that names its period stands at it, and nowhere else: its `position` is missing where
    it names none, and is then a level. In constant dollars a figure is brought from the claim's
    year, and says so.
    """
    rows: list[dict[str, object]] = []
    for claim in claims.dropna(subset="value").to_dict("records"):
        pair = f"{claim['reporter']}-{claim['partner']}"
        period = str(claim["period"] or "")
        shown = _is_drawn(claim, request) and (not period or _inside(period, request))
        if shown and pair in {own.id for own in request.pairs}:
            year = period[:4] or plain_year(str(claim["stated_on"]))
            value = _level(float(claim["value"]), year, request, prices)
            text = _level_words(claim, year, request, str(claims["document"].iloc[0]))
            level = {"claim": claim["id"], "pair": pair, "value": value / scale.divisor}
            at = position(period, request.step) if period else None
            rows.append({**level, "text": text, "position": at, "period": period})
    columns = ["claim", "pair", "value", "text", "position", "period"]
    return pd.DataFrame(rows, columns=columns).dropna(subset="value")


def events_of(
    events: pd.DataFrame, pairs: Sequence[Pair], step: Step, domain: tuple[float, float]
) -> pd.DataFrame:
    """Events of the pairs inside the domain: number, position, end, when, text, pair, and more.

    Numbered in order of time, from 1. An event without an end ends where it starts.
    """
    of_pairs = events["pair"].isin({"", *(pair.id for pair in pairs)})
    starts = [position(start, step) for start in events["start"]]
    ends = [
        position(end, step) if end else start
        for end, start in zip(events["end"], starts, strict=True)
    ]
    placed = events.assign(position=starts, end_position=ends)
    inside = (placed["end_position"] >= domain[0]) & (placed["position"] <= domain[1])
    chosen = placed[of_pairs & inside].sort_values("position", ignore_index=True)
    when = [_when(row) for row in chosen.to_dict("records")]
    return chosen.assign(
        end=chosen["end_position"],
        position=chosen["position"].clip(lower=domain[0]),
        number=[str(number) for number in range(1, len(chosen) + 1)],
        text=[f"{date}: {label}" for date, label in zip(when, chosen["label"], strict=True)],
    )


def spans_of(
    values: pd.DataFrame,
    labels: Mapping[str, str],
    step: Step,
    without_index: pd.DataFrame | None = None,
    missing: str = MISSING,
) -> pd.DataFrame:
    """Spans that nobody reported, or a predecessor did, with `text` in words.

    `without_index` are rows (pair, period) left out only because a price index is missing;
    `missing` is what it means that there is no figure.
    """
    unpriced = without_index if without_index is not None else values.iloc[:0]
    parts = [
        lines.missing_spans(values, step, unpriced, missing),
        lines.periods_spans(values, unpriced, step, NO_INDEX, lines.ABSENT),
        lines.predecessor_spans(values, step),
    ]
    return lines.spans_in_words(parts, labels)


def stated_mark(claims: pd.DataFrame, step: Step) -> tuple[float, str] | None:
    """Where the date of the claims stands on the axis, and the words for it."""
    stated_on = "" if claims.empty else str(claims["stated_on"].iloc[0])
    if not stated_on:
        return None
    return position(stated_on, step), f"the article, {numbers.day(stated_on)}"


def domain(values: pd.DataFrame, request: Request) -> tuple[float, float]:
    """The first and last position drawn: the values and half a period around them."""
    half = 0.5 if request.step is Step.ANNUAL else 0.5 / 12
    if values.empty:
        return float(request.start or 0), float(request.end or 1)
    return float(values["position"].min()) - half, float(values["position"].max()) + half


def _when(event: Mapping[object, object]) -> str:
    return numbers.through(
        numbers.day(str(event["start"])), numbers.day(str(event["end"] or event["start"]))
    )


def _has_step(periods: pd.Series, step: Step) -> pd.Series:
    fits = is_a_year if step is Step.ANNUAL else (lambda period: is_of(period, step))
    return periods.map(fits).astype(bool)


def _is_about(rows: pd.DataFrame, pair: Pair, ledger: Ledger) -> pd.Series:
    side = keeper(pair, ledger)
    other = pair.first if side == pair.second else pair.second
    return (rows["reporter"] == side) & (rows["partner"] == other)


def _inside(period: str, request: Request) -> bool:
    start, end = bounds(period)
    return (request.start or 0) <= start.year and end.year <= (request.end or 9999) + 1


def _level(value: float, year: str, request: Request, prices: Mapping[str, float]) -> float:
    """A claim's figure in the dollars drawn; missing where a price index is."""
    if request.prices is None or UNITS[request.measure] != MONEY:
        return value
    return value * float(factors(pd.Series([year]), prices, request.prices).iloc[0])


def _level_words(claim: Mapping[Hashable, Any], year: str, request: Request, first: str) -> str:
    sign = numbers.RELATION_SIGNS[Relation(claim["relation"])]
    whose = "article" if claim["document"] == first else numbers.on_one_line(claim["speaker"])
    said = f"{whose} {sign} {numbers.briefly(float(claim['value']), UNITS[request.measure])}"
    moved = UNITS[request.measure] == MONEY and request.prices not in (None, int(year))
    return f"{said} of {year}" if moved else said


def _is_drawn(claim: Mapping[Hashable, Any], request: Request) -> bool:
    """Whether a claim is a level of what is drawn: a ratio only against the same first pair.

    A forecast is no figure of what was, and a range no line.
    """
    is_a_range = claim["relation"] == Relation.BETWEEN
    if request.step is not Step.ANNUAL or claim["kind"] == "forecast" or is_a_range:
        return False
    form = form_of(claim)
    if UNITS[request.measure] == MONEY:
        return form is Form.LEVEL and claim["unit"] == MONEY and claim["measure"] == request.measure
    is_ratio = request.measure is Measure.RATIO and form is Form.RATIO
    of_turnovers = claim["measure"] not in (Measure.EXPORTS, Measure.IMPORTS)
    return is_ratio and of_turnovers and other_of(claim) == request.pairs[0].id
