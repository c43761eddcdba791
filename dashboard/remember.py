"""The one memo of the house: what was worked out for the same arguments is not worked out again.

Plain Python, so that arithmetic may use it. Answers are shared by whoever asks, in every thread,
and must not be changed.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import wraps
from inspect import signature
from threading import Lock
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
MOST = 256
"""How many answers are remembered, of all functions together; the longest unasked goes first."""

_answers: OrderedDict[Hashable, Future[Any]] = OrderedDict()
_guard = Lock()


def remembered(function: Callable[P, T]) -> Callable[P, T]:
    """A pure function of values, which answers each question once.

    An argument is a package or another thing with a `digest`, or a value that compares by what
    is in it: text, numbers, members of enumerations, tuples and frozen dataclasses of these.
    Raises TypeError, naming the argument, for any other, and for a function made inside another:
    what that one closes over would not be a part of the question.
    """
    name = f"{function.__module__}.{function.__qualname__}"
    if "<" in function.__qualname__:
        raise TypeError(f"{name} may close over more than its arguments: it cannot be remembered.")
    parameters = signature(function)

    @wraps(function)
    def ask(*given: P.args, **named: P.kwargs) -> T:
        asked = parameters.bind(*given, **named)
        asked.apply_defaults()
        key = (name, *(_key(f"{name}({each})", it) for each, it in asked.arguments.items()))
        answer: T = _answer(key, lambda: function(*given, **named))
        return answer

    return ask


def once(key: tuple[str, ...], make: Callable[[], T]) -> T:
    """What `make` gives, worked out once for a key that names all it depends on.

    For what depends on less than its arguments hold; everything else is `remembered`.
    """
    answer: T = _answer(key, make)
    return answer


def forget() -> None:
    """Everything remembered is forgotten."""
    with _guard:
        _answers.clear()


def _answer(key: Hashable, make: Callable[[], Any]) -> Any:  # noqa: ANN401  (of every function)
    """What is remembered or being worked out under a key, or else made now."""
    with _guard:
        answer = _answers.get(key)
        if answer is not None:
            _answers.move_to_end(key)
            first = False
        else:
            answer, first = Future(), True
            _answers[key] = answer
            if len(_answers) > MOST:
                _answers.popitem(last=False)
    if first:
        _work(key, answer, make)
    return answer.result()


def _work(key: Hashable, answer: Future[Any], make: Callable[[], Any]) -> None:
    """Work an answer out; whoever waits for it hears of an exception, whoever asks later tries."""
    try:
        answer.set_result(make())
    except BaseException as failed:
        with _guard:
            if _answers.get(key) is answer:
                del _answers[key]
        answer.set_exception(failed)


def _key(place: str, value: object) -> Hashable:
    """A value as a part of a question, with its type: 1 and True are not the same question."""
    kind = type(value).__qualname__
    if (digest := getattr(value, "digest", None)) is not None:
        return kind, digest
    if value is None or isinstance(value, Enum):
        return kind, value
    if is_dataclass(value) and not isinstance(value, type):
        each = ((f"{place}.{one.name}", getattr(value, one.name)) for one in fields(value))
        return kind, *(_key(inner, part) for inner, part in each)
    if isinstance(value, tuple):
        return kind, *(_key(place, part) for part in value)
    if isinstance(value, frozenset):
        return kind, frozenset(_key(place, part) for part in value)
    # What compares by identity (a function, an open file) may change without becoming another.
    if type(value).__hash__ in (None, object.__hash__):
        raise TypeError(f"{place} is a {kind}: neither a value that stays as it is nor digested.")
    return kind, value
