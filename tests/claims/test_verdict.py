"""The laws of a verdict: relations, rounding, bounds, and what is close."""

from decimal import Decimal
from math import inf

import pytest
from claiming import claim
from hypothesis import assume, given
from hypothesis import strategies as st

from dashboard.claims.figure import NOTHING, Figure, exact
from dashboard.claims.verdict import KEEPING, keeping_range, rounded, verdict_of
from dashboard.vocabulary import Relation, Verdict

VALUES = st.integers(1, 10**13).map(lambda cents: cents / 100)
STEPS = st.sampled_from([0.01, 1.0, 1e3, 1e6, 1e9])
RELATIONS = st.sampled_from(list(Relation)[:4])


def known(value: float) -> Figure:
    return exact(value, "reported", "imf", "RUS")


def at_least(value: float) -> Figure:
    return known(value)._replace(most=inf)


@pytest.mark.parametrize(
    ("relation", "value", "found", "verdict"),
    [
        ("at_most", 4, 4.0, "holds"),
        ("at_most", 4, 4.49, "holds when rounded"),
        ("at_most", 4, 4.5, "fails"),
        ("at_least", 4, 4.0, "holds"),
        ("at_least", 4, 3.5, "holds when rounded"),
        ("at_least", 4, 3.49, "fails"),
        ("about", 100, 105.0, "holds"),
        ("about", 100, 105.1, "fails"),
        ("about", 4, 4.4, "holds when rounded"),
        ("equals", 4, 4.0, "holds"),
        ("equals", 4, 4.4, "holds when rounded"),
        ("equals", 4, 4.5, "fails"),
    ],
)
def test_each_relation_binds_in_its_own_way(
    relation: str, value: float, found: float, verdict: str
) -> None:
    assert verdict_of(known(found), claim(relation, value)) == verdict


def test_about_takes_the_readers_percentage_unless_the_row_names_one() -> None:
    assert verdict_of(known(110), claim("about", 100), about=10) is Verdict.HOLDS
    assert verdict_of(known(110), claim("about", 100, tolerance=2.0), about=10) is Verdict.FAILS


@pytest.mark.parametrize(
    ("relation", "least", "verdict"),
    [
        ("at_most", 5, "fails"),
        ("at_most", 3, "no answer"),
        ("at_least", 5, "holds"),
        ("at_least", 3.5, "holds when rounded"),
        ("at_least", 3, "no answer"),
        ("about", 5, "fails"),
        ("about", 4.1, "no answer"),
        ("equals", 5, "fails"),
        ("equals", 3, "no answer"),
    ],
)
def test_a_bound_decides_only_where_all_that_it_leaves_open_answers_alike(
    relation: str, least: float, verdict: str
) -> None:
    assert verdict_of(at_least(least), claim(relation, 4)) == verdict


def test_one_flow_decides_what_the_other_cannot_turn_back() -> None:
    """Turkey's imports of 28.96 alone refute “about 25”; one flow above 4 refutes “at most 4”."""
    about = claim("about", 25e9, precision=1e9)
    assert verdict_of(at_least(28.96e9), about, close=3.6) is Verdict.FAILS
    assert verdict_of(at_least(20e9), about, close=3.6) is Verdict.NO_ANSWER


def test_a_miss_by_less_than_the_books_are_apart_is_close() -> None:
    one = claim("equals", 1000.0)
    assert verdict_of(known(1001), one) is Verdict.FAILS
    assert verdict_of(known(1001), one, close=0.1) is Verdict.CLOSE
    assert verdict_of(known(1002), one, close=0.1) is Verdict.FAILS
    assert verdict_of(known(900), claim("at_most", 1000.0), close=0.1) is Verdict.HOLDS


def test_what_nobody_stated_as_a_fact_is_not_judged() -> None:
    for kind in ("implied", "forecast"):
        assert verdict_of(known(5), claim(kind=kind)) is Verdict.UNJUDGED
    assert verdict_of(NOTHING, claim()) is Verdict.NO_ANSWER


@given(VALUES, STEPS, RELATIONS)
def test_the_claimed_figure_itself_always_holds(
    value: float, step: float, relation: Relation
) -> None:
    assert verdict_of(known(value), claim(relation, value, precision=step)) is Verdict.HOLDS


@given(VALUES, VALUES, STEPS)
def test_at_most_and_at_least_both_hold_only_of_the_figure_itself(
    found: float, stated: float, step: float
) -> None:
    both = {
        verdict_of(known(found), claim(side, stated, precision=step))
        for side in ("at_most", "at_least")
    }
    assert (both == {Verdict.HOLDS}) is (Decimal(repr(found)) == Decimal(repr(stated)))


@given(VALUES, VALUES, VALUES, STEPS, RELATIONS, st.sampled_from([0.0, 0.5, 10.0]))
def test_a_decided_bound_is_never_contradicted_by_the_figure_that_turns_out(
    least: float, more: float, stated: float, step: float, relation: Relation, close: float
) -> None:
    one = claim(relation, stated, precision=step)
    bound = verdict_of(at_least(least), one, close=close)
    whole = verdict_of(known(least + more), one, close=close)
    if bound in KEEPING:
        assert whole in KEEPING
    elif bound is not Verdict.NO_ANSWER:
        assert whole is bound


@given(VALUES, VALUES, STEPS, RELATIONS, st.floats(0, 10), st.floats(0, 10))
def test_a_wider_measure_of_closeness_turns_failures_into_close_misses_and_nothing_else(
    found: float, stated: float, step: float, relation: Relation, less: float, more: float
) -> None:
    one = claim(relation, stated, precision=step)
    narrow, wide = (verdict_of(known(found), one, close=close) for close in sorted((less, more)))
    assert wide is narrow or (narrow, wide) == (Verdict.FAILS, Verdict.CLOSE)


@given(VALUES, st.integers(1, 10**6), STEPS, RELATIONS)
def test_the_range_that_keeps_a_claim_is_where_verdicts_keep_it(
    found: float, steps: int, step: float, relation: Relation
) -> None:
    one = claim(relation, float(steps * Decimal(str(step))), precision=step)
    least, most = keeping_range(one, 5)
    assume(not any(abs(found - end) <= 1e-9 * found for end in (least, most)))
    assert (verdict_of(known(found), one) in KEEPING) is (least < found < most)


@given(st.integers(0, 10**6), st.sampled_from([1.0, 1e6, 1e9]))
def test_a_half_step_is_rounded_up_and_a_hair_less_is_not(whole: int, step: float) -> None:
    half = (Decimal(whole) + Decimal("0.5")) * Decimal(step)
    hair = Decimal("0.001") * Decimal(step)
    assert rounded(half, step) == (whole + 1) * Decimal(step)
    assert rounded(half - hair, step) == whole * Decimal(step)
