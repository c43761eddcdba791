"""The first page: the article's figures beside the statistics, answered without a click."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard.claims.court import court_of
from dashboard.claims.overview import (
    Beside,
    beside,
    claimed_pairs,
    headline,
    label,
    missing_words,
    sentence,
    value,
)
from dashboard.claims.words import stated
from dashboard.drawing.axes import Drawing
from dashboard.package.package import Package
from dashboard.parts import prepared as parts
from dashboard.parts.frame import page
from dashboard.parts.standing import part
from dashboard.remember import remembered
from dashboard.series import page_choose
from dashboard.series.annotations import domain, ready_to_draw, references, spans_of, stated_mark
from dashboard.series.books import Request, series, without_prices
from dashboard.series.chart import data, lines, shape
from dashboard.series.from_package import books_of, pairs_of
from dashboard.series.lines import runs
from dashboard.series.prices import price_index
from dashboard.series.words import alternative, comparison, summary, table_of
from dashboard.text.numbers import STATUS_WORDS, Scale, difference, inert, scale
from dashboard.vocabulary import ABOUT, Ledger, Status, Step, Verdict

SINCE = 1992


@dataclass(frozen=True)
class Prepared:
    """All that the page shows of one state of the data and one kind of ledger."""

    found: tuple[Beside, ...]
    values: pd.DataFrame
    units: Scale
    labels: dict[str, str]
    message: str
    alternative: str
    summary: str
    notes: tuple[str, ...]
    spec: parts.Spec


@page
def render(package: Package) -> None:
    """Headline, sentence, three figures beside the article's, and the chart of both pairs."""
    _answer(package)


@st.fragment
@part("This page")
def _answer(package: Package) -> None:
    """All of the page: a fragment, so that its control redraws it and not the frame around it."""
    above = st.container()
    ledger, prices = page_choose.overview_choice(package, _claimed_year(package))
    ready = _prepare(package, ledger, prices)
    beside, below = st.container(), st.container()
    # The chart takes the browser longest, so it is sent first and the words while it is drawn.
    with below:
        _chart(ready, package)
    with above, part("The answer in a sentence"):
        st.title(inert(headline(ready.found)), anchor=False)
        st.markdown(inert(sentence(ready.found, package.names)))
    with beside:
        _beside(ready, package)


@part("The figures beside the article’s")
def _beside(ready: Prepared, package: Package) -> None:
    """Each statistic over the article's figure."""
    found = ready.found
    for place, one in zip(st.columns(max(len(found), 1)), found, strict=False):
        with place.container(border=True, height="stretch"):
            st.metric(inert(f"{label(one)}, {one.found.period}"), value(one))
            badge = f":{parts.BADGES[one.verdict]}-badge[{one.verdict}]"
            article = f"Article: **{inert(stated(one.claim, ABOUT))}** {badge}"
            st.markdown(f"{article}\n\n:small[{inert(_provenance(one, package))}]")


def _provenance(one: Beside, package: Package) -> str:
    found = one.found
    if found.value is None:
        return missing_words(one, package.names)
    if one.verdict is Verdict.SILENT:
        said = f"An {found.status}: not judged, since the plain reading counts reports only."
    else:
        said = f"{difference(found.value, one.claim.value).capitalize()} the article’s figure."
    sources = [package.source(id_) for id_ in found.source.split(" + ")]
    cited = [f"{source.title}; vintage: {parts.vintage(source)}." for source in sources]
    return " ".join([said, f"{STATUS_WORDS[Status(found.status)]}.", *cited])


@part("This chart with its figures")
def _chart(ready: Prepared, package: Package) -> None:
    if ready.values.empty:
        st.info("The data hold no turnover of these pairs in this ledger. Missing is not zero.")
        return
    parts.chart(
        ready.spec,
        key="overview-chart",
        message=ready.message,
        alternative=ready.alternative,
        summary=ready.summary,
        notes=list(ready.notes),
    )
    parts.figures(
        lambda: table_of(ready.values, ready.labels, ready.units),
        ready.values,
        key="overview",
        name="overview-turnover",
    )
    parts.say_cautions(ready.values, package)


def _claimed_year(package: Package) -> int | None:
    """The year of the figures shown, where they name or imply one and the same."""
    years = {one.found.period for one in beside(court_of(package), Ledger.FIRST)}
    return int(years.pop()) if len(years) == 1 else None


@remembered
def _prepare(package: Package, ledger: Ledger, prices: int | None) -> Prepared:
    books, names = books_of(package), package.names
    found = beside(court_of(package), ledger)
    request = Request(claimed_pairs(found), ledger=ledger, start=SINCE, prices=prices)
    values = series(books, request)
    labels = {pair.id: pair.label for pair in request.pairs}
    unit, indexes = request.unit, price_index(package.indicators)
    units = scale(unit, float(values["value"].max() if len(values) else 0))
    unpriced = without_prices(books, request)
    spans = spans_of(values, labels, Step.ANNUAL, unpriced)
    drawing = Drawing(
        strokes=ready_to_draw(runs(values, Step.ANNUAL), labels, unit, units),
        points=ready_to_draw(values, labels, unit, units),
        unit=units.unit,
        colours={pair.id: pair.colour for pair in pairs_of(package)},
        domain=domain(values, request),
        references=references(package.claims, request, units, indexes),
        spans=spans,
        mark=stated_mark(package.claims, Step.ANNUAL),
    )
    return Prepared(
        found=found,
        values=values,
        units=units,
        labels=labels,
        message=comparison(values, request, labels, names) if len(values) else "",
        alternative=alternative(request, units.unit),
        summary=summary(values, labels, unit, spans),
        notes=(
            *([parts.source_line(values, package)] if len(values) else []),
            *parts.price_notes(request, unpriced),
            *parts.missing_note(spans),
            parts.CHART_HINT,
        ),
        spec=parts.drawn(drawing, lines, shape, data) if len(values) else {},
    )
