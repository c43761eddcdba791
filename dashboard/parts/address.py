"""Every choice in the address, as the codes of the data, under the key of its control.

Streamlit's own binding leaves out values that equal the default and writes the labels that
readers see; a link saved today would then change its meaning with the next default or wording.
Here the first choice a reader makes writes all of them, defaults too, in one step, so that the
Back button undoes one choice at a time and never sticks. The address decides: a link, or Back,
sets the controls; what it names and the data do not hold is passed over, and said.
"""

import re
from collections.abc import Collection, Sequence

import streamlit as st

from dashboard.sharing.link import BESIDES
from dashboard.sharing.view import CHART
from dashboard.text.numbers import inert

YEAR = re.compile("[0-9]{1,4}")
MOST_LETTERS, MOST_TOLD = 200, 40
NOT_HERE, ONE_ALONE = "which is not here", "a second word where one is taken"
SEEN, CHOSEN, TOUCHED = "address seen", "address to write", "a control was touched"
OPENED, WRITTEN = "page opened", "choices of the page"


def opened(page: str) -> None:
    """Forgets what was noted of the page before, when a page is opened.

    A reader who moves on before a page is drawn leaves the state of its controls behind. Controls
    of another page under the same key would find it there and yet answer nothing.
    """
    if st.session_state.get(OPENED) != page:
        st.session_state[OPENED] = page
        for noted in (SEEN, CHOSEN, TOUCHED, WRITTEN):
            st.session_state.pop(noted, None)


def page_open() -> str:
    """The name of the page that is open."""
    return str(st.session_state.get(OPENED, ""))


def one(key: str, allowed: Sequence[str], default: str) -> None:
    """Sets a control of one choice to what the address says, before the control is drawn."""
    words = _changed(key)
    if words is not None:
        st.session_state[key] = words[0] if words and words[0] in allowed else default
        unknown = [word for word in words if word not in allowed]
        _tell_unknown(key, unknown or words[1:], NOT_HERE if unknown else ONE_ALONE)
    elif st.session_state[key] not in allowed:
        st.session_state[key] = default


def several(key: str, allowed: Collection[str], default: Sequence[str]) -> None:
    """The same for a control of several choices; an empty value in the address means none."""
    words = _changed(key)
    if words is not None:
        known = [word for word in dict.fromkeys(words) if word in allowed]
        st.session_state[key] = known if known or words == [""] else list(default)
        _tell_unknown(key, [word for word in words if word and word not in allowed])
    else:
        st.session_state[key] = answers(st.session_state[key], allowed, default)


def begin_again(key: str, allowed: Collection[str], usual: Sequence[str]) -> None:
    """The usual choices once more, where nothing that was chosen is offered any more."""
    if not set(st.session_state.get(key) or []) & set(allowed):
        st.session_state[key] = list(usual)


def words(key: str) -> None:
    """The same for words that a reader types; an address may hold no more than a few."""
    typed = _changed(key)
    if typed is not None:
        st.session_state[key] = " ".join(typed)[:MOST_LETTERS]


def span(key: str, first: int, last: int, default: tuple[int, int]) -> None:
    """The same for two years, the earlier one first, inside what the data cover."""
    words = _changed(key)
    if words is not None:
        years = sorted(int(word) for word in words if YEAR.fullmatch(word))
        inside = len(years) == len(default) and first <= years[0] and years[-1] <= last
        st.session_state[key] = (years[0], years[1]) if inside else default
        _tell_unknown(key, [] if inside else words)
    start, end = ends(st.session_state[key], default)
    st.session_state[key] = (max(first, start), min(last, end))


def answers(chosen: object, allowed: Collection[str], usual: Sequence[str]) -> list[str]:
    """What a control of several choices says; its usual answer where it says nothing at all."""
    if not isinstance(chosen, list | tuple):
        return list(usual)
    return [word for word in chosen if word in allowed]


def ends(chosen: object, usual: tuple[int, int]) -> tuple[int, int]:
    """What a control of two years says; its usual answer where it does not say two."""
    match chosen:
        case (int(first), int(last)):
            return first, last
    return usual


def touched() -> None:
    """What every control calls when a reader moves it.

    A second click soon after the first still carries the address from before the first; it must
    not be taken for an address that the reader has set.
    """
    st.session_state[TOUCHED] = True


def turn(key: str, code: str) -> None:
    """What a button calls that makes a choice: as if the reader had moved the control."""
    st.session_state[key] = str(code)
    touched()


def record(key: str, value: str | Sequence[str]) -> None:
    """Notes the choice of a control, after the control was drawn."""
    words = [value] if isinstance(value, str) else [str(word) for word in value] or [""]
    st.session_state.setdefault(CHOSEN, {})[key] = words


def write() -> dict[str, list[str]]:
    """Puts all choices of the page into the address, if a reader has made one."""
    chosen: dict[str, list[str]] = st.session_state.pop(CHOSEN, {})
    if st.session_state.pop(TOUCHED, False):
        st.query_params.from_dict(chosen)
    st.session_state[SEEN] = {key: st.query_params.get_all(key) for key in chosen}
    st.session_state[WRITTEN] = chosen
    return chosen


def forget() -> None:
    """Drops what controls noted whose choices are in the address already."""
    st.session_state.pop(CHOSEN, None)


def written() -> dict[str, list[str]]:
    """Every choice of the page, as `write` found them."""
    choices: dict[str, list[str]] = st.session_state.get(WRITTEN, {})
    return choices


def _changed(key: str) -> list[str] | None:
    """What the address says, unless it is what it said when this page was last drawn."""
    words = st.query_params.get_all(key)
    seen = st.session_state.get(SEEN, {})
    known = key in st.session_state and key in seen
    same = known and (TOUCHED in st.session_state or words == seen[key])
    return None if same else words


def unasked() -> list[str]:
    """The keys of the address that no control of the page has asked about, once it is drawn."""
    asked = {*written(), *st.session_state.get(CHOSEN, {}), *BESIDES, CHART}
    return [key for key in st.query_params if key not in asked]


def tell_unasked(keys: Sequence[str]) -> None:
    """Says which keys of the address were passed over, since nothing here answers to them."""
    if keys:
        named = ", ".join(f"“{inert(key[:MOST_TOLD])}”" for key in keys[:3])
        st.info(
            f"The address asks for {named}, which is no choice of this view; it was passed over."
        )


def _tell_unknown(key: str, words: list[str], why: str = NOT_HERE) -> None:
    """A link that asks for what is not here is not followed in silence."""
    if words:
        asked = ", ".join(inert(word[:MOST_TOLD]) for word in words[:3])
        st.info(f"The address asks for {key} “{asked}”, {why}; it was passed over.")
