"""Remarks without a figure, each beside the series that bear on it, and without a verdict."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard.claims.remarks import Bearing, bearing, topics, years_of
from dashboard.claims.words import ledger_name, remark_place
from dashboard.drawing.axes import Drawing
from dashboard.package.package import Package
from dashboard.parts import prepared as parts
from dashboard.parts.standing import part
from dashboard.remember import remembered
from dashboard.series.annotations import domain, ready_to_draw, spans_of
from dashboard.series.books import Request
from dashboard.series.chart import data, lines, shape
from dashboard.series.flows import Pair
from dashboard.series.from_package import books_of, pairs_of
from dashboard.series.lines import runs
from dashboard.series.words import summary, table_of
from dashboard.text.numbers import MISSING, Scale, inert, scale
from dashboard.vocabulary import UNITS, Step

SINCE = 1950
NONE_FOUND = "no delivery identified"
MEANT = "the remark"


@dataclass(frozen=True)
class Beside:
    """A series beside a remark, drawn."""

    found: Bearing
    units: Scale
    labels: dict[str, str]
    spec: parts.Spec
    summary: str


def remarks(package: Package) -> None:
    """Every remark with its series; a reader draws the conclusion."""
    st.markdown(
        "The article also describes without figures. There is nothing to judge, so these remarks "
        "stand beside the series that bear on them, **without a verdict**."
    )
    rows = package.claims[package.claims["value"].isna()].to_dict("records")
    by_id = {pair.id: pair for pair in pairs_of(package)}
    for row in rows:
        st.header(f"“{inert(row['fragment'])}”", anchor=False)
        st.caption(inert(f"{remark_place(row)} {row['note']}"))
        pair = by_id.get(f"{row['reporter']}-{row['partner']}")
        for topic in topics(row["measure"]):
            if pair is None:
                st.info("Its two sides stand in no row of pairs.csv, so there is no series.")
            else:
                _series(row["id"], pair, topic, row["period"], package)


@part("This series")
def _series(id_: str, pair: Pair, topic: str, period: str, package: Package) -> None:
    ready = _prepare(pair, topic, period, package)
    if ready.found.values.empty:
        st.info(f"The data hold no series for “{inert(topic)}”.")
        return
    key = f"remark-{id_}-{topics(topic)[0].replace(' ', '-')}"
    names = package.names
    whose = (
        f", {ledger_name((pair,), ready.found.ledger, names, inside=True)}"
        if ready.found.ledger
        else f", from {names[pair.first]} to {names[pair.second]}"
    )
    parts.chart(
        ready.spec,
        key=key,
        message=f"{pair.label}: {ready.found.about}{whose}",
        alternative=f"Line chart of {topic} over time. It is told in words below it.",
        summary=ready.summary,
        notes=[parts.source_line(ready.found.values, package), _caveat(ready.found)],
    )
    parts.figures(
        lambda: table_of(ready.found.values, ready.labels, ready.units),
        ready.found.values,
        key=key,
        name=f"{id_}-{topic.replace(' ', '-')}",
        publish=parts.as_it_is,
    )
    parts.say_cautions(ready.found.values, package)


def _caveat(found: Bearing) -> str:
    if found.ledger is None:
        return (
            "Trend-indicator values measure the military worth of what was delivered, not money. A "
            "missing year means that no delivery was identified."
        )
    return parts.NOT_REPORTED


def _with_years(spans: pd.DataFrame, pair: Pair, period: str) -> pd.DataFrame:
    """The spans under the axis, and the years that the remark itself names."""
    if not period:
        return spans
    first, last = years_of(period, 0, 0)
    meant = {
        "pair": pair.id,
        "label": pair.label,
        "start": first - 0.5,
        "end": last + 0.5,
        "text": f"The years of the remark, {first} to {last}",
        "what": MEANT,
    }
    return pd.concat([spans, pd.DataFrame([meant])], ignore_index=True)


@remembered
def _prepare(pair: Pair, topic: str, period: str, package: Package) -> Beside:
    """The series from 1950 on, with the years that the remark names marked under the axis."""
    latest = int(package.trade["period"].str[:4].max())
    years = years_of(period, SINCE, latest)
    books = books_of(package, join=True)
    found = bearing(books, pair, topic, years, package.names)
    values = found.values[found.values["period"].str[:4].astype(int) >= SINCE]
    found = Bearing(found.about, values.reset_index(drop=True), found.unit, found.ledger)
    labels = {pair.id: pair.label}
    if values.empty:
        return Beside(found, Scale(1, ""), labels, {}, "")
    known = found.unit in set(UNITS.values())
    units = scale(found.unit, float(values["value"].max())) if known else Scale(1, found.unit)
    request = Request((pair,))
    spans = spans_of(found.values, labels, Step.ANNUAL)
    if found.ledger is None:
        spans = spans.replace({MISSING: NONE_FOUND}, regex=True)
    drawing = Drawing(
        strokes=ready_to_draw(runs(found.values, Step.ANNUAL), labels, found.unit, units),
        points=ready_to_draw(found.values, labels, found.unit, units),
        unit=units.unit,
        colours={each.id: each.colour for each in pairs_of(package)},
        domain=domain(found.values, request),
        spans=_with_years(spans, pair, period),
    )
    told = summary(found.values, labels, found.unit, spans)
    return Beside(found, units, labels, parts.drawn(drawing, lines, shape, data), told)
