"""The Overview's first screen: what it says of any claim, and that it is fair to the author."""

from typing import Any

import pytest
from claiming import IRAN, NAMES, TURKEY, books, claim
from hypothesis import given
from hypothesis import strategies as st

from dashboard.claims.claim import Claim
from dashboard.claims.court import Court
from dashboard.claims.overview import Beside, beside, keepers_by_source
from dashboard.claims.words_overview import (
    NO_CLAIM,
    figure_named,
    headline,
    on_card,
    sentences,
    sources_line,
)
from dashboard.credit import Credit
from dashboard.vocabulary import RATIO, Form, Measure, Relation, Verdict

BILLION = 1e9


def both(side: str, year: int, billions: float, status: str = "reported") -> list[str]:
    """Turnover of one side with the other, half of it each way."""
    other = {"RUS": "TUR", "TUR": "RUS"}[side]
    half = billions * BILLION / 2
    return [f"imf {side} {other} {flow} {year} {half!r} {status}" for flow in ("export", "import")]


def imports(side: str, year: int, billions: float) -> str:
    other = {"RUS": "TUR", "TUR": "RUS"}[side]
    return f"imf {side} {other} import {year} {billions * BILLION!r}"


def stated(**more: Any) -> Claim:
    """The article's figure of Russia–Turkey trade, or another one."""
    given_words = {
        "relation": "about", "value": 25 * BILLION, "precision": BILLION, "pairs": (TURKEY,),
        "quoted": "$25 billion trade", "about": "Russia–Turkey turnover",
    }  # fmt: skip
    return claim(**{**given_words, **more})


def found(*lines: str, claims: tuple[Claim, ...] = (stated(),)) -> tuple[Beside, ...]:
    digest = f"{lines} {claims}"
    return beside(Court(digest, books(*lines), claims, (), NAMES, {}))


def said(*lines: str, **more: Any) -> str:
    return headline(found(*lines, claims=(stated(**more),)), NAMES)


EARLIER = [
    *both("RUS", 2018, 25.7), *both("RUS", 2019, 26.1), *both("RUS", 2020, 20.9),
    *both("TUR", 2018, 26.9), *both("TUR", 2019, 27.5), *both("TUR", 2020, 22.3),
]  # fmt: skip
NOW = both("RUS", 2021, 33.03)


def test_years_it_was_right_for_are_those_of_the_books_named() -> None:
    assert said(*EARLIER, *NOW, *both("TUR", 2021, 34.73)) == (
        "“$25 billion” was right for 2018 and 2019 by Russia's books; in 2021 Russia–Turkey trade "
        "was 33.03 billion dollars by Russia's books and 34.73 by Turkey's"
    )


def test_a_bound_reads_as_well_and_its_card_says_which_flow_it_is() -> None:
    lines = (*EARLIER, *NOW, imports("TUR", 2021, 28.96))
    assert said(*lines).endswith("by Russia's books and at least 28.96 by Turkey's")
    (one,) = found(*lines)
    assert [on_card(book, one.claim, NAMES) for book in one.books] == [
        "$33.03 billion",
        "at least $28.96 billion (imports alone)",
    ]
    assert one.verdicts == {Verdict.FAILS}


def test_what_decides_is_the_bound_and_never_the_estimate_beside_it() -> None:
    estimate = f"imf TUR RUS export 2021 {9 * BILLION!r} estimate"
    lines = (*NOW, imports("TUR", 2021, 28.96), estimate)
    assert said(*lines).endswith("and at least 28.96 by Turkey's")
    (one,) = found(*lines)
    assert on_card(one.books[1], one.claim, NAMES) == (
        "at least $28.96 billion (imports alone); $37.96 billion (estimate)"
    )


def test_years_in_which_both_books_agree_are_said_once() -> None:
    earlier = [*both("RUS", 2019, 25), *both("TUR", 2019, 25.2)]
    told = said(*earlier, *NOW, *both("TUR", 2021, 34.73))
    assert told.startswith("“$25 billion” was right for 2019 by both sides’ books; in 2021")


def test_each_sides_own_years_are_told_apart_and_a_stretch_is_told_as_one() -> None:
    russia = [row for year in (2018, 2019, 2020) for row in both("RUS", year, 25)]
    told = said(*russia, *both("TUR", 2018, 25), *NOW)
    assert told.startswith(
        "“$25 billion” was right for 2018 to 2020 by Russia's books and 2018 by Turkey's books; in"
    )


def test_a_claim_that_was_never_right_fails_for_the_year_it_is_judged_in() -> None:
    assert said(*NOW, *both("TUR", 2021, 34.73)) == (
        "“$25 billion” fails for 2021: Russia–Turkey trade was 33.03 billion dollars by Russia's "
        "books and 34.73 by Turkey's"
    )
    assert said(*EARLIER, *NOW, period="2021").startswith("“$25 billion” fails for 2021: ")


def test_books_that_disagree_are_told_with_the_verdict_of_each() -> None:
    assert said(*both("RUS", 2021, 25.1), *both("TUR", 2021, 34.73)) == (
        "The books disagree on “$25 billion” for 2021: Russia–Turkey trade was 25.10 billion "
        "dollars by Russia's books (holds) and 34.73 by Turkey's (fails)"
    )


@pytest.mark.parametrize(
    ("russia", "turkey", "opening"),
    [
        (25.1, 25.2, "“$25 billion” holds for 2021: "),
        (26.3, 26.3, "“$25 billion” is close for 2021: "),
    ],
)
def test_a_claim_that_holds_or_is_close_says_so(russia: float, turkey: float, opening: str) -> None:
    usual = [
        row for year in (2015, 2016) for row in (*both("RUS", year, 20), *both("TUR", year, 21.6))
    ]
    told = said(*usual, *both("RUS", 2021, russia), *both("TUR", 2021, turkey))
    assert told.startswith(opening)


def test_holding_in_one_book_and_when_rounded_in_the_other_is_holding() -> None:
    four = {"relation": "at_most", "value": 4 * BILLION, "quoted": "does not exceed $4 billion"}
    assert said(*both("RUS", 2021, 4.05), *both("TUR", 2021, 3.9), **four) == (
        "At most “$4 billion” holds for 2021: Russia–Turkey trade was 4.050 billion dollars by "
        "Russia's books (holds when rounded) and 3.900 by Turkey's (holds)"
    )


def test_books_without_an_answer_say_the_last_that_they_have() -> None:
    lines = (*NOW, *both("TUR", 2019, 27.5))
    assert said(*lines).endswith(
        "; Turkey's books give no answer: their last full figure in the data is of 2019"
    )
    (one,) = found(*lines)
    assert on_card(one.books[1], one.claim, NAMES) == "last in 2019: $27.50 billion"


def test_the_last_that_books_have_may_be_an_estimate_later_than_any_report_and_says_so() -> None:
    later = [*both("TUR", 2019, 22, "estimate"), imports("TUR", 2020, 14), *both("TUR", 2025, 30)]
    told = said(*NOW, *both("TUR", 2018, 21), *later)
    assert told.endswith("their last full figure in the data is of 2019 (estimate)")
    march = stated(period="2021-03", quoted="")
    month = [f"imf TUR RUS {flow} 2021-01 1e9" for flow in ("export", "import")]
    (one,) = found(*month, claims=(march,))
    assert on_card(one.books[1], march, NAMES) == "last in January 2021: $2.000 billion"


def test_estimates_and_bounds_that_do_not_decide_are_no_answer() -> None:
    assert said(*both("RUS", 2021, 33, "estimate"), imports("TUR", 2021, 2)) == (
        "No books decide “$25 billion” for 2021: Russia's books give no answer: they have only "
        "33.00 billion dollars (estimate); Turkey's books give no answer: they have at least 2.000 "
        "billion dollars"
    )


def test_books_that_hold_nothing_at_all_say_what_is_missing() -> None:
    told = said(*both("TUR", 2021, 25))
    assert told.endswith(
        "Russia's books give no answer: Russia's exports to Turkey and Russia's imports from "
        "Turkey not in the data"
    )


RATIO_CLAIM = stated(
    id="ratio", kind="implied", pairs=(TURKEY, IRAN), unit=RATIO, value=6.25, precision=0.01,
    form=Form.RATIO, relation="at_least", quoted="",
    about="Russia–Turkey over Russia–Iran turnover",
)  # fmt: skip
IRAN_CLAIM = stated(
    id="iran", pairs=(IRAN,), relation="at_most", value=4 * BILLION,
    quoted="does not exceed $4 billion", about="Russia–Iran turnover",
)  # fmt: skip
RUSSIA_IRAN = ("imf RUS IRN export 2021 3.05e9", "imf RUS IRN import 2021 1e9")


def test_a_figure_made_by_us_stands_beside_the_books_without_a_verdict() -> None:
    told = headline(found(*NOW, *RUSSIA_IRAN, claims=(RATIO_CLAIM,)), NAMES)
    assert told == (
        "The article’s figures make Russia–Turkey trade 6.25 times Russia–Iran trade; Russia's "
        "books 8.2 times in 2021"
    )
    nothing = headline(found(*NOW, claims=(RATIO_CLAIM,)), NAMES)
    assert nothing.endswith("; the books give no ratio for 2021")
    assert not any(verdict in told for verdict in Verdict)


def test_a_forecast_is_not_judged() -> None:
    assert said(*NOW, kind="forecast") == (
        "“$25 billion” is a forecast, so it is not judged: in 2021 Russia–Turkey trade was 33.03 "
        "billion dollars by Russia's books"
    )


def test_what_fails_is_the_headline_and_every_other_claim_a_sentence() -> None:
    claims = (IRAN_CLAIM, stated(), RATIO_CLAIM)
    told = found(*NOW, *RUSSIA_IRAN, claims=claims)
    assert [one.claim.id for one in told] == ["x", "iran", "ratio"]
    assert headline(told, NAMES).startswith("“$25 billion” fails")
    first, second = sentences(told, NAMES)
    assert first.startswith("At most “$4 billion” holds when rounded for 2021: Russia–Iran trade")
    assert second.endswith("in 2021.")


def test_of_many_claims_three_are_told_and_none_that_has_no_card_is_lost() -> None:
    others = tuple(stated(id=f"more-{n}") for n in range(4))
    told = found(*NOW, *RUSSIA_IRAN, claims=(*others, RATIO_CLAIM))
    assert len(sentences(told, NAMES)) == 3
    assert sentences(told, NAMES)[-1].startswith("The article’s figures")


def test_without_a_claim_the_page_says_so() -> None:
    assert headline(found(claims=()), NAMES) == NO_CLAIM
    assert sentences((), NAMES) == []


def test_only_one_document_is_answered() -> None:
    told = found(*NOW, claims=(stated(document="a"), stated(id="other", document="b")))
    assert [one.claim.id for one in told] == ["x"]


def test_exports_are_named_by_whose_they_are() -> None:
    more = {"measure": Measure.EXPORTS, "about": "Russia's exports to Turkey"}
    assert "Russia's exports to Turkey were 16.52 billion dollars by Russia's" in said(*NOW, **more)


@pytest.mark.parametrize(
    ("relation", "quoted", "named"),
    [
        (Relation.ABOUT, "$25 billion trade", "“$25 billion”"),
        (Relation.ABOUT, "twenty-five billion", "about $25 billion"),
        (Relation.AT_LEAST, "over $25 billion", "at least “$25 billion”"),
        (Relation.EQUALS, "25 billion dollars", "$25 billion"),
    ],
)
def test_only_printed_words_stand_in_quotation_marks(
    relation: Relation, quoted: str, named: str
) -> None:
    assert figure_named(stated(relation=relation, quoted=quoted)) == named


def test_every_source_is_named_once_with_the_books_it_stands_for() -> None:
    told = found(*EARLIER, *NOW, *RUSSIA_IRAN, claims=(IRAN_CLAIM, stated(), RATIO_CLAIM))
    keepers = keepers_by_source(told)
    assert keepers == {"imf": ["RUS", "TUR"]}
    credit = Credit(source="imf", title="A long title", short_name="IMF 2026", vintage="of May")
    line = sources_line([credit], keepers, NAMES)
    assert line == "Russia's and Turkey's books: IMF 2026 (of May)."
    assert sources_line([], {}, NAMES) == ""


BILLIONS = st.floats(1, 60).map(lambda size: round(size, 2))
LEDGER = st.lists(BILLIONS, min_size=4, max_size=4)


@given(LEDGER, LEDGER)
def test_a_year_is_called_right_only_by_books_whose_own_figure_keeps_the_claim(
    russia: list[float], turkey: list[float]
) -> None:
    years = range(2018, 2022)
    lines = [
        row
        for side, own in (("RUS", russia), ("TUR", turkey))
        for year, size in zip(years, own, strict=True)
        for row in both(side, year, size)
    ]
    (one,) = found(*lines)
    for book, own in zip(one.books, (russia, turkey), strict=True):
        kept = {
            str(year)
            for year, size in zip(years, own, strict=True)
            if year < 2021 and (abs(size - 25) <= 1.25 or 24.5 <= size < 25.5)
        }
        assert set(book.kept) == kept
    is_fair = one.answers == {Verdict.FAILS} and any(book.kept for book in one.books)
    assert ("was right for" in headline([one], NAMES)) == is_fair
