"""The first page: the article's figures beside the statistics, answered without a click."""

import streamlit as st

from dashboard.charts.trade import Drawing, lines
from dashboard.measures.annotations import domain, references, shown, spans_of, stated_mark
from dashboard.measures.describe import comparison, summary, table_of
from dashboard.measures.lines import runs
from dashboard.measures.overview import (
    Figure,
    claimed_pairs,
    figures,
    headline,
    label,
    missing_words,
    sentence,
    stated_words,
)
from dashboard.measures.trade import Request, series
from dashboard.package import Package
from dashboard.views import controls, parts
from dashboard.views.frame import page
from dashboard.vocabulary import MONEY, Ledger, Status, Step
from dashboard.wording import STATUS_WORDS, difference, inert, scale, short_amount

SINCE = 1992


@page
def render(package: Package) -> None:
    """Headline, sentence, three figures beside the article's, and the chart of both pairs."""
    above = st.container()
    ledger = controls.overview_ledger(package)
    found = figures(controls.books(package), package.claims, controls.pairs(package), ledger)
    with above:
        st.title(inert(headline(found)), anchor=False)
        st.markdown(inert(sentence(found, controls.names(package), ledger)))
    _beside(found, package)
    _chart(package, found, ledger)


def _beside(found: list[Figure], package: Package) -> None:
    """Each statistic over the article's figure."""
    for place, figure in zip(st.columns(max(len(found), 1)), found, strict=False):
        with place.container(border=True):
            st.metric(inert(f"{label(figure)}, {figure.year}"), _value(figure))
            st.markdown(f"Article: **{inert(stated_words(figure))}**")
            st.caption(inert(_provenance(figure, package)))


def _value(figure: Figure) -> str:
    return short_amount(figure.value, figure.unit)


def _provenance(figure: Figure, package: Package) -> str:
    if figure.value is None:
        return missing_words(figure, controls.names(package))
    beside = difference(figure.value, figure.stated)
    status = STATUS_WORDS[Status(figure.status)]
    source = package.source(figure.source.split(" + ")[0])
    return (
        f"{beside.capitalize()} the article’s figure. {status}. {source.title}; vintage: "
        f"{source.vintage}."
    )


def _chart(package: Package, found: list[Figure], ledger: Ledger) -> None:
    request = Request(claimed_pairs(found), ledger=ledger, start=SINCE)
    values = series(controls.books(package), request)
    labels = {pair.id: pair.label for pair in request.pairs}
    units = scale(MONEY, float(values["value"].max()))
    spans = spans_of(values, labels, Step.ANNUAL)
    words = summary(values, labels, MONEY, spans)
    drawing = Drawing(
        strokes=shown(runs(values, Step.ANNUAL), labels, MONEY, units),
        points=shown(values, labels, MONEY, units),
        unit=units.unit,
        colours={pair.id: pair.colour for pair in controls.pairs(package)},
        domain=domain(values, request),
        references=references(package.claims, request, units),
        spans=spans,
        mark=stated_mark(package.claims, Step.ANNUAL),
    )
    parts.chart(
        lambda: lines(drawing),
        key="overview-chart",
        message=comparison(values, request, labels, controls.names(package)),
        summary=words,
        notes=[parts.source_line(values, package), parts.CHART_HINT],
    )
    parts.figures(
        lambda: table_of(values, labels, units), values, key="overview", name="overview-turnover"
    )
    parts.say_cautions(values, package)
