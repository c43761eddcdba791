"""The box for a sentence or an article: a single figure fills the form, several are listed.

The text lives in the session of its tab: in no file and in no address.
"""

from collections.abc import Mapping

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from dashboard.articles.document import Text
from dashboard.check import reading as texts
from dashboard.check import words
from dashboard.check.entry import FIELDS
from dashboard.check.row import day_of
from dashboard.check.sides import every_name, in_every_language
from dashboard.package.package import Package
from dashboard.parts import address, controls
from dashboard.parts.standing import part
from dashboard.text.numbers import inert

OPENED, READ, TOLD = "article opened", "article read", "article told"
"""What of the session holds the text as opened, its figures, and what it said of its document."""
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
        handed = controls.file(words.FILE, "article-file", words.NO_HANDING_IN)
    text = _text(typed, handed)
    for notice in text.notices if text else ():
        st.caption(inert(notice))
    _read(text, every_name(package).get(code or "", ""), package)


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
        st.session_state[name] = getattr(entry, name)[: address.MOST_LETTERS]
    found.opened = number
    if found.text.reviews:
        st.session_state[TOLD] = _document()
    address.touched()


def _text(typed: str, handed: UploadedFile | None) -> Text | None:
    """The text in the box, else that of the file, opened once; None where there is none."""
    if typed.strip():
        key = ("", typed)
    elif handed is not None:
        key = (handed.name, handed.file_id)
    else:
        return None
    opened = st.session_state.get(OPENED)
    if opened is None or opened[0] != key:
        content = handed.getvalue() if key[0] and handed else typed.encode(errors="replace")
        opened = st.session_state[OPENED] = (key, *texts.opened(key[0], content))
    if opened[2]:
        st.error(inert(opened[2]))
    text: Text | None = opened[1]
    return text


def _document() -> Mapping[str, str]:
    return {name: st.session_state.get(name) or "" for name in texts.OF_THE_DOCUMENT}


def _read(text: Text | None, home: str, package: Package) -> None:
    """Reads a text once; the only figure of one goes into the form at once."""
    if text is None:
        st.session_state.pop(READ, None)
        return
    before = reading()
    if before is None or before.text != text:
        _empty_form()
        _credit(text)
    found = texts.read_in(text, day_of(st.session_state.get("on") or ""), home, before)
    st.session_state[READ] = found
    if found.refusal:
        st.error(inert(found.refusal))
    elif not found.spots:
        _nothing(package, found)
    elif len(found.spots) == 1 and not found.opened:
        fill(1)


def _empty_form() -> None:
    """Another text has come: the figure of the one before would stand beside it as its own."""
    st.session_state.update(texts.blank())
    address.touched()


def _credit(text: Text) -> None:
    """What a text says of its document goes into the form, but not over the reader's own words.

    What the text before said is no word of the reader's.
    """
    told = {name: word[: address.MOST_LETTERS] for name, word in texts.told_by(text).items()}
    earlier: Mapping[str, str] = st.session_state.get(TOLD, {})
    for name in {*told, *earlier}:
        held, said = st.session_state.get(name) or "", told.get(name, "")
        if held in ("", earlier.get(name)) and held != said:
            st.session_state[name] = said
            address.touched()
    st.session_state[TOLD] = told


def _nothing(package: Package, found: texts.Reading) -> None:
    """That no figure was found, and whose trade it may be where one side only is named."""
    codes = [] if found.home else texts.homes_of(found, package)
    st.info(words.WHOSE if codes else words.NOTHING_READ)
    with st.container(horizontal=True, gap="small"):
        for code in codes:
            label = inert(words.as_of(package.names[code]))
            st.button(label, key=f"home-{code}", on_click=_of, args=(code,))


def _of(code: str) -> None:
    st.session_state[HOME] = code
