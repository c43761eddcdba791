"""Every choice in the address, defaults too, under the key of its control.

Streamlit's own binding leaves out values that equal the default and writes the labels that
readers see; a link saved today would then change its meaning with the next default or wording.
Here the address always holds every choice, as the codes of the data. A value that names nothing
is passed over, and the address then shows what the page shows.
"""

import re
from collections.abc import Collection, Sequence

import streamlit as st

from dashboard.wording import inert

YEAR = re.compile("[0-9]{1,4}")


def one(key: str, allowed: Sequence[str], default: str) -> None:
    """Sets a control of one choice to what the address says, before the control is drawn."""
    words = _changed(key)
    if words is not None:
        st.session_state[key] = words[0] if words and words[0] in allowed else default
        _tell_unknown(key, [word for word in words if word not in allowed])
    elif st.session_state.get(key) not in allowed:
        st.session_state[key] = default


def several(key: str, allowed: Collection[str], default: Sequence[str]) -> None:
    """The same for a control of several choices; an empty value in the address means none."""
    words = _changed(key)
    if words is not None:
        known = [word for word in dict.fromkeys(words) if word in allowed]
        st.session_state[key] = known if known or words == [""] else list(default)
        _tell_unknown(key, [word for word in words if word and word not in allowed])
    elif not isinstance(st.session_state.get(key), list) or not _within(key, allowed):
        st.session_state[key] = list(default)


def span(key: str, first: int, last: int, default: tuple[int, int]) -> None:
    """The same for two years, the earlier one first, inside what the data cover."""
    words = _changed(key)
    if words is not None or key not in st.session_state:
        years = sorted(
            int(word)
            for word in words or []
            if word.isascii() and word.isdecimal() and len(word) <= len("9999")
        )
        inside = len(years) == len(default) and first <= years[0] and years[-1] <= last
        st.session_state[key] = (years[0], years[1]) if inside else default
        _tell_unknown(key, [] if inside else words or [])
    start, end = st.session_state[key]
    st.session_state[key] = (max(first, start), min(last, end))


def record(key: str, value: str | Sequence[str]) -> None:
    """Puts the choice of a control into the address, after the control was drawn."""
    words = [value] if isinstance(value, str) else [str(word) for word in value] or [""]
    if st.query_params.get_all(key) != words:
        st.query_params[key] = words
    st.session_state[_memory(key)] = words


def _changed(key: str) -> list[str] | None:
    """What the address says, if a reader or a link has set it since it was last written.

    An address without the key (another page was visited in between) keeps the choice made.
    """
    words = st.query_params.get_all(key)
    if key in st.session_state and (not words or words == st.session_state.get(_memory(key))):
        return None
    return words


def _memory(key: str) -> str:
    return f"{key} in the address"


def _within(key: str, allowed: Collection[str]) -> bool:
    return all(word in allowed for word in st.session_state[key])


def _tell_unknown(key: str, words: list[str]) -> None:
    """A link that asks for what is not here is not followed in silence."""
    if words:
        asked = ", ".join(inert(word[:40]) for word in words[:3])
        st.info(f"The address asks for {key} “{asked}”, which is not here; it was passed over.")
