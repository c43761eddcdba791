"""The exhibit of goods: one record of one flow by groups, as shares or in dollars."""

from dataclasses import dataclass
from functools import partial

import pandas as pd

from dashboard.drawing.ink import SOFT
from dashboard.drawing.spec import drawn
from dashboard.exhibit import Cited, Exhibit, Spec
from dashboard.goods import products, words
from dashboard.goods.chart import Bars, bar_data, bar_shape, bars, month_data, month_shape, months
from dashboard.goods.products import Record
from dashboard.package.credits import credits_of, short_names
from dashboard.package.kinds import Kind
from dashboard.package.package import Package
from dashboard.remember import remembered
from dashboard.series.annotations import made_by
from dashboard.series.from_package import pairs_of
from dashboard.series.prices import in_dollars_of
from dashboard.series.words import source_line
from dashboard.text.csv import published
from dashboard.text.numbers import Scale, amount, inert, listed, scale
from dashboard.vocabulary import PERCENT, money_of

LARGEST = 12
"""So many groups have bars of their own."""


@dataclass(frozen=True)
class GoodsChoice:
    """Whose record of which flow, as shares or in whose year's dollars.

    `years` are those shown; without any, all are.
    """

    record: Record
    years: tuple[str, ...] = ()
    in_dollars: bool = False
    prices: int | None = None

    @property
    def unit(self) -> str:
        """The unit of the dollars beside every share."""
        return money_of(self.prices)


@remembered
def records_of(package: Package) -> dict[str, list[Record]]:
    """The records of goods that each source holds, the sources of the finest groups first."""
    by_source: dict[str, list[Record]] = {}
    for record in products.records(package.products):
        by_source.setdefault(record.source, []).append(record)
    return by_source


@remembered
def groups_of(package: Package) -> dict[str, str]:
    """What groups of goods each source has, and of when."""
    names = short_names(package)
    return {
        id_: f"{names[id_]}: {words.groups_and_years(own, package.products)}"
        for id_, own in records_of(package).items()
    }


@remembered
def years_of(package: Package, record: Record) -> list[str]:
    """The years of a record, the newest first; none where it is of months."""
    periods = products.rows_of(package.products, record)["period"]
    return [] if products.is_monthly(periods) else sorted(set(periods), reverse=True)


@remembered
def by_groups(package: Package, choice: GoodsChoice) -> Exhibit:
    """A flow by groups of goods, each as a part of the stated whole and in dollars."""
    record, unit = choice.record, choice.unit
    current = _current(package, record, choice.years)
    groups = in_dollars_of(current, package.indicators, choice.prices)
    if groups.empty:
        return Exhibit("goods", why_not=words.no_index(choice.prices))
    units = scale(unit, float(groups["value"].max()))
    name, periods = words.record_name(record, package.names), sorted(products.wholes(groups))
    kind = "Stacked bars by month" if products.is_monthly(groups["period"]) else "Bars"
    beware = " ".join(_cautions(package, record, groups))
    return Exhibit(
        key="goods",
        message=f"{name}, by groups of goods, {words.years_shown(periods)}",
        alternative=f"{kind}: {name} by groups of goods, in "
        f"{units.unit if choice.in_dollars else 'percent'}. It is told in words below it.",
        words=f"{words.summary(groups, unit)} Beware: {beware}",
        draw=partial(_chart, package, choice, groups),
        table=lambda: words.table(groups, units),
        figures=lambda: published(products.as_series(groups, record, unit)),
        sources=(source_line(groups, package, Kind.PRODUCTS),),
        notes=_notes(package, choice, groups, current),
        credits=credits_of(groups, package, Kind.PRODUCTS),
        cited=lambda: (Cited(words.newest_whole(groups, name, unit), (record.source,)),),
        file="products",
    )


@remembered
def _current(package: Package, record: Record, years: tuple[str, ...]) -> pd.DataFrame:
    """The groups of a record in current dollars, of some years or of all."""
    rows = package.products
    some = rows[rows["period"].isin(years)] if years else rows
    return products.composition(some, package.trade, record)


def _chart(package: Package, choice: GoodsChoice, groups: pd.DataFrame) -> Spec:
    """Bars of months one upon another, or of the largest groups one below another."""
    record, column = choice.record, "value" if choice.in_dollars else "share"
    pair = products.pair_of(record, pairs_of(package))
    colour, named = pair.colour if pair else SOFT, short_names(package)
    if products.is_monthly(groups["period"]):
        whole = scale(choice.unit, max(products.wholes(groups).values()))
        units = whole if choice.in_dollars else Scale(1, PERCENT)
        parts = products.stacked(groups, column, units).assign(
            text=words.texts(groups, choice.unit), made=made_by(groups, named)
        )
        picture = Bars(parts, colour, _cautions(package, record, parts), units.unit)
        return drawn(picture, months, month_shape, month_data)
    few = products.largest(groups, LARGEST)
    parts = few.assign(
        value=few[column], text=words.texts(few, choice.unit), made=made_by(few, named)
    )
    picture = Bars(parts, colour, _cautions(package, record, parts))
    return drawn(picture, bars, bar_shape, bar_data)


def _cautions(package: Package, record: Record, groups: pd.DataFrame) -> tuple[str, ...]:
    """What the source warns of, and what its rows say of themselves."""
    return (package.source(record.source, "products").credit.caution, *words.cautions_of(groups))


def _notes(
    package: Package, choice: GoodsChoice, groups: pd.DataFrame, current: pd.DataFrame
) -> tuple[str, ...]:
    totals = [
        f"{amount(value, choice.unit)} in {period}"
        for period, value in products.wholes(groups).items()
    ]
    years = [] if products.is_monthly(current["period"]) else sorted(products.wholes(current))
    definition = package.source(choice.record.source, "products").description
    return (
        f"{words.WHOLE} It was {inert(listed(totals[-3:]))}.",
        *words.elsewhere_note(package.trade, choice.record, years, short_names(package)),
        f"Definition: {inert(definition)}",
        *words.price_note(choice.prices),
    )
