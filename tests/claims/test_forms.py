"""Claims of every form: what is made of the levels, what bounds it, and which verdict it gets."""

from dataclasses import replace
from math import isclose
from typing import Any

import pytest
from claiming import IRAN, TURKEY, books, claim
from hypothesis import given
from hypothesis import strategies as st

from dashboard.claims.claim import Claim, Judgement, Terms
from dashboard.claims.figure import Why, exact
from dashboard.claims.plain_reading import plain_reading
from dashboard.claims.readings import readings
from dashboard.claims.verdict import keeping_range, verdict_of
from dashboard.claims.words import claimed, judgement_words
from dashboard.series.books import Books
from dashboard.vocabulary import PERCENT, PLACE, RATIO, Form, Ledger, Measure, Relation, Verdict

GROWN = (
    "imf RUS TUR export 2020 15", "imf RUS TUR import 2020 5",
    "imf RUS TUR export 2021 26", "imf RUS TUR import 2021 6",
)  # fmt: skip
BOTH_PAIRS = (*GROWN, "imf RUS IRN export 2021 3", "imf RUS IRN import 2021 1")
NAMES = {"RUS": "Russia", "IRN": "Iran", "TUR": "Turkey"}


def of(form: Form, relation: str = "equals", value: float = 1.0, **more: Any) -> Claim:
    """A claim of 2021 about Russia–Turkey turnover, but for what is given."""
    units = {Form.CHANGE: PERCENT, Form.SHARE: PERCENT, Form.RATIO: RATIO, Form.RANK: PLACE}
    units |= {Form.RECORD: PLACE, Form.COMPARISON: RATIO}
    given = {"pairs": (TURKEY,), "period": "2021", "unit": units.get(form, "US dollars")} | more
    return claim(relation, value, form=form, **given)


def first(rows: Books, said: Claim) -> Judgement:
    return plain_reading(rows, said, Ledger.FIRST)


def with_world(rows: Books, exports: float, imports: float) -> Books:
    """Books whose indicators hold Russia's trade with the world in 2021, and the rouble's rate."""
    cells = [("goods-exports", exports), ("goods-imports", imports), ("exchange-rate", 70.0)]
    for name, value in cells:
        rows.indicators.loc[len(rows.indicators), ["source", "indicator", "economy", "period"]] = [
            "wdi", name, "RUS", "2021",
        ]  # fmt: skip
        rows.indicators.loc[len(rows.indicators) - 1, "value"] = value
    rows.indicators["status"] = "reported"
    return rows


def test_a_change_is_measured_on_the_year_before_or_on_the_year_named() -> None:
    rows = books(*GROWN, "imf RUS TUR export 2018 6", "imf RUS TUR import 2018 4")
    found = first(rows, of(Form.CHANGE, value=60.0))
    assert (found.value, found.verdict) == (60.0, Verdict.HOLDS)
    since = first(rows, of(Form.CHANGE, value=220.0, since="2018"))
    assert isclose(since.value or 0, 220.0)
    assert [part.value for part in found.figure.parts] == [20.0, 32.0]


def test_a_fall_of_more_than_half_is_a_larger_fall() -> None:
    rows = books("imf RUS IRN export 2020 10", "imf RUS IRN export 2021 4")
    exports = {"pairs": (IRAN,), "measure": Measure.EXPORTS, "precision": 0.0}
    assert first(rows, of(Form.CHANGE, "at_least", -50.0, **exports)).verdict is Verdict.HOLDS
    assert first(rows, of(Form.CHANGE, "at_most", -50.0, **exports)).verdict is Verdict.FAILS
    assert first(rows, of(Form.CHANGE, "at_least", -70.0, **exports)).verdict is Verdict.FAILS
    words = judgement_words(first(rows, of(Form.CHANGE, "equals", 50.0, **exports)),
                            of(Form.CHANGE, "equals", 50.0, **exports), NAMES)  # fmt: skip
    assert words.startswith("down 60.00 percent")


def test_a_change_is_not_made_of_two_reports() -> None:
    rows = books("imf RUS TUR export 2020 15", "special RUS TUR export 2021 26")
    found = first(rows, of(Form.CHANGE, value=73.0, measure=Measure.EXPORTS))
    assert found.verdict is Verdict.NO_ANSWER
    assert not found.figure.is_known


def test_a_share_is_of_the_world_total_of_the_same_flow() -> None:
    rows = with_world(books(*GROWN), exports=260.0, imports=60.0)
    assert first(rows, of(Form.SHARE, value=10.0)).value == 10.0
    exports = of(Form.SHARE, value=10.0, measure=Measure.EXPORTS)
    assert first(rows, exports).value == 10.0
    without = first(books(*GROWN), of(Form.SHARE, value=10.0))
    assert [lack.why for lack in without.figure.lacks] == [Why.NO_TOTAL]


def test_a_comparison_sets_one_pair_beside_another() -> None:
    more = of(Form.COMPARISON, "at_least", 1.0, pairs=(TURKEY, IRAN), precision=0.0)
    found = first(books(*BOTH_PAIRS), more)
    assert (found.value, found.verdict) == (8.0, Verdict.HOLDS)
    less = of(Form.COMPARISON, "at_most", 1.0, pairs=(TURKEY, IRAN), precision=0.0)
    assert first(books(*BOTH_PAIRS), less).verdict is Verdict.FAILS
    apart = of(Form.COMPARISON, "equals", 28.0, pairs=(TURKEY, IRAN), unit="US dollars")
    assert first(books(*BOTH_PAIRS), apart).verdict is Verdict.HOLDS
    turned = of(Form.COMPARISON, "equals", -28.0, pairs=(IRAN, TURKEY), unit="US dollars")
    assert first(books(*BOTH_PAIRS), turned).verdict is Verdict.HOLDS


def test_a_rank_can_be_refuted_and_never_confirmed() -> None:
    china = ("imf RUS CHN export 2021 90", "imf RUS CHN import 2021 60")
    assert first(books(*BOTH_PAIRS, *china), of(Form.RANK, value=1.0)).verdict is Verdict.FAILS
    second = of(Form.RANK, value=2.0)
    found = first(books(*BOTH_PAIRS, *china), second)
    assert (found.figure.least, found.verdict) == (2, Verdict.NO_ANSWER)
    assert "at best second (of 3 partners in the data)" in judgement_words(found, second, NAMES)
    unknown = first(books(*BOTH_PAIRS, "imf RUS CHN export 2020 50"), of(Form.RANK, value=1.0))
    assert unknown.verdict is Verdict.NO_ANSWER
    assert unknown.figure.least == 1


def test_a_change_is_measured_forwards_only() -> None:
    found = first(books(*GROWN), of(Form.CHANGE, value=60.0, since="2021"))
    assert not found.figure.is_known


def test_an_economy_without_figures_for_ten_years_is_no_partner() -> None:
    rows = books(*BOTH_PAIRS, "imf SUN RUS export 1990 900", "imf RUS DDR export 2011 1")
    assert first(rows, of(Form.RANK, value=1.0)).figure.among == 3


def test_a_record_looks_back_to_its_first_year_and_no_further() -> None:
    rows = books(*GROWN, "imf RUS TUR export 2008 30", "imf RUS TUR import 2008 30")
    since = first(rows, of(Form.RECORD, value=1.0, since="2020"))
    assert (since.verdict, since.figure.among) == (Verdict.HOLDS, 2)
    ever = first(rows, of(Form.RECORD, value=1.0))
    assert ever.verdict is Verdict.FAILS
    gap = first(rows, of(Form.RECORD, value=1.0, since="2019"))
    assert gap.verdict is Verdict.NO_ANSWER, "2019 is missing, and may have been higher"
    alone = first(books(*GROWN[2:]), of(Form.RECORD, value=1.0))
    assert alone.verdict is Verdict.NO_ANSWER, "the first year in the data is no record"


def test_a_balance_needs_both_flows_and_has_the_side_in_its_sign() -> None:
    balance = {"measure": Measure.BALANCE}
    surplus = first(books(*GROWN), of(Form.LEVEL, value=20.0, **balance))
    assert (surplus.value, surplus.verdict) == (20.0, Verdict.HOLDS)
    deficit = first(books(*GROWN), of(Form.LEVEL, value=-20.0, **balance))
    assert deficit.verdict is Verdict.FAILS
    one_flow = first(books(GROWN[2]), of(Form.LEVEL, value=20.0, **balance))
    assert one_flow.verdict is Verdict.NO_ANSWER
    partners = books("imf TUR RUS export 2021 6", "imf TUR RUS import 2021 26")
    mirrored = plain_reading(partners, of(Form.LEVEL, value=20.0, **balance), Ledger.SECOND)
    assert mirrored.value == 20.0, "the partner's imports are the first side's exports"


def test_a_range_holds_between_its_ends_and_is_measured_from_the_nearer() -> None:
    said = of(Form.LEVEL, "between", 30.0, upper=31.0, precision=1.0)
    found = first(books(*GROWN), said)
    assert (found.verdict, found.margin) == (Verdict.FAILS, 1.0)
    wide = of(Form.LEVEL, "between", 30.0, upper=35.0, precision=1.0)
    assert first(books(*GROWN), wide).verdict is Verdict.HOLDS
    nearly = of(Form.LEVEL, "between", 32.4, upper=35.0, precision=1.0)
    assert first(books(*GROWN), nearly).verdict is not Verdict.HOLDS
    assert keeping_range(wide, 5) == (29.5, 35.5)


def test_other_money_is_counted_at_the_rate_of_the_year() -> None:
    rows = with_world(books(*GROWN), 1, 1)
    roubles = first(rows, of(Form.LEVEL, value=2240.0, unit="roubles"))
    assert (roubles.value, roubles.verdict) == (2240.0, Verdict.HOLDS)
    euros = first(rows, of(Form.LEVEL, value=30.0, unit="euros"))
    assert [lack.why for lack in euros.figure.lacks] == [Why.NO_RATE]
    rows.indicators["status"] = "doubtful"
    fresh = Books(rows.trade, rows.indicators, rows.order, rows.credits)
    doubtful = first(fresh, of(Form.LEVEL, value=2240.0, unit="roubles"))
    assert doubtful.verdict is Verdict.NO_ANSWER


def test_a_period_that_begins_within_a_month_lies_between_two_sums() -> None:
    months = [f"imf RUS IRN export 2021-{month:02} 1" for month in range(3, 13)]
    said = {"pairs": (IRAN,), "measure": Measure.EXPORTS, "period": "2021-03-21/2021-12-21"}
    found = first(books(*months), of(Form.LEVEL, "equals", 12.0, **said))
    assert (found.figure.least, found.figure.most) == (8, 10)
    assert found.verdict is Verdict.FAILS
    inside = first(books(*months), of(Form.LEVEL, "equals", 9.0, **said))
    assert inside.verdict is Verdict.NO_ANSWER
    assert first(books(*months), of(Form.LEVEL, "at_most", 11.0, **said)).verdict is Verdict.HOLDS
    missing = first(books(*months[:-1]), of(Form.LEVEL, "at_most", 11.0, **said))
    assert missing.verdict is Verdict.NO_ANSWER


@pytest.mark.parametrize("form", [form for form in Form if form is not Form.RANK])
def test_the_grid_has_the_plain_reading_among_its_cells(form: Form) -> None:
    pairs = (TURKEY, IRAN) if form in (Form.RATIO, Form.COMPARISON) else (TURKEY,)
    rows = with_world(books(*BOTH_PAIRS, "imf RUS IRN export 2020 2", "imf RUS IRN import 2020 1"),
                      260.0, 60.0)  # fmt: skip
    said = of(form, pairs=pairs)
    plain = first(rows, said)
    assert plain.value is not None
    cells = [one for one in readings(rows, said, Terms()) if one.year == "2021"]
    assert plain.value in [one.value for one in cells if one.measure == Measure.TURNOVER]


@given(
    st.floats(0.5, 200), st.floats(0.5, 200), st.sampled_from([*Relation][:4]),
    st.sampled_from([0.0, 0.1, 1.0]),
)  # fmt: skip
def test_a_fall_is_judged_as_a_rise_of_its_size(
    found: float, stated: float, relation: Relation, step: float
) -> None:
    up = of(Form.CHANGE, relation, stated, precision=step)
    down = of(Form.CHANGE, relation, -stated, precision=step)
    assert verdict_of(exact(found, "reported", "imf"), up, 5, 1) is verdict_of(
        exact(-found, "reported", "imf"), down, 5, 1
    )


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.integers(2, 50))
def test_what_both_years_are_multiplied_with_changes_no_change(
    then: int, now: int, times: int
) -> None:
    def change(factor: int) -> float:
        rows = books(
            f"imf RUS TUR export 2020 {then * factor}", f"imf RUS TUR export 2021 {now * factor}"
        )
        return first(rows, of(Form.CHANGE, measure=Measure.EXPORTS)).figure.value

    assert isclose(change(1), change(times), abs_tol=1e-9)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (of(Form.CHANGE, value=-33.3), "Russia–Turkey turnover down 33.3 percent"),
        (of(Form.CHANGE, "at_least", 100.0, since="2019"),
         "Russia–Turkey turnover up at least 100 percent since 2019"),
        (of(Form.COMPARISON, "at_least", 1.0, pairs=(TURKEY, IRAN), than="Russia–Iran turnover"),
         "Russia–Turkey turnover more than Russia–Iran turnover"),
        (of(Form.LEVEL, "between", 2e10, upper=2.5e10),
         "Russia–Turkey turnover between $20 billion and $25 billion"),
        (of(Form.LEVEL, value=2.1e12, unit="roubles"),
         "Russia–Turkey turnover 2.1 trillion roubles"),
    ],
)  # fmt: skip
def test_a_claim_says_its_form_in_plain_words(said: Claim, words: str) -> None:
    assert claimed(replace(said, about="Russia–Turkey turnover")) == words


def test_a_bound_below_nil_is_told_with_its_sign_and_is_no_infinite_number() -> None:
    rows = books(
        "imf RUS TUR export 2021 26", "imf RUS TUR import 2021 6", "imf RUS IRN export 2021 3"
    )
    said = of(Form.COMPARISON, value=-20.0, pairs=(IRAN, TURKEY), unit="US dollars")
    found = first(rows, said)
    assert (found.figure.least, found.figure.at_least) == (-29.0, -29.0)
    assert judgement_words(found, said, NAMES).startswith("no answer: at least −0.00")
    turned = of(Form.COMPARISON, value=20.0, pairs=(TURKEY, IRAN), unit="US dollars")
    assert first(rows, turned).figure.at_least is None
    assert "at most" in judgement_words(first(rows, turned), turned, NAMES)


def test_a_state_that_has_ended_is_no_partner() -> None:
    rows = books(*BOTH_PAIRS, "imf RUS SUN export 2011 1")
    assert first(rows, of(Form.RANK, value=1.0)).figure.among == 3
    ended = replace(rows, ended={"SUN": 1991})
    assert first(ended, of(Form.RANK, value=1.0)).figure.among == 2


def test_a_lone_partner_has_no_place_and_the_reason_says_so() -> None:
    found = first(books(*GROWN), of(Form.RANK, value=1.0))
    assert [lack.why for lack in found.figure.lacks] == [Why.NO_OTHERS]
    days = of(Form.LEVEL, measure=Measure.BALANCE, period="2021-01-10/2021-06-05")
    months = [f"imf RUS TUR {way} 2021-0{n} 1" for way in ("export", "import") for n in range(1, 7)]
    assert [lack.why for lack in first(books(*months), days).figure.lacks] == [Why.WITHIN_MONTHS]


def test_a_rise_is_no_fall_of_at_most_so_much() -> None:
    rows = books(*GROWN)
    assert first(rows, of(Form.CHANGE, "at_most", -10.0)).verdict is Verdict.FAILS
    assert first(rows, of(Form.CHANGE, "at_most", 70.0)).verdict is Verdict.HOLDS
    deficit = of(Form.LEVEL, "at_most", -5.0, measure=Measure.BALANCE)
    assert first(rows, deficit).verdict is Verdict.FAILS
    assert keeping_range(deficit, 5) == (-5.5, 0.0)
