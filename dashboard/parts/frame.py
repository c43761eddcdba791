"""What every page stands in: the newest good data, a word on broken ones, and the watch."""

from collections.abc import Callable, Sequence
from functools import wraps

import streamlit as st

from dashboard.drawing.ink import style
from dashboard.errors import SHOWN_PROBLEMS, Problem
from dashboard.package.package import Package
from dashboard.parts import address
from dashboard.parts.standing import part
from dashboard.parts.watch import Look, folder, shelf, watch
from dashboard.text.numbers import inert

PAGE_STYLE = """<style>
.stMainBlockContainer {max-width: 1180px; padding-top: 4.5rem}
h1 {font-size: 2rem !important; line-height: 1.2 !important; text-wrap: pretty}
h2 {font-size: 1.5rem !important; line-height: 1.25 !important}
h3 {font-size: 1.3rem !important; line-height: 1.3 !important; text-wrap: pretty}
@media (max-width: 640px) {
  h1 {font-size: 1.5rem !important}
  h2 {font-size: 1.3rem !important}
  h3 {font-size: 1.15rem !important}
}
[data-testid="stMultiSelectTagsContainer"] *:not(input) {
  color: light-dark(#FFFFFF, #14161A) !important
}
[data-testid="stCaptionContainer"], [data-testid="stCaptionContainer"] :not(a) {
  opacity: 1 !important; color: light-dark(#5F6368, #B8BDC7) !important
}
[data-testid="stElementToolbar"] :is(button, [role="button"]):is(
  [aria-label*="CSV"], [aria-label^="Show data"]),
[data-testid="stElementToolbarButton"]:has([aria-label*="CSV"], [aria-label^="Show data"]) {
  display: none
}
[data-testid="stMetricValue"] {font-size: 1.9rem; font-variant-numeric: tabular-nums}
[data-testid="stMetricValue"] *, [data-testid="stMetricLabel"] * {white-space: normal !important}
</style>"""


def page(render: Callable[[Package], None]) -> Callable[[], None]:
    """A page: its own content below the watch on the files and the state of the data."""

    @wraps(render)
    @part("This page")
    def framed() -> None:
        look = shelf(folder()).look()
        # First on the page: a look that was under way when a reader changes pages still arrives,
        # and only the first place is sure to be there on a page that has just been emptied.
        watch(look.token)
        address.opened(render.__module__)
        _tell_problems(look)
        if look.package is not None:
            st.html(PAGE_STYLE + style(_colours(look.package)))
            _warn_of_network()
            _tell_set_aside(look.package)
            render(look.package)

    return framed


def _colours(package: Package) -> list[str]:
    """Every colour that a chart may draw a pair or an economy in."""
    return [*package.pairs["colour"], *package.economies["colour"]]


def _tell_problems(look: Look) -> None:
    if not look.problems:
        return
    kept = "The last good data stay on this page." if look.package else "There are no data yet."
    st.error(f"**A data file cannot be used. {kept}**\n\n{_as_list(look.problems)}")


def _tell_set_aside(package: Package) -> None:
    """Claims and statements that cannot be used, while all the others are."""
    if package.set_aside:
        st.warning(f"**Left out; all other rows are in use.**\n\n{_as_list(package.set_aside)}")


def _as_list(problems: Sequence[Problem]) -> str:
    """Problems a line each, no more than a reader can mend in one go."""
    count = len(problems)
    lines = [f"- {inert(str(problem))}" for problem in problems[:SHOWN_PROBLEMS]]
    more = f"\n\n… and {count - SHOWN_PROBLEMS} more." if count > SHOWN_PROBLEMS else ""
    return "\n".join(lines) + more


def _warn_of_network() -> None:
    if st.get_option("server.address") not in {"127.0.0.1", "localhost"}:
        st.warning(
            "This dashboard can be reached by other computers. Start it with `two-ledgers run` "
            "to keep it to this one."
        )
