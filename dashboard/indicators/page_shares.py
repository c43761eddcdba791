"""How large a pair's trade is for each of its sides: shares of goods trade, and beside GDP."""

from dataclasses import replace

import pandas as pd

from dashboard.drawing.axes import Drawing
from dashboard.indicators import page_choices as choices
from dashboard.indicators.chart import Beside, aligned, data, shape
from dashboard.indicators.indicators import (
    Indicator,
    extent_of,
)
from dashboard.indicators.page_beside import POINTER, indicator_name, known
from dashboard.indicators.page_choices import Trade
from dashboard.indicators.shares import between, in_words, shares, wholes
from dashboard.indicators.words import together, told
from dashboard.package.package import Package
from dashboard.parts import address, controls
from dashboard.parts import prepared as parts
from dashboard.parts.memory import kept
from dashboard.parts.standing import part
from dashboard.series.annotations import spans_of
from dashboard.series.from_package import books_of, pairs_of
from dashboard.series.lines import runs
from dashboard.series.words import last_shared, summary, table_of
from dashboard.text.numbers import listed, possessive, scale
from dashboard.vocabulary import PERCENT, Ledger, Measure, Step

SIDES = (Ledger.FIRST, Ledger.SECOND)
NO_PRICES = (
    "A share is the same in current and in constant dollars: both of its figures are of one year."
)
GDP_IS_OTHER = (
    "GDP counts value added, turnover counts exports and imports: turnover is not a part of GDP, "
    "the percentage only says how large it is beside it."
)


def render(package: Package) -> None:
    """What shares are taken of, whose trade, and both sides' shares above each other."""
    options = wholes(known(package))
    words = {id_: indicator_name(package, one) for id_, one in options.items()}
    of = options[controls.select("Share of", "whole", words)]
    chosen, _ = choices.trade(package, (Measure.TURNOVER,), priced=False, also=tuple(choices.WITH))
    state = address.write()
    token = f"shares {package.digest} {of.id} {chosen.request} {sorted(chosen.also)}"
    with part("This chart with its figures"):
        parts.show(kept(token, lambda: _prepare(package, of, chosen)), package, key="shares")
    parts.link_box(state, package, key="shares-link")


def _prepare(package: Package, of: Indicator, chosen: Trade) -> parts.Ready:
    values = {side: _shares(package, of, chosen, side) for side in SIDES}
    both = pd.concat(list(values.values()), ignore_index=True)
    if both.empty:
        return parts.nothing(_why_nothing(package, of, chosen))
    extent = extent_of(both, both)
    upper, lower = (
        _drawing(package, chosen, values[side], f"{_whose(package, chosen, side)} {in_words(of)}")
        for side in SIDES
    )
    upper = replace(upper, domain=extent, events=choices.events(package, chosen, extent))
    return parts.Ready(
        full=both,
        table=lambda: together([_table(package, of, chosen, values[side], side) for side in SIDES]),
        message=_message(package, of, chosen, values),
        alternative=f"Two line charts over the same years: turnover of "
        f"{listed(list(chosen.labels.values()))}: {upper.unit}; and "
        f"{lower.unit}. Both are told in words below.",
        summary=" ".join(
            f"{drawing.unit}: " + summary(values[side], chosen.labels, PERCENT, drawing.spans)
            for side, drawing in zip(SIDES, (upper, lower), strict=True)
        ),
        notes=(
            parts.source_line(both, package),
            *choices.absent_pairs(chosen, both),
            *parts.missing_note(pd.concat([upper.spans, lower.spans])),
            GDP_IS_OTHER if in_words(of) == "GDP" else NO_PRICES,
            *choices.events_note(upper.events),
            POINTER,
        ),
        spec=parts.drawn(Beside(upper, replace(lower, domain=extent)), aligned, shape, data),
    )


def _shares(package: Package, of: Indicator, chosen: Trade, side: Ledger) -> pd.DataFrame:
    """The shares of the years chosen; those of all years are worked out once."""
    whole = replace(chosen.request, start=None, end=None)
    names, books = package.names, books_of(package, chosen.join)
    token = f"shares of all years {package.digest} {of.id} {side} {whole} {chosen.join}"
    every = kept(token, lambda: shares(books, whole, of, side, names))
    return between(every, chosen.request.start, chosen.request.end)


def _drawing(package: Package, chosen: Trade, values: pd.DataFrame, title: str) -> Drawing:
    units = scale(PERCENT, 0)
    return Drawing(
        strokes=told(runs(values, Step.ANNUAL), chosen.labels, PERCENT, units),
        points=told(values, chosen.labels, PERCENT, units),
        unit=f"Percent of {title}",
        colours={pair.id: pair.colour for pair in pairs_of(package)},
        domain=(0, 1),
        spans=spans_of(values, chosen.labels, Step.ANNUAL),
    )


def _whose(package: Package, chosen: Trade, side: Ledger) -> str:
    """Whose whole a share is of: one economy by name, or the side."""
    codes = {pair.first if side is Ledger.FIRST else pair.second for pair in chosen.request.pairs}
    if len(codes) == 1:
        return possessive(package.names[codes.pop()])
    return "the first-named side’s" if side is Ledger.FIRST else "the partner’s"


def _table(
    package: Package, of: Indicator, chosen: Trade, values: pd.DataFrame, side: Ledger
) -> pd.DataFrame:
    if values.empty:
        return values
    whose = _whose(package, chosen, side)
    labels = {pair: f"{label}, of {whose} {in_words(of)}" for pair, label in chosen.labels.items()}
    return table_of(values, labels, scale(PERCENT, 0))


def _message(
    package: Package, of: Indicator, chosen: Trade, values: dict[Ledger, pd.DataFrame]
) -> str:
    said = []
    for side in SIDES:
        if len(values[side]):
            when, told_shares = last_shared(values[side], chosen.labels)
            whose = _whose(package, chosen, side)
            said.append(f"Of {whose} {in_words(of)} in {when}: {told_shares}")
    return ". ".join(said)


def _why_nothing(package: Package, of: Indicator, chosen: Trade) -> str:
    if not chosen.request.pairs or choices.found(package, chosen).values.empty:
        return choices.why_nothing(package, chosen)
    return (
        f"There is no year in which the data hold both the turnover of a pair and “{of.label}” of "
        "one of its sides. Missing is not zero."
    )
