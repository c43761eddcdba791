"""Statements of the same goods that cannot all be right, whoever's books they are from."""

from dataclasses import replace
from typing import Any

import pytest
from claiming import NAMES, claim
from hypothesis import given
from hypothesis import strategies as st

from dashboard.claims.claim import Claim
from dashboard.claims.conflicts import book_of, conflicts, goods_of
from dashboard.claims.words_statements import conflict_words
from dashboard.series.flows import Pair
from dashboard.vocabulary import Measure

OTHER_SIDE = {"RUS": "IRN", "IRN": "RUS"}
MIRRORED = {"exports": "imports", "imports": "exports", "turnover": "turnover"}


def said(of: str, measure: str, value: float, relation: str = "equals", /, **more: Any) -> Claim:
    """What is said of the trade of one side in 2021, printed to the tenth."""
    pair = Pair(f"{of}-{OTHER_SIDE[of]}", of, OTHER_SIDE[of], "", "")
    given = {"precision": 0.1, "period": "2021", "said": f"{of} {value:g}", **more}
    return claim(relation, value, pairs=(pair,), measure=Measure(measure), **given)


STATEMENTS = st.lists(
    st.builds(
        lambda of, measure, value, relation, speaks_for, period: said(
            of, measure, value / 10, relation, speaks_for=speaks_for, period=period
        ),
        st.sampled_from(["RUS", "IRN"]),
        st.sampled_from(list(MIRRORED)),
        st.integers(10, 30),
        st.sampled_from(["equals", "about", "at_most", "at_least"]),
        st.sampled_from(["", "RUS", "IRN", "TUR"]),
        st.sampled_from(["2020", "2021"]),
    ),
    max_size=7,
)


def exchanged(one: Claim) -> Claim:
    """The same statement with the two sides in each other's place."""
    pair = one.pairs[0]
    swapped = Pair(f"{pair.second}-{pair.first}", pair.second, pair.first, "", "")
    return replace(one, pairs=(swapped,), speaks_for=OTHER_SIDE.get(one.speaks_for, one.speaks_for))


def told_as_the_others(one: Claim) -> Claim:
    """The same figure of the same books, entered as the other side's trade."""
    measure = Measure(MIRRORED[one.measure])
    return replace(exchanged(one), measure=measure, speaks_for=book_of(one))


def places(claims: list[Claim]) -> list[list[int]]:
    """The conflicts among statements, by their places in the list."""
    at = {id(one): place for place, one in enumerate(claims)}
    return [[at[id(one)] for one in group] for group in conflicts(claims)]


@given(STATEMENTS)
def test_exchanging_the_two_sides_of_all_statements_changes_nothing(claims: list[Claim]) -> None:
    assert places([exchanged(one) for one in claims]) == places(claims)


@given(STATEMENTS, st.data())
def test_as_whose_trade_a_figure_was_entered_changes_nothing(
    claims: list[Claim], data: st.DataObject
) -> None:
    mixed = [told_as_the_others(one) if data.draw(st.booleans()) else one for one in claims]
    assert [goods_of(one) for one in mixed] == [goods_of(one) for one in claims]
    assert places(mixed) == places(claims)


@given(STATEMENTS, st.randoms(use_true_random=False))
def test_the_order_of_statements_changes_no_conflict(claims: list[Claim], random: Any) -> None:
    shuffled = random.sample(claims, len(claims))
    groups = [{id(one) for one in group} for group in conflicts(claims)]
    found = [{id(one) for one in group} for group in conflicts(shuffled)]
    assert sorted(map(sorted, found)) == sorted(map(sorted, groups))


@given(STATEMENTS, STATEMENTS)
def test_another_statement_never_settles_a_conflict(claims: list[Claim], more: list[Claim]) -> None:
    before = {goods_of(group[0]) for group in conflicts(claims)}
    assert before <= {goods_of(group[0]) for group in conflicts([*claims, *more])}


@pytest.mark.parametrize(
    ("exported", "imported", "contradict"),
    [(2.0, 2.0, False), (2.0, 2.2, False), (2.0, 2.5, True), (2.0, 1.9, False), (2.2, 1.9, True)],
)
def test_freight_of_up_to_a_tenth_between_exporter_and_importer_is_no_contradiction(
    exported: float, imported: float, contradict: bool
) -> None:
    both = [said("RUS", "exports", exported), said("IRN", "imports", imported)]
    assert bool(conflicts(both)) is contradict


def test_two_importers_figures_have_no_freight_between_them() -> None:
    assert conflicts([said("IRN", "imports", 2.0), said("IRN", "imports", 2.15)])
    assert not conflicts([said("RUS", "exports", 2.0), said("IRN", "imports", 2.15)])


def test_turnovers_of_either_side_are_of_one_pair_of_goods_and_freight_may_lie_on_either() -> None:
    for one, other in ((2.0, 2.15), (2.15, 2.0)):
        assert not conflicts([said("RUS", "turnover", one), said("IRN", "turnover", other)])
    assert conflicts([said("RUS", "turnover", 2.0), said("IRN", "turnover", 2.5)])


def test_both_directions_and_other_periods_are_other_goods() -> None:
    there = said("RUS", "exports", 1.0)
    assert not conflicts([there, said("IRN", "exports", 5.0)])
    assert not conflicts([there, said("RUS", "exports", 5.0, period="2020")])


def test_a_conflict_says_whose_books_each_figure_is_from() -> None:
    billions = [
        said("RUS", "exports", 1e9, said="customs", precision=1e7, speaks_for="RUS"),
        said("IRN", "imports", 2.25e9, said="ministry (I.)", precision=1e7, speaks_for="IRN"),
        said("IRN", "imports", 1.5e9, said="somebody", precision=1e7),
    ]
    (group,) = conflicts(billions)
    assert conflict_words(group, NAMES) == (
        "Goods from Russia to Iran, 2021: Russia's exports, its own statistics: $1 billion by "
        "customs; Iran's imports, whose statistics are not said: $1.5 billion by somebody; Iran's "
        "imports, its own statistics: $2.25 billion by ministry (I.). The largest is 125.0 percent "
        "above the least."
    )
