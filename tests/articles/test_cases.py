"""Sentences of our own, many wordings of each kind, are read as their tables say."""

import pytest
from articles.cases import Case, cases, missing

from dashboard.articles.reader import read

LANGUAGES = ("en", "tr", "ru", "fa")
CASES = [one for lang in LANGUAGES for one in cases(lang) if one.figures is not None]


@pytest.mark.parametrize("case", CASES, ids=[case.text[:50] for case in CASES])
def test_a_sentence_is_read_as_its_table_says(case: Case) -> None:
    assert missing(case, read(case.text.split(" | "))) == (set(), set())
