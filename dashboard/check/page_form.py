"""The form of a figure: few fields first, the others folded; every field is in the address.

What is wrong with a field stands right below it. So each leaves a place there, filled once the
whole form is known.
"""

from collections.abc import Callable, Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.check import words
from dashboard.check.entry import Entry
from dashboard.check.row import Row
from dashboard.check.sides import in_every_language
from dashboard.package.claim_rows import MEASURES
from dashboard.package.package import Package
from dashboard.parts import address, controls
from dashboard.text.glossary import MEASURE_WORDS
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
    sides = {"": "Choose, or type a name", **in_every_language(package)}
    for column, field in zip(st.columns(2), ("reporter", "partner"), strict=True):
        with column:
            _put(asked, places, field, controls.select, sides)
    _bridge(package, asked)
    _figure(asked, places)
    with st.expander("Kind of figure, second pair, since", expanded=_is_used()):
        _kind(asked, places, sides)
    with below, st.expander(words.SAID, expanded=of_a_text):
        _said(asked, places)
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


def _put(
    asked: Asked, places: Places, field: str, control: Callable[..., str], given: object
) -> None:
    """One field with the place below it; `given` are its choices, or a hint for words."""
    asked[field] = control(words.LABELS[field], field, given)
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


def _figure(asked: Asked, places: Places) -> None:
    left, right = st.columns(2)
    with left:
        named = {str(one): MEASURE_WORDS[one] for one in MEASURES}
        _put(asked, places, "measure", controls.select, named)
        _put(asked, places, "value", controls.words, "$66.6 billion, 66,6 milyar, 35%")
    with right:
        _put(asked, places, "relation", controls.select, words.RELATIONS)
        _put(asked, places, "period", controls.words, "2023, Q1 2023, May 2023")


def _kind(asked: Asked, places: Places, sides: Mapping[str, str]) -> None:
    _put(asked, places, "form", controls.select, words.FORMS)
    left, right = st.columns(2)
    with left:
        _put(asked, places, "unit", controls.select, words.UNITS)
        _put(asked, places, "since", controls.words, "2019; else a year before")
    with right:
        _put(asked, places, "upper", controls.words, "25 billion")
        _put(asked, places, "within", controls.words, "5")
    with left:
        own = {**sides, "": "The first side"}
        _put(asked, places, "other_reporter", controls.select, own)
    with right:
        _put(asked, places, "other_partner", controls.select, {**sides, "": "No second pair"})
    _put(asked, places, "kind", controls.select, words.KINDS)


def _said(asked: Asked, places: Places) -> None:
    left, right = st.columns(2)
    with left:
        _put(asked, places, "said", controls.words, "a name")
        _put(asked, places, "title", controls.words, "")
        _put(asked, places, "author", controls.words, "")
    with right:
        _put(asked, places, "on", controls.words, "12 June 2024, or 2024")
        _put(asked, places, "publisher", controls.words, "")
        _put(asked, places, "paragraph", controls.words, "title = 1")
    _put(asked, places, "address", controls.words, "https://…")
    _put(asked, places, "quoted", controls.words, "as printed")
    _put(asked, places, "note", controls.words, "what a reader must know of it")
