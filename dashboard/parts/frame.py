"""What every page stands in: the newest good data, a word on broken ones, and the watch."""

from collections.abc import Callable, Sequence
from functools import partial, wraps

import streamlit as st

from dashboard.door import read_only
from dashboard.drawing.ink import style
from dashboard.errors import SHOWN_PROBLEMS, Problem, alike
from dashboard.package import shelf
from dashboard.package.package import Package
from dashboard.package.shelf import Look
from dashboard.parts import address, printing, taking
from dashboard.parts.standing import part
from dashboard.parts.watch import watch
from dashboard.sharing.link import VERSIONS
from dashboard.text.numbers import inert
from dashboard.warehouse import words
from dashboard.warehouse.shown import current, read_from

Render = Callable[[Package], None]
DATA_PAGE = "data"
"""The page on which problems are told in full; the others say one and lead there."""
PAGE_STYLE = """<style>
.stMainBlockContainer {max-width: 1180px; padding-top: 4.5rem}
h1 {font-size: 2rem !important; line-height: 1.2 !important; text-wrap: pretty}
h2 {font-size: 1.35rem !important; line-height: 1.3 !important; text-wrap: pretty}
h3 {font-size: 1.2rem !important; line-height: 1.3 !important; text-wrap: pretty}
[class*="st-key-claim-"] h2 {font-size: 1.1rem !important; padding-top: 0 !important}
.stMarkdownBadge {
  color: light-dark(#262730, #FAFAFA) !important;
  background: light-dark(#E1E4E8, #343842) !important
}
[data-testid="stMultiSelectTagsContainer"] *:not(input) {
  color: light-dark(#FFFFFF, #14161A) !important
}
[data-testid="stCaptionContainer"], [data-testid="stCaptionContainer"] :not(a) {
  opacity: 1 !important; color: light-dark(#5F6368, #B8BDC7) !important
}
[data-testid="stElementToolbar"] :is(button, [role="button"]):is(
  [aria-label*="CSV"], [aria-label*="PNG"], [aria-label^="Show data"]),
[data-testid="stElementToolbarButton"]:has(
  [aria-label*="CSV"], [aria-label*="PNG"], [aria-label^="Show data"]) {
  display: none
}
@media (max-width: 640px) {
  h1 {font-size: 1.5rem !important}
  h2 {font-size: 1.2rem !important}
  h3 {font-size: 1.1rem !important}
}
@media (hover: none), (pointer: coarse) {
  [class*="st-key-"][class*="-pointing"] {display: none}
}
:focus-visible:not([role="group"] input), [data-focus-visible="true"]:not(input),
[data-testid="stTextInputRootElement"]:has(:focus-visible) {
  outline: 3px solid light-dark(#262730, #FAFAFA) !important; outline-offset: 2px !important
}
[data-testid="stMain"]:focus-visible {outline-offset: -3px !important}
</style>"""


def page(name: str) -> Callable[[Render], Callable[[], None]]:
    """A page, by its name in addresses: its content below the watch and the state of the data."""

    def of(render: Render) -> Callable[[], None]:
        return wraps(render)(part("This page")(partial(_framed, name, render)))

    return of


def _framed(name: str, render: Render) -> None:
    look = current()
    watch(look.token)
    address.opened(name)
    in_full = name == DATA_PAGE
    _tell_problems(look, in_full)
    if in_full:
        look = shelf.current()
    _tell_warehouse(look, in_full)
    if look.package is not None:
        st.html(PAGE_STYLE + style(look.package.colours) + taking.style() + printing.style())
        taking.listen()
        _warn_of_network()
        _tell_set_aside(look.package, in_full)
        _tell_other_link(look.package)
        # Always there, so that nothing below it moves once there are choices in the address.
        place = st.container()
        render(look.package)
        with place:
            address.tell_unasked(address.unasked())
        printing.foot(look.package)


def _tell_problems(look: Look, in_full: bool) -> None:
    if not look.problems:
        return
    kept = "The last good data stay on this page." if look.package else "There are no data yet."
    st.error(f"**A data file cannot be used. {kept}**{told(look.problems, in_full)}")


def _tell_warehouse(look: Look, in_full: bool) -> None:
    """Where trade is read from, if not from the files; the page Data is about the files alone."""
    if in_full and (place := read_from()):
        st.info(inert(words.handed_in(place)))
    elif look.said:
        st.warning(inert(look.said))


def _tell_set_aside(package: Package, in_full: bool) -> None:
    """Claims and statements that cannot be used; the page Data says so with its own state."""
    if package.set_aside and not in_full:
        st.warning(f"**Left out; all other rows are in use.**{told(package.set_aside, in_full)}")


def _tell_other_link(package: Package) -> None:
    """A link made otherwise restores the choices, not the figures: say so before they are shown."""
    version, made_with = (st.query_params.get(key, "") for key in ("v", "data"))
    if version and version not in VERSIONS:
        st.info(
            f"This link was made by another version of Two Ledgers (links of version "
            f"{inert(version[:8])}; this one knows {', '.join(VERSIONS)}): its choices may mean "
            "something else here. Compare them with what is shown."
        )
    if made_with and made_with != package.digest[:8]:
        st.info(
            "This link was made with other data than those shown now: figures may differ. Data "
            f"of the link {inert(made_with[:8])}, data shown {package.digest[:8]}."
        )


def told(problems: Sequence[Problem], in_full: bool) -> str:
    """Problems as a list, no more than a reader can mend in one go; elsewhere as one line."""
    kinds = alike(problems)
    if not in_full:
        more = f" and {len(kinds) - 1:,} more" if len(kinds) > 1 else ""
        return f" {inert(str(kinds[0]))}{more} [Look at Data](data)"
    lines = [f"- {inert(str(problem))}" for problem in kinds[:SHOWN_PROBLEMS]]
    rest = len(kinds) - SHOWN_PROBLEMS
    return "\n\n" + "\n".join(lines) + (f"\n\n… and {rest} more." if rest > 0 else "")


def _warn_of_network() -> None:
    """Whoever reads without leave to change anything need not be warned of the others."""
    if not read_only() and st.get_option("server.address") not in {"127.0.0.1", "localhost"}:
        st.warning(
            "This dashboard can be reached by other computers, and whoever reaches it can change "
            "the data. Start it with `two-ledgers run` to keep it to this one, or with "
            "`--read-only` to let others read and no more."
        )
