"""The plain reading: which figure a ledger gives, whole, joined, bounded or estimated."""

from typing import Any

import pytest
from claiming import IRAN, NAMES, TWO_YEARS, books, claim
from hypothesis import given
from hypothesis import strategies as st

from dashboard.claims.claim import Judgement
from dashboard.claims.plain_reading import plain_reading
from dashboard.claims.words import judgement_words, why_missing
from dashboard.series.books import money
from dashboard.series.periods import months_of, shortened
from dashboard.vocabulary import Ledger, Measure, Relation, Step, Verdict

CENTS = st.integers(1, 10**11).map(lambda cents: cents / 100)


def reason(judgement: Judgement) -> str:
    return why_missing(judgement.figure.lacks, judgement.ledger, NAMES)


def iran(*rows: str, **more: Any) -> Judgement:
    return plain_reading(books(*rows), claim(**more), Ledger.SECOND)


def russia(*rows: str, **more: Any) -> Judgement:
    return plain_reading(books(*rows), claim(**more), Ledger.FIRST)


@given(CENTS, CENTS, st.sampled_from(list(Relation)[:4]))
def test_a_margin_has_the_sign_of_the_difference(
    found: float, stated: float, relation: Relation
) -> None:
    spoken = russia(
        f"imf RUS IRN export 2021 {found!r}", "imf RUS IRN import 2021 0",
        relation=relation, value=stated,
    )  # fmt: skip
    assert spoken.margin is not None
    assert spoken.percent is not None
    assert (spoken.margin > 0) is (found > stated)
    assert (spoken.percent < 0) is (found < stated)


def test_the_plain_reading_is_the_last_full_year_before_the_statement() -> None:
    judgement = russia(*TWO_YEARS)
    assert (judgement.period, judgement.value) == ("2021", 4.3)
    assert judgement_words(judgement, claim(), NAMES).endswith("holds when rounded")


def test_a_period_named_by_the_claim_goes_before_the_plain_year() -> None:
    judgement = russia(*TWO_YEARS, period="2020")
    assert (judgement.period, judgement.value) == ("2020", 2.0)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (["imf IRN RUS import 2021 2"], "Iran's exports to Russia not in the data"),
        (
            ["imf IRN RUS export 2020 1", "imf IRN RUS import 2021 2"],
            "Iran's exports to Russia not reported after 2020",
        ),
        (
            ["imf IRN RUS export 2021 1 estimate", "imf IRN RUS import 2021 2"],
            "Iran's exports to Russia only as estimate",
        ),
        (
            ["special IRN RUS export 2021 1", "dots IRN RUS import 2021 2"],
            "no single report holds every flow needed",
        ),
    ],
)
def test_no_answer_says_which_flow_is_missing_and_what_is_known(rows: list[str], said: str) -> None:
    judgement = iran(*rows)
    assert (judgement.verdict, reason(judgement)) == (Verdict.NO_ANSWER, said)
    words = judgement_words(judgement, claim(), NAMES)
    assert words.startswith("no answer: at least 0.000002 million dollars; ")


def test_two_sources_that_carry_one_report_are_added_up_and_both_are_named() -> None:
    judgement = iran("own IRN RUS export 2021 1", "dots IRN RUS import 2021 2")
    assert judgement.value == 3.0
    assert (judgement.figure.source, judgement.figure.report) == ("own + dots", "IRN")


def test_two_sources_of_one_report_stand_where_the_later_of_them_stands() -> None:
    """In the stated order imf comes before dots, and dots before own."""
    late = ("own IRN RUS export 2021 1", "own IRN RUS import 2021 2")
    early = ("imf IRN RUS export 2021 9", "dots IRN RUS import 2021 9")
    assert iran(*late, *early).figure.source == "imf + dots"
    assert iran(*late, early[0]).figure.source == "imf + own"
    assert iran(*late, "dots IRN RUS import 2021 9").figure.source == "own + dots"
    assert iran(*late, "special IRN RUS export 2021 8").figure.source == "own"


def test_a_copy_that_is_narrower_never_stands_in_for_what_an_earlier_source_holds() -> None:
    """Iran's imports of 2010 in a copy are half of what the source before it has."""
    judgement = iran(
        "imf IRN RUS import 2021 1150", "own IRN RUS export 2021 317", "own IRN RUS import 2021 478"
    )
    assert judgement.value == 1467


def test_a_year_is_bounded_by_its_months_and_several_years_are_added_up() -> None:
    months = [f"imf RUS IRN import 2021-{month:02} 1" for month in range(1, 12)]
    assert russia(*months, value=5).figure.least == 11
    assert russia(*months, value=5).verdict is Verdict.FAILS
    both = russia(*TWO_YEARS, period="2020-01-01/2021-12-31")
    assert both.value == pytest.approx(6.3)


def test_of_two_ways_in_one_place_the_firmer_goes_first() -> None:
    """Iran's own exports and its imports go before one source with exports that it estimates."""
    rows = books(
        "imf IRN RUS export 2018 1", "dots IRN RUS export 2018 5 estimate",
        "dots IRN RUS import 2018 2",
    )  # fmt: skip
    shown = money(rows, IRAN, Measure.TURNOVER, Ledger.SECOND, None, Step.ANNUAL)
    (row,) = shown.to_dict("records")
    assert (row["value"], row["source"], row["status"]) == (3.0, "imf + dots", "reported")


def test_two_trade_systems_never_meet_in_one_figure() -> None:
    judgement = iran("imf IRN RUS export 2021 1", "special IRN RUS import 2021 9", value=4)
    assert judgement.value is None
    assert (judgement.figure.least, judgement.figure.report) == (9.0, "IRN/special")
    assert judgement.verdict is Verdict.FAILS


def test_a_flow_alone_refutes_at_most_and_proves_at_least() -> None:
    imports = "imf IRN RUS import 2021 9"
    assert iran(imports, value=4).verdict is Verdict.FAILS
    assert iran(imports, relation="at_least", value=4).verdict is Verdict.HOLDS
    assert judgement_words(iran(imports, value=4), claim(), NAMES) == (
        "at least 0.000009 million dollars, fails by at least 125.0 percent (0.000005 million "
        "dollars over); Iran's exports to Russia not in the data"
    )


def test_an_estimate_never_decides_and_is_told_beside() -> None:
    judgement = russia("imf RUS IRN export 2021 1 estimate", "imf RUS IRN import 2021 2")
    assert judgement.verdict is Verdict.NO_ANSWER
    assert (judgement.beside.value, judgement.beside.status) == (3.0, "estimate")
    assert judgement.best is judgement.beside
    flow = russia("imf RUS IRN export 2021 1 estimate", "imf RUS IRN import 2021 9")
    assert flow.verdict is Verdict.FAILS


def test_part_of_a_year_is_known_whole_only_when_every_month_of_it_is_there() -> None:
    months = [f"imf RUS IRN import 2021-{month:02} 1" for month in (1, 2, 3)]
    part: dict[str, Any] = {
        "relation": "equals", "value": 3.0, "measure": Measure.IMPORTS,
        "period": "2021-01-01/2021-03-31",
    }  # fmt: skip
    assert russia(*months, **part).verdict is Verdict.HOLDS
    missing = russia(*months[:2], **part)
    assert (missing.figure.least, missing.verdict) == (2.0, Verdict.NO_ANSWER)
    assert reason(missing).startswith(
        "Russia's imports from Iran not reported by month after February 2021"
    )


def test_an_iranian_year_is_never_judged_by_a_calendar_year() -> None:
    assert months_of("2020-03-20/2021-03-20") == []
    judgement = russia(*TWO_YEARS, period="2020-03-20/2021-03-20")
    assert (judgement.verdict, judgement.figure.is_known) == (Verdict.NO_ANSWER, False)


def test_exports_stand_in_the_partners_ledger_among_its_imports() -> None:
    judgement = iran(
        "imf RUS IRN export 2021 4", "imf IRN RUS import 2021 4.2", "imf IRN RUS export 2021 9",
        measure=Measure.EXPORTS,
    )  # fmt: skip
    assert judgement.value == 4.2


def test_a_year_written_as_its_days_is_that_year() -> None:
    assert shortened("2021-01-01/2021-12-31") == "2021"
    assert shortened("2021-02-01/2021-02-28") == "2021-02"
    assert shortened("2020-03-20/2021-03-20") == "2020-03-20/2021-03-20"
    assert shortened("") == ""
