"""A claim by its fields: what is usual where nothing is said, and words for what cannot be."""

import pytest

from dashboard.claims.court import court_of, plainly
from dashboard.claims.given import claim_given, printed_step
from dashboard.errors import UnknownChoice
from dashboard.package.package import Package
from dashboard.vocabulary import MONEY, RATIO, Measure, Relation, Verdict

TRADE = {"reporter": "RUS", "partner": "TUR", "value": 25e9, "period": "2021"}


def test_a_claim_given_by_its_fields_is_judged_as_the_stored_one(package: Package) -> None:
    court = court_of(package)
    stored = court.claim("russia-turkey-turnover")
    given = claim_given(package, {**TRADE, "relation": "about"})
    assert (given.precision, given.period, given.stated_on) == (1e9, "2021", "")
    assert plainly(court, given).judgements == plainly(court, stored).judgements


def test_what_nobody_said_is_usual_and_a_side_may_be_named(package: Package) -> None:
    dated = {"stated_on": "2023-05", "period": ""}
    claim = claim_given(package, {**TRADE, "reporter": "Turkey", "partner": "iran", **dated})
    assert (claim.measure, claim.relation, claim.unit) == (
        Measure.TURNOVER, Relation.EQUALS, MONEY
    )  # fmt: skip
    assert (claim.pairs[0].id, claim.judged_period, claim.said) == ("TUR-IRN", "2022", "")


def test_two_sides_that_stand_in_no_row_of_pairs_are_a_pair(package: Package) -> None:
    claim = claim_given(package, {**TRADE, "reporter": "CHN", "partner": "DEU"})
    assert claim.about == "China–Germany turnover"
    assert {one.verdict for one in plainly(court_of(package), claim).judgements} == {
        Verdict.NO_ANSWER
    }


@pytest.mark.parametrize(
    ("value", "unit", "step"),
    [
        ("66600000000", MONEY, 1e8), ("20000000000", MONEY, 1e9), ("529000000", MONEY, 1e6),
        ("4045634994", MONEY, 1.0), ("750000", MONEY, 1.0), ("6.25", RATIO, 0.01),
        ("5", RATIO, 1.0),
    ],
)  # fmt: skip
def test_a_value_shows_the_step_it_is_printed_with(value: str, unit: str, step: float) -> None:
    assert float(printed_step(value, unit)) == step


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "A claim needs reporter, partner, value and period (or stated_on, from which"),
        ({"partner": "RUS"}, "found “RUS” twice"),
        ({"partner": "Atlantis"}, "There is no economy “Atlantis” in the data; allowed are"),
        ({"colour": "red"}, "A claim has no field “colour”; allowed are id, document"),
        ({"value": "much"}, "value: found “much”; allowed is a number written with digits"),
        ({"value": float("inf")}, "value: found “inf”"),
        ({"value": "1e-999999999"}, "value: found “1e-999999999”"),
        ({"value": True}, "value: found “True”"),
        ({"period": "20x1"}, "period: found “20x1”; allowed is a real day, month or year"),
        ({"relation": "abot"}, "relation: found “abot”; allowed are “at_most”, “about”"),
        ({"measure": "volume"}, "measure: found “volume”; a figure can be about turnover"),
        ({"measure": "turnover ratio to RUS-XXX"}, "measure: found “XXX”; it stands in no row"),
        ({"precision": 3e9}, "precision: found “3,000,000,000”"),
    ],
)
def test_fields_that_make_no_claim_are_told_in_words(
    package: Package, fields: dict[str, object], said: str
) -> None:
    with pytest.raises(UnknownChoice) as found:
        claim_given(package, {**TRADE, **fields} if fields else {})
    assert said in str(found.value)
    assert "line" not in str(found.value)
