"""What is worked out once: for the same question only, among threads, bounded, never a failure."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Barrier
from time import sleep

import pandas as pd
import pytest

from dashboard.remember import MOST, forget, remembered

made: list[object] = []


@dataclass(frozen=True)
class Choice:
    year: int
    show: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Table:
    """A frame that its hash leaves out: equal to every other Table."""

    frame: pd.DataFrame = field(compare=False)


@dataclass(frozen=True)
class Digested:
    digest: str
    frame: pd.DataFrame


@remembered
def told(what: object, times: int = 1) -> list[object]:
    made.append(what)
    sleep(0.01)
    if what == "never":
        raise ValueError(what)
    return [what] * times


@pytest.fixture(autouse=True)
def _nothing_remembered() -> Iterator[None]:
    forget()
    made.clear()
    yield
    forget()


def test_ten_threads_that_ask_the_same_at_once_have_it_worked_out_once() -> None:
    start = Barrier(10)

    def ask(_: int) -> list[object]:
        start.wait()
        return told("a")

    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(ask, range(10)))
    assert made == ["a"]
    assert all(answer is answers[0] for answer in answers)


def test_another_choice_has_another_answer_and_the_same_one_said_otherwise_has_not() -> None:
    asked = [Choice(2021), Choice(2022), Choice(2021, frozenset({"events"})), 1, True, 1.0]
    assert [told(each) for each in asked] == [[each] for each in asked]
    assert made == asked
    assert told("a") is told(what="a", times=1)
    assert told("a", 2) == ["a", "a"]


def test_a_table_is_known_by_its_digest() -> None:
    one, other = (Digested(digest, pd.DataFrame()) for digest in ("1", "2"))
    assert told(one) is told(Digested("1", pd.DataFrame()))
    assert told(other) is not told(one)
    assert len(made) == 2


def test_the_longest_unasked_answer_goes_first_when_there_are_too_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("dashboard.remember.MOST", 3)
    for each in ("a", "b", "c", "a", "d", "a", "b"):
        told(each)
    assert made == ["a", "b", "c", "d", "b"]
    assert MOST > 3


def test_an_exception_is_not_remembered() -> None:
    for _ in range(2):
        with pytest.raises(ValueError, match="never"):
            told("never")
    assert made == ["never", "never"]


@pytest.mark.parametrize(
    "what",
    [lambda: 1, [1], {"a": 1}, pd.DataFrame(), Table(pd.DataFrame()), (1, Table(pd.DataFrame()))],
    ids=lambda what: type(what).__name__,
)
def test_what_cannot_be_told_from_another_is_refused_by_its_name(what: object) -> None:
    with pytest.raises(TypeError, match=r"told\(what\)"):
        told(what)
    assert made == []


def test_a_function_that_may_close_over_something_is_refused() -> None:
    with pytest.raises(TypeError, match="close over"):
        remembered(lambda: made)
