"""An exhibit on a page: its message, chart, words, figures and cautions."""

from collections.abc import Callable, Mapping
from time import sleep
from types import MappingProxyType

import pandas as pd
import streamlit as st

from dashboard.exhibit import Exhibit
from dashboard.package.package import Package
from dashboard.parts import address
from dashboard.parts.standing import part
from dashboard.parts.taking import link_row, row
from dashboard.sharing.link import web_link
from dashboard.text.glossary import VERDICT_SIGNS
from dashboard.text.numbers import inert
from dashboard.vocabulary import Verdict

Heading = Callable[..., object]
"""The rank of a chart's message among the headings of its page."""
HEAD_START = 0.03
"""Seconds in which a chart is on its way alone.

A browser draws together what reaches it together: all that follows a chart in the same moment would
keep the chart waiting until the last of it is drawn.
"""
NO_LINKS: Mapping[str, str] = MappingProxyType({})


def badge(verdict: Verdict) -> str:
    """A verdict as a grey badge with its sign; one without a sign is said in small letters."""
    word = str(verdict)
    sign = VERDICT_SIGNS.get(verdict)
    return f":gray-badge[{inert(sign)} {word}]" if sign else f":small[{inert(word)}]"


def show(
    package: Package, exhibit: Exhibit, heading: Heading = st.header, *, main: bool = True
) -> None:
    """An exhibit whole, with what can be taken away of it; or why there is nothing to show.

    `main` says that it is what the page's address stands for, of all its exhibits.
    """
    if exhibit.why_not:
        nothing(exhibit)
        link_row(package)
        return
    chart(exhibit, heading)
    row(package, exhibit, main=main)
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


def view(package: Package, shown: Callable[[], Exhibit]) -> None:
    """An exhibit, worked out and shown; the link to its view stands even where it breaks."""
    with part("This chart with its figures"):
        show(package, shown())
        return
    link_row(package)


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
    sleep(HEAD_START)
    st.caption("\n\n".join([*exhibit.beneath, f"**In words.** {inert(exhibit.words)}"]))
    pointing(exhibit)


def pointing(exhibit: Exhibit) -> None:
    """What a mouse does in a chart; the style of the page hides it where there is no mouse."""
    if exhibit.pointing:
        with st.container(key=f"{exhibit.key}-pointing"):
            st.caption(exhibit.pointing)


def side_by_side(package: Package, exhibits: tuple[Exhibit, ...]) -> None:
    """Two charts under one heading, one below the other where there is no room beside."""
    for place, each in zip(st.columns(2, gap="medium"), exhibits, strict=False):
        with place:
            chart(each, st.subheader)
            row(package, each, main=False)


@part("The table of figures")
def figures(exhibit: Exhibit) -> None:
    """The figures behind one click: a real table, built only once it is open."""
    title = f"Figures of {'these charts' if exhibit.parts else 'this chart'}"
    box = st.expander(title, key=f"{exhibit.key}-figures", on_change="rerun")
    if box.open:
        with box:
            shown = exhibit.table()
            table(shown, alt=f"Figures of the chart, {len(shown)} rows")


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
