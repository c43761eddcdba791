"""An exhibit on a page: its message, chart, words, figures and cautions, and a link to the view."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import pandas as pd
import streamlit as st

from dashboard.exhibit import Exhibit
from dashboard.package.package import Package
from dashboard.parts import address
from dashboard.parts.standing import part
from dashboard.sharing.link import link, web_link
from dashboard.text.csv import csv_of
from dashboard.text.glossary import VERDICT_SIGNS
from dashboard.text.numbers import inert
from dashboard.vocabulary import Verdict

Heading = Callable[..., object]
"""The rank of a chart's message among the headings of its page."""
NO_LINKS: Mapping[str, str] = MappingProxyType({})


def badge(verdict: Verdict) -> str:
    """A verdict as a grey badge with its sign; one without a sign is said in small letters."""
    word = str(verdict)
    sign = VERDICT_SIGNS.get(verdict)
    return f":gray-badge[{inert(sign)} {word}]" if sign else f":small[{inert(word)}]"


def show(exhibit: Exhibit, heading: Heading = st.header) -> None:
    """An exhibit whole; or why there is nothing to show."""
    if exhibit.why_not:
        nothing(exhibit)
        return
    chart(exhibit, heading)
    figures(exhibit)
    cautions(exhibit)


def nothing(exhibit: Exhibit) -> None:
    """Why there is nothing to show, and buttons to what there is."""
    if not exhibit.ways:
        st.info(inert(exhibit.why_not))
        return
    st.caption(inert(exhibit.why_not))
    with st.container(horizontal=True):
        for way in exhibit.ways:
            st.button(
                inert(way.words),
                key=f"{exhibit.key}-{way.key}-{way.code}",
                on_click=address.turn,
                args=(way.key, way.code),
            )


def view(package: Package, key: str, shown: Callable[[], Exhibit]) -> None:
    """An exhibit with the link to its view, which stands even where the exhibit breaks."""
    with part("This chart with its figures"):
        show(shown())
    link_box(package, key=key)


@part("This chart")
def chart(exhibit: Exhibit, heading: Heading) -> None:
    """A chart under its message, with an alternative text, and told in words below."""
    heading(inert(exhibit.message), anchor=False)
    if exhibit.answer is not None:
        rows = len(exhibit.answer)
        table(exhibit.answer, alt=f"The same in a table, {rows} rows")
    st.vega_lite_chart(
        spec=exhibit.chart,
        theme=None,
        width="stretch",
        key=f"{exhibit.key}-chart",
        alt=exhibit.alternative,
    )
    st.caption("\n\n".join([*exhibit.notes, f"**In words.** {inert(exhibit.words)}"]))
    pointing(exhibit)


def pointing(exhibit: Exhibit) -> None:
    """What a mouse does in a chart; the style of the page hides it where there is no mouse."""
    if exhibit.pointing:
        with st.container(key=f"{exhibit.key}-pointing"):
            st.caption(exhibit.pointing)


def side_by_side(exhibits: tuple[Exhibit, ...]) -> None:
    """Two charts under one heading, one below the other where there is no room beside."""
    for place, each in zip(st.columns(2, gap="medium"), exhibits, strict=False):
        with place:
            chart(each, st.subheader)


@part("The table of figures")
def figures(exhibit: Exhibit) -> None:
    """The figures behind one click: a real table, built only once it is open, and a CSV."""
    title = f"Figures of {'these charts' if exhibit.parts else 'this chart'}"
    box = st.expander(title, key=f"{exhibit.key}-figures", on_change="rerun")
    if box.open:
        with box:
            shown = exhibit.table()
            table(shown, alt=f"Figures of the chart, {len(shown)} rows")
            st.download_button(
                "Download these figures (CSV)",
                lambda: csv_of(exhibit.figures()),
                file_name=f"{exhibit.file_name}.csv",
                mime="text/csv",
                on_click="ignore",
                key=f"{exhibit.key}-download",
            )


def table(frame: pd.DataFrame, *, alt: str, links: Mapping[str, str] = NO_LINKS) -> None:
    """A table of plain text; `links` are columns of addresses, with the word each is shown as."""
    text = frame.map(lambda cell: inert(str(cell)))
    for column, word in links.items():
        text[column] = [web_link(word, str(address)) for address in frame[column]]
    text.columns = [inert(str(column)) for column in frame.columns]
    st.table(text, hide_index=True, alt=alt)


@part("What to beware of")
def cautions(exhibit: Exhibit) -> None:
    """The cautions beneath a chart, closed until asked for."""
    with st.expander("What to beware of in these sources"):
        for credit in exhibit.credits:
            st.markdown(f"- {inert(f'{credit.short}: {credit.caution}')}")


@part("The link to this view")
def link_box(package: Package, *, key: str) -> None:
    """An address that holds every choice of a page, to be copied."""
    box = st.expander("Link to this view", key=f"{key}-link", on_change="rerun")
    if box.open:
        box.text_input(
            "Copy this address. It holds every choice, and which data it was made with; it works "
            "on a computer where this dashboard runs at the same address.",
            link(str(st.context.url), address.written(), package.digest),
        )


def say_other_data(package: Package) -> None:
    """A link made with other data restores the choices, not the figures: say so."""
    made_with = st.query_params.get("data", "")
    if made_with and made_with != package.digest[:8]:
        st.info(
            "This link was made with other data than those shown now: figures may differ. Data "
            f"of the link {inert(made_with[:8])}, data shown {package.digest[:8]}."
        )
