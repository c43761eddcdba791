"""Trade against the price of oil or gas: a point a year, or lines that begin at 100."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard.drawing.axes import Drawing
from dashboard.indicators import chart_oil as oil
from dashboard.indicators import page_choices as choices
from dashboard.indicators.chart_oil import Points, years_as_points
from dashboard.indicators.indicators import (
    WORLD_CODE,
    Asked,
    Indicator,
    extent_of,
    indicator_series,
)
from dashboard.indicators.oil import against, beside_in_words, indexed, world_prices
from dashboard.indicators.page_beside import NO_CAUSE, SCALES, colours, indicator_name, known
from dashboard.indicators.page_choices import Trade
from dashboard.indicators.words import axis_title, together
from dashboard.package.package import Package
from dashboard.parts import address, controls
from dashboard.parts import prepared as parts
from dashboard.parts.memory import kept
from dashboard.parts.standing import part
from dashboard.series import chart as trade
from dashboard.series import page_choose
from dashboard.series.annotations import ready_to_draw, spans_of
from dashboard.series.from_package import pairs_of
from dashboard.series.lines import drawable, runs
from dashboard.series.words import last_shared, subject, summary, table_of
from dashboard.text.glossary import MEASURE_WORDS
from dashboard.text.numbers import listed, qualified, scale
from dashboard.vocabulary import INDEX, Step

KINDS = {"points": "A point a year", "index": "Lines from 100"}
HOLLOW = "Filled points rest on reported figures alone, hollow ones on an estimate or worse."


@dataclass(frozen=True)
class Choice:
    """Which trade against which price, and how it is drawn."""

    trade: Trade
    price: Indicator
    kind: str
    base: int
    logarithmic: bool
    state: dict[str, list[str]]

    @property
    def asked(self) -> Asked:
        """The price in the years and dollars of the trade."""
        request = self.trade.request
        return Asked(
            self.price, (WORLD_CODE,), Step.ANNUAL, request.start, request.end, request.prices
        )


def render(package: Package) -> None:
    """Price, kind of chart and trade; the chart, its figures and cautions."""
    options = kept(
        f"world prices {package.digest}", lambda: world_prices(package.indicators, known(package))
    )
    if not options:
        st.info("The data hold no prices of the world market.")
        return
    choice = _choose(package, options)
    token = (
        f"oil {package.digest} {choice.trade.request} {choice.price.id} {choice.kind} "
        f"{choice.base} {choice.logarithmic}"
    )
    with part("This chart with its figures"):
        parts.show(kept(token, lambda: _prepare(package, choice)), package, key="oil")
    parts.link_box(choice.state, package, key="oil-link")


def _choose(package: Package, options: dict[str, Indicator]) -> Choice:
    left, right = st.columns([2, 1])
    with left:
        words = {id_: indicator_name(package, one) for id_, one in options.items()}
        price = options[controls.select("Price", "price", words)]
    with right:
        kind = controls.switch("Drawn as", "drawn", KINDS)
    chosen, more = choices.trade(package, choices.FLOWS)
    base, scaled = 2000, "linear"
    with more:
        if kind == "index":
            base = page_choose.base_year(package)
        else:
            scaled = controls.switch("Scale of the trade", "scale", SCALES)
    return Choice(chosen, price, kind, base, scaled == "log", address.write())


def _prepare(package: Package, choice: Choice) -> parts.Ready:
    found = choices.found(package, choice.trade)
    if found.values.empty:
        why = choices.why_nothing(package, choice.trade)
        return parts.nothing(why)
    price = indicator_series(package.indicators, choice.asked, package.names)
    if choice.kind == "index":
        return _lines(package, choice, found.values, price)
    return _points(package, choice, found.values, price)


def _points(
    package: Package, choice: Choice, values: pd.DataFrame, price: pd.DataFrame
) -> parts.Ready:
    request, labels = choice.trade.request, choice.trade.labels
    both = against(values, price)
    drawn = drawable(both, choice.logarithmic)
    if drawn.empty:
        return parts.nothing("No year has both figures. Missing is not zero.")
    units, unit = scale(request.unit, float(both["value"].abs().max())), choice.asked.unit
    price_texts = [qualified(row["price"], unit, row["price_status"])
                   for row in drawn.to_dict("records")]  # fmt: skip
    points = ready_to_draw(drawn, labels, request.unit, units).assign(price_text=price_texts)
    price_units = scale(unit, float(both["price"].max()))
    drawing = Points(
        points,
        f"{MEASURE_WORDS[request.measure].lower()}: {units.unit}",
        axis_title(choice.price, price_units),
        {pair.id: pair.colour for pair in pairs_of(package)},
        choice.logarithmic,
    )
    what, whose = subject(request, request.pairs, package.names)
    prices = table_of(price, {WORLD_CODE: choice.price.label}, price_units)
    return parts.Ready(
        full=pd.concat([values, price], ignore_index=True),
        table=lambda: together([table_of(values, labels, units), prices]),
        message=f"{what}, {whose}, against {choice.price.label}, {len(set(both['period']))} years",
        alternative=f"Chart of points, one a year and pair: {drawing.value_title}, upwards, "
        f"against {drawing.price_title}, to the right: {listed(list(labels.values()))}. "
        "It is told in words below it.",
        summary=beside_in_words(both, labels, request.unit, unit),
        notes=(
            f"**This shows no cause.** {NO_CAUSE} {HOLLOW}",
            parts.source_line(both, package),
            *choices.trade_notes(package, choice.trade, choices.found(package, choice.trade)),
        ),
        spec=parts.drawn(drawing, years_as_points, oil.shape, oil.data),
    )


def _lines(
    package: Package, choice: Choice, values: pd.DataFrame, price: pd.DataFrame
) -> parts.Ready:
    labels = {**choice.trade.labels, WORLD_CODE: choice.price.label}
    both = indexed(pd.concat([values, price], ignore_index=True), choice.base)
    if both.empty:
        why = f"No line has a figure in the base year {choice.base}. Choose another base year."
        return parts.nothing(why)
    units = scale(INDEX, 0, choice.base)
    spans = spans_of(both, labels, Step.ANNUAL)
    what, whose = subject(choice.trade.request, choice.trade.request.pairs, package.names)
    when, told = last_shared(both.assign(unit=INDEX), labels)
    drawing = Drawing(
        strokes=ready_to_draw(runs(both, Step.ANNUAL), labels, INDEX, units),
        points=ready_to_draw(both, labels, INDEX, units),
        unit=units.unit,
        colours={key: colour for key, colour in colours(package).items() if key in labels},
        domain=extent_of(both, both),
        spans=spans,
    )
    return parts.Ready(
        full=both.assign(unit=units.unit, measure=[f"index of {name}" for name in both["measure"]]),
        table=lambda: table_of(both, labels, units),
        message=f"{what} and {choice.price.label}, {whose}, {choice.base} = 100; in {when}: {told}",
        alternative=f"Line chart of indexes, {units.unit}: {listed(list(labels.values()))}. "
        "It is told in words below it.",
        summary=summary(both, labels, INDEX, spans),
        notes=(
            f"**This shows no cause.** {NO_CAUSE}",
            parts.source_line(both, package),
            *_without_base(choice, both, labels),
            *choices.trade_notes(package, choice.trade, choices.found(package, choice.trade)),
            parts.CHART_HINT,
        ),
        spec=parts.drawn(drawing, trade.lines, trade.shape, trade.data),
    )


def _without_base(choice: Choice, both: pd.DataFrame, labels: dict[str, str]) -> list[str]:
    absent = [label for pair, label in labels.items() if pair not in set(both["pair"])]
    return [f"No figure in {choice.base}, so no index: {listed(absent)}."] if absent else []
