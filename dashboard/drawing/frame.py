"""How wide the picture is that words are placed for: a phone's and a desk's, or one known."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple

PHONE, DESK = 318, 1090
"""The whole picture on a phone and on a desk."""


class Frame(NamedTuple):
    """The width of a picture on a phone and on a desk, and how many times as high its plot is."""

    phone: float = PHONE
    desk: float = DESK
    stretch: float = 1.0


_PAGE = Frame()
_FRAME = ContextVar("the frame that is drawn for", default=_PAGE)


@contextmanager
def drawn_for(width: float, stretch: float = 1.0) -> Iterator[None]:
    """What is drawn within is placed for a picture so many pixels wide, and for no other."""
    token = _FRAME.set(Frame(width, width, stretch))
    try:
        yield
    finally:
        _FRAME.reset(token)


def frame() -> Frame:
    """What words are placed for now."""
    return _FRAME.get()
