"""Two ledgers: the same goods as the seller and as the buyer recorded them, and the difference."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import altair as alt
import pandas as pd
import streamlit as st

from dashboard.drawing.axes import Drawing
from dashboard.ledgers import gaps as ledgers
from dashboard.ledgers import lines, words
from dashboard.ledgers import words_reasons as reasons
from dashboard.ledgers.chart import Ends, gap_lines, gap_rows, side_rows, two_sides
from dashboard.ledgers.csv import published_gaps
from dashboard.ledgers.gaps import Goods, both_ways
from dashboard.package.package import Package
from dashboard.parts import address, controls
from dashboard.parts import prepared as parts
from dashboard.parts.frame import page
from dashboard.parts.memory import kept
from dashboard.parts.standing import part
from dashboard.series import page_choose
from dashboard.series.annotations import domain
from dashboard.series.books import Request
from dashboard.series.from_package import books_of, pairs_of
from dashboard.series.lines import STROKE, drawable, runs
from dashboard.series.words import summary
from dashboard.text.numbers import inert, scale
from dashboard.vocabulary import RATIO, WHY_LEDGERS_DIFFER, Standing, Step

OWN, SHARED = "own", "shared"
APART, COUNTED = "apart", "counted"
INTRODUCTION = (
    "Every delivery is written down twice: by the country that sells it and by the country that "
    "buys it. The seller counts the goods at its own border (FOB), the buyer adds freight and "
    "insurance (CIF), so the buyer’s figure should be a little higher. Here both stand side by "
    "side."
)
MARKS = (
    "Shaded: the space between two reports. Dashed, pale and hollow: derived by the publisher from "
    "the other side’s report, so no second opinion. Hold Shift and scroll to zoom."
)
HOLLOW = "Hollow points are made of two sources, or of a derived figure."
GAP_MARKS = {
    "gap_usd": f"Above zero the buyer recorded more, below it less. {HOLLOW}",
    "ratio": (
        "At 1 both recorded the same; the strip from 1.06 to 1.10 is what freight and insurance "
        f"alone would make. Twice as much stands as far from 1 as half as much. {HOLLOW}"
    ),
}
RULE = (
    "How a year’s two figures are chosen: reports before derived figures, one source for both "
    "sides before two, then the stated order of preference of each side."
)


@dataclass(frozen=True)
class LedgersChoice:
    """What a reader asked to see."""

    request: Request
    shared: bool
    derived: bool
    state: dict[str, list[str]]


@dataclass(frozen=True)
class Picture:
    """One chart with its words."""

    key: str
    message: str
    alternative: str
    summary: str
    notes: tuple[str, ...]
    spec: parts.Spec


@dataclass(frozen=True)
class Prepared:
    """All that the page shows of one state of the data and one choice; `why_empty`: no picture."""

    rows: pd.DataFrame
    values: pd.DataFrame
    why_empty: str = ""
    headline: str = ""
    beneath: str = ""
    goods: tuple[Picture, ...] = ()
    gaps: tuple[Picture, ...] = ()
    explained: tuple[str, ...] = ()
    notes: tuple[str, ...] = field(default_factory=tuple)


@page
def render(package: Package) -> None:
    """Choices, the finding, both flows of goods, the gap, its explanation and the figures."""
    st.title("Two ledgers", anchor=False)
    parts.say_other_data(package)
    st.markdown(INTRODUCTION)
    choice = _choose(package)
    token = f"ledgers {package.digest} {choice.request} {choice.shared} {choice.derived}"
    with part("These charts with their figures"):
        ready = kept(token, lambda: _prepare(package, choice))
        if ready.why_empty:
            st.info(inert(ready.why_empty))
        else:
            _show(ready, choice, package)
    parts.link_box(choice.state, package, key="ledgers-link")


def _choose(package: Package) -> LedgersChoice:
    by_id = {pair.id: pair for pair in pairs_of(package)}
    left, right = st.columns(2)
    with left:
        pair = controls.select("Pair", "pair", {id_: own.label for id_, own in by_id.items()})
    with right:
        order = {page_choose.PREFERRED: "Stated order of preference"}
        source = controls.select("Source", "source", order | page_choose.source_names(package))
    with st.expander("More choices: years, prices, scale, derived figures"):
        start, end = page_choose.years(package)
        prices = page_choose.price_year(package)
        scales = {SHARED: "One for both charts", OWN: "Each its own"}
        counted = {APART: "Left out", COUNTED: "Counted, and marked"}
        with st.container(horizontal=True, gap="medium"):
            shared = controls.switch("Scale", "scale", scales) == SHARED
            derived = controls.switch("Derived figures in the difference", "derived", counted)
    request = Request(
        pairs=(by_id[pair],),
        source=None if source == page_choose.PREFERRED else source,
        start=start,
        end=end,
        prices=prices,
    )
    return LedgersChoice(request, shared, derived == COUNTED, address.write())


def _show(ready: Prepared, choice: LedgersChoice, package: Package) -> None:
    st.header(inert(ready.headline), anchor=False)
    if ready.beneath:
        st.markdown(inert(ready.beneath))
    _side_by_side(ready.goods)
    st.caption("\n\n".join(ready.notes))
    if ready.gaps:
        st.header("The difference", anchor=False)
        _side_by_side(ready.gaps)
    _explain(ready)
    _figures(ready, choice, package)
    parts.say_cautions(ready.values, package)


def _side_by_side(pictures: tuple[Picture, ...]) -> None:
    """Two charts next to each other, and one below the other where there is no room."""
    for place, picture in zip(st.columns(2, gap="medium"), pictures, strict=False):
        with place:
            parts.chart(
                picture.spec,
                key=picture.key,
                message=picture.message,
                alternative=picture.alternative,
                summary=picture.summary,
                notes=list(picture.notes),
            )


@part("What the difference can be made of")
def _explain(ready: Prepared) -> None:
    st.header("What the difference can be made of", anchor=False)
    for line in ready.explained:
        st.markdown(f"- {inert(line)}")
    with st.expander("Why two ledgers differ: the published reasons"):
        st.markdown("Only freight and insurance can be computed from these data. All the reasons:")
        told = [f"- **{inert(word)}.** {inert(text)}" for word, text in WHY_LEDGERS_DIFFER.items()]
        st.markdown("\n".join(told))


@part("The table of figures")
def _figures(ready: Prepared, choice: LedgersChoice, package: Package) -> None:
    names, pair = package.names, choice.request.pairs[0]
    vintages = {source.id: parts.vintage(source) for source in package.sources}
    parts.figures(
        lambda: words.table_of_gaps(ready.rows, names, choice.request.unit),
        ready.rows,
        key="ledgers",
        name=f"two-ledgers-{pair.id}",
        publish=lambda rows: published_gaps(rows, pair.id, choice.request.unit, names, vintages),
        title="Figures of these charts",
    )


def _prepare(package: Package, choice: LedgersChoice) -> Prepared:
    request, books = choice.request, books_of(package)
    pair, unit, names = request.pairs[0], request.unit, package.names
    matched = f"ledgers matched {package.digest} {replace(request, prices=None)}"
    current = kept(matched, lambda: ledgers.matched(books, request))
    rows = ledgers.with_gaps(ledgers.in_dollars(current, books, request), choice.derived)
    values = lines.sides(rows)
    if why_empty := _why_empty(package, request, rows):
        return Prepared(rows, values, why_empty)
    unpriced = ledgers.without_index(current, books, request)
    found = ledgers.gaps(rows, choice.derived)
    told = ledgers.told(found)
    return Prepared(
        rows,
        values,
        headline=words.headline(told, pair, names, unit),
        beneath=words.beneath(told, found, pair, names, unit),
        goods=tuple(
            _of_goods(package, choice, goods, rows, values, told, unpriced)
            for goods in both_ways(pair)
        ),
        gaps=_of_gaps(package, choice, found, values) if len(found) else (),
        explained=reasons.explained(told, found, names, unit),
        notes=(
            *(f"**{inert(line)}**" for line in reasons.no_second_opinion(rows, names)),
            MARKS,
            RULE,
            *parts.price_notes(request, unpriced),
        ),
    )


def _of_goods(
    package: Package,
    choice: LedgersChoice,
    goods: Goods,
    rows: pd.DataFrame,
    values: pd.DataFrame,
    told: pd.DataFrame,
    unpriced: pd.DataFrame,
) -> Picture:
    """One flow of goods, as both sides recorded it."""
    names, unit = package.names, choice.request.unit
    own = values[values["goods"] == goods.id].reset_index(drop=True)
    both = rows[rows["goods"] == goods.id]
    most = lines.largest(values if choice.shared else own)
    units = scale(unit, most)
    spans = lines.spans_of_sides(own, unpriced[unpriced["goods"] == goods.id], names)
    points = lines.drawn_sides(own, both, goods, names, unit, units)
    drawing = Drawing(
        strokes=runs(points[STROKE], Step.ANNUAL),
        points=points,
        unit=units.unit,
        colours=_colours(package),
        domain=domain(values, choice.request),
        spans=spans,
    )
    ends = Ends(0.0, most / units.divisor)
    band = lines.band(both, units)
    summed = summary(own, words.side_labels(goods, names, own), unit, spans) if len(own) else ""
    return Picture(
        key=f"ledgers-{'first' if goods.exporter == choice.request.pairs[0].first else 'second'}",
        message=words.message(told, goods, names),
        alternative=words.alternative(goods, names, own, units.unit),
        summary=f"{summed} {words.silent_sides(own, goods, names)}".strip(),
        notes=(parts.source_line(own, package), *parts.missing_note(spans)) if len(own) else (),
        spec=parts.with_rows(
            _specification(package, two_sides, drawing),
            side_rows(drawing, band, words.line_ends(goods, names, own), ends),
        ),
    )


def _of_gaps(
    package: Package, choice: LedgersChoice, found: pd.DataFrame, values: pd.DataFrame
) -> tuple[Picture, ...]:
    """The gap of both flows of goods, in dollars and as a ratio."""
    columns = ["gap_usd", *(["ratio"] if (found["ratio"] > 0).any() else [])]
    return tuple(_of_gap(package, choice, found, values, column) for column in columns)


def _of_gap(
    package: Package,
    choice: LedgersChoice,
    found: pd.DataFrame,
    values: pd.DataFrame,
    column: str,
) -> Picture:
    pair, names = choice.request.pairs[0], package.names
    is_ratio = column == "ratio"
    unit = RATIO if is_ratio else choice.request.unit
    series = lines.gap_series(found, column)
    units = scale(unit, lines.largest(series))
    drawn = lines.drawn_gaps(series, names, unit, units)
    points = drawable(drawn, is_ratio)
    drawing = Drawing(
        strokes=runs(points[STROKE], Step.ANNUAL),
        points=points,
        unit=units.unit,
        colours=_colours(package),
        domain=domain(values, choice.request),
        logarithmic=is_ratio,
    )
    ends = Ends(float(points["value"].min()), float(points["value"].max()))
    return Picture(
        key=f"ledgers-{'ratio' if is_ratio else 'gap'}",
        message=words.GAP_WORDS[column],
        alternative=words.alternative_of_gaps(pair, words.GAP_WORDS[column]),
        summary=words.gap_summary(found, pair, names, column, unit),
        notes=(GAP_MARKS[column], *reasons.two_source_note(found)),
        spec=parts.with_rows(
            _specification(package, gap_lines, drawing),
            gap_rows(drawing, words.seller_ends(pair, names), ends),
        ),
    )


def _specification(
    package: Package, draw: Callable[[Drawing], alt.LayerChart], drawing: Drawing
) -> parts.Spec:
    """A chart without its rows, which is the same for every pair, year and source."""
    token = f"{draw.__name__} {package.digest} {drawing.unit} {drawing.logarithmic}"
    return kept(token, lambda: draw(drawing).to_dict())


def _colours(package: Package) -> dict[str, str]:
    return dict(zip(package.economies["code"], package.economies["colour"], strict=True))


def _why_empty(package: Package, request: Request, rows: pd.DataFrame) -> str:
    """Why there is nothing to set side by side; empty where there is something."""
    if rows.empty:
        return "The data hold no such figures in these years. Missing is not zero."
    if request.source is None or (rows["standing"] != Standing.ONE_SIDED).any():
        return ""
    books, names = books_of(package), package.names
    flow = ledgers.one_sided(books, request.source)
    keepers = [names[side] for side in dict.fromkeys(lines.sides(rows)["pair"])]
    others = ledgers.two_sided_sources(books, request)
    return words.only_one_side(request.source, flow, keepers, others)
