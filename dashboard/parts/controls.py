"""What a reader can choose. Every choice is in the address, under the key of its control."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from dashboard.asking import Place
from dashboard.parts import address
from dashboard.text.numbers import inert

ALL = "all"
Control = Callable[..., Any]
"""One of Streamlit’s controls of a choice."""


def select(label: str, key: str, words: Mapping[Any, str], **more: Any) -> str:  # noqa: ANN401
    """One of many, in a list that opens."""
    named = {str(option): word for option, word in words.items()}
    return _one(st.selectbox, label, key, named, more)


def one_or_all(label: str, key: str, every: str, words: Mapping[str, str]) -> str:
    """One of many, or none of them in particular: then the answer is empty."""
    chosen = select(label, key, {ALL: every, **words})
    return "" if chosen == ALL else chosen


def switch(label: str, key: str, words: Mapping[str, str], **more: Any) -> str:  # noqa: ANN401
    """One of a few choices, side by side."""
    named = {option: inert(word) for option, word in words.items()}
    return _one(st.segmented_control, label, key, named, {"required": True, **more})


def several(
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
    return _several(st.multiselect, label, key, words, usual, more)


def marks(label: str, key: str, words: Mapping[str, str], usual: Sequence[str]) -> list[str]:
    """Any of a few, side by side."""
    return _several(st.pills, label, key, words, usual, {"selection_mode": "multi"})


def words(label: str, key: str, hint: str, **more: Any) -> str:  # noqa: ANN401
    """Any words, such as those to be looked for; none where nothing is typed."""
    address.words(key)
    typed = st.text_input(
        label,
        key=key,
        placeholder=hint,
        on_change=address.touched,
        max_chars=address.MOST_LETTERS,
        **more,
    )
    answer = typed or ""
    address.record(key, answer)
    return answer


def tick(label: str, key: str, **more: Any) -> bool:  # noqa: ANN401
    """Whether a box is ticked: a choice of the moment, which no address holds."""
    return bool(st.checkbox(label, key=key, **more))


def span(label: str, key: str, first: int, last: int, usual: tuple[int, int]) -> tuple[int, int]:
    """Two years, the earlier one first."""
    address.span(key, first, last, usual)
    chosen = st.slider(label, first, last, key=key, on_change=address.touched)
    answer = address.ends(chosen, usual)
    address.record(key, [str(year) for year in answer])
    return answer


class Drawn:
    """Choices asked of a reader: every question as a control, in the order they are asked."""

    select = staticmethod(select)
    switch = staticmethod(switch)
    one_or_all = staticmethod(one_or_all)
    several = staticmethod(several)
    marks = staticmethod(marks)
    words = staticmethod(words)
    span = staticmethod(span)

    def columns(self, widths: int | Sequence[int]) -> Sequence[Place]:
        """Places side by side, one below the other on a phone."""
        return st.columns(widths)

    def row(self) -> Place:
        """Controls side by side, in as many lines as they need."""
        return st.container(horizontal=True, gap="medium")

    def place(self) -> Place:
        """A place that is filled later."""
        return st.container()

    def folded(self, label: str) -> Place:
        """A box that a reader opens."""
        return st.expander(label)

    def done(self) -> None:
        """All choices go into the address, if a reader has made one."""
        address.write()


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
