"""Parts that pages are put together from: a chart with all that belongs to it, and citations."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

import altair as alt
import pandas as pd
import pyarrow as pa
import streamlit as st

from dashboard.drawing.axes import Rows
from dashboard.package.package import Package
from dashboard.package.source import Source
from dashboard.parts.link import link
from dashboard.parts.memory import kept
from dashboard.parts.standing import part
from dashboard.series.books import Request
from dashboard.series.words import cited
from dashboard.text.csv import csv_of, published
from dashboard.text.numbers import MISSING, inert, through
from dashboard.vocabulary import DEFLATED, Step, Verdict

Spec = dict[str, Any]
D = TypeVar("D")
BADGES = {
    Verdict.HOLDS: "blue",
    Verdict.ROUNDED: "violet",
    Verdict.FAILS: "orange",
    Verdict.SILENT: "gray",
}
"""The colour of a verdict's badge, as in the grid of readings; the word stands in it."""
NOT_REPORTED = (
    "“Not reported” means that the data here hold no full figure, not that nobody has one."
)
CHART_HINT = "Click a line to pick it out, double-click to clear; hold Shift and scroll to zoom."


@dataclass(frozen=True)
class Ready:
    """A chart with all that belongs to it, worked out once: its table and its figures as a CSV.

    `table` is made once it is opened. `answer` is a short table that stands over the chart.
    `why_not` says why there is no chart, where there is none.
    """

    full: pd.DataFrame
    table: Callable[[], pd.DataFrame]
    message: str = ""
    alternative: str = ""
    summary: str = ""
    notes: tuple[str, ...] = ()
    spec: Spec = field(default_factory=dict)
    answer: pd.DataFrame | None = None
    why_not: str = ""


def nothing(why_not: str) -> Ready:
    """No chart, and why."""
    return Ready(pd.DataFrame(), pd.DataFrame, why_not=why_not)


def show(made: Ready, package: Package, *, key: str, kind: str = "") -> None:
    """A chart that is ready, its figures and cautions; or why there is none."""
    if made.why_not:
        st.info(inert(made.why_not))
        return
    chart(
        made.spec,
        key=f"{key}-chart",
        message=made.message,
        alternative=made.alternative,
        summary=made.summary,
        notes=list(made.notes),
        answer=made.answer,
    )
    figures(made.table, made.full, key=key, name=key)
    say_cautions(made.full, package, kind)


def ready(drawn: alt.LayerChart) -> Spec:
    """A chart's specification with its rows as Arrow tables, which are sent without more work."""
    spec: Spec = drawn.to_dict()
    return with_rows(spec, spec["datasets"])


def with_rows(spec: Spec, datasets: Mapping[str, Rows]) -> Spec:
    """A specification, made once, with other rows as Arrow tables."""
    tables = {name: pa.Table.from_pylist(rows) for name, rows in datasets.items()}
    return {**spec, "datasets": tables}


def drawn(
    drawing: D,
    draw: Callable[[D], alt.LayerChart],
    shape: Callable[[D], str],
    data: Callable[[D], dict[str, Rows]],
) -> Spec:
    """The same, with the specification built once for all drawings of one shape.

    Building one takes longer than all else that a page does, and it does not hold the rows.
    """
    spec = kept(f"chart {shape(drawing)}", lambda: _without_rows(draw(drawing)))
    tables = {name: pa.Table.from_pylist(rows) for name, rows in data(drawing).items()}
    return {**spec, "datasets": tables}


def _without_rows(drawn: alt.LayerChart) -> Spec:
    spec: Spec = drawn.to_dict()
    return {key: value for key, value in spec.items() if key != "datasets"}


@part("This chart")
def chart(
    spec: Spec,
    *,
    key: str,
    message: str,
    alternative: str,
    summary: str,
    notes: list[str],
    answer: pd.DataFrame | None = None,
) -> None:
    """A chart under its message, with an alternative text, and its summary in words below.

    `spec` is the chart's Vega-Lite specification: made once, it is sent again without being
    built again.
    """
    st.subheader(inert(message), anchor=False)
    if answer is not None:
        text = answer.map(lambda cell: inert(str(cell)))
        st.table(text, hide_index=True, alt=f"The same in a table, {len(text)} rows")
    st.vega_lite_chart(spec=spec, theme=None, width="stretch", key=key, alt=alternative)
    st.caption("\n\n".join([*notes, f"**In words.** {inert(summary)}"]))


def as_it_is(full: pd.DataFrame) -> pd.DataFrame:
    """A table that leaves the dashboard with the columns it has."""
    return full


@part("The table of figures")
def figures(
    table: Callable[[], pd.DataFrame],
    full: pd.DataFrame | Callable[[], pd.DataFrame],
    *,
    key: str,
    name: str,
    publish: Callable[[pd.DataFrame], pd.DataFrame] = published,
    title: str = "Figures of this chart",
) -> None:
    """The figures behind one click: a real table, built only once it is open, and a CSV.

    `publish` brings `full` to the columns that the CSV has, once the reader asks for it.
    """
    box = st.expander(title, key=f"{key}-figures", on_change="rerun")
    if box.open:
        with box:
            shown = table()
            text = shown.map(lambda cell: inert(str(cell)))
            text.columns = [inert(str(column)) for column in shown.columns]
            st.table(text, hide_index=True, alt=f"Figures of the chart, {len(shown)} rows")
            st.download_button(
                "Download these figures (CSV)",
                lambda: csv_of(publish(full() if callable(full) else full)),
                file_name=f"{name}.csv",
                mime="text/csv",
                on_click="ignore",
                key=f"{key}-download",
            )


def inert_table(frame: pd.DataFrame) -> pd.DataFrame:
    """A table to read, every cell and head as plain text."""
    text = frame.map(lambda cell: inert(str(cell)))
    text.columns = [inert(str(column)) for column in frame.columns]
    return text


def source_line(values: pd.DataFrame, package: Package) -> str:
    """Publisher, data set, vintage and status of everything in a series."""
    named = {source.id: source.title for source in package.sources}
    vintages = {source.id: vintage(source) for source in package.sources}
    return inert(cited(values, named, vintages))


def vintage(source: Source) -> str:
    """The release, and whether it was read in somebody's copy: the Data page names which."""
    return f"{source.vintage}, read in a public copy" if source.read_from else source.vintage


def cautions(values: pd.DataFrame, package: Package, kind: str = "") -> list[str]:
    """The cautions of the sources in a series, each said once.

    A publisher's data set may be several files; `kind` picks those of one kind.
    """
    used = {id_ for cell in values["source"].unique() for id_ in str(cell).split(" + ")}
    own = [
        source
        for source in package.sources
        if source.id in used and (source.kind == kind if kind else source.kind != "products")
    ]
    return [f"{source.id}: {source.caution}" for source in own]


def price_notes(request: Request, unpriced: pd.DataFrame) -> list[str]:
    """What constant dollars are, and which years have none."""
    if request.prices is None or request.measure not in DEFLATED:
        return []
    said = f"Dollars of {request.prices}, by the US consumer price index."
    if request.step is Step.MONTHLY:
        said += " Each month takes the mean index of its year."
    if unpriced.empty:
        return [said]
    years = through(unpriced["period"].min(), unpriced["period"].max())
    return [f"{said} Left out for want of an index: {years}."]


def missing_note(spans: pd.DataFrame) -> list[str]:
    """What “not reported” means, where a chart says it."""
    return [NOT_REPORTED] if MISSING in set(spans["what"]) else []


@part("What to beware of")
def say_cautions(values: pd.DataFrame, package: Package, kind: str = "") -> None:
    """The cautions beneath a chart, closed until asked for."""
    with st.expander("What to beware of in these sources"):
        for caution in cautions(values, package, kind):
            st.markdown(f"- {inert(caution)}")


@part("The link to this view")
def link_box(state: dict[str, list[str]], package: Package, *, key: str) -> None:
    """An address that holds every choice of a page, to be copied."""
    box = st.expander("Link to this view", key=key, on_change="rerun")
    if box.open:
        box.text_input(
            "Copy this address. It holds every choice, and which data it was made with; it works "
            "on a computer where this dashboard runs at the same address.",
            link(str(st.context.url), state, package.digest),
        )


def say_other_data(package: Package) -> None:
    """A link made with other data restores the choices, not the figures: say so."""
    made_with = st.query_params.get("data", "")
    if made_with and made_with != package.digest[:8]:
        st.info(
            "This link was made with other data than those shown now: figures may differ. Data "
            f"of the link {inert(made_with[:8])}, data shown {package.digest[:8]}."
        )
