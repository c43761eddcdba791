"""The product says what it said when its answers were recorded."""

import difflib
from itertools import islice

import pytest
from recorded.record import ANSWERS, QUESTIONS, answers, cut, names

pytestmark = pytest.mark.recorded
SHOWN_LINES = 30


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_product_says_what_was_recorded(question: str) -> None:
    now = {name: cut(text) for name, text in answers(question).items()}
    files = [path for path in map(ANSWERS.joinpath, names(question)) if path.is_file()]
    kept = {path.name: path.read_text("utf-8") for path in files}
    changed = [name for name in sorted({*kept, *now}) if kept.get(name) != now.get(name)]
    if changed:
        pytest.fail(
            f"{', '.join(changed)} not as recorded:\n"
            + "\n".join(_difference(name, kept, now) for name in changed)
            + f"\nWhere this is meant, record anew: python tests/recorded/record.py {question}",
            pytrace=False,
        )


def test_every_recorded_answer_belongs_to_a_question() -> None:
    asked = {name for question in QUESTIONS for name in names(question)}
    assert {path.name for path in ANSWERS.iterdir()} <= asked


def _difference(name: str, kept: dict[str, str], now: dict[str, str]) -> str:
    before, after = (one.get(name, "").splitlines() for one in (kept, now))
    lines = difflib.unified_diff(before, after, f"recorded {name}", f"now {name}", lineterm="")
    return "\n".join(islice(lines, SHOWN_LINES))
