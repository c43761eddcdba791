"""A verdict as a badge: a sign and its word, never a sign or a colour alone."""

from typing import cast

import pytest

from dashboard.parts.exhibit import badge
from dashboard.vocabulary import Verdict

BADGES = {
    "holds": ":gray-badge[✓ holds]",
    "holds when rounded": ":gray-badge[≈ holds when rounded]",
    "close": r":gray-badge[\~ close]",
    "fails": ":gray-badge[✗ fails]",
    "no answer": ":gray-badge[– no answer]",
    "not judged": ":small[not judged]",
}


@pytest.mark.parametrize("word", BADGES)
def test_a_verdict_is_a_sign_and_its_word_in_grey(word: str) -> None:
    assert badge(cast("Verdict", word)) == BADGES[word]


def test_every_verdict_but_not_judged_has_a_sign() -> None:
    without = [str(verdict) for verdict in Verdict if "badge" not in badge(verdict)]
    assert set(without) <= {"not judged"}
