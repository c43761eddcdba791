"""Officials' statements: found by verdict, speaker and words, and told as they were printed."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages import page
from streamlit.testing.v1 import AppTest

from dashboard.claims import review
from dashboard.claims.claim import PLAIN
from dashboard.claims.claim_review import claim_review
from dashboard.claims.court import court_of, plain_statements
from dashboard.claims.exhibit_statements import (
    Statement,
    StatementsChoice,
    every_statement,
    pairs_stated,
    speakers,
    statements,
    verdicts_given,
)
from dashboard.claims.words_statements import headline, speaker
from dashboard.package.package import open_package
from dashboard.vocabulary import Verdict

PACKAGE = open_package()
COURT = court_of(PACKAGE)
ALL = every_statement(PACKAGE)
ANSWERED = next(one for one in ALL if Verdict.NO_ANSWER not in one.verdicts)


def shown(**address: str) -> tuple[AppTest, pd.DataFrame]:
    """The page of statements with an address, and the first table on it without its marks."""
    test = page("claims", part="statements", **address)
    assert not test.exception
    tables = [table.value for table in test.table]
    first = tables[0] if tables else pd.DataFrame()
    return test, first.map(lambda cell: str(cell).replace("\\", ""))


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("FCS of Russia via Iran International", "FCS of Russia"),
        ("FCS of Russia (V. Ivin)", "FCS of Russia"),
        ("TurkStat (TÜİK)", "TurkStat"),
        ("TurkStat (TUIK), general trade system", "TurkStat"),
        ("IRICA (Iran customs), Iranian calendar, non-oil", "IRICA"),
        ("TIM or TurkStat, not stated", "TIM or TurkStat"),
        ("Viatcheslav Volodin", "Viatcheslav Volodin"),
        ("(nobody)", "(nobody)"),
    ],
)
def test_a_speaker_is_the_name_before_a_bracket_a_comma_or_via(said: str, name: str) -> None:
    assert speaker(said) == name


def test_every_statement_is_counted_under_one_speaker_and_told_once() -> None:
    counts = [int(label.rpartition("(")[2].rstrip(")")) for label in speakers(PACKAGE).values()]
    assert sum(counts) == len(ALL) == len(COURT.statements)
    for name in speakers(PACKAGE):
        found = statements(PACKAGE, StatementsChoice(speaker=name))
        assert {speaker(one.by) for one in (*found.answered, *found.unanswered)} == {name}


def test_a_verdict_finds_the_statements_that_a_ledger_gives_it() -> None:
    for verdict in verdicts_given(PACKAGE):
        found = statements(PACKAGE, StatementsChoice(verdict=verdict))
        told = (*found.answered, *found.unanswered)
        assert told
        assert all(verdict in (one.own.verdict, one.partners.verdict) for one in told)
        assert bool(found.unanswered) is (verdict == Verdict.NO_ANSWER)


@given(st.sampled_from(ALL), st.integers(0, 3))
def test_a_statement_is_found_by_any_of_its_words_in_any_size(one: Statement, take: int) -> None:
    words = " ".join(f"{one.by} {one.printed} {one.about}".split()[take : take + 3])
    for typed in (words, words.upper(), f"  {words}  "):
        found = statements(PACKAGE, StatementsChoice(words=typed))
        assert one in (*found.answered, *found.unanswered)


def test_words_that_nobody_said_find_nothing_and_the_page_says_so() -> None:
    test, table = shown(search="no such words at all")
    assert table.empty
    assert "0 statements" in test.header[-1].value
    assert "No statement is of that kind." in [one.value for one in test.markdown]


def test_either_sides_statements_are_about_one_pair() -> None:
    pairs = [frozenset(id_.split("-")) for id_ in pairs_stated(PACKAGE)]
    assert len(set(pairs)) == len(pairs)
    about_turkey = statements(PACKAGE, StatementsChoice(about="RUS-TUR"))
    assert {one.pair for one in about_turkey.answered} == {frozenset({"RUS", "TUR"})}
    assert {"Turkey's", "Russia–Turkey"} == {
        one.about.split()[0] for one in (*about_turkey.answered, *about_turkey.unanswered)
    }


def test_the_page_gives_original_words_a_badge_and_folds_what_has_no_answer() -> None:
    test, table = shown()
    assert f"“{ANSWERED.printed}”" in " ".join(table["What was stated"])
    own = table["Own ledger"] + table["Partner’s ledger"]
    assert own.str.contains(r":gray-badge\[[✓≈~✗]|not judged").all()
    assert "–" not in "".join(test.header[-1].value)
    count = sum(one.verdicts == {Verdict.NO_ANSWER} for one in ALL)
    assert f"No answer: {count} statements" in [box.label for box in test.expander]
    assert len(table) == len(ALL) - count


def test_a_filter_for_no_answer_opens_what_is_else_folded() -> None:
    _, table = shown(verdict="no answer")
    assert table["Own ledger"].str.contains("no answer").all()


def test_an_estimate_is_told_with_how_far_such_estimates_lie() -> None:
    told = [
        one.words for each in ALL for one in (each.own, each.partners) if "estimate in" in one.words
    ]
    assert told
    assert any("such estimates lie" in words and "what was stated" in words for words in told)


def test_what_is_foretold_is_shown_with_its_figure_and_no_badge() -> None:
    (stated,) = [one for one in ALL if one.verdicts == {Verdict.UNJUDGED}]
    assert "forecast" in stated.stated
    assert "billion dollars" in stated.own.words
    assert (
        headline(2, 1, 1) == "4 statements: 2 with a verdict, 1 without an answer and 1 not judged"
    )


def test_pages_csv_json_and_claim_review_say_the_same_word() -> None:
    judged = plain_statements(COURT)
    csv = review.table(judged, PLAIN, COURT.names)
    by_page = {(one.about, one.period, one.by, one.printed): one for one in ALL}
    assert len(csv) == 2 * len(judged)
    for place, one in enumerate(judged):
        told = review.as_json(one, PLAIN, COURT.names)["plain"]
        made = claim_review(one, PLAIN, PACKAGE, "2026-01-01")
        words = [each["verdict"] for each in told]
        assert words == list(csv["verdict"].iloc[2 * place : 2 * place + 2])
        rated = [each["tl:verdict"] for each in made["tl:ledgers"]] if made else []
        assert rated == (words if one.claim.is_judged else [])
        assert set(words) <= {str(verdict) for verdict in Verdict}
    assert {str(word) for one in by_page.values() for word in one.verdicts} <= set(csv["verdict"])
