"""What a reader can choose. Every choice is in the address, under the key of its control."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any, TypeVar

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from dashboard.asking import Ask, Place
from dashboard.door import read_only
from dashboard.parts import address
from dashboard.text.numbers import inert

FOLDED = "more choices"
"""The key of the box in which a page keeps the choices that few readers make."""
Control = Callable[..., Any]
"""One of Streamlit’s controls of a choice."""
C = TypeVar("C")


class Drawn(Ask):
    """Choices asked of a reader: every question as a control, in the order they are asked.

    Of a folded box that is closed, nothing is drawn: its choices are known without it.
    """

    def __init__(self, *, drawing: bool = True, done: Callable[[], object] = address.write) -> None:
        self.drawing = drawing
        self._done = done

    def select(self, label: str, key: str, words: Mapping[Any, str], **more: Any) -> str:  # noqa: ANN401
        """One of many, in a list that opens."""
        named = {str(option): word for option, word in words.items()}
        return _one(self._asked(st.selectbox), label, key, named, more)

    def switch(self, label: str, key: str, words: Mapping[str, str], **more: Any) -> str:  # noqa: ANN401
        """One of a few choices, side by side."""
        named = {option: inert(word) for option, word in words.items()}
        more = {"required": True, **more}
        return _one(self._asked(st.segmented_control), label, key, named, more)

    def several(
        self,
        label: str,
        key: str,
        words: Mapping[str, str],
        usual: Sequence[str],
        *,
        afresh: bool = False,
        **more: Any,  # noqa: ANN401
    ) -> list[str]:
        """Any of many, in a list that opens.

        With `afresh` the usual ones are chosen again once none that was chosen is offered any more.
        """
        if afresh:
            address.begin_again(key, words, usual)
        return _several(self._asked(st.multiselect), label, key, words, usual, more)

    def marks(
        self, label: str, key: str, words: Mapping[str, str], usual: Sequence[str]
    ) -> list[str]:
        """Any of a few, side by side."""
        more = {"selection_mode": "multi"}
        return _several(self._asked(st.pills), label, key, words, usual, more)

    def words(self, label: str, key: str, hint: str, **more: Any) -> str:  # noqa: ANN401
        """Any words, such as those to be looked for; none where nothing is typed."""
        address.words(key)
        more = {"placeholder": hint, "max_chars": address.MOST_LETTERS, **more}
        ask = self._asked(st.text_input)
        answer = ask(label, key=key, on_change=address.touched, **more) or ""
        address.record(key, answer)
        return str(answer)

    def span(
        self, label: str, key: str, first: int, last: int, usual: tuple[int, int]
    ) -> tuple[int, int]:
        """Two years, the earlier one first."""
        address.span(key, first, last, usual)
        ask = self._asked(st.slider)
        answer = address.ends(ask(label, first, last, key=key, on_change=address.touched), usual)
        address.record(key, [str(year) for year in answer])
        return answer

    def columns(self, widths: int | Sequence[int]) -> Sequence[Place]:
        """Places side by side, one below the other on a phone."""
        if self.drawing:
            return st.columns(widths)
        return [nullcontext()] * (widths if isinstance(widths, int) else len(widths))

    def row(self) -> Place:
        """Controls side by side, in as many lines as they need."""
        return st.container(horizontal=True, gap="medium") if self.drawing else nullcontext()

    def place(self) -> Place:
        """A place that is filled later."""
        return st.container() if self.drawing else nullcontext()

    def folded(self, label: str) -> Place:
        """A box that a reader opens; its controls are drawn once it is open."""
        if not self.drawing:
            return nullcontext()
        box = st.expander(label, key=FOLDED, on_change="rerun")
        return box if box.open else _Closed(self)

    def done(self) -> None:
        """All choices go into the address, if a reader has made one."""
        self._done()

    def _asked(self, control: Control) -> Control:
        return control if self.drawing else _known


class _Closed(AbstractContextManager[None]):
    """A box that is closed: what is asked in it is known, and not drawn."""

    def __init__(self, ask: Drawn) -> None:
        self._ask = ask

    def __enter__(self) -> None:
        self._ask.drawing = False

    def __exit__(self, *_raised: object) -> None:
        self._ask.drawing = True


def _known(*_asked: object, key: str, **_more: object) -> Any:  # noqa: ANN401
    """What a control would answer, without drawing it."""
    return st.session_state[key]


@contextmanager
def drawn_last(choose: Callable[[Ask], C]) -> Iterator[C]:
    """What a reader has chosen; its controls are drawn above after all that is shown meanwhile.

    The browser takes longest for the chart, so that is sent to it first.
    """
    above = st.container()
    with above:
        choice = choose(Drawn(drawing=False))
    yield choice
    with above:
        choose(Drawn(done=address.forget))
    address.forget()


_usual = Drawn()
select, words = _usual.select, _usual.words
"""Single questions beside those of a choice."""


def tick(label: str, key: str, **more: Any) -> bool:  # noqa: ANN401
    """Whether a box is ticked: a choice of the moment, which no address holds."""
    return bool(st.checkbox(label, key=key, **more))


def question(
    label: str,
    key: str,
    words: Mapping[Any, str],
    control: Control | None = None,
    **more: Any,  # noqa: ANN401
) -> Any:  # noqa: ANN401
    """A question about a file handed in, which is not in the address; None is “not answered”."""
    ask = control or st.selectbox
    chosen = ask(label, list(words), format_func=_named(words), key=key, **more)
    return chosen if chosen in words else None


def _one(
    control: Control, label: str, key: str, words: Mapping[str, str], more: Mapping[str, Any]
) -> str:
    """What a control of one choice answers; the first choice where it answers nothing.

    It may: a choice is taken back, or its state is gone since the reader moves on quickly.
    """
    usual = next(iter(words))
    address.one(key, list(words), usual)
    chosen = _drawn(control, label, key, words, more)
    answer = chosen if chosen in words else usual
    address.record(key, answer)
    return str(answer)


def _several(
    control: Control,
    label: str,
    key: str,
    words: Mapping[str, str],
    usual: Sequence[str],
    more: Mapping[str, Any],
) -> list[str]:
    address.several(key, words, usual)
    answer = address.answers(_drawn(control, label, key, words, more), words, usual)
    address.record(key, answer)
    return answer


def file(label: str, key: str, instead: str) -> UploadedFile | None:
    """A place for a file; where only reading is allowed, the word instead that there is none."""
    if read_only():
        st.caption(instead)
        return None
    return st.file_uploader(label, key=key)


def _drawn(
    control: Control, label: str, key: str, words: Mapping[str, str], more: Mapping[str, Any]
) -> Any:  # noqa: ANN401
    """A control of the address, as it answers."""
    return control(
        label,
        list(words),
        format_func=_named(words),
        key=key,
        on_change=address.touched,
        **more,
    )


def _named(words: Mapping[Any, str]) -> Callable[[Any], str]:
    """An option in words; one that the data no longer hold is asked for once more, and has none."""
    return lambda option: words.get(option, str(option))
