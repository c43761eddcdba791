"""What two economies trade, where the data have it: groups of goods as shares and dollars."""

from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from dashboard.drawing.ink import SOFT
from dashboard.goods.chart import (
    Bars,
    bar_data,
    bar_shape,
    bars,
    month_data,
    month_shape,
    months,
)
from dashboard.goods.products import (
    Record,
    as_series,
    cautions_of,
    composition,
    elsewhere,
    in_prices,
    in_words,
    is_monthly,
    kind_words,
    largest,
    pair_of,
    record_words,
    records,
    stacked,
    table,
    texts,
    wholes,
)
from dashboard.package.package import Package
from dashboard.parts import address, controls
from dashboard.parts import prepared as parts
from dashboard.parts.memory import kept
from dashboard.parts.standing import part
from dashboard.series import page_choose
from dashboard.series.from_package import pairs_of
from dashboard.text.numbers import Scale, amount, inert, listed, scale, through
from dashboard.vocabulary import PERCENT, money_of

LARGEST = 12
SHOWN = {"share": "Shares", "dollars": "Dollars"}
WHOLE = "**Shares are of the whole:** the sum of all groups shown, and nothing else."


@dataclass(frozen=True)
class Choice:
    """Whose record of which flow, as shares or in whose year's dollars."""

    record: Record
    shown: str
    prices: int | None
    state: dict[str, list[str]]

    @property
    def unit(self) -> str:
        """The unit of the dollars beside every share."""
        return money_of(self.prices)


def render(package: Package) -> None:
    """Which groups, whose record, shares or dollars; the picture with its caution."""
    choice = _choose(package)
    token = f"products {package.digest} {choice.record} {choice.shown} {choice.prices}"
    with part("This chart with its figures"):
        made = kept(token, lambda: _prepare(package, choice))
        parts.show(made, package, key="products", kind="products")
    parts.link_box(choice.state, package, key="products-link")


def _choose(package: Package) -> Choice:
    by_source, kinds = kept(f"records {package.digest}", lambda: _records(package))
    source = controls.switch("Groups of goods", "groups", kinds)
    names = package.names
    own = {record.id: record for record in by_source[source]}
    words = {id_: record_words(record, names) for id_, record in own.items()}
    left, middle, right = st.columns([2, 1, 1])
    with left:
        record = own[controls.select("Whose record of which flow", "flow", words)]
    with middle:
        shown = controls.switch("Shown as", "shown", SHOWN)
    with right:
        prices = page_choose.price_year(package)
    return Choice(record, shown, prices, address.write())


def _records(package: Package) -> tuple[dict[str, list[Record]], dict[str, str]]:
    """The records of each source, and what kind of groups it has."""
    every = records(package.products)
    by_source = {
        source: [record for record in every if record.source == source]
        for source in dict.fromkeys(record.source for record in every)
    }
    kinds = {source: kind_words(own, package.products) for source, own in by_source.items()}
    return by_source, kinds


def _prepare(package: Package, choice: Choice) -> parts.Ready:
    current = kept(
        f"composition {package.digest} {choice.record}",
        lambda: composition(package.products, package.trade, choice.record),
    )
    groups = in_prices(current, package.indicators, choice.prices)
    if groups.empty:
        why = f"No price index brings these figures to dollars of {choice.prices}."
        return parts.nothing(why)
    monthly = is_monthly(groups["period"])
    units = scale(choice.unit, float(groups["value"].max()))
    picture = _months(package, choice, groups) if monthly else _bars(package, choice, groups)
    name = record_words(choice.record, package.names)
    periods = sorted(wholes(groups))
    return parts.Ready(
        full=as_series(groups, choice.record, choice.unit),
        table=lambda: table(groups, units),
        message=f"{name}, by groups of goods, {through(periods[0], periods[-1])}",
        alternative=f"{'Stacked bars by month' if monthly else 'Bars'}: {name} by groups of goods, "
        f"in {'percent' if choice.shown == 'share' else units.unit}. It is told in words below it.",
        summary=f"{in_words(groups, choice.unit)} Beware: "
        + " ".join(_caution(package, choice.record, groups)),
        notes=_notes(package, choice, groups, current),
        spec=picture,
    )


def _bars(package: Package, choice: Choice, groups: pd.DataFrame) -> parts.Spec:
    few = largest(groups, LARGEST)
    value = few["share"] if choice.shown == "share" else few["value"]
    drawn = few.assign(value=value, text=texts(few, choice.unit))
    return parts.drawn(_drawing(package, choice, drawn), bars, bar_shape, bar_data)


def _months(package: Package, choice: Choice, groups: pd.DataFrame) -> parts.Spec:
    largest_month = max(wholes(groups).values())
    units = Scale(1, PERCENT) if choice.shown == "share" else scale(choice.unit, largest_month)
    column = "share" if choice.shown == "share" else "value"
    drawn = stacked(groups, column, units).assign(text=texts(groups, choice.unit))
    drawing = replace(_drawing(package, choice, drawn), unit=units.unit)
    return parts.drawn(drawing, months, month_shape, month_data)


def _drawing(package: Package, choice: Choice, drawn: pd.DataFrame) -> Bars:
    pair = pair_of(choice.record, pairs_of(package))
    return Bars(drawn, pair.colour if pair else SOFT, _caution(package, choice.record, drawn))


def _caution(package: Package, record: Record, drawn: pd.DataFrame) -> tuple[str, ...]:
    """What the source warns of, and what its rows say of themselves."""
    return (package.source(record.source, "products").caution, *cautions_of(drawn))


def _notes(
    package: Package, choice: Choice, groups: pd.DataFrame, current: pd.DataFrame
) -> tuple[str, ...]:
    source = package.source(choice.record.source, "products")
    whole = {period: amount(value, choice.unit) for period, value in wholes(groups).items()}
    told = [f"{value} in {period}" for period, value in list(whole.items())[-3:]]
    years = [] if is_monthly(current["period"]) else sorted(wholes(current))
    others = elsewhere(package.trade, choice.record, years)
    return tuple(
        note
        for note in (
            f"{WHOLE} It was {inert(listed(told))}.",
            f"The same flow in other sources, in current dollars: {inert('; '.join(others))}."
            if others
            else "",
            parts.source_line(groups, package),
            f"Definition: {inert(source.description)}",
            f"Dollars of {choice.prices}, by the US consumer price index; shares are the same."
            if choice.prices
            else "",
        )
        if note
    )
