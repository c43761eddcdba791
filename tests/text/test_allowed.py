"""What is allowed instead of a word that names nothing."""

from dashboard.text.allowed import allowed_instead, repeated

YEARS = [str(year) for year in range(1900, 2000)]


def test_of_few_words_all_are_named_in_their_order() -> None:
    assert allowed_instead("gap", ["turnover", "exports"]) == "allowed are turnover, exports"


def test_of_many_those_that_are_spelled_alike_or_else_the_first() -> None:
    assert allowed_instead("turnovr", ["turnover", *YEARS]) == "allowed are turnover and 100 more"
    assert allowed_instead("1955", YEARS).startswith("allowed are 1955, ")
    said = allowed_instead("zzz", YEARS)
    assert said.startswith("allowed are 1900, 1901, ")
    assert said.endswith(" and 92 more")


def test_a_long_word_is_not_said_again_whole() -> None:
    assert len(repeated("x" * 10_000)) < 100
