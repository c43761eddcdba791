"""What was worked out once for a state of the data and a choice is not worked out again."""

from collections.abc import Callable
from typing import TypeVar, cast

import streamlit as st

T = TypeVar("T")


def kept(token: str, make: Callable[[], T]) -> T:
    """The result of `make`, remembered under a token that names all it depends on.

    The token must hold the digest of the data. Results are shared by every open page and must
    not be changed by whoever reads them.
    """
    return cast(T, _kept(token, make))


@st.cache_resource(max_entries=256, show_spinner=False)
def _kept(token: str, _make: Callable[[], object]) -> object:  # noqa: ARG001  (the token is the key)
    return _make()
