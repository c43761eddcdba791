"""The box for a sentence or an article: a single figure fills the form, several are listed.

The text lives in the session of its tab: in no file and in no address.
"""

from collections.abc import Mapping

import streamlit as st

from dashboard.articles.files import text_of
from dashboard.check import reading as texts
from dashboard.check import words
from dashboard.check.entry import FIELDS
from dashboard.check.row import day_of
from dashboard.check.sides import every_name, in_every_language
from dashboard.errors import TwoLedgersError
from dashboard.package.package import Package
from dashboard.parts import address, controls
from dashboard.parts.standing import part
from dashboard.text.numbers import inert

READ = "article read"
HOME = "article-home"


@part("The box for a text")
def box(package: Package) -> None:
    """A place for a text, and what is found in it; the form is filled before it is drawn."""
    typed = st.text_area(words.PASTE, key="article", height=80, placeholder=words.PASTE_HINT) or ""
    go, more = st.columns([1, 4])
    go.button(words.READ, key="article-go", width="stretch")
    with more, st.expander(words.MORE):
        names = {"": words.NO_HOME, **in_every_language(package)}
        code = controls.question(words.HOME, HOME, names)
        handed = st.file_uploader(words.FILE, key="article-file")
    try:
        paragraphs = _paragraphs(typed) or (_of_file(handed) if handed else ())
    except TwoLedgersError as refusal:
        st.error(inert(str(refusal)))
        paragraphs = ()
    _read(paragraphs, every_name(package).get(code or "", ""), package)


def reading() -> texts.Reading | None:
    """What was read of the text in the box; None where there is none."""
    found: texts.Reading | None = st.session_state.get(READ)
    return found


def fill(number: int) -> None:
    """Puts a figure of the text into the form, in place of what stands there."""
    found = reading()
    if found is None:
        return
    entry = found.entry(number, _document())
    for name in FIELDS:
        st.session_state[name] = getattr(entry, name)
    found.opened = number
    address.touched()


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _of_file(handed: object) -> tuple[str, ...]:
    return text_of(handed.name, handed.getvalue()).paragraphs  # type: ignore[attr-defined]


def _document() -> Mapping[str, str]:
    return {name: st.session_state.get(name) or "" for name in texts.OF_THE_DOCUMENT}


def _read(paragraphs: tuple[str, ...], home: str, package: Package) -> None:
    """Reads a text once; the only figure of one goes into the form at once."""
    if not paragraphs:
        st.session_state.pop(READ, None)
        return
    before = reading()
    if before is None or before.text.paragraphs != paragraphs:
        _date(paragraphs)
    dated = day_of(st.session_state.get("on") or "")
    found = texts.read_in(texts.Text(paragraphs, dated, home), before)
    st.session_state[READ] = found
    if found.refusal:
        st.error(inert(found.refusal))
    elif not found.spots:
        _nothing(package, found.text)
    elif len(found.spots) == 1 and not found.opened:
        fill(1)


def _date(paragraphs: tuple[str, ...]) -> None:
    """The day at the top of a text goes into the form, where the reader has named none."""
    day = texts.day_at_the_top(paragraphs)
    if day and not st.session_state.get("on"):
        st.session_state["on"] = day
        address.touched()


def _nothing(package: Package, text: texts.Text) -> None:
    """That no figure was found, and whose trade it may be where one side only is named."""
    codes = [] if text.home else texts.homes_of(text, package)
    st.info(words.WHOSE if codes else words.NOTHING_READ)
    with st.container(horizontal=True, gap="small"):
        for code in codes:
            label = inert(words.as_of(package.names[code]))
            st.button(label, key=f"home-{code}", on_click=_of, args=(code,))


def _of(code: str) -> None:
    st.session_state[HOME] = code
