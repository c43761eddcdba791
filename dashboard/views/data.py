"""Every file of the package with what belongs to it: where from, which release, what to beware."""

import pandas as pd
import streamlit as st

from dashboard.exports.bundle import bundle
from dashboard.package import Package, Source
from dashboard.views.frame import page
from dashboard.views.live import folder, shelf
from dashboard.wording import inert

KINDS = {
    "trade": "Trade",
    "record": "The article, statements and events",
    "products": "Products",
    "indicators": "Indicators",
    "reference": "Pairs and economies",
}


@page
def render(package: Package) -> None:
    """State of validation, downloads, the sources, and a table to look through."""
    st.title("Data", anchor=False)
    _state(package)
    st.download_button(
        "Download the whole data package (zip)",
        lambda: bundle(package.folder),
        file_name=f"two-ledgers-data-{package.digest[:8]}.zip",
        mime="application/zip",
        on_click="ignore",
    )
    st.header("Sources", anchor=False)
    for kind, title in KINDS.items():
        st.subheader(title, anchor=False)
        for source in package.of_kind(kind):
            _card(source, package)
    st.header("Look through a file", anchor=False)
    _browse(package)


def _state(package: Package) -> None:
    problems = shelf(folder()).look().problems
    rows = sum(source.rows for source in package.sources)
    said = (
        f"{len(package.sources)} files, {rows:,} rows. Data version {package.digest[:8]}, in "
        f"{package.folder}."
    )
    if problems:
        st.warning(f"Shown are the last good data: {inert(said)}")
    else:
        st.success(f"Valid: every file keeps what its schema promises. {inert(said)}")


def _card(source: Source, package: Package) -> None:
    """One source; its download is prepared only once the card is open."""
    box = st.expander(
        inert(f"{source.title} — {source.rows:,} rows"), key=source.name, on_change="rerun"
    )
    if not box.open:
        return
    with box:
        st.markdown(inert(source.description))
        facts = {
            "Publisher": source.publisher,
            "Page": source.page,
            "Licence": source.licence,
            "Vintage": source.vintage,
            "Retrieved": source.retrieved,
            "Coverage": source.coverage or "as described",
            "Read from": source.read_from or "each row names its own page",
            "Beware": source.caution,
            "File": source.path,
            "Digest (SHA-256)": source.digest,
        }
        st.table(
            pd.DataFrame({"": list(facts), "What": [inert(fact) for fact in facts.values()]}),
            hide_index=True,
            hide_header=True,
            alt=f"Source card of {source.title}",
        )
        st.download_button(
            "Download this file (CSV)",
            (package.folder / source.path).read_bytes(),
            file_name=source.path.replace("/", "-"),
            mime="text/csv",
            on_click="ignore",
            key=f"{source.name}-download",
        )


def _browse(package: Package) -> None:
    titles = {source.name: f"{source.path}: {source.title}" for source in package.sources}
    chosen = st.selectbox(
        "File",
        list(titles),
        index=None,
        format_func=titles.__getitem__,
        key="file",
        placeholder="Choose a file to look through",
        bind="query-params",
    )
    if chosen:
        frame = rows_of(package, chosen)
        st.dataframe(frame, hide_index=True, alt=f"{len(frame)} rows of {titles[chosen]}")


def rows_of(package: Package, name: str) -> pd.DataFrame:
    """The rows of one file, as the package holds them."""
    source = next(source for source in package.sources if source.name == name)
    if source.kind in ("record", "reference"):
        frame: pd.DataFrame = getattr(package, source.name)
        return frame
    stacked: pd.DataFrame = getattr(package, source.kind)
    return stacked[stacked["source"] == source.id].drop(columns="source")
