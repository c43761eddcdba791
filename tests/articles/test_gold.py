"""The reader keeps what it reached on two gold sets.

The second set was written by somebody who had not seen the reader, nor its cases.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest
from articles.scoring import GOLD, SECOND, Claim, Passage, Score, passages, score

from dashboard.articles.reader import read

LANGUAGES = ("en", "tr", "ru", "fa")
FLOOR = {(GOLD, lang): (1.0, 1.0, 1.0) for lang in LANGUAGES} | {
    (SECOND, "en"): (1.0, 1.0, 1.0),
    (SECOND, "tr"): (1.0, 1.0, 0.81),
    (SECOND, "ru"): (1.0, 1.0, 0.8),
    (SECOND, "fa"): (1.0, 1.0, 1.0),
}
"""Recall, precision and exact that were reached, by set and language."""


def answers(paragraphs: Sequence[str]) -> list[dict[str, object]]:
    return [one.as_json() for one in read(paragraphs)]


def scored(folder: Path, lang: str) -> Score:
    return score([one for one in passages(folder) if one.lang == lang], answers)


@pytest.mark.parametrize(("folder", "lang"), FLOOR, ids=lambda one: getattr(one, "name", one))
def test_no_less_is_read_than_was_reached(folder: Path, lang: str) -> None:
    reached = scored(folder, lang)
    floor = FLOOR[folder, lang]
    assert reached.recall >= floor[0], reached.lines
    assert reached.precision >= floor[1], reached.lines
    assert reached.exact >= floor[2], reached.lines
    assert reached.counts["sprung"] == 0, reached.lines


def _same(claims: Sequence[Claim], _: Sequence[str]) -> Sequence[Claim]:
    return claims


def test_the_scorer_counts_the_gold_claims_themselves_as_all_right() -> None:
    every: list[Passage] = [*passages(GOLD), *passages(SECOND)]
    for passage in every:
        itself = score([passage], partial(_same, passage.claims))
        assert itself.counts["false"] == 0, itself.lines
        assert itself.counts["exact"] == itself.counts["claims"], itself.lines
