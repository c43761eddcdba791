"""The reader keeps what it reached on the gold set; a set of the same kinds decides elsewhere."""

from collections.abc import Sequence
from functools import partial

import pytest
from articles.scoring import Claim, Passage, Score, passages, score

from dashboard.articles.reader import read

FLOOR = dict.fromkeys(("en", "tr", "ru", "fa"), (1.0, 1.0, 1.0))
"""Recall, precision and exact that were reached, by language."""


def answers(paragraphs: Sequence[str]) -> list[dict[str, object]]:
    return [one.as_json() for one in read(paragraphs)]


def scored(lang: str) -> Score:
    return score([one for one in passages() if one.lang == lang], answers)


@pytest.mark.parametrize("lang", FLOOR)
def test_no_less_is_read_than_was_reached(lang: str) -> None:
    reached = scored(lang)
    assert reached.recall >= FLOOR[lang][0], reached.lines
    assert reached.precision >= FLOOR[lang][1], reached.lines
    assert reached.exact >= FLOOR[lang][2], reached.lines


def _same(claims: Sequence[Claim], _: Sequence[str]) -> Sequence[Claim]:
    return claims


def test_the_scorer_counts_the_gold_claims_themselves_as_all_right() -> None:
    every: list[Passage] = passages()
    for passage in every:
        itself = score([passage], partial(_same, passage.claims))
        assert itself.counts["false"] == 0, itself.lines
        assert itself.counts["exact"] == itself.counts["claims"], itself.lines
