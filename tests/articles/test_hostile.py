"""Texts made to hurt: read at once or refused in words, and shown without what cannot be seen."""

import random
import time

import pytest

from dashboard.articles.lexicon import languages, lexicon
from dashboard.articles.reader import MOST_LETTERS, read
from dashboard.errors import TooLarge

PATIENCE = 2.0
"""Seconds of work; the longest of these texts takes about one."""
SAID = "Trade between Russia and Iran was $3 billion in 2021. "
HOSTILE = {
    "digits": "1" * MOST_LETTERS,
    "blanks": "Trade" + " " * 10_000 + "between Russia and Iran was" + " " * 10_000 + "$3 billion",
    "many amounts": "$1 billion " * (MOST_LETTERS // 11),
    "many percentages": "grew 5% " * (MOST_LETTERS // 8),
    "commas": "1" + "," * (MOST_LETTERS - 1),
    "digits and commas": "1," * (MOST_LETTERS // 2),
    "apostrophes": "'" * MOST_LETTERS,
    "accents": "\u0301" * MOST_LETTERS,
    "one word": "the " * (MOST_LETTERS // 4),
    "comparisons": "more than " * (MOST_LETTERS // 10),
    "pairs": "trade between Russia and Iran " * (MOST_LETTERS // 30),
    "no end": "trade of Russia with Iran was $3 billion and " * (MOST_LETTERS // 46),
    "claims": SAID * (MOST_LETTERS // len(SAID)),
    "years": "2021-2022 " * (MOST_LETTERS // 10),
    "brackets": "(" * MOST_LETTERS,
    "Russian": "Товарооборот России и Ирана вырос на 5% до 4 млрд долларов и " * 3_000,
    "Turkish": "Türkiye'nin İran'a ihracatı yüzde 5 artarak 4 milyar dolar'ı 'ı " * 3_000,
    "Persian": "صادرات ایران به روسیه با ۵ درصد رشد به ۴/۲ میلیارد دلار و " * 3_000,
    "years on": "$3 billion in 2021 and a year later $4 billion of trade, " * (MOST_LETTERS // 57),
    "halves": "Iran's trade with Turkey is half its trade with China, " * (MOST_LETTERS // 55),
    "turned": "\u202e" * 1000 + SAID,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_text_made_to_hurt_does_not_hang(text: str) -> None:
    start = time.process_time()
    read([text])
    assert time.process_time() - start < PATIENCE


def test_many_short_lines_do_not_hang() -> None:
    start = time.process_time()
    read(["x"] * MOST_LETTERS)
    assert time.process_time() - start < PATIENCE


def test_a_text_longer_than_what_is_read_is_refused_with_both_numbers() -> None:
    with pytest.raises(TooLarge, match=r"2,000,000 letters; at most 200,000 are read"):
        read(["a" * 2_000_000])


def test_signs_that_cannot_be_seen_are_left_out_and_the_place_is_that_of_the_text() -> None:
    text = "Trade between Russia and Iran \u202edoes not\u202c exc\u200beed $4\x07 billion."
    (one,) = read([text])
    assert one.fragment == "does not exceed $4 billion"
    assert text[one.start : one.end] == "does not\u202c exc\u200beed $4\x07 billion"
    assert (one.relation, one.value) == ("at_most", 4e9)


def test_a_fragment_stands_in_its_paragraph_at_its_place() -> None:
    paragraphs = ["A title", "", SAID + "Trade between Iran and Iraq rose by a third in 2022."]
    found = read(paragraphs)
    assert len(found) == 2
    for one in found:
        assert one.paragraph == 3
        assert paragraphs[2][one.start : one.end] == one.fragment


def test_the_same_text_gives_the_same_answer() -> None:
    assert read([SAID * 3]) == read([SAID * 3])


def test_the_day_of_the_text_says_which_year_was_last_year() -> None:
    text = ["Last year trade between Russia and Iran was $4 billion."]
    assert [one.period for one in read(text)] == [""]
    assert [one.period for one in read(text, "2023-05-02")] == ["2022"]


def test_a_question_states_nothing() -> None:
    assert read(["Does trade between Russia and Iran exceed $4 billion?"]) == ()


def test_an_empty_text_holds_nothing() -> None:
    assert read([]) == read([""]) == ()


@pytest.mark.parametrize("lang", languages())
def test_words_thrown_together_break_nothing(lang: str) -> None:
    chance = random.Random(11)
    known = lexicon(lang)
    phrases = [one for some in known.whole.values() for one in some if one.kind != "name"]
    words = [" ".join(one.words) for one in phrases]
    names = ["Russia", "Iran", "Türkiye'nin", "$3 billion", "5%", "2021", "?", ".", ",", ";"]
    for _ in range(250):
        some = [chance.choice(chance.choice((words, names))) for _ in range(25)]
        for one in read([SAID, " ".join(some)], "2023-05-02"):
            assert one.fragment
            assert one.reporter
            assert one.partner
            assert one.reporter != one.partner
