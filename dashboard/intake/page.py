"""Every file of the package with what belongs to it: where from, which release, what to beware."""

import streamlit as st

from dashboard.intake.page_uploads import past, section
from dashboard.package.bundle import bundle, safe_file
from dashboard.package.kinds import Kind
from dashboard.package.package import Package
from dashboard.package.shelf import current
from dashboard.package.source import Source
from dashboard.parts import address, controls, frame
from dashboard.parts.standing import part
from dashboard.sharing.link import web_link
from dashboard.text import numbers

MOST_ROWS = 10_000
"""So many rows of a large file are shown."""
KINDS = {
    Kind.TRADE: "Trade",
    "record": "Claims, their documents, statements and events",
    Kind.PRODUCTS: "Products",
    Kind.INDICATORS: "Indicators",
    "reference": "Pairs and economies",
}


@frame.page("data")
def render(package: Package) -> None:
    """State of the data, a place to put files in, downloads, sources, a table to look through."""
    st.title("Data", anchor=False)
    _state(package)
    files = st.container()
    past(package)
    st.header("Download", anchor=False)
    st.caption(
        "The zip holds the exact files. A single CSV is made safe for spreadsheets: a text that "
        "a spreadsheet would run as a formula gets an apostrophe in front; numbers never change."
    )
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
    # Reading may take long; all that does not wait for it is drawn before.
    with files:
        section(package)


@part("The state of the data")
def _state(package: Package) -> None:
    problems = current().problems
    rows = sum(source.rows for source in package.sources)
    said = (
        f"{len(package.sources)} files, {rows:,} rows. Data version {package.digest[:8]}, in "
        f"{package.folder}."
    )
    if problems:
        st.warning(f"Shown are the last good data: {numbers.inert(said)}")
    elif package.set_aside:
        count = len({(one.file, one.line) for one in package.set_aside})
        left = "one row is" if count == 1 else f"{count} rows are"
        told = f"{numbers.inert(said)}{frame.told(package.set_aside, True)}"
        st.warning(f"**Valid, but {left} left out.** {told}")
    else:
        st.success(f"Valid: every file keeps what its schema promises. {numbers.inert(said)}")


@part("This source")
def _card(source: Source, package: Package) -> None:
    """One source with all that belongs to its figures; its file is read only when asked for."""
    with st.container(border=True, key=f"card-{source.name}"):
        short = f"{numbers.inert(source.credit.short_name)} · " if source.credit.short_name else ""
        st.markdown(
            f"**{short}{numbers.inert(source.credit.title)}** · {numbers.rows(source.rows)}"
        )
        facts = {
            "What": source.description,
            "Vintage": f"{source.credit.vintage}; retrieved {source.retrieved}",
            "Public by": source.released_by,
            "Licence": source.credit.licence,
            "Read from a public copy": source.read_from,
            "File": source.path,
        }
        lines = [f"**{name}** {numbers.inert(fact)}" for name, fact in facts.items() if fact]
        publisher = web_link(source.credit.publisher, source.credit.page)
        st.caption("  \n".join([*lines, f"**Publisher** {publisher}"]))
        st.markdown(f"**Beware:** {numbers.inert(source.credit.caution)}")
        st.download_button(
            "Download this file (CSV)",
            lambda: safe_file(package, source),
            file_name=source.path.replace("/", "-"),
            mime="text/csv",
            on_click="ignore",
            key=f"{source.name}-download",
        )


@part("This file")
def _browse(package: Package) -> None:
    titles = {source.name: f"{source.path}: {source.credit.title}" for source in package.sources}
    chosen = controls.select("File", "file", {"": "Choose a file to look through", **titles})
    address.write()
    if chosen:
        source = next(one for one in package.sources if one.name == chosen)
        rows = package.rows_of(source, most=MOST_ROWS)
        if len(rows) < source.rows:
            st.caption(f"{len(rows):,} of {source.rows:,} rows; the download holds all.")
        st.dataframe(rows, hide_index=True, alt=f"{len(rows)} rows of {titles[chosen]}")
