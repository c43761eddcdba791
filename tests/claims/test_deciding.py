"""Which choice decides a claim, the nearest flip, what was public then, and usual estimates."""

from decimal import Decimal
from typing import Any

import pytest
from claiming import NAMES, TURKEY, books, claim
from hypothesis import assume, given
from hypothesis import strategies as st

from dashboard.claims.claim import Judgement, Terms
from dashboard.claims.deciding import Choice, Deciding, flip
from dashboard.claims.estimates import usual_miss
from dashboard.claims.figure import exact
from dashboard.claims.judged import judged_in_full
from dashboard.claims.seen_then import known_by, seen_then
from dashboard.claims.verdict import KEEPING, verdict_of
from dashboard.claims.words import between
from dashboard.claims.words_deciding import deciding_words, report_words, seen_then_words
from dashboard.series.books import Books
from dashboard.vocabulary import Ledger, Measure, Relation, Verdict


def both_flows(
    reporter: str, partner: str, year: int, total: float, source: str = "imf"
) -> list[str]:
    return [
        f"{source} {reporter} {partner} {flow} {year} {total / 2!r}"
        for flow in ("export", "import")
    ]


def years(*totals: float, until: int = 2021) -> list[str]:
    """Russia's turnover with Iran of the years up to one."""
    first = until - len(totals) + 1
    return [
        row
        for at, total in enumerate(totals)
        for row in both_flows("RUS", "IRN", first + at, total)
    ]


def found(rows: Books, **more: Any) -> Deciding:
    hangs_on = judged_in_full(rows, claim(**more), Terms(), {}).deciding
    assert hangs_on is not None
    return hangs_on


def test_the_year_decides_where_earlier_ones_answer_otherwise() -> None:
    rows = books(*years(4.1, 3.9, 3.0, 6.0), *both_flows("IRN", "RUS", 2021, 6.2))
    said = found(rows, relation="about", value=4.0)
    assert (said.decides, said.alike) == ((Choice.YEAR,), (Choice.LEDGER, Choice.DEFINITION))
    assert deciding_words(said, claim(), NAMES)[0] == (
        "The year decides: in Russia's ledger 2018 and 2019 hold, 2020 and 2021 do not; in 2021 "
        "ledger and one flow alone change nothing."
    )
    assert said.opposite is not None
    assert said.opposite.period == "2019"


def test_a_year_that_the_claim_names_is_no_choice() -> None:
    said = found(books(*years(4.0, 9.0)), relation="about", value=4.0, period="2021")
    assert (said.years, said.opposite) == ((), None)


def test_the_ledger_decides_where_the_books_answer_otherwise() -> None:
    rows = books(*years(4.0, 4.0), *both_flows("IRN", "RUS", 2021, 9.0))
    said = found(rows, period="2021")
    assert Choice.LEDGER in said.decides
    assert deciding_words(said, claim(), NAMES)[0].startswith("The ledger decides")


def test_one_reading_alone_is_said_to_be_alone() -> None:
    said = found(books(*years(4.0)), period="2021")
    assert deciding_words(said, claim(), NAMES)[0] == "The data offer one reading only."


RELATIONS = st.sampled_from(list(Relation)[:4])
CENTS = st.integers(100, 10**7).map(lambda cents: cents / 100)


@given(CENTS, st.integers(1, 1000), st.sampled_from([0.01, 1.0, 100.0]), RELATIONS)
def test_a_figure_changed_by_a_hair_more_than_the_flip_gives_another_answer(
    value: float, steps: int, step: float, relation: Relation
) -> None:
    one = claim(relation, float(steps * Decimal(str(step))), precision=step)
    was = verdict_of(exact(value, "reported", "imf"), one)
    assume(was is not Verdict.ROUNDED or relation is not Relation.EQUALS)
    spoken = Judgement(Ledger.FIRST, "2021", was, exact(value, "reported", "imf"))
    percent = flip(spoken, one, 5)
    assert percent is not None
    assume(abs(percent) > 1e-3)
    turned = verdict_of(exact(value * (1 + percent * (1 + 1e-8) / 100), "reported", "imf"), one)
    if was is Verdict.ROUNDED:
        assert turned is Verdict.HOLDS
    else:
        assert (turned in KEEPING) is (was not in KEEPING)


def test_what_the_author_could_have_seen_is_the_newest_year_that_was_public() -> None:
    assert known_by({"a": "2022-05", "b": "2022-06", "c": "2021", "d": ""}, "2022-06-01") == [
        "a",
        "c",
    ]
    rows = books(
        *both_flows("RUS", "IRN", 2020, 2.0, "dots"), *both_flows("RUS", "IRN", 2021, 4.0, "imf")
    )
    then = seen_then(rows, claim(), {"dots": "2022-03", "imf": "2026-11-22"})
    assert [(one.year, one.figure.value, one.fetched) for one in then[:1]] == [
        ("2020", 2.0, ("imf",))
    ]
    assert seen_then_words(then, claim(), {**NAMES, "imf": "IMF 2026", "dots": "IMF 2022"}) == [
        "Russia's ledger: the newest year known to be public was 2020, 0.000002 million dollars "
        "(IMF 2022); of IMF 2026, which has 2021, only the day it was fetched is known."
    ]


def test_estimates_are_measured_by_what_was_stated_of_the_same_trade() -> None:
    rows = books(
        "imf RUS IRN export 2022 2 estimate", "imf RUS IRN import 2022 1",
        "imf RUS IRN export 2023 1 estimate", "imf RUS IRN import 2023 1",
        "imf RUS TUR export 2023 9 estimate", "imf RUS TUR import 2023 9",
    )  # fmt: skip
    said = [
        claim("equals", 4.0, period="2022"),
        claim("equals", 4.0, period="2023"),
        claim("equals", 4.0, period="2023", kind="forecast"),
        claim("equals", 4.0, period="2023", pairs=(TURKEY,)),
    ]
    miss = usual_miss(rows, said, claim(), Ledger.FIRST)
    assert miss is not None
    assert [*miss] == pytest.approx([-50, -25, 2])
    assert between(miss.least, miss.most) == "25 to 50 percent below"
    assert between(-5.3, 3.9) == "5 percent below to 4 percent above"
    assert usual_miss(rows, said, claim(), Ledger.SECOND) is None
    exports = claim(measure=Measure.EXPORTS)
    assert usual_miss(rows, said, exports, Ledger.FIRST) is None


def test_a_report_is_named_by_whose_it_is() -> None:
    keys = ["RUS", "TUR/special", "estimate:IMF", "RUS + TUR"]
    assert [report_words(key, NAMES) for key in keys] == [
        "Russia's report", "Turkey's report (special trade)", "estimated by IMF",
        "Russia's report and Turkey's report",
    ]  # fmt: skip
