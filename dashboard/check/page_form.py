"""The form of a figure: few fields first, the others folded; every field is in the address.

What is wrong with a field stands right below it. So each leaves a place there, filled once the
whole form is known.
"""

from collections.abc import Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.check import words
from dashboard.check.choose import field_choice
from dashboard.check.entry import Entry
from dashboard.check.row import Row
from dashboard.package.package import Package
from dashboard.parts import address
from dashboard.parts.controls import Drawn
from dashboard.text.numbers import inert
from dashboard.vocabulary import Form

Places = dict[str, DeltaGenerator]
"""Where what is wrong with each field is told."""
Asked = dict[str, str]


def form(
    package: Package, below: DeltaGenerator, *, of_a_text: bool = False
) -> tuple[Entry, Places]:
    """Every field of an entry, and the places below them; the address is written.

    Who said it stands `below`, and is open where it is asked once for a text.
    """
    asked: Asked = {}
    places: Places = {}
    for column, field in zip(st.columns(2), ("reporter", "partner"), strict=True):
        with column:
            _put(package, asked, places, field)
    _bridge(package, asked)
    _figure(package, asked, places)
    with st.expander("Kind of figure, second pair, since", expanded=_is_used()):
        _kind(package, asked, places)
    with below, st.expander(words.SAID, expanded=of_a_text):
        _said(package, asked, places)
    address.write()
    return Entry(**asked), places


FOLDED = ("form", "other_partner", "since", "upper", "within")
"""Fields behind a click: it is made for the reader where one of them holds something."""


def _is_used() -> bool:
    given = (st.session_state.get(key) or st.query_params.get(key) for key in FOLDED)
    return any(word and word != Form.LEVEL for word in given)


def tell(row: Row, places: Mapping[str, DeltaGenerator]) -> None:
    """What is wrong, below the field that it is wrong with."""
    for field, place in places.items():
        against = row.against(field)
        if against:
            place.markdown("  \n".join(f":small[⚠ {inert(what)}]" for what in against))


def _put(package: Package, asked: Asked, places: Places, field: str) -> None:
    """One field with the place below it."""
    asked[field] = field_choice(Drawn(), package, field)
    places[field] = st.empty()


def _bridge(package: Package, asked: Asked) -> None:
    """Where one side is named, a button for each side that the data pair it with."""
    one, two = asked["reporter"], asked["partner"]
    if bool(one) == bool(two):
        return
    one, field = one or two, "partner" if one else "reporter"
    pairs = zip(package.pairs["first"], package.pairs["second"], strict=True)
    beside = [two if here == one else here for here, two in pairs if one in (here, two)]
    if beside:
        st.caption("In the data:")
        with st.container(horizontal=True, gap="small"):
            for code in beside:
                name = inert(package.names[code])
                st.button(name, key=f"with-{code}", on_click=address.turn, args=(field, code))


def _figure(package: Package, asked: Asked, places: Places) -> None:
    left, right = st.columns(2)
    with left:
        _put(package, asked, places, "measure")
        _put(package, asked, places, "value")
    with right:
        _put(package, asked, places, "relation")
        _put(package, asked, places, "period")


def _kind(package: Package, asked: Asked, places: Places) -> None:
    _put(package, asked, places, "form")
    left, right = st.columns(2)
    with left:
        _put(package, asked, places, "unit")
        _put(package, asked, places, "since")
    with right:
        _put(package, asked, places, "upper")
        _put(package, asked, places, "within")
    with left:
        _put(package, asked, places, "other_reporter")
    with right:
        _put(package, asked, places, "other_partner")
    _put(package, asked, places, "kind")


def _said(package: Package, asked: Asked, places: Places) -> None:
    left, right = st.columns(2)
    with left:
        _put(package, asked, places, "said")
        _put(package, asked, places, "title")
        _put(package, asked, places, "author")
    with right:
        _put(package, asked, places, "on")
        _put(package, asked, places, "publisher")
        _put(package, asked, places, "paragraph")
    _put(package, asked, places, "address")
    _put(package, asked, places, "quoted")
    _put(package, asked, places, "note")
