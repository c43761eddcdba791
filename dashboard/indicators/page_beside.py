"""Any indicator beside any measure of trade, over the same years."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard.drawing.axes import Drawing
from dashboard.indicators import page_choices as choices
from dashboard.indicators.chart import Beside, aligned, data, shape
from dashboard.indicators.indicators import (
    Asked,
    Indicator,
    catalogue,
    extent_of,
    indicator_series,
    is_timeless,
    sides,
    timeless_figures,
    usual_sides,
    without_price_index,
)
from dashboard.indicators.page_choices import Found, Trade
from dashboard.indicators.words import (
    axis_title,
    headline,
    side_label,
    spans_in_words,
    table,
    together,
    told,
    votes_note,
)
from dashboard.package.package import Package
from dashboard.parts import address, controls
from dashboard.parts import prepared as parts
from dashboard.parts.memory import kept
from dashboard.parts.standing import part
from dashboard.series import chart as trade
from dashboard.series import page_choose
from dashboard.series.annotations import spans_of
from dashboard.series.books import Request
from dashboard.series.from_package import pairs_of
from dashboard.series.lines import drawable, runs
from dashboard.series.words import comparison, summary, table_of
from dashboard.text.glossary import MEASURE_WORDS
from dashboard.text.numbers import Scale, amount, inert, listed, scale

USUAL = "gdp"
LAYOUTS = {"two": "Two charts", "one": "One chart, two axes"}
SCALES = {"linear": "Linear", "log": "Logarithmic"}
TWO_AXES = (
    "**Two axes in one chart can suggest a link that is not there:** where the lines meet depends "
    "only on how the two axes are set."
)

NO_CAUSE = "That two lines move alike does not show that one moves the other."
POINTER = "Point at a year to read every line in it; hold Shift and scroll to zoom."


@dataclass(frozen=True)
class Choice:
    """What this part is to show."""

    asked: Asked
    trade: Trade
    one_plot: bool
    logarithmic: bool
    state: dict[str, list[str]]

    @property
    def token(self) -> str:
        """All that decides the chart."""
        also = sorted(self.trade.also)
        return f"{self.asked} {self.trade.request} {also} {self.one_plot} {self.logarithmic}"


def render(package: Package) -> None:
    """Choices, the two charts, their figures, and a link to the view."""
    choice = _choose(package)
    with part("This chart with its figures"):
        if _is_timeless(package, choice.asked.indicator):
            _timeless(package, choice)
        made = kept(f"beside {package.digest} {choice.token}", lambda: _prepare(package, choice))
        parts.show(made, package, key="beside")
    parts.link_box(choice.state, package, key="beside-link")


def known(package: Package) -> dict[str, Indicator]:
    """The indicators of the package by id."""
    return kept(
        f"catalogue {package.digest}",
        lambda: {one.id: one for one in catalogue(package.indicators)},
    )


def _is_timeless(package: Package, one: Indicator) -> bool:
    token = f"timeless {package.digest} {one.id}"
    return kept(token, lambda: is_timeless(package.indicators, one))


def indicator_name(package: Package, one: Indicator) -> str:
    """An indicator with its publisher and source, since two sources may have one of a name."""
    return f"{one.label} · {package.source(one.source, 'indicators').publisher}: {one.source}"


def labels_of(package: Package, of: tuple[str, ...]) -> dict[str, str]:
    """Whose each series is, in words."""
    names = package.names
    pairs = {pair.id: pair.label for pair in pairs_of(package)}
    return {side: side_label(side, names, pairs) for side in of}


def colours(package: Package) -> dict[str, str]:
    """A colour for every pair and economy, and for pairs of the data that no page charts."""
    economies = dict(zip(package.economies["code"], package.economies["colour"], strict=True))
    pairs = {pair.id: pair.colour for pair in pairs_of(package)}
    others = {f"{one}-{other}": economies[other] for one in economies for other in economies}
    return {**others, **economies, **pairs}


def _choose(package: Package) -> Choice:
    options = known(package)
    left, right = st.columns(2)
    with left:
        indicator = options[_indicator(package, options)]
    with right:
        of = st.container()
    chosen, more = choices.trade(package, months=True, also=tuple(choices.WITH))
    with of:
        whose = _sides(package, indicator, chosen)
    with more, st.container(horizontal=True, gap="medium"):
        layout = controls.switch("Layout", "layout", LAYOUTS)
        scaled = controls.switch("Scale", "scale", SCALES)
    request = chosen.request
    asked = Asked(indicator, whose, request.step, request.start, request.end, request.prices)
    return Choice(asked, chosen, layout == "one", scaled == "log", address.write())


def _indicator(package: Package, options: dict[str, Indicator]) -> str:
    usual = [id_ for id_, one in options.items() if one.codes == (USUAL,)]
    ordered = [*usual, *(id_ for id_ in options if id_ not in usual)]
    words = {id_: indicator_name(package, options[id_]) for id_ in ordered}
    return controls.select("Indicator", "indicator", words)


def _sides(package: Package, indicator: Indicator, chosen: Trade) -> tuple[str, ...]:
    """Whose values are shown; another indicator begins again with those of the chosen pairs."""
    options = kept(
        f"sides {package.digest} {indicator.id}", lambda: sides(package.indicators, indicator)
    )
    usual = usual_sides(indicator, options, chosen.request.pairs)
    if not set(st.session_state.get("of") or []) & set(options):
        st.session_state["of"] = usual
    return tuple(controls.several("Of whom", "of", labels_of(package, tuple(options)), usual))


def _timeless(package: Package, choice: Choice) -> None:
    """Figures that do not change over time: each said once, never drawn as a line."""
    rows = timeless_figures(package.indicators, choice.asked.indicator)
    own = rows[rows["pair"].isin(choice.asked.sides)].to_dict("records")
    labels = labels_of(package, choice.asked.sides)
    for place, row in zip(st.columns(max(len(own), 1)), own, strict=False):
        with place.container(border=True):
            st.metric(inert(labels[row["pair"]]), amount(row["value"], choice.asked.unit))
    source = package.source(choice.asked.indicator.source, "indicators")
    st.caption(
        inert(
            f"{choice.asked.indicator.label}: it does not change over time. Source: "
            f"{source.title} (vintage: {parts.vintage(source)})."
        )
    )


def _prepare(package: Package, choice: Choice) -> parts.Ready:
    found = choices.found(package, choice.trade)
    if found.values.empty:
        why = choices.why_nothing(package, choice.trade)
        return parts.nothing(why)
    if _is_timeless(package, choice.asked.indicator):
        return _alone(package, choice, found)
    names = package.names
    values = indicator_series(package.indicators, choice.asked, names)
    if values.empty:
        return parts.nothing(_why_no_indicator(choice))
    return _both(package, choice, found, values)


def _why_no_indicator(choice: Choice) -> str:
    if not choice.asked.sides:
        return "Choose at least one under “Of whom”."
    return (
        f"The data hold no figures of “{choice.asked.indicator.label}” in these years, or none by "
        "month. Missing is not zero. Choose other years, or years instead of months."
    )


def _alone(package: Package, choice: Choice, found: Found) -> parts.Ready:
    """The trade by itself, beneath figures that do not change."""
    units, drawing = _trade_drawing(package, choice, found, None)
    request, labels = choice.trade.request, choice.trade.labels
    return parts.Ready(
        full=found.values,
        table=lambda: table_of(found.values, labels, units),
        message=comparison(found.values, request, labels, package.names),
        alternative=f"Line chart of {drawing.unit}: {listed(list(labels.values()))}. "
        "It is told in words below it.",
        summary=summary(found.values, labels, request.unit, found.spans),
        notes=(
            parts.source_line(found.values, package),
            *choices.trade_notes(package, choice.trade, found),
        ),
        spec=parts.drawn(drawing, trade.lines, trade.shape, trade.data),
    )


def _both(package: Package, choice: Choice, found: Found, values: pd.DataFrame) -> parts.Ready:
    asked, names = choice.asked, package.names
    request, labels = choice.trade.request, choice.trade.labels
    of = labels_of(package, asked.sides)
    extent = extent_of(found.values, values)
    trade_units, upper = _trade_drawing(package, choice, found, extent)
    units = scale(asked.unit, float(values["value"].abs().max()))
    unpriced = without_price_index(package.indicators, asked, names)
    spans = spans_in_words(spans_of(values, of, asked.step, unpriced), asked.indicator)
    drawn = drawable(values, choice.logarithmic)
    lower = Drawing(
        strokes=told(runs(drawn, asked.step), of, asked.unit, units),
        points=told(drawn, of, asked.unit, units),
        unit=axis_title(asked.indicator, units),
        colours={key: colour for key, colour in colours(package).items() if key in of},
        domain=extent,
        spans=spans,
        logarithmic=choice.logarithmic,
    )
    message = (
        f"{comparison(found.values, request, labels, names)}. "
        f"{headline(values, asked.indicator, of)}"
    )
    return parts.Ready(
        full=pd.concat([found.values, values], ignore_index=True),
        table=lambda: together(
            [table_of(found.values, labels, trade_units), table(values, of, units)]
        ),
        message=message,
        alternative=_alternative(upper, lower, labels, of, choice.one_plot),
        summary=f"{summary(found.values, labels, request.unit, found.spans)} "
        f"{asked.indicator.label}: {summary(values, of, asked.unit, spans)}",
        notes=_notes(package, choice, found, values, upper, lower),
        spec=parts.drawn(Beside(upper, lower, choice.one_plot), aligned, shape, data),
    )


def _trade_drawing(
    package: Package, choice: Choice, found: Found, extent: tuple[float, float] | None
) -> tuple[Scale, Drawing]:
    request, labels = choice.trade.request, choice.trade.labels
    units = scale(request.unit, float(found.values["value"].abs().max()), request.base)
    logarithmic = choice.logarithmic and request.measure not in page_choose.SIGNED
    drawn = drawable(found.values, logarithmic)
    reach = extent or extent_of(found.values, found.values)
    drawing = Drawing(
        strokes=told(runs(drawn, request.step), labels, request.unit, units),
        points=told(drawn, labels, request.unit, units),
        unit=f"{MEASURE_WORDS[request.measure]}: {units.unit}",
        colours={pair.id: pair.colour for pair in pairs_of(package)},
        domain=reach,
        events=choices.events(package, choice.trade, reach),
        spans=found.spans,
        logarithmic=logarithmic,
    )
    return units, drawing


def _alternative(
    upper: Drawing, lower: Drawing, labels: dict[str, str], of: dict[str, str], one_plot: bool
) -> str:
    """What kind of picture it is; without figures, so that the chart is kept when they change."""
    kind = "Line chart with two axes" if one_plot else "Two line charts over the same years"
    return (
        f"{kind}. {upper.unit}, of {listed(list(labels.values()))}; and {lower.unit}, of "
        f"{listed(list(of.values()))}. Both are told in words below."
    )


def _notes(
    package: Package,
    choice: Choice,
    found: Found,
    values: pd.DataFrame,
    upper: Drawing,
    lower: Drawing,
) -> tuple[str, ...]:
    asked = choice.asked
    both = pd.concat([found.values, values], ignore_index=True)
    votes = votes_note(values, asked.indicator, labels_of(package, asked.sides))
    left_out = len(both) - len(upper.points) - len(lower.points)
    return tuple(
        note
        for note in (
            TWO_AXES if choice.one_plot else "",
            parts.source_line(both, package),
            *choices.trade_notes(package, choice.trade, found),
            *_price_notes(package, choice),
            inert(votes),
            f"A logarithmic scale has no room for zero and less: {left_out} values not drawn."
            if left_out
            else "",
            *choices.events_note(upper.events),
            f"{NO_CAUSE} {POINTER}",
        )
        if note
    )


def _price_notes(package: Package, choice: Choice) -> list[str]:
    """The dollars of the indicator, where those of the trade have not said it already."""
    asked = choice.asked
    if asked.prices is None or not asked.indicator.has_money:
        return []
    rows = without_price_index(package.indicators, asked, package.names)
    money = parts.price_notes(Request(choice.trade.request.pairs, prices=asked.prices), rows)
    return [f"{inert(asked.indicator.label)}: {note}" for note in money]
