"""A figure as printed becomes a value, a step and a unit, or words why it does not."""

import math
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.check.amounts import LONGEST, Amount, NoAmount, amount
from dashboard.vocabulary import MONEY, PERCENT, PLACE, RATIO

BILLIONS = f"billion {MONEY}"


@pytest.mark.parametrize(
    ("printed", "value", "step", "unit"),
    [
        ("$66.6 billion", 66.6e9, 1e8, MONEY),
        ("US$66.6bn", 66.6e9, 1e8, MONEY),
        ("1,845 million dollars", 1.845e9, 1e6, MONEY),
        ("$1.845 billion", 1.845e9, 1e6, MONEY),
        ("1.845 milyon dolar", 1.845e9, 1e6, MONEY),
        ("66,6 milyar dolar", 66.6e9, 1e8, MONEY),
        ("66,6 млрд долларов", 66.6e9, 1e8, MONEY),
        ("۶۶٫۶ میلیارد دلار", 66.6e9, 1e8, MONEY),
        ("4,046,000,000 dollars", 4.046e9, 1.0, MONEY),
        ("€9.4 bn", 9.4e9, 1e8, "euros"),
        ("deficit of $5 billion", -5e9, 1e9, MONEY),
        ("151%", 151.0, 1.0, PERCENT),
        ("fell 12 percent", -12.0, 1.0, PERCENT),
        ("−12.5 %", -12.5, 0.1, PERCENT),
        ("doubled", 100.0, 0.0, PERCENT),
        ("8.2 times", 8.2, 0.1, RATIO),
        ("fivefold", 5.0, 1.0, RATIO),
        ("3rd", 3.0, 1.0, PLACE),
        ("third", 3.0, 1.0, PLACE),
    ],
)
def test_a_figure_is_read_as_it_is_printed(
    printed: str, value: float, step: float, unit: str
) -> None:
    read = amount(printed)
    assert read.unit == unit
    assert [read.value, read.step] == pytest.approx([value, step])


@pytest.mark.parametrize(
    "printed",
    ["20-25 billion dollars", "$20 billion to $25 billion", "between 20 and 25 billion dollars"],
)
def test_a_range_has_two_ends_in_one_unit(printed: str) -> None:
    assert amount(printed) == Amount(20e9, 1e9, MONEY, 25e9)


def test_the_unit_chosen_beside_it_counts_where_the_figure_names_none() -> None:
    assert amount("66.6", BILLIONS) == Amount(66.6e9, 1e8, MONEY)
    assert amount("66,6 milyar", MONEY) == Amount(66.6e9, 1e8, MONEY)
    assert amount("€9 bn", BILLIONS).unit == "euros"
    assert amount("66.6 million", BILLIONS).value == pytest.approx(66.6e6)


@pytest.mark.parametrize(
    ("printed", "unit", "why"),
    [
        ("66.6", MONEY, "the size is missing"),
        ("1,845", BILLIONS, "can be 1845 or 1.8450"),
        ("66.6 billion yuan", "", "“yuan” is no unit"),
        ("$5 billion euros", "", "two units"),
        ("1.2.3 bn", "", "is no figure"),
        ("1 2 3", BILLIONS, "is no figure"),
        ("5 6 billion", "", "is no figure"),
        ("billions", "", "no figure"),
        ("1 to 2 to 3", BILLIONS, "several"),
        ("9" * (LONGEST + 1), BILLIONS, "letters"),
    ],
)
def test_what_can_be_read_in_two_ways_or_none_is_refused_in_words(
    printed: str, unit: str, why: str
) -> None:
    with pytest.raises(NoAmount, match=why):
        amount(printed, unit)


@given(st.text(max_size=100), st.sampled_from(["", MONEY, BILLIONS]))
def test_any_text_is_a_figure_or_is_refused(text: str, unit: str) -> None:
    read = None
    with suppress(NoAmount):
        read = amount(text, unit)
    assert read is None or math.isfinite(read.value)
