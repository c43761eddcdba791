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

Places = dict[str, DeltaGenerator]
"""Where what is wrong with each field is told."""
Asked = dict[str, str]


def form(package: Package, *, of_a_text: bool = False) -> tuple[Entry, Places]:
    """Every field of an entry, and the places below them; the address is written.

    What is asked once for a text is open where there is one.
    """
    asked: Asked = {}
    places: Places = {}
    sides = {"": "Choose, or type a name", **in_every_language(package)}
    _two_sides(asked, places, ("reporter", "partner"), sides, ("First side", "With"))
    _bridge(package, asked)
    _figure(asked, places)
    folded = any(st.query_params.get(key) for key in FOLDED)
    with st.expander("Kind of figure, second pair, since", expanded=folded):
        _kind(asked, places, sides)
    with st.expander("Who said it, where and when; the words", expanded=of_a_text):
        _said(asked, places)
    address.write()
    return Entry(**asked), places


FOLDED = ("other_partner", "since", "upper", "within")


def tell(row: Row, places: Mapping[str, DeltaGenerator]) -> None:
    """What is wrong, below the field that it is wrong with."""
    for field, place in places.items():
        against = row.against(field)
        if against:
            place.markdown("  \n".join(f":small[⚠ {inert(what)}]" for what in against))


def _put(
    asked: Asked, places: Places, field: str, control: Callable[..., str], *given: object,
    **more: object,
) -> None:  # fmt: skip
    """One field with the place below it."""
    asked[field] = control(*given, **more)
    places[field] = st.empty()


def _two_sides(
    asked: Asked,
    places: Places,
    fields: tuple[str, str],
    sides: Mapping[str, str],
    labels: tuple[str, str],
) -> None:
    for column, field, label in zip(st.columns(2), fields, labels, strict=True):
        with column:
            _put(asked, places, field, controls.select, label, field, sides)


def _bridge(package: Package, asked: Asked) -> None:
    """Where one side is named, a button for each side that the data pair it with."""
    one, field = asked["reporter"] or asked["partner"], "reporter"
    if not one or (asked["reporter"] and asked["partner"]):
        return
    field = "partner" if asked["reporter"] else "reporter"
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
        _put(asked, places, "measure", controls.select, "Measure", "measure", named)
        _put(
            asked, places, "value", controls.words,
            "Figure as printed", "value", "$66.6 billion, 66,6 milyar, 35%",
        )  # fmt: skip
    with right:
        _put(asked, places, "relation", controls.select, "It says", "relation", words.RELATIONS)
        _put(asked, places, "period", controls.words, "Period", "period", "2023, Q1 2023, May 2023")


def _kind(asked: Asked, places: Places, sides: Mapping[str, str]) -> None:
    _put(asked, places, "form", controls.select, "Kind of figure", "form", words.FORMS)
    left, right = st.columns(2)
    with left:
        _put(
            asked, places, "unit", controls.select, "Unit, if none is printed", "unit", words.UNITS
        )
        _put(asked, places, "since", controls.words, "Since", "since", "2019; else a year before")
    with right:
        _put(asked, places, "upper", controls.words, "Upper end (between)", "upper", "25 billion")
        _put(asked, places, "within", controls.words, "“About”: percent", "within", "5")
    own = {**sides, "": "The first side"}
    _two_sides(asked, places, ("other_reporter", "other_partner"), own, ("Second pair", "With "))
    _put(asked, places, "kind", controls.select, "It is", "kind", words.KINDS)


def _said(asked: Asked, places: Places) -> None:
    left, right = st.columns(2)
    with left:
        _put(asked, places, "said", controls.words, "Who said it", "said", "a name")
        _put(asked, places, "title", controls.words, "Title of the article", "title", "")
        _put(asked, places, "author", controls.words, "Author", "author", "")
    with right:
        _put(asked, places, "on", controls.words, "When", "on", "12 June 2024, or 2024")
        _put(asked, places, "publisher", controls.words, "Publisher", "publisher", "")
        _put(asked, places, "paragraph", controls.words, "Paragraph", "paragraph", "title = 1")
    _put(asked, places, "address", controls.words, "Address", "address", "https://…")
    _put(asked, places, "quoted", controls.words, "The words", "quoted", "as printed")
    _put(asked, places, "note", controls.words, "Note", "note", "what a reader must know of it")
